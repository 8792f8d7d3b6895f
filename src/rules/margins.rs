//! Margins: a profit as a share of the sales that it was made with, where a text gives the three beside each other.

use super::ratio::{Ratio, SAID};
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values::{self, Dimension};
use crate::lexicon::MarginSide;
use crate::passage::{Passage, Sign, Term};
use crate::value::Bound;

/// How many words between a figure and the word for what it is.
const NEAR: usize = 3;

/// The margins with the only profit and the only sales that their sentence, or it and the one before, gives.
pub(super) fn margins(case: &Case<'_>) -> Vec<Ratio> {
    let mut found = Vec::new();
    for (at, passage) in case.passages.iter().enumerate() {
        if !passage.in_story || passage.terms.len() > LONGEST {
            continue;
        }
        let margin = passage.claims().find(|index| {
            case.claim(*index)
                .is_some_and(|claim| is_margin(case, claim))
        });
        let Some(percentage) = margin else { continue };
        let before = at
            .checked_sub(1)
            .and_then(|before| case.passages.get(before));
        let before = before.filter(|_| passage.continues);
        let own = [Some(passage), None];
        let both = [before, Some(passage)];
        found.extend(
            margin_of(case, percentage, &own).or_else(|| margin_of(case, percentage, &both)),
        );
    }
    found
}

fn is_margin(case: &Case<'_>, claim: &Claim) -> bool {
    let percentage = claim.mention.is_percentage();
    let margins = &case.converter.lexicon.linking.margins;
    let measure = claim.subject.measure.as_deref();
    let named = measure.is_some_and(|measure| margins.has(measure));
    percentage
        && named
        && claim.direction.is_none()
        && claim.mention.bound() == Bound::Exact
        && claim.modality.is_fact()
}

fn margin_of(case: &Case<'_>, percentage: usize, sentences: &[Option<&Passage>]) -> Option<Ratio> {
    let margins = &case.converter.lexicon.linking.margins;
    let margin = case.claim(percentage)?.subject.measure.as_deref()?;
    let side = |name: &str| margins.side(margin, name);
    let (mut profits, mut sales, mut others) = (Vec::new(), Vec::new(), 0);
    for passage in sentences.iter().flatten() {
        for (place, term) in passage.terms.iter().enumerate() {
            let Some(index) = term.claim() else { continue };
            let money = case
                .claim(index)
                .filter(|claim| claim.modality.is_fact())
                .and_then(|claim| {
                    let quantity = values::quantity(&claim.mention)?;
                    matches!(quantity.dimension, Dimension::Money(_, None)).then_some(claim)
                });
            let Some(claim) = money else { continue };
            // "Sales came to $420m and its operating profit to $63m": the nearest word before it says what it is.
            let words = passage
                .terms
                .get(place.saturating_sub(NEAR)..place)?
                .iter()
                .rev();
            let words = words.take_while(|term| term.claim().is_none());
            let named = words
                .filter_map(Term::word)
                .find(|word| side(word).is_some());
            match named.or(claim.subject.measure.as_deref()).and_then(side) {
                Some(MarginSide::Part) => profits.push(index),
                Some(MarginSide::Whole) => sales.push(index),
                None => others += 1,
            }
        }
        // Two years are told, or two firms.
        let turned = passage.has_sign(Sign::Turn, ..);
        if turned {
            return None;
        }
    }
    let ([part], [whole]) = (profits.as_slice(), sales.as_slice()) else {
        return None;
    };
    (others == 0).then_some(Ratio {
        part: *part,
        whole: *whole,
        percentage,
        confidence: SAID,
    })
}
