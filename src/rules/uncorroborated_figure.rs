use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::case::Case;
use crate::claim::{Claim, Role};
use crate::compare::values::{self, Dimension};
use crate::comparison::{Comparison, SubjectRelation};
use crate::finding::{Evidence, Finding, Severity};
use crate::mention::Kind;
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
/// A word of more sentences than this tells nothing of what one of them speaks of, and looking through
/// all of them for every figure would take too long.
const COMMON: usize = 256;

impl Rule for UncorroboratedFigure {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let corroborated: BTreeSet<usize> = case
            .comparisons
            .iter()
            .filter(|comparison| between_documents(case, comparison))
            .flat_map(|comparison| [comparison.left, comparison.right])
            .collect();
        let sentences = Sentences::new(case);
        let mut findings = Vec::new();
        for passage in case.passages {
            for claim in passage.claims() {
                let Some(held) = case.claim(claim) else {
                    continue;
                };
                if corroborated.contains(&claim) || !says_something(held) {
                    continue;
                }
                if let Some(other) = sentences.about(case, passage, held) {
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
        && claim.modality.is_fact()
        && matches!(claim.role, Role::Level | Role::Share | Role::Change)
        && (claim.subject.measure.is_some() || claim.subject.whole.is_some())
}

/// Does the comparison set figures of two documents against each other as one quantity?
fn between_documents(case: &Case<'_>, comparison: &Comparison) -> bool {
    let document = |claim: usize| case.claim(claim).map(|claim| claim.document);
    // What two texts say alike is no figure of one alone, whatever they say it of.
    matches!(
        comparison.subject,
        SubjectRelation::Same | SubjectRelation::Unknown
    ) && document(comparison.left) != document(comparison.right)
}

/// The sentences of all stories, by their words.
struct Sentences<'a> {
    by_word: FxHashMap<&'a str, Vec<usize>>,
}

impl<'a> Sentences<'a> {
    fn new(case: &Case<'a>) -> Self {
        let mut by_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (index, passage) in case.passages.iter().enumerate() {
            if passage.in_story {
                let mut words: Vec<_> = passage.words().collect();
                words.sort_unstable();
                words.dedup();
                for word in words {
                    by_word.entry(word).or_default().push(index);
                }
            }
        }
        by_word.retain(|_, sentences| sentences.len() <= COMMON);
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
        // A name, or the thing itself, tells that both speak of it, and not that both speak of how large it is.
        let sized = claim.mention.kind() == Kind::Measure;
        let measures = measures
            .iter()
            .filter(|_| !sized || subject.nature.is_some());
        let measures: BTreeSet<&str> = measures.copied().collect();
        let own = around(passage, case, claim);
        let mut found: BTreeMap<usize, Shared> = BTreeMap::new();
        for (word, is_name) in &own {
            for index in self.by_word.get(word).into_iter().flatten() {
                if case.passages[*index].document != claim.document {
                    let shared = found.entry(*index).or_default();
                    shared.words += 1;
                    shared.topic |= *is_name && !sized || measures.contains(word);
                }
            }
        }
        let best = found
            .into_iter()
            .filter(|(_, shared)| shared.is_enough(own.len()))
            .filter(|(index, _)| gives_none(case, &case.passages[*index]))
            .max_by_key(|(index, shared)| (shared.words, std::cmp::Reverse(*index)))?;
        case.passages.get(best.0)
    }
}

/// What a sentence shares with the words around a figure.
#[derive(Default)]
struct Shared {
    words: usize,
    /// The measured thing, the whole of a share, or a name.
    topic: bool,
}

impl Shared {
    /// Does it speak of the same thing: in several words, two in five of those around the figure,
    /// the thing itself or a name among them?
    fn is_enough(&self, own: usize) -> bool {
        self.topic && self.words >= SHARED_WORDS && 5 * self.words >= 2 * own
    }
}

/// Has a sentence no figure? "The two leaders" in it, a time or an age puts no figure on anything.
fn gives_none(case: &Case<'_>, passage: &Passage) -> bool {
    passage
        .claims()
        .filter_map(|index| case.claim(index).filter(|claim| claim.in_story))
        .filter_map(|claim| values::quantity(&claim.mention))
        .all(|quantity| match quantity.dimension {
            Dimension::Count(_) => quantity.figure.nominal() <= Some(Decimal::TEN),
            Dimension::Months | Dimension::Seconds => true,
            _ => false,
        })
}

/// The words on either side of the claim up to the next figure, and whether each is a name.
fn around<'a>(passage: &'a Passage, case: &Case<'_>, claim: &Claim) -> BTreeMap<&'a str, bool> {
    let held = |term: &Term| match term {
        Term::Claim(index) => case.claim(*index),
        Term::Word(_) | Term::Name(_) | Term::Cue(_) => None,
    };
    let own =
        |term: &Term| held(term).is_some_and(|other| other.mention.span == claim.mention.span);
    let at = passage.terms.iter().position(own).unwrap_or(0);
    let goes_on = |term: &&Term| held(term).is_none_or(|other| other.mention.figure().is_none());
    let before = passage.terms[..at].iter().rev().take_while(goes_on);
    let after = passage.terms[at..].iter().skip(1).take_while(goes_on);
    let named = |term: &'a Term| Some((term.word()?, matches!(term, Term::Name(_))));
    before.chain(after).filter_map(named).collect()
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
