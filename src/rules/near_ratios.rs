//! Shares of a whole that stand a little apart from their part and their whole: "With 325 million people, that is
//! 34 per cent", "105,000 children received the drops, 78 per cent of the 119,000", "272, or 1.7 per cent". Words
//! only hint at what belongs together there; that one of the pairs near the share misses it by a plain slip of the
//! pen, and none makes it, tells.

use rust_decimal::Decimal;

use super::near::{Near, at_each, is_level, is_share, may_be_some_of};
use super::ratio::Ratio;
use crate::case::Case;
use crate::claim::{Claim, Relation, Role};
use crate::compare::miswritten::is_plain_slip;
use crate::compare::values;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::{Bound, Figure, Interval};

/// How sure it is that the percentage is the one of the other.
const CONFIDENCE: f64 = 0.75;
/// How many terms may open a sentence before "that is" and its share.
const OPENING: usize = 2;
/// How many terms may stand between a part and its share behind it.
const FAR: usize = 5;
/// How many terms may stand between a share and the whole that follows it.
const LEAD: usize = 2;
/// Four in five may be 77 per cent.
const ROUGHLY: Decimal = Decimal::from_parts(107, 0, 0, false, 2);
/// A third, in hundredths, is no whole number of them.
const NEARLY: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// The shares with the part and the whole that make them but for a slip, and what those make.
pub(super) fn near_ratios(case: &Case<'_>) -> Vec<(Ratio, Interval)> {
    let plain = |claim: &Claim| {
        is_share(claim) && matches!(claim.mention.bound(), Bound::Exact | Bound::About)
    };
    at_each(case, plain, |passage, figures, share| {
        slipped(case, passage, figures, share)
    })
}

fn slipped(
    case: &Case<'_>,
    passage: &Passage,
    figures: &[Near<'_>],
    percentage: usize,
) -> Option<(Ratio, Interval)> {
    let share = figures.iter().find(|held| held.index == percentage)?;
    if is_compared(passage, share) {
        return None;
    }
    let amounts = || {
        figures.iter().filter(|held| {
            let amount = held.quantity.dimension.is_amount() && is_level(held.claim);
            // "328,000 queued, well over the 240,000 of May, and 83 per cent of them …".
            let passed = held.back == 0 && passage.is_signed(held.place, Sign::Exceeded);
            amount && !passed && held.quantity.figure.nominal() >= Some(Decimal::TEN)
        })
    };
    let pairs = || {
        let parts = amounts();
        parts.flat_map(move |part| {
            let wholes = amounts().filter(move |whole| may_be_some_of(part, whole));
            wholes.map(move |whole| (part, whole))
        })
    };
    let stated = &share.quantity.figure;
    let fits = |value: &Interval| {
        let roughly = is_like_fraction(stated)
            && value
                .middle()
                .zip(stated.nominal())
                .is_some_and(|(made, said)| values::is_within_factor(made, said, ROUGHLY));
        let others = Interval::point(Decimal::ONE_HUNDRED).minus(value);
        roughly
            || values::computed(value, stated).agrees()
            || others.is_ok_and(|others| values::computed(&others, stated).agrees())
    };
    if pairs().any(|(part, whole)| made(part, whole).is_some_and(|value| fits(&value))) {
        return None;
    }
    let ties = Ties {
        case,
        passage,
        figures,
        share,
        part: before(passage, amounts(), share),
        whole: behind(passage, amounts(), share),
        points_back: points_back(passage, share),
    };
    let mut slips = pairs().filter_map(|(part, whole)| {
        let value = made(part, whole)?;
        (ties.hold(part, whole) && is_plain_slip(&value, stated)).then_some((part, whole, value))
    });
    let (part, whole, value) = slips.next()?;
    let elsewhere = case.claims_of(part.claim.document).any(|(index, claim)| {
        let own = |held: &Near<'_>| held.index == index;
        !figures.iter().any(own) && is_level(claim) && {
            let whole = values::quantity(&claim.mention).filter(|whole| {
                values::may_share_unit(part.claim, &part.quantity, whole)
                    && whole.figure.nominal() > part.quantity.figure.nominal()
            });
            whole.is_some_and(|whole| {
                let made = part.quantity.figure.strict().over(&whole.figure.strict());
                let made = made.and_then(|made| made.scaled(Decimal::ONE_HUNDRED));
                made.is_ok_and(|made| values::computed(&made, stated).agrees())
            })
        }
    });
    (!elsewhere).then_some((
        Ratio {
            part: part.index,
            whole: whole.index,
            percentage,
            confidence: CONFIDENCE,
        },
        value,
    ))
}

/// Is it a share by which one thing is more or less than another: "35 per cent more", or a bound of one?
pub(super) fn is_compared(passage: &Passage, share: &Near<'_>) -> bool {
    passage.signs().any(|(at, sign)| {
        let compares = matches!(
            sign,
            Sign::SoMuch | Sign::SoLittle | Sign::Exceeded | Sign::Under
        );
        // "Less than half", where the hedge was not read.
        let hedged = at == share.place && share.claim.mention.bound() == Bound::Exact;
        // "Well short of the 50 per cent that had been asked for".
        let missed = sign == Sign::FellShort && at == share.place;
        // "14.4bn of it at once, half of the first loans".
        let narrowed = sign == Sign::Sided && at == share.place + 1;
        missed || narrowed || compares && (at == share.place + 1 || hedged)
    })
}

/// Is it a share that people round to: a half, a third, four in five?
pub(super) fn is_like_fraction(stated: &Figure) -> bool {
    /// Shares are so many of two to ten.
    const OF: [i64; 5] = [3, 4, 5, 6, 10];
    let Some(number) = stated.nominal() else {
        return false;
    };
    let whole = |of: &i64| {
        let parts = number
            .checked_mul(Decimal::from(*of))
            .and_then(|parts| parts.checked_div(Decimal::ONE_HUNDRED));
        parts.is_some_and(|parts| (parts - parts.round()).abs() < NEARLY)
    };
    OF.iter().any(whole)
}

/// How many hundredths the other is.
pub(super) fn made(part: &Near<'_>, whole: &Near<'_>) -> Option<Interval> {
    let (small, large) = (&part.quantity.figure, &whole.quantity.figure);
    let quotient = small.strict().over(&large.strict()).ok()?;
    quotient.scaled(Decimal::ONE_HUNDRED).ok()
}

/// What words hint at around a share.
struct Ties<'t, 'a> {
    case: &'t Case<'a>,
    passage: &'t Passage,
    figures: &'t [Near<'a>],
    share: &'t Near<'a>,
    /// The figure that it follows as the same in other words: "272, or 1.7 per cent".
    part: Option<usize>,
    /// The figure that follows it: "78 per cent of the 119,000".
    whole: Option<usize>,
    /// Does its sentence open with it, said of what was told before: "that is 34 per cent"?
    points_back: bool,
}

impl Ties<'_, '_> {
    fn hold(&self, part: &Near<'_>, whole: &Near<'_>) -> bool {
        let of_it = || {
            let mut wholes = self.case.joined(part.index, Relation::PartOf);
            wholes.any(|held| held == whole.index)
        };
        // "1,100 of its 6,100 people, 28 per cent of the staff".
        if self.part == Some(whole.index) && of_it() {
            return true;
        }
        if self.part == Some(part.index) {
            return whole.back == 0 || of_it() || self.whole.is_none();
        }
        if self.whole == Some(whole.index) {
            return part.back <= 1 && (part.back == 0 || self.points_back);
        }
        let one_before = part.back == 1 && whole.back <= 1;
        // "With about ten million seats on offer, 86 per cent of them …".
        let of_them = self.passage.terms.get(self.share.place + 1) == Some(&Term::Cue(Cue::Of));
        let ahead = whole.back == 0 && whole.place < self.share.place;
        // "63 of the 90 flats. That makes 60 per cent of the town's bad flats" is of others.
        let named =
            self.share.claim.subject.whole.is_some() || self.share.claim.role == Role::Share;
        let said = || of_it() && !named && self.is_only_part(part);
        self.points_back && (one_before && (said() || ahead)) || of_them && ahead && part.back <= 2
    }

    /// Is it the only figure of the sentence before that is told to be a part of another?
    fn is_only_part(&self, part: &Near<'_>) -> bool {
        let parts = self.figures.iter().filter(|held| {
            let mut wholes = self.case.joined(held.index, Relation::PartOf);
            held.back == part.back && wholes.next().is_some()
        });
        parts.count() == 1
    }
}

/// The figure that a share follows directly, behind a comma, a bracket, "or" or "that is"; that of which it is a
/// part may stand between.
pub(super) fn before<'f>(
    passage: &Passage,
    amounts: impl Iterator<Item = &'f Near<'f>>,
    share: &Near<'_>,
) -> Option<usize> {
    let own = amounts.filter(|held| held.back == 0 && held.place < share.place);
    let last = own.last()?;
    let between = passage.terms.get(last.place + 1..share.place)?;
    let cut = |sign| passage.has_sign(sign, last.place + 1..=share.place);
    let parted = cut(Sign::Break)
        || between
            .iter()
            .any(|term| matches!(term, Term::Cue(Cue::Or | Cue::Makes)));
    let plain = between.iter().all(|term| term.claim().is_none());
    (parted && plain && !cut(Sign::And) && between.len() <= FAR).then_some(last.index)
}

/// The figure that follows a share with hardly a word and no comma between.
pub(super) fn behind<'f>(
    passage: &Passage,
    mut amounts: impl Iterator<Item = &'f Near<'f>>,
    share: &Near<'_>,
) -> Option<usize> {
    let next = amounts.find(|held| held.back == 0 && held.place > share.place)?;
    let between = passage.terms.get(share.place + 1..next.place)?;
    let cut = passage.has_sign(Sign::Break, share.place + 1..=next.place);
    let plain = between.iter().all(|term| term.claim().is_none());
    (between.len() <= LEAD && plain && !cut).then_some(next.index)
}

/// Does a sentence say a share of what the one before it told: "that is 34 per cent of"?
pub(super) fn points_back(passage: &Passage, share: &Near<'_>) -> bool {
    let lead = passage.terms.get(..share.place).unwrap_or_default();
    let start = lead.len().saturating_sub(OPENING);
    let signed = passage.has_sign(Sign::Back, start..=share.place);
    signed
        || lead[start..]
            .iter()
            .any(|term| matches!(term, Term::Cue(Cue::Makes | Cue::Sum)))
}
