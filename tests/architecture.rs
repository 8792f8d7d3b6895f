//! The house rules that a compiler does not check: data flows one way through the stages, files stay
//! small, and whatever is a rule is in the catalogue.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use numclaim::Checker;

/// The modules of the crate, each above those that it may use: what a module does may rest on what
/// stands before it here, never on what stands after it.
const STAGES: [&str; 32] = [
    "value",
    "visible",
    "span",
    "word_set",
    "document",
    "error",
    "mention",
    "passage",
    "claim",
    "comparison",
    "finding",
    "token",
    "lexicon",
    "normalize",
    "link",
    "parts",
    "compare",
    "wording",
    "explain",
    "config",
    "case",
    "cause",
    "agreement",
    "trace",
    "rule",
    "rules",
    "report",
    "checker",
    "corpus",
    "settings",
    "input",
    "cli",
];

/// Above everything: the crate's front page, the program, and the strategies that tests use.
const ROOTS: [&str; 3] = ["lib", "main", "strategies"];

/// A file with more lines does more than one thing.
const MOST_LINES: usize = 500;

fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a source in UTF-8")
}

/// The top-level module that a file belongs to.
fn module(path: &Path) -> String {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let within = path.strip_prefix(source).expect("a source");
    let first = within.iter().next().expect("a name").to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The top-level names that code takes from the crate: `a` in `crate::a::b`, `a` and `b` in
/// `crate::{a, b::C}`. Comments do not count, nor do the tests at the end of a file.
fn used(code: &str) -> BTreeSet<String> {
    let tests = ["#[cfg(test)]", "#![cfg(test)]"];
    let ends = tests.iter().filter_map(|sign| code.find(sign));
    let code = &code[..ends.min().unwrap_or(code.len())];
    let lines = code.lines().map(str::trim_start);
    let code: String = lines.filter(|line| !line.starts_with("//")).collect();
    let name = |text: &str| -> String {
        let is_part = |c: &char| c.is_alphanumeric() || *c == '_';
        text.trim_start().chars().take_while(is_part).collect()
    };
    let mut names = BTreeSet::new();
    for path in code.split("crate::").skip(1) {
        let Some(group) = path.strip_prefix('{') else {
            names.insert(name(path));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    names.insert(name(&group[start..at]));
                    start = at + 1;
                    if c == '}' {
                        break;
                    }
                }
                _ => {}
            }
        }
    }
    names.remove("");
    names
}

#[test]
fn names_are_found_in_every_form_of_import() {
    let code = "use crate::a::B;\nuse crate::{c, d::{E, F}, g};\n// crate::h\nlet x = crate::i::j();\n#[cfg(test)]\nuse crate::k;";
    let names: Vec<_> = used(code).into_iter().collect();
    assert_eq!(names, ["a", "c", "d", "g", "i"]);
}

#[test]
fn nothing_imports_upward() {
    let rank = |name: &str| STAGES.iter().position(|stage| *stage == name);
    let mut upward = Vec::new();
    for path in sources() {
        let user = module(&path);
        if ROOTS.contains(&user.as_str()) {
            continue;
        }
        let own = rank(&user)
            .unwrap_or_else(|| panic!("{user} is in none of the stages: give it its place"));
        for name in used(&read(&path)) {
            if rank(&name).is_none_or(|other| other > own) {
                upward.push(format!("{} uses crate::{name}", path.display()));
            }
        }
    }
    assert!(upward.is_empty(), "{}", upward.join("\n"));
}

/// What reaches out of the program, and the only places that may: no file is written, no clock and no
/// environment is read, nobody is called. (Colours follow the environment in the crate that the command
/// line asks for them.)
#[test]
fn nothing_reaches_out_but_where_it_is_meant_to() {
    const OUTSIDE: [(&str, &[&str]); 13] = [
        ("std::net", &[]),
        ("std::env", &[]),
        ("env::var", &[]),
        ("SystemTime", &[]),
        ("Instant", &[]),
        ("Utc", &[]),
        ("Local::", &[]),
        ("process::Command", &[]),
        ("File::create", &[]),
        ("fs::write", &[]),
        ("OpenOptions", &[]),
        ("std::fs", &["input", "cli"]),
        ("std::process", &["cli", "main"]),
    ];
    let mut reaching = Vec::new();
    // Tests that take the time.
    let tests = |path: &PathBuf| {
        path.ends_with("normalize/laws.rs") || path.ends_with("compare/meetings.rs")
    };
    for path in sources().into_iter().filter(|path| !tests(path)) {
        let (user, source) = (module(&path), read(&path));
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().map(str::trim_start);
        for line in lines.filter(|line| !line.starts_with("//")) {
            for (outside, allowed) in OUTSIDE {
                if line.contains(outside) && !allowed.contains(&user.as_str()) {
                    reaching.push(format!("{}: {line}", path.display()));
                }
            }
        }
    }
    assert!(reaching.is_empty(), "{}", reaching.join("\n"));
}

#[test]
fn files_are_small() {
    let long = sources().into_iter().filter_map(|path| {
        let lines = read(&path).lines().count();
        (lines > MOST_LINES).then(|| format!("{}: {lines} lines", path.display()))
    });
    let long: Vec<_> = long.collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_rule_is_in_the_catalogue_under_the_name_of_its_file() {
    let files = sources().into_iter().filter(|path| module(path) == "rules");
    let written: BTreeSet<String> = files
        .filter(|path| read(path).contains("impl Rule for"))
        .map(|path| {
            let stem = path.file_stem().expect("a name").to_string_lossy();
            stem.replace('_', "-")
        })
        .collect();
    let checker = Checker::default();
    let catalogue: Vec<&str> = checker
        .rules()
        .map(|rule| rule.explanation().name)
        .collect();
    let registered: BTreeSet<String> = catalogue.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(
        registered.len(),
        catalogue.len(),
        "a rule is in the catalogue twice"
    );
    assert_eq!(registered, written);
}
