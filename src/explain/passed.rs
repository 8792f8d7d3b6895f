//! What was not read: stretches that hold a number and are no figure, and readings that gave way.

use super::figure::Say;
use super::{Account, Aspect, Explained, Step, quoted};
use crate::mention::{Kind, Mention};
use crate::normalize::candidate::What;
use crate::normalize::{digits, number};
use crate::span::Span;
use crate::token::Shape;

impl Account<'_> {
    /// Tells which other readings of the same words gave way to a mention.
    pub(super) fn gave_way(&self, mention: &Mention, say: &mut Say<'_>) {
        for attempt in self.attempts(mention.span) {
            let Some((_, quantity)) = &attempt.read else {
                continue;
            };
            let span = self.scene.span(quantity.first, quantity.end);
            let kind = quantity.what.kind();
            // A year is a number, too: nobody wonders.
            let same = kind == mention.kind() || kind == Kind::Number;
            let is_time = mention.time().is_some() || mention.kind() == Kind::Duration;
            if same || span == mention.span && !is_time {
                continue;
            }
            let of = match &quantity.what {
                What::Count(unit) | What::Measure(unit) => format!(" of {}", quoted(unit.name())),
                What::Money(_) | What::Percent(_) | What::Multiple | What::Number => String::new(),
            };
            let words = quoted(span.slice(self.scene.text).unwrap_or_default());
            say(Aspect::GaveWay, format!("{words} as a {}{of}", kind.name()));
        }
        let times = &self.record.times;
        let from = times.partition_point(|(span, _)| span.end <= mention.span.start);
        let overlapping = times.iter().skip(from);
        for (span, seen) in overlapping.take_while(|(span, _)| span.start < mention.span.end) {
            if *span != mention.span && !self.is_mention(*span) {
                let words = quoted(span.slice(self.scene.text).unwrap_or_default());
                say(Aspect::GaveWay, format!("{words} as {}", seen.form));
            }
        }
    }

    /// What could have held a figure, and holds none.
    pub(super) fn passed_over(&self) -> Vec<Explained> {
        let scene = &self.scene;
        let mut passed: Vec<(Span, String)> = Vec::new();
        for opaque in &self.record.passed_over {
            let span = scene.span(opaque.first, opaque.end);
            let what = opaque.form(span.slice(scene.text).unwrap_or_default());
            passed.push((span, what.to_owned()));
        }
        for attempt in &self.record.attempts {
            if attempt.read.is_none() {
                let amount = &attempt.amount;
                let why = number::refused(scene, amount).unwrap_or(NO_READER);
                let end = amount.upper.map_or(amount.end, |upper| upper.gap.0);
                passed.push((scene.span(amount.first, end), why.to_owned()));
            }
        }
        for (at, token) in scene.tokens.iter().enumerate() {
            if token.shape == Shape::Numeral {
                let number = digits::read(scene.written(at), scene.style);
                let why = number.map_or("its digits and signs make no number", |_| NO_READER);
                passed.push((token.span(), why.to_owned()));
            }
        }
        // Of the same words, the first that was said of them counts.
        passed.sort_by_key(|(span, _)| span.start);
        let mut reach = 0;
        let mut explained = Vec::new();
        for (span, why) in passed {
            if span.start < reach || self.is_read(span) {
                continue;
            }
            reach = span.end;
            let step = Step {
                aspect: Aspect::NotRead,
                text: why,
            };
            explained.push(self.explained(span, None, vec![step]));
        }
        explained
    }

    /// Does a mention take one of these bytes?
    fn is_read(&self, span: Span) -> bool {
        let mentions = self.mentions;
        let at = mentions.partition_point(|mention| mention.span.end <= span.start);
        mentions
            .get(at)
            .is_some_and(|next| next.span.start < span.end)
    }

    fn is_mention(&self, span: Span) -> bool {
        let mentions = self.mentions;
        let at = mentions.partition_point(|mention| mention.span.start < span.start);
        mentions.get(at).is_some_and(|mention| mention.span == span)
    }
}

/// Why a number is no mention where no reader says more.
const NO_READER: &str = "no reader made a figure or a time of it";
