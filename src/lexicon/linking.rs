//! The files that linking reads: what words do in a sentence, what is measured, and whose it is.

use super::LexiconError;
use super::classes::WordClasses;
use super::phrases::Phrases;
use super::things::{self, Aside, Place, Qualifier, Things};
use crate::token::Vocabulary;

/// All that the linking of figures to their subjects needs to know of words.
#[derive(Debug)]
pub(crate) struct Linking {
    pub(crate) classes: WordClasses,
    pub(crate) things: Things,
    pub(crate) qualifiers: Phrases<Qualifier>,
    pub(crate) places: Phrases<Place>,
    pub(crate) asides: Phrases<Aside>,
}

impl Linking {
    /// Loads the files that come with the library.
    pub(crate) fn load(vocabulary: &mut Vocabulary) -> Result<Self, LexiconError> {
        let mut measured = Things::default();
        measured.load("measured.tsv", include_str!("measured.tsv"), vocabulary)?;
        let mut places = Phrases::default();
        things::places(
            &mut places,
            "places.tsv",
            include_str!("places.tsv"),
            vocabulary,
        )?;
        Ok(Self {
            classes: WordClasses::load("classes.tsv", include_str!("classes.tsv"), vocabulary)?,
            things: measured,
            qualifiers: things::qualifiers(
                "qualifiers.tsv",
                include_str!("qualifiers.tsv"),
                vocabulary,
            )?,
            places,
            asides: things::asides("story.tsv", include_str!("story.tsv"), vocabulary)?,
        })
    }

    /// Adds a caller's measured things.
    pub(crate) fn add_things(
        &mut self,
        lines: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<(), LexiconError> {
        self.things.load("things of the caller", lines, vocabulary)
    }

    /// Adds a caller's places and parties.
    pub(crate) fn add_places(
        &mut self,
        lines: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<(), LexiconError> {
        things::places(&mut self.places, "places of the caller", lines, vocabulary)
    }
}
