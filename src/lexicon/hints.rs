//! What a token's word tells of the figures and times around it, a byte a word: most words of a text
//! tell nothing, and one look into a small table says so.

use super::role::RoleSet;
use super::time::TimeLexicon;
use super::{Money, Role, Roles, mask};
use crate::token::WordId;

/// A figure may begin with it.
pub(crate) const FIGURE: u8 = 1;
/// A time may begin with it.
pub(crate) const TIME: u8 = 2;
/// A time may be near: it is a number, a month, a unit or the like.
pub(crate) const NEAR: u8 = 4;
/// A unit of time may begin with it.
pub(crate) const UNIT: u8 = 8;
/// It may stand within a time.
pub(crate) const INNER: u8 = 16;
/// A name or sign of money may begin with it.
pub(crate) const MONEY: u8 = 64;
/// The home of a currency may begin with it.
pub(crate) const HOME: u8 = 128;

/// Words with which a figure may begin.
pub(crate) const FIRST_WORDS: RoleSet =
    mask(&[Role::Anchor, Role::Article, Role::Another, Role::Minus]);

/// The hints of all words, by their numbers.
#[derive(Debug, Default)]
pub(crate) struct Hints(Vec<u8>);

impl Hints {
    /// The hints of so many words.
    pub(super) fn of(words: usize, roles: &Roles, time: &TimeLexicon, money: &Money) -> Self {
        let hints = |word: usize| {
            let word = WordId(u32::try_from(word).unwrap_or_default());
            let firsts = time.firsts(word);
            let number = roles.has(word, Role::Anchor);
            let counts = firsts.vague || number || roles.has(word, Role::Article);
            let hints = [
                (FIGURE, roles.has_any(word, FIRST_WORDS)),
                (TIME, firsts.named || firsts.opening || counts),
                (NEAR, firsts.core || number),
                (UNIT, firsts.unit),
                (INNER, firsts.named || firsts.joining || counts),
                (MONEY, money.words.begins(word)),
                (HOME, money.is_home(word)),
            ];
            let held = hints.into_iter().filter(|(_, holds)| *holds);
            held.fold(0, |all, (hint, _)| all | hint)
        };
        Self((0..=words).map(hints).collect())
    }

    /// The hints of a word.
    #[inline]
    pub(crate) fn get(&self, word: WordId) -> u8 {
        self.0.get(word.0 as usize).copied().unwrap_or_default()
    }
}
