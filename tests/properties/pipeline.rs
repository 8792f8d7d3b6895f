//! Laws of the whole way from documents to a report, on any text and on text that is full of figures.

use numclaim::{Checker, Document, Report, Severity};
use proptest::prelude::*;
use proptest::sample::select;

use crate::{checking, printing, reading};

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

/// The rules of the findings that are more than notes.
fn serious(report: &Report) -> Vec<&str> {
    let findings = report.findings.iter();
    let serious = findings.filter(|finding| finding.severity > Severity::Note);
    serious.map(|finding| finding.rule.as_str()).collect()
}

proptest! {
    #[test]
    fn reading_holds_its_laws(text in text()) {
        reading::holds_for(&text);
    }

    #[test]
    fn what_is_read_prints_as_what_reads_the_same(text in text()) {
        printing::hold_for(&text);
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
            prop_assert!(serious(&both).is_empty(), "{}", text);
        }
    }
}
