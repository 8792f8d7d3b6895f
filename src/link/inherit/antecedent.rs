//! What a pronoun stands for where no figure has said it: "Unemployment in Spain fell. It now stands at 5 per cent";
//! "Kenya exported avocados as never before. The total was 5 tonnes."

use super::super::clause;
use super::super::draft::Draft;
use super::super::phrase;
use super::super::sentence::Sentence;
use super::super::text::Text;
use super::suits;
use crate::claim::Subject;
use crate::lexicon::Classes;
use crate::span::Span;

/// The known thing that the sentence before a figure's is about, by its subject or by what that does, if the figure can be
/// its amount, and the words of that sentence.
pub(super) fn antecedent(
    text: &Text<'_>,
    draft: &Draft,
    sentences: &[Sentence],
) -> Option<(Subject, Span)> {
    let before = sentences.get(draft.sentence.checked_sub(1)?)?;
    if !draft.found.generic || before.paragraph != draft.paragraph {
        return None;
    }
    let tokens = before.tokens.clone();
    let verb = tokens.clone().find(|at| text.is_verb(*at))?;
    let doer = match clause::subject_of(text, verb, tokens.start) {
        Some(clause::Subject::Phrase(subject)) => Some(phrase::read(text, subject).subject),
        _ => None,
    };
    let fits = |subject: &Subject| {
        subject.measure.is_some() && suits(draft.claim.mention.kind(), subject.nature)
    };
    let thing = match doer {
        Some(thing) if fits(&thing) => Some(thing),
        doer => Some(done(text, verb, tokens.end, doer?)).filter(fits),
    };
    thing.map(|thing| (thing, text.span(tokens)))
}

/// What somebody does, for a thing that is measured: "exported avocados".
fn done(text: &Text<'_>, verb: usize, end: usize, doer: Subject) -> Subject {
    let mut subject = Subject {
        parties: doer.parties,
        ..Subject::default()
    };
    let things = &text.lexicon.linking.things;
    let Some((behind, thing)) = things.verbs.longest(text.tokens, verb) else {
        return subject;
    };
    if let Some(thing) = things.get(*thing) {
        subject.wording = text.slice(verb..behind).to_owned();
        phrase::set_measure(text, &mut subject, &thing.name);
    }
    let object = behind
        ..(behind..end)
            .find(|at| clause::is_edge(text, *at) || text.is(*at, Classes::PREPOSITION))
            .unwrap_or(end);
    if object.start < object.end {
        let object = phrase::read(text, object).subject;
        subject.qualifiers.extend(object.measure);
        subject.qualifiers.extend(object.qualifiers);
    }
    subject
}
