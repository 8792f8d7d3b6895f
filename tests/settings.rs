//! Files of settings: every key has an effect, and every mistake is named where it stands.
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use numclaim::{Checker, Document, Settings, Severity};
use proptest::prelude::*;

/// What is found among sentences, each a document of one day, as severities and rules.
fn found(settings: &str, sentences: &[&str]) -> Vec<String> {
    let settings = Settings::parse(settings).expect(settings);
    let date = chrono::NaiveDate::from_ymd_opt(2024, 3, 5);
    let documents: Vec<Document> = sentences
        .iter()
        .enumerate()
        .map(|(nth, text)| Document::new(nth.to_string(), *text).published(date.expect("a day")))
        .collect();
    let report = Checker::new(settings.config).check(&documents);
    let said = |finding: &numclaim::Finding| format!("{} {}", finding.severity, finding.rule);
    report.findings.iter().map(said).collect()
}

/// The unit or the days of each mention of a text.
fn read(settings: &str, text: &str) -> Vec<String> {
    let settings = Settings::parse(settings).expect(settings);
    let mentions = Checker::new(settings.config).mentions(&Document::new("a", text));
    let said = |mention: &numclaim::Mention| match mention.period() {
        Some(days) => days.to_string(),
        None => mention.unit().unwrap_or_default(),
    };
    mentions.expect("a text").iter().map(said).collect()
}

const WEEKDAY: &str = "The bridge was opened on Tuesday, 3 March 2021, by the mayor.";
const NONE: [&str; 0] = [];

#[test]
fn dates_dollars_and_fiscal_years() {
    let text = "It cost $5 last year.";
    assert_eq!(read("", text), ["USD", ""]);
    assert_eq!(read("dollar = \"CAD\"", text), ["CAD", ""]);
    assert_eq!(
        read("published = 2024-02-09", text),
        ["USD", "2023-01-01/2024-01-01"]
    );
    let fiscal = "[fiscal-year]\nfirst-month = 4\n";
    let text = "Sales rose in FY2024.";
    assert_eq!(read("", text), ["2024-01-01/2025-01-01"]);
    assert_eq!(read(fiscal, text), ["2023-04-01/2024-04-01"]);
    let first = format!("{fiscal}named-after = \"first-year\"");
    assert_eq!(read(&first, text), ["2024-04-01/2025-04-01"]);
}

#[test]
fn rules_severities_and_limits() {
    assert_eq!(found("", &[WEEKDAY]), ["error weekday-mismatch"]);
    for quiet in [
        "rules.off = [\"weekday-mismatch\"]",
        "rules.only = [\"sum-mismatch\"]",
        "thresholds.confidence = 1",
    ] {
        assert_eq!(found(quiet, &[WEEKDAY]), NONE, "{quiet}");
    }
    let only = "rules.only = [\"weekday-mismatch\"]";
    assert_eq!(found(only, &[WEEKDAY]), ["error weekday-mismatch"]);
    let failing = Settings::parse("fail-on = \"note\"").expect("settings");
    assert_eq!(failing.fail_on, Some(Severity::Note));
    assert_eq!(Settings::parse("").expect("settings").fail_on, None);
}

#[test]
fn every_limit_silences_an_example() {
    for (setting, rule) in [
        ("thresholds.note-confidence = 1", "uncorroborated-figure"),
        ("least-severity = \"warning\"", "uncorroborated-figure"),
        (
            "thresholds.remainder-low = 0\nthresholds.remainder-high = 1000",
            "implausible-remainder",
        ),
        ("thresholds.sum-gap = 0", "sum-mismatch"),
    ] {
        let everything = Checker::default();
        let mut rules = everything.rules().map(|held| held.explanation());
        let explained = rules.find(|held| held.name == rule).expect("a rule");
        let silenced = explained.fires.iter().any(|example| {
            let documents = example.documents.iter().enumerate();
            let documents: Vec<Document> = documents
                .map(|(nth, (published, text))| {
                    let document = Document::new(nth.to_string(), *text);
                    match published.parse() {
                        Ok(date) => document.published(date),
                        Err(_) => document,
                    }
                })
                .collect();
            let count = |settings: &str| {
                let settings = Settings::parse(settings).expect("settings");
                let report = Checker::new(settings.config).check(&documents);
                let of_rule = |finding: &&numclaim::Finding| finding.rule == rule;
                report.findings.iter().filter(of_rule).count()
            };
            count("") > 0 && count(setting) == 0
        });
        assert!(silenced, "{setting}");
    }
}

#[test]
fn a_total_over_months_may_miss_the_product_by_the_gap() {
    let strike = "The strike lasted 4 months. The shipyard said it lost $3 million a month, a total of $19 million.";
    assert_eq!(found("", &[strike]), ["error rate-mismatch"]);
    assert_eq!(found("thresholds.rate-gap = 1", &[strike]), NONE);
}

#[test]
fn rates_have_their_day_and_tolerance() {
    let texts = [
        "Coffee exports of Vietnam came to $3.1bn in 2023.",
        "Vietnam's coffee exports were worth €3.01bn in 2023.",
    ];
    let rate = "[[exchange-rate]]\nof = \"USD\"\nto = \"EUR\"\nrate = 0.92\n";
    assert_eq!(found("", &texts), NONE);
    assert_eq!(found(rate, &texts), ["error conflicting-value"]);
    let loose = format!("{rate}tolerance = 0.05");
    assert_eq!(found(&loose, &texts), ["warning conflicting-value"]);
    let of_its_time = format!("{rate}date = 2023-05-01");
    assert_eq!(found(&of_its_time, &texts), ["error conflicting-value"]);
    let of_another = format!("{rate}date = 1999-05-01");
    assert_eq!(found(&of_another, &texts), NONE);
}

#[test]
fn things_and_parties_are_synonyms() {
    let texts = [
        "Norway's container traffic came to 4.1m tonnes in 2023.",
        "The box throughput of Norway was 5.3m tonnes in 2023.",
    ];
    let thing = "[[thing]]\nname = \"container traffic\"\nwords = [\"box throughput\"]\n";
    assert_eq!(found(thing, &texts), ["error conflicting-value"]);

    let claim = |settings: &str, text: &str| {
        let settings = Settings::parse(settings).expect(settings);
        let claims = Checker::new(settings.config).extract(&Document::new("a", text));
        claims.expect("a text").remove(0).subject
    };
    let whole = "\n[[thing]]\nname = \"port traffic\"\n";
    let nature = format!("{thing}nature = \"toll\"\npart-of = \"port traffic\"{whole}");
    assert_eq!(claim(thing, texts[0]).nature, None);
    assert_eq!(
        claim(&nature, texts[0]).nature,
        Some(numclaim::Nature::Toll)
    );
    assert_eq!(claim(&nature, texts[0]).broader, ["port traffic"]);
    let blue = format!("{thing}nature = \"flow\"\n[[thing]]\nname = \"blue container traffic\"\n")
        + "words = [\"blue box throughput\"]\npart-of = \"container traffic\"\n";
    let part = |tonnes: &str| {
        [
            "The box throughput of Norway was 41,300 tonnes in 2023.".to_owned(),
            format!(
                "Norway's blue box throughput came to {tonnes} tonnes in 2023, the ministry said."
            ),
        ]
    };
    let of = |tonnes: &str| found(&blue, &part(tonnes).each_ref().map(String::as_str));
    assert_eq!(of("39,900"), [""; 0], "a part may be as large");
    assert_eq!(of("47,900"), ["error part-exceeds-whole"]);
    let verbs = format!("{thing}verbs = [\"transhipped\"]");
    let shipped = "Norway transhipped 300,000 tonnes in 2023.";
    assert_ne!(
        claim(thing, shipped).measure.as_deref(),
        Some("container traffic")
    );
    assert_eq!(
        claim(&verbs, shipped).measure.as_deref(),
        Some("container traffic")
    );

    let party = "[[party]]\nname = \"Norland\"\nkind = \"country\"\n\
        words = [\"Norlandic\"]\ncapitals = [\"Skarholm\"]\n";
    for text in [
        "Norlandic exports came to $3bn in 2023.",
        "Exports of Norland came to $3bn in 2023.",
    ] {
        let parties = claim(party, text).parties;
        assert!(parties.contains("norland"), "{text}: {parties:?}");
    }
}

/// Each mistake, with where it stands and a part of what is said of it.
const MISTAKES: [(&str, &str, &str); 37] = [
    (
        "[[party]]\nname = \"Norland\"\nkind = \"country\"\nwithin = \"Nowhere\"",
        "4:10",
        "no party or place is named \"Nowhere\"",
    ),
    (
        "[[exchange-rate]]\nof = \"USD\"\nto = \"EUR\"\nrate = 0.92\n\
         [[exchange-rate]]\nof = \"EUR\"\nto = \"USD\"\nrate = 2",
        "5:1",
        "a rate of EUR and USD without a date stands further up",
    ),
    (
        "[[thing]]\nname = \"a b\"\npart-of = \"no such thing\"",
        "3:11",
        "nothing that is measured is named \"no such thing\"",
    ),
    (
        "[rules]\nonly = [\"sum-mismatch\"]\noff = [\"sum-mismatch\"]",
        "3:8",
        "\"sum-mismatch\" stands in only, too",
    ),
    ("dolar = \"CAD\"", "1:1", "no key is named \"dolar\""),
    ("\n[threshold]", "2:2", "no key is named \"threshold\""),
    (
        "[thresholds]\nsum-gapp = 1",
        "2:1",
        "no key is named \"sum-gapp\" in thresholds",
    ),
    (
        "[[thing]]\nname = \"a\"\nverb = []",
        "3:1",
        "no key is named \"verb\" in thing",
    ),
    ("dollar = \"dollars\"", "1:10", "\"dollars\" is no currency"),
    (
        "dollar = 5",
        "1:10",
        "dollar takes a text in quotes, and this is no such integer",
    ),
    (
        "published = \"2024-02-09\"",
        "1:13",
        "published takes a date",
    ),
    ("published = 2024-02-30", "1:", "no TOML"),
    (
        "published = 2024-02-09T10:00:00",
        "1:13",
        "published takes a date",
    ),
    (
        "least-severity = \"fatal\"",
        "1:18",
        "note, warning or error was expected",
    ),
    ("fail-on = true", "1:11", "fail-on takes a text"),
    ("fiscal-year = 4", "1:15", "fiscal-year takes a table"),
    ("[fiscal-year]", "1:1", "the key \"first-month\" is missing"),
    ("[fiscal-year]\nfirst-month = 13", "2:15", "no month is 13"),
    ("[fiscal-year]\nfirst-month = -1", "2:15", "no month is -1"),
    (
        "[fiscal-year]\nfirst-month = 1.5",
        "2:15",
        "no month is 1.5",
    ),
    (
        "[fiscal-year]\nfirst-month = 1\nnamed-after = 2",
        "3:15",
        "named-after takes a text",
    ),
    (
        "[rules]\noff = [\"sum-mismatch\", \"sums\"]",
        "2:24",
        "there is no rule \"sums\"",
    ),
    (
        "[rules]\nonly = [\"sums\"]",
        "2:9",
        "there is no rule \"sums\"",
    ),
    ("[rules]\nonly = []", "2:8", "only needs a rule"),
    (
        "[rules]\noff = \"sum-mismatch\"",
        "2:7",
        "off takes a list of texts",
    ),
    (
        "[thresholds]\nconfidence = 62",
        "2:14",
        "62 is out of bounds, 0 to 1",
    ),
    (
        "[thresholds]\nconfidence = nan",
        "2:14",
        "confidence takes a number",
    ),
    (
        "[thresholds]\nremainder-high = 0.5",
        "2:18",
        "0.5 is out of bounds, 1 to 1000",
    ),
    (
        "[thresholds]\nrate-gap = \"0.1\"",
        "2:12",
        "rate-gap takes a number",
    ),
    (
        "[[exchange-rate]]\nof = \"USD\"\nto = \"EUR\"",
        "1:1",
        "the key \"rate\" is missing",
    ),
    (
        "[[exchange-rate]]\nof = \"USD\"\nto = \"USD\"\nrate = 1",
        "4:8",
        "two currencies",
    ),
    (
        "[[exchange-rate]]\nof = \"USD\"\nto = \"EUR\"\nrate = 0",
        "4:8",
        "more than 0",
    ),
    (
        "[[exchange-rate]]\nof = \"USD\"\nto = \"EUR\"\nrate = 1\ntolerance = 2",
        "5:13",
        "0 to 0.5",
    ),
    (
        "[exchange-rate]\nof = \"USD\"",
        "1:1",
        "each under [[exchange-rate]]",
    ),
    (
        "[[thing]]\nname = \"a\"\nwords = [\"b\", \"–\"]",
        "3:15",
        "\"–\" is no word",
    ),
    (
        "[[party]]\nname = \"Norland\"\nkind = \"planet\"",
        "3:8",
        "country, city or bloc",
    ),
    ("dollar = \"CAD\"\ndollar = \"AUD\"", "2:1", "no TOML"),
];

#[test]
fn mistakes_are_named_where_they_stand() {
    for (text, place, reason) in MISTAKES {
        let mistakes = Settings::parse(text).expect_err(text);
        let said: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 1, "{text:?}: {said:?}");
        assert!(said[0].starts_with(place), "{text:?}: {said:?}");
        assert!(said[0].contains(reason), "{text:?}: {said:?}");
    }
}

#[test]
fn all_mistakes_are_named_in_order() {
    let text = "dolar = 1\n[rules]\noff = [\"x\"]\n[thresholds]\nsum-gap = 7\n";
    let mistakes = Settings::parse(text).expect_err("mistakes");
    let lines: Vec<_> = mistakes
        .iter()
        .map(|mistake| mistake.position.line)
        .collect();
    assert_eq!(lines, [1, 3, 5]);
}

fn example() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/numclaim.toml");
    fs::read_to_string(path).expect("an example")
}

#[test]
fn the_example_has_every_key() {
    let example = example();
    Settings::parse(&example).expect("good settings");
    let mut table = String::new();
    let mut seen = Vec::new();
    for line in example.lines() {
        if line.starts_with('[') {
            table = line.trim_matches(['[', ']']).to_owned();
        } else if let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            seen.push((table.clone(), key.to_owned()));
        }
    }
    let keys = Settings::keys().iter();
    let keys: Vec<_> = keys
        .map(|key| (key.table.to_owned(), key.name.to_owned()))
        .collect();
    assert_eq!(seen, keys);
}

proptest! {
    // Each file that is good loads the lexicon.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,80}|[\\[\\]a-z=\".\\n0-9 -]{0,200}") {
        let _ = Settings::parse(&text);
    }

    #[test]
    fn a_changed_file_is_read_or_its_mistakes_are_placed(
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        new in "\\PC{0,12}|[\\[\\]{}=\",\\n0-9-]{0,12}",
    ) {
        let mut text: Vec<char> = example().chars().collect();
        let start = at.index(text.len());
        let end = (start + length).min(text.len());
        text.splice(start..end, new.chars());
        let text: String = text.into_iter().collect();
        if let Err(mistakes) = Settings::parse(&text) {
            prop_assert!(!mistakes.is_empty());
            for mistake in mistakes {
                prop_assert!(mistake.position.line <= text.lines().count() + 1);
                prop_assert!(!mistake.reason.is_empty());
            }
        }
    }
}

/// A folder of a test's own, with a sentence that has an error.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("settings")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("a.txt"), WEEKDAY).expect("written");
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_numclaim"));
    command.args(arguments).current_dir(folder);
    command.output().expect("it runs")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("it was not killed")
}

#[test]
fn the_file_of_the_working_directory_is_read_unless_another_is_named() {
    let folder = folder("found");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("written");
    assert_eq!(status(&run(&folder, &["check", "a.txt"])), 1);
    write("numclaim.toml", "rules.off = [\"weekday-mismatch\"]");
    assert_eq!(status(&run(&folder, &["check", "a.txt"])), 0);
    write("other.toml", "");
    let other = ["check", "a.txt", "--config", "other.toml"];
    assert_eq!(status(&run(&folder, &other)), 1);
    // The command line comes first.
    let only = ["check", "a.txt", "--only", "weekday-mismatch"];
    assert_eq!(status(&run(&folder, &only)), 1);
    write(
        "numclaim.toml",
        "least-severity = \"note\"\nfail-on = \"error\"",
    );
    assert_eq!(status(&run(&folder, &["check", "a.txt"])), 1);
    fs::create_dir_all(folder.join("deep")).expect("a folder");
    write("numclaim.toml", "dolar = 1");
    let above = run(&folder.join("deep"), &["check", "../a.txt"]);
    assert_eq!(status(&above), 1, "a file further up is not read");
}

#[test]
fn a_bad_file_is_named_and_nothing_is_checked() {
    let folder = folder("bad");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("written");
    write(
        "numclaim.toml",
        b"dollar = \"CAD\"\n[thresholds]\nconfidence = 62\n",
    );
    for command in ["check", "extract"] {
        let output = run(&folder, &[command, "a.txt"]);
        assert_eq!(status(&output), 2);
        assert!(output.stdout.is_empty());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let expected =
            "numclaim: numclaim.toml:3:14: confidence: 62 is out of bounds, 0 to 1 was expected\n";
        assert_eq!(said, expected);
    }
    write("latin.toml", b"dollar = \"caf\xE9\"");
    for (config, said) in [
        ("latin.toml", "not UTF-8"),
        ("missing.toml", "cannot be read"),
    ] {
        let output = run(&folder, &["check", "a.txt", "--config", config]);
        assert_eq!(status(&output), 2);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(stderr.contains(config) && stderr.contains(said), "{stderr}");
    }
}

#[test]
fn settings_reach_extract_and_the_exit_status() {
    let folder = folder("reach");
    fs::write(folder.join("b.txt"), "It cost $5.").expect("written");
    fs::write(folder.join("numclaim.toml"), "dollar = \"CAD\"").expect("written");
    let output = run(&folder, &["extract", "b.txt"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"unit\":\"CAD\""));
    fs::write(folder.join("c.txt"), "The bridge is 16.2 metres high.").expect("written");
    fs::write(folder.join("d.txt"), "The bridge is 16.3 metres high.").expect("written");
    let check = ["check", "c.txt", "d.txt"];
    fs::write(folder.join("numclaim.toml"), "").expect("written");
    assert_eq!(status(&run(&folder, &check)), 0);
    fs::write(folder.join("numclaim.toml"), "fail-on = \"warning\"").expect("written");
    assert_eq!(status(&run(&folder, &check)), 1);
    let errors = ["check", "c.txt", "d.txt", "--fail-on", "error"];
    assert_eq!(status(&run(&folder, &errors)), 0);
}

#[test]
fn every_key_is_listed() {
    let folder = folder("listed");
    let output = run(&folder, &["config"]);
    assert_eq!(status(&output), 0);
    let listed = String::from_utf8_lossy(&output.stdout).into_owned();
    for key in Settings::keys() {
        assert!(
            listed.contains(key.name) && listed.contains(key.about),
            "{key:?}"
        );
    }
}
