//! What a pronoun stands for where no figure has said it: "Unemployment in Spain fell. It now stands at 5 per cent."

use super::super::clause;
use super::super::draft::Draft;
use super::super::phrase;
use super::super::sentence::Sentence;
use super::super::text::Text;
use super::suits;
use crate::claim::Subject;

/// The known thing that the sentence before a figure's is about, by its subject, if the figure can be its amount.
pub(super) fn antecedent(
    text: &Text<'_>,
    draft: &Draft,
    sentences: &[Sentence],
) -> Option<Subject> {
    let before = sentences.get(draft.sentence.checked_sub(1)?)?;
    if !draft.found.generic || before.paragraph != draft.paragraph {
        return None;
    }
    let tokens = before.tokens.clone();
    let verb = tokens.clone().find(|at| text.is_verb(*at))?;
    let Some(clause::Subject::Phrase(subject)) = clause::subject_of(text, verb, tokens.start)
    else {
        return None;
    };
    let phrase = phrase::read(text, subject);
    let fits = phrase.names_a_thing() && suits(draft.claim.mention.kind(), phrase.subject.nature);
    fits.then_some(phrase.subject)
}
