//! From where a time was seen: what its days hang on, found out by reading it again without that.

use super::Found;
use super::clock::{Clock, Tense};
use super::cursor::Cursor;
use crate::mention::Value;
use crate::normalize::watch::{Leaning, Seen};

impl Cursor<'_> {
    /// From where the time that begins at a token is seen.
    pub(super) fn seen(&self, at: usize) -> Seen {
        let read = self.said(at);
        let hangs_on = |change: &dyn Fn(&mut Clock)| {
            let mut clock = self.clock;
            change(&mut clock);
            let changed = clock != self.clock;
            changed && Self { clock, ..*self }.said(at) != read
        };
        let clock = &self.clock;
        let topic = (0..clock.topics.len()).find(|nth| {
            hangs_on(&|clock| {
                if let Some(topic) = clock.topics.get_mut(*nth) {
                    *topic = None;
                }
            })
        });
        let topic = topic.and_then(|nth| *clock.topics.get(nth)?);
        let day = clock.day.filter(|_| hangs_on(&|clock| clock.day = None));
        let beside = clock.beside.filter(|_| {
            hangs_on(&|clock| {
                clock.beside = None;
                clock.close = false;
            })
        });
        Seen {
            form: self.form(at, read.as_ref().map_or(at, |(end, _)| *end)),
            today: clock
                .today
                .filter(|_| hangs_on(&|clock| clock.today = None)),
            leaning: self.leaning(at, read.as_ref()),
            earlier: topic.or(day),
            beside: beside.and_then(|time| time.days.ok()),
            fiscal: hangs_on(&|clock| clock.fiscal = None),
        }
    }

    /// How far the time at a token goes, and what it says.
    fn said(&self, at: usize) -> Option<(usize, Value)> {
        let (end, candidate) = self.mention(at)?;
        Some((end, candidate.mention?.value))
    }

    /// Which way the sentence leans, if what was read hangs on it.
    fn leaning(&self, at: usize, read: Option<&(usize, Value)>) -> Option<Leaning> {
        let (end, found) = self.reading(at)?;
        let (_, candidate) = self.finish(at, (end, found));
        let untold = (end, candidate.mention?.value);
        let leaning = match self.tense(at, end) {
            Tense::Past | Tense::PerhapsPast => Leaning::Back,
            Tense::Future => Leaning::Ahead,
            Tense::Unknown => return None,
        };
        (read != Some(&untold)).then_some(leaning)
    }

    /// What a time from one token to before another was read as: the first reader that goes as far.
    fn form(&self, at: usize, end: usize) -> &'static str {
        let ends = |found: Option<usize>| found == Some(end);
        let readers: [(&'static str, &dyn Fn() -> Option<usize>); 12] = [
            ("a date in figures", &|| Some(self.numeric_date(at)?.0)),
            ("a day or a month by name", &|| Some(self.date(at)?.0)),
            ("a quarter, a half or another part of a year", &|| {
                Some(self.part_of_year(at)?.0)
            }),
            ("a decade or a century", &|| Some(self.decade(at)?.0)),
            ("a part of a longer time", &|| Some(self.slice(at)?.0)),
            ("a time told from the day of publication", &|| {
                Some(self.relative(at)?.0)
            }),
            ("a year by its number, or the like", &|| {
                Some(self.simple(at)?.0)
            }),
            ("a length up to a time", &|| Some(self.point(at)?.0)),
            ("a time with two ends, or open to one side", &|| {
                Some(self.time(at)?.0)
            }),
            ("a time that an earlier one gives", &|| {
                Some(self.definite(at)?.0)
            }),
            ("a length of time", &|| Some(self.duration(at)?.0)),
            ("a list of times that share a year", &|| {
                let (end, found) = self.reading(at)?;
                matches!(found, Found::Time(_)).then_some(end)
            }),
        ];
        let fits = readers.iter().find(|(_, read)| ends(read()));
        fits.map_or("a time", |(form, _)| form)
    }
}
