//! Laws of the whole way from documents to a report, on any text and on text that is full of figures.

use numclaim::{Checker, Document, Finding, Report, Severity};
use proptest::prelude::*;
use proptest::sample::select;

use crate::{checking, reading};

/// Pieces of which figures, times and sentences are made, and what comes between them.
const PIECES: &[&str] = &[
    "$",
    "£",
    "€",
    "US$",
    "¥",
    "%",
    " per cent",
    " percentage points",
    "bp",
    "bn",
    "m",
    "k",
    "tn",
    " million",
    " billion",
    " thousand",
    " hundred",
    " dozen",
    "one",
    "two",
    "twenty",
    "eleven",
    "half",
    "third",
    "-",
    "–",
    "−",
    " to ",
    " and ",
    "between ",
    "from ",
    "more than ",
    "nearly ",
    "up to ",
    "about ",
    "January",
    "Feb. ",
    "May",
    "Monday",
    "2023",
    "2024",
    "1990s",
    "last year",
    " ago",
    "since ",
    "Q3 ",
    " quarter",
    " months",
    " years",
    " of ",
    " out of ",
    "doubled",
    "tenfold",
    " times",
    "x",
    "(",
    ")",
    ",",
    ".",
    "'",
    "’",
    "\u{a0}",
    "\u{202f}",
    "\u{200b}",
    "\u{ad}",
    "\u{feff}",
    "&nbsp;",
    "&pound;",
    "&#160;",
    "&",
    "\n",
    "\r\n",
    "\n\n",
    "| ",
    "½",
    "²",
    "/",
    ":",
    "“",
    "”",
    " ",
    " ",
    " ",
    "said ",
    "Exports ",
    "rose ",
    "fell ",
    "people ",
    "barrels ",
    "a ",
    "the ",
    "é",
    "円",
    "🚀",
    "０",
    "٣",
    "9",
    "0",
    "1,000",
    "3.5",
    "12",
    "99999999999999999999",
    "e10",
    "10^",
];

/// Soups of such pieces.
pub(crate) fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => select(PIECES).prop_map(str::to_owned), 1 => "\\PC{1,3}"];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Sentences that state figures plainly.
pub(crate) fn sentences() -> impl Strategy<Value = String> {
    let sentence = (0..6_usize, 1_u32..=99, 0_u32..=9, 2015_i32..=2023).prop_map(
        |(form, whole, tenth, year)| match form {
            0 => format!("Copper exports came to ${whole}.{tenth}bn in {year}."),
            1 => format!("Copper exports rose {tenth} per cent to ${whole}bn in {year}."),
            2 => format!("The flood killed {whole} people in Karsk."),
            3 => format!("Some {whole} per cent of the payments were made in euros."),
            4 => format!("“We sold {whole} ships,” she said on {tenth} March {year}."),
            _ => "Nobody at the ministry would say why.".to_owned(),
        },
    );
    proptest::collection::vec(sentence, 1..6).prop_map(|sentences| sentences.join(" "))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => soup(), 2 => sentences(), 1 => "\\PC{0,60}", 1 => any::<String>()]
}

pub(crate) fn dated(id: &str, text: &str) -> Document {
    let day = chrono::NaiveDate::from_ymd_opt(2024, 2, 9).expect("a day");
    Document::new(id, text).published(day)
}

/// Rule, severity and written figures of each finding.
fn outline(report: &Report) -> Vec<(String, Severity, Vec<String>)> {
    let written = |finding: &Finding| {
        let texts = finding.evidence.iter();
        texts
            .map(|evidence| evidence.text.replace("\r\n", "\n"))
            .collect()
    };
    let findings = report.findings.iter();
    findings
        .map(|finding| (finding.rule.clone(), finding.severity, written(finding)))
        .collect()
}

fn serious(report: &Report) -> Vec<(String, Severity, Vec<String>)> {
    let mut outline = outline(report);
    outline.retain(|(_, severity, _)| *severity > Severity::Note);
    outline
}

proptest! {
    #[test]
    fn reading_holds_its_laws(text in text()) {
        reading::holds_for(&text);
    }

    #[test]
    fn checking_holds_its_laws(texts in proptest::collection::vec(text(), 1..4)) {
        checking::holds_for(&texts.join("\n===\n"));
    }

    #[test]
    fn a_document_does_not_conflict_with_its_copy(text in text()) {
        let checker = Checker::default();
        let alone = checker.check(&[dated("a", &text)]);
        // What contradicts itself contradicts its copy too.
        if serious(&alone).is_empty() {
            let both = checker.check(&[dated("a", &text), dated("b", &text)]);
            prop_assert_eq!(serious(&both), vec![], "{}", text);
        }
    }

    #[test]
    fn line_ends_of_either_kind_give_the_same_findings(texts in proptest::collection::vec(sentences(), 1..3)) {
        let documents = |line_end: &str| -> Vec<Document> {
            let numbered = texts.iter().enumerate();
            numbered
                .map(|(nth, text)| dated(&nth.to_string(), &text.replace(". ", &format!(".{line_end}"))))
                .collect()
        };
        let checker = Checker::default();
        let (unix, dos) = (checker.check(&documents("\n")), checker.check(&documents("\r\n")));
        prop_assert_eq!(outline(&unix), outline(&dos));
    }

    #[test]
    fn a_sentence_without_figures_changes_no_mention(text in sentences()) {
        let checker = Checker::default();
        let values = |text: &str| -> Vec<_> {
            let claims = checker.extract(&dated("a", text)).expect("a text");
            claims.into_iter().map(|claim| claim.mention.value).collect()
        };
        let more = format!("{text} Nobody at the ministry would say why.");
        prop_assert_eq!(values(&text), values(&more));
    }

    #[test]
    fn a_planted_conflict_is_found_and_its_repair_is_silent(
        form in 0..4_usize,
        value in 20_u32..=90,
        times in select(&[2_u32, 3, 10][..]),
        year in 2015_i32..=2022,
    ) {
        let sentence = |value: u32| match form {
            0 => format!("Copper exports came to ${value}.4 billion in {year}."),
            1 => format!("The flood of 3 May {year} killed {value} people in Karsk."),
            2 => format!("Unemployment in Norland stood at {value}.3 per cent in {year}."),
            _ => format!("In {year} the shipyard’s revenue was €{value}.7m."),
        };
        let other = |value: u32| format!("{} The minister said so.", sentence(value));
        let check = |one: u32, two: u32| {
            Checker::default().check(&[dated("a", &sentence(one)), dated("b", &other(two))])
        };
        let planted = check(value, value * times);
        prop_assert_eq!(serious(&planted).len(), 1, "{} and {}", sentence(value), sentence(value * times));
        let repaired = check(value, value);
        prop_assert_eq!(serious(&repaired), vec![], "{}", sentence(value));
    }
}
