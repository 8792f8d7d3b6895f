//! Words that tell how the figures of a sentence belong together.

use super::phrases::Phrases;
use super::{LexiconError, records};
use crate::passage::Cue;
use crate::token::Vocabulary;

/// Reads the cues that come with the library.
///
/// # Errors
/// The line that names no cue.
pub(crate) fn load(vocabulary: &mut Vocabulary) -> Result<Phrases<Cue>, LexiconError> {
    let mut cues = Phrases::default();
    for record in records("cues.tsv", include_str!("cues.tsv")) {
        let cue = match record.field(0)? {
            "sum" => Cue::Sum,
            "makes" => Cue::Makes,
            "most" => Cue::Most,
            "least" => Cue::Least,
            "ever" => Cue::Ever,
            "most-ever" => Cue::MostEver,
            "least-ever" => Cue::LeastEver,
            "ago" => Cue::Ago,
            "earlier" => Cue::Earlier,
            "lasted" => Cue::Lasted,
            "or" => Cue::Or,
            "full" => Cue::Full,
            "list" => Cue::List,
            "of" => Cue::Of,
            "rest" => Cue::Rest,
            "some" => Cue::Some,
            "share" => Cue::Share,
            "basis" => Cue::Basis,
            "each" => Cue::Each,
            "ranked" => Cue::Ranked,
            "beats" => Cue::Beats,
            other => return Err(record.error(format!("{other:?} is no cue"))),
        };
        for spelling in &record.spellings {
            cues.add(spelling, cue, vocabulary);
        }
    }
    Ok(cues)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_names_a_cue() {
        assert!(load(&mut Vocabulary::default()).is_ok());
    }
}
