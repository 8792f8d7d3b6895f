//! Shares of one whole that no two can have in common, told in several sentences or texts: "in 2023 62 per cent of Kenya's
//! tea exports went to Egypt", and elsewhere "57 per cent of Kenya's tea exports went to Pakistan".

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Basis, Claim, Facet, Role, Subject};
use crate::compare::values;
use crate::passage::{Passage, Sign, Term};
use crate::value::{Bound, Interval, Period};

/// A whole of which more shares are told than these is told of many times over.
const COMMON: usize = 32;
/// So many per cent of one whole are shares of several.
const MOST: Decimal = Decimal::from_parts(150, 0, 0, false, 0);
/// Shares of one whole at no time that is named, in texts further apart than this many days, may be of two.
const NEWS: i64 = 10;

/// A share, and who alone has it.
struct Held<'a> {
    claim: usize,
    holder: &'a str,
    share: Interval,
}

/// What shares must have in common to be of one whole.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Whole<'a> {
    measure: &'a str,
    words: Vec<&'a str>,
    dealt: bool,
    days: Option<(Option<chrono::NaiveDate>, Option<chrono::NaiveDate>)>,
}

/// The shares of each whole that make more than all of it, and what they make at least.
pub(super) fn exceeding<'a>(case: &Case<'a>) -> Vec<(Vec<&'a Claim>, Interval)> {
    let mut wholes: BTreeMap<Whole<'a>, Vec<Held<'a>>> = BTreeMap::new();
    for passage in case.passages {
        let shared = [Sign::Dealt, Sign::Held]
            .iter()
            .any(|sign| passage.has_sign(*sign, ..));
        if !shared || !passage.in_story || passage.terms.len() > LONGEST {
            continue;
        }
        for claim in passage.claims() {
            if let Some((whole, held)) = held(case, passage, claim) {
                wholes.entry(whole).or_default().push(held);
            }
        }
    }
    let told = wholes.values().filter(|held| held.len() <= COMMON);
    told.filter_map(|held| together(case, held)).collect()
}

/// One share of each holder, the least that is told of it, if they make more than all.
fn together<'a>(case: &Case<'a>, held: &[Held<'a>]) -> Option<(Vec<&'a Claim>, Interval)> {
    let mut least: BTreeMap<&str, &Held<'_>> = BTreeMap::new();
    for own in held {
        let known = least.entry(own.holder).or_insert(own);
        if own.share.lower().value() < known.share.lower().value() {
            *known = own;
        }
    }
    let zero = Interval::point(Decimal::ZERO);
    let mut shares = least.values();
    let sum = shares.try_fold(zero, |sum, held| sum.plus(&held.share).ok())?;
    let claims: Vec<&Claim> = least
        .values()
        .filter_map(|held| case.claim(held.claim))
        .collect();
    let low = sum.lower().value()?;
    let sentence = claims.first()?;
    // The shares of one sentence are added up as a list.
    let apart = claims
        .iter()
        .any(|claim| (claim.document, claim.sentence) != (sentence.document, sentence.sentence));
    let one_news = claims
        .iter()
        .all(|claim| is_of_one_news(case, sentence, claim));
    (apart && one_news && low > Decimal::ONE_HUNDRED && low <= MOST).then_some((claims, sum))
}

fn is_of_one_news(case: &Case<'_>, one: &Claim, other: &Claim) -> bool {
    let days = case
        .published(one.document)
        .zip(case.published(other.document));
    stated(one).is_some() || days.is_none_or(|(one, other)| (one - other).num_days().abs() <= NEWS)
}

fn stated(claim: &Claim) -> Option<Period> {
    let period = claim
        .period
        .filter(|period| period.basis == Basis::Stated)?;
    Some(period.days)
}

/// A share of a whole that is given or belongs to one alone.
fn held<'a>(case: &Case<'a>, passage: &'a Passage, index: usize) -> Option<(Whole<'a>, Held<'a>)> {
    let claim = case.claim(index)?;
    let plain = claim.role == Role::Share
        && claim.mention.is_percentage()
        && claim.in_story
        && claim.modality.is_fact()
        && claim.direction.is_none()
        && matches!(
            claim.mention.bound(),
            Bound::Exact | Bound::AtLeast | Bound::Above
        );
    let (holder, dealt) = holder(case, passage, index).filter(|_| plain)?;
    let whole = claim.subject.whole.as_deref()?;
    let mut words: Vec<&str> = said(whole).collect();
    words.sort_unstable();
    words.dedup();
    let whole = Whole {
        measure: whole.measure.as_deref()?,
        words,
        dealt,
        days: stated(claim).map(|days| (days.start(), days.end())),
    };
    let share = values::quantity(&claim.mention)?.figure.strict();
    Some((
        whole,
        Held {
            claim: index,
            holder,
            share,
        },
    ))
}

/// Who alone has a share, and whether it is given to him: the only name that its whole does not bear. A bloc has what its
/// members have.
pub(super) fn holder<'a>(
    case: &Case<'a>,
    passage: &Passage,
    index: usize,
) -> Option<(&'a str, bool)> {
    let claim = case.claim(index)?;
    let place = passage.place_of(index)?;
    let part = passage.part(place, place);
    let dealt = passage.has_sign(Sign::Dealt, part.clone());
    let alone = passage.has_sign(Sign::Held, part.start..=part.end);
    let whole = claim.subject.whole.as_deref()?;
    let of_whole = |word: &str| said(whole).any(|own| own == word);
    let vocabulary = case.vocabulary(claim.document)?;
    let linking = &case.converter.lexicon.linking;
    let subject = &claim.subject;
    // A term is the stem of its word.
    let opens = passage.terms.first().and_then(Term::word);
    let is_name = |word: &str| {
        subject.parties.contains(word)
            || vocabulary.names(word)
            || opens.is_some_and(|stem| word.starts_with(stem))
    };
    let words = (subject.parties.iter())
        .chain(subject.qualifiers.iter())
        .chain(subject.context.iter());
    let mut own: Vec<&str> = words.filter(|word| !of_whole(word)).collect();
    own.sort_unstable();
    own.dedup();
    let [holder] = own.as_slice() else {
        return None;
    };
    let one = (dealt || alone) && is_name(holder) && !linking.blocs.contains(*holder);
    let facets = [Facet::Whole, Facet::Measure, Facet::Parties];
    let inherited = facets
        .iter()
        .any(|facet| subject.inherited.contains(facet) || whole.inherited.contains(facet));
    (one && !inherited).then_some((*holder, dealt))
}

/// What is said of a whole.
fn said(whole: &Subject) -> impl Iterator<Item = &str> {
    let words = (whole.measure.as_deref().into_iter())
        .chain(whole.parties.iter())
        .chain(whole.qualifiers.iter());
    words.chain(whole.context.iter())
}
