//! Files that are no plain files, or change while they are read.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::program::{command, folder, run, size, write};

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
        write(&path, (0..lines).map(line));
        let shrink = |path: &Path| {
            let file = File::options().write(true).open(path).expect("a file");
            let length = file.metadata().expect("a file").len();
            file.set_len(length / 3).expect("it shrinks");
        };
        let mut child = command(&folder, &["extract", name])
            .stdout(File::create(folder.join("out")).expect("a file"))
            .stderr(File::create(folder.join("errors")).expect("a file"))
            .spawn()
            .expect("it runs");
        shrink(&path);
        let status = child.wait().expect("it ends");
        let code = status.code().unwrap_or_else(|| panic!("killed: {status}"));
        assert!(code == 0 || code == 2, "{code}");
        // The last line may have been cut; whatever was printed is whole.
        let printed = fs::read_to_string(folder.join("out")).expect("UTF-8");
        for line in printed.lines() {
            let parsed: Result<serde_json::Value, _> = serde_json::from_str(line);
            assert!(parsed.is_ok(), "{line}");
        }
    }
}

#[test]
fn bytes_that_are_no_text() {
    let folder = folder("no-text");
    for (name, bytes) in [
        ("overlong", &b"It cost \xC0\xB5 dollars"[..]),
        ("surrogate", b"It cost \xED\xA0\x80 dollars"),
        ("beyond", b"\xF4\x90\x80\x80"),
        ("utf16", b"\xFF\xFE5\0 \0m\0"),
        ("cut", b"It cost \xE2\x82"),
        ("alone", b"\x80"),
    ] {
        fs::write(folder.join(name), bytes).expect("a file");
        let run = run(&folder, &["check", name]);
        assert_eq!(run.status, 2, "{name}");
        assert!(run.errors.contains("not UTF-8"), "{name}: {}", run.errors);
    }
    for (name, bytes) in [
        ("mark", &b"\xEF\xBB\xBF12 people came."[..]),
        ("two marks", b"\xEF\xBB\xBF\xEF\xBB\xBF12 people came."),
        ("nul", b"12 people\0came.\0"),
    ] {
        fs::write(folder.join(name), bytes).expect("a file");
        let run = run(&folder, &["extract", name]);
        assert_eq!(run.status, 0, "{name}: {}", run.errors);
        assert!(
            run.output.contains("\"nominal\":\"12\""),
            "{name}: {}",
            run.output
        );
    }
}
