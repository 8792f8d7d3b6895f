//! Fields of news, in `tests/fields/*.txt`: the amounts that each tells, in the words of several writers. Two texts that
//! tell all amounts of a field in different words disagree on one of them.

use std::fs;
use std::path::Path;

use numclaim::{Checker, Document, Finding, Severity};

/// So many of the differences are found at least, of all.
const FOUND: [(&str, usize, usize); 2] = [("nature_and_trade", 245, 599), ("society", 420, 830)];

#[derive(Default)]
struct Field {
    name: String,
    openings: Vec<String>,
    amounts: Vec<Amount>,
}

struct Amount {
    values: [String; 2],
    phrasings: Vec<String>,
}

impl Field {
    /// A text on it in words of its own: from which of the phrasings, opening and amount on, and which amount has its second
    /// value. With it comes where the sentence of that amount stands.
    fn text(&self, nth: usize, side: usize, odd: usize) -> (String, std::ops::Range<usize>) {
        let mut text = self.openings[side].clone();
        let mut told = 0..0;
        for place in 0..self.amounts.len() {
            let number = (place + side) % self.amounts.len();
            let amount = &self.amounts[number];
            let value = &amount.values[usize::from(side == 1 && number == odd)];
            let phrasing = &amount.phrasings[nth % amount.phrasings.len()];
            text.push_str(if place % 2 == 0 { "\n\n" } else { " " });
            let start = text.len();
            text.push_str(&phrasing.replace("{}", value));
            if number == odd {
                told = start..text.len();
            }
        }
        text.push_str([
            "\n\nGovernor Ines Calder came to see for herself, together with Tomas Verrin of the Civil Council. Calder, 58, \
             has been in office since 2019. The Ostbruck Courier had the news first.",
            "\n\nThe Civil Council sent Tomas Verrin, who met Governor Ines Calder. The council has 23 members. \"We are \
             watching it closely,\" Verrin told the Ostbruck Courier. Calder was not to be reached.",
        ][side]);
        (text, told)
    }
}

fn fields(name: &str) -> Vec<Field> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fields/{name}.txt"));
    let text = fs::read_to_string(path).expect("fields");
    let mut fields: Vec<Field> = Vec::new();
    let lines = text.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("= ") {
            let name = name.to_owned();
            fields.push(Field {
                name,
                ..Field::default()
            });
            continue;
        }
        let field = fields.last_mut().expect("a field begins with its name");
        if let Some(values) = line.strip_prefix("- ") {
            let (one, other) = values.split_once(" | ").expect("two values");
            field.amounts.push(Amount {
                values: [one.to_owned(), other.to_owned()],
                phrasings: Vec::new(),
            });
        } else if let Some(amount) = field.amounts.last_mut() {
            assert!(line.contains("{}"), "{line} has no place for its value");
            amount.phrasings.push(line.to_owned());
        } else {
            field.openings.push(line.to_owned());
        }
    }
    fields
}

/// What is said of two texts that tell one amount differently.
struct Told {
    /// The difference is found.
    found: bool,
    /// What else is raised.
    others: Vec<String>,
}

/// Has the texts say the amount with two of its phrasings, and with two values.
fn told(checker: &Checker, field: &Field, odd: usize, phrasings: [usize; 2]) -> Told {
    let day = chrono::NaiveDate::from_ymd_opt(2024, 6, 4).expect("a day");
    let sides = [0, 1].map(|side| (["a", "b"][side], field.text(phrasings[side], side, odd)));
    let documents = sides
        .each_ref()
        .map(|(id, (text, _))| Document::new(*id, text.as_str()).published(day));
    let is_right = |finding: &Finding| {
        finding.rule.starts_with("conflicting")
            && sides.iter().all(|(id, (_, place))| {
                let mut evidence = finding.evidence.iter();
                evidence.any(|one| one.document == *id && place.contains(&one.span.start))
            })
    };
    let mut findings = checker.check(&documents).findings;
    findings.retain(|finding| finding.severity != Severity::Note);
    let (right, others): (Vec<_>, Vec<_>) = findings.into_iter().partition(is_right);
    let others = others.iter();
    Told {
        found: !right.is_empty(),
        others: others
            .map(|finding| format!("{}: {}", field.name, finding.message))
            .collect(),
    }
}

/// Every two of so many phrasings.
fn pairs(phrasings: usize) -> impl Iterator<Item = [usize; 2]> {
    (0..phrasings).flat_map(move |one| (one + 1..phrasings).map(move |other| [one, other]))
}

#[test]
fn one_amount_in_other_words_is_one_amount() {
    let checker = Checker::default();
    for (name, least, of) in FOUND {
        let mut all = Vec::new();
        for field in fields(name) {
            for (odd, amount) in field.amounts.iter().enumerate() {
                let pairs = pairs(amount.phrasings.len());
                all.extend(pairs.map(|pair| told(&checker, &field, odd, pair)));
            }
        }
        assert_eq!(all.len(), of, "{name}");
        let found = all.iter().filter(|told| told.found).count();
        assert!(found >= least, "{name}: only {found} of {of} are found");
        let others: Vec<_> = all.iter().flat_map(|told| &told.others).collect();
        assert!(others.is_empty(), "{name}: {others:#?}");
    }
}
