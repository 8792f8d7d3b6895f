//! What was read at the last few places. The readers of times try one form after another at a place,
//! and each begins with the same number or the same shorter time.

use std::cell::Cell;

use super::clock::Clock;
use super::when::When;
use crate::lexicon::time::TimeWord;
use crate::normalize::cardinal::Number;

/// How many places are kept.
const PLACES: usize = 8;

/// Numbers, times and joining words by the token at which they begin, the roles of the words before a
/// token, and tokens at which no length of time begins. It holds for one paragraph.
#[derive(Default)]
pub(super) struct Memo {
    no_lengths: [Cell<Option<usize>>; PLACES],
    words: [Word; PLACES],
    roles_before: [Role; PLACES],
    numbers: Kept<Number>,
    times: Kept<When, (Clock, u8)>,
}

/// A token, and the joining word that begins there.
type Word = Cell<Option<(usize, Read<TimeWord>)>>;

/// A token, and the role of the word before it.
type Role = Cell<Option<(usize, Option<TimeWord>)>>;

/// A reading for each place.
type Kept<T, On = ()> = [Reading<T, On>; PLACES];

/// A reading, the token at which it begins, and what it depends on besides. The token stands apart,
/// since it mostly decides, and the rest is large.
struct Reading<T, On> {
    token: Cell<Option<usize>>,
    found: Cell<Option<(On, Read<T>)>>,
}

impl<T, On> Default for Reading<T, On> {
    fn default() -> Self {
        Self {
            token: Cell::new(None),
            found: Cell::new(None),
        }
    }
}

impl Memo {
    /// Forgets all of it.
    pub(super) fn clear(&self) {
        self.numbers.iter().for_each(|kept| kept.token.set(None));
        self.times.iter().for_each(|kept| kept.token.set(None));
        self.no_lengths.iter().for_each(|token| token.set(None));
        self.words.iter().for_each(|kept| kept.set(None));
        self.roles_before.iter().for_each(|kept| kept.set(None));
    }

    /// The joining word at a token, looked up only if it was not lately.
    pub(super) fn word(
        &self,
        at: usize,
        look_up: impl FnOnce() -> Read<TimeWord>,
    ) -> Read<TimeWord> {
        let place = &self.words[at % PLACES];
        if let Some((token, found)) = place.get()
            && token == at
        {
            return found;
        }
        let found = look_up();
        place.set(Some((at, found)));
        found
    }

    /// The role of the word before a token, looked up only if it was not lately.
    pub(super) fn role_before(
        &self,
        at: usize,
        look_up: impl FnOnce() -> Option<TimeWord>,
    ) -> Option<TimeWord> {
        let place = &self.roles_before[at % PLACES];
        if let Some((token, role)) = place.get()
            && token == at
        {
            return role;
        }
        let role = look_up();
        place.set(Some((at, role)));
        role
    }

    /// Was it found lately that no length of time begins at a token?
    pub(super) fn has_no_length(&self, at: usize) -> bool {
        self.no_lengths[at % PLACES].get() == Some(at)
    }

    /// Keeps that no length of time begins at a token.
    pub(super) fn keep_no_length(&self, at: usize) {
        self.no_lengths[at % PLACES].set(Some(at));
    }

    /// The number at a token, read only if it was not read lately.
    pub(super) fn number(&self, at: usize, read: impl FnOnce() -> Read<Number>) -> Read<Number> {
        recall(&self.numbers, at, (), read)
    }

    /// The time at a token as of this clock, with so many times within it at most, read only if it
    /// was not read lately.
    pub(super) fn time(
        &self,
        at: usize,
        (clock, depth): (Clock, u8),
        read: impl FnOnce() -> Read<When>,
    ) -> Read<When> {
        recall(&self.times, at, (clock, depth), read)
    }
}

fn recall<T: Copy, On: Copy + PartialEq>(
    kept: &Kept<T, On>,
    at: usize,
    on: On,
    read: impl FnOnce() -> Read<T>,
) -> Read<T> {
    let place = &kept[at % PLACES];
    if place.token.get() == Some(at)
        && let Some((before, found)) = place.found.get()
        && before == on
    {
        return found;
    }
    let found = read();
    place.token.set(Some(at));
    place.found.set(Some((on, found)));
    found
}

/// Something read: the index after its last token, and what it is.
pub(super) type Read<T> = Option<(usize, T)>;
