use rust_decimal::Decimal;

use super::acquainted::{Index, surroundings};
use super::record::{Record, is_base, is_fact, record};
use super::record_kin::{
    counts_alike, counts_by_name, is_of_another, is_of_more, is_theirs, measures_another,
    says_what, shares,
};
use super::rival_times::{is_before, of_another_time, told_time};
use super::rivals::{self, Annual, Figures, are_of_two};
use super::series::Series;
use super::told_beside;
use crate::case::Case;
use crate::claim::{Claim, Relation, Role};
use crate::compare::digits;
use crate::compare::values::{self, Dimension};
use crate::comparison::ValueRelation;
use crate::finding::{Finding, Severity};
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Bound, Figure};
use crate::wording;

/// A "record" or "highest ever" that another stated figure beats.
pub(crate) struct SuperlativeMismatch;

const EXPLANATION: Explanation = Explanation {
    name: "superlative-mismatch",
    severity: Severity::Error,
    summary: "a \"record\" or \"highest since\" that another stated figure beats",
    details: "\
A figure that is said to be the highest, largest or smallest *ever*, *on record* or *in history*, or that \
*no year* had before, is beaten by no earlier figure of the same thing. The earlier figure must stand in another document, be \
dated before it, be in the same unit and of the same order, and its sentence must share several words \
with that of the record.

A record *since* some time, or *in 36 years*, is beaten only by figures after that time, and only by \
figures that both texts give of the same named thing.",
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

/// A rival larger or smaller than this many times is of another order: sums of money that far apart
/// are of two things, while disasters are of any size.
const ORDER_OF_MONEY: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

const ORDER: Decimal = Decimal::from_parts(6, 0, 0, false, 0);

impl Rule for SuperlativeMismatch {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let stories = case.passages.iter().enumerate();
        let mut records: Vec<Record> = stories
            .filter(|(_, passage)| passage.in_story)
            .filter_map(|(at, passage)| record(case, at, passage))
            .collect();
        let restated: Vec<Record> = records
            .iter()
            .flat_map(|held| in_other_units(case, held))
            .collect();
        records.extend(restated);
        if records.is_empty() {
            return Vec::new();
        }
        let index = Index::new(case);
        let series = Series::of(case);
        let figures = Figures::of(case);
        let annual = Annual::of(case);
        records
            .iter()
            .filter_map(|record| {
                let told = || {
                    passed(case, record)
                        .or_else(|| {
                            told_beside::rival(case, record, |other| surpasses(case, record, other))
                        })
                        .or_else(|| rival(case, record, &records, &index))
                        .or_else(|| elsewhere(case, record, &records, &index, &figures))
                        .or_else(|| {
                            let own = values::quantity(&case.claim(record.claim)?.mention)?;
                            annual.rival(case, record, &index, |other| {
                                beats(other, &own, record.most)
                            })
                        })
                };
                let told = record.own.then(told).flatten();
                let rival = told.or_else(|| series.rival(case, record, &index));
                finding(case, record, rival?)
            })
            .collect()
    }
}

/// Hardly two figures of so many digits are the same by chance.
const TELLING: usize = 4;

/// Has a figure so many digits that hardly another has the same?
fn is_telling(own: &values::Quantity) -> bool {
    digits(&own.figure) >= TELLING
}

/// The earlier figure that beats the record, by what another text says of the record itself.
fn elsewhere(
    case: &Case<'_>,
    record: &Record,
    records: &[Record],
    index: &Index<'_>,
    figures: &Figures,
) -> Option<usize> {
    let held = case.claim(record.claim)?;
    let own = values::quantity(&held.mention)?;
    let time = told_time(case, held);
    let published = case.published(held.document);
    let beating = |other: &Claim, passage: &Passage| {
        beats(other, &own, record.most)
            && values::within_factor(held, other, ORDER_OF_MONEY)
            && !of_another_time(held, other, record.most)
            && is_before(case, passage, other, time.as_ref(), published)
    };
    figures
        .beside(case, record, beating)
        .or_else(|| rivals::named(case, record, records, index, beating))
}

/// The earlier figure of another document that beats the record and shares most words with it.
fn rival(case: &Case<'_>, record: &Record, records: &[Record], index: &Index<'_>) -> Option<usize> {
    let held = case.claim(record.claim)?;
    let own = values::quantity(&held.mention)?;
    let measure = held.subject.measure.as_deref();
    let order = match own.dimension {
        Dimension::Money(..) => ORDER_OF_MONEY,
        _ => ORDER,
    };
    let time = told_time(case, held);
    let published = case.published(held.document);
    let mut best: Option<(usize, (bool, usize))> = None;
    for at in index.sharing(&record.words) {
        let passage = &case.passages[at];
        let own_document = passage.document == held.document;
        let same_record = !own_document && repeats(case, at, &own);
        let acquainted = || {
            index.acquainted(passage.document, held.document, record.since.is_some())
                || same_record && record.since.is_none() && shares_name(case, record, passage)
        };
        if at == record.at || !acquainted() {
            continue;
        }
        let beating: Vec<usize> = passage
            .claims()
            .filter(|index| {
                case.claim(*index).is_some_and(|other| {
                    let start = other.period.and_then(|period| period.days.start());
                    let since = record.since.is_none_or(|since| {
                        // A limited record must be of the same named thing, or meet another record.
                        let rank = |held: &Record| held.claim == *index && held.most == record.most;
                        start >= since.end()
                            && start.is_some()
                            && (same_record || shares(other, measure) || records.iter().any(rank))
                    });
                    since
                        && !is_base(case, *index)
                        && !measures_another(case, held, other)
                        && !is_of_more(case, held, other, record.most)
                        && (own_document || same_record || says_what(held, other))
                        && (own_document || !is_of_another(record, held, other))
                        && (same_record
                            || counts_alike(held, other)
                            || shares(other, measure)
                            || !own_document && counts_by_name(case, at, held, other))
                        && (!own_document
                            || shares(other, measure)
                                && counts_alike(held, other)
                                && !are_of_two(held, other))
                        && beats(other, &own, record.most)
                        && values::within_factor(held, other, order)
                        && !of_another_time(held, other, record.most)
                        && is_before(case, passage, other, time.as_ref(), published)
                })
            })
            .collect();
        let Some(first) = beating.first() else {
            continue;
        };
        let words = surroundings(case, at);
        let same_thing = case
            .claim(*first)
            .is_some_and(|other| shares(other, measure));
        let counted = case.claim(*first).is_some_and(|other| {
            counts_alike(held, other) || counts_by_name(case, at, held, other)
        });
        let shared = words.intersection(&record.words).count()
            + usize::from(same_thing)
            + usize::from(counted && is_theirs(held, &words));
        // "36,816, … below the peak of 2022 (45,774)": the figure of the record itself stands beside it.
        let told = same_record && is_telling(&own);
        let least = if told { 1 } else { SHARED_WORDS };
        // "More than ten million" is less telling than "10.2 million".
        let vague = passage.terms.iter().enumerate().any(|(place, term)| {
            let own = term.claim() == Some(*first);
            own && passage.signs().any(|sign| sign == (place, Sign::Exceeded))
        });
        let exact = !vague
            && case
                .claim(*first)
                .is_some_and(|other| other.mention.bound() == Bound::Exact);
        if shared >= least && best.is_none_or(|(_, most)| (exact, shared) > most) {
            best = Some((*first, (exact, shared)));
        }
    }
    best.map(|(claim, _)| claim)
}

/// What the sentence of a record itself says that it passed, if that was more: "the most successful
/// ever, ahead of …".
fn passed(case: &Case<'_>, record: &Record) -> Option<usize> {
    let passage = case.passages.get(record.at)?;
    let held = case.claim(record.claim)?;
    let own = values::quantity(&held.mention)?;
    let at = passage
        .terms
        .iter()
        .position(|term| *term == Term::Cue(Cue::Beats))?;
    let mut others = passage.terms[at..].iter().filter_map(Term::claim);
    others.find(|index| {
        *index != record.claim
            && case.claim(*index).is_some_and(|other| {
                let counted = !matches!(other.mention.value, Value::Count { .. })
                    || counts_alike(held, other);
                counted
                    && beats(other, &own, record.most)
                    && values::within_factor(held, other, ORDER_OF_MONEY)
            })
    })
}

/// Have the sentences of a record and another sentence a name in common?
fn shares_name(case: &Case<'_>, record: &Record, passage: &Passage) -> bool {
    passage.terms.iter().any(|term| match term {
        Term::Name(name) => record.words.contains(&**name),
        Term::Word(_) | Term::Claim(_) | Term::Cue(_) => false,
    }) && case
        .passages
        .get(record.at)
        .is_some_and(|own| own.document != passage.document)
}

/// Does a sentence of another document, or one beside it, give the record's own figure?
fn repeats(case: &Case<'_>, at: usize, own: &values::Quantity) -> bool {
    // Two of something are in many texts.
    let counted = matches!(own.dimension, Dimension::Count(_));
    if counted && own.figure.nominal() < Some(Decimal::TEN) {
        return false;
    }
    let document = case.passages.get(at).map(|passage| passage.document);
    let beside = case
        .passages
        .get(at.saturating_sub(1)..(at + 2).min(case.passages.len()));
    let near = beside.unwrap_or_default().iter();
    let near = near.filter(|passage| Some(passage.document) == document);
    near.flat_map(Passage::claims).any(|index| {
        let quantity = case
            .claim(index)
            .and_then(|claim| values::quantity(&claim.mention));
        quantity.is_some_and(|other| {
            other.dimension == own.dimension
                && values::relation(&other.figure, &own.figure).agrees()
                && values::relation(&other.figure, &own.figure) != ValueRelation::Overlapping
        })
    })
}

/// Is a figure beside a record further up or down than it, whatever either is for each of, or in?
fn surpasses(case: &Case<'_>, record: &Record, other: &Claim) -> bool {
    let figures = case.claim(record.claim).and_then(|held| {
        Some((
            as_written(held.mention.figure()?).loose(),
            other.mention.figure()?.loose(),
        ))
    });
    is_level(other)
        && figures.is_some_and(|(own, theirs)| match record.most {
            true => own.is_below(&theirs),
            false => theirs.is_below(&own),
        })
}

fn beats(other: &Claim, own: &values::Quantity, most: bool) -> bool {
    let held = as_written(&own.figure);
    let beaten = values::quantity(&other.mention).is_some_and(|rival| {
        let (low, high) = if most {
            (held.loose(), rival.figure.loose())
        } else {
            (rival.figure.loose(), held.loose())
        };
        rival.dimension == own.dimension && low.is_below(&high)
    });
    beaten && is_level(other)
}

/// "No fewer than 36,816 came, the most ever": nobody counts so well what may be any number more.
fn as_written(figure: &Figure) -> Figure {
    let exact = || Figure::new(figure.nominal()?, figure.precision(), Bound::Exact).ok();
    let counted = digits(figure) >= TELLING;
    exact().filter(|_| counted).unwrap_or(*figure)
}

/// The record in the other unit that its sentence gives it in: "45 million pounds (20,400 tonnes)". A percentage beside
/// an amount is its share of something.
fn in_other_units(case: &Case<'_>, record: &Record) -> Vec<Record> {
    let joined = |claim: usize| case.joined(claim, Relation::Restatement);
    let passage = case.passages.get(record.at);
    let told = passage.into_iter().flat_map(Passage::claims);
    let others = told.filter(|other| {
        joined(*other).any(|to| to == record.claim) || joined(record.claim).any(|to| to == *other)
    });
    let others = others.filter(|other| {
        case.claim(*other).is_some_and(|claim| {
            is_fact(claim) && !matches!(claim.mention.value, Value::Percent { .. })
        })
    });
    let others = others.map(|claim| Record {
        claim,
        words: record.words.clone(),
        ..*record
    });
    others.collect()
}

/// Is a figure a fact, and a level, which "the old mark" is too?
fn is_level(claim: &Claim) -> bool {
    is_fact(claim) && matches!(claim.role, Role::Level | Role::Share | Role::Target)
}

fn finding(case: &Case<'_>, record: &Record, rival: usize) -> Option<Finding> {
    let (held, other) = (case.claim(record.claim)?, case.claim(rival)?);
    let when = other
        .period
        .map(|period| format!(" for {}", wording::period(&period.days)))
        .unwrap_or_default();
    let scope = match record.since {
        Some(since) => format!("since {}", wording::period(&since)),
        None => "ever".to_owned(),
    };
    let rank = if record.most { "highest" } else { "lowest" };
    let mut claims = [record.claim, rival];
    claims.sort_unstable();
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.75,
        message: format!(
            "{} cannot be the {rank} {scope}: {} has {}{when}",
            case.text(held),
            case.source(other),
            case.text(other),
        ),
        explanation: Vec::new(),
        likely_cause: None,
        evidence: case.evidence_of(claims),
    })
}
