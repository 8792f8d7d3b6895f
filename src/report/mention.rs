//! One mention as `numclaim extract` prints it: the JSON contract's shape, and more fields beside.

use chrono::NaiveDate;
use serde::Serialize;

use super::FormatVersion;
use crate::claim::{
    Basis, Claim, Direction, Facet, Modality, Nature, Relation, Role, Statistic, Subject,
};
use crate::document::Document;
use crate::mention::{Kind, Time, Value};
use crate::span::{LineIndex, Position, Span};
use crate::value::{Bound, Duration, End, Figure};

/// A claim in the shape of the JSON contract. It borrows from the document and the claim, so
/// writing many takes no memory.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MentionRecord<'a> {
    version: FormatVersion,
    document: &'a str,
    #[serde(flatten)]
    span: Span,
    #[serde(flatten)]
    position: Position,
    text: &'a str,
    kind: Kind,
    value: Option<ValueRecord>,
    unit: Option<String>,
    per: Option<&'a str>,
    bound: Bound,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    ambiguous: bool,
    direction: Option<Direction>,
    role: Role,
    period: Option<PeriodRecord>,
    subject: Option<&'a str>,
    attribution: Option<&'a str>,
    sentence: Span,
    weekday: Option<String>,
    modality: Modality,
    in_story: bool,
    #[serde(flatten)]
    facets: Facets<'a>,
    links: Vec<LinkRecord>,
}

/// What the figure measures, facet by facet.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Facets<'a> {
    measure: Option<&'a str>,
    qualifiers: Vec<&'a str>,
    parties: Vec<&'a str>,
    statistic: Statistic,
    nature: Option<Nature>,
    broader: Vec<&'a str>,
    context: Vec<&'a str>,
    inherited: Vec<Facet>,
    whole: Option<Box<Facets<'a>>>,
}

/// A join to another mention, by the number of the other among the document's mentions, from 0.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct LinkRecord {
    relation: Relation,
    to: usize,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum ValueRecord {
    Figure(FigureRecord),
    Days {
        start: Option<NaiveDate>,
        end: Option<NaiveDate>,
    },
    Duration {
        iso: String,
        /// The upper end of a range, of which `iso` is the lower one.
        #[serde(skip_serializing_if = "Option::is_none")]
        upper: Option<String>,
        amount: FigureRecord,
    },
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct FigureRecord {
    nominal: Option<String>,
    lower: Option<String>,
    upper: Option<String>,
    bounds: &'static str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PeriodRecord {
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    basis: Basis,
}

impl<'a> MentionRecord<'a> {
    /// The record of a claim of this document. `lines` is of the document's text.
    pub fn new(document: &'a Document, claim: &'a Claim, lines: &LineIndex) -> Self {
        let mention = &claim.mention;
        Self {
            version: FormatVersion,
            document: document.id(),
            span: mention.span,
            position: lines.position(document.text(), mention.span.start),
            text: mention.span.slice(document.text()).unwrap_or_default(),
            kind: mention.kind(),
            value: value(&mention.value),
            unit: mention.unit(),
            per: mention.per.as_ref().map(|unit| unit.name()),
            bound: mention.bound(),
            ambiguous: mention.ambiguous,
            direction: claim.direction,
            role: claim.role,
            period: claim.period.map(|period| PeriodRecord {
                start: period.days.start(),
                end: period.days.end(),
                basis: period.basis,
            }),
            subject: Some(claim.subject.wording.as_str()).filter(|wording| !wording.is_empty()),
            attribution: claim.attribution.as_ref().map(|by| by.source.as_str()),
            sentence: claim.sentence,
            weekday: mention
                .time()
                .and_then(|time| time.weekday)
                .map(|day| day.to_string()),
            modality: claim.modality,
            in_story: claim.in_story,
            facets: facets(&claim.subject),
            links: claim
                .links
                .iter()
                .map(|link| LinkRecord {
                    relation: link.relation,
                    to: link.to,
                })
                .collect(),
        }
    }
}

fn facets(subject: &Subject) -> Facets<'_> {
    Facets {
        measure: subject.measure.as_deref(),
        qualifiers: subject.qualifiers.iter().collect(),
        parties: subject.parties.iter().collect(),
        statistic: subject.statistic,
        nature: subject.nature,
        broader: subject.broader.iter().map(String::as_str).collect(),
        context: subject.context.iter().collect(),
        inherited: subject.inherited.iter().collect(),
        whole: subject
            .whole
            .as_deref()
            .map(|whole| Box::new(facets(whole))),
    }
}

fn value(value: &Value) -> Option<ValueRecord> {
    Some(match value {
        Value::Money { figure, .. }
        | Value::Percent { figure, .. }
        | Value::Multiple { figure }
        | Value::Count { figure, .. }
        | Value::Measure { figure, .. }
        | Value::Number { figure } => ValueRecord::Figure(amount(figure)),
        Value::Date(time) | Value::Period(time) => days(time),
        Value::Duration { duration, figure } => ValueRecord::Duration {
            iso: duration.to_string(),
            upper: upper_end(duration, figure).map(|end| end.to_string()),
            amount: amount(figure),
        },
        Value::Unreadable { .. } => return None,
    })
}

/// The upper end of "one to two years".
fn upper_end(duration: &Duration, figure: &Figure) -> Option<Duration> {
    let range = figure.strict();
    let is_range = figure.bound() == Bound::Range;
    let ends = range.lower().value().zip(range.upper().value());
    let (lower, upper) = ends.filter(|_| is_range)?;
    duration.upper_end(lower, upper)
}

fn days(time: &Time) -> ValueRecord {
    let days = time.days.ok();
    ValueRecord::Days {
        start: days.and_then(|days| days.start()),
        end: days.and_then(|days| days.end()),
    }
}

fn amount(figure: &Figure) -> FigureRecord {
    let strict = figure.strict();
    let end = |end: End| end.value().map(|value| value.normalize().to_string());
    FigureRecord {
        nominal: figure.nominal().map(|value| value.normalize().to_string()),
        lower: end(strict.lower()),
        upper: end(strict.upper()),
        bounds: strict.brackets(),
    }
}
