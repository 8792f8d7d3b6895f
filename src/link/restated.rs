//! Figures that give the one before them in other words: "€121m (£106.8m)", "2.4tn yuan, or $328bn".

use super::draft::{Draft, is_relative};
use super::frame::Hold;
use super::text::Text;
use crate::claim::Relation;
use crate::lexicon::Role;

/// "€121m (£106.8m)", "2.4tn yuan, or $328bn", "74 of the 97, or 76 per cent".
pub(super) fn restates(text: &Text<'_>, drafts: &[Draft], before: usize, nth: usize) -> bool {
    let draft = &drafts[nth];
    let or = draft.frame.left > 0
        && text.has(draft.frame.left - 1, Role::Or)
        && draft.frame.left >= 2
        && text.is_sign(draft.frame.left - 2, ',');
    let bracket = matches!(draft.frame.hold, Hold::Bracket(Some(_)));
    let apposed = is_relative(draft)
        && draft.frame.left > 0
        && text.is_sign(draft.frame.left - 1, ',')
        && text.is_sign(draft.frame.tokens.end, ',')
        && is_ratio(drafts, before);
    if apposed {
        return true;
    }
    (or || bracket)
        && draft
            .frame
            .left
            .saturating_sub(drafts[before].frame.tokens.end)
            <= 3
}

/// Is the figure a part whose whole the text gives, or such a whole: the 74 or the 97 of "74 of the 97"?
fn is_ratio(drafts: &[Draft], nth: usize) -> bool {
    let part = |at: usize, of: Option<usize>| {
        let links = drafts[at].claim.links.iter();
        links
            .filter(|link| link.relation == Relation::PartOf)
            .any(|link| of.is_none_or(|of| link.to == of))
    };
    part(nth, None) || nth > 0 && part(nth - 1, Some(nth))
}
