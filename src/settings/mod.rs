//! Settings from a file in TOML, as the command line reads `numclaim.toml`.

mod exchange;
mod keys;
mod reader;
mod words;

use std::ops::Range;

use thiserror::Error;
use toml::de::DeTable;

use crate::checker::Checker;
use crate::config::{Config, ConfigError, Thresholds};
use crate::finding::Severity;
use crate::lexicon::Lexicon;
use crate::span::{LineIndex, Position};
use crate::value::{Currency, FiscalYear, NamedAfter};
use crate::visible::Visible;

pub use keys::SettingKey;
use reader::{Found, Section};

/// What a file of settings says.
///
/// ```
/// use numclaim::Settings;
/// let settings = Settings::parse("dollar = \"CAD\"\nfail-on = \"warning\"").unwrap();
/// assert_eq!(settings.fail_on, Some(numclaim::Severity::Warning));
/// let mistakes = Settings::parse("[thresholds]\nconfidence = 62").unwrap_err();
/// assert_eq!(
///     mistakes[0].to_string(),
///     "2:14: confidence: 62 is out of bounds, 0 to 1 was expected"
/// );
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Settings {
    /// How documents are read and checked.
    pub config: Config,
    /// From which severity on a finding makes a run fail, if that is set.
    pub fail_on: Option<Severity>,
}

/// Something in a file of settings that is no setting.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}:{}: {reason}", .position.line, .position.column)]
#[non_exhaustive]
pub struct Mistake {
    /// Where it stands.
    pub position: Position,
    /// What is wrong with it, and what was expected.
    pub reason: String,
}

impl Mistake {
    /// The same, with the name of the file before it, in one line and without what would command a
    /// terminal.
    pub fn in_file(&self, name: &str) -> String {
        Visible(&format!("{name}:{self}")).to_string()
    }
}

const SEVERITIES: [(&str, Severity); 3] = [
    ("note", Severity::Note),
    ("warning", Severity::Warning),
    ("error", Severity::Error),
];

impl Settings {
    /// Every key that a file may have, table by table.
    pub fn keys() -> &'static [SettingKey] {
        keys::ALL
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// Everything in it that is no setting, in the order of the text. Nothing is passed over.
    pub fn parse(text: &str) -> Result<Self, Vec<Mistake>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut found: Found = errors
            .iter()
            .map(|error| {
                let place = error.span().unwrap_or_else(|| given_up(text));
                (place, format!("no TOML: {}", error.message()))
            })
            .collect();
        let settings = if found.is_empty() {
            let whole = Section::new("", table.get_ref(), 0..0, &mut found);
            settings(whole)
        } else {
            // What cannot be read as TOML may be read as anything.
            Self::default()
        };
        if found.is_empty() {
            return Ok(settings);
        }
        found.sort_by(|one, other| (one.0.start, &one.1).cmp(&(other.0.start, &other.1)));
        let lines = LineIndex::new(text);
        let mistakes = found.into_iter().map(|(place, reason)| Mistake {
            position: lines.position(text, boundary(text, place.start)),
            reason,
        });
        Err(mistakes.collect())
    }
}

/// The line in which the parser gives a text up, whose keys or values are nested too deep: that error has
/// no place of its own.
fn given_up(text: &str) -> Range<usize> {
    let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    let ends: Vec<usize> = breaks.chain([text.len()]).collect();
    let reads = |end: &usize| {
        let (_, errors) = DeTable::parse_recoverable(&text[..*end]);
        errors.iter().all(|error| error.span().is_some())
    };
    let line = ends.partition_point(reads);
    let start = line.checked_sub(1).and_then(|before| ends.get(before));
    let start = start.copied().unwrap_or_default();
    start..start
}

/// The last place up to an offset where a character begins.
fn boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn settings(mut file: Section<'_, '_>) -> Settings {
    let mut config = Config::default();
    if let Some((_, date)) = file.date("published") {
        config = config.published(date);
    }
    if let Some(dollar) = currency(&mut file, "dollar") {
        config = config.dollar(dollar);
    }
    if let Some(severity) = file.choice("least-severity", &SEVERITIES) {
        config = config.least_severity(severity);
    }
    let fail_on = file.choice("fail-on", &SEVERITIES);
    if let Some((place, table)) = file.table("fiscal-year")
        && let Some(year) = fiscal_year(Section::new("fiscal-year", table, place, file.found))
    {
        config = config.fiscal_year(year);
    }
    if let Some((place, table)) = file.table("rules") {
        config = rules(Section::new("rules", table, place, file.found), config);
    }
    if let Some((place, table)) = file.table("thresholds") {
        let limits = thresholds(Section::new("thresholds", table, place.clone(), file.found));
        let set = config.clone().thresholds(limits);
        config = file.accept(place, set).unwrap_or(config);
    }
    for rate in exchange::rates(&mut file) {
        config = config.exchange_rate(rate);
    }
    if let Some(lexicon) = words::lexicon(&mut file) {
        config = config.lexicon(lexicon.into());
    }
    Settings { config, fail_on }
}

/// A currency by its code, one that the lexicon knows.
fn currency(section: &mut Section<'_, '_>, key: &str) -> Option<Currency> {
    let (place, code) = section.text(key)?;
    let known = Lexicon::english().money.code(code);
    if known.is_none() {
        let code = crate::error::shortened(code);
        section.wrong(
            place,
            format!("{code:?} is no currency: an ISO 4217 code was expected, as \"USD\""),
        );
    }
    known
}

fn fiscal_year(mut section: Section<'_, '_>) -> Option<FiscalYear> {
    section.requires("first-month");
    let named_after = [
        ("first-year", NamedAfter::FirstYear),
        ("last-year", NamedAfter::LastYear),
    ];
    let named_after = section.choice("named-after", &named_after);
    let (place, month) = section.number("first-month")?;
    let number = u32::try_from(month)
        .ok()
        .filter(|_| month.fract().is_zero());
    let Some(number) = number else {
        section.wrong(
            place,
            format!("no month is {month}: 1 (January) to 12 (December) was expected"),
        );
        return None;
    };
    let year = FiscalYear::new(number, named_after.unwrap_or(NamedAfter::LastYear));
    section.accept(place, year)
}

fn rules(mut section: Section<'_, '_>, mut config: Config) -> Config {
    let everything = Checker::default();
    let names: Vec<_> = everything
        .rules()
        .map(|rule| rule.explanation().name)
        .collect();
    let known = |section: &mut Section<'_, '_>, key: &str| -> Vec<(Range<usize>, String)> {
        let given = section.texts(key);
        for (place, name) in &given {
            if !names.contains(name) {
                let name = crate::error::shortened(name);
                let reason = format!("there is no rule {name:?}: `numclaim rules` lists them");
                section.wrong(place.clone(), reason);
            }
        }
        let owned = given.into_iter();
        owned
            .map(|(place, name)| (place, name.to_owned()))
            .collect()
    };
    let (only, off) = (known(&mut section, "only"), known(&mut section, "off"));
    for (place, name) in &off {
        if only.iter().any(|(_, other)| other == name) {
            let reason = format!("{name:?} stands in only, too: it is either asked for or off");
            section.wrong(place.clone(), reason);
        }
    }
    let named = |rules: Vec<(Range<usize>, String)>| rules.into_iter().map(|(_, name)| name);
    match section.value("only") {
        Some(_) if !only.is_empty() => config = config.only(named(only)),
        Some(place) if section.found.is_empty() => {
            section.wrong(place, "only needs a rule: an empty list would find nothing");
        }
        _ => {}
    }
    named(off).fold(config, Config::without)
}

fn thresholds(mut section: Section<'_, '_>) -> Thresholds {
    let mut limits = Thresholds::default();
    type Set = fn(Thresholds, rust_decimal::Decimal) -> Result<Thresholds, ConfigError>;
    let sure = |value: rust_decimal::Decimal| {
        use rust_decimal::prelude::ToPrimitive;
        value.to_f64().unwrap_or(f64::NAN)
    };
    type SetSure = fn(Thresholds, f64) -> Result<Thresholds, ConfigError>;
    let setters: [(&str, SetSure); 3] = [
        ("confidence", Thresholds::confidence),
        ("note-confidence", Thresholds::note_confidence),
        ("conflict-confidence", Thresholds::conflict_confidence),
    ];
    for (key, set) in setters {
        if let Some((place, value)) = section.number(key) {
            let set = set(limits.clone(), sure(value));
            limits = section.accept(place, set).unwrap_or(limits);
        }
    }
    let setters: [(&str, Set); 4] = [
        ("remainder-low", Thresholds::remainder_low),
        ("remainder-high", Thresholds::remainder_high),
        ("sum-gap", Thresholds::sum_gap),
        ("rate-gap", Thresholds::rate_gap),
    ];
    for (key, set) in setters {
        if let Some((place, value)) = section.number(key) {
            let set = set(limits.clone(), value);
            limits = section.accept(place, set).unwrap_or(limits);
        }
    }
    limits
}
