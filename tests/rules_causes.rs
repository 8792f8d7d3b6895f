//! Likely causes: each is named where the evidence points to it, and not where it does not.

use chrono::NaiveDate;
use numclaim::{Cause, Checker, Document, Finding, Severity};

/// The only error or warning of some texts.
#[track_caller]
fn found(texts: &[&str]) -> Finding {
    only(texts, |severity| severity > Severity::Note)
}

/// Their only finding of a severity.
#[track_caller]
fn only(texts: &[&str], severity: impl Fn(Severity) -> bool) -> Finding {
    let documents: Vec<Document> = texts
        .iter()
        .zip('a'..)
        .zip(2..)
        .map(|((text, id), day)| {
            let published = NaiveDate::from_ymd_opt(2023, 5, day).expect("a day of May");
            Document::new(id.to_string(), *text).published(published)
        })
        .collect();
    let report = Checker::default().check(&documents);
    let meant = |finding: &&Finding| severity(finding.severity);
    let findings: Vec<&Finding> = report.findings.iter().filter(meant).collect();
    let [only] = findings.as_slice() else {
        panic!("{texts:?}: {findings:?}");
    };
    (*only).clone()
}

#[track_caller]
fn points_to(cause: impl Into<Option<Cause>>, texts: &[&str]) {
    let finding = found(texts);
    assert_eq!(finding.likely_cause, cause.into(), "{finding:?}");
}

#[test]
fn a_slip_of_scale_has_the_same_digits() {
    points_to(
        Cause::ScaleSlip,
        &[
            "The revenue of Halden was €4.63 billion in 2022.",
            "In 2022 Halden had revenue of €4.63 million.",
        ],
    );
    points_to(
        Cause::ScaleSlip,
        &[
            "The stadium in Tarma cost $767 million.",
            "The stadium in Tarma cost $7.67 billion.",
        ],
    );
    points_to(
        None,
        &[
            "The revenue of Halden was €4.63 billion in 2022.",
            "In 2022 Halden had revenue of €6.41 billion.",
        ],
    );
    // Of one digit, ten times as much is no evidence.
    points_to(
        None,
        &[
            "The landslide in Tarma on 3 April destroyed 4 houses.",
            "The landslide in Tarma on 3 April destroyed 40 houses.",
        ],
    );
}

#[test]
fn transposed_digits_are_neighbours() {
    points_to(
        Cause::TransposedDigits,
        &[
            "The revenue of Halden was €4.63 billion in 2022.",
            "In 2022 Halden had revenue of €4.36 billion.",
        ],
    );
    points_to(
        None,
        &[
            "The revenue of Halden was €4.63 billion in 2022.",
            "In 2022 Halden had revenue of €3.64 billion.",
        ],
    );
}

#[test]
fn transposed_digits_show_in_what_follows_from_others() {
    let strike = |total: &str| {
        format!(
            "The strike lasted ten days. It cost the yard €3.5 million a day, a total of €{total} million."
        )
    };
    points_to(Cause::TransposedDigits, &[&strike("53")]);
    points_to(None, &[&strike("61")]);
    let sum =
        |total: &str| format!("The fleet has {total} ships: 210 tankers, 140 ferries and 88 tugs.");
    points_to(Cause::TransposedDigits, &[&sum("483")]);
    points_to(None, &[&sum("471")]);
    let change = |percent: &str| {
        format!("Revenue rose {percent} per cent to €328m in 2022, from €260m in 2021.")
    };
    points_to(Cause::TransposedDigits, &[&change("62")]);
    points_to(None, &[&change("41")]);
}

#[test]
fn a_currency_is_mixed_up_where_a_text_has_both() {
    points_to(
        Cause::CurrencyMixUp,
        &[
            "The tram line in Tarma will cost £106.8m (€121m).",
            "The tram line in Tarma will cost £121m.",
        ],
    );
    points_to(
        None,
        &[
            "The tram line in Tarma will cost £106.8m (€121m).",
            "The tram line in Tarma will cost £131m.",
        ],
    );
}

#[test]
fn points_are_taken_for_per_cent() {
    let vote = |fall: &str| {
        format!(
            "The party's share of the vote fell by {fall} per cent, from 41% in 2018 to 29% in 2022."
        )
    };
    points_to(Cause::PointsForPercent, &[&vote("12")]);
    points_to(None, &[&vote("17")]);
}

#[test]
fn a_figure_of_another_period_is_right_for_that() {
    points_to(
        Cause::PeriodMixUp,
        &[
            "In 2021 the revenue of Halden was €3.92 billion. In 2022 the revenue of Halden was €4.63 billion.",
            "The revenue of Halden was €3.92 billion in 2022.",
        ],
    );
    points_to(
        None,
        &[
            "In 2021 the revenue of Halden was €3.92 billion. In 2022 the revenue of Halden was €4.63 billion.",
            "The revenue of Halden was €4.08 billion in 2022.",
        ],
    );
}

#[test]
fn rounding_explains_neighbours() {
    points_to(
        Cause::Rounding,
        &[
            "The revenue of Halden was €4.63 billion in 2022.",
            "In 2022 Halden had revenue of €4.64 billion.",
        ],
    );
    points_to(
        None,
        &[
            "The revenue of Halden was €4.63 billion in 2022.",
            "In 2022 Halden had revenue of €4.68 billion.",
        ],
    );
}

#[test]
fn sources_differ_where_both_name_one() {
    let tea = |amount: &str, source: &str| {
        format!("Carvia exported tea worth ${amount} million in 2022, according to {source}.")
    };
    points_to(
        Cause::DifferentAttribution,
        &[
            &tea("810", "the customs office"),
            &tea("874", "the central bank"),
        ],
    );
    points_to(
        None,
        &[
            &tea("810", "the customs office"),
            &tea("874", "the customs office of Carvia"),
        ],
    );
    points_to(
        None,
        &[
            &tea("810", "the customs office"),
            "Carvia exported tea worth $874 million in 2022.",
        ],
    );
}

#[test]
fn bases_differ_where_a_text_says_on_which_it_counts() {
    // They may both be true: no more than a note.
    for texts in [
        [
            "The provisional deficit of Halden was €4.63 billion in 2022.",
            "The deficit of Halden was €4.13 billion in 2022.",
        ],
        [
            "The preliminary harvest of Carvia was 4.63 million tonnes in 2022.",
            "The harvest of Carvia was 4.13 million tonnes in 2022.",
        ],
    ] {
        let note = only(&texts, |_| true);
        assert_eq!(note.severity, Severity::Note);
        assert_eq!(note.likely_cause, Some(Cause::DifferentBasis));
    }
    points_to(
        None,
        &[
            "The debt of Halden was €4.63 billion at the end of 2022.",
            "The debt of Halden was €4.13 billion at the end of 2022.",
        ],
    );
    // A part is no other basis.
    points_to(
        None,
        &["The charity raised £3.1m last year, with companies giving £4.2m of that sum."],
    );
}
