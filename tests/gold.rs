//! Accuracy on other people's test sets once what is wrong in them is set aside: `tests/gold/SET.tsv` lists
//! gold entries that are wrong, contradict the set's own practice, or ask for what the contract cannot say.
//!
//! The sets lie beside the project (`../shared/eval`) and are counted by their own script, `score`; where
//! they are missing, the test says so and looks only at the lists. A listed entry must still be a miss, so
//! that no list outlives its reason, and the lists must stay short.
#![cfg(feature = "cli")]
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "what is measured is shown"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Lines of `score`: their name, what is compared there, and the least F1.
type Lines = &'static [(&'static str, &'static str, f64)];

/// A set, the lines that `score` prints of it with what is compared there, and the F1 in per cent that each
/// reaches once the listed entries are set aside: what the README states, before it is rounded.
const SETS: [(&str, Lines); 3] = [
    (
        "newsquant",
        &[
            ("newsquant/value", "value", 99.95),
            ("newsquant/value+unit", "unit", 98.15),
            ("newsquant/value+change", "change", 96.75),
        ],
    ),
    ("percent", &[("percent", "whole", 100.0)]),
    ("currency", &[("currency", "whole", 100.0)]),
];

/// No list is longer than one entry to so many of the set.
const SHORTEST_SET: usize = 6;

/// A line of a list.
#[derive(Debug)]
struct Entry {
    item: String,
    compared: String,
    gold: Vec<String>,
    given: Vec<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn entries(set: &str) -> Vec<Entry> {
    let path = root().join("tests/gold").join(set).with_extension("tsv");
    let text = fs::read_to_string(&path).expect("the list is there");
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let several = |field: &str| -> Vec<String> {
        let parts = field.split("; ").filter(|part| *part != "-");
        parts.map(str::to_owned).collect()
    };
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [item, compared, gold, given, why] = fields[..] else {
                panic!("{}: not five fields: {line:?}", path.display());
            };
            assert!(!why.is_empty(), "{}: no reason: {line:?}", path.display());
            Entry {
                item: item.to_owned(),
                compared: compared.to_owned(),
                gold: several(gold),
                given: several(given),
            }
        })
        .collect()
}

/// The evaluation beside the project, if it is there.
fn evaluation() -> Option<PathBuf> {
    let folder = root().join("../shared/eval");
    folder.join("score").is_file().then_some(folder)
}

/// What `score` prints of a set: each line by its name.
fn scores(evaluation: &Path, set: &str) -> Value {
    let score = Command::new(evaluation.join("score"))
        .args([set, "--json", "--misses", "100000", "--bin"])
        .arg(env!("CARGO_BIN_EXE_numclaim"))
        .output()
        .expect("score runs");
    let errors = String::from_utf8_lossy(&score.stderr);
    assert!(score.status.success(), "{errors}");
    serde_json::from_slice(&score.stdout).expect("score prints JSON")
}

/// The number of each item by its text: `score` shows the text only.
fn items(evaluation: &Path, set: &str) -> BTreeMap<String, String> {
    let path = evaluation.join("data").join(set).with_extension("json");
    let text = fs::read_to_string(path).expect("the set is there");
    let items: Vec<Value> = serde_json::from_str(&text).expect("the set is JSON");
    let field = |item: &Value, name: &str| item[name].as_str().unwrap_or_default().to_owned();
    let ids = items.iter();
    ids.map(|item| (field(item, "text"), field(item, "id")))
        .collect()
}

/// How a list writes what is compared: of a quantity its value, perhaps with its unit or its change; of a
/// span its place; of a mention its text.
fn outline(thing: &Value, compared: &str) -> String {
    let number = |value: &Value| value.as_f64().map_or_else(String::new, |it| it.to_string());
    let value = match &thing["value"] {
        Value::Array(ends) => ends.iter().map(number).collect::<Vec<_>>().join("-"),
        value => number(value),
    };
    let field = |name: &str| thing[name].as_str().unwrap_or_default();
    match compared {
        "value" => value,
        "unit" | "change" => format!("{value} {}", field(compared)),
        _ if thing["text"].is_string() => field("text").to_owned(),
        _ => format!("{}..{}", thing["start"], thing["end"]),
    }
}

/// What stands on one side of a miss and has no counterpart on the other.
fn unmatched(miss: &Value, compared: &str) -> (Vec<String>, Vec<String>) {
    let side = |name: &str| -> Vec<String> {
        let things = miss[name].as_array().into_iter().flatten();
        things.map(|thing| outline(thing, compared)).collect()
    };
    let (gold, mut given) = (side("gold"), side("given"));
    let missed = gold.into_iter().filter(|wanted| {
        let met = given.iter().position(|found| found == wanted);
        met.map(|at| given.remove(at)).is_none()
    });
    (missed.collect(), given)
}

/// Takes what an entry lists out of what was missed; says what is no miss.
fn take(listed: &[String], missed: &mut Vec<String>, item: &str) -> Vec<String> {
    let mut stale = Vec::new();
    for wanted in listed {
        match missed.iter().position(|it| it == wanted) {
            Some(at) => drop(missed.remove(at)),
            None => stale.push(format!(
                "item {item}: {wanted:?} is no miss; missed: {missed:?}"
            )),
        }
    }
    stale
}

#[test]
fn what_is_wrong_in_the_sets_is_listed_and_the_rest_is_read() {
    let evaluation = evaluation();
    if evaluation.is_none() {
        eprintln!("skipped: no test sets in ../shared/eval; only the lists were read");
    }
    let mut wrong = Vec::new();
    for (set, lines) in SETS {
        let entries = entries(set);
        let known: Vec<&str> = lines.iter().map(|(_, compared, _)| *compared).collect();
        let strange = entries
            .iter()
            .find(|entry| !known.contains(&entry.compared.as_str()));
        assert!(strange.is_none(), "{set}: {strange:?}");
        let Some(evaluation) = &evaluation else {
            continue;
        };
        let scores = scores(evaluation, set);
        let items = items(evaluation, set);
        for (at, (line, compared, least)) in lines.iter().enumerate() {
            let score = &scores[*line];
            let count = |name: &str| {
                let count = score[name].as_u64().expect("score counts");
                usize::try_from(count).expect("a count")
            };
            let mut missed: BTreeMap<&str, (Vec<String>, Vec<String>)> = BTreeMap::new();
            for miss in score["misses"].as_array().into_iter().flatten() {
                let text = miss["text"].as_str().unwrap_or_default();
                let item = items.get(text).map_or("?", String::as_str);
                missed.insert(item, unmatched(miss, compared));
            }
            for entry in entries.iter().filter(|entry| entry.compared == *compared) {
                let (gold, given) = missed.entry(&entry.item).or_default();
                wrong.extend(take(&entry.gold, gold, &entry.item));
                wrong.extend(take(&entry.given, given, &entry.item));
            }
            // A wrong value is missed with its unit and its change too.
            let aside = entries
                .iter()
                .filter(|entry| known[0] == entry.compared || entry.compared == *compared);
            let (gold, given) = aside.fold((0, 0), |(gold, given), entry| {
                (gold + entry.gold.len(), given + entry.given.len())
            });
            let all = count("gold") - gold + count("found") - given;
            let f1 = 200.0 * count("right") as f64 / all as f64;
            println!("{line}: {f1:.1} with {gold} gold entries set aside");
            if f1 < *least {
                wrong.push(format!("{line}: {f1:.1} is below {least}"));
            }
            if at == 0 && entries.len() * SHORTEST_SET > count("gold") {
                wrong.push(format!("{set}: {} entries are too many", entries.len()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
