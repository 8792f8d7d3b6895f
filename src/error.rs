//! Errors: what was read, where, and what was wrong with it.

use thiserror::Error;

use crate::document::Document;
use crate::span::{LineIndex, Span};

/// Why an input is no document, or a document cannot be checked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Reason {
    /// The bytes are not UTF-8.
    #[error("not UTF-8: byte {offset} does not belong to any character")]
    NotUtf8 {
        /// Offset of the first byte that does not fit.
        offset: usize,
    },
    /// There is no text, or nothing but white space.
    #[error("empty: there is no text in it")]
    Empty,
    /// The text has 4 GiB or more.
    #[error("too large: a document has less than 4 GiB, this one has {bytes} bytes")]
    TooLarge {
        /// Its length.
        bytes: u64,
    },
    /// Another document has the identifier.
    #[error("the id {id:?} belongs to another document already")]
    DuplicateId {
        /// The identifier.
        id: String,
    },
    /// A line is no JSON, or no JSON of a document.
    #[error("malformed JSON: {message}")]
    MalformedJson {
        /// What the parser says.
        message: String,
    },
    /// A required field is not there.
    #[error("the field {field:?} is missing")]
    MissingField {
        /// Its name.
        field: &'static str,
    },
    /// A date is none.
    #[error("{text:?} is no date: YYYY-MM-DD, a day that the calendar has, was expected")]
    NoSuchDate {
        /// What is written.
        text: String,
    },
    /// The file could not be opened or read.
    #[error("cannot be read: {message}")]
    Unreadable {
        /// What the system says.
        message: String,
    },
    /// A directory holds no document.
    #[error("no document in this directory: files ending in .txt, .md or .jsonl were looked for")]
    NoDocuments,
    /// A document has more figures and times than are set against each other.
    #[error("more than {most} figures and times in one document")]
    TooManyFigures {
        /// How many one document may have.
        most: usize,
    },
    /// A figure's value does not fit an exact decimal.
    #[error(
        "the figure {text:?} in column {column} is too large or too fine for an exact decimal; it was left out"
    )]
    FigureOutOfRange {
        /// What is written, shortened to 60 characters.
        text: String,
        /// Column in characters, from 1.
        column: usize,
    },
    /// Something is wrong within a document that is one line of a file.
    #[error("document {id:?}{}: {reason}", .line.map(|line| format!(", line {line}")).unwrap_or_default())]
    InDocument {
        /// The document's identifier.
        id: String,
        /// Line of its text, from 1.
        line: Option<usize>,
        /// What is wrong.
        reason: Box<Reason>,
    },
}

/// An input, or a part of one, that was left out. The others are processed all the same.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[error("{}{}: {reason}", crate::visible::Visible(source_name), .line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct Rejected {
    /// The file, or the document's identifier.
    #[cfg_attr(feature = "serde", serde(rename = "source"))]
    pub source_name: String,
    /// The line, from 1: of a file of JSON Lines, or for a figure of the document's text.
    pub line: Option<usize>,
    /// What is wrong.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_sentence"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub reason: Reason,
}

impl Rejected {
    /// A figure of a document that was left out since its value does not fit an exact decimal.
    /// `lines` is of the document's text.
    pub fn out_of_range(document: &Document, figure: Span, lines: &LineIndex) -> Self {
        let position = lines.position(document.text(), figure.start);
        Self {
            source_name: document.id().to_owned(),
            line: Some(position.line),
            reason: Reason::FigureOutOfRange {
                text: shortened(figure.slice(document.text()).unwrap_or_default()),
                column: position.column,
            },
        }
    }
}

impl Rejected {
    /// The same, said of the line of a file of JSON Lines that the document is.
    #[must_use]
    pub fn on_line(self, source: impl Into<String>, line: usize) -> Self {
        Self {
            source_name: source.into(),
            line: Some(line),
            reason: Reason::InDocument {
                id: self.source_name,
                line: self.line,
                reason: Box::new(self.reason),
            },
        }
    }
}

#[cfg(feature = "serde")]
fn as_sentence<S: serde::Serializer>(reason: &Reason, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(reason)
}

/// A text of which an error quotes no more than 60 characters.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
