//! What a reader of one kind hands in: an amount with its unit, or a finished mention, or a stretch of
//! text that is no figure at all.

use super::amount::{Amount, Link};
use super::hedge;
use super::scene::Scene;
use crate::mention::{Kind, Mention, Value};
use crate::span::Span;
use crate::value::{Bound, Currency, Figure, PercentUnit, Unit};

/// A possible reading of a stretch of text. Where two overlap, `overlap` decides.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The bytes that it takes: those of the mention and of its hedge, but not the noun of a count.
    pub(crate) taken: Span,
    /// What it says; `None` for what is no figure or time ("5G", a telephone number).
    pub(crate) mention: Option<Mention>,
    /// Is it certain, whatever else could be read there?
    pub(crate) certain: bool,
}

impl Candidate {
    /// A finished mention that takes its own span.
    pub(crate) fn new(mention: Mention) -> Self {
        Self {
            taken: mention.span,
            mention: Some(mention),
            certain: true,
        }
    }

    /// Tokens `first` to before `end`, which hold no figure.
    pub(crate) fn opaque(scene: &Scene<'_>, first: usize, end: usize, certain: bool) -> Self {
        Self {
            taken: scene.span(first, end),
            mention: None,
            certain,
        }
    }
}

/// The unit of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Money in this currency.
    Money(Currency),
    /// A percentage or its like.
    Percent(PercentUnit),
    /// A factor.
    Multiple,
    /// A number of things.
    Count(Unit),
    /// A quantity in a unit.
    Measure(Unit),
    /// A plain number.
    Number,
}

impl What {
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Money(_) => Kind::Money,
            Self::Percent(_) => Kind::Percent,
            Self::Multiple => Kind::Multiple,
            Self::Count(_) => Kind::Count,
            Self::Measure(_) => Kind::Measure,
            Self::Number => Kind::Number,
        }
    }
}

/// An amount and its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// The amount, in whole units: fifty cents are 0.5.
    pub(crate) amount: Amount,
    /// The first token of amount and unit.
    pub(crate) first: usize,
    /// The token after the last one of amount and unit (and of what the rate is per).
    pub(crate) end: usize,
    /// Its unit.
    pub(crate) what: What,
    /// What it is per.
    pub(crate) per: Option<Unit>,
}

impl Quantity {
    /// An amount with a unit; its tokens are the amount's until they are widened.
    pub(crate) fn new(amount: Amount, first: usize, end: usize, what: What) -> Self {
        Self {
            amount,
            first: first.min(amount.first),
            end: end.max(amount.end),
            what,
            per: None,
        }
    }

    /// The mentions that it makes: one, or two where the text names two levels. Hedges are read here.
    pub(crate) fn candidates(self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        let levels = self.amount.upper.is_some_and(|upper| upper.levels);
        if let Some((low, high)) = self.amount.split().filter(|_| levels) {
            let gap = self.amount.upper.map_or((0, 0), |upper| upper.gap);
            let left = Self {
                amount: low,
                end: gap.1.max(low.end),
                per: None,
                ..self.clone()
            };
            let sign = self.amount.upper.map_or(high.first, |upper| upper.sign.0);
            let right = Self {
                amount: high,
                first: sign,
                ..self
            };
            out.push(left.candidate(scene));
            out.push(right.candidate(scene));
        } else {
            out.push(self.candidate(scene));
        }
    }

    fn candidate(self, scene: &Scene<'_>) -> Candidate {
        let (mut taken_from, mut taken_to) = (self.first, self.end);
        // What is counted may hold a mention of its own: "three Monday meetings".
        if self.per.is_none() && matches!(self.what, What::Count(_)) {
            taken_to = self.amount.next;
        }
        let mut bound = self.amount.bound;
        if let Some((first, before)) = hedge::before(scene, self.first) {
            taken_from = first;
            bound = bound.or(Some(before));
        }
        if let Some((end, after)) =
            hedge::after(scene, self.end).filter(|_| self.amount.bound.is_none())
        {
            taken_to = end;
            bound = Some(after);
        }
        let countable = matches!(self.what, What::Count(_) | What::Number);
        let is_range = self
            .amount
            .upper
            .is_some_and(|upper| upper.link != Link::Word);
        let bound = bound.filter(|_| !is_range).unwrap_or(Bound::Exact);
        let kind = self.what.kind();
        let value = match self.amount.figure(bound, countable) {
            Ok(figure) => value(self.what, figure),
            Err(_) => Value::Unreadable { kind },
        };
        let upper = self
            .amount
            .upper
            .is_some_and(|upper| upper.number.ambiguous);
        let ambiguous = (self.amount.low.ambiguous || upper) && !scene.style_shown;
        let mention = Mention {
            span: scene.span(self.first, self.end),
            value,
            per: self.per,
            ambiguous,
        };
        Candidate {
            taken: scene.span(taken_from, taken_to),
            mention: Some(mention),
            certain: true,
        }
    }
}

fn value(what: What, figure: Figure) -> Value {
    match what {
        What::Money(currency) => Value::Money { figure, currency },
        What::Percent(unit) => Value::Percent { figure, unit },
        What::Multiple => Value::Multiple { figure },
        What::Count(noun) => Value::Count { figure, noun },
        What::Measure(unit) => Value::Measure { figure, unit },
        What::Number => Value::Number { figure },
    }
}
