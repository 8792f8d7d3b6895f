//! Looking at tokens from a place on: words, numerals, numbers in words.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::clock::Clock;
use super::memo::{Memo, Read};
use crate::lexicon::hints;
use crate::lexicon::time::{Named, TimeLexicon, TimeWord, UnitWord};
use crate::lexicon::{NumberClass, WordClass};
use crate::normalize::begins::begins;
use crate::normalize::cardinal::{self, Number};
use crate::normalize::scene::Scene;
use crate::normalize::token::{Shape, Token};

/// One paragraph's view of a document's tokens: nothing that is read crosses its end.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    /// The document, its tokens up to the end of the paragraph.
    pub(super) scene: Scene<'a>,
    pub(super) words: &'a TimeLexicon,
    pub(super) clock: Clock,
    /// How many times within times may still be read: "the end of the first week of next month".
    pub(super) depth: u8,
    /// What was read lately.
    pub(super) memo: &'a Memo,
}

/// The most times that are read within one another.
pub(super) const DEEPEST: u8 = 5;

impl<'a> Cursor<'a> {
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.scene.get(at)
    }

    /// What is written at a token.
    pub(super) fn written(&self, at: usize) -> &'a str {
        self.scene.written(at)
    }

    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        Some(self.token(at)?.shape)
    }

    /// Does the token touch the one before?
    pub(super) fn glued(&self, at: usize) -> bool {
        self.scene.glued(at)
    }

    /// Is the token this sign?
    pub(super) fn sign(&self, at: usize, sign: &str) -> bool {
        self.shape(at) == Some(Shape::Symbol) && self.written(at) == sign
    }

    /// The index after a sign, if it is there; else the same index.
    pub(super) fn skip_sign(&self, at: usize, sign: &str) -> usize {
        at + usize::from(self.sign(at, sign))
    }

    pub(super) fn hyphen(&self, at: usize) -> bool {
        self.shape(at) == Some(Shape::Hyphen)
    }

    /// The longest phrase of the time lexicon's joining words.
    #[inline]
    pub(super) fn time_word(&self, at: usize) -> Read<TimeWord> {
        // All words that begin such a phrase bear this sign, and most of those that are asked do not.
        if !self.scene.signs.bears(at, hints::INNER) {
            return None;
        }
        self.memo.word(at, || {
            let (end, word) = self.words.words.longest(self.scene.tokens, at)?;
            Some((end, *word))
        })
    }

    /// The index after a word of this role, if one is there.
    pub(super) fn after(&self, at: usize, role: TimeWord) -> Option<usize> {
        let (end, word) = self.time_word(at)?;
        (word == role).then_some(end)
    }

    /// The same, or the same index if none is there.
    pub(super) fn skip(&self, at: usize, role: TimeWord) -> usize {
        self.after(at, role).unwrap_or(at)
    }

    /// The role of the word that ends just before a token.
    pub(super) fn role_before(&self, at: usize) -> Option<TimeWord> {
        let last = self.token(at.checked_sub(1)?)?;
        if !self.words.words.ends(last.word) {
            return None;
        }
        self.memo.role_before(at, || {
            let (_, word) = self.words.words.longest_before(self.scene.tokens, at)?;
            Some(*word)
        })
    }

    /// Is the token other than a word, or a word with which a number begins? No other word does for the
    /// readers of dates and numbers, and one look here saves a look of each of them.
    pub(super) fn may_count_or_date(&self, at: usize) -> bool {
        self.shape(at) != Some(Shape::Word) || begins(&self.scene, at)
    }

    pub(super) fn unit(&self, at: usize) -> Read<UnitWord> {
        let (end, unit) = self.words.units.longest(self.scene.tokens, at)?;
        Some((end, *unit))
    }

    pub(super) fn month(&self, at: usize) -> Read<Named<u32>> {
        let (end, month) = self.words.months.longest(self.scene.tokens, at)?;
        // "Jan." and "Sept." are short for the month unless the sentence ends there.
        let day_follows = self
            .plain_digits(end + 1, 1)
            .or_else(|| self.plain_digits(end + 1, 2))
            .is_some();
        let point = self.sign(end, ".") && (self.glued(end) || day_follows);
        let short = point && self.written(end - 1).len() <= 4;
        Some((if short { end + 1 } else { end }, *month))
    }

    pub(super) fn weekday(&self, at: usize) -> Read<Named<chrono::Weekday>> {
        let (end, weekday) = self.words.weekdays.longest(self.scene.tokens, at)?;
        let short = self.written(end - 1).len() <= 5 && self.sign(end, ".") && self.glued(end);
        Some((if short { end + 1 } else { end }, *weekday))
    }

    /// The one number at a token, in digits or words.
    pub(super) fn number(&self, at: usize) -> Read<Number> {
        if !begins(&self.scene, at) {
            return None;
        }
        self.memo.number(at, || {
            let (number, end) = cardinal::read(&self.scene, at)?;
            Some((end, number))
        })
    }

    /// A whole number, not an ordinal, up to a few thousand.
    pub(super) fn cardinal(&self, at: usize) -> Read<u32> {
        let (end, number) = self.number(at)?;
        let value = number.value.filter(|value| value.fract().is_zero())?;
        (!number.ordinal && !number.fraction)
            .then(|| value.to_u32())
            .flatten()
            .filter(|value| *value < 10_000)
            .map(|value| (end, value))
    }

    /// A whole number in words.
    pub(super) fn spelled_number(&self, at: usize) -> Read<u32> {
        if self.shape(at) != Some(Shape::Word) {
            return None;
        }
        self.cardinal(at)
    }

    /// An ordinal: "third", "21st".
    pub(super) fn ordinal(&self, at: usize) -> Read<u32> {
        let (end, number) = self.number(at)?;
        let value = number.value.filter(|_| number.ordinal)?;
        (value < Decimal::ONE_THOUSAND)
            .then(|| value.to_u32())
            .flatten()
            .map(|value| (end, value))
    }

    /// A whole number below a hundred that no fraction hides: the three of "three quarters".
    pub(super) fn small_count(&self, at: usize) -> Read<u32> {
        if let Some(count) = self
            .plain_digits(at, 1)
            .or_else(|| self.plain_digits(at, 2))
        {
            return Some((at + 1, count));
        }
        let word = self.scene.number_word(at)?;
        let small = matches!(word.class, NumberClass::Unit | NumberClass::Teen);
        let count = word.value.filter(|_| small)?;
        Some((at + 1, u32::try_from(count.mantissa()).ok()?))
    }

    /// Does a clause begin with the token: "which", "that"?
    pub(super) fn is_relative(&self, at: usize) -> bool {
        let words = &self.scene.lexicon.words;
        let token = self.token(at);
        token.is_some_and(|token| words.is(token.word, WordClass::Relative))
    }

    /// Does a sign, a word that joins another phrase, or nothing follow?
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        let joins = |word: TimeWord| {
            matches!(
                word,
                TimeWord::And
                    | TimeWord::Or
                    | TimeWord::To
                    | TimeWord::From
                    | TimeWord::During
                    | TimeWord::On
                    | TimeWord::At
                    | TimeWord::By
                    | TimeWord::Until
                    | TimeWord::Over
                    | TimeWord::Since
                    | TimeWord::Through
                    | TimeWord::After
                    | TimeWord::Before
            )
        };
        self.shape(at).is_none_or(|shape| shape == Shape::Symbol)
            || self.time_word(at).is_some_and(|(_, word)| joins(word))
    }
}
