//! Why two figures were, or were not, compared.

use super::between::{self, Tie, between, within};
use super::companions::Companions;
use super::index::{self, Index};
use super::{Page, kinship, slipped};
use crate::comparison::{Comparison, Encounter, SubjectRelation};

/// What became of two claims: one of the first page, and one of the other, or of the first again where
/// `other` is `None`. `None` if one of them is no figure of its document's own story.
pub(crate) fn why(
    index: &Index,
    one: (&Page<'_>, usize),
    other: (Option<&Page<'_>>, usize),
) -> Option<Encounter> {
    let ((page, left), (second, right)) = (one, other);
    let (own, theirs) = (page.sight(left)?, second.unwrap_or(page).sight(right)?);
    let (met, comparisons) = match second {
        Some(other) => (by_words(index, page, other), between(index, page, other)),
        None => (index::met_within(page).collect(), within(page)),
    };
    let tie = second.map_or(Tie::OWN, |other| {
        let story = kinship::one_story(page, other, kinship::shared(page, other));
        let met = index::met(index, page, other).values;
        Tie {
            story,
            slip: slipped::is_slip((page, own), (other, theirs), story),
            own: false,
            beside: Companions::new(page, other, &met, story).are(left, right),
        }
    });
    let of_pair = |held: &Comparison| (held.left, held.right) == (left, right);
    let met = met.contains(&(left, right));
    let comparison = comparisons.iter().find(|held| of_pair(held)).copied();
    let verdict = between::verdict(own, theirs, tie, true);
    let related = !matches!(
        verdict.relation,
        SubjectRelation::Different(_) | SubjectRelation::Unknown
    );
    let ends = ((page, left, own), (second.unwrap_or(page), right, theirs));
    let grounded = between::by_subject(ends.0, ends.1, tie).is_some();
    let reason = match (second, &comparison) {
        (_, Some(held)) if held.word_for_word => Some("they stand between the same words"),
        (_, Some(held)) if !met || held.subject != verdict.relation => {
            Some("they agree too well for chance, or restate the same amount")
        }
        (_, Some(_)) => None,
        (None, None) if page.in_one_sentence(left, right) => {
            Some("they stand in one sentence, and nobody writes to contradict himself")
        }
        (Some(other), None) if kinship::strangers(page, other) => {
            Some("their documents name names, and none in common")
        }
        (_, None) if !met => Some("they share no telling word of the index"),
        (_, None) if related && !grounded => {
            Some("they differ, and their texts do not say enough for both to be of one thing")
        }
        (_, None) if related => Some("they stand at different places of sentences that are alike"),
        (_, None) => None,
    };
    Some(Encounter {
        verdict,
        comparison,
        reason,
    })
}

/// The pairs of claims that met in the index: of two documents, or within one where `other` is `None`.
pub(crate) fn met(index: &Index, one: &Page<'_>, other: Option<&Page<'_>>) -> Vec<(usize, usize)> {
    match other {
        Some(other) => {
            let mut pairs = by_words(index, one, other);
            let compared = between(index, one, other);
            pairs.extend(compared.iter().map(|held| (held.left, held.right)));
            pairs.sort_unstable();
            pairs.dedup();
            pairs
        }
        None => index::met_within(one).collect(),
    }
}

/// The pairs of claims that met by the words around them, or by their digits.
fn by_words(index: &Index, one: &Page<'_>, other: &Page<'_>) -> Vec<(usize, usize)> {
    let met = index::met(index, one, other);
    met.near.into_iter().chain(met.digits).collect()
}
