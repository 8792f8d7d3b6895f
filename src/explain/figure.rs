//! How a figure was read: its number, its hedge, its intervals.

use rust_decimal::Decimal;

use super::{Account, Aspect};
use crate::lexicon::NumberClass;
use crate::mention::{Kind, Mention};
use crate::normalize::amount::{Amount, Link};
use crate::normalize::candidate::{Quantity, What};
use crate::normalize::cardinal::Number;
use crate::normalize::digits::Style;
use crate::normalize::hedge;
use crate::normalize::watch::Attempt;
use crate::value::{Bound, Exact, Figure, Interval, Precision};
use crate::wording;

/// To whom a step is told.
pub(super) type Say<'a> = dyn FnMut(Aspect, String) + 'a;

impl Account<'_> {
    /// Tells how a figure was read; it has no intervals where its number does not fit an exact decimal.
    pub(super) fn figure(
        &self,
        mention: &Mention,
        kind: Kind,
        figure: Option<&Figure>,
        say: &mut Say<'_>,
    ) {
        let attempt = self.attempt_of(mention);
        match attempt.and_then(|attempt| Some((attempt, attempt.read.as_ref()?))) {
            Some((attempt, (reader, quantity))) => {
                let first = match quantity.what.kind() == kind {
                    true => "",
                    false => "at first ",
                };
                say(Aspect::Kind, format!("{}: {first}{reader}", kind.name()));
                self.number(mention, attempt, quantity, say);
                self.unit(mention, quantity, say);
                self.bound(mention, quantity, say);
            }
            None => say(Aspect::Kind, kind.name().to_owned()),
        }
        if let Some(figure) = figure {
            intervals(figure, say);
        }
    }

    /// The attempt that a figure came from: the first whose number begins in it, or for the second number
    /// of "from 9 to 2" the last that begins before it.
    fn attempt_of(&self, mention: &Mention) -> Option<&Attempt> {
        let read = |attempt: &&Attempt| attempt.read.is_some();
        let within = self.attempts(mention.span).iter().find(read);
        within.or_else(|| {
            let first = self.scene.token_at(mention.span.start)?;
            let attempts = &self.record.attempts;
            let after = attempts.partition_point(|attempt| attempt.amount.first < first);
            let before = attempts.get(after.checked_sub(1)?)?;
            (before.amount.end > first).then_some(before).filter(read)
        })
    }

    /// Which words gave the number.
    fn number(&self, mention: &Mention, attempt: &Attempt, quantity: &Quantity, say: &mut Say<'_>) {
        // A reader may take the last letter as its unit ("5m" as metres) or the sign of a loss as its own.
        let amount = match attempt.amount.end == quantity.amount.end {
            true => &attempt.amount,
            false => &quantity.amount,
        };
        let said = match &amount.upper {
            None => self.one_number((amount.first, amount.end), &amount.low),
            Some(upper) if upper.link == Link::Word => {
                let ends = [amount.low.value, upper.number.value].map(decimal);
                let words = self.words(amount.first, amount.end);
                format!("{words} = {} to {}", ends[0], ends[1])
            }
            Some(upper) => {
                let first = self.one_number((amount.first, upper.gap.0), &amount.low);
                let second = self.one_number((upper.sign.1, amount.end), &upper.number);
                match upper.levels {
                    false => format!("{first}; {second}"),
                    // Two figures came of it.
                    true => {
                        match mention.span.start < self.scene.span(upper.sign.0, amount.end).start {
                            true => first,
                            false => second,
                        }
                    }
                }
            }
        };
        let (written, read) = (amount.low.value, quantity.amount.low.value);
        let changed = written.zip(read).filter(|(written, read)| written != read);
        let why = changed.map(|(written, read)| {
            let why = if read == -written {
                "negative, by a sign or by brackets"
            } else if matches!(quantity.what, What::Percent(_)) {
                "in hundredths of the whole"
            } else {
                "in whole units"
            };
            format!("; {why}: {}", wording::digits(read))
        });
        let nominal = mention.figure().and_then(Figure::nominal);
        let scaled = nominal.zip(read.filter(|_| amount.upper.is_none()));
        let scaled = scaled.filter(|(nominal, read)| nominal != read);
        let scaled = scaled.map_or_else(String::new, |(nominal, _)| {
            format!("; as its unit is written: {}", wording::digits(nominal))
        });
        say(Aspect::Number, said + &why.unwrap_or_default() + &scaled);
        if let Some(digits) = self.digits(mention, amount) {
            say(Aspect::Digits, digits);
        }
    }

    /// One number: `"218.2" × "bn" = 218,200,000,000`.
    fn one_number(&self, (first, end): (usize, usize), number: &Number) -> String {
        let words = self.words(first, end);
        let Some(value) = number.value else {
            return format!("{words} does not fit an exact decimal");
        };
        let written = wording::digits(value);
        let scale = wording::digits(number.scale);
        let scale_at = self.scale_words(first, end);
        let product = number.mantissa.and_then(|it| it.times(number.scale).ok());
        let scaled =
            number.scale != Decimal::ONE && product.map(|it| it.abs()) == Some(value.abs());
        match (scaled, number.mantissa) {
            (true, Some(mantissa)) if first < scale_at && scale_at < end => {
                let mantissa = match value.is_sign_negative() {
                    true => -mantissa.abs(),
                    false => mantissa,
                };
                let one = self.factor((first, scale_at), &wording::digits(mantissa));
                let other = self.factor((scale_at, end), &scale);
                format!("{one} × {other} = {written}")
            }
            (true, _) if scale_at == end => {
                format!("{words} × {scale}, the scale of the number after it, = {written}")
            }
            _ => self.factor_equals(&words, self.written(first, end), &written),
        }
    }

    /// Words with what they came to, where that is not what they write: `"bn" (1,000,000,000)`.
    fn factor(&self, (first, end): (usize, usize), value: &str) -> String {
        let words = self.words(first, end);
        match self.written(first, end) == value {
            true => words,
            false => format!("{words} ({value})"),
        }
    }

    fn factor_equals(&self, words: &str, written: &str, value: &str) -> String {
        match written == value {
            true => words.to_owned(),
            false => format!("{words} = {value}"),
        }
    }

    /// Where the scale words begin with which these tokens end.
    fn scale_words(&self, first: usize, end: usize) -> usize {
        let mut at = end;
        while at > first {
            let class = self.scene.number_word(at - 1).map(|word| word.class);
            let scales = matches!(
                class,
                Some(NumberClass::Scale | NumberClass::Letter | NumberClass::Plural)
            );
            let joins = self.scene.is(at - 1, crate::token::Shape::Hyphen) && at < end;
            if !scales && !joins {
                break;
            }
            at -= 1;
        }
        at
    }

    /// How digits were read that could be another number.
    fn digits(&self, mention: &Mention, amount: &Amount) -> Option<String> {
        let upper = amount.upper.is_some_and(|upper| upper.number.ambiguous);
        if mention.ambiguous {
            return Some(
                "could be another number: nothing in the document shows which sign stands before \
                 decimals; read as English writes numbers"
                    .to_owned(),
            );
        }
        let signs = self.written(amount.first, amount.end);
        let comma = self.scene.style == Style::Comma && signs.contains(['.', ',']);
        (amount.low.ambiguous || upper || comma).then(|| {
            let style = match self.scene.style {
                Style::Point => "1,234.5",
                Style::Comma => "1.234,5",
            };
            format!("the numerals of the document show that it writes {style}")
        })
    }

    /// The hedge or range, and its words.
    fn bound(&self, mention: &Mention, quantity: &Quantity, say: &mut Say<'_>) {
        let scene = &self.scene;
        let bound = mention.bound();
        if bound == Bound::Exact {
            return;
        }
        let name = bound_name(bound);
        if let Some(why) = self.shared_bound(mention) {
            return say(Aspect::Bound, format!("{name}, {why}"));
        }
        let amount = &quantity.amount;
        let by = match (&amount.upper, bound) {
            (Some(upper), _) if upper.link == Link::Word => {
                "as the words tell no number".to_owned()
            }
            (Some(upper), Bound::Range) => {
                let link = self.words(upper.gap.1, upper.sign.0);
                format!("by {link} between the numbers")
            }
            _ => {
                let after = hedge::after(scene, quantity.end).map(|(end, _)| (quantity.end, end));
                let inner = (amount.next > amount.end).then_some((amount.end, amount.next));
                let before = hedge::before(scene, quantity.first);
                match (inner.or(after), before) {
                    (Some((first, end)), _) => {
                        format!("by {} after the number", self.words(first, end))
                    }
                    (None, Some((first, _))) => {
                        format!("by {} before it", self.words(first, quantity.first))
                    }
                    (None, None) => "by the words around it".to_owned(),
                }
            }
        };
        say(Aspect::Bound, format!("{name}, {by}"));
    }

    /// Why a figure has a bound that is not its own.
    fn shared_bound(&self, mention: &Mention) -> Option<&'static str> {
        let own = self.at_stage(0, mention);
        match own {
            Some(own) if own.span == mention.span => (own.bound() != mention.bound())
                .then_some("as the figure that it says again in another unit"),
            _ => (mention.bound() == Bound::Range
                && own.is_some_and(|own| own.bound() != Bound::Range))
            .then_some("by a bound on either side"),
        }
    }

    /// The mention that began at the same place after a stage.
    pub(super) fn at_stage(&self, stage: usize, mention: &Mention) -> Option<&Mention> {
        let mentions = self.record.stages.get(stage)?;
        let start = mention.span.start;
        let at = mentions.partition_point(|other| other.span.start < start);
        mentions.get(at).filter(|other| other.span.start == start)
    }
}

/// A hedge's name.
pub(super) fn bound_name(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::About => "about",
        Bound::Above => "above",
        Bound::AtLeast => "at least",
        Bound::Below => "below",
        Bound::AtMost => "at most",
        Bound::Nearly => "nearly",
        Bound::Range => "range",
    }
}

/// The intervals that a figure stands for, and why.
pub(super) fn intervals(figure: &Figure, say: &mut Say<'_>) {
    let precision = figure.precision();
    let why = match (figure.bound(), precision) {
        (Bound::Range, _) => "between the two ends".to_owned(),
        (Bound::About, _) => "a band around the number, as it is hedged".to_owned(),
        (Bound::Nearly, _) => "a band that ends below the number, as it is hedged".to_owned(),
        (Bound::Above | Bound::AtLeast | Bound::Below | Bound::AtMost, _) => {
            "to one side of the number".to_owned()
        }
        (Bound::Exact, Precision::Point) => {
            "just this number, as small whole counts mean".to_owned()
        }
        (Bound::Exact, Precision::Place(place) | Precision::Decimals(place)) => {
            let place = wording::digits(place);
            format!("half of {place}, one unit of the last written place, to either side")
        }
    };
    let (strict, loose) = (figure.strict(), figure.loose());
    say(Aspect::Strict, format!("{}: {why}", ends(&strict)));
    if loose == strict {
        return;
    }
    let why = match figure.bound() {
        Bound::Exact => "the zeros at its end may be round",
        Bound::Range => "the zeros at the ends may be round",
        Bound::About | Bound::Nearly => "the hedge may reach further",
        Bound::Above | Bound::AtLeast | Bound::Below | Bound::AtMost => {
            "the number may itself be rounded"
        }
    };
    say(Aspect::Loose, format!("{}: {why}", ends(&loose)));
}

/// The ends of an interval: "≥ 227.5 and < 228.5".
fn ends(interval: &Interval) -> String {
    let end = |value: Option<Decimal>, closed: bool, signs: [&str; 2]| {
        value.map(|value| format!("{} {}", signs[usize::from(closed)], wording::digits(value)))
    };
    let (lower, upper) = (interval.lower(), interval.upper());
    if lower.value().is_some() && lower.value() == upper.value() {
        return format!("= {}", decimal(lower.value()));
    }
    let lower = end(lower.value(), lower.is_closed(), [">", "≥"]);
    let upper = end(upper.value(), upper.is_closed(), ["<", "≤"]);
    match (lower, upper) {
        (Some(lower), Some(upper)) => format!("{lower} and {upper}"),
        (Some(end), None) | (None, Some(end)) => end,
        (None, None) => "any number".to_owned(),
    }
}

/// A number, or that it does not fit an exact decimal.
fn decimal(value: Option<Decimal>) -> String {
    value.map_or_else(|| "a number too long".to_owned(), wording::digits)
}
