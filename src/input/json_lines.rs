//! Documents from JSON Lines: `{"id": "ft", "text": "…", "published": "2024-02-09", "publisher":
//! "…", "url": "…"}`, one a line.

use std::fmt;
use std::io::{BufRead, Read};

use serde::Deserialize;

use crate::document::Document;
use crate::error::{Reason, Rejected};

/// The documents of a source of JSON Lines, read line by line. Empty lines are passed over; a byte
/// order mark and carriage returns are no part of the lines.
pub struct JsonLines<R> {
    name: String,
    source: R,
    line: usize,
    ended: bool,
}

#[derive(Deserialize)]
struct Record {
    id: Option<String>,
    text: Option<String>,
    published: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
}

impl<R: BufRead> JsonLines<R> {
    /// The documents of `source`, which errors call `name`.
    pub fn new(name: impl Into<String>, source: R) -> Self {
        Self {
            name: name.into(),
            source,
            line: 0,
            ended: false,
        }
    }

    /// What errors call the source.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The line that was read last, from 1; 0 before the first.
    pub fn line(&self) -> usize {
        self.line
    }

    fn next_line(&mut self) -> Result<Option<Vec<u8>>, Reason> {
        let mut bytes = Vec::new();
        let mut limited = (&mut self.source).take(super::TOO_LARGE);
        let length = limited
            .read_until(b'\n', &mut bytes)
            .map_err(super::unreadable)? as u64;
        if length >= super::TOO_LARGE {
            return Err(Reason::TooLarge { bytes: length });
        }
        if length == 0 {
            return Ok(None);
        }
        self.line += 1;
        if self.line == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        Ok(Some(bytes))
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Document, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let parsed = match self.next_line() {
                Ok(Some(bytes)) if bytes.trim_ascii().is_empty() => continue,
                Ok(Some(bytes)) => document(bytes.trim_ascii_end()),
                Ok(None) => {
                    self.ended = true;
                    // A source without a single line holds no text, as an empty file does.
                    if self.line > 0 {
                        return None;
                    }
                    Err(Reason::Empty)
                }
                Err(reason) => {
                    // What follows a failed read is unknown.
                    self.ended = true;
                    Err(reason)
                }
            };
            return Some(parsed.map_err(|reason| Rejected {
                source_name: self.name.clone(),
                line: Some(self.line).filter(|line| *line > 0),
                reason,
            }));
        }
        None
    }
}

impl<R> fmt::Debug for JsonLines<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines")
            .field("name", &self.name)
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

fn document(bytes: &[u8]) -> Result<Document, Reason> {
    let line = std::str::from_utf8(bytes).map_err(|error| Reason::NotUtf8 {
        offset: error.valid_up_to(),
    })?;
    // The parser would take an array for the fields in their order.
    if line.trim_start().starts_with('[') {
        return Err(Reason::MalformedJson {
            message: "expected an object, found an array".to_owned(),
        });
    }
    let record: Record = serde_json::from_str(line).map_err(malformed)?;
    let missing = |field| Reason::MissingField { field };
    let id = record.id.ok_or(missing("id"))?;
    let text = record.text.ok_or(missing("text"))?;
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let mut document = Document::new(id, text);
    if let Some(published) = record.published {
        document = document.published(super::parse_date(&published)?);
    }
    if let Some(publisher) = record.publisher {
        document = document.publisher(publisher);
    }
    if let Some(url) = record.url {
        document = document.url(url);
    }
    Ok(document)
}

/// The parser's message; of its place only the column counts, since each line is parsed by itself.
fn malformed(error: serde_json::Error) -> Reason {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = match message.strip_suffix(&place) {
        Some(message) => format!("{message}, at column {}", error.column()),
        None => message,
    };
    Reason::MalformedJson { message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> Vec<Result<String, String>> {
        JsonLines::new("in.jsonl", lines.as_bytes())
            .map(|document| match document {
                Ok(document) => Ok(document.id().to_owned()),
                Err(rejected) => Err(rejected.to_string()),
            })
            .collect()
    }

    #[test]
    fn every_bad_line_is_named_and_the_others_are_read() {
        let lines = "\u{FEFF}{\"id\": \"a\", \"text\": \"x\"}\r\n\
            \r\n\
            {\"id\": \"b\"}\n\
            {\"text\": \"x\"}\n\
            {\"id\": \"c\", \"text\": \n\
            {\"id\": 7, \"text\": \"x\"}\n\
            {\"id\": \"d\", \"text\": \"x\", \"published\": \"2023-02-30\"}\n\
            {\"id\": \"e\", \"text\": \" \"}\n\
            {\"id\": \"f\", \"text\": \"\\ud800\"}\n\
            [\"g\", \"x\", null, null, null]\n\
            {\"id\": \"z\", \"text\": \"x\", \"more\": [1]}";
        let read = read(lines);
        let said: Vec<&str> = read
            .iter()
            .map(|result| match result {
                Ok(text) | Err(text) => text.as_str(),
            })
            .collect();
        assert_eq!(
            said,
            [
                "a",
                "in.jsonl:3: the field \"text\" is missing",
                "in.jsonl:4: the field \"id\" is missing",
                "in.jsonl:5: malformed JSON: EOF while parsing a value, at column 19",
                "in.jsonl:6: malformed JSON: invalid type: integer `7`, expected a string, at column 8",
                "in.jsonl:7: \"2023-02-30\" is no date: YYYY-MM-DD, a day that the calendar has, was expected",
                "in.jsonl:8: empty: there is no text in it",
                "in.jsonl:9: malformed JSON: unexpected end of hex escape, at column 28",
                "in.jsonl:10: malformed JSON: expected an object, found an array",
                "z",
            ]
        );
    }

    #[test]
    fn no_line_at_all_is_empty() {
        assert_eq!(
            read(""),
            [Err("in.jsonl: empty: there is no text in it".to_owned())]
        );
        assert!(read("\n\n").is_empty());
    }
}
