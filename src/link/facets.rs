//! Words as facets: their canonical names, and what the lexicon knows of them.

use super::text::Text;
use crate::claim::{Statistic, Subject};

/// A word as facets hold it: a measured thing by its name, other words by their singular.
pub(crate) fn canonical(text: &Text<'_>, at: usize) -> String {
    let things = &text.lexicon.linking.things;
    let thing = things
        .nouns
        .longest(text.tokens, at)
        .filter(|(end, _)| *end == at + 1);
    if let Some(thing) = thing.and_then(|(_, thing)| things.get(*thing)) {
        return thing.name.to_string();
    }
    let key = text.key(at);
    text.lexicon.plurals.singular(&key).into_owned()
}

/// Gives a subject its measured thing, with what the lexicon knows of it.
pub(crate) fn set_measure(text: &Text<'_>, subject: &mut Subject, name: &str) {
    let things = &text.lexicon.linking.things;
    subject.broader.clear();
    subject.nature = None;
    let mut thing = things.named(name);
    subject.nature = thing.and_then(|thing| thing.nature);
    // A part of a part is listed too; the limit guards against a circle in a caller's lines.
    while let Some(broader) = thing.and_then(|thing| thing.broader.as_deref())
        && subject.broader.len() < 8
    {
        subject.broader.push(broader.to_owned());
        thing = things.named(broader);
        // A part adds up as its whole does.
        subject.nature = subject.nature.or(thing.and_then(|thing| thing.nature));
    }
    subject.measure = Some(name.to_owned());
}

/// Adds a qualifier of the lexicon, or the statistic that it stands for.
pub(crate) fn qualify(subject: &mut Subject, name: &str, group: &str) {
    match (group, name) {
        ("statistic", "average") => subject.statistic = Statistic::Average,
        ("statistic", "median") => subject.statistic = Statistic::Median,
        ("statistic", "maximum") => subject.statistic = Statistic::Maximum,
        ("statistic", "minimum") => subject.statistic = Statistic::Minimum,
        ("statistic", _) => subject.statistic = Statistic::Rate,
        // They say that it is all of it, or that nothing was more: no other quantity.
        ("extent" | "rank" | "grain" | "scope", _) => {
            subject.context.insert(name.to_owned());
        }
        _ => {
            subject.qualifiers.insert(name.to_owned());
        }
    }
}
