//! Sentences of two documents that give one telling figure. What else they give is told of the same: "6,416 people in 95
//! boats" here, "6,400 came in 92 boats" there.

use std::collections::BTreeMap;

use super::coincidence;
use super::page::Page;
use super::values;
use crate::claim::Relation;

/// A figure of fewer digits may be in both by chance, or one of which it is less sure that it is the same.
const DIGITS: usize = 2;
const SURE: f64 = 0.6;
/// How surely the documents must tell one story.
const STORY: f64 = 0.4;
/// A sentence of more figures is a table.
const MANY: usize = 16;

/// The sentences of two documents that give one telling figure, or several.
pub(super) struct Companions<'p, 'a> {
    one: &'p Page<'a>,
    other: &'p Page<'a>,
    /// The figures that they share, by the sentences.
    shared: BTreeMap<(usize, usize), Vec<(usize, usize)>>,
}

impl<'p, 'a> Companions<'p, 'a> {
    /// Those of two documents that tell one story as surely as said, among figures that met by their values.
    pub(super) fn new(
        one: &'p Page<'a>,
        other: &'p Page<'a>,
        met: &[(usize, usize)],
        story: f64,
    ) -> Self {
        let mut shared: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let met = if story < STORY { &[] } else { met };
        for (left, right) in met {
            let Some((own, theirs)) = one.sight(*left).zip(other.sight(*right)) else {
                continue;
            };
            let digits = coincidence::digits(&own.figure).min(coincidence::digits(&theirs.figure));
            if digits < DIGITS {
                continue;
            }
            let relation = values::relation(&own.figure, &theirs.figure);
            let sure = coincidence::surety(own, theirs, relation, story);
            let sentences = one.passage_of(*left).zip(other.passage_of(*right));
            if let Some(sentences) = sentences.filter(|_| sure >= Some(SURE)) {
                shared.entry(sentences).or_default().push((*left, *right));
            }
        }
        Self { one, other, shared }
    }

    /// Does each of two figures stand beside the other's companion, and is it the only one of its kind there?
    pub(super) fn are(&self, left: usize, right: usize) -> bool {
        let sentences = self.one.passage_of(left).zip(self.other.passage_of(right));
        let held = sentences.and_then(|sentences| self.shared.get(&sentences));
        let others = held.is_some_and(|held| {
            held.iter()
                .all(|(own, theirs)| *own != left && *theirs != right)
        });
        let ends = self.one.sight(left).zip(self.other.sight(right));
        let beyond = held.is_some_and(|held| {
            let mut held = held.iter();
            held.any(|(own, theirs)| {
                is_part_of(self.one, left, *own) && is_more(self.other, right, *theirs)
                    || is_part_of(self.other, right, *theirs) && is_more(self.one, left, *own)
            })
        });
        others && !beyond && ends.is_some_and(|(own, theirs)| !own.listed && !theirs.listed)
    }

    /// The figures that stand beside each other's companions.
    pub(super) fn pairs(&self) -> Vec<(usize, usize)> {
        let figures = |page: &Page<'_>, sentence: usize| -> Vec<usize> {
            let sentence = page.passages.get(sentence);
            let claims = sentence.into_iter().flat_map(|held| held.claims());
            claims
                .filter(|claim| page.sight(*claim).is_some())
                .collect()
        };
        let mut pairs = Vec::new();
        for (own, theirs) in self.shared.keys() {
            let (left, right) = (figures(self.one, *own), figures(self.other, *theirs));
            if left.len().max(right.len()) > MANY {
                continue;
            }
            let all = left
                .iter()
                .flat_map(|left| right.iter().map(|right| (*left, *right)));
            pairs.extend(all.filter(|(left, right)| self.are(*left, *right)));
        }
        pairs
    }
}

/// Does a text give a figure as a part of another? "1,645 of the 1,912 nurses".
fn is_part_of(page: &Page<'_>, part: usize, whole: usize) -> bool {
    page.sight(part).is_some_and(|part| {
        let mut links = part.claim.links.iter();
        links.any(|link| link.relation == Relation::PartOf && link.to == whole)
    })
}

/// Is a figure more than another, of which it is no part then?
fn is_more(page: &Page<'_>, figure: usize, than: usize) -> bool {
    let pair = page.sight(figure).zip(page.sight(than));
    pair.is_some_and(|(figure, than)| than.figure.loose().is_below(&figure.figure.loose()))
}

#[cfg(test)]
mod tests {
    use super::super::seen::seen;
    use super::*;

    /// Do the figures in brackets stand beside each other's companions?
    fn are(texts: [&str; 2]) -> bool {
        seen(texts, |(one, own), (other, theirs)| {
            let place = |page: &Page<'_>, figure: &super::super::sight::Sight<'_>| {
                let mut sights = page.sights.iter();
                let found = sights.find(|(_, sight)| std::ptr::eq(sight, figure));
                found.map_or(0, |(claim, _)| *claim)
            };
            let met: Vec<_> = one
                .sights
                .iter()
                .flat_map(|(left, _)| other.sights.iter().map(|(right, _)| (*left, *right)))
                .collect();
            let held = Companions::new(one, other, &met, 0.9);
            let pair = (place(one, own), place(other, theirs));
            let are = held.are(pair.0, pair.1);
            assert_eq!(held.pairs().contains(&pair), are);
            are
        })
    }

    #[test]
    fn a_figure_in_common_ties_what_stands_beside_it() {
        let boats = "Karsk saw 6,416 people cross to Lomvi in [95] boats.";
        for (texts, expected) in [
            (
                [
                    boats,
                    "By Lomvi's count 6,416 people came from Karsk in [92] boats.",
                ],
                true,
            ),
            (
                [
                    boats,
                    "By Lomvi's count 7,901 people came from Karsk in [92] boats.",
                ],
                false,
            ),
            (
                [
                    boats,
                    "By Lomvi's count 6,416 people came. Karsk has [92] boats.",
                ],
                false,
            ),
            (
                [
                    boats,
                    "Lomvi counted 6,416 people from Karsk in [92] boats and 14 boats from Tarn.",
                ],
                false,
            ),
            (
                [
                    "Karsk saw [6,416] people cross to Lomvi.",
                    "Lomvi counted [6,416] from Karsk.",
                ],
                false,
            ),
        ] {
            assert_eq!(are(texts), expected, "{texts:?}");
        }
    }
}
