//! Words for the day on which so many years have gone by since another.

use super::phrases::Phrases;
use super::{LexiconError, records};
use crate::token::Vocabulary;

/// How many years have gone by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Jubilee {
    /// As many as the number before the word says: "anniversary".
    Counted,
    /// So many by the word itself: "centenary".
    Years(u32),
}

/// Reads the words that come with the library.
///
/// # Errors
/// The line that says neither how many years nor that they are counted.
pub(crate) fn load(vocabulary: &mut Vocabulary) -> Result<Phrases<Jubilee>, LexiconError> {
    let mut jubilees = Phrases::default();
    for record in records("jubilees.tsv", include_str!("jubilees.tsv")) {
        let jubilee = match record.field(0)? {
            "counted" => Jubilee::Counted,
            years => match years.parse() {
                Ok(years) => Jubilee::Years(years),
                Err(_) => return Err(record.error(format!("{years:?} is no number of years"))),
            },
        };
        for spelling in &record.spellings {
            jubilees.add(spelling, jubilee, vocabulary);
        }
    }
    Ok(jubilees)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_says_how_many_years() {
        assert!(load(&mut Vocabulary::default()).is_ok());
    }
}
