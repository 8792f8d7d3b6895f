//! Documents from files, directories and standard input.
//!
//! A plain-text or Markdown file is one document, whose identifier is its path as given. A `.jsonl`
//! file, and standard input (`-`), hold a document a line. They are read as they are asked for, so
//! that a large file of many documents takes the memory of one. What cannot be read comes as a
//! [`Rejected`] in its place.

mod files;
mod json_lines;

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::document::Document;
use crate::error::{Reason, Rejected};

pub use json_lines::JsonLines;

/// Documents have fewer bytes than this.
const TOO_LARGE: u64 = 1 << 32;

/// Reads a date as documents and the command line state it: `YYYY-MM-DD`, a day that the calendar
/// has.
///
/// # Errors
/// [`Reason::NoSuchDate`] for anything else.
pub fn parse_date(text: &str) -> Result<NaiveDate, Reason> {
    let no_date = || Reason::NoSuchDate {
        text: crate::error::shortened(text),
    };
    // chrono itself would also take `+12024-1-1`.
    let digits = |range: std::ops::Range<usize>| {
        text.get(range)
            .filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let hyphens = text.get(4..5) == Some("-") && text.get(7..8) == Some("-") && text.len() == 10;
    let parts = digits(0..4)
        .zip(digits(5..7))
        .zip(digits(8..10))
        .filter(|_| hyphens);
    let ((year, month), day) = parts.ok_or_else(no_date)?;
    let date = year
        .parse()
        .ok()
        .zip(month.parse().ok())
        .zip(day.parse().ok());
    date.and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or_else(no_date)
}

/// The documents of some paths, in their order; each directory's files by name.
#[derive(Debug)]
pub struct Documents {
    paths: std::vec::IntoIter<PathBuf>,
    recursive: bool,
    files: std::vec::IntoIter<PathBuf>,
    lines: Option<JsonLines<Box<dyn BufRead>>>,
    ids: HashSet<Box<str>>,
}

impl Documents {
    /// The documents of these paths: files, directories, `-` for JSON Lines on standard input. Of a
    /// directory, the `.txt`, `.md` and `.jsonl` files count; with `recursive` those of the
    /// directories inside it too.
    pub fn new(paths: Vec<PathBuf>, recursive: bool) -> Self {
        Self {
            paths: paths.into_iter(),
            recursive,
            files: Vec::new().into_iter(),
            lines: None,
            ids: HashSet::new(),
        }
    }

    /// Where the last document was read, if that was a line of JSON Lines: the file and the line.
    pub fn place(&self) -> Option<(&str, usize)> {
        let lines = self.lines.as_ref()?;
        Some((lines.name(), lines.line()))
    }

    fn read(&mut self) -> Option<Result<Document, Rejected>> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(document) => return Some(document),
                    None => self.lines = None,
                }
            } else if let Some(path) = self.files.next() {
                match self.open(&path) {
                    Ok(Some(document)) => return Some(Ok(document)),
                    Ok(None) => {}
                    Err(reason) => return Some(Err(rejected(&path, reason))),
                }
            } else {
                let path = self.paths.next()?;
                match files::expand(&path, self.recursive) {
                    Ok(files) => self.files = files.into_iter(),
                    Err(rejected) => return Some(Err(rejected)),
                }
            }
        }
    }

    /// The document of a text file; `None` if the path is of JSON Lines, which are then next.
    fn open(&mut self, path: &Path) -> Result<Option<Document>, Reason> {
        let source: Box<dyn BufRead> = if path == Path::new("-") {
            Box::new(BufReader::new(std::io::stdin()))
        } else {
            Box::new(BufReader::new(File::open(path).map_err(unreadable)?))
        };
        let name = path.to_string_lossy().into_owned();
        if path == Path::new("-") || files::is_json_lines(path) {
            self.lines = Some(JsonLines::new(name, source));
            return Ok(None);
        }
        let mut bytes = Vec::new();
        let mut limited = source.take(TOO_LARGE);
        limited.read_to_end(&mut bytes).map_err(unreadable)?;
        Ok(Some(Document::new(name, text(bytes)?)))
    }
}

impl Iterator for Documents {
    type Item = Result<Document, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        let document = match self.read()? {
            Ok(document) => document,
            Err(rejected) => return Some(Err(rejected)),
        };
        if self.ids.insert(document.id().into()) {
            return Some(Ok(document));
        }
        let id = document.id().to_owned();
        let (source, line) = self.place().unzip();
        Some(Err(Rejected {
            source_name: source.unwrap_or(&id).to_owned(),
            line,
            reason: Reason::DuplicateId { id },
        }))
    }
}

/// The text of a file's bytes, without a byte order mark.
fn text(mut bytes: Vec<u8>) -> Result<String, Reason> {
    let length = bytes.len() as u64;
    if length >= TOO_LARGE {
        return Err(Reason::TooLarge { bytes: length });
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    let text = String::from_utf8(bytes).map_err(|error| Reason::NotUtf8 {
        offset: error.utf8_error().valid_up_to(),
    })?;
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    Ok(text)
}

fn rejected(path: &Path, reason: Reason) -> Rejected {
    Rejected {
        source_name: path.to_string_lossy().into_owned(),
        line: None,
        reason,
    }
}

fn unreadable(error: std::io::Error) -> Reason {
    Reason::Unreadable {
        message: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_of_the_calendar() {
        assert_eq!(
            parse_date("2024-02-29").ok(),
            NaiveDate::from_ymd_opt(2024, 2, 29)
        );
        for wrong in [
            "2023-02-29",
            "2024-13-01",
            "0000-00-00",
            "2024-2-9",
            "+2024-02-09",
            "2024/02/09",
            "99999-01-01",
            "2024-02-09T10:00:00Z",
            "٢٠٢٤-٠٢-٠٩",
            "",
        ] {
            assert!(parse_date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_text_is_utf8_and_not_empty() {
        assert_eq!(
            text(b"\xEF\xBB\xBF12 people\r\n".to_vec()).as_deref(),
            Ok("12 people\r\n")
        );
        assert_eq!(text(b" \n\t".to_vec()), Err(Reason::Empty));
        assert_eq!(
            text(b"caf\xE9".to_vec()),
            Err(Reason::NotUtf8 { offset: 3 })
        );
    }
}
