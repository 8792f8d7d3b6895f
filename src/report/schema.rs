//! The JSON Schemas of what is written for other programs, made from the types that are serialized.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};

use super::jsonl::Line;
use super::{MentionRecord, Report};

/// A shape of JSON that other programs rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JsonShape {
    /// The whole report: `check --format json`, and a serialized [`Report`].
    Report,
    /// A finding of a report, a line each: `check --format jsonl`.
    Finding,
    /// A mention, a line each: `extract`, and a serialized [`MentionRecord`].
    Mention,
}

impl JsonShape {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Report, Self::Finding, Self::Mention];

    /// Its name, as `numclaim schema` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Finding => "finding",
            Self::Mention => "mention",
        }
    }

    /// Its JSON Schema, of draft 2020-12. Whatever this version of the crate writes fits it; what a
    /// later one of the same [`FormatVersion`](super::FormatVersion) writes does too, but for fields
    /// that it adds and that the schema leaves open.
    pub fn schema(self) -> serde_json::Value {
        match self {
            Self::Report => of::<Report>(),
            Self::Finding => of::<Line<'static>>(),
            Self::Mention => of::<MentionRecord<'static>>(),
        }
    }
}

fn of<T: JsonSchema>() -> serde_json::Value {
    // What is written, not what may be read: each field is there.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    SchemaGenerator::new(settings)
        .into_root_schema_for::<T>()
        .into()
}
