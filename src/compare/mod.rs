//! Which claims meet, and how the two of a pair relate.

mod aligned;
mod coincidence;
mod index;
mod kinship;
mod period;
mod restated;
pub(crate) mod slip;
pub(crate) mod subject;
pub(crate) mod values;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::claim::Claim;
use crate::comparison::{Comparison, SubjectRelation, ValueRelation};
use crate::passage::{Passage, Term};
use crate::value::{Figure, PeriodRelation};
use aligned::Aligned;
use kinship::Kinship;
use subject::Sight;

/// How sure it is that figures between the same words measure the same, at most.
const ALIGNED: f64 = 0.97;

/// Two sentences of fewer words than this ("Shares fell 3 per cent.") may be alike by chance, unless
/// their documents share this part of their words.
const TELLING: usize = 4;
const KIN: f64 = 0.5;

/// How many words to either side of a figure count as being around it.
const AROUND: usize = 9;

/// The pairs of claims that may be set against each other, ordered by `left`, then `right`.
pub(crate) fn comparisons(
    claims: &[Claim],
    passages: &[Passage],
    published: &[Option<NaiveDate>],
) -> Vec<Comparison> {
    let sights = sights(claims, passages, published);
    let kinship = Kinship::new(passages);
    let mut alignments = aligned::aligned(passages, claims);
    alignments.retain(|aligned| {
        let (one, other) = aligned.passages;
        let (one, other) = (passages[one].document, passages[other].document);
        aligned.words >= TELLING || kinship.of(one, other) >= KIN
    });
    let apart = Apart::new(passages, &alignments);
    let repeated = Repeated::new(claims, &alignments);
    let mut found: FxHashMap<(usize, usize), Comparison> = FxHashMap::default();
    let views: Vec<_> = sights.iter().map(|(_, sight)| sight.clone()).collect();
    for (one, other) in index::pairs(&views) {
        let (left, right) = (sights[one].0, sights[other].0);
        let strangers = kinship.strangers(claims[left].document, claims[right].document);
        if strangers || apart.are(left, right) {
            continue;
        }
        let mut verdict = subject::verdict(&views[one], &views[other]);
        if verdict.relation == SubjectRelation::Unknown {
            verdict = verdict.given_that(slip::is_slip(&claims[left], &claims[right]));
        }
        let related = matches!(
            verdict.relation,
            SubjectRelation::Same
                | SubjectRelation::PartOf
                | SubjectRelation::WholeOf
                | SubjectRelation::Complement
        );
        if related {
            let relation = match verdict.relation {
                SubjectRelation::Complement => values::relation_to_the_rest,
                _ => values::relation,
            };
            let comparison = compare(claims, left, right, &relation);
            found.extend(comparison.map(|comparison| {
                let comparison = Comparison {
                    subject: verdict.relation,
                    confidence: verdict.confidence,
                    ..comparison
                };
                ((left, right), comparison)
            }));
        }
    }
    for (one, other, confidence) in coincidence::pairs(&sights, &kinship) {
        let (left, right) = (sights[one].0, sights[other].0);
        let known = found
            .get(&(left, right))
            .is_some_and(|held| held.subject == SubjectRelation::Same);
        let matched = repeated.holds_another(left, right, claims);
        if known || matched || apart.are(left, right) {
            continue;
        }
        let comparison = compare(claims, left, right, &values::relation);
        found.extend(comparison.map(|comparison| {
            let comparison = Comparison {
                confidence,
                ..comparison
            };
            ((left, right), comparison)
        }));
    }
    for (left, right, confidence) in restated::pairs(claims, &found) {
        if apart.are(left, right) {
            continue;
        }
        let comparison = compare(claims, left, right, &values::relation);
        found.extend(comparison.map(|comparison| {
            let comparison = Comparison {
                confidence,
                // Their time is that of the amounts that they restate.
                period: Some(PeriodRelation::Equal),
                ..comparison
            };
            ((left, right), comparison)
        }));
    }
    for alignment in &alignments {
        for (left, right) in &alignment.claims {
            let comparison = compare(claims, *left, *right, &values::relation_to_the_letter);
            found.extend(comparison.map(|comparison| {
                let comparison = Comparison {
                    confidence: ALIGNED * alignment.alike,
                    word_for_word: true,
                    ..comparison
                };
                ((*left, *right), comparison)
            }));
        }
    }
    let mut comparisons: Vec<_> = found.into_values().collect();
    comparisons.sort_unstable_by_key(|comparison| (comparison.left, comparison.right));
    comparisons
}

/// Why two claims were, or were not, compared: the verdict on their subjects, and how their times and
/// values lie to each other.
pub(crate) fn why(
    claims: &[Claim],
    passages: &[Passage],
    published: &[Option<NaiveDate>],
    left: usize,
    right: usize,
) -> String {
    let sights = sights(claims, passages, published);
    let sight = |claim: usize| sights.iter().find(|(held, _)| *held == claim);
    let (Some((_, one)), Some((_, other))) = (sight(left), sight(right)) else {
        return "one of them is no figure of the document's own story".to_owned();
    };
    let views: Vec<_> = sights.iter().map(|(_, sight)| sight.clone()).collect();
    let met = index::pairs(&views).into_iter().any(|(a, b)| {
        let pair = (sights[a].0, sights[b].0);
        pair == (left, right) || pair == (right, left)
    });
    let mut lines = vec![subject::verdict(one, other).to_string()];
    let compared = comparisons(claims, passages, published);
    let pair = (left.min(right), left.max(right));
    match compared.iter().find(|held| (held.left, held.right) == pair) {
        Some(held) => lines.push(format!(
            "  compared: periods {}, values {:?}{}",
            held.period
                .map_or_else(|| "unknown".to_owned(), |period| format!("{period:?}")),
            held.values,
            if held.word_for_word {
                ", word for word"
            } else {
                ""
            },
        )),
        None if met => lines.push("  not compared".to_owned()),
        None => lines.push("  not compared: they share no key of the index".to_owned()),
    }
    lines.join("\n")
}

/// The claims of figures in their documents' own stories, with their indices.
fn sights<'a>(
    claims: &'a [Claim],
    passages: &'a [Passage],
    published: &[Option<NaiveDate>],
) -> Vec<(usize, Sight<'a>)> {
    let near = near(claims, passages);
    let numbered = claims.iter().enumerate();
    numbered
        .filter(|(_, claim)| claim.in_story)
        .filter_map(|(index, claim)| {
            let quantity = values::quantity(&claim.mention)?;
            let context = claim.subject.context.iter().map(String::as_str);
            let sight = Sight {
                claim,
                dimension: quantity.dimension,
                ahead: is_ahead(claim, published),
                near: near[index].iter().copied().chain(context).collect(),
            };
            Some((index, sight))
        })
        .collect()
}

/// Does a claim speak of a time that begins after its document was published?
fn is_ahead(claim: &Claim, published: &[Option<NaiveDate>]) -> bool {
    let published = published.get(claim.document).copied().flatten();
    let start = claim.period.and_then(|period| period.days.start());
    published
        .zip(start)
        .is_some_and(|(published, start)| start > published)
}

/// Claims that are set apart by where they stand: two in one sentence, which nobody writes to
/// contradict himself, or two at different places of sentences that say the same in the same words
/// ("8 miles … another 20 miles" twice).
struct Apart {
    passage_of: FxHashMap<usize, usize>,
    aligned: FxHashSet<(usize, usize)>,
}

impl Apart {
    fn new(passages: &[Passage], alignments: &[Aligned]) -> Self {
        let numbered = passages.iter().enumerate();
        Self {
            passage_of: numbered
                .flat_map(|(index, passage)| passage.claims().map(move |claim| (claim, index)))
                .collect(),
            aligned: alignments.iter().map(|aligned| aligned.passages).collect(),
        }
    }

    fn are(&self, left: usize, right: usize) -> bool {
        let passages = self.passage_of.get(&left).zip(self.passage_of.get(&right));
        passages
            .is_some_and(|(left, right)| left == right || self.aligned.contains(&(*left, *right)))
    }
}

/// Which documents repeat a claim word for word. There it has its counterpart, so that a figure of such
/// a document that only happens to be the same number is of another thing.
struct Repeated(FxHashSet<(usize, usize)>);

impl Repeated {
    fn new(claims: &[Claim], alignments: &[Aligned]) -> Self {
        let pairs = alignments.iter().flat_map(|aligned| &aligned.claims);
        let document = |claim: usize| claims.get(claim).map_or(0, |claim| claim.document);
        Self(
            pairs
                .flat_map(|(one, other)| [(*one, document(*other)), (*other, document(*one))])
                .collect(),
        )
    }

    /// Does the document of one of the two repeat the other one at another place?
    fn holds_another(&self, left: usize, right: usize, claims: &[Claim]) -> bool {
        let document = |claim: usize| claims.get(claim).map_or(0, |claim| claim.document);
        self.0.contains(&(left, document(right))) || self.0.contains(&(right, document(left)))
    }
}

/// The comparison of two figures of one dimension, as one quantity.
fn compare(
    claims: &[Claim],
    left: usize,
    right: usize,
    relation: &dyn Fn(&Figure, &Figure) -> ValueRelation,
) -> Option<Comparison> {
    let (one, other) = (claims.get(left)?, claims.get(right)?);
    let (a, b) = (
        values::quantity(&one.mention)?,
        values::quantity(&other.mention)?,
    );
    let values = match relation(&a.figure, &b.figure) {
        // "Up to 1.3 billion" does allow for 1.3 million, and nobody means it.
        agreed if agreed.agrees() && slip::is_slip_of_scale(one, other) => ValueRelation::Apart,
        relation => relation,
    };
    (a.dimension == b.dimension).then(|| Comparison {
        left,
        right,
        subject: SubjectRelation::Same,
        period: period::relation(one, other),
        values,
        confidence: 1.0,
        word_for_word: false,
    })
}

/// The words around each claim.
fn near<'a>(claims: &[Claim], passages: &'a [Passage]) -> Vec<FxHashSet<&'a str>> {
    let mut near = vec![FxHashSet::default(); claims.len()];
    for passage in passages {
        for (at, term) in passage.terms.iter().enumerate() {
            let Term::Claim(claim) = term else { continue };
            let Some(near) = near.get_mut(*claim) else {
                continue;
            };
            let before = passage.terms[..at].iter().rev().take(AROUND);
            let after = passage.terms[at + 1..].iter().take(AROUND);
            near.extend(before.chain(after).filter_map(Term::word));
        }
    }
    near
}
