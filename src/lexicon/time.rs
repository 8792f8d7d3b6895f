//! The words of time: months, weekdays, units, seasons, holidays, and the words that join them.

use chrono::Weekday;

pub(crate) use super::time_word::TimeWord;
use super::{LexiconError, Phrases, Record, Vocabulary, WordId, records};

/// A unit that times are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TimeUnit {
    Year,
    Quarter,
    Month,
    Week,
    Weekend,
    Day,
    Workday,
    Hour,
    Minute,
    Second,
}

/// How a spelling of a unit is told from other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitForm {
    /// A word that is nothing else.
    Word,
    /// A letter that counts only where it touches a numeral.
    Glued,
    /// A word that needs a number in digits, or more than one: "second".
    Plural,
    /// A letter that counts only after a larger unit: the "m" of "2h 30m".
    Part,
    /// A word that is a length in itself: "weeklong".
    Long,
}

/// A unit as a lexicon word: a decade is ten years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnitWord {
    pub(crate) unit: TimeUnit,
    pub(crate) times: u32,
    pub(crate) form: UnitForm,
}

/// A month, weekday or season (by its first month), and whether its spelling is an ordinary word too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Named<T> {
    pub(crate) value: T,
    pub(crate) ambiguous: bool,
}

/// The rule for a holiday's day in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// A month and a day.
    Fixed(u32, u32),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// The nth such weekday of a month (the last for -1), and so many days after it.
    Nth(u32, Weekday, i8, i64),
}

/// All words of time.
#[derive(Debug, Default)]
pub(crate) struct TimeLexicon {
    pub(crate) months: Phrases<Named<u32>>,
    pub(crate) weekdays: Phrases<Named<Weekday>>,
    pub(crate) units: Phrases<UnitWord>,
    /// Letters that are units only after a larger one.
    pub(crate) parts: Phrases<UnitWord>,
    /// Words that are one unit in themselves: "weeklong".
    pub(crate) longs: Phrases<UnitWord>,
    pub(crate) seasons: Phrases<Named<u32>>,
    pub(crate) holidays: Phrases<Holiday>,
    /// Decades by the last two digits of their first year.
    pub(crate) decades: Phrases<u32>,
    pub(crate) words: Phrases<TimeWord>,
    /// "a few", "several" and their like by the number that they stand for, about.
    pub(crate) vague: Phrases<u32>,
    /// Words by which a sentence speaks of what is to come.
    pub(crate) future: Phrases<()>,
    /// Words by which a sentence speaks of what has been.
    pub(crate) past: Phrases<()>,
    /// Words before a document's own date.
    pub(crate) publishing: Phrases<()>,
    /// Joining words that make a time without a month or unit: "today", "Q".
    core: Phrases<()>,
    /// What a word may be the first of, by its number.
    firsts: Vec<Firsts>,
}

impl TimeLexicon {
    /// Reads the files that come with the library.
    pub(crate) fn load(vocabulary: &mut Vocabulary) -> Result<Self, LexiconError> {
        let mut lexicon = Self::default();
        for record in records("months.tsv", include_str!("months.tsv")) {
            let month = named(&record, number_to(&record, 12)?);
            add(&mut lexicon.months, &record, month, vocabulary);
        }
        for record in records("weekdays.tsv", include_str!("weekdays.tsv")) {
            let number = number_to(&record, 7)?;
            let day = weekday(number).ok_or_else(|| record.error("no such weekday"))?;
            add(
                &mut lexicon.weekdays,
                &record,
                named(&record, day),
                vocabulary,
            );
        }
        for record in records("seasons.tsv", include_str!("seasons.tsv")) {
            let season = named(&record, number_to(&record, 12)?);
            add(&mut lexicon.seasons, &record, season, vocabulary);
        }
        for record in records("time_units.tsv", include_str!("time_units.tsv")) {
            let unit = unit(&record)?;
            let units = match unit.form {
                UnitForm::Part => &mut lexicon.parts,
                UnitForm::Long => &mut lexicon.longs,
                _ => &mut lexicon.units,
            };
            add(units, &record, unit, vocabulary);
        }
        for record in records("holidays.tsv", include_str!("holidays.tsv")) {
            let rule = record.field(0)?;
            let holiday = holiday(rule).ok_or_else(|| record.error(format!("no rule: {rule}")))?;
            add(&mut lexicon.holidays, &record, holiday, vocabulary);
        }
        for record in records("decades.tsv", include_str!("decades.tsv")) {
            let tens = number_to(&record, 100)?;
            add(&mut lexicon.decades, &record, tens, vocabulary);
        }
        for record in records("vague_counts.tsv", include_str!("vague_counts.tsv")) {
            let count = number_to(&record, 99)?;
            add(&mut lexicon.vague, &record, count, vocabulary);
        }
        for record in records("time_words.tsv", include_str!("time_words.tsv")) {
            let role = record.field(0)?;
            let word =
                TimeWord::named(role).ok_or_else(|| record.error(format!("no role: {role}")))?;
            add(&mut lexicon.words, &record, word, vocabulary);
            if word.is_core() {
                add(&mut lexicon.core, &record, (), vocabulary);
            }
        }
        for record in records("publishing.tsv", include_str!("publishing.tsv")) {
            add(&mut lexicon.publishing, &record, (), vocabulary);
        }
        for record in records("past_words.tsv", include_str!("past_words.tsv")) {
            add(&mut lexicon.past, &record, (), vocabulary);
        }
        for record in records("future_words.tsv", include_str!("future_words.tsv")) {
            add(&mut lexicon.future, &record, (), vocabulary);
        }
        lexicon.firsts = lexicon.find_firsts(vocabulary.len());
        Ok(lexicon)
    }

    /// What this word may be the first of.
    #[inline]
    pub(crate) fn firsts(&self, word: WordId) -> Firsts {
        let firsts = self.firsts.get(word.0 as usize);
        firsts.copied().unwrap_or_default()
    }

    fn find_firsts(&self, words: usize) -> Vec<Firsts> {
        let of = |word: usize| {
            let word = WordId(u32::try_from(word).unwrap_or_default());
            let (month, weekday) = (self.months.begins(word), self.weekdays.begins(word));
            let long = self.longs.begins(word);
            let unit = long || self.units.begins(word);
            let decade = self.decades.begins(word);
            let part = self.seasons.begins(word) || self.holidays.begins(word);
            let named = month || weekday || unit || part || decade;
            Firsts {
                named,
                month,
                weekday,
                part,
                decade,
                unit,
                long,
                joining: self.words.begins(word),
                opening: self.words.some(word, |joining| joining.opens()),
                alone: self.words.some_alone(word, |joining| joining.opens()),
                vague: self.vague.begins(word),
                core: named || self.core.begins(word),
            }
        };
        (0..=words).map(of).collect()
    }
}

/// What a word may be the first of: a quick test before a closer look.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Firsts {
    /// A month, weekday, unit, season, holiday or decade.
    pub(crate) named: bool,
    /// A month.
    pub(crate) month: bool,
    /// A weekday.
    pub(crate) weekday: bool,
    /// A season or holiday.
    pub(crate) part: bool,
    /// A decade.
    pub(crate) decade: bool,
    /// A unit of time.
    pub(crate) unit: bool,
    /// A word for a length.
    pub(crate) long: bool,
    /// A word that joins or places times.
    pub(crate) joining: bool,
    /// One of these with which a time may begin.
    pub(crate) opening: bool,
    /// Is it such a word by itself? "In" and "the" are not.
    pub(crate) alone: bool,
    /// "a few" and its like.
    pub(crate) vague: bool,
    /// Something without which there is no time, unless a numeral tells it.
    pub(crate) core: bool,
}

fn add<T: Copy>(
    phrases: &mut Phrases<T>,
    record: &Record<'_>,
    meaning: T,
    vocabulary: &mut Vocabulary,
) {
    for spelling in &record.spellings {
        phrases.add(spelling, meaning, vocabulary);
    }
}

fn number_to(record: &Record<'_>, most: u32) -> Result<u32, LexiconError> {
    let field = record.field(0)?;
    field
        .parse()
        .ok()
        .filter(|number| (1..=most).contains(number))
        .ok_or_else(|| record.error(format!("{field} is no number from 1 to {most}")))
}

fn named<T>(record: &Record<'_>, value: T) -> Named<T> {
    let ambiguous = record.fields.get(1) == Some(&"word");
    Named { value, ambiguous }
}

/// The weekday of a number by ISO 8601: Monday is 1.
fn weekday(number: u32) -> Option<Weekday> {
    let number = u8::try_from(number).ok()?.checked_sub(1)?;
    Weekday::try_from(number).ok()
}

fn unit(record: &Record<'_>) -> Result<UnitWord, LexiconError> {
    let name = record.field(0)?;
    let unit = match name {
        "year" => TimeUnit::Year,
        "quarter" => TimeUnit::Quarter,
        "month" => TimeUnit::Month,
        "week" => TimeUnit::Week,
        "weekend" => TimeUnit::Weekend,
        "day" => TimeUnit::Day,
        "workday" => TimeUnit::Workday,
        "hour" => TimeUnit::Hour,
        "minute" => TimeUnit::Minute,
        "second" => TimeUnit::Second,
        _ => return Err(record.error(format!("no unit of time: {name}"))),
    };
    let times = record.field(1)?;
    let times = times
        .parse()
        .map_err(|_| record.error(format!("{times} is no whole number")))?;
    let form = match record.fields.get(2).copied() {
        None => UnitForm::Word,
        Some("glued") => UnitForm::Glued,
        Some("plural") => UnitForm::Plural,
        Some("part") => UnitForm::Part,
        Some("long") => UnitForm::Long,
        Some(other) => return Err(record.error(format!("no form: {other}"))),
    };
    Ok(UnitWord { unit, times, form })
}

fn holiday(rule: &str) -> Option<Holiday> {
    if let Some(days) = rule.strip_prefix("easter") {
        return Some(Holiday::Easter(days.parse().ok()?));
    }
    let (month, day) = rule.split_once('-')?;
    let month = month.parse().ok()?;
    if let Ok(day) = day.parse() {
        return Some(Holiday::Fixed(month, day));
    }
    let (weekday, nth) = day.split_once('-')?;
    let split = nth.rfind(['+', '-']).filter(|at| *at > 0)?;
    let (nth, after) = nth.split_at(split);
    Some(Holiday::Nth(
        month,
        weekday.parse().ok()?,
        nth.parse().ok()?,
        after.parse().ok()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_load() {
        let lexicon = TimeLexicon::load(&mut Vocabulary::default());
        assert_eq!(lexicon.err(), None);
    }

    #[test]
    fn rules_of_holidays() {
        assert_eq!(holiday("12-25"), Some(Holiday::Fixed(12, 25)));
        assert_eq!(holiday("easter-2"), Some(Holiday::Easter(-2)));
        assert_eq!(
            holiday("05-mon--1+0"),
            Some(Holiday::Nth(5, Weekday::Mon, -1, 0))
        );
        assert_eq!(
            holiday("11-thu-4+1"),
            Some(Holiday::Nth(11, Weekday::Thu, 4, 1))
        );
        for wrong in ["", "12", "easter", "11-thu-4", "11-xyz-4+1"] {
            assert_eq!(holiday(wrong), None, "{wrong}");
        }
    }
}
