//! Words that hedge a figure: "more than", "up to", "or so".

use super::{LexiconError, Phrases, records};
use crate::token::Vocabulary;
use crate::value::Bound;

/// Hedges that stand before a figure, and those that stand after it.
#[derive(Debug, Default)]
pub(crate) struct Hedges {
    pub(crate) before: Phrases<Bound>,
    pub(crate) after: Phrases<Bound>,
}

/// The bounds by their names in the JSON contract.
const BOUNDS: &[(&str, Bound)] = &[
    ("about", Bound::About),
    ("above", Bound::Above),
    ("at-least", Bound::AtLeast),
    ("below", Bound::Below),
    ("at-most", Bound::AtMost),
    ("nearly", Bound::Nearly),
];

impl Hedges {
    /// Reads a file of `spellings TAB before|after TAB bound` lines.
    pub(super) fn load(
        file: &'static str,
        text: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<Self, LexiconError> {
        let mut hedges = Self::default();
        for record in records(file, text) {
            let name = record.field(1)?;
            let Some((_, bound)) = BOUNDS.iter().find(|(text, _)| *text == name) else {
                return Err(record.error(format!("no bound is named {name:?}")));
            };
            let table = match record.field(0)? {
                "before" => &mut hedges.before,
                "after" => &mut hedges.after,
                other => {
                    return Err(
                        record.error(format!("expected \"before\" or \"after\", found {other:?}"))
                    );
                }
            };
            for spelling in &record.spellings {
                table.add(spelling, *bound, vocabulary);
            }
        }
        Ok(hedges)
    }
}
