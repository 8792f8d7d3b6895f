//! The fuzzers' seeds, and whatever once made a fuzzer fail, replayed without a fuzzer.
#![allow(
    clippy::print_stdout,
    reason = "what a test prints says where it failed"
)]
#![expect(
    clippy::print_stderr,
    reason = "the name of the seed that fails is worth knowing"
)]

use std::fs;
use std::path::{Path, PathBuf};

#[path = "laws/arithmetic.rs"]
mod arithmetic;
#[path = "laws/checking.rs"]
mod checking;
#[cfg(feature = "cli")]
#[path = "laws/lines.rs"]
mod lines;
#[path = "laws/printing.rs"]
mod printing;
#[path = "properties/rational.rs"]
mod rational;
#[path = "laws/reading.rs"]
mod reading;
#[cfg(feature = "cli")]
#[path = "laws/settings.rs"]
mod settings;

/// The folder of the fuzzers. The packaged crate is without it.
fn fuzzers() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: the packaged crate has no fuzz/, whose seeds are replayed here");
    None
}

/// Replays the seeds of a fuzz target.
fn replay(target: &str, law: impl Fn(&[u8])) {
    let Some(fuzzers) = fuzzers() else { return };
    let entries = fs::read_dir(fuzzers.join("seeds").join(target)).expect("a folder of seeds");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    assert!(paths.len() >= 10, "{target} has {} seeds", paths.len());
    for path in paths {
        eprintln!("{}", path.display());
        law(&fs::read(&path).expect("a seed"));
    }
}

fn text(seed: &[u8]) -> &str {
    std::str::from_utf8(seed).expect("a seed in UTF-8")
}

#[test]
fn seeds_of_normalize() {
    replay("normalize", |seed| reading::holds_for(text(seed)));
}

#[test]
fn seeds_of_check() {
    replay("check", |seed| {
        checking::holds_for(text(seed));
        reading::holds_for(text(seed));
    });
}

#[cfg(feature = "cli")]
#[test]
fn seeds_of_lines() {
    replay("lines", lines::hold_for);
}

#[test]
fn seeds_of_printing() {
    replay("printing", |seed| printing::hold_for(text(seed)));
}

#[cfg(feature = "cli")]
#[test]
fn seeds_of_settings() {
    replay("settings", |seed| settings::hold_for(text(seed)));
}

#[test]
fn seeds_of_arithmetic() {
    replay("arithmetic", |seed| arithmetic::holds_for(text(seed)));
}

/// The names in `fuzz/Cargo.toml`, the files of the targets, and the tests above are the same.
#[test]
fn every_target_has_its_file_seeds_and_dictionary() {
    let Some(fuzzers) = fuzzers() else { return };
    let manifest = fs::read_to_string(fuzzers.join("Cargo.toml")).expect("a manifest");
    let targets = manifest.lines().filter_map(|line| {
        let name = line.strip_prefix("path = \"fuzz_targets/")?;
        name.strip_suffix(".rs\"")
    });
    let own = include_str!("fuzz_corpus.rs");
    let mut count = 0;
    for target in targets {
        let file = fuzzers.join("fuzz_targets").join(target);
        assert!(file.with_extension("rs").is_file(), "{target}");
        assert!(own.contains(&format!("replay(\"{target}\"")), "{target}");
        let dictionary = fuzzers.join("dictionaries").join(target);
        assert!(dictionary.with_extension("dict").is_file(), "{target}");
        count += 1;
    }
    assert!(count >= 6, "{count} targets");
}

/// A dictionary that libFuzzer cannot read ends a run before it begins.
#[test]
fn dictionaries_are_of_quoted_ascii() {
    let Some(fuzzers) = fuzzers() else { return };
    let entries = fs::read_dir(fuzzers.join("dictionaries")).expect("a folder of dictionaries");
    for entry in entries {
        let path = entry.expect("an entry").path();
        let lines = fs::read_to_string(&path).expect("a dictionary in UTF-8");
        for (line, number) in lines.lines().zip(1..) {
            let word = line
                .strip_prefix('"')
                .and_then(|rest| rest.strip_suffix('"'));
            let readable = word.is_some_and(|word| !word.is_empty() && word.is_ascii());
            let passed_over = line.is_empty() || line.starts_with('#');
            assert!(
                readable || passed_over,
                "{}:{number}: {line}",
                path.display()
            );
        }
    }
}
