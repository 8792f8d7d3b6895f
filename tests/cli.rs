//! The command line: what it prints, and with which status it ends.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder of a test's own, empty.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_numclaim"));
    command.args(arguments).current_dir(folder);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "CI"] {
        command.env_remove(variable);
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("it runs")
}

/// Runs it with this on standard input.
fn feed(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input).expect("it reads");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("it was not killed")
}

/// The objects on the lines of the output.
fn lines(output: &Output) -> Vec<Value> {
    let lines = stdout(output).lines();
    lines
        .map(|line| serde_json::from_str(line).expect("a JSON object a line"))
        .collect()
}

/// A sentence with an error whatever else is in it.
const WRONG: &str = "The bridge was opened on Tuesday, 3 March 2021, by the mayor.\n";
const RIGHT: &str = "The bridge was opened on Wednesday, 3 March 2021, by the mayor.\n";

#[test]
fn the_status_says_whether_something_was_found() {
    let folder = folder("status");
    fs::write(folder.join("wrong.txt"), WRONG).expect("written");
    fs::write(folder.join("right.txt"), RIGHT).expect("written");
    let status = |arguments: &[&str]| status(&run(&folder, arguments));
    assert_eq!(status(&["check", "right.txt"]), 0);
    assert_eq!(status(&["check", "wrong.txt"]), 1);
    assert_eq!(
        status(&["check", "wrong.txt", "right.txt", "--fail-on=note"]),
        1
    );
    assert_eq!(
        status(&["check", "wrong.txt", "--ignore=weekday-mismatch"]),
        0
    );
    assert_eq!(
        status(&["check", "wrong.txt", "--only=share-out-of-range"]),
        0
    );
    assert_eq!(
        status(&["check", "wrong.txt", "--only=weekday-mismatch"]),
        1
    );
    assert_eq!(status(&["check", "wrong.txt", "missing.txt"]), 2);
    for bad in [
        &["check"] as &[&str],
        &["check", "right.txt", "--fail-on=panic"],
        &["check", "right.txt", "--only=no-such-rule"],
        &["check", "right.txt", "--published=2023-02-30"],
        &["check", "right.txt", "--format=xml"],
        &["explain", "no-such-rule"],
        &["guess"],
    ] {
        assert_eq!(status(bad), 2, "{bad:?}");
    }
}

#[test]
fn a_figure_out_of_range_is_named_by_the_line_of_its_document() {
    let folder = folder("out-of-range");
    let lines = "{\"id\": \"one\", \"text\": \"12 people came.\"}\n\
         {\"id\": \"two\", \"text\": \"They came.\\nIt cost 10^40 dollars.\"}\n";
    fs::write(folder.join("in.jsonl"), lines).expect("written");
    for command in ["check", "extract"] {
        let output = run(&folder, &[command, "in.jsonl"]);
        assert_eq!(status(&output), 2);
        let place =
            "in.jsonl:2: document \"two\", line 2: the figure \"10^40 dollars\" in column 9";
        assert!(stderr(&output).contains(place), "{}", stderr(&output));
    }
}

#[test]
fn bad_input_is_named_and_the_rest_is_checked() {
    let folder = folder("bad-input");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("written");
    write("wrong.txt", WRONG.as_bytes());
    write("latin.txt", b"caf\xE9 5");
    write("empty.txt", b" \n");
    write(
        "in.jsonl",
        b"{\"id\": \"one\", \"text\": \"12 people came.\"}\n\
          {\"id\": \"two\"}\n\
          {\"id\": \"three\", \"text\": \n\
          {\"id\": \"one\", \"text\": \"13 people came.\"}\n\
          {\"id\": \"four\", \"text\": \"14 people came.\", \"published\": \"2023-02-30\"}\n\
          {\"id\": \"five\", \"text\": \"15 people came.\"}\n",
    );
    fs::create_dir(folder.join("nothing")).expect("a folder");
    let output = run(
        &folder,
        &[
            "check",
            "latin.txt",
            "empty.txt",
            "missing.txt",
            "nothing",
            "in.jsonl",
            "wrong.txt",
            "--format=json",
        ],
    );
    assert_eq!(status(&output), 2);
    insta::assert_snapshot!(stderr(&output));

    let report: Value = serde_json::from_str(stdout(&output)).expect("JSON");
    let ids = report["documents"].as_array().expect("an array").iter();
    let ids: Vec<&str> = ids.filter_map(|document| document["id"].as_str()).collect();
    assert_eq!(ids, ["five", "one", "wrong.txt"]);
    assert_eq!(report["findings"][0]["rule"], "weekday-mismatch");
    let rejected = report["rejected"].as_array().expect("an array");
    assert_eq!(rejected.len(), 8);
    assert_eq!(rejected[4]["source"], "in.jsonl");
    assert_eq!(rejected[4]["line"], 2);
    assert_eq!(rejected[4]["reason"], "the field \"text\" is missing");
    assert_eq!(rejected[0]["line"], Value::Null);
}

#[test]
fn a_figure_too_large_is_named_and_the_rest_is_read() {
    let folder = folder("large");
    let digits = "123".repeat(30);
    let text = format!("It was sold twice.\nIt cost ${digits} and 300 people saw it.");
    fs::write(folder.join("large.txt"), text).expect("written");
    for arguments in [&["check", "large.txt"], &["extract", "large.txt"]] {
        let output = run(&folder, arguments);
        assert_eq!(status(&output), 2, "{}", stdout(&output));
        let said = stderr(&output);
        assert!(
            said.contains("large.txt:2: the figure") && said.contains("in column 9"),
            "{said}"
        );
        assert!(said.len() < 250, "{said}");
    }
    let mentions = lines(&run(&folder, &["extract", "large.txt"]));
    assert!(mentions.iter().any(|mention| mention["value"].is_null()));
    assert!(
        mentions
            .iter()
            .any(|mention| mention["value"]["nominal"] == "300")
    );
}

#[test]
fn standard_input_is_json_lines() {
    let folder = folder("standard-input");
    let text = serde_json::json!({"id": "x", "text": WRONG, "published": "2021-03-05"});
    let output = feed(
        &folder,
        &["check", "-", "--format=jsonl"],
        format!("\u{FEFF}{text}\r\n\r\n").as_bytes(),
    );
    assert_eq!(status(&output), 1, "{}", stderr(&output));
    let found = lines(&output);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["evidence"][0]["document"], "x");

    let output = feed(&folder, &["extract", "-"], b"{\"id\": \"x\"\n");
    assert_eq!(status(&output), 2);
    assert!(
        stderr(&output).starts_with("numclaim: -:1: malformed JSON"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_stream_is_answered_line_by_line() {
    use std::io::{BufRead, BufReader};
    let folder = folder("stream");
    let mut child = command(&folder, &["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    for id in ["one", "two"] {
        let document = serde_json::json!({"id": id, "text": "It cost $300 million."});
        writeln!(stdin, "{document}").expect("it reads");
        let mut line = String::new();
        stdout.read_line(&mut line).expect("it answers");
        let mention: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(mention["document"], id);
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_mention_has_the_fields_of_the_contract() {
    let folder = folder("contract");
    let text = "Crowd\r\nAbout £12 000 was given by 300 people on Tuesday.";
    fs::write(folder.join("a.txt"), text).expect("written");
    let output = run(&folder, &["extract", "a.txt", "--published=2024-02-09"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let mentions = lines(&output);
    assert!(!mentions.is_empty());
    for mention in &mentions {
        let mention = mention.as_object().expect("an object");
        for field in [
            "document",
            "start",
            "end",
            "line",
            "column",
            "text",
            "kind",
            "value",
            "unit",
            "per",
            "bound",
            "direction",
            "role",
            "period",
            "subject",
            "attribution",
        ] {
            assert!(mention.contains_key(field), "{field}");
        }
        let at = |field: &str| {
            mention[field]
                .as_u64()
                .and_then(|at| usize::try_from(at).ok())
        };
        let (start, end) = (at("start").expect("a start"), at("end").expect("an end"));
        assert_eq!(mention["text"], text[start..end]);
        assert_eq!(mention["line"], 2);
        assert_eq!(at("column"), Some(text[7..start].chars().count() + 1));
    }
}

#[test]
fn a_range_of_durations_has_both_ends() {
    let folder = folder("durations");
    for (text, lower, upper) in [
        ("It takes three or four years.", "P3Y", "P4Y"),
        ("It takes one to two years.", "P1Y", "P2Y"),
        ("It takes between two and three decades.", "P20Y", "P30Y"),
        ("It takes 25–40min.", "PT25M", "PT40M"),
    ] {
        fs::write(folder.join("a.txt"), text).expect("written");
        let mentions = lines(&run(&folder, &["extract", "a.txt"]));
        let [mention] = &mentions[..] else {
            panic!("{text:?}: {mentions:?}");
        };
        assert_eq!(mention["kind"], "duration", "{text}");
        assert_eq!(mention["bound"], "range", "{text}");
        assert_eq!(mention["value"]["iso"], lower, "{text}");
        assert_eq!(mention["value"]["upper"], upper, "{text}");
    }
    fs::write(folder.join("a.txt"), "It takes two years.").expect("written");
    let mentions = lines(&run(&folder, &["extract", "a.txt"]));
    assert_eq!(mentions[0]["value"]["iso"], "P2Y");
    assert!(mentions[0]["value"].get("upper").is_none());
}

#[test]
fn directories_are_searched_only_as_deep_as_asked() {
    let folder = folder("directories");
    fs::create_dir_all(folder.join("in/deep")).expect("a folder");
    for name in ["in/b.md", "in/a.txt", "in/deep/c.txt", "in/picture.png"] {
        fs::write(folder.join(name), "12 people came.").expect("written");
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.join("in"), folder.join("in/deep/loop")).expect("a link");
    let ids = |arguments: &[&str]| {
        let output = run(&folder, arguments);
        let report: Value = serde_json::from_str(stdout(&output)).expect("JSON");
        let documents = report["documents"].as_array().expect("an array").clone();
        documents
            .iter()
            .filter_map(|document| document["id"].as_str().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ids(&["check", "--format=json", "in"]),
        ["in/a.txt", "in/b.md"]
    );
    assert_eq!(
        ids(&["check", "--format=json", "--recursive", "in"]),
        ["in/a.txt", "in/b.md", "in/deep/c.txt"]
    );
}

#[test]
fn colours_are_for_terminals_or_on_demand() {
    let folder = folder("colours");
    fs::write(folder.join("a.txt"), WRONG).expect("written");
    let coloured = |variables: &[(&str, &str)]| {
        let mut command = command(&folder, &["check", "a.txt"]);
        let output = command
            .envs(variables.iter().copied())
            .output()
            .expect("it runs");
        stdout(&output).contains('\u{1b}')
    };
    assert!(!coloured(&[]));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("NO_COLOR", "1")]));
}

#[test]
fn nothing_in_a_document_or_a_name_commands_the_terminal() {
    let folder = folder("escapes");
    let text = "The \u{1b}[31mbridge was \u{202e}opened\u{7} on Tuesday, 3 March 2021.";
    let name = if cfg!(unix) {
        "a\u{1b}]0;x\u{7}\n.txt"
    } else {
        "a.txt"
    };
    fs::write(folder.join(name), text).expect("written");
    let output = run(&folder, &["check", name, "missing\u{1b}[2J"]);
    for printed in [stdout(&output), stderr(&output)] {
        let commands: Vec<char> = printed
            .chars()
            .filter(|c| c.is_control() && *c != '\n' || *c == '\u{202e}')
            .collect();
        assert!(commands.is_empty(), "{commands:?} in {printed}");
    }
    assert!(
        stdout(&output).contains("␛[31mbridge"),
        "{}",
        stdout(&output)
    );
    assert!(
        stderr(&output).contains("missing␛[2J"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_reader_who_leaves_is_no_error() {
    let folder = folder("closed-pipe");
    let mut text = String::new();
    for number in 0..1_000 {
        text.push_str(&format!("It sold {number} boats in 2021. "));
    }
    fs::write(folder.join("long.txt"), text).expect("written");
    for arguments in [&["extract", "long.txt"] as &[&str], &["rules"]] {
        let mut child = command(&folder, arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        assert_eq!(stderr(&output), "");
    }
}

#[test]
fn every_rule_is_listed_and_explained() {
    let folder = folder("explain");
    let listed = run(&folder, &["rules"]);
    assert_eq!(status(&listed), 0);
    let checker = numclaim::Checker::default();
    for rule in checker.rules().map(|rule| rule.explanation()) {
        assert!(stdout(&listed).contains(rule.name), "{}", rule.name);
        let explained = run(&folder, &["explain", rule.name]);
        assert_eq!(status(&explained), 0);
        assert!(stdout(&explained).contains(rule.summary), "{}", rule.name);
    }
}

#[test]
fn a_trace_says_why_two_figures_were_compared_or_not() {
    let folder = folder("trace");
    let one =
        "Vietnam's coffee exports came to $3.1bn in 2021.\nThe harvest employed 4,200 people.\n";
    fs::write(folder.join("a.txt"), one).expect("written");
    let other = "In 2021 Vietnam exported coffee worth $4.4bn.\n";
    fs::write(folder.join("b.txt"), other).expect("written");
    let trace = |places: &[&str]| {
        let arguments = [&["check", "a.txt", "b.txt", "--trace"], places].concat();
        run(&folder, &arguments)
    };

    let compared = trace(&["b.txt:1:39", "a.txt:1:34"]);
    assert_eq!(status(&compared), 0, "{}", stderr(&compared));
    let said = stdout(&compared);
    assert!(
        said.starts_with("b.txt:1:39: \"$4.4bn\"\na.txt:1:34: \"$3.1bn\"\n"),
        "{said}"
    );
    assert!(said.contains("comparable: one quantity"), "{said}");
    assert!(
        said.contains("compared: periods equal, values apart"),
        "{said}"
    );

    let apart = trace(&["a.txt:2:22", "b.txt:1:39"]);
    let said = stdout(&apart);
    assert!(said.contains("different: units"), "{said}");
    assert!(
        said.contains("\nnot compared; they share no telling word"),
        "{said}"
    );

    let all = trace(&[]);
    assert_eq!(stdout(&all), stdout(&compared), "no other two met");
    assert_eq!(stdout(&trace(&["a.txt:1:34"])), stdout(&compared));
    assert_eq!(stdout(&trace(&["a.txt:2:22"])), "");

    for (places, complaint) in [
        (
            &["a.txt:1:1", "b.txt:1:39"][..],
            "there is no figure at a.txt:1:1",
        ),
        (
            &["c.txt:1:1", "b.txt:1:39"],
            "there is no document \"c.txt\"",
        ),
        (&["a.txt:9:9"], "there is no figure at a.txt:9:9"),
        (&["a.txt"], "DOCUMENT:LINE:COLUMN was expected"),
    ] {
        let output = trace(places);
        assert_eq!(status(&output), 2, "{places:?}");
        assert!(stderr(&output).contains(complaint), "{}", stderr(&output));
    }
}

#[test]
fn extract_explains_how_it_read() {
    let folder = folder("extract-explain");
    fs::write(folder.join("a.txt"), "It sold $3.5bn last year.\n").expect("written");
    fs::write(
        folder.join("b.jsonl"),
        "{\"id\": \"b\", \"text\": \"On Windows 11, \\u001b[31m5 hens.\"}\n{\"id\"",
    )
    .expect("written");
    let arguments = [
        "extract",
        "--explain",
        "--published",
        "2022-03-11",
        "a.txt",
        "b.jsonl",
    ];
    let output = run(&folder, &arguments);
    let printed = stdout(&output);
    for line in [
        "a.txt:1:9: \"$3.5bn\"",
        "  kind      money: a currency beside the number",
        "  number    \"3.5\" × \"bn\" (1,000,000,000) = 3,500,000,000",
        "  seen from  the publication date, 2022-03-11, as given for the document",
        "  days       2021-01-01 to 2021-12-31",
        "  not read  a numeral that belongs to a name",
    ] {
        assert!(
            printed.lines().any(|held| held == line),
            "{line} is not in\n{printed}"
        );
    }
    assert!(!printed.contains('\u{1b}'), "{printed}");
    assert_eq!(status(&output), 2, "{}", stderr(&output));
}
