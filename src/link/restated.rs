//! Figures that give the one before them in other words: "€121m (£106.8m)", "2.4tn yuan, or $328bn".

use super::draft::{Draft, figure_before, is_relative};
use super::frame::Hold;
use super::text::Text;
use crate::claim::Relation;
use crate::lexicon::Role;
use crate::value::Bound;

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

/// "Of the 250 firms 176 have fewer than 50 employees, or 70 per cent": the part before a limit that only says what sets
/// it apart.
pub(super) fn behind_limit(drafts: &[Draft], limit: usize) -> Option<usize> {
    /// How many words may stand between the part and its limit: "have".
    const NEAR: usize = 4;
    let draft = &drafts[limit];
    let bounded = matches!(
        draft.claim.mention.bound(),
        Bound::Above | Bound::AtLeast | Bound::Below | Bound::AtMost
    );
    let part = figure_before(drafts, limit)?;
    let joined = |relation| {
        let mut links = drafts[part].claim.links.iter();
        links.any(|link| link.relation == relation)
    };
    let own = &drafts[part].frame;
    let near = draft.frame.left.saturating_sub(own.tokens.end) <= NEAR;
    let plain = draft.claim.links.is_empty() && !draft.found.change;
    (bounded && plain && near && joined(Relation::PartOf)).then_some(part)
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
