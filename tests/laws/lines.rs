//! Laws of reading JSON Lines, which hold for all bytes: each line is a document or is named, by itself,
//! and so says a second reader that takes the simplest way.

use std::fmt;
use std::io::BufReader;

use numclaim::{Document, JsonLines, Rejected};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

/// Reading line by line gives what the plain reader gives, whatever pieces the bytes come in; and a
/// document that is written as a line is read back.
pub(crate) fn hold_for(bytes: &[u8]) {
    let read = read(bytes, 1 << 16);
    assert_eq!(read, self::read(bytes, 1), "the pieces made a difference");
    agrees_with_plain_reader(bytes, &read);
    for document in read.iter().flatten() {
        let line = serde_json::json!({
            "id": document.id(),
            "text": document.text(),
            "published": document.publication_date().map(|date| date.to_string()),
            "publisher": document.publisher_name(),
            "url": document.address(),
        });
        let again = self::read(line.to_string().as_bytes(), 1 << 16);
        assert_eq!(again, [Ok(document.clone())]);
    }
}

fn read(bytes: &[u8], piece: usize) -> Vec<Result<Document, Rejected>> {
    JsonLines::new("lines", BufReader::with_capacity(piece, bytes)).collect()
}

/// What came of a line: the identifier and the text, or the number of the line.
type Outcome = Result<(String, String), Option<usize>>;

/// The plain reader: one line after another, and of each all members of the object in their order.
fn agrees_with_plain_reader(bytes: &[u8], read: &[Result<Document, Rejected>]) {
    let mut outcomes = read.iter().map(|result| match result {
        Ok(document) => Ok((document.id().to_owned(), document.text().to_owned())),
        Err(rejected) => Err(rejected.line),
    });
    if bytes.is_empty() {
        assert_eq!(outcomes.collect::<Vec<Outcome>>(), [Err(None)]);
        return;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let lines = bytes.split(|byte| *byte == b'\n').zip(1..);
    for (line, number) in lines.filter(|(line, _)| !line.trim_ascii().is_empty()) {
        let outcome = outcomes.next().expect("a document or a rejection a line");
        // White space of any kind may end a line.
        let line = std::str::from_utf8(line.trim_ascii_end());
        let members = line.ok().map(serde_json::from_str);
        let expected = match members {
            Some(Ok(Members(members))) => document(&members),
            Some(Err(_)) | None => None,
        };
        assert_eq!(outcome, expected.ok_or(Some(number)));
    }
    assert_eq!(outcomes.next(), None);
}

/// The members of an object in their order, without those that have no place in a document.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(name) = map.next_key::<String>()? {
                    if ["id", "text", "published", "publisher", "url"].contains(&name.as_str()) {
                        members.push((name, map.next_value()?));
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

fn document(members: &[(String, Value)]) -> Option<(String, String)> {
    let optional = |field| {
        let mut values = members.iter().filter(|(name, _)| name == field);
        let value = values.next().map(|(_, value)| value);
        match value.filter(|_| values.next().is_none()) {
            Some(Value::String(text)) => Some(Some(text.clone())),
            None if value.is_none() => Some(None),
            Some(Value::Null) => Some(None),
            _ => None,
        }
    };
    let (id, text) = (optional("id")??, optional("text")??);
    let date = optional("published")?;
    let is_day = |date: &String| {
        let digits = date.bytes().filter(u8::is_ascii_digit).count();
        let day = date.parse::<chrono::NaiveDate>();
        digits == 8 && date.len() == 10 && day.is_ok_and(|day| day.to_string() == *date)
    };
    let (_, _) = (optional("publisher")?, optional("url")?);
    let accepted = !text.trim().is_empty() && date.as_ref().is_none_or(is_day);
    accepted.then_some((id, text))
}
