use super::{Aspect, Explained, Whole};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::span::LineIndex;
use crate::value::Currency;

fn explain(document: &Document, lexicon: &Lexicon) -> Vec<Explained> {
    let text = document.text();
    let lines = &LineIndex::new(text);
    let before = 0;
    super::explain(
        document,
        lexicon,
        &Whole {
            text,
            lines,
            before,
        },
    )
}

/// What is told of a document: a line for each step, after the words that it is about.
fn told(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for explained in explain(document, Lexicon::english()) {
        let of = |aspect: Aspect| aspect.name();
        let steps = explained.steps.iter();
        lines.extend(
            steps.map(|step| format!("{} {}: {}", explained.text, of(step.aspect), step.text)),
        );
    }
    lines
}

/// A text, and lines that are told of it.
type Row = (&'static str, &'static [&'static str]);

#[track_caller]
fn all_told(rows: &[Row]) {
    let mut missing = Vec::new();
    for (text, lines) in rows {
        let told = told(&Document::new("test", *text));
        let absent = |line: &&&str| !told.iter().any(|told| told == **line);
        missing.extend(
            lines
                .iter()
                .filter(absent)
                .map(|line| format!("{text:?}: {line:?} is not in {told:#?}")),
        );
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn numbers_and_their_words() {
    all_told(&[
        (
            "It sold $218.2bn of it.",
            &["$218.2bn number: \"218.2\" × \"bn\" (1,000,000,000) = 218,200,000,000"],
        ),
        (
            "It has two hundred and eighteen point two million hens.",
            &[
                "two hundred and eighteen point two million hens number: \"two hundred and eighteen point two\" \
               (218.2) × \"million\" (1,000,000) = 218,200,000",
            ],
        ),
        (
            "It lost minus 5 million euros, from 3 to 5bn hens, and fifty cents.",
            &[
                "minus 5 million euros number: \"minus 5\" (−5) × \"million\" (1,000,000) = −5,000,000",
                "3 to 5bn hens number: \"3\" × 1,000,000,000, the scale of the number after it, = 3,000,000,000; \
                 \"5\" × \"bn\" (1,000,000,000) = 5,000,000,000",
                "fifty cents number: \"fifty\" = 50; in whole units: 0.5",
            ],
        ),
        (
            "Tens of thousands of hens, two-thirds of them brown.",
            &[
                "Tens of thousands of hens number: \"Tens of thousands\" = 10,000 to 100,000",
                "two-thirds number: \"two-thirds\" = 0.6666666666666667; in hundredths of the whole: \
                 66.66666666666667",
            ],
        ),
        (
            "It fell from 9% to 2%.",
            &["9% number: \"9\"", "2% number: \"2\""],
        ),
        (
            "Some 10^40 dollars came.",
            &["10^40 dollars number: \"10^40\" does not fit an exact decimal"],
        ),
        (
            "A tank of 1.234 litres.",
            &[
                "1.234 litres digits: could be another number: nothing in the document shows which sign stands \
               before decimals; read as English writes numbers",
            ],
        ),
        (
            "A tank of 1.234 litres, one of 7.654.321 litres and one of 2,5 litres.",
            &["1.234 litres digits: the numerals of the document show that it writes 1.234,5"],
        ),
    ]);
}

#[test]
fn units_and_the_rule_by_which_they_won() {
    all_told(&[
        (
            "C$5m, £3 a kilo, 5 kilometres per hour, 12 wild geese and a 43-year-old.",
            &[
                "C$5m kind: money: a currency beside the number",
                "C$5m unit: CAD, by \"C$\" before the number",
                "£3 a kilo per: kilogram, by \"a kilo\"",
                "5 kilometres per hour unit: kilometre per hour, by \"kilometres per hour\" after the number",
                "12 wild geese kind: count: a noun that is counted",
                "12 wild geese unit: wild goose, by \"wild geese\" after the number",
                "43-year-old unit: year old, by \"year-old\" after the number",
            ],
        ),
        (
            "It paid $5 for them.",
            &[
                "$5 unit: USD, by \"$\" before the number; a bare dollar is that of the United States where nothing says otherwise",
            ],
        ),
        (
            "All figures are in Canadian dollars. It paid $5 for them.",
            &[
                "$5 unit: CAD, by \"$\" before the number; the dollar that the text says it counts in",
            ],
        ),
        (
            "The yard sold 3.9m reels, up from 2.4m.",
            &[
                "2.4m kind: count: at first a number without a unit",
                "2.4m unit: reel, left out by the writer: that of \"3.9m reels\"",
            ],
        ),
        (
            "| Sales ($m) | 41.5 |\n| --- | --- |",
            &[
                "41.5 number: \"41.5\"; as its unit is written: 41,500,000",
                "41.5 unit: USD, which the table states: the head of the column, the label of the row or the \
                 line above",
            ],
        ),
        (
            "It stood at 41.5 then.",
            &["41.5 unit: none was found beside it"],
        ),
    ]);
    let dollar = "AUD".parse::<Currency>().expect("a currency");
    let told = told(&Document::new("test", "It paid $5.").dollar(dollar));
    let unit = "$5 unit: AUD, by \"$\" before the number; the dollar that the caller gives for the document";
    assert!(told.contains(&unit.to_owned()), "{told:#?}");
}

#[test]
fn hedges_and_intervals() {
    all_told(&[
        (
            "More than 200 hens, 30-odd ducks, 5–7 geese and $3.5bn.",
            &[
                "200 hens bound: above, by \"More than\" before it",
                "200 hens strictly: > 200: to one side of the number",
                "200 hens loosely: ≥ 190: the number may itself be rounded",
                "30-odd ducks bound: about, by \"-odd\" after the number",
                "5–7 geese bound: range, by \"–\" between the numbers",
                "5–7 geese strictly: ≥ 5 and ≤ 7: between the two ends",
                "$3.5bn strictly: ≥ 3,450,000,000 and < 3,550,000,000: half of 100,000,000, one unit of the \
                 last written place, to either side",
            ],
        ),
        (
            "At least 17 swans, more than 100 and less than 300 in all.",
            &["100 and less than 300 bound: range, by a bound on either side"],
        ),
        (
            "It lies more than 8 km (5 miles) away, with 17 swans.",
            &[
                "5 miles bound: above, as the figure that it says again in another unit",
                "17 swans strictly: = 17: just this number, as small whole counts mean",
            ],
        ),
    ]);
}

#[test]
fn times_and_what_they_hang_on() {
    all_told(&[
        (
            "OSLO, 11 March 2022 — It fell last year.",
            &[
                "11 March 2022 seen from: nothing: it is the dateline, and dates the document",
                "last year kind: period: a time told from the day of publication",
                "last year seen from: the publication date, 2022-03-11, by the dateline \"11 March 2022\"",
                "last year days: 2021-01-01 to 2021-12-31",
            ],
        ),
        (
            "It fell last year, on 30 February, and since 2019.",
            &[
                "last year days: unresolved: it hangs on a publication date, and there is none",
                "30 February days: unresolved: the calendar has no such day",
                "since 2019 seen from: nothing: it is written in full",
                "since 2019 days: 2019-01-01 and after",
            ],
        ),
        (
            "Sales grew in May 2021. In the same month of 2022 they fell.",
            &[
                "same month of 2022 seen from: an earlier time of the text, \"May 2021\": May 2021",
                "same month of 2022 days: 2022-05-01 to 2022-05-31",
            ],
        ),
        (
            "It met on Thursday, 9 February 2023, for about two hours.",
            &[
                "Thursday, 9 February 2023 weekday: Thursday, as written",
                "Thursday, 9 February 2023 days: 2023-02-09",
                "two hours length: PT2H, the bounds in hours",
                "two hours bound: about, by \"about\" before it",
            ],
        ),
    ]);
    let date = chrono::NaiveDate::from_ymd_opt(2022, 3, 11).expect("a day");
    let told = told(&Document::new("test", "It will vote in June.").published(date));
    let today = "June seen from: the publication date, 2022-03-11, as given for the document";
    assert!(told.contains(&today.to_owned()), "{told:#?}");
}

#[test]
fn what_gave_way() {
    all_told(&[
        (
            "It cost 2019 euros.",
            &["2019 euros gave way: \"2019\" as a year by its number, or the like"],
        ),
        (
            "The 2012-13 km race.",
            &["2012-13 gave way: \"13 km\" as a measure of \"kilometre\""],
        ),
    ]);
    let told = told(&Document::new("test", "In 2019 it sold 12 cars for $5."));
    assert!(
        !told.iter().any(|line| line.contains("gave way")),
        "{told:#?}"
    );
}

#[test]
fn what_is_not_read_and_why() {
    all_told(&[
        (
            "It won 3-1 on Windows 11 at 11:30.",
            &[
                "3-1 not read: a score",
                "Windows 11 not read: a numeral that belongs to a name",
                "11:30 not read: a time of day",
            ],
        ),
        (
            "1. Call 555-123-4567 about version 1.2.3 of the A320.\n2. See mill@example.org",
            &[
                "1. not read: the number of an item in a list",
                "555-123-4567 not read: a telephone number, or a code like one",
                "1.2.3 not read: an address of a machine, or a version",
                "A320 not read: a name of letters and digits",
            ],
        ),
        (
            "No one saw the first of the Siberia 2 pipes, or the top three.",
            &[
                "one not read: \"one\" without a noun that it counts",
                "first not read: an ordinal",
                "three not read: the first or last so many of a list",
            ],
        ),
        (
            "It is at 31 Mill Lane, as others say[7].",
            &[
                "31 not read: the number of a house",
                "[7] not read: a reference to a note or a source",
            ],
        ),
    ]);
}

#[test]
fn every_digit_is_told_of_and_the_mentions_are_those_that_are_read() {
    let texts = [
        include_str!("../../tests/explained/mill.md"),
        include_str!("../../examples/articles/northern-ledger.txt"),
        include_str!("../../examples/articles/strait-courier.md"),
        "1.2.3.4.5 12,34 1,2,3 5-4-3 0x1f §12 ½ 1/0 ¾th 12e999 3'000'00 ５ ٣",
    ];
    for text in texts {
        let document = Document::new("test", text);
        let explained = explain(&document, Lexicon::english());
        for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            let told = |span: crate::span::Span| span.start <= at && at < span.end;
            assert!(
                explained.iter().any(|it| told(it.span)),
                "byte {at} of {text}"
            );
        }
        let told: Vec<Mention> = explained.into_iter().filter_map(|it| it.mention).collect();
        let read = crate::normalize::read(&document, Lexicon::english());
        assert_eq!(told, read.mentions);
    }
}

#[test]
fn what_is_printed_obeys_no_control_characters() {
    let text = "It sold 5\u{1b}[31m hens and 12 \u{202e}wild\u{202c} geese.";
    let document = Document::new("bad\u{1b}name", text);
    let printed: String = explain(&document, Lexicon::english())
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        !printed.is_empty() && !printed.contains(['\u{1b}', '\u{202e}']),
        "{printed:?}"
    );
}

#[test]
fn what_is_measured_and_what_is_left_out() {
    all_told(&[
        (
            "In 2021 exports of Peru rose 4 per cent to $5bn, the ministry said.",
            &[
                "$5bn measures: export",
                "$5bn parties: peru",
                "$5bn when: 2021, by \"2021\"",
                "$5bn source: \"the ministry\" at 1:54",
                "4 per cent told as: change, rise",
            ],
        ),
        (
            "Exports of Peru came to $5bn in 2021.\nThey had been $4bn before.",
            &[
                "$4bn inherits: the thing measured from \"$5bn\" at 1:25: a pronoun or the like stands for what the last \
                 figure measured",
                "$4bn parties: peru",
            ],
        ),
        (
            "In Peru 70 per cent of the payments of 2021 were in euros.",
            &["70 per cent share of: payment"],
        ),
    ]);
}
