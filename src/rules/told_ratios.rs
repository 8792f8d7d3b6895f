//! Shares that a text itself gives beside their part and their whole, in whatever order: "6,412 tenants, of whom 2,500
//! were old, or 39 per cent"; "3.4 million patients – 34 per cent of the country's 10 million"; "wins $105m. That is more
//! than half of the $200m that it had asked for".
//!
//! The form of the sentence joins the three, so that they need not make each other but for a slip of the pen; but a
//! share that is not of the size of what they make was worked out from other figures.

use rust_decimal::Decimal;

use super::levels::turns;
use super::near::{Near, at_each, is_said, is_share, may_be_some_of};
use super::near_ratios::{before, behind, is_compared, is_like_fraction, made, points_back};
use super::ratio::Ratio;
use crate::case::Case;
use crate::claim::{Claim, Relation};
use crate::compare::miswritten::is_plain_slip;
use crate::compare::values::{self, Dimension};
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::{Bound, Exact, Figure, Interval};

/// How sure it is that the share is of the whole that its sentence gives, and of that of the sentence before.
const SAID: f64 = 0.85;
const BEFORE: f64 = 0.75;

/// The shares that are not what their part and their whole make, and what those make.
pub(super) fn told_ratios(case: &Case<'_>) -> Vec<(Ratio, Interval)> {
    let one_figure = |claim: &Claim| is_share(claim) && claim.mention.bound() != Bound::Range;
    at_each(case, one_figure, |passage, figures, share| {
        Told::new(case, passage, figures, share)?.wrong()
    })
}

/// A share and the figures near it.
struct Told<'t, 'a> {
    case: &'t Case<'a>,
    passage: &'t Passage,
    share: &'t Near<'a>,
    /// The amounts of its sentence and of those before it.
    amounts: Vec<&'t Near<'a>>,
}

impl<'t, 'a> Told<'t, 'a> {
    fn new(
        case: &'t Case<'a>,
        passage: &'t Passage,
        figures: &'t [Near<'a>],
        share: usize,
    ) -> Option<Self> {
        let share = figures.iter().find(|held| held.index == share)?;
        let amounts = figures.iter().filter(|held| is_amount(held));
        // "40 per cent by value".
        let by = passage.is_signed(share.place + 1, Sign::By);
        (!is_compared(passage, share) && !by).then(|| Self {
            case,
            passage,
            share,
            amounts: amounts.collect(),
        })
    }

    fn wrong(&self) -> Option<(Ratio, Interval)> {
        let (part, whole, confidence) = self
            .in_sentence()
            .map(|(part, whole)| (part, whole, SAID))
            .or_else(|| self.back().map(|(part, whole)| (part, whole, SAID)))
            .or_else(|| self.of_sentence_before())?;
        let explained = self.amounts.iter().any(|other| {
            let of = is_more(other, part) && self.fits(part, other);
            of || is_more(whole, other) && self.fits(other, whole)
        });
        let value = self.made(part, whole)?;
        let off = self.is_of_its_size(&value) || is_plain_slip(&value, self.stated());
        let explained = explained || self.moved(part, whole);
        (off && !explained && !self.fits(part, whole)).then_some((
            Ratio {
                part: part.index,
                whole: whole.index,
                percentage: self.share.index,
                confidence,
            },
            value,
        ))
    }

    /// "Shares lost 65 cents, or 25 per cent, to 1.90 dollars": is the share that of what there was before?
    fn moved(&self, part: &Near<'_>, whole: &Near<'_>) -> bool {
        let price = matches!(whole.quantity.dimension, Dimension::Money(..));
        let behind = whole.back == self.share.back && whole.place > self.share.place;
        let numbers = (part.quantity.figure.nominal()).zip(whole.quantity.figure.nominal());
        let exact = self.stated().bound() == Bound::Exact;
        let change = numbers.is_some_and(|(part, whole)| {
            // "From 18,991 to 26,080, or 37 per cent": the share is of what one is more than the other.
            let more = whole.minus(part).map(Interval::point);
            let of = more.and_then(|more| more.over(&Interval::point(part)));
            let of = of.and_then(|of| of.scaled(Decimal::ONE_HUNDRED));
            exact && of.is_ok_and(|of| values::computed(&of, self.stated()).agrees())
        });
        change
            || price
                && behind
                && numbers.is_some_and(|(part, whole)| {
                    let before = [whole.plus(part), whole.minus(part)];
                    before.into_iter().flatten().any(|before| {
                        let share = Interval::point(part).over(&Interval::point(before));
                        let share = share.and_then(|share| share.scaled(Decimal::ONE_HUNDRED));
                        share.is_ok_and(|share| values::computed(&share, self.stated()).agrees())
                    })
                })
    }

    /// How many hundredths of the whole the part is: "up to 3 million" as three.
    fn made(&self, part: &Near<'_>, whole: &Near<'_>) -> Option<Interval> {
        let hedged = |held: &Near<'_>| held.quantity.figure.bound() != Bound::Exact;
        if !hedged(part) && !hedged(whole) {
            return made(part, whole);
        }
        let [small, large] =
            [part, whole].map(|held| held.quantity.figure.nominal().map(Interval::point));
        small?.over(&large?).ok()?.scaled(Decimal::ONE_HUNDRED).ok()
    }

    fn stated(&self) -> &Figure {
        &self.share.quantity.figure
    }

    /// Do the two make the share, or what is left of the whole, as far as they may have been rounded?
    fn fits(&self, part: &Near<'_>, whole: &Near<'_>) -> bool {
        /// By how many hundredths of itself a share that is given as a round part of its whole may be off.
        const ROUND: Decimal = Decimal::from_parts(12, 0, 0, false, 2);
        const OTHERWISE: Decimal = Decimal::from_parts(3, 0, 0, false, 2);
        let stated = self.stated();
        let slack = match is_like_fraction(stated) {
            true => ROUND,
            false => OTHERWISE,
        };
        let slack = Interval::closed(Decimal::ONE - slack, Decimal::ONE + slack);
        let agrees = |value: &Interval| {
            let wide = values::coarse(value).times(&slack);
            values::computed(value, stated).agrees()
                || wide.is_ok_and(|wide| wide.meets(&stated.strict()))
        };
        let hedged = [part, whole].map(|held| held.quantity.figure.bound() != Bound::Exact);
        let quotient = |reading: fn(&Figure) -> Interval| {
            // "Up to 9.8 million" may be none; a share is of what is written.
            if hedged.contains(&true) {
                return None;
            }
            let (small, large) = (&part.quantity.figure, &whole.quantity.figure);
            let quotient = reading(small).over(&reading(large)).ok()?;
            quotient.scaled(Decimal::ONE_HUNDRED).ok()
        };
        let all = Interval::point(Decimal::ONE_HUNDRED);
        [self.made(part, whole), quotient(Figure::loose)]
            .into_iter()
            .flatten()
            .any(|value| {
                // "More than half" is no share of the others.
                let plain = matches!(stated.bound(), Bound::Exact | Bound::About);
                let others = all.minus(&value);
                agrees(&value) || plain && others.is_ok_and(|others| agrees(&others))
            })
    }

    /// Is neither more than twice the other?
    fn is_of_its_size(&self, value: &Interval) -> bool {
        let numbers = value.middle().zip(self.stated().nominal());
        numbers.is_some_and(|(made, said)| values::is_within_factor(made, said, Decimal::TWO))
    }

    fn own(&self) -> impl Iterator<Item = &'t Near<'a>> {
        self.amounts.iter().copied().filter(|held| held.back == 0)
    }

    /// The figure that the share follows, an age between them or not: "2,500 were over 65, or 39 per cent".
    fn beside(&self) -> Option<usize> {
        before(self.passage, self.own(), self.share).or_else(|| self.behind_age())
    }

    /// "3,300 were children under 16, or 42 per cent": the figure before an age and "or".
    fn behind_age(&self) -> Option<usize> {
        /// How many terms may stand between.
        const FAR: usize = 5;
        let place = self.share.place;
        let last = self.own().filter(|held| held.place < place).last()?;
        let between = self.passage.terms.get(last.place + 1..place)?;
        let mut held = between.iter().filter_map(Term::claim);
        let age = self.case.claim(held.next()?).is_some_and(is_age);
        let aged = age && held.next().is_none();
        let or = between.last() == Some(&Term::Cue(Cue::Or));
        (or && aged && between.len() <= FAR).then_some(last.index)
    }

    /// The part that a share follows as the same in other words, and the whole that its sentence gives.
    fn in_sentence(&self) -> Option<(&'t Near<'a>, &'t Near<'a>)> {
        let at = |index: usize| self.own().find(|held| held.index == index);
        let beside = at(self.beside()?)?;
        // "Nine of the 24; last season it was eleven out of 25".
        if turns(self.passage, beside.place, self.share.place) {
            return None;
        }
        let whole_of = |part: &Near<'_>| {
            let wholes = self.case.joined(part.index, Relation::PartOf);
            wholes.filter_map(at).next()
        };
        // "Half of the 1,300 last year" sets two years against each other.
        let said = self.passage.terms.get(..self.share.place)?.last() == Some(&Term::Cue(Cue::Or));
        let next = behind(self.passage, self.own(), self.share)
            .filter(|_| said || !is_like_fraction(self.stated()));
        let next = next.and_then(at);
        // "Two of the 12 were British, a quarter of the company are" is of others.
        let of = self.share.claim.subject.whole.as_ref();
        let named = of.is_some_and(|whole| whole.measure.is_some());
        if named && !said && next.is_none() {
            return None;
        }
        if let Some(whole) = next.or_else(|| whole_of(beside)) {
            return is_more(whole, beside).then_some((beside, whole));
        }
        // "84 of the 280, or 30 per cent"; "39 cases among 6,205 people, or 0.6 per cent".
        let mut parts = self.own().filter(|part| {
            let of = whole_of(part).is_some_and(|whole| whole.index == beside.index);
            of || part.place + 1 == beside.place && !self.is_cut(part, beside)
        });
        let (part, None) = (parts.next()?, parts.next()) else {
            return None;
        };
        let of = whole_of(part).is_some();
        let slip = self
            .made(part, beside)
            .is_some_and(|value| is_plain_slip(&value, self.stated()));
        (is_more(beside, part) && (of || slip)).then_some((part, beside))
    }

    /// "That is less than a third of the $200m": the only amount of its kind in the sentence before, or the only one that is
    /// told to be a part.
    fn back(&self) -> Option<(&'t Near<'a>, &'t Near<'a>)> {
        if !points_back(self.passage, self.share) || !self.passage.continues {
            return None;
        }
        let earlier = || self.amounts.iter().copied().filter(|held| held.back == 1);
        if let Some(whole) = behind(self.passage, self.own(), self.share) {
            let whole = self.own().find(|held| held.index == whole)?;
            let mut parts = earlier().filter(|part| may_be_some_of(part, whole));
            let (part, None) = (parts.next()?, parts.next()) else {
                return None;
            };
            return Some((part, whole));
        }
        let those = self.passage.is_signed(self.share.place + 1, Sign::Those);
        let named = self.share.claim.subject.whole.is_some() && !those;
        let mut pairs = earlier().filter_map(|part| {
            let of = self.case.joined(part.index, Relation::PartOf).next()?;
            Some((part, earlier().find(|whole| whole.index == of)?))
        });
        let (pair, None) = (pairs.next()?, pairs.next()) else {
            return None;
        };
        (!named && self.own().next().is_none()).then_some(pair)
    }

    /// "5,120 letters, 610 of them from abroad. It answered 461, or 9 per cent": the largest amount of the sentence before,
    /// where the part is the only one of its sentence.
    fn of_sentence_before(&self) -> Option<(&'t Near<'a>, &'t Near<'a>, f64)> {
        let part = self.beside()?;
        let part = self.own().find(|held| held.index == part)?;
        let said = self.passage.terms.get(part.place + 1..=self.share.place)?;
        let or = said.contains(&Term::Cue(Cue::Or))
            || self.passage.is_signed(self.share.place, Sign::Back);
        let of_total = self.passage.terms.get(self.share.place + 1) == Some(&Term::Cue(Cue::Of));
        let named = self.share.claim.subject.whole.is_some() && !of_total;
        let alone = self.own().count() == 1;
        let earlier = self.amounts.iter().copied().filter(|held| held.back == 1);
        let whole = earlier
            .filter(|whole| may_be_some_of(part, whole))
            .max_by_key(|whole| whole.quantity.figure.nominal())?;
        let plain = part.claim.mention.bound() != Bound::Above;
        (or && alone && !named && plain && self.passage.continues).then_some((part, whole, BEFORE))
    }

    /// Does a comma or a word for another thing stand between two figures?
    fn is_cut(&self, one: &Near<'_>, other: &Near<'_>) -> bool {
        self.passage.signs().any(|(at, sign)| {
            matches!(sign, Sign::Break | Sign::And) && (one.place + 1..=other.place).contains(&at)
        })
    }
}

/// Is it more than the other, in one unit, whatever they count?
fn is_more(whole: &Near<'_>, part: &Near<'_>) -> bool {
    let alike = values::may_share_unit(part.claim, &part.quantity, &whole.quantity)
        || is_bare_measure(part, whole)
        || is_bare_measure(whole, part);
    alike && part.quantity.figure.nominal() < whole.quantity.figure.nominal()
}

/// "84 terawatt hours out of 280": does the one leave out the unit of the other?
fn is_bare_measure(one: &Near<'_>, other: &Near<'_>) -> bool {
    matches!(one.claim.mention.value, Value::Number { .. })
        && matches!(other.quantity.dimension, Dimension::Measure(_, None))
}

/// "Over 65", "under 16": may it be an age, and no amount?
fn is_age(claim: &Claim) -> bool {
    matches!(
        (&claim.mention.value, claim.mention.bound()),
        (Value::Number { .. }, Bound::AtLeast | Bound::AtMost)
            | (
                Value::Number { .. } | Value::Measure { .. },
                Bound::Above | Bound::Below
            )
    )
}

/// Is it an amount that may be a part or a whole? "Over 65" is an age.
fn is_amount(held: &Near<'_>) -> bool {
    let amount = held.quantity.dimension.is_amount();
    let age = is_age(held.claim);
    let told = is_said(held.claim) && held.claim.mention.per.is_none();
    amount && told && !age && held.claim.mention.bound() != Bound::Range
}
