//! Reading the values of a file of settings, with the place of each.

use std::ops::Range;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys;

/// What is wrong, each with the bytes where it stands.
pub(super) type Found = Vec<(Range<usize>, String)>;

/// A value, and where it stands.
pub(super) type At<T> = (Range<usize>, T);

/// One table of the file: every key that it should not have has been named.
pub(super) struct Section<'t, 'f> {
    table: &'t DeTable<'t>,
    /// Where it begins.
    pub(super) place: Range<usize>,
    pub(super) found: &'f mut Found,
}

impl<'t, 'f> Section<'t, 'f> {
    /// A table, as the keys of `name` describe it.
    pub(super) fn new(
        name: &str,
        table: &'t DeTable<'t>,
        place: Range<usize>,
        found: &'f mut Found,
    ) -> Self {
        let known: Vec<&str> = keys::of(name).collect();
        for key in table.keys() {
            if !known.contains(&key.get_ref().as_ref()) {
                let whose = match name {
                    "" => "at the top of the file".to_owned(),
                    name => format!("in {name}"),
                };
                let reason = format!(
                    "no key is named {:?} {whose}: {} was expected",
                    crate::error::shortened(key.get_ref()),
                    one_of(&known)
                );
                found.push((key.span(), reason));
            }
        }
        Self {
            table,
            place,
            found,
        }
    }

    fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.table.get(key)
    }

    /// Names a mistake at a place.
    pub(super) fn wrong(&mut self, place: Range<usize>, reason: impl Into<String>) {
        self.found.push((place, reason.into()));
    }

    /// What a setter returns, its error named where the value stands.
    pub(super) fn accept<T>(
        &mut self,
        place: Range<usize>,
        set: Result<T, impl std::fmt::Display>,
    ) -> Option<T> {
        set.map_err(|error| self.wrong(place, error.to_string()))
            .ok()
    }

    fn typed<T>(
        &mut self,
        key: &str,
        expected: &str,
        read: impl Fn(&'t DeValue<'t>) -> Option<T>,
    ) -> Option<At<T>> {
        let value = self.get(key)?;
        let read = read(value.get_ref());
        if read.is_none() {
            let given = value.get_ref().type_str();
            let reason = format!("{key} takes {expected}, and this is no such {given}");
            self.wrong(value.span(), reason);
        }
        Some((value.span(), read?))
    }

    /// Where the value of a key stands, if it is there.
    pub(super) fn value(&self, key: &str) -> Option<Range<usize>> {
        self.get(key).map(Spanned::span)
    }

    /// Names the key if it is not there.
    pub(super) fn requires(&mut self, key: &str) {
        if self.get(key).is_none() {
            let place = self.place.clone();
            self.wrong(place, format!("the key {key:?} is missing"));
        }
    }

    /// A text.
    pub(super) fn text(&mut self, key: &str) -> Option<At<&'t str>> {
        self.typed(key, "a text in quotes", DeValue::as_str)
    }

    /// A number, exactly.
    pub(super) fn number(&mut self, key: &str) -> Option<At<Decimal>> {
        self.typed(key, "a number, as 0.92", |value| {
            let written = match value {
                DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
                DeValue::Float(number) => number.as_str(),
                _ => return None,
            };
            Decimal::from_str_exact(written.trim_start_matches('+')).ok()
        })
    }

    /// A day.
    pub(super) fn date(&mut self, key: &str) -> Option<At<NaiveDate>> {
        self.typed(key, "a date, as 2024-02-09 without quotes", |value| {
            let moment = value.as_datetime()?;
            let date = moment.date.filter(|_| moment.time.is_none())?;
            let (month, day) = (u32::from(date.month), u32::from(date.day));
            NaiveDate::from_ymd_opt(i32::from(date.year), month, day)
        })
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, key: &str) -> Vec<At<&'t str>> {
        let list = self.typed(key, "a list of texts, as [\"one\", \"two\"]", |value| {
            let items = value.as_array()?.iter();
            items
                .map(|item| Some((item.span(), item.get_ref().as_str()?)))
                .collect::<Option<Vec<_>>>()
        });
        list.map(|(_, texts)| texts).unwrap_or_default()
    }

    /// One of several words.
    pub(super) fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let (place, given) = self.text(key)?;
        let chosen = choices.iter().find(|(name, _)| *name == given);
        if chosen.is_none() {
            let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
            let given = crate::error::shortened(given);
            self.wrong(
                place,
                format!("{key} cannot be {given:?}: {} was expected", one_of(&names)),
            );
        }
        chosen.map(|(_, value)| *value)
    }

    /// A table of its own.
    pub(super) fn table(&mut self, key: &str) -> Option<At<&'t DeTable<'t>>> {
        self.typed(key, "a table", DeValue::as_table)
    }

    /// A list of tables: `[[thing]]`.
    pub(super) fn tables(&mut self, key: &str) -> Vec<At<&'t DeTable<'t>>> {
        let expected = format!("a list of tables, each under [[{key}]]");
        let list = self.typed(key, &expected, |value| {
            let items = value.as_array()?.iter();
            items
                .map(|item| Some((item.span(), item.get_ref().as_table()?)))
                .collect::<Option<Vec<_>>>()
        });
        list.map(|(_, tables)| tables).unwrap_or_default()
    }
}

/// "a, b or c".
fn one_of(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}
