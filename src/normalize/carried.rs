//! Years that stand for the same part of another year: "December 31, 2016 and *2015*", "the three months ended
//! March 31, 2018, *2017* and *2016*".

use chrono::{Datelike, Months};

use super::scene::Scene;
use crate::lexicon::Role;
use crate::mention::{Mention, Reference, Time, Value};
use crate::token::Shape;
use crate::value::Period;

/// Gives bare years of a list the day or part of the year that the first item of the list has.
pub(crate) fn complete(scene: &Scene<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    for at in 0..mentions.len() {
        // Only a time that names its year can open a list, and most mentions do not.
        let Some(last) = last_year(scene, &mentions, at) else {
            continue;
        };
        let end = list_end(scene, &mentions, at);
        let Some((first, others)) = mentions.get_mut(at..end).and_then(<[_]>::split_first_mut)
        else {
            continue;
        };
        for mention in others {
            if let Some(value) =
                bare(scene, mention).and_then(|year| moved(&first.value, year - last))
            {
                mention.value = value;
            }
        }
    }
    mentions
}

/// The year of a mention that is nothing but four digits.
fn bare(scene: &Scene<'_>, mention: &Mention) -> Option<i32> {
    let written = mention.span.slice(scene.text)?;
    let four = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    mention.time().filter(|_| four)?;
    written.parse().ok()
}

/// The only year in the words of a mention, if it is its last word and not all of it.
fn last_year(scene: &Scene<'_>, mentions: &[Mention], at: usize) -> Option<i32> {
    let mention = mentions.get(at)?;
    mention.time()?;
    let (words, year) = mention
        .span
        .slice(scene.text)?
        .rsplit_once(|c: char| !c.is_ascii_digit())?;
    let digits = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut before = words.split(|c: char| !c.is_ascii_digit());
    (digits(year) && !before.any(digits)).then(|| year.parse().ok())?
}

/// The index after the last of the bare years that "and" or commas and "and" join to the mention.
fn list_end(scene: &Scene<'_>, mentions: &[Mention], at: usize) -> usize {
    let mut end = at + 1;
    let mut years = end;
    while let Some(pair) = mentions.get(end - 1..=end) {
        let [one, other] = pair else { break };
        if bare(scene, other).is_none() {
            break;
        }
        let tokens = scene
            .token_at(one.span.end)
            .zip(scene.token_at(other.span.start));
        let Some((from, to)) = tokens else { break };
        let and = |at: usize| scene.has(at, Role::And) || scene.has(at, Role::Or);
        let comma = scene.has(from, Role::Comma);
        // Behind a comma "and" may open a clause, unless commas part the list.
        let closes =
            to == from + 1 && and(from) || to == from + 2 && comma && and(from + 1) && end > at + 1;
        end += 1;
        if closes {
            years = end;
            break;
        }
        if !(comma && to == from + 1) {
            break;
        }
    }
    // What follows may be counted by the last of them: "in May 2016 and 2017 people".
    let counts = mentions
        .get(years - 1)
        .and_then(|last| scene.token_at(last.span.end));
    let glued = counts.is_some_and(|next| scene.glued(next) && scene.is(next, Shape::Word));
    if glued { at + 1 } else { years }
}

/// The same days so many years later.
fn moved(value: &Value, years: i32) -> Option<Value> {
    let shifted = |time: &Time| {
        let days = time.days.ok()?;
        let months = Months::new(years.unsigned_abs().checked_mul(12)?);
        let moved = |day: chrono::NaiveDate| match years < 0 {
            true => day.checked_sub_months(months),
            false => day.checked_add_months(months),
        };
        let (start, end) = days.start().zip(days.end())?;
        let (first, last) = (moved(start)?, moved(end)?);
        let same_day = first.day() == start.day() && last.day() == end.day();
        let days = Period::new(Some(first), Some(last), days.grain()).filter(|_| same_day)?;
        Some(Time {
            days: Ok(days),
            weekday: None,
            reference: time.reference,
        })
    };
    match value {
        Value::Date(time) => shifted(time).map(Value::Date),
        Value::Period(time) if time.reference != Reference::Anaphoric => {
            shifted(time).map(Value::Period)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::corpus::mentions;

    #[track_caller]
    fn times(text: &str, expected: &[&str]) {
        let read: Vec<_> = mentions(text)
            .iter()
            .filter_map(|mention| mention.period())
            .map(|days| days.to_string())
            .collect();
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn years_of_a_list_have_the_day_of_the_first() {
        times(
            "at December 31, 2016 and 2015",
            &["2016-12-31/2017-01-01", "2015-12-31/2016-01-01"],
        );
        times(
            "for the years ended 30 June 2017 and 2016",
            &["2016-07-01/2017-07-01", "2015-07-01/2016-07-01"],
        );
        times(
            "the three months ended March 31, 2018, 2017 and 2016",
            &[
                "2018-01-01/2018-04-01",
                "2017-01-01/2017-04-01",
                "2016-01-01/2016-04-01",
            ],
        );
        times(
            "the third quarter of 2019 and 2020",
            &["2019-07-01/2019-10-01", "2020-07-01/2020-10-01"],
        );
    }

    #[test]
    fn years_that_stand_for_themselves() {
        times(
            "in 2016 and 2017",
            &["2016-01-01/2017-01-01", "2017-01-01/2018-01-01"],
        );
        times(
            "It shut in May 2016, and 2017 was worse.",
            &["2016-05-01/2016-06-01", "2017-01-01/2018-01-01"],
        );
        times(
            "from 2014 to 2016 and 2018",
            &["2014-01-01/2017-01-01", "2018-01-01/2019-01-01"],
        );
        times(
            "on 3 May 2016 and in 2018",
            &["2016-05-03/2016-05-04", "2018-01-01/2019-01-01"],
        );
    }
}
