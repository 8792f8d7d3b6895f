use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::case::Case;
use crate::claim::{Claim, Modality, Role};
use crate::compare::values;
use crate::finding::{Finding, Severity};
use crate::passage::{Cue, Passage, Term};
use crate::rule::{Example, Explanation, Rule};
use crate::value::Period;
use crate::wording;

/// A "record" or "highest ever" that another stated figure beats.
pub(crate) struct SuperlativeMismatch;

const EXPLANATION: Explanation = Explanation {
    name: "superlative-mismatch",
    severity: Severity::Error,
    summary: "a \"record\" or \"highest since\" that another stated figure beats",
    details: "\
A figure that is said to be the highest, largest or smallest *ever*, *on record* or *in history* is \
beaten by no earlier figure of the same thing. The earlier figure must stand in another document, be \
dated before it, be in the same unit and of the same order, and its sentence must share several words \
with that of the record.

A record *since* some time, or a record only for some part, claims less and is left alone.",
    fires: &[Example {
        about: "an earlier quake was worse",
        documents: &[
            ("2015-05-02", "The earthquake in Gorkha district in April 2015 killed 8,900 people, the most of any earthquake in the history of Nepal."),
            ("2015-05-03", "In January 1934 an earthquake in Nepal killed 10,600 people in Gorkha and other districts."),
        ],
    }],
    quiet: &[
        Example {
            about: "the earlier quake was less deadly",
            documents: &[
                ("2015-05-02", "The earthquake in Gorkha district in April 2015 killed 8,900 people, the most of any earthquake in the history of Nepal."),
                ("2015-05-03", "In August 1988 an earthquake in Nepal killed 720 people in Gorkha and other districts."),
            ],
        },
        Example {
            about: "a record since then",
            documents: &[
                ("2015-05-02", "The earthquake in Gorkha district in April 2015 killed 8,900 people, the most since 1934."),
                ("2015-05-03", "In January 1934 an earthquake in Nepal killed 10,600 people in Gorkha and other districts."),
            ],
        },
    ],
};

/// How many words the surroundings of the two figures must share.
const SHARED_WORDS: usize = 2;
/// How many sentences before its own speak of what a figure measures.
const BEFORE: usize = 2;
/// A rival larger or smaller than this many times is of another order.
const ORDER: Decimal = Decimal::from_parts(6, 0, 0, false, 0);

impl Rule for SuperlativeMismatch {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let stories = case.passages.iter().enumerate();
        stories
            .filter(|(_, passage)| passage.in_story)
            .filter_map(|(at, passage)| {
                let record = record(case, at, passage)?;
                let rival = rival(case, &record)?;
                finding(case, &record, rival)
            })
            .collect()
    }
}

/// A figure that nothing is said to have passed.
struct Record {
    claim: usize,
    /// Upwards; or else downwards.
    most: bool,
    /// The words around it.
    words: BTreeSet<String>,
}

fn record(case: &Case<'_>, at: usize, passage: &Passage) -> Option<Record> {
    let rank = passage
        .terms
        .iter()
        .position(|term| matches!(term, Term::Cue(Cue::Most | Cue::Least)))?;
    let unlimited = passage.terms[rank..]
        .iter()
        .take_while(|term| !matches!(term, Term::Claim(_)))
        .any(|term| *term == Term::Cue(Cue::Ever))
        || rank > 0 && passage.terms[rank - 1] == Term::Cue(Cue::Ever);
    if !unlimited {
        return None;
    }
    let figure = |index: usize| {
        let claim = case.claim(index)?;
        let amount = claim.mention.figure().is_some() && claim.role != Role::Change;
        (amount && is_fact(claim)).then_some(index)
    };
    // The figure before the rank, or what "that makes it the largest" points back to, or what the
    // rank announces.
    let own = |terms: &[Term]| terms.iter().rev().find_map(|term| figure(claim_of(term)?));
    let before = at
        .checked_sub(1)
        .and_then(|before| case.passages.get(before));
    let claim = own(&passage.terms[..rank])
        .or_else(|| {
            let before = before.filter(|_| passage.continues)?;
            before.terms.iter().find_map(|term| figure(claim_of(term)?))
        })
        .or_else(|| {
            let mut after = passage.terms[rank..].iter();
            after.find_map(|term| figure(claim_of(term)?))
        })?;
    Some(Record {
        claim,
        most: passage.terms[rank] == Term::Cue(Cue::Most),
        words: surroundings(case, at),
    })
}

fn claim_of(term: &Term) -> Option<usize> {
    match term {
        Term::Claim(claim) => Some(*claim),
        Term::Word(_) | Term::Name(_) | Term::Cue(_) => None,
    }
}

fn is_fact(claim: &Claim) -> bool {
    claim.in_story && matches!(claim.modality, Modality::Actual | Modality::Reported)
}

/// The words of a sentence and of those before it in its document.
fn surroundings(case: &Case<'_>, at: usize) -> BTreeSet<String> {
    let document = case.passages[at].document;
    let near = &case.passages[at.saturating_sub(BEFORE)..=at];
    near.iter()
        .filter(|passage| passage.document == document)
        .flat_map(Passage::words)
        .map(str::to_owned)
        .collect()
}

/// The earlier figure of another document that beats the record and shares most words with it.
fn rival(case: &Case<'_>, record: &Record) -> Option<usize> {
    let held = case.claim(record.claim)?;
    let own = values::quantity(&held.mention)?;
    let time = held.period.map(|period| period.days);
    let published = case.published(held.document);
    let mut best: Option<(usize, usize)> = None;
    for (at, passage) in case.passages.iter().enumerate() {
        if passage.document == held.document || !passage.in_story {
            continue;
        }
        let beating: Vec<usize> = passage
            .claims()
            .filter(|index| {
                case.claim(*index).is_some_and(|other| {
                    beats(other, &own, record.most)
                        && values::within_factor(held, other, ORDER)
                        && is_before(other, time.as_ref(), published)
                })
            })
            .collect();
        let Some(first) = beating.first() else {
            continue;
        };
        let words = surroundings(case, at);
        let shared = words.intersection(&record.words).count();
        if shared >= SHARED_WORDS && best.is_none_or(|(_, most)| shared > most) {
            best = Some((*first, shared));
        }
    }
    best.map(|(claim, _)| claim)
}

fn beats(other: &Claim, own: &values::Quantity, most: bool) -> bool {
    let beaten = values::quantity(&other.mention).is_some_and(|rival| {
        let (low, high) = if most {
            (own.figure.loose(), rival.figure.loose())
        } else {
            (rival.figure.loose(), own.figure.loose())
        };
        rival.dimension == own.dimension && low.is_below(&high)
    });
    beaten && is_fact(other) && matches!(other.role, Role::Level | Role::Share)
}

/// Is a figure dated before the record, by the words of its text?
fn is_before(other: &Claim, record: Option<&Period>, published: Option<chrono::NaiveDate>) -> bool {
    let end = other.period.and_then(|period| period.days.end());
    let start = record.and_then(Period::start).or_else(|| {
        // A record without a date is of the year before its publication at the earliest.
        published.and_then(|day| day.checked_sub_months(chrono::Months::new(12)))
    });
    end.zip(start).is_some_and(|(end, start)| end <= start)
}

fn finding(case: &Case<'_>, record: &Record, rival: usize) -> Option<Finding> {
    let (held, other) = (case.claim(record.claim)?, case.claim(rival)?);
    let when = other
        .period
        .map(|period| wording::period(&period.days))
        .unwrap_or_default();
    let rank = if record.most { "highest" } else { "lowest" };
    let mut claims = [record.claim, rival];
    claims.sort_unstable();
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.75,
        message: format!(
            "{} cannot be the {rank} ever: {} has {} for {when}",
            case.text(held),
            case.source(other),
            case.text(other),
        ),
        explanation: Vec::new(),
        likely_cause: None,
        evidence: claims
            .into_iter()
            .filter_map(|claim| Some(case.evidence(case.claim(claim)?)))
            .collect(),
    })
}
