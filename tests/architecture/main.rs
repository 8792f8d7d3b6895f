//! The house rules that a compiler does not check: data flows one way through the stages, and within each
//! of them, files stay small, and whatever is a rule is in the catalogue.

mod modules;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use modules::{Modules, code, imports};
use numclaim::Checker;
use regex::Regex;

/// The modules of the crate, each above those that it may use: what a module does may rest on what
/// stands before it here, never on what stands after it.
const STAGES: [&str; 33] = [
    "value",
    "visible",
    "span",
    "word_set",
    "each",
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

/// A file's path below the sources.
fn within(path: &Path) -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    path.strip_prefix(source).expect("a source").to_path_buf()
}

/// The top-level module that a file belongs to.
fn module(path: &Path) -> String {
    let within = within(path);
    let first = within.iter().next().expect("a name").to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The top-level names that code takes from the crate: `a` in `crate::a::b`, `a` and `b` in
/// `crate::{a, b::C}`. Comments do not count, nor do tests.
fn used(source: &str) -> BTreeSet<String> {
    let path = Regex::new(r"crate::(\{[^;]*\}|\w+)").expect("a pattern");
    let code = code(source);
    let paths = path.captures_iter(&code);
    let names = paths.flat_map(|path| imports(&path[1]));
    names.filter_map(|path| path.into_iter().next()).collect()
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

#[test]
fn no_module_of_a_folder_uses_itself_by_way_of_another() {
    let files: Vec<(PathBuf, String)> = sources()
        .into_iter()
        .map(|path| {
            let source = read(&path);
            (within(&path), source)
        })
        .collect();
    let files = files
        .iter()
        .map(|(path, source)| (path.as_path(), source.as_str()));
    let circles = Modules::of(files).circles();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// Circles that go through a group, a module of the same folder, and one that passes on what it does
/// not own; none through the folder's own module, or a test.
#[test]
fn circles_are_found_in_every_form_of_import() {
    let circles = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(path, code)| (Path::new(*path), *code));
        Modules::of(files).circles()
    };
    let plain = [
        ("a/mod.rs", "mod b;\nmod c;\nmod d;\npub use d::D;"),
        ("a/b.rs", "use crate::a::{c::C};\nfn f() {}"),
        ("a/c.rs", "fn g() { super::d::h(); }"),
        ("a/d.rs", "fn h() {}"),
    ];
    assert!(circles(&plain).is_empty());
    let back = |code| {
        let mut files = plain.to_vec();
        files[3].1 = code;
        circles(&files)
    };
    let whole = ["src/a: b → c → d"];
    assert_eq!(back("use super::b;\nfn h() { b::f(); }"), whole);
    assert_eq!(
        back("fn h() -> char { let c = '\"'; super::b::f(); c }"),
        whole
    );
    assert!(back("// use super::b;\nconst H: &str = \"super::b::f\";").is_empty());
    assert!(back("fn h() {}\n#[cfg(test)]\nmod tests {\n    use super::super::b;\n}").is_empty());
    assert!(back("use super::f;").is_empty());
    let passed = [
        ("a/mod.rs", "mod b;\nmod d;\npub use d::D;"),
        ("a/b.rs", "use super::D;"),
        ("a/d.rs", "use crate::a::b::B;\npub struct D;"),
    ];
    assert_eq!(circles(&passed), ["src/a: b → d"]);
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
        for line in code(&source).lines().map(str::trim_start) {
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
