//! Brackets that write a negative in a table or a column: `(3.4m)`.

use super::scene::Scene;
use crate::lexicon::Role;

/// How many tokens beside a line in brackets another figure sets it off.
const COLUMN_TOKENS: usize = 12;

/// The brackets around tokens `first` to before `end`, if the text writes a negative with them: they fill
/// a cell of a table, or a line with figures in the lines beside it. Gives the tokens with the brackets.
pub(crate) fn in_accounting(scene: &Scene<'_>, first: usize, end: usize) -> Option<(usize, usize)> {
    let open = first.checked_sub(1)?;
    if !scene.has(open, Role::Open) || !scene.has(end, Role::Close) || !scene.glued(first) {
        return None;
    }
    let before = open == 0
        || scene.has(open - 1, Role::Bar)
        || scene.has(open - 1, Role::Close)
        || scene.get(open)?.after != crate::token::Break::None;
    let after = end + 1;
    let ends = scene.get(after).is_none_or(|token| {
        token.after != crate::token::Break::None
            || scene.has(after, Role::Bar)
            || scene.has(after, Role::Open)
    });
    let in_row = |at: usize| {
        scene.has(at, Role::Bar) || scene.has(at, Role::Open) || scene.has(at, Role::Close)
    };
    let row = in_row(after) || open > 0 && in_row(open - 1);
    let column = || {
        (open.saturating_sub(COLUMN_TOKENS)..open)
            .chain(after..after + COLUMN_TOKENS)
            .any(|at| scene.is(at, crate::token::Shape::Numeral))
    };
    (before && ends && (row || column())).then_some((open, after))
}
