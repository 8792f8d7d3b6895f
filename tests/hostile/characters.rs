//! Characters that hide, turn or combine: they change no figure, and no figure stands where none is.

use numclaim::{Checker, Document, Kind, Mention, Report};

fn mentions(text: &str) -> Vec<Mention> {
    let read = Checker::default().mentions(&Document::new("a", text));
    read.expect("there is text in it")
}

/// The kinds and values of the figures of a text.
fn values(text: &str) -> Vec<(Kind, String)> {
    let value = |mention: &Mention| {
        let nominal = mention.figure().and_then(|figure| figure.nominal());
        nominal.map_or_else(|| "?".to_owned(), |nominal| nominal.normalize().to_string())
    };
    mentions(text)
        .iter()
        .map(|mention| (mention.kind(), value(mention)))
        .collect()
}

#[test]
fn what_does_not_show_changes_no_figure() {
    let plain = values("It cost $1,250 and 12 per cent more.");
    assert_eq!(plain.len(), 2);
    for hidden in [
        "\u{feff}It cost $1,250 and 12 per cent more.",
        "It cost \u{200f}$1,250\u{200e} and 12 per cent more.",
        "It cost \u{2066}$1,250\u{2069} and 1\u{200d}2 per cent more.",
        "It cost $\u{2060}1,250 and 12 per\u{200b} cent more.",
        "It co\u{ad}st $1,250 and 12 per ce\u{ad}nt more.",
        "It cost $1,250\0 and 12 per cent more.\0",
        "It cost $1,250 and 12 per cent more.\u{1b}\u{7}",
        "It cost $1,250\r\nand 12\u{a0}per\u{a0}cent more.\r\n",
    ] {
        assert_eq!(values(hidden), plain, "{hidden:?}");
    }
}

#[test]
fn digits_of_other_scripts_are_digits() {
    for (text, value) in [
        ("It cost $١٢٣.", "123"),
        ("It cost $۱۲۳.", "123"),
        ("It cost $१२३.", "123"),
        ("It cost $১২৩.", "123"),
        ("It cost $１２３.", "123"),
    ] {
        assert_eq!(values(text), [(Kind::Money, value.to_owned())], "{text}");
    }
}

#[test]
fn no_figure_is_made_of_marks_that_are_put_on_digits() {
    // A digit with a mark over it is no longer surely that digit, and what is left of its number is no number.
    for text in [
        "It cost 5\u{301}0 dollars.",
        "It cost 12\u{336}34 dollars.",
        "It cost 5\u{301}\u{301}\u{301} dollars.",
    ] {
        assert_eq!(values(text), [], "{text:?}");
    }
    // Within a circle or on a key it is still that digit, and no amount goes on behind it.
    for text in [
        "It cost 5\u{20dd} dollars.",
        "It cost 5\u{fe0f}\u{20e3} dollars.",
    ] {
        assert_eq!(
            read(text),
            [("5", Kind::Number, "5".to_owned())],
            "{text:?}"
        );
    }
    assert_eq!(
        read("It cost \u{301}5 dollars."),
        [("5 dollars", Kind::Money, "5".to_owned())]
    );
}

/// What is read of a text that was published on 9 February 2024: the words, the kind, and the days or the number.
fn read(text: &str) -> Vec<(&str, Kind, String)> {
    let published = chrono::NaiveDate::from_ymd_opt(2024, 2, 9).expect("a day");
    let document = Document::new("a", text).published(published);
    let mentions = Checker::default().mentions(&document).expect("a text");
    let mentions = mentions.iter().map(|mention| {
        let nominal = mention.figure().and_then(|figure| figure.nominal());
        let said = match (mention.period(), mention.time(), nominal) {
            (Some(days), ..) => days.to_string(),
            (None, Some(_), _) => "no day".to_owned(),
            (None, None, Some(nominal)) => nominal.normalize().to_string(),
            (None, None, None) => mention.figure().map_or_else(
                || "too large".to_owned(),
                |figure| figure.strict().to_string(),
            ),
        };
        let written = mention.span.slice(text).expect("a span of the text");
        (written, mention.kind(), said)
    });
    mentions.collect()
}

#[test]
fn impossible_dates_are_no_days() {
    use Kind::{Date, Number, Period};
    type Said<'a> = &'a [(&'a str, Kind, &'a str)];
    let cases: &[(&str, Said<'_>, &[&str])] = &[
        ("It happened on 0000-00-00.", &[], &[]),
        ("It happened on 2023-13-45.", &[], &[]),
        ("It happened on 99999-12-31.", &[], &[]),
        (
            "It happened in the year 99999.",
            &[("99999", Number, "99999")],
            &[],
        ),
        // No year of five digits belongs to a day: the day stands without one.
        (
            "It happened on 31 December 99999.",
            &[
                ("31 December", Date, "2023-12-31/2024-01-01"),
                ("99999", Number, "99999"),
            ],
            &[],
        ),
        (
            "It happened on 0 January 0.",
            &[
                ("0", Number, "0"),
                ("January", Period, "2024-01-01/2024-02-01"),
                ("0", Number, "0"),
            ],
            &[],
        ),
        // Longer ago than the calendar goes, which is not impossible: "120 million years ago".
        (
            "It happened 99999999999 years ago.",
            &[("99999999999 years ago", Period, "no day")],
            &[],
        ),
        (
            "It happened on 31 February 2023.",
            &[("31 February 2023", Date, "no day")],
            &["impossible-period"],
        ),
        (
            "It happened on 29 February 1900.",
            &[("29 February 1900", Date, "no day")],
            &["impossible-period"],
        ),
    ];
    for (text, said, found) in cases {
        let said: Vec<_> = said
            .iter()
            .map(|(at, kind, said)| (*at, *kind, (*said).to_owned()))
            .collect();
        assert_eq!(read(text), said, "{text}");
        let rules: Vec<_> = checked(text)
            .findings
            .iter()
            .map(|finding| finding.rule.clone())
            .collect();
        assert_eq!(rules, *found, "{text}");
    }
}

#[test]
fn far_times_are_no_trouble() {
    for (text, said) in [
        (
            "It takes 79228162514264337593543950335 years.",
            ("79228162514264337593543950335", Kind::Number, "too large"),
        ),
        (
            "It happened between 9999 and 10000.",
            ("9999 and 10000", Kind::Number, "[9999, 10000]"),
        ),
        (
            "It happened in the 99th century.",
            ("99th century", Kind::Period, "9800-01-01/9900-01-01"),
        ),
        (
            "It lasted until the year 262143.",
            ("262143", Kind::Number, "262143"),
        ),
    ] {
        let (at, kind, value) = said;
        assert_eq!(read(text), [(at, kind, value.to_owned())], "{text}");
        assert_eq!(checked(text).findings.len(), 0, "{text}");
    }
}

/// The report on a text, published on a day, all of whose claims stand in it.
fn checked(text: &str) -> Report {
    let published = chrono::NaiveDate::from_ymd_opt(2024, 2, 9).expect("a day");
    let document = Document::new("a", text).published(published);
    for claim in Checker::default().extract(&document).expect("a text") {
        assert!(claim.mention.span.slice(text).is_some(), "{text}");
    }
    Checker::default().check(&[document])
}

#[test]
fn days_at_the_ends_of_the_calendar_are_no_trouble() {
    for date in [
        chrono::NaiveDate::MIN,
        chrono::NaiveDate::MAX,
        chrono::NaiveDate::from_ymd_opt(0, 1, 1).expect("a day"),
        chrono::NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day"),
    ] {
        let text = "Last year it was $5m, two years ago $6m, next week $7m; on Monday, in May, over the next \
                    decade, this century, in the past 300,000 years, tomorrow, and by the end of the year.";
        let document = Document::new("a", text).published(date);
        let report = Checker::default().check(&[document]);
        assert_eq!(report.documents[0].published, Some(date));
    }
}
