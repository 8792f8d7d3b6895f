//! How a time was read: its words, what it was resolved against, its days.

use super::figure::{Say, bound_name, intervals};
use super::{Account, Aspect, quoted};
use crate::mention::{Mention, Reference, Time, Unresolved};
use crate::normalize::hedge;
use crate::normalize::watch::{Leaning, Seen};
use crate::value::{Bound, CalendarUnit, Duration, Figure, Period};
use crate::wording;

impl Account<'_> {
    /// Tells how a date or a period was read.
    pub(super) fn time(&self, mention: &Mention, time: &Time, say: &mut Say<'_>) {
        let seen = self.seen(mention);
        let form = seen.map_or("a time", |seen| seen.form);
        say(Aspect::Kind, format!("{}: {form}", mention.kind().name()));
        let dateline = self
            .dateline
            .filter(|dateline| dateline.span == mention.span);
        let alone = match time.reference {
            _ if dateline.is_some() => Some("nothing: it is the dateline, and dates the document"),
            Reference::Absolute => Some("nothing: it is written in full"),
            Reference::Fiscal => Some(
                "nothing: the text does not tell when the fiscal year begins, so it is taken as that \
                 calendar year",
            ),
            Reference::Relative | Reference::Anaphoric => None,
        };
        let against = seen.map_or_else(Vec::new, |seen| self.against(seen, mention));
        if let Some(alone) = alone.filter(|_| against.is_empty()) {
            say(Aspect::SeenFrom, alone.to_owned());
        }
        for against in against {
            say(Aspect::SeenFrom, against);
        }
        if let Some(weekday) = time.weekday {
            say(Aspect::Weekday, format!("{}, as written", name_of(weekday)));
        }
        say(
            Aspect::Days,
            match time.days {
                Ok(days) => days_of(&days),
                Err(reason) => format!("unresolved: {}", why(reason)),
            },
        );
    }

    /// Tells how a length of time was read.
    pub(super) fn duration(
        &self,
        mention: &Mention,
        duration: &Duration,
        figure: &Figure,
        say: &mut Say<'_>,
    ) {
        let form = self
            .seen(mention)
            .map_or("a length of time", |seen| seen.form);
        say(Aspect::Kind, format!("{}: {form}", mention.kind().name()));
        let written = |unit: &CalendarUnit| duration.amount(*unit).is_some();
        let largest = CalendarUnit::ALL.into_iter().find(written);
        let bounds = largest.map_or_else(String::new, |unit| {
            format!(", the bounds in {}s", unit.name())
        });
        say(Aspect::Length, format!("{duration}{bounds}"));
        let first = self.scene.token_at(mention.span.start);
        if figure.bound() != Bound::Exact {
            let name = bound_name(figure.bound());
            let hedge = first.and_then(|first| Some((hedge::before(&self.scene, first)?.0, first)));
            let by = hedge.map_or_else(
                || "by the words themselves".to_owned(),
                |(start, first)| format!("by {} before it", self.words(start, first)),
            );
            say(Aspect::Bound, format!("{name}, {by}"));
        }
        intervals(figure, say);
    }

    /// From where a time was seen.
    fn seen(&self, mention: &Mention) -> Option<&Seen> {
        let times = &self.record.times;
        let at = times.partition_point(|(span, _)| span.start < mention.span.start);
        let (_, seen) = times.get(at).filter(|(span, _)| *span == mention.span)?;
        Some(seen)
    }

    /// What the days of a time hang on.
    fn against(&self, seen: &Seen, mention: &Mention) -> Vec<String> {
        let mut against = Vec::new();
        if let Some(today) = seen.today {
            let dateline = self.dateline.filter(|dateline| {
                self.scene.document.publication_date().is_none() && dateline.date == today
            });
            let whence = match dateline.and_then(|dateline| dateline.span.slice(self.scene.text)) {
                Some(dateline) => format!("by the dateline {}", quoted(dateline)),
                None => "as given for the document".to_owned(),
            };
            against.push(format!("the publication date, {today}, {whence}"));
        }
        for (earlier, what) in [
            (seen.earlier, "an earlier time of the text"),
            (seen.beside, "a time of the same sentence"),
        ] {
            if let Some(period) = earlier {
                let words = self.words_for(&period, mention);
                against.push(format!("{what}{words}: {}", wording::period(&period)));
            }
        }
        if let Some(leaning) = seen.leaning {
            let of = match leaning {
                Leaning::Back => "what has been",
                Leaning::Ahead => "what is to come",
            };
            against.push(format!("its sentence, which speaks of {of}"));
        }
        if seen.fiscal {
            against.push("the fiscal years that the caller gives".to_owned());
        }
        against
    }

    /// The words of the last time before a mention that stands for these days.
    fn words_for(&self, period: &Period, mention: &Mention) -> String {
        let at = self
            .mentions
            .partition_point(|other| other.span.start < mention.span.start);
        let before = self.mentions.get(..at).unwrap_or_default();
        let mut near = before.iter().rev().take(FURTHEST);
        let same = near.find(|other| other.period() == Some(*period));
        let words = same.and_then(|other| other.span.slice(self.scene.text));
        words.map_or_else(String::new, |words| format!(", {}", quoted(words)))
    }
}

/// How many mentions back the words of an earlier time are looked for.
const FURTHEST: usize = 100;

fn name_of(weekday: chrono::Weekday) -> &'static str {
    use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    match weekday {
        Mon => "Monday",
        Tue => "Tuesday",
        Wed => "Wednesday",
        Thu => "Thursday",
        Fri => "Friday",
        Sat => "Saturday",
        Sun => "Sunday",
    }
}

/// The first and the last day: "2023-01-01 to 2023-12-31".
fn days_of(days: &Period) -> String {
    let last = days.end().map(|end| end.pred_opt().unwrap_or(end));
    match (days.start(), last) {
        (Some(start), Some(last)) if start == last => start.to_string(),
        (Some(start), Some(last)) => format!("{start} to {last}"),
        (Some(start), None) => format!("{start} and after"),
        (None, Some(last)) => format!("up to {last}"),
        (None, None) => "any day".to_owned(),
    }
}

fn why(reason: Unresolved) -> &'static str {
    match reason {
        Unresolved::NoSuchDay => "the calendar has no such day",
        Unresolved::NoSuchPart => "there is no such part of a year",
        Unresolved::EndBeforeStart => "it ends before it starts",
        Unresolved::NoPublicationDate => "it hangs on a publication date, and there is none",
        Unresolved::NoAnchor => "it points at a time that the text does not settle",
    }
}
