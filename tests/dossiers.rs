//! How well the checker does on events told by several documents: every dossier below
//! `tests/dossiers` holds the documents, the inconsistencies planted in them or found there, groups of
//! figures that agree, and what might tempt a checker to a false alarm. Scored are
//!
//! - findings of severity error and warning: one is right if its rule is among an expected entry's
//!   rules and its evidence overlaps mentions of at least two of the entry's sides (of its one side,
//!   where there is one); further findings that match an entry are duplicates, neither right nor
//!   wrong; a finding that matches nothing is wrong;
//! - dossiers without an expected error or warning that got none;
//! - labelled groups of figures of which one agreement or finding joins two or more;
//! - how often findings of a confidence are right.
//!
//! `events` are told of real events; `own` are made up, written beside the code or before an earlier
//! state of it was run on them; `blind` were written by somebody who had not seen the code, in words that
//! differ from document to document; so were `recounted` and `retold`, all of real events. All were looked at while
//! numclaim was made, the last ones least.
//!
//! `clean` hold no inconsistency, but all that looks like one: they are scored by how many are left quiet alone.
//!
//! `cargo test --test dossiers -- --nocapture` prints the figures, the misses and the false alarms.
//! The README's table states them, and may not promise more than they are.
#![allow(
    clippy::print_stdout,
    reason = "what a test prints says where it failed"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use numclaim::{Checker, Document, Evidence, Finding, Severity, span::Span};
use serde_json::Value;

/// A labelled place.
struct Mark {
    document: String,
    span: Span,
}

struct Expected {
    rules: Vec<String>,
    severity: String,
    sides: Vec<Vec<Mark>>,
    why: String,
}

struct Dossier {
    /// The folder that it lies in.
    set: String,
    id: String,
    documents: Vec<Document>,
    expected: Vec<Expected>,
    agreements: Vec<Vec<Mark>>,
}

#[derive(Default)]
struct Score {
    dossiers: usize,
    expected: usize,
    found: usize,
    right: usize,
    duplicates: usize,
    clean: usize,
    quiet: usize,
    agreements: usize,
    linked: usize,
    /// Findings and right ones by tenths of confidence.
    reliability: BTreeMap<u8, (usize, usize)>,
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn list<T>(value: &Value, read: impl FnMut(&Value) -> T) -> Vec<T> {
    value.as_array().into_iter().flatten().map(read).collect()
}

/// The place of a labelled mention: the nth occurrence of its text in its document.
fn mark(documents: &[Document], mention: &Value) -> Mark {
    let (id, wording) = (text(mention, "document"), text(mention, "text"));
    let document = documents.iter().find(|document| document.id() == id);
    let body = document.map_or("", Document::text);
    let nth = mention["nth"].as_u64().unwrap_or(0);
    let mut start = body.find(&wording);
    for _ in 0..nth {
        start = start.and_then(|at| {
            let next = at + body[at..].chars().next().map_or(1, char::len_utf8);
            body[next..].find(&wording).map(|found| next + found)
        });
    }
    let start = start.unwrap_or_else(|| panic!("{id} has no {wording:?}"));
    Mark {
        document: id,
        span: Span {
            start,
            end: start + wording.len(),
        },
    }
}

fn read(path: &Path) -> Dossier {
    let raw = fs::read_to_string(path).expect("a dossier is readable");
    let value: Value =
        serde_json::from_str(&raw).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let documents = list(&value["documents"], |one| {
        let document =
            Document::new(text(one, "id"), text(one, "text")).publisher(text(one, "publisher"));
        match NaiveDate::parse_from_str(&text(one, "published"), "%Y-%m-%d") {
            Ok(date) => document.published(date),
            Err(_) => document,
        }
    });
    let marks = |group: &Value| list(group, |mention| mark(&documents, mention));
    let folder = path.parent().and_then(Path::file_name);
    Dossier {
        set: folder.map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        id: text(&value, "id"),
        expected: list(&value["expected"], |entry| Expected {
            rules: list(&entry["rules"], |rule| {
                rule.as_str().unwrap_or_default().to_owned()
            }),
            severity: text(entry, "severity"),
            sides: list(&entry["sides"], marks),
            why: text(entry, "why"),
        }),
        agreements: list(&value["agreements"], marks),
        documents,
    }
}

fn dossiers() -> Vec<Dossier> {
    fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("an entry is readable").path();
            if path.is_dir() {
                collect(&path, paths);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                paths.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossiers");
    collect(&folder, &mut paths);
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// How many of the marked places the evidence overlaps.
fn hits(marks: &[Mark], evidence: &[Evidence]) -> usize {
    let overlaps = |mark: &&Mark| {
        evidence.iter().any(|evidence| {
            evidence.document == mark.document
                && evidence.span.start < mark.span.end
                && mark.span.start < evidence.span.end
        })
    };
    marks.iter().filter(overlaps).count()
}

fn fits(entry: &Expected, finding: &Finding) -> bool {
    let joined = entry
        .sides
        .iter()
        .filter(|side| hits(side, &finding.evidence) > 0);
    entry.rules.contains(&finding.rule) && joined.count() >= entry.sides.len().min(2)
}

/// For each entry the finding that answers it, each finding used once, as many entries as can be.
fn pair(entries: &[&Expected], findings: &[&Finding]) -> Vec<Option<usize>> {
    fn place(
        entry: usize,
        fit: &[Vec<bool>],
        owner: &mut [Option<usize>],
        tried: &mut [bool],
    ) -> bool {
        for finding in 0..owner.len() {
            if fit[entry][finding] && !tried[finding] {
                tried[finding] = true;
                if owner[finding].is_none_or(|other| place(other, fit, owner, tried)) {
                    owner[finding] = Some(entry);
                    return true;
                }
            }
        }
        false
    }
    let fit: Vec<Vec<bool>> = entries
        .iter()
        .map(|entry| {
            findings
                .iter()
                .map(|finding| fits(entry, finding))
                .collect()
        })
        .collect();
    let mut owner = vec![None; findings.len()];
    for entry in 0..entries.len() {
        place(entry, &fit, &mut owner, &mut vec![false; findings.len()]);
    }
    let mut answers = vec![None; entries.len()];
    for (finding, entry) in owner.iter().enumerate() {
        if let Some(entry) = entry {
            answers[*entry] = Some(finding);
        }
    }
    answers
}

fn outline(finding: &Finding) -> String {
    let evidence = finding.evidence.iter();
    let places: Vec<_> = evidence
        .map(|evidence| format!("{} {:?}", evidence.document, evidence.text))
        .collect();
    format!("{}: {}", finding.rule, places.join(", "))
}

fn score(dossiers: &[&Dossier]) -> Score {
    let mut score = Score::default();
    for dossier in dossiers {
        score.dossiers += 1;
        let report = Checker::default().check(&dossier.documents);
        let serious: Vec<&Expected> = dossier
            .expected
            .iter()
            .filter(|entry| entry.severity != "note")
            .collect();
        let alarms: Vec<&Finding> = report
            .findings
            .iter()
            .filter(|finding| finding.severity > Severity::Note)
            .collect();
        let answers = pair(&serious, &alarms);
        score.expected += serious.len();
        for (entry, answer) in serious.iter().zip(&answers) {
            match answer {
                Some(_) => score.right += 1,
                None => println!("{}: missed: {}", dossier.id, entry.why),
            }
        }
        for (index, finding) in alarms.iter().enumerate() {
            let right = answers.contains(&Some(index));
            if !right && dossier.expected.iter().any(|entry| fits(entry, finding)) {
                score.duplicates += 1;
                continue;
            }
            score.found += 1;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a confidence is 0 to 1"
            )]
            let tenth = (finding.confidence * 10.0) as u8;
            let bin = score.reliability.entry(tenth.min(9)).or_default();
            bin.0 += 1;
            bin.1 += usize::from(right);
            if !right {
                println!("{}: false alarm: {}", dossier.id, outline(finding));
            }
        }
        if serious.is_empty() {
            score.clean += 1;
            score.quiet += usize::from(alarms.is_empty());
        }
        let groups = report
            .agreements
            .iter()
            .map(|agreement| &agreement.evidence)
            .chain(report.findings.iter().map(|finding| &finding.evidence));
        let groups: Vec<_> = groups.collect();
        score.agreements += dossier.agreements.len();
        score.linked += dossier
            .agreements
            .iter()
            .filter(|marks| groups.iter().any(|evidence| hits(marks, evidence) >= 2))
            .count();
    }
    score
}

fn percent(part: usize, whole: usize) -> usize {
    100 * part / whole.max(1)
}

impl Score {
    /// Per cent of the errors and warnings that are right, of the inconsistencies that are found, of the
    /// clean dossiers that are left quiet, and of the agreements that are recognized.
    fn measures(&self) -> [(&'static str, usize); 4] {
        [
            ("precision", percent(self.right, self.found)),
            ("recall", percent(self.right, self.expected)),
            ("quiet", percent(self.quiet, self.clean)),
            ("agreements", percent(self.linked, self.agreements)),
        ]
    }
}

/// A line of the README's table: the set, its dossiers, its inconsistencies, and the measures.
fn row(set: &str, score: &Score) -> String {
    let measures = score
        .measures()
        .map(|(_, reached)| format!(" {reached} |"))
        .concat();
    format!(
        "| {set} | {} | {} |{measures}",
        score.dossiers, score.expected
    )
}

/// Floors of each set in per cent, in the order of [`Score::measures`], at what was reached: a change
/// that falls below them makes something worse.
const FLOORS: [(&str, [usize; 4]); 6] = [
    ("events", [97, 80, 100, 88]),
    ("own", [97, 73, 95, 81]),
    ("recounted", [97, 58, 100, 65]),
    ("blind", [97, 61, 100, 71]),
    ("retold", [93, 45, 90, 75]),
    ("agency", [94, 45, 92, 75]),
];

/// Further findings of one disagreement, in per cent of all, at most.
const DUPLICATES: usize = 5;

/// Of findings that are surer than nine in ten, as many at least are right, in per cent.
const SURE: usize = 90;

#[test]
fn dossiers_are_scored_no_worse_than_before() {
    let dossiers = dossiers();
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).expect("a README");
    let mut reliability: BTreeMap<u8, (usize, usize)> = BTreeMap::new();
    let mut rows = Vec::new();
    let mut low = Vec::new();
    for (set, floors) in FLOORS {
        let of_set: Vec<&Dossier> = dossiers
            .iter()
            .filter(|dossier| dossier.set == set)
            .collect();
        let score = score(&of_set);
        for ((measure, reached), floor) in score.measures().into_iter().zip(floors) {
            if reached < floor {
                low.push(format!("{set}: {measure} is {reached}%, not {floor}%"));
            }
        }
        if percent(score.duplicates, score.found) > DUPLICATES {
            low.push(format!("{set}: {} duplicates", score.duplicates));
        }
        low.extend(promised_too_much(&readme, set, &score));
        rows.push(row(set, &score));
        for (tenth, (found, right)) in score.reliability {
            let bin = reliability.entry(tenth).or_default();
            *bin = (bin.0 + found, bin.1 + right);
        }
    }
    println!("| set | dossiers | inconsistencies | precision | recall | quiet | agreements |");
    println!("{}", rows.join("\n"));
    for (tenth, (found, right)) in &reliability {
        println!("confidence from 0.{tenth}: {right} of {found} right");
    }
    let (found, right) = reliability.get(&9).copied().unwrap_or_default();
    assert!(
        found > 0 && percent(right, found) >= SURE,
        "of {found} findings surer than 0.9 only {right} are right"
    );
    assert!(low.is_empty(), "{}", low.join("\n"));
    let sets = FLOORS.map(|(set, _)| set);
    let strays = dossiers
        .iter()
        .filter(|dossier| dossier.set != CLEAN && !sets.contains(&dossier.set.as_str()));
    assert_eq!(strays.count(), 0, "a folder of dossiers has no floors");
}

/// What the README's line of a set states beyond what is reached, or that there is no such line.
fn promised_too_much(readme: &str, set: &str, score: &Score) -> Vec<String> {
    let start = format!("| {set} |");
    let Some(line) = readme.lines().find(|line| line.starts_with(&start)) else {
        return vec![format!("the README has no line for {set}")];
    };
    let stated = line.split('|').skip(4).map(|cell| cell.trim().parse());
    let measures = score.measures().into_iter().zip(stated);
    measures
        .filter(|((_, reached), stated)| {
            stated.as_ref().is_ok_and(|stated: &usize| stated > reached)
        })
        .map(|((measure, reached), _)| {
            format!("the README promises more than a {measure} of {reached}% for {set}")
        })
        .collect()
}

/// The dossiers without any inconsistency.
const CLEAN: &str = "clean";
/// How many of them are left quiet, at least, and how many errors and warnings are raised about them, at most.
const QUIET: usize = 115;
const RAISED: usize = 4;

#[test]
fn clean_dossiers_are_left_quiet() {
    let dossiers = dossiers();
    let clean: Vec<&Dossier> = dossiers
        .iter()
        .filter(|dossier| dossier.set == CLEAN)
        .collect();
    let score = score(&clean);
    println!(
        "{} of {} clean dossiers are left quiet, {} errors and warnings are raised",
        score.quiet, score.clean, score.found
    );
    assert_eq!(
        score.clean,
        clean.len(),
        "none of them has an inconsistency"
    );
    assert!(score.quiet >= QUIET, "only {} are left quiet", score.quiet);
    assert!(score.found <= RAISED, "{} are raised", score.found);
}
