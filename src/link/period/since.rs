//! From when a change is measured: "0.4 per cent from February", which says nothing of the year.

use chrono::Datelike;

use super::super::draft::Draft;
use super::super::text::Text;
use crate::lexicon::{Classes, Role as Part, known};
use crate::mention::Kind;
use crate::value::Period;

/// Notes of a change over a month or a quarter that it is measured from the month or quarter before. What is measured
/// from the year before needs no note: so is whatever does not say.
pub(crate) fn measured_since(text: &Text<'_>, draft: &mut Draft) {
    let Some(days) = draft.claim.period.map(|period| period.days) else {
        return;
    };
    let name = match days.length_in_months() {
        Some(1) => known::MONTHLY_CHANGE,
        Some(3) => known::QUARTERLY_CHANGE,
        _ => return,
    };
    let relative = draft.claim.mention.kind() == Kind::Percent;
    if draft.found.change && relative && is_since_the_one_before(text, draft, days, name) {
        draft.claim.subject.qualifiers.insert(name.to_owned());
    }
}

/// Do the words behind a change say so by name, or by a time?
fn is_since_the_one_before(text: &Text<'_>, draft: &Draft, days: Period, name: &str) -> bool {
    /// How many words behind the figure they may begin.
    const NEAR: usize = 14;
    let end = draft.frame.tokens.end;
    for at in end..draft.tokens.end.min(end + NEAR) {
        let qualifier = text.lexicon.linking.qualifiers.longest(text.tokens, at);
        if let Some((_, qualifier)) = qualifier
            && &*qualifier.group == "base"
        {
            return &*qualifier.name == name;
        }
        let Some(mention) = text.mention_at(at).and_then(|nth| text.mentions.get(nth)) else {
            continue;
        };
        let Some(time) = mention.time() else {
            // What follows is said of another figure.
            return false;
        };
        // "From February", "compared with February".
        let joint = |at: usize| text.has(at, Part::From) || text.is(at, Classes::COMPARE);
        let compared = (at.saturating_sub(2)..at).any(joint);
        if let Some(base) = time.days.ok().filter(|_| compared) {
            return is_next(&base, &days);
        }
    }
    false
}

/// Does a period follow right behind another that is as long?
fn is_next(base: &Period, days: &Period) -> bool {
    base.length_in_months() == days.length_in_months()
        && base.end() == days.start()
        && days.start().is_some_and(|start| start.day() == 1)
}
