//! How much two documents have in common: articles on one event share many of their words.

use rustc_hash::FxHashSet;

use super::page::Page;

/// The part of the words of the shorter document that the other has too, 0 to 1.
pub(super) fn shared(one: &Page<'_>, other: &Page<'_>) -> f64 {
    let (one, other) = (one.words(), other.words());
    let (small, large) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let shared = small.iter().filter(|word| large.contains(*word)).count();
    #[expect(clippy::cast_precision_loss, reason = "words of one document")]
    let part = shared as f64 / small.len().max(1) as f64;
    part
}

/// How much speaks for two documents telling one story: the part of their words that they share, and
/// the names more so; 0 for nothing, 1 for all that it takes to be sure.
pub(super) fn one_story(one: &Page<'_>, other: &Page<'_>) -> f64 {
    /// The part of their words that articles on one event share at least, most of the time.
    const WORDS: f64 = 0.2;
    /// So many names in common are no chance.
    const NAMES: usize = 3;
    let known = |from: &Page<'_>, to: &Page<'_>| -> FxHashSet<String> {
        let names = from
            .names()
            .iter()
            .filter(|name| to.words().contains(*name));
        names.map(|name| (*name).to_owned()).collect()
    };
    let mut names = known(one, other);
    names.extend(known(other, one));
    #[expect(clippy::cast_precision_loss, reason = "at most a few")]
    let names = names.len().min(NAMES) as f64 / NAMES as f64;
    0.6 * names + 0.4 * (shared(one, other) / WORDS).min(1.0)
}

/// Do two documents name names, and neither any that the other knows? Then what is alike in them is
/// the form. A name that only ever starts a sentence passes for a word.
pub(crate) fn strangers(one: &Page<'_>, other: &Page<'_>) -> bool {
    let known = |names: &FxHashSet<&str>, to: &Page<'_>| {
        names
            .iter()
            .any(|name| to.names().contains(name) || to.words().contains(name))
    };
    !one.names().is_empty()
        && !other.names().is_empty()
        && !known(one.names(), other)
        && !known(other.names(), one)
}

#[cfg(test)]
mod tests {
    use super::super::convert::Converter;
    use super::*;
    use crate::passage::{Passage, Term};
    use crate::span::Span;

    #[test]
    fn numerals_that_are_no_figures_do_not_set_texts_apart() {
        let passage = |words: &[&str]| {
            let term = |word: &&str| Term::Word((*word).into());
            [Passage {
                document: 0,
                span: Span::new(0, 1),
                terms: words.iter().map(term).collect(),
                marks: Vec::new(),
                in_story: true,
                continues: false,
            }]
        };
        let passages = [
            passage(&["flood", "4.17", "dam"]),
            passage(&["flood", "dam", "9.30"]),
            passage(&["flood", "4.17", "9.30"]),
        ];
        let [one, other, third] = passages
            .each_ref()
            .map(|held| Page::new(&[], held, None, Converter::english()));
        assert_eq!(shared(&one, &other), 1.0);
        assert_eq!(shared(&one, &third), 1.0);
    }
}
