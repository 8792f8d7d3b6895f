//! Lengths of time: a number and a unit, and more of them.
//!
//! | text | length |
//! | --- | --- |
//! | `eleven months`, `11-month`, `3h`, `two more days` | 11 months, 3 hours, 2 days |
//! | `2 years and 3 months`, `1 hour, 4 minutes` | both |
//! | `an hour and a half`, `half an hour`, `a quarter of an hour` | 1.5, 0.5, 0.25 hours |
//! | `a couple of days`, `several weeks` | 2 days, 3 weeks, about |
//! | `two to three years`, `5–10 minutes` | a range |
//! | `all day`, `a full week`, `a fortnight`, `a decade` | 1 day, 1 week, 2 weeks, 10 years |

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::length::{Count, Length};
use super::memo::Read;
use crate::lexicon::time::{TimeUnit, TimeWord, UnitForm, UnitWord};
use crate::lexicon::{NumberClass, Role, hints};
use crate::normalize::begins::begins;
use crate::normalize::opaque::is_length;
use crate::normalize::token::Shape;
use crate::normalize::{range, single};
use crate::value::Exact;

/// The most units that one length is written with.
const MOST_PARTS: usize = 7;

/// More tokens than a number or a range of two is written with, whose unit follows.
const MOST_TOKENS: usize = 40;

impl Cursor<'_> {
    /// A length of time.
    pub(super) fn length(&self, at: usize) -> Read<Length> {
        if !self.may_be_long(at)
            || self.memo.has_no_length(at)
            || !self.scene.signs.within(at, MOST_TOKENS, hints::UNIT)
        {
            return None;
        }
        if let Some(found) = self.compact_length(at) {
            return Some(found);
        }
        let is_clock = |end: usize| {
            let hour = end == at + 2 && self.written(at + 1) == "h";
            let unit = self.glued(end + 1) && self.shape(end + 1) == Some(Shape::Word);
            hour && self.glued(end) && self.plain_digits(end, 2).is_some() && !unit
        };
        // "20h15" without a word that makes a length of it is a time of day.
        let first = self
            .one_part(at)
            .filter(|(end, _)| !is_clock(*end) || is_length(&self.scene, at));
        let Some((mut end, mut length)) = first else {
            self.memo.keep_no_length(at);
            return None;
        };
        while length.parts.len() < MOST_PARTS && !matches!(length.count, Count::Whole) {
            let Some((after, next)) = self.next_part(end, &length) else {
                break;
            };
            length.parts.push(next);
            end = after;
        }
        Some((end, length))
    }

    /// May a number of units begin at a token, or a word for one?
    pub(super) fn may_be_long(&self, at: usize) -> bool {
        let firsts = self.firsts(at);
        firsts.joining
            || firsts.vague
            || firsts.long
            || self.scene.signs.bears(at, hints::FIGURE)
            || self.shape(at) != Some(Shape::Word)
    }

    /// A number and a unit, with the half of "and a half".
    fn one_part(&self, at: usize) -> Read<Length> {
        let (unit_at, mut count, mut article) = self.count(at)?;
        let (mut end, unit) = self.counted_unit(unit_at, &count)?;
        if let Some((after, most)) = self.or_more(end).filter(|_| article) {
            (end, count, article) = (after, Count::UpTo(most), false);
        }
        let value = match &count {
            Count::Amount(amount) => amount.low.value?,
            Count::Exactly(value) => *value,
            Count::Vague(count) => (*count).into(),
            Count::Whole | Count::UpTo(_) => Decimal::ONE,
        };
        let (end, added) = self.added_part(end).unwrap_or((end, Decimal::ZERO));
        let length = Length {
            count,
            added,
            parts: vec![(value.plus(added).ok()?, unit)],
            article,
        };
        Some((end, length))
    }

    /// "or two" after "a day".
    fn or_more(&self, end: usize) -> Read<u32> {
        let (after, most) = self.spelled_number(self.after(end, TimeWord::Or)?)?;
        ((2..10).contains(&most) && self.unit(after).is_none()).then_some((after, most))
    }

    /// How many, up to where the unit is looked for; and whether an article says it.
    fn count(&self, at: usize) -> Option<(usize, Count, bool)> {
        if let Some((end, TimeWord::Whole)) = self.time_word(at) {
            let end = self.scene.after_hyphen(end);
            return Some((end, Count::Whole, false));
        }
        if let Some((end, count)) = self.words.vague.longest(self.scene.tokens, at) {
            return Some((self.skip_filler(end), Count::Vague(*count), false));
        }
        if self.scene.has(at, Role::Article) {
            let unit_at = self.skip_filler(at + 1);
            if self.unit(unit_at).is_some() {
                return Some((unit_at, Count::Exactly(Decimal::ONE), true));
            }
        }
        if !begins(&self.scene, at) {
            return None;
        }
        // "three months through September 2023" is no range of two numbers.
        let amount = range::amount(&self.scene, at)?;
        let apart = amount
            .upper
            .is_some_and(|upper| upper.gap.0 < upper.gap.1 || upper.sign.0 < upper.sign.1);
        let amount = if apart {
            single::read(&self.scene, at)?
        } else {
            amount
        };
        if amount.is_ordinal()
            || amount
                .low
                .value
                .is_some_and(|value| value.is_sign_negative())
        {
            return None;
        }
        // "a third month" is the third, "a third of a month" is not.
        let last = self.scene.number_word(amount.end - 1);
        let ordinal = last.is_some_and(|word| word.class == NumberClass::Ordinal);
        if ordinal && amount.low.fraction && !self.scene.has(amount.end, Role::Of) {
            return None;
        }
        // "half an hour", "three quarters of an hour", "one and a half hours"
        let mut end = amount.end;
        // "0.05 of a second"
        let small = amount.value().is_some_and(|value| value < Decimal::ONE)
            && self.scene.has(end, Role::Of)
            && self.scene.has(end + 1, Role::Article);
        if amount.low.mixed || amount.low.fraction || small {
            end += usize::from(self.scene.has(end, Role::Of));
            end += usize::from(self.scene.has(end, Role::Article));
        }
        let hyphen = self.scene.after_hyphen(end);
        let end = if self.unit(hyphen).is_some() {
            hyphen
        } else {
            self.scene.after_hyphen(amount.next.max(end))
        };
        Some((
            self.skip_filler(end),
            Count::Amount(Box::new(amount)),
            false,
        ))
    }

    /// The index after "more" or "full".
    fn skip_filler(&self, at: usize) -> usize {
        match self.time_word(at) {
            Some((end, TimeWord::Filler | TimeWord::Whole)) => end,
            _ => at,
        }
    }

    /// The unit after a count, if its spelling counts there.
    fn counted_unit(&self, at: usize, count: &Count) -> Read<UnitWord> {
        let (end, unit) = self.unit(at)?;
        let digits = matches!(count, Count::Amount(amount) if !amount.low.spelled);
        let fits = match unit.form {
            UnitForm::Word => true,
            UnitForm::Glued => {
                let ends = match self.shape(end).filter(|_| self.glued(end)) {
                    None | Some(Shape::Symbol) => true,
                    _ => self.part_of_hour(end).is_some() || self.plain_digits(end, 2).is_some(),
                };
                digits && ends && (self.glued(at) || unit.unit == TimeUnit::Hour)
            }
            UnitForm::Plural => {
                digits || matches!(count, Count::Amount(amount) if amount.low.fraction)
            }
            UnitForm::Part | UnitForm::Long => false,
        };
        // "half year" is a length, "half days" are what it counts.
        let old = self
            .after(self.scene.after_hyphen(end), TimeWord::Old)
            .is_some();
        (fits && !old).then_some((end, unit))
    }

    /// "and a half", "and half", "and a quarter" after a unit.
    fn added_part(&self, at: usize) -> Read<Decimal> {
        let and = self.after(at, TimeWord::And)?;
        let (end, number) = self.number(and)?;
        let value = number.value.filter(|_| number.fraction)?;
        // "an hour and a half hour" would be another length.
        self.unit(end).is_none().then_some((end, value))
    }

    /// The "30m" of "2h 30m".
    fn part_of_hour(&self, at: usize) -> Read<(Decimal, UnitWord)> {
        let digits = self
            .plain_digits(at, 2)
            .or_else(|| self.plain_digits(at, 1))?;
        let (end, unit) = self.words.parts.longest(self.scene.tokens, at + 1)?;
        let goes_on = self.glued(end) && self.shape(end) == Some(Shape::Word);
        (self.glued(at + 1) && !goes_on && digits < 60).then(|| (end, (digits.into(), *unit)))
    }

    /// ", 3 months", "and 3 months", "thirty" after hours.
    fn next_part(&self, at: usize, length: &Length) -> Read<(Decimal, UnitWord)> {
        let comma = self.skip_sign(at, ",");
        let start = self.skip(comma, TimeWord::And);
        let (last_value, last) = length
            .parts
            .last()
            .map(|(value, unit)| (*value, unit.unit))?;
        let finer = |unit: TimeUnit| unit > last;
        if let Some((end, part)) = self.part_of_hour(start)
            && finer(part.1.unit)
        {
            return Some((end, part));
        }
        // "1h30"
        if last == TimeUnit::Hour && self.glued(at) && comma == at {
            let minutes = self.plain_digits(at, 2).filter(|minutes| *minutes < 60)?;
            let ends = !self.glued(at + 1) || self.shape(at + 1) == Some(Shape::Symbol);
            return ends.then_some((at + 1, (minutes.into(), MINUTE)));
        }
        // "two years and a day"
        if start > comma && self.scene.has(start, Role::Article) {
            let (end, unit) = self.unit(start + 1)?;
            let fits = unit.form == UnitForm::Word && finer(unit.unit);
            return fits.then_some((end, (Decimal::ONE, unit)));
        }
        let (end, unit_at) = match self.number(start) {
            Some((end, number)) if !number.ordinal => {
                let value = number.value.filter(|value| !value.is_sign_negative())?;
                (end, (value, number.spelled))
            }
            _ => return None,
        };
        let (value, spelled) = unit_at;
        let there = |unit: TimeUnit| length.parts.iter().any(|(_, part)| part.unit == unit);
        let hyphen = self.scene.after_hyphen(end);
        if let Some((after, unit)) = self.unit(hyphen) {
            let form = match unit.form {
                UnitForm::Word => true,
                UnitForm::Glued => self.glued(hyphen) && !spelled,
                UnitForm::Plural => !spelled,
                UnitForm::Part | UnitForm::Long => false,
            };
            // "two hours, 90 minutes" are two lengths.
            let whole = last_value.fract().is_zero();
            let rest = whole && value < within(unit.unit);
            return (form && rest && !there(unit.unit)).then_some((after, (value, unit)));
        }
        // "2 hours ten": minutes, where nothing else is counted.
        let last = length.parts.last()?.1;
        let minutes = last.unit == TimeUnit::Hour
            && comma == at
            && value < Decimal::from(60)
            && value.fract().is_zero()
            && self.shape(end).is_none_or(|shape| shape == Shape::Symbol)
            && !self.sign(end, "%")
            && !self.glued(end);
        minutes.then_some((end, (value, MINUTE)))
    }
}

const MINUTE: UnitWord = UnitWord {
    unit: TimeUnit::Minute,
    times: 1,
    form: UnitForm::Word,
};

/// More of a unit than this is not what is added to a longer one: 60 minutes are an hour.
fn within(unit: TimeUnit) -> Decimal {
    let most: u32 = match unit {
        TimeUnit::Second | TimeUnit::Minute => 60,
        TimeUnit::Hour => 24,
        TimeUnit::Month => 24,
        _ => 366,
    };
    most.into()
}
