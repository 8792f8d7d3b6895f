//! Files that are no plain files, or change while they are read.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::program::{FIGURE, MOST_FIGURES, folder, run, run_while, size, write};

#[cfg(unix)]
#[test]
fn links_in_a_circle() {
    use std::os::unix::fs::symlink;
    let folder = folder("circle");
    symlink("two.txt", folder.join("one.txt")).expect("a link");
    symlink("one.txt", folder.join("two.txt")).expect("a link");
    fs::create_dir(folder.join("in")).expect("a folder");
    symlink("..", folder.join("in/up")).expect("a link");
    symlink(".", folder.join("in/self")).expect("a link");
    write(&folder.join("in/good.txt"), ["12 people came."]);

    let by_name = run(&folder, &["check", "one.txt", "in/good.txt"]);
    by_name.is_bounded("links in a circle, check", 15);
    assert_eq!(by_name.status, 2);
    assert!(
        by_name.errors.starts_with("numclaim: one.txt: "),
        "{}",
        by_name.errors
    );
    assert!(by_name.output.contains("1 document checked"));

    let searched = run(&folder, &["check", "--recursive", "."]);
    assert!(
        searched.output.contains("1 document checked"),
        "{searched:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_is_read_to_its_end() {
    let folder = folder("pipe");
    for name in ["pipe.txt", "pipe.jsonl"] {
        let pipe = folder.join(name);
        let made = Command::new("mkfifo").arg(&pipe).status();
        if !made.is_ok_and(|status| status.success()) {
            println!("skipped: there is no mkfifo here");
            return;
        }
        let writer = {
            let pipe = pipe.clone();
            std::thread::spawn(move || {
                let mut pipe = File::options().write(true).open(pipe).expect("a pipe");
                let line = "{\"id\": \"a\", \"text\": \"12 people came.\"}\n";
                // In two pieces, with a pause between them.
                let (one, other) = line.split_at(20);
                pipe.write_all(one.as_bytes()).expect("a reader");
                std::thread::sleep(std::time::Duration::from_millis(50));
                pipe.write_all(other.as_bytes()).expect("a reader");
            })
        };
        let run = run(&folder, &["check", name]);
        run.is_bounded(&format!("{name}, check"), 39);
        writer.join().expect("it wrote");
        assert_eq!(run.status, 0, "{}", run.errors);
        assert!(run.output.contains("1 document checked"), "{}", run.output);
    }
}

#[cfg(unix)]
#[test]
fn devices_and_folders_in_the_place_of_files() {
    let folder = folder("devices");
    fs::create_dir(folder.join("folder.txt")).expect("a folder");
    for name in ["/dev/null", "folder.txt", "no/such/file.txt"] {
        let run = run(&folder, &["check", name]);
        assert_eq!(run.status, 2, "{name}");
        assert!(
            run.errors.starts_with("numclaim: "),
            "{name}: {}",
            run.errors
        );
    }
}

#[test]
fn a_file_that_shrinks_while_it_is_read() {
    let folder = folder("shrinking");
    let lines = size(2_000, 1_000_000);
    for name in ["in.jsonl", "in.txt"] {
        let path = folder.join(name);
        let line = |nth| format!("{{\"id\": \"{nth}\", \"text\": \"{nth} ships came.\"}}\n");
        let bytes = write(&path, (0..lines).map(line));
        let shrink = |path: &Path| {
            let file = File::options().write(true).open(path).expect("a file");
            let length = file.metadata().expect("a file").len();
            file.set_len(length / 3).expect("it shrinks");
        };
        // As one text, each of its lines has two figures.
        let held = FIGURE * MOST_FIGURES.min(2 * lines as u64);
        let run = run_while(&folder, &["extract", name], || shrink(&path));
        run.is_bounded_with(&format!("a shrinking {name}, extract"), bytes, held);
        assert!(run.status == 0 || run.status == 2, "{}", run.status);
        // The last line may have been cut; whatever was printed is whole.
        for line in run.output.lines() {
            let parsed: Result<serde_json::Value, _> = serde_json::from_str(line);
            assert!(parsed.is_ok(), "{line}");
        }
    }
}

#[test]
fn bytes_that_are_no_text() {
    let folder = folder("no-text");
    for (name, bytes) in [
        ("overlong UTF-8", &b"It cost \xC0\xB5 dollars"[..]),
        ("a surrogate in UTF-8", b"It cost \xED\xA0\x80 dollars"),
        ("beyond Unicode, text", b"\xF4\x90\x80\x80"),
        ("UTF-16, text", b"\xFF\xFE5\0 \0m\0"),
        ("a cut character, text", b"It cost \xE2\x82"),
        ("half a character", b"\x80"),
    ] {
        fs::write(folder.join(name), bytes).expect("a file");
        let run = run(&folder, &["check", name]);
        run.is_bounded(&format!("{name}, check"), bytes.len() as u64);
        assert_eq!(run.status, 2, "{name}");
        assert!(run.errors.contains("not UTF-8"), "{name}: {}", run.errors);
    }
    for (name, bytes) in [
        ("a byte order mark", &b"\xEF\xBB\xBF12 people came."[..]),
        (
            "two byte order marks",
            b"\xEF\xBB\xBF\xEF\xBB\xBF12 people came.",
        ),
        ("NUL in a text", b"12 people\0came.\0"),
    ] {
        fs::write(folder.join(name), bytes).expect("a file");
        let run = run(&folder, &["extract", name]);
        run.is_bounded(&format!("{name}, extract"), bytes.len() as u64);
        assert_eq!(run.status, 0, "{name}: {}", run.errors);
        assert!(
            run.output.contains("\"nominal\":\"12\""),
            "{name}: {}",
            run.output
        );
    }
}
