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
use std::path::Path;

#[path = "laws/checking.rs"]
mod checking;
#[path = "laws/reading.rs"]
mod reading;

/// The seeds of a fuzz target, with the name of each.
fn seeds(target: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/seeds")
        .join(target);
    let entries = fs::read_dir(folder).expect("a folder of seeds");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut seeds: Vec<_> = paths
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a seed in UTF-8");
            (path.display().to_string(), text)
        })
        .collect();
    seeds.sort();
    assert!(seeds.len() >= 10, "{target} has {} seeds", seeds.len());
    seeds
}

#[test]
fn seeds_of_normalize() {
    for (name, text) in seeds("normalize") {
        eprintln!("{name}");
        reading::holds_for(&text);
    }
}

#[test]
fn seeds_of_check() {
    for (name, text) in seeds("check") {
        eprintln!("{name}");
        checking::holds_for(&text);
        reading::holds_for(&text);
    }
}
