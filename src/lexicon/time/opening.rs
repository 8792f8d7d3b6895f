//! Where a time can begin: what decides, for most words of a text, that no time is to be read there.

use super::TimeLexicon;
use crate::lexicon::{Role, Roles, Vocabulary, WordId};
use crate::token::{Shape, Token};

impl TimeLexicon {
    /// May a time begin at this token, going by its word and those right after it?
    pub(crate) fn begins(&self, tokens: &[Token], at: usize) -> bool {
        let place = self.place(tokens, at);
        place.is_time
            || place.starts_phrase && self.is_phrase(tokens, at)
            || place.leads && (at + 1..at + 4).any(|next| self.place(tokens, next).may_be_time())
    }

    fn place(&self, tokens: &[Token], at: usize) -> Place {
        let Some(token) = tokens.get(at) else {
            return Place::default();
        };
        if token.shape == Shape::Numeral || token.shape == Shape::Symbol {
            return Place::NUMERAL;
        }
        let place = self.places.get(token.word.0 as usize);
        place.copied().unwrap_or_default()
    }

    /// Does a phrase of time stand here that a time can begin with?
    fn is_phrase(&self, tokens: &[Token], at: usize) -> bool {
        self.openers.longest(tokens, at).is_some()
            || self.units.longest(tokens, at).is_some()
            || self.holidays.longest(tokens, at).is_some()
            || self.vague.longest(tokens, at).is_some()
            || self.decades.longest(tokens, at).is_some()
            || self.seasons.longest(tokens, at).is_some()
            || self.months.longest(tokens, at).is_some()
            || self.weekdays.longest(tokens, at).is_some()
    }

    /// Notes for each word what it can be to the beginning of a time.
    pub(super) fn note_places(&mut self, vocabulary: &Vocabulary, roles: &Roles) {
        self.places = vec![Place::default(); vocabulary.len() + 1];
        for word in 1..=vocabulary.len() {
            let id = WordId(u32::try_from(word).unwrap_or(0));
            self.places[word].is_number = roles.has(id, Role::Anchor);
        }
        for (word, _) in self.leaders.first_words() {
            self.places[word.0 as usize].leads = true;
        }
        let firsts = self.openers.first_words();
        let firsts = firsts
            .chain(self.months.first_words())
            .chain(self.weekdays.first_words())
            .chain(self.units.first_words())
            .chain(self.seasons.first_words())
            .chain(self.holidays.first_words())
            .chain(self.decades.first_words())
            .chain(self.vague.first_words());
        for (word, alone) in firsts {
            let place = &mut self.places[word.0 as usize];
            place.is_time |= alone;
            place.starts_phrase = true;
        }
    }
}

/// What a word can be to the beginning of a time.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// A word of time by itself: "March", "last".
    is_time: bool,
    /// The first word of a phrase of time: "the" of "the end of".
    starts_phrase: bool,
    /// What leads up to a word of time: "by", "from".
    leads: bool,
    /// A number in digits or words.
    is_number: bool,
}

impl Place {
    const NUMERAL: Self = Self {
        is_time: false,
        starts_phrase: false,
        leads: false,
        is_number: true,
    };

    fn may_be_time(self) -> bool {
        self.is_time || self.starts_phrase || self.is_number
    }
}
