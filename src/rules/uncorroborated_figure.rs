use std::collections::{BTreeMap, BTreeSet};

use crate::case::Case;
use crate::claim::{Claim, Modality, Role};
use crate::finding::{Evidence, Finding, Severity};
use crate::passage::{Passage, Term};
use crate::rule::{Example, Explanation, Rule};
use crate::value::Bound;

/// A figure that one source gives where another speaks of the same thing without one.
pub(crate) struct UncorroboratedFigure;

const EXPLANATION: Explanation = Explanation {
    name: "uncorroborated-figure",
    severity: Severity::Note,
    summary: "a figure that one source gives where another speaks of the same thing without one",
    details: "\
One document puts a figure on something; another speaks of the same thing in a sentence without any \
figure, and no other document gives one. The figure may well be right, but it rests on one source.

A figure that merely no other document mentions is no finding: the other must speak of the same \
thing, in several of the same words, names among them.",
    fires: &[Example {
        about: "the other text speaks of the ridership without a figure",
        documents: &[
            ("2022-02-01", "The tram operator in Porto said that ridership on its night lines rose by 40 per cent last winter."),
            ("2022-02-03", "Night lines of the tram operator in Porto saw ridership rise last winter, as more bars stayed open."),
        ],
    }],
    quiet: &[
        Example {
            about: "the other text has other subjects",
            documents: &[
                ("2022-02-01", "The tram operator in Porto said that ridership on its night lines rose by 40 per cent last winter."),
                ("2022-02-03", "A new bridge in Porto will be built by a company from Lisbon, the mayor said."),
            ],
        },
        Example {
            about: "the other text gives a figure too",
            documents: &[
                ("2022-02-01", "The tram operator in Porto said that ridership on its night lines rose by 40 per cent last winter."),
                ("2022-02-03", "Night lines of the tram operator in Porto saw ridership rise by 40 per cent last winter."),
            ],
        },
    ],
};

/// How many words a sentence without a figure must share with the figure's own.
const SHARED_WORDS: usize = 3;

impl Rule for UncorroboratedFigure {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let corroborated: BTreeSet<usize> = case
            .comparisons
            .iter()
            .flat_map(|comparison| [comparison.left, comparison.right])
            .collect();
        let figureless = Figureless::new(case);
        let mut findings = Vec::new();
        for passage in case.passages {
            for claim in passage.claims() {
                let Some(held) = case.claim(claim) else {
                    continue;
                };
                if corroborated.contains(&claim) || !says_something(held) {
                    continue;
                }
                if let Some(other) = figureless.about(case, passage, held) {
                    findings.push(finding(case, held, other));
                }
            }
        }
        findings
    }
}

/// Is it a figure worth a second source: a fact about a share, a change, or a level that has a
/// subject?
fn says_something(claim: &Claim) -> bool {
    claim.in_story
        && claim
            .mention
            .figure()
            .is_some_and(|figure| figure.bound() != Bound::Range)
        && matches!(claim.modality, Modality::Actual | Modality::Reported)
        && matches!(claim.role, Role::Level | Role::Share | Role::Change)
        && (claim.subject.measure.is_some() || claim.subject.whole.is_some())
}

/// The sentences without figures, by their words.
struct Figureless<'a> {
    by_word: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Figureless<'a> {
    fn new(case: &Case<'a>) -> Self {
        let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, passage) in case.passages.iter().enumerate() {
            let figures = passage.claims().any(|claim| {
                // "the two leaders" is a figure that makes no claim.
                case.claim(claim)
                    .is_some_and(|claim| claim.mention.figure().is_some() && claim.in_story)
            });
            if figures || !passage.in_story {
                continue;
            }
            let words: BTreeSet<_> = passage.words().collect();
            for word in words {
                by_word.entry(word).or_default().push(index);
            }
        }
        Self { by_word }
    }

    /// The sentence of another document that speaks most of what the claim measures.
    fn about(&self, case: &Case<'a>, passage: &Passage, claim: &Claim) -> Option<&'a Passage> {
        let subject = &claim.subject;
        let whole = subject.whole.as_deref();
        let measures: BTreeSet<&str> = [subject.measure.as_deref()]
            .into_iter()
            .chain([whole.and_then(|whole| whole.measure.as_deref())])
            .flatten()
            .collect();
        let own: BTreeSet<&str> = around(passage, case, claim);
        let mut counts: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
        for word in &own {
            for index in self.by_word.get(word).into_iter().flatten() {
                if case.passages[*index].document != claim.document {
                    let count = counts.entry(*index).or_default();
                    count.0 += 1;
                    count.1 |= measures.contains(word);
                }
            }
        }
        let best = counts
            .into_iter()
            .filter(|(_, (shared, measured))| *shared >= SHARED_WORDS && *measured)
            .max_by_key(|(index, (shared, _))| (*shared, std::cmp::Reverse(*index)))?;
        case.passages.get(best.0)
    }
}

/// The words on either side of the claim up to the next figure.
fn around<'a>(passage: &'a Passage, case: &Case<'_>, claim: &Claim) -> BTreeSet<&'a str> {
    let own = |term: &Term| match term {
        Term::Claim(index) => case
            .claim(*index)
            .is_some_and(|held| held.mention.span == claim.mention.span),
        Term::Word(_) | Term::Name(_) | Term::Cue(_) => false,
    };
    let at = passage.terms.iter().position(own).unwrap_or(0);
    let before = passage.terms[..at].iter().rev();
    let after = passage.terms[at..].iter().skip(1);
    let words = |terms: &mut dyn Iterator<Item = &'a Term>| -> Vec<&'a str> {
        terms
            .take_while(|term| !matches!(term, Term::Claim(_)))
            .filter_map(Term::word)
            .collect()
    };
    let mut found: BTreeSet<&str> = words(&mut before.into_iter()).into_iter().collect();
    found.extend(words(&mut after.into_iter()));
    found
}

fn finding(case: &Case<'_>, claim: &Claim, other: &Passage) -> Finding {
    let source = case.documents.get(other.document);
    let (name, text) = source.map_or(("", ""), |source| (source.id(), source.text()));
    let sentence = other.span.slice(text).unwrap_or_default();
    Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.6,
        message: format!(
            "only {} gives a figure ({}) where {name} speaks of the same thing without one",
            case.source(claim),
            case.text(claim)
        ),
        explanation: vec![format!("{name} says instead: \"{}\"", shortened(sentence))],
        likely_cause: None,
        evidence: vec![
            case.evidence(claim),
            Evidence {
                document: name.to_owned(),
                span: other.span,
                position: case.position_of(other.document, other.span.start),
                text: sentence.to_owned(),
                reading: "speaks of it without a figure".to_owned(),
                sentence: other.span,
            },
        ],
    }
}

/// The first words of a long sentence.
fn shortened(sentence: &str) -> String {
    const MOST: usize = 240;
    let mut text: String = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = text.char_indices().nth(MOST) {
        text.truncate(end);
        text.push('…');
    }
    text
}
