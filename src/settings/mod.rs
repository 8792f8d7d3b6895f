//! Settings from a file in TOML, as the command line reads `numclaim.toml`.

mod keys;
mod reader;

use std::ops::Range;

use thiserror::Error;
use toml::de::DeTable;

use crate::checker::Checker;
use crate::claim::Nature;
use crate::config::{Config, ConfigError, Thresholds};
use crate::finding::Severity;
use crate::lexicon::{Lexicon, MeasuredThing, Party, PartyKind};
use crate::span::{LineIndex, Position};
use crate::value::{Currency, ExchangeRate, FiscalYear, NamedAfter};
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
    for (place, table) in file.tables("exchange-rate") {
        let rate = exchange_rate(Section::new("exchange-rate", table, place, file.found));
        if let Some(rate) = rate {
            config = config.exchange_rate(rate);
        }
    }
    let (things, parties) = (file.tables("thing"), file.tables("party"));
    if !things.is_empty() || !parties.is_empty() {
        let start = things
            .first()
            .or(parties.first())
            .map(|(place, _)| place.clone());
        let lexicon = file.accept(start.unwrap_or_default(), Lexicon::new());
        if let Some(mut lexicon) = lexicon {
            let mut wholes = Vec::new();
            for (place, table) in things {
                wholes.extend(thing(
                    Section::new("thing", table, place, file.found),
                    &mut lexicon,
                ));
            }
            // A thing may be a part of one that stands further down.
            wholes.retain(|(_, whole)| !lexicon.measures(whole));
            for (place, whole) in wholes {
                let whole = crate::error::shortened(&whole);
                let reason = format!("nothing that is measured is named {whole:?}");
                file.wrong(place, reason);
            }
            for (place, table) in parties {
                party(
                    Section::new("party", table, place, file.found),
                    &mut lexicon,
                );
            }
            config = config.lexicon(lexicon.into());
        }
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

fn exchange_rate(mut section: Section<'_, '_>) -> Option<ExchangeRate> {
    for key in ["of", "to", "rate"] {
        section.requires(key);
    }
    let (of, to) = (currency(&mut section, "of"), currency(&mut section, "to"));
    let rate = section.number("rate");
    let (tolerance, date) = (section.number("tolerance"), section.date("date"));
    let (place, rate) = rate?;
    let set = ExchangeRate::new(of?, to?, rate);
    let mut rate = section.accept(place, set)?;
    if let Some((place, share)) = tolerance {
        rate = section.accept(place, rate.tolerance(share))?;
    }
    Some(date.map_or(rate, |(_, date)| rate.on(date)))
}

const NATURES: [(&str, Nature); 4] = [
    ("flow", Nature::Flow),
    ("stock", Nature::Stock),
    ("toll", Nature::Toll),
    ("rate", Nature::Rate),
];

const KINDS: [(&str, PartyKind); 3] = [
    ("country", PartyKind::Country),
    ("city", PartyKind::City),
    ("bloc", PartyKind::Bloc),
];

/// Adds a thing; returns what it is said to be a part of, and where.
fn thing(mut section: Section<'_, '_>, lexicon: &mut Lexicon) -> Option<(Range<usize>, String)> {
    section.requires("name");
    let name = section.text("name");
    let (words, verbs) = (section.texts("words"), section.texts("verbs"));
    let (nature, whole) = (section.choice("nature", &NATURES), section.text("part-of"));
    let (place, name) = name?;
    let mut thing = MeasuredThing::new(name);
    thing = words
        .iter()
        .fold(thing, |thing, (_, word)| thing.word(*word));
    thing = verbs
        .iter()
        .fold(thing, |thing, (_, verb)| thing.verb(*verb));
    if let Some(nature) = nature {
        thing = thing.nature(nature);
    }
    let of = whole.iter().cloned();
    if let Some((_, whole)) = &whole {
        thing = thing.part_of(*whole);
    }
    let texts = words.into_iter().chain(verbs).chain(of);
    let added = lexicon.add_thing(&thing);
    refused(&mut section, place, texts, added);
    whole.map(|(place, whole)| (place, whole.to_owned()))
}

fn party(mut section: Section<'_, '_>, lexicon: &mut Lexicon) {
    section.requires("name");
    section.requires("kind");
    let name = section.text("name");
    let (words, capitals) = (section.texts("words"), section.texts("capitals"));
    let (kind, within) = (section.choice("kind", &KINDS), section.text("within"));
    let Some((place, name)) = name else { return };
    // Of what kind it is has been asked for; its words are looked at all the same.
    let mut party = Party::new(name, kind.unwrap_or(PartyKind::Bloc));
    party = words
        .iter()
        .fold(party, |party, (_, word)| party.word(*word));
    party = capitals
        .iter()
        .fold(party, |party, (_, city)| party.capital(*city));
    let of = within.iter().cloned();
    if let Some((_, within)) = &within {
        party = party.within(*within);
    }
    let texts = words.into_iter().chain(capitals).chain(of);
    let added = lexicon.add_party(&party);
    refused(&mut section, place, texts, added);
}

/// Names the text that is no word where it stands: at the name unless at one of the other texts.
fn refused<'t>(
    section: &mut Section<'_, '_>,
    name: Range<usize>,
    mut texts: impl Iterator<Item = (Range<usize>, &'t str)>,
    added: Result<(), crate::lexicon::NoWord>,
) {
    let Err(error) = added else { return };
    let same = |text: &str| crate::error::shortened(text) == error.0;
    let place = texts.find(|(_, text)| same(text)).map(|(place, _)| place);
    section.wrong(place.unwrap_or(name), error.to_string());
}
