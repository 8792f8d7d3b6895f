//! The README shows what the program really prints, and the rules' own texts.
//!
//! After a change `UPDATE_EXPECT=1 cargo test --features cli --test readme` writes the blocks anew.
#![cfg(feature = "cli")]

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use numclaim::{Checker, Settings};

mod expected;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The README with every block between `<!-- begin: NAME -->` and `<!-- end -->` made anew.
fn made_anew(readme: &str) -> String {
    let mut out = String::new();
    let mut rest = readme;
    while let Some((before, block)) = rest.split_once("<!-- begin: ") {
        let (name, block) = block.split_once(" -->\n").expect("a name ends in -->");
        let (_, after) = block
            .split_once("<!-- end -->")
            .expect("a block has an end");
        let made = match name {
            "check" => console(
                "cargo run --release --features cli -- check examples/articles",
                &["check", "examples/articles"],
                None,
            ),
            "wire" => console(
                "numclaim check --format jsonl - < examples/wire.jsonl",
                &["check", "--format", "jsonl", "-"],
                Some("examples/wire.jsonl"),
            ),
            "trace" => {
                let places = [
                    "examples/articles/northern-ledger.txt:7:67",
                    "examples/articles/strait-courier.md:5:87",
                ];
                let arguments = [
                    "check",
                    "examples/articles",
                    "--trace",
                    places[0],
                    places[1],
                ];
                let typed = format!("numclaim {}", arguments.join(" "));
                console(&typed, &arguments, None)
            }
            "explain" => console(
                "numclaim extract --explain examples/mill.txt",
                &["extract", "--explain", "examples/mill.txt"],
                None,
            ),
            "rules" => rules(),
            "settings" => settings(),
            "rate" => console(
                "numclaim check --config examples/numclaim.toml examples/rate.jsonl",
                &[
                    "check",
                    "--config",
                    "examples/numclaim.toml",
                    "examples/rate.jsonl",
                ],
                None,
            ),
            unknown => panic!("the README has a block {unknown:?}"),
        };
        out.push_str(&format!(
            "{before}<!-- begin: {name} -->\n{made}<!-- end -->"
        ));
        rest = after;
    }
    out + rest
}

/// A command as one would type it, and what the program prints with these arguments.
fn console(typed: &str, arguments: &[&str], input: Option<&str>) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_numclaim"));
    command
        .args(arguments)
        .current_dir(ROOT)
        .env("NO_COLOR", "1");
    if let Some(input) = input {
        let input = File::open(Path::new(ROOT).join(input)).expect("the input is there");
        command.stdin(Stdio::from(input));
    }
    let output = command.output().expect("it runs");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    format!("```console\n$ {typed}\n{printed}```\n")
}

fn rules() -> String {
    let mut table = "| rule | severity | fires when |\n| --- | --- | --- |\n".to_owned();
    for rule in Checker::default().rules().map(|rule| rule.explanation()) {
        let (name, severity) = (rule.name, rule.severity);
        let summary = rule.summary.replace('|', "\\|");
        table.push_str(&format!("| `{name}` | {severity} | {summary} |\n"));
    }
    table
}

/// The keys of a file of settings.
fn settings() -> String {
    let mut table = "| key | takes | sets |\n| --- | --- | --- |\n".to_owned();
    for key in Settings::keys() {
        let name = match key.table {
            "" => key.name.to_owned(),
            table => format!("{table}.{}", key.name),
        };
        table.push_str(&format!("| `{name}` | {} | {} |\n", key.takes, key.about));
    }
    table
}

#[test]
fn the_readme_is_current() {
    let path = Path::new(ROOT).join("README.md");
    let readme = fs::read_to_string(&path).expect("a README");
    let fresh = made_anew(&readme);
    let mut lines = readme.lines().zip(fresh.lines());
    let differs = (readme != fresh).then(|| match lines.find(|(old, new)| old != new) {
        Some((old, new)) => format!("{old}\n  and now\n{new}"),
        None => "it ends elsewhere".to_owned(),
    });
    let faults: Vec<String> = differs.into_iter().collect();
    expected::assert_none(expected::failure(&path, &faults, &fresh));
}
