//! What the words of a sentence tell besides what they name, and where they stand.
//!
//! A sentence has about as many of these as it has words, so they are held in as little room as they need.

use std::sync::Arc;

use super::{Event, Side, Sign};

/// What a word tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// Something happened: "opened", "the verdict".
    Event(Arc<Event>),
    /// Words that set figures or times against each other.
    Sign(Sign),
    /// What became of some of a number, or what they are: "rescued", "crew".
    Side(Arc<Side>),
    /// So many years have gone by: "its 85th anniversary".
    Jubilee(u32),
}

/// Those of a sentence, each with how many of the sentence's terms begin before it; each kind in the order of the
/// text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    signs: Box<[(u32, Sign)]>,
    events: Box<[(u32, Arc<Event>)]>,
    sides: Box<[(u32, Arc<Side>)]>,
    jubilees: Box<[(u32, u32)]>,
}

impl Marks {
    pub(super) fn signs(&self) -> impl Iterator<Item = (usize, Sign)> {
        self.signs.iter().map(|(at, sign)| (*at as usize, *sign))
    }

    pub(super) fn events(&self) -> impl Iterator<Item = (usize, &Event)> {
        let events = self.events.iter();
        events.map(|(at, event)| (*at as usize, &**event))
    }

    pub(super) fn sides(&self) -> impl Iterator<Item = (usize, &Side)> {
        self.sides.iter().map(|(at, side)| (*at as usize, &**side))
    }

    pub(super) fn jubilees(&self) -> impl Iterator<Item = (usize, u32)> {
        let jubilees = self.jubilees.iter();
        jubilees.map(|(at, years)| (*at as usize, *years))
    }

    /// Is there none but that the sentence begins?
    pub(super) fn tell_nothing(&self) -> bool {
        let begins = |(_, sign): &(u32, Sign)| *sign == Sign::Opening;
        let none = self.events.is_empty() && self.sides.is_empty() && self.jubilees.is_empty();
        none && self.signs.iter().all(begins)
    }
}

/// The marks of a sentence as they are found, from its start to its end.
#[derive(Debug, Default)]
pub(crate) struct Marking {
    signs: Vec<(u32, Sign)>,
    events: Vec<(u32, Arc<Event>)>,
    sides: Vec<(u32, Arc<Side>)>,
    jubilees: Vec<(u32, u32)>,
    last: Option<(u32, Marker)>,
}

impl Marking {
    /// Adds a mark before which so many terms begin. One that is just like the last is left out: a row of dashes says
    /// no more than one.
    pub(crate) fn push(&mut self, terms: usize, marker: Marker) {
        // A sentence of more terms than that would not fit a text.
        let at = u32::try_from(terms).unwrap_or(u32::MAX);
        let mark = Some((at, marker));
        if self.last == mark {
            return;
        }
        match &mark {
            Some((_, Marker::Event(event))) => self.events.push((at, Arc::clone(event))),
            Some((_, Marker::Sign(sign))) => self.signs.push((at, *sign)),
            Some((_, Marker::Side(side))) => self.sides.push((at, Arc::clone(side))),
            Some((_, Marker::Jubilee(years))) => self.jubilees.push((at, *years)),
            None => {}
        }
        self.last = mark;
    }

    /// All of them.
    pub(crate) fn done(self) -> Marks {
        Marks {
            signs: self.signs.into_boxed_slice(),
            events: self.events.into_boxed_slice(),
            sides: self.sides.into_boxed_slice(),
            jubilees: self.jubilees.into_boxed_slice(),
        }
    }
}
