//! What a reader of figures and times looks at: the tokens of one document, and the lexicon.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::lexicon::{Lexicon, NumberWord, Role, Stand, WordClass, hints};
use crate::span::Span;
use crate::value::Currency;

use super::digits::Style;
use super::signs::Signs;
use crate::token::{Break, Shape, Token};

/// How many tokens before "in Canadian dollars" may say what is counted in them.
const DECLARING_TOKENS: usize = 6;

#[cfg(test)]
thread_local! {
    /// How often this thread has looked at a token: the work of reading, counted.
    pub(crate) static LOOKS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// One document's tokens with everything that reading them needs.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) document: &'a Document,
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    /// What the tokens may be, by a first look.
    pub(crate) signs: &'a Signs,
    pub(crate) lexicon: &'a Lexicon,
    /// How the document writes large numbers and decimals.
    pub(crate) style: Style,
    /// Do its numerals show that style?
    pub(crate) style_shown: bool,
    told: &'a Told,
}

/// How often currencies are spoken of.
type Times = FxHashMap<Currency, usize>;

/// What a document tells of its money as a whole, found out when it is first asked.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// How often it speaks of the homes of currencies that share a name.
    homes: OnceCell<Times>,
    /// The currency that it writes most.
    prevailing: OnceCell<Option<Currency>>,
    /// The dollar that it says it counts in.
    dollar: OnceCell<Option<Currency>>,
    /// Whether its dates in figures put the day first.
    day_first: OnceCell<bool>,
}

impl<'a> Scene<'a> {
    /// The scene of a document that was cut into tokens; what is `told` is found out when it is needed.
    pub(crate) fn new(
        document: &'a Document,
        tokens: &'a [Token],
        signs: &'a Signs,
        lexicon: &'a Lexicon,
        told: &'a Told,
    ) -> Self {
        let text = document.text();
        let style = Style::of(text, tokens, signs);
        Self {
            document,
            text,
            tokens,
            signs,
            lexicon,
            style: style.unwrap_or(Style::Point),
            style_shown: style.is_some(),
            told,
        }
    }

    /// Do its dates in figures put the day before the month? Some of them tell, and none the contrary.
    pub(crate) fn puts_day_first(&self) -> bool {
        let find = || {
            let small = |at: usize| {
                let written = self.is(at, Shape::Numeral).then(|| self.written(at))?;
                let number: u8 = written.parse().ok()?;
                (written.len() <= 2).then_some(number)
            };
            let mark = |at: usize| {
                let mark = matches!(self.written(at), "/" | "-");
                (mark && self.glued(at) && self.glued(at + 1)).then(|| self.written(at))
            };
            let (mut day, mut month) = (false, false);
            for at in 0..self.tokens.len() {
                if let (Some(first), Some(sign)) = (small(at), mark(at + 1))
                    && let Some(second) = small(at + 2)
                    && mark(at + 3) == Some(sign)
                    && self.is(at + 4, Shape::Numeral)
                {
                    day |= (13..=31).contains(&first) && (1..=12).contains(&second);
                    month |= (13..=31).contains(&second) && (1..=12).contains(&first);
                }
            }
            day && !month
        };
        *self.told.day_first.get_or_init(find)
    }

    /// How often the document speaks of where a currency is at home ("Libya", "Libyan").
    pub(crate) fn mentions_of_home(&self, currency: Currency) -> usize {
        let count = || {
            let mut homes = Times::default();
            for at in self.hinted(hints::HOME) {
                if let Some(home) = self.lexicon.money.home(self.tokens, at) {
                    *homes.entry(home).or_default() += 1;
                }
            }
            homes
        };
        let homes = self.told.homes.get_or_init(count);
        homes.get(&currency).copied().unwrap_or(0)
    }

    /// The currency whose signs and names the document writes most.
    pub(crate) fn prevailing_currency(&self) -> Option<Currency> {
        let find = || {
            let words = &self.lexicon.money.words;
            let mut times = Times::default();
            for at in self.hinted(hints::MONEY) {
                if let Some((_, word)) = words.longest(self.tokens, at)
                    && matches!(word.stand, Stand::Sign | Stand::Name)
                    && word.part.is_none()
                {
                    *times.entry(word.currency).or_default() += 1;
                }
            }
            let most = times.into_iter();
            let most = most.max_by_key(|(currency, times)| (*times, std::cmp::Reverse(*currency)));
            most.map(|(currency, _)| currency)
        };
        *self.told.prevailing.get_or_init(find)
    }

    /// The dollar of "all figures are in Canadian dollars", "(in Australian dollars)".
    pub(crate) fn declared_dollar(&self) -> Option<Currency> {
        let declares = |noun: usize| {
            let words = &self.lexicon.money.words;
            let (start, word) = words.longest_before(self.tokens, noun + 1)?;
            let joint = start.checked_sub(1).filter(|at| self.has(*at, Role::In))?;
            let told = self.has_before(joint, Role::Open)
                || (joint.saturating_sub(DECLARING_TOKENS)..joint)
                    .rev()
                    .take_while(|at| !self.has(*at, Role::Stop) && !self.is(*at, Shape::Numeral))
                    .any(|at| self.has(at, Role::Declaring));
            (told && !word.dollar && start < noun).then_some(word.currency)
        };
        let dollars = |at: &usize| self.written(*at) == "dollars";
        let find = || self.hinted(hints::MONEY).filter(dollars).find_map(declares);
        *self.told.dollar.get_or_init(find)
    }

    /// The tokens whose words have a hint.
    fn hinted(&self, hint: u8) -> impl Iterator<Item = usize> {
        let beyond = self.tokens.len();
        self.signs.all(0, hint).take_while(move |at| *at < beyond)
    }

    /// The token at `at`, if there is one.
    #[inline]
    pub(crate) fn get(&self, at: usize) -> Option<&'a Token> {
        #[cfg(test)]
        LOOKS.set(LOOKS.get() + 1);
        self.tokens.get(at)
    }

    /// What the token at `at` writes; empty beyond the ends.
    #[inline]
    pub(crate) fn written(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |token| token.text(self.text))
    }

    /// Does the token at `at` play the role? Not beyond the end.
    #[inline]
    pub(crate) fn has(&self, at: usize, role: Role) -> bool {
        self.get(at)
            .is_some_and(|token| self.lexicon.roles.has(token.word, role))
    }

    /// Does the token before `at` play the role?
    pub(crate) fn has_before(&self, at: usize, role: Role) -> bool {
        at > 0 && self.has(at - 1, role)
    }

    /// Is the word at `at` of the class? Not beyond the end.
    pub(crate) fn is_of(&self, at: usize, class: WordClass) -> bool {
        self.get(at)
            .is_some_and(|token| self.lexicon.words.is(token.word, class))
    }

    /// What the token at `at` means as a number word.
    pub(crate) fn number_word(&self, at: usize) -> Option<NumberWord> {
        let token = self.get(at)?;
        self.lexicon
            .numbers
            .get(token.word)
            .filter(|word| !word.capital || token.case != crate::token::Case::Lower)
    }

    /// The one character that the token at `at` stands for; `&frac12;` is `½`.
    pub(crate) fn character(&self, at: usize) -> Option<char> {
        let key = self.get(at)?.key(self.text);
        let mut characters = key.chars();
        characters.next().filter(|_| characters.next().is_none())
    }

    /// Is the token at `at` made of this?
    #[inline]
    pub(crate) fn is(&self, at: usize, shape: Shape) -> bool {
        self.get(at).is_some_and(|token| token.shape == shape)
    }

    /// Does the token at `at` touch the one before it?
    #[inline]
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.glued)
    }

    /// Is there a token at `at`, in the same passage as the one before it?
    pub(crate) fn follows(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| match token.after {
            Break::None => true,
            // A capital at the start of a line is another sentence or headline.
            Break::Line => token.case != crate::token::Case::Capitalized,
            Break::Paragraph => false,
        })
    }

    /// The index after a hyphen at `at` that joins two words, or `at` where there is none:
    /// "twenty-eight", and "twenty - eight" where a text has spaces around everything.
    pub(crate) fn after_hyphen(&self, at: usize) -> usize {
        // At the start of a line it opens the item of a list.
        let in_line = self.get(at).is_some_and(|token| token.after == Break::None);
        let joins = in_line && self.is(at, Shape::Hyphen) && self.glued(at) == self.glued(at + 1);
        if joins { at + 1 } else { at }
    }

    /// The first token that starts at this byte or after it.
    pub(crate) fn token_at(&self, byte: usize) -> Option<usize> {
        let at = self
            .tokens
            .partition_point(|token| (token.start as usize) < byte);
        (at < self.tokens.len()).then_some(at)
    }

    /// The bytes of tokens `first` to before `end`.
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        match (
            self.get(first),
            end.checked_sub(1).and_then(|last| self.get(last)),
        ) {
            (Some(first), Some(last)) => first.span().join(last.span()),
            _ => Span::new(0, 0),
        }
    }
}
