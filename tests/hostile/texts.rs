//! Long texts of one thing: what a reader of figures, names or sentences might look far ahead in.

use std::fs;

use crate::program::{FIGURE, MOST_FIGURES, folder, run, size, write};

/// Runs `extract` and `check` on a text of a piece again and again.
#[track_caller]
fn withstands(name: &str, piece: &str) {
    let folder = folder(name);
    let count = size(20_000, 200_000_000) / piece.len();
    let text = folder.join("text.txt");
    let bytes = write(&text, std::iter::repeat_n(piece, count));
    let figures = figures(piece) * count as u64;
    for command in ["extract", "check"] {
        let run = run(&folder, &[command, "text.txt"]);
        let held = FIGURE * figures.min(MOST_FIGURES);
        run.is_bounded_with(&format!("{name}, {command}"), bytes, held);
    }
    fs::remove_dir_all(folder).expect("it was there");
}

/// How many figures and times a piece has, at most.
fn figures(piece: &str) -> u64 {
    let words = piece.split(|c: char| !c.is_alphanumeric());
    let telling = |word: &&str| word.contains(char::is_numeric) || *word == "January";
    words.filter(telling).count() as u64
}

macro_rules! texts {
    ($($name:ident: $piece:expr;)*) => {
        $(#[test]
        fn $name() {
            withstands(stringify!($name), $piece);
        })*
    };
}

texts! {
    digits: "1234567890";
    spaces: "          ";
    line_breaks: "x\n\n\n\n\n\n\n\n\n";
    opening_brackets: "((((((((((";
    brackets_of_two_kinds: "([([([([([";
    ands: "and ";
    words: "grain harbour of the north ";
    numbers: "1 ";
    figures_of_money: "$5 million and ";
    a_line_of_prose: PROSE;
    lines_of_prose: LINES;
    currency_signs: "$€£¥₹";
    one_currency_sign: "$";
    nulls: "\0\0\0\0";
    right_to_left_marks: "\u{200f}\u{202e}";
    zero_width_joiners: "\u{200d}";
    combining_marks: "5\u{301}\u{301}\u{301}";
    devanagari_digits: "१२३४५६७८९०";
    arabic_indic_digits: "١٢٣ ";
    dates_of_no_year: "0000-00-00 ";
    dates_of_the_year_99999: "31 December 99999 and 99999-12-31, ";
    months: "January ";
    names: "Karsk of ";
    closing_marks: ") ” ] ";
    quotes: "“ ‘ ";
    entities: "&amp;#";
    hyphens: "- – ";
    hedges: "more than about ";
    table_rows: "| 5 | $6m |\n";
}

/// As many figures as news has, in one line.
const PROSE: &str = "The harbour of Karsk was closed for most of the winter, and nobody at the ministry could say \
when it would open again, since the ice had damaged a wall that was built long before the war. Fishermen from the \
villages around the bay have since moved their boats to the south, where the quays are smaller but the water does not \
freeze, and where the prices that are paid for cod and herring are said to be better than at home. The ministry put \
the cost of the repairs at $45.5 million in March 2023, which is 12 per cent more than it had expected, and said that \
the work would be done by a company from the capital that has built harbours along the whole coast for a generation. ";

/// The same as lines and paragraphs.
const LINES: &str = "The harbour of Karsk was closed for most of the winter, and nobody\nat the ministry could say when \
it would open again.\n\nFishermen from the villages moved their boats to the south, where\nthe quays are smaller but \
the water does not freeze. The ministry put the\ncost of the repairs at $45.5 million in March 2023, which is 12 per cent \
more\nthan it had expected, and said that the work would be done by a company from\nthe capital that has built \
harbours along the whole coast for a generation.\n\n";

#[test]
fn a_hundred_thousand_currency_signs() {
    let folder = folder("signs");
    let text = format!("{}5 and then $7m.\n", "€".repeat(100_000));
    let bytes = write(&folder.join("text.txt"), [text]);
    let run = run(&folder, &["extract", "text.txt"]);
    run.is_bounded("100,000 currency signs, extract", bytes);
    assert_eq!(run.status, 0);
    assert!(run.output.contains("\"$7m\""), "{}", run.output);
}

#[test]
fn a_figure_of_ten_thousand_digits() {
    let folder = folder("long-figure");
    let digits = "1234567890".repeat(1_000);
    let text = format!("It cost ${digits} in all, and 12 people paid.\n");
    let bytes = write(&folder.join("text.txt"), [text]);
    let run = run(&folder, &["extract", "text.txt"]);
    run.is_bounded("a figure of 10,000 digits, extract", bytes);
    assert_eq!(run.status, 2);
    assert!(
        run.errors.contains("text.txt:1: the figure"),
        "{}",
        run.errors
    );
    assert!(run.errors.len() < 300, "{}", run.errors);
    assert!(run.output.contains("\"12 people\""));
}

#[test]
fn what_a_long_text_says_stands_where_it_says() {
    use numclaim::{Checker, Document, Value};
    let opening = "11th May 2023 – (London)\n\nThe port sold 12 ships. ";
    let text = format!(
        "{opening}{}\n\nLast year it sold $5 million worth of cod, and 31 people left.",
        " ".repeat(1 << 20)
    );
    let claims = Checker::default().extract(&Document::new("a", text.as_str()));
    let claims = claims.expect("there is text in it");
    let written: Vec<_> = claims
        .iter()
        .filter_map(|claim| claim.mention.span.slice(&text))
        .collect();
    assert_eq!(
        written,
        [
            "11th May 2023",
            "12 ships",
            "Last year",
            "$5 million",
            "31 people"
        ]
    );
    for claim in &claims {
        assert!(claim.sentence.contains(claim.mention.span));
        assert!(claim.links.iter().all(|link| link.to < claims.len()));
    }
    // The date that the text opens with dates all of it.
    let Value::Period(last_year) = &claims[2].mention.value else {
        panic!("{:?}", claims[2].mention);
    };
    let days = last_year.days.expect("it is resolved");
    assert_eq!(days.to_string(), "2022-01-01/2023-01-01");
}
