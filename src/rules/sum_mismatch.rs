use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::breakdowns::breakdowns;
use super::near_sums::near_sums;
use super::sum::{Sum, gap};
use super::sum_presented::{FEW, is_called_total, is_of_another, presented};
use super::window::{Amount, Item, amounts, lists, windows};
use super::{sides, tables, totals};
use crate::case::Case;
use crate::cause;
use crate::claim::{Claim, Facet, Modality, Nature, Relation, Role, Statistic};
use crate::compare::values::{self, Dimension};
use crate::comparison::ValueRelation;
use crate::finding::{Finding, Severity};
use crate::mention::Value;
use crate::passage::{Cue, Sign};
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Bound, Exact, Interval};
use crate::wording::Wording;

/// Stated components do not add up to the stated total.
pub(crate) struct SumMismatch;

const EXPLANATION: Explanation = Explanation {
    name: "sum-mismatch",
    severity: Severity::Error,
    summary: "stated components do not add up to the stated total",
    details: "\
A text that gives a total and lists what it is made of (*sales came to $17.2bn: phones $9.1bn, tablets \
$5.0bn and watches $2.1bn*), or adds two figures up itself (*12 in the north and 9 in the south, 23 \
together*), can be checked.

The words must present the list as a sum (*together*, *in all*, *makes*, a colon after the total), and \
the sum must come close to the total: within the threshold `sum_gap` (12 per cent) of it. A list that \
falls far short is a choice of examples, not a breakdown. Where some run of the figures does add up to \
the total, the rule keeps quiet. Parts in the sentences around (*of that, …*, *for the two together*) must \
miss it by a plain slip of the pen in one figure, and parts that are listed behind it or in another text must be \
all there are: by their number, their months, or the words (*nobody else*, *the rest*). A gap that writers who cut off their figures could leave, but none who \
round them, is a `warning`.",
    fires: &[
        Example {
            about: "a list after a colon",
            documents: &[("", "Sales came to $17.2bn: phones brought in $9.1bn, tablets $5.0bn and watches $2.1bn.")],
        },
        Example {
            about: "two parts put together",
            documents: &[("", "The flood killed 1,204 people in the north and 318 people in the south, altogether 1,622 people.")],
        },
    ],
    quiet: &[
        Example {
            about: "a total of something else",
            documents: &[("", "A second find brings the number of wrecks to six. Of 212 sailors 204 came home; 11 of them wrote letters.")],
        },
        Example {
            about: "it adds up, but for rounding",
            documents: &[("", "Sales came to $16.1bn: phones brought in $9.1bn, tablets $5.0bn and watches $2.1bn.")],
        },
        Example {
            about: "examples, not a breakdown",
            documents: &[("", "The flood killed 318 people in the south and 120 people in the west; together with the north 1,622 people died.")],
        },
    ],
};

impl Rule for SumMismatch {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let mut totals = BTreeSet::new();
        let mut findings = Vec::new();
        let listed = windows(case).chain(lists(case));
        let listed = listed.flat_map(|window| mismatches(case, &window));
        let sums = listed
            .chain(sides::mismatches(case))
            .chain(tables::mismatches(case))
            .chain(near_sums(case))
            .chain(breakdowns(case));
        let mut wrong: Vec<BTreeSet<usize>> = Vec::new();
        for sum in sums {
            // "Of 100 they won 66: 41, 14, 9 and 5. The others have 34": what does not make 66 makes no 100 either.
            let parts: BTreeSet<usize> = sum.parts.iter().copied().collect();
            let again = wrong.iter().any(|held| held.is_subset(&parts));
            if totals.insert(sum.total) && !again {
                let found = finding(case, &sum);
                wrong.extend(found.iter().map(|_| parts.clone()));
                findings.extend(found);
            }
        }
        findings
    }
}

/// The sums of a window, one for each dimension: the total is its largest figure of the dimension,
/// the parts are a run of the others.
fn mismatches(case: &Case<'_>, window: &[Item<'_>]) -> Vec<Sum> {
    // "637, down from 850": what it was before is no part of what is.
    let claims = window.iter().filter_map(Item::claim);
    let bases: BTreeSet<usize> = claims
        .flat_map(|claim| case.joined(claim, Relation::ChangeFrom))
        .collect();
    let of = |meant: fn(&Claim) -> bool| {
        let adding = amounts(case, window).filter(|amount| !bases.contains(&amount.index));
        let adding = adding.filter(|amount| {
            let total = totals::is_listed_change(window, amount);
            adds_up(amount.claim, &amount.quantity.dimension, total)
        });
        adding
            .filter(|amount| meant(amount.claim))
            .collect::<Vec<_>>()
    };
    let (stated, all) = (of(is_stated), of(|_| true));
    let dimensions: BTreeSet<&Dimension> = all
        .iter()
        .map(|amount| &amount.quantity.dimension)
        .collect();
    dimensions
        .into_iter()
        .filter_map(|dimension| {
            let largest = |amounts| largest(amounts, dimension);
            mismatch(case, window, &stated, largest(&stated)?, false)
                .or_else(|| {
                    // What would be still adds up to what it would be in all.
                    let more = all.len() > stated.len();
                    more.then(|| mismatch(case, window, &all, largest(&all)?, true))?
                })
                .or_else(|| {
                    // "148, 77 and 19 seats, which gives them 254 in a house of 420".
                    let most = largest(&stated)?;
                    let mut called = stated.iter().enumerate().filter(|(nth, amount)| {
                        let unit = amount.quantity.dimension == *dimension;
                        unit && *nth != most
                            && (is_made_of(window, amount) || is_listed_out(window, amount))
                    });
                    called.find_map(|(nth, _)| mismatch(case, window, &stated, nth, false))
                })
        })
        .collect()
}

/// The largest amount of a dimension.
fn largest(amounts: &[Amount<'_>], dimension: &Dimension) -> Option<usize> {
    let held = amounts.iter().enumerate();
    let held = held.filter(|(_, amount)| amount.quantity.dimension == *dimension);
    let largest = held.max_by_key(|(_, amount)| amount.quantity.figure.nominal());
    largest.map(|(nth, _)| nth)
}

/// Does a colon follow it directly: "of the 100 members it won 66: Lund 41, Karsk 20"?
fn is_listed_out(window: &[Item<'_>], amount: &Amount<'_>) -> bool {
    /// How many terms before it may give it as that of another time: "766 aircraft (2023: 735), made up of".
    const NEAR: usize = 2;
    let behind = window.get(amount.at + 1);
    let before = window.get(amount.at.saturating_sub(NEAR)..amount.at);
    let aside = before.unwrap_or_default().iter().any(|item| {
        item.is(Cue::List) || item.claim().is_some() && item.claim() < Some(amount.index)
    });
    !aside && behind.is_some_and(|item| item.is(Cue::List))
}

/// Do the words of a sum lead directly to it, from figures of its own sentence?
fn is_made_of(window: &[Item<'_>], amount: &Amount<'_>) -> bool {
    let before = amount.at.checked_sub(1).and_then(|at| window.get(at));
    before.is_some_and(|item| item.is(Cue::Sum) && item.follows(Sign::Break))
}

fn mismatch(
    case: &Case<'_>,
    window: &[Item<'_>],
    amounts: &[Amount<'_>],
    nth: usize,
    explicitly: bool,
) -> Option<Sum> {
    let whole = amounts.get(nth)?;
    // "The other 267 were found" are what is left of another total.
    let before = whole.at.checked_sub(1).and_then(|at| window.get(at));
    // "Which makes 123, 108 and six" sums up several things.
    let several = || {
        let next = amounts.get(nth + 1).filter(|next| next.at == whole.at + 1);
        let alike = next.is_some_and(|next| {
            values::may_share_unit(next.claim, &next.quantity, &whole.quantity)
        });
        alike && before.is_some_and(Item::sums)
    };
    if before.is_some_and(|item| item.is(Cue::Rest)) || several() || totals::is_net(window, whole) {
        return None;
    }
    let least = whole
        .quantity
        .figure
        .nominal()?
        .times(Decimal::new(1, 3))
        .ok()?;
    let colon = window
        .iter()
        .enumerate()
        .find(|(at, item)| *at > whole.at && item.is(Cue::List))
        .map(|(at, _)| at);
    let alike = |amount: &&Amount<'_>| {
        // "370 hectares of crops: 292 of maize, 68 of vines": the list leaves the unit out.
        let bare = matches!(amount.claim.mention.value, Value::Number { .. })
            && matches!(whole.quantity.dimension, Dimension::Measure(_, None))
            && colon.is_some_and(|colon| amount.at > colon);
        // "The others came from nine countries".
        let origin = window.get(amount.at);
        let origin = origin.is_some_and(|item| item.follows(Sign::From));
        !origin
            && amount.quantity.figure.nominal() > Some(least)
            && amount.quantity.figure.nominal() < whole.quantity.figure.nominal()
            && (bare || values::may_share_unit(amount.claim, &amount.quantity, &whole.quantity))
    };
    // "12 were hurt, three of them badly": a part of a part.
    let nested = |amount: &&Amount<'_>| {
        let mut wholes = case.joined(amount.index, Relation::PartOf);
        wholes.any(|of| {
            let at = amounts.partition_point(|other| other.index < of);
            let part = amounts.get(at).is_some_and(|other| other.index == of);
            of != whole.index && part
        })
    };
    // "38 depots in 20 states: …": what stands before the colon is no part.
    let ahead = |amount: &&Amount<'_>| {
        let before = colon.is_some_and(|colon| amount.at < colon);
        before && is_of_another(amount.claim, whole)
    };
    let before = amounts[..nth].iter().filter(alike).collect();
    let mut before = totals::without_breakdowns(case, before);
    before.retain(|amount| !nested(amount));
    let before = totals::without_announced(before);
    let after = amounts[nth + 1..].iter().filter(alike).collect();
    let mut after = totals::without_breakdowns(case, after);
    after.retain(|amount| !nested(amount) && !ahead(amount));
    let mut best: Option<(bool, Decimal, Sum)> = None;
    // A list of as many parts as it announced is no run of them.
    let announced = totals::is_announced(case, window, whole, &before);
    for side in [&before, &after] {
        for start in 0..side.len() {
            let mut sum = Interval::point(Decimal::ZERO);
            for end in start + 1..=side.len().min(start + MOST_PARTS) {
                let run = &side[start..end];
                let part = run.last().map(|part| part.quantity.figure.strict());
                let Some(Ok(added)) = part.map(|part| sum.plus(&part)) else {
                    break;
                };
                sum = added;
                // "Mac 7.7, iPad 7.0. That makes 94.9, while the quarter before brought in 119.6"; "130 euros for
                // each of five months, 650 in all".
                let called = run.last().is_some_and(|part| {
                    let before = part.at.checked_sub(1).and_then(|at| window.get(at));
                    let behind = window.get(part.at + 1).filter(|_| part.at > whole.at);
                    before.is_some_and(Item::sums) || behind.is_some_and(|item| item.is(Cue::Sum))
                });
                if run.len() < 2 || called {
                    continue;
                }
                let relation = values::computed(&added, &whole.quantity.figure);
                if relation.agrees() && !(announced && run.len() < side.len()) {
                    return None;
                }
                let Some(gap) = gap(&added, &whole.quantity.figure.strict()) else {
                    continue;
                };
                let all = run.len() == side.len();
                // All of them, or else those that come closest.
                let closer = best
                    .as_ref()
                    .is_none_or(|(held, least, _)| match all == *held {
                        true => gap < *least,
                        false => all,
                    });
                let worked = totals::worked_out(case, window, whole, run, &added).filter(|_| all);
                let over = whole.quantity.figure.strict().is_below(&added.closure());
                // What a colon lists are parts: they cannot be more, however much more.
                let behind_colon = || {
                    let start = run.first().map_or(0, |part| part.at);
                    colon.is_some_and(|colon| start > colon && start - colon <= FEW)
                };
                // "7,849 may have to move: 3,690 women and 4,519 men".
                let listed_there = || {
                    let sentence = |amount: &Amount<'_>| amount.claim.sentence;
                    let own = sentence(whole);
                    behind_colon() && run.iter().all(|part| sentence(part) == own)
                };
                let most = match worked {
                    Some(most) => most,
                    None if over
                        && all
                        && (run.len() > 2 || is_one_thing(whole, run))
                        && behind_colon() =>
                    {
                        OVER
                    }
                    None => case.thresholds.sum_gap,
                };
                let another = || {
                    totals::is_of_another_total(case, window, whole, run, &added)
                        || totals::is_of_another_time(whole, run)
                        || totals::is_behind_more(amounts, whole, run)
                };
                let open = || !over && totals::is_open(window, whole, run);
                if gap > most || !closer || another() || open() {
                    continue;
                }
                let confidence = match worked {
                    Some(_) => Some(0.85),
                    None if explicitly && !is_called_total(window, whole) && !listed_there() => {
                        None
                    }
                    None => presented(case, window, whole, run, all, over),
                };
                let Some(confidence) = confidence else {
                    continue;
                };
                best = Some((
                    all,
                    gap,
                    Sum {
                        total: whole.index,
                        parts: run.iter().map(|part| part.index).collect(),
                        added,
                        rounding: relation == ValueRelation::ApartStrictly,
                        confidence,
                    },
                ));
            }
        }
    }
    // Rounding alone is not worth a word: three rounded parts may miss their total by one unit. What all
    // of it cannot bridge is.
    let stated = whole.quantity.figure.strict().closure();
    best.map(|(_, _, sum)| sum)
        .filter(|sum| !sum.rounding || !sum.added.closure().meets(&stated))
        .filter(|_| !totals::some_add_up(&before, whole) && !totals::some_add_up(&after, whole))
}

/// A list of more figures than this is no sum that a text presents; and every run of them is tried.
const MOST_PARTS: usize = 24;

/// By which share of a total the parts that a colon lists may exceed it.
const OVER: Decimal = Decimal::from_parts(3, 0, 0, false, 1);

/// "The remains of 154 were recovered: 50 in June and 140 in May": do two parts measure what the whole does?
fn is_one_thing(whole: &Amount<'_>, run: &[&Amount<'_>]) -> bool {
    let measure = &whole.claim.subject.measure;
    let same = |part: &&Amount<'_>| part.claim.subject.measure == *measure;
    measure.is_some() && run.iter().all(same)
}

/// Is it stated as what is, or as what is expected?
fn is_stated(claim: &Claim) -> bool {
    claim.modality != Modality::Hypothetical && claim.role != Role::Target
}

/// "Of the 5.4bn 3.9bn pays for shares and 1.5bn for losses": a part, or what is told beside it, whatever its verb names.
fn is_part(claim: &Claim) -> bool {
    let mut links = claim.links.iter();
    links.any(|link| link.relation == Relation::PartOf)
        || claim.subject.inherited.contains(&Facet::Measure)
}

/// Is it a total of something that adds up?
fn adds_up(claim: &Claim, dimension: &Dimension, listed_change: bool) -> bool {
    let amount = dimension.is_amount();
    amount
        && claim.in_story
        && (listed_change || matches!(claim.role, Role::Level | Role::Forecast | Role::Target))
        && claim.modality != Modality::Denied
        && claim.subject.statistic == Statistic::Total
        && (claim.subject.nature != Some(Nature::Rate) || is_part(claim))
        && matches!(claim.mention.bound(), Bound::Exact | Bound::About)
}

fn finding(case: &Case<'_>, sum: &Sum) -> Option<Finding> {
    let total = case.claim(sum.total)?;
    let whole = values::quantity(&total.mention)?;
    let stated = whole.figure.nominal()?;
    if totals::is_made_up(case, sum, total, stated) {
        return None;
    }
    let wording = Wording::new(&whole.dimension, stated);
    let parts: Vec<&Claim> = sum
        .parts
        .iter()
        .filter_map(|part| case.claim(*part))
        .collect();
    let terms: Vec<String> = parts
        .iter()
        .filter_map(|part| values::quantity(&part.mention)?.figure.nominal())
        .map(|value| wording.number(value))
        .collect();
    let arithmetic = format!(
        "{} makes {}, not {}.",
        terms.join(" + "),
        wording.interval(&sum.added),
        wording.stated(stated),
    );
    let mut claims = sum.parts.clone();
    claims.push(sum.total);
    claims.sort_unstable();
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: match sum.rounding {
            true => Severity::Warning,
            false => EXPLANATION.severity,
        },
        confidence: sum.confidence,
        message: format!("the parts of {} do not add up to it", case.text(total)),
        explanation: vec![arithmetic],
        likely_cause: cause::of_computed(&sum.added, &whole.figure),
        evidence: case.evidence_of(claims),
    })
}
