//! How long after a day something happened: "35 days after it had left on 16 November".

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::dated_elsewhere::DatedElsewhere;
use super::event::{self, Event};
use super::happened::{is_another, is_cut};
use super::lengths::{FAR, Length, apart_to_the_year, counted, from_to, is_about, said, told};
use super::spans::Mismatch;
use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values::Dimension;
use crate::each;
use crate::passage::{self, Cue, Passage, Sign, Term};
use crate::value::{Grain, Period};

/// How many terms behind "after" tell what it is after.
const REACH: usize = 10;
/// How many terms behind "after" the word stands for what happened on another day of the text.
const NAMED: usize = 4;
/// So near behind a length that has gone by stands what it is counted from.
const FEW: usize = 2;
/// A text is printed so many days after its date at most.
const PRINTED: u64 = 2;

/// What a length of time is counted from, and to.
struct Count<'a> {
    from: &'a Claim,
    start: Period,
    /// The end, if the text gives one; the text itself is the latest.
    to: Option<(&'a Claim, Period)>,
}

/// Lengths of time that do not lead from the day that they are counted from to that of the end, or lead
/// beyond the day of writing.
pub(super) fn counted_from<'a>(case: &Case<'a>, dates: &[Event<'a>]) -> Vec<Mismatch<'a>> {
    let elsewhere = DatedElsewhere::new(case, dates);
    let wrong = told(case).filter_map(|told| {
        let of = Sentence {
            case,
            dates,
            elsewhere: &elsewhere,
            nth: told.nth,
            passage: told.passage,
        };
        of.wrong(told.place, &told.length)
    });
    wrong.collect()
}

struct Sentence<'s, 'a> {
    case: &'s Case<'a>,
    dates: &'s [Event<'a>],
    elsewhere: &'s DatedElsewhere<'s, 'a>,
    nth: usize,
    passage: &'s Passage,
}

impl<'a> Sentence<'_, 'a> {
    fn has(&self, at: usize, sign: Sign) -> bool {
        self.passage.is_signed(at, sign)
    }

    /// The dates of a sentence with their places, each once.
    fn dates_of(&self, nth: usize) -> Vec<(usize, &Event<'a>)> {
        let Some(passage) = self.case.passages.get(nth) else {
            return Vec::new();
        };
        let place = |claim: usize| passage.place_of(claim);
        let own = event::of_sentence(self.dates, nth).iter();
        let mut dates: Vec<(usize, &Event<'a>)> = own
            .filter_map(|date| Some((place(date.claim)?, date)))
            .collect();
        dates.sort_by_key(|(place, _)| *place);
        dates.dedup_by_key(|(place, _)| *place);
        dates
    }

    fn wrong(&self, at: usize, length: &Length<'a>) -> Option<Mismatch<'a>> {
        // "The fourth within seven years, after those of 2016": what a comma parts is not counted from.
        let goes_on = !self.has(at + 1, Sign::Break) && !self.is_rank(at);
        let count = if self.has(at + 1, Sign::Since) && goes_on {
            self.after(at, length)
        } else if self.has(at + 1, Sign::Ahead) && goes_on {
            self.ahead(at, length)
        } else if self.has(at + 1, Sign::Gone) {
            self.gone(at, length)
        } else if self.has(at, Sign::Took) || at > 0 && self.has(at - 1, Sign::Took) {
            self.taken(at)
        } else {
            None
        }?;
        // What was meant to be on a day lies as far from another as what was.
        let planned = count.to.is_none() && self.passage.has_sign(Sign::Planned, ..);
        (!planned).then(|| self.judge(&count, length))?
    }

    /// "The most in one day since it opened": in a time of this length, whenever that was.
    fn is_rank(&self, at: usize) -> bool {
        /// How many terms before the length the word for the first in rank may stand.
        const REACH: usize = 2;
        let before = self.passage.terms.get(at.saturating_sub(REACH)..at);
        let mut before = before.unwrap_or_default().iter();
        before.any(|term| matches!(term, Term::Cue(Cue::Most | Cue::Least)))
    }

    fn claim(&self, date: &Event<'_>) -> Option<&'a Claim> {
        self.case.claim(date.claim)
    }

    /// "35 days after it had left on 16 November", "680 days after it was announced".
    fn after(&self, at: usize, length: &Length<'a>) -> Option<Count<'a>> {
        let own = self.dates_of(self.nth);
        let written = self.joined(&own, at);
        let Some(start) = written.map(|(_, date)| *date).or_else(|| self.named(at)) else {
            let (to, start) = (self.beside(&own, at)?, self.elsewhere(at)?);
            return self.far_off(length, start, to);
        };
        let before = own.iter().rev().find(|(place, _)| *place < at);
        let next = own
            .iter()
            .find(|(place, _)| written.is_some_and(|(first, _)| place > first));
        let to = before.or(next.filter(|_| at <= 1)).map(|(_, date)| *date);
        // What a word alone names may have happened on other days as well.
        let coarse = to.filter(|to| written.is_some() && is_coarse(length, start, to));
        match coarse {
            Some(to) => self.count_to(start, Some(to)),
            None => (written.is_some() || to.is_some()).then(|| self.count(start, to))?,
        }
    }

    /// "Lifted into place on 16 December 2023, almost two years before the hall opened on 7 December 2024".
    fn ahead(&self, at: usize, length: &Length<'a>) -> Option<Count<'a>> {
        let own = self.dates_of(self.nth);
        let Some((last, end)) = self.joined(&own, at) else {
            let start = self.beside(&own, at)?;
            return match self.named(at) {
                Some(end) if is_coarse(length, start, end) => self.count_to(start, Some(end)),
                Some(end) => self.count(start, Some(end)),
                None => self.far_off(length, start, self.elsewhere(at)?),
            };
        };
        // "30 days before the election, may vote from 20 May", "before the storm that closed the port until 30 May"
        let open = [Sign::Until, Sign::From, Sign::By].map(|sign| self.has(*last, sign));
        if is_cut(self.passage, at, *last) || open.contains(&true) {
            return None;
        }
        let mut next = own.iter().filter(|(place, _)| at <= 1 && place > last);
        let next = || next.next().map(|(_, date)| *date);
        let start = self.beside(&own, at).or_else(next)?;
        match is_coarse(length, start, end) {
            true => self.count_to(start, Some(end)),
            false if end.names_no_day => None,
            false => self.count(start, Some(end)),
        }
    }

    /// The date behind the word for how a length is counted, where nothing else stands between the two.
    fn joined<'d>(
        &self,
        dates: &'d [(usize, &'d Event<'a>)],
        at: usize,
    ) -> Option<&'d (usize, &'d Event<'a>)> {
        let joined = |place: usize| {
            let between = self.passage.terms.get(at + 1..place).unwrap_or_default();
            place <= at + REACH && between.iter().all(|term| term.claim().is_none())
        };
        let behind = dates.iter().find(|(place, _)| *place > at);
        behind.filter(|(place, _)| joined(*place))
    }

    /// The date before a length that the length is told of.
    fn beside<'d>(&self, dates: &[(usize, &'d Event<'a>)], at: usize) -> Option<&'d Event<'a>> {
        let mut before = dates.iter().rev().filter(|(place, _)| *place < at);
        let (place, date) = before.next()?;
        self.is_beside(*place, at).then_some(*date)
    }

    /// The only day that other texts give for what the words behind a length name.
    fn elsewhere(&self, at: usize) -> Option<&Event<'a>> {
        let mut events = self.passage.events();
        let near = at + 1..=at + NAMED;
        let (place, event) = events.find(|(place, _)| near.contains(place))?;
        let dated = self.passage.terms.get(at + 1..place).unwrap_or_default();
        let another =
            is_another(self.passage, place) || dated.iter().any(|term| term.claim().is_some());
        (!another).then(|| {
            self.elsewhere
                .only_day(self.case, self.nth, (at + 1, place, event))
        })?
    }

    /// What is counted between two texts, where the length is no rough one of the time between.
    fn far_off(&self, length: &Length<'a>, start: &Event<'a>, to: &Event<'a>) -> Option<Count<'a>> {
        const ROUGHLY: Decimal = Decimal::from_parts(125, 0, 0, false, 2);
        let between = from_to(&length.quantity, &start.days, &to.days)?;
        let far = !is_about(length, &between, ROUGHLY) && is_about(length, &between, FAR);
        far.then(|| self.count_to(start, Some(to)))?
    }

    /// Is a length told of what happened on the date before it: directly behind it, or as the next part of the sentence?
    /// "Born on 3 May 1950, he was ill for two years before he died" tells of another time.
    fn is_beside(&self, date: usize, at: usize) -> bool {
        let between = self.passage.terms.get(date + 1..at).unwrap_or_default();
        let figures = between.iter().any(|term| term.claim().is_some());
        // "A report of October 2018, written five years before the tower collapsed": nothing else happened then.
        let mut events = self.passage.events();
        let last = at.saturating_sub(1);
        let written = last > date && self.has(last, Sign::Break);
        let written = written && events.all(|(place, _)| place > date);
        let parts = is_cut(self.passage, date, if written { last - 1 } else { last });
        let came = between.len() <= 1 && !is_cut(self.passage, date, at);
        let next = came || written || self.has(at, Sign::Break);
        let another = self.passage.has_sign(Sign::And, date + 1..=at);
        next && !figures && !parts && !another && !self.goes_on_for(date, at)
    }

    /// "From 3 May 2010 for two years before": does it go on for the length of time?
    fn goes_on_for(&self, date: usize, at: usize) -> bool {
        let claim = |place: usize| self.case.claim(self.passage.terms.get(place)?.claim()?);
        let between = || {
            let (date, length) = (claim(date)?, claim(at)?);
            let text = self.case.documents.get(length.document)?.text();
            text.get(date.mention.span.end..length.mention.span.start)
        };
        let mut words = between().unwrap_or_default().split_whitespace();
        words.any(|word| word == "for")
    }

    /// The only day in the text on which that happened which the words behind "after" name.
    fn named(&self, at: usize) -> Option<&Event<'a>> {
        let mut events = self.passage.events();
        let (_, event) = events.find(|(place, _)| (at + 1..=at + NAMED).contains(place))?;
        let document = self.passage.document;
        let dated = event::of_document(self.dates, document).iter();
        let mut same = dated.filter(|date| {
            date.passage != self.nth
                && date
                    .what
                    .is_some_and(|what| what.name == event.name && !what.vague)
        });
        let Some(first) = same.next() else {
            return self.told_of(event);
        };
        same.all(|date| date.days == first.days).then_some(first)
    }

    /// The only day that stands beside words for an event in other sentences of its text, or, of "the disaster", for
    /// something that may be called one.
    fn told_of(&self, event: &passage::Event) -> Option<&Event<'a>> {
        let meant = |other: &passage::Event| {
            other.name == event.name && !other.vague
                || event.vague && event.calamity && other.calamity && !other.vague
        };
        let all = self.case.passages;
        let own = each::range_of(all, self.passage.document, |passage| passage.document);
        let sentences = own.filter_map(|nth| Some((nth, all.get(nth)?)));
        let sentences = sentences.filter(|(nth, passage)| *nth != self.nth && passage.in_story);
        let mut days = sentences.filter_map(|(nth, passage)| {
            let mut events = passage.events();
            let (at, _) = events.find(|(_, other)| meant(other))?;
            let dates = self.dates_of(nth);
            // A time that names no day may be that of anything.
            let near = dates
                .into_iter()
                .min_by_key(|(place, _)| place.abs_diff(at));
            near.map(|(_, date)| date)
        });
        let first = days.next()?;
        let one = days.all(|date| date.days == first.days);
        (one && first.days.grain() == Grain::Day && !first.names_no_day).then_some(first)
    }

    /// "It became public on 18 September 2015, so that almost four years have gone by."
    fn gone(&self, at: usize, length: &Length<'a>) -> Option<Count<'a>> {
        let own = self.dates_of(self.nth);
        let earlier = self.before().map(|nth| self.dates_of(nth));
        let earlier = earlier.unwrap_or_default();
        let before = own.iter().rev().find(|(place, _)| *place < at);
        // "Four years have gone by since the crash of February 2023."
        let since = (at + 1..=at + FEW).any(|place| self.has(place, Sign::Since));
        let near = at + 1..=at + REACH;
        let mut behind = own.iter().filter(|(place, _)| near.contains(place));
        let behind = || behind.next().filter(|_| since);
        let start = before.or_else(behind).or(match earlier.as_slice() {
            [only] => Some(only),
            _ => None,
        });
        let (_, start) = start?;
        let published = self.case.published(self.passage.document)?;
        let month = start.days.grain() == Grain::Month && before.is_none();
        let mut count = match month && length.quantity.dimension == Dimension::Months {
            true => self.count_to(start, None)?,
            false => self.count(start, None)?,
        };
        count.to = Some((count.from, Period::day(published)?));
        Some(count)
    }

    /// The sentence before it in its document.
    fn before(&self) -> Option<usize> {
        let nth = self.nth.checked_sub(1)?;
        let passage = self.case.passages.get(nth)?;
        (passage.document == self.passage.document).then_some(nth)
    }

    /// "From the offer on 18 January to the signatures it took 733 days."
    fn taken(&self, at: usize) -> Option<Count<'a>> {
        let own = self.dates_of(self.nth);
        let [(place, start)] = own.as_slice() else {
            return None;
        };
        let from = (place.saturating_sub(2)..=*place).any(|from| self.has(from, Sign::From));
        (from && *place < at).then(|| self.count(start, None))?
    }

    fn count(&self, start: &Event<'_>, to: Option<&Event<'_>>) -> Option<Count<'a>> {
        // From some day of a year to another it may be a year more or less; "Tuesday" may be another week's.
        let daily = |date: &Event<'_>| date.days.grain() == Grain::Day;
        if start.names_no_day {
            return None;
        }
        if !daily(start) || to.is_some_and(|to| !daily(to)) {
            return None;
        }
        self.count_to(start, to)
    }

    fn count_to(&self, start: &Event<'_>, to: Option<&Event<'_>>) -> Option<Count<'a>> {
        let to = to.and_then(|to| Some((self.claim(to)?, to.days)));
        let later = to.is_none_or(|(_, days)| days.start() > start.days.start());
        later.then_some(Count {
            from: self.claim(start)?,
            start: start.days,
            to,
        })
    }

    fn judge(&self, count: &Count<'a>, length: &Length<'a>) -> Option<Mismatch<'a>> {
        let published = self.case.published(self.passage.document);
        let (end, open) = match count.to {
            Some((_, end)) => (end, false),
            None => (Period::day(printed(published?)?)?, true),
        };
        let days = counted(&length.quantity, &count.start, &end)?;
        // Without an end only what is too long for the day of writing is wrong.
        let fits = open && length.quantity.figure.loose().lower().value() <= days.upper().value();
        if fits || !apart_to_the_year(length, &days) {
            return None;
        }
        let why = match count.to {
            Some(_) => format!("It is {}", said(&length.quantity, &days)),
            None => format!(
                "From then to the day of writing it is {}",
                said(&length.quantity, &days)
            ),
        };
        let to = count
            .to
            .map(|(claim, _)| claim)
            .filter(|claim| claim.mention.span != count.from.mention.span);
        Some(Mismatch {
            dates: [Some(count.from), to].into_iter().flatten().collect(),
            length: length.claim,
            why,
        })
    }
}

/// "Opened in 1994, four years after work began in 1988": are two years, or months, or a month and a day, told in years
/// or months?
fn is_coarse(length: &Length<'_>, start: &Event<'_>, to: &Event<'_>) -> bool {
    let months = length.quantity.dimension == Dimension::Months;
    let named = [start, to].iter().all(|date| !date.names_no_day);
    let grains = (start.days.grain(), to.days.grain());
    months
        && match grains {
            (Grain::Month, Grain::Day) | (Grain::Day, Grain::Month) => named,
            (Grain::Month, Grain::Month) | (Grain::Year, Grain::Year) => true,
            _ => false,
        }
}

/// The last day on which a text of a date may have been printed.
fn printed(published: NaiveDate) -> Option<NaiveDate> {
    published.checked_add_days(Days::new(PRINTED))
}
