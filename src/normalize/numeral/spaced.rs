//! Numerals with spaces in them, over several tokens: `1 234 567,8`, `6 . 2`, `80 , 000`, `2 1 8 . 2`.

use crate::lexicon::{NumberClass, Role, Stand};
use crate::normalize::digits::{Digits, Style, value};
use crate::normalize::scene::Scene;
use crate::token::{Shape, digit};

/// Reads the numeral with spaces that begins at token `at`; gives the index after it.
pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<(Digits, usize)> {
    // A word after it ends it, but for one that is said for a separator.
    let next = at + 1;
    if scene.is(next, Shape::Word) && !scene.has(next, Role::Stop) && !scene.has(next, Role::Comma)
    {
        return None;
    }
    groups(scene, at)
        .or_else(|| digits_apart(scene, at))
        .or_else(|| separator(scene, at))
}

/// "1 234 567,8": groups set apart by single spaces. An ordinary space counts only where the text does
/// not group with commas, and more than one group or nothing else could be meant.
fn groups(scene: &Scene<'_>, at: usize) -> Option<(Digits, usize)> {
    let first = scene.written(at);
    if first.len() > 3 || first.starts_with('0') || !first.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (mut end, mut ordinary) = (at + 1, false);
    while let Some(token) = scene.get(end) {
        let gap = scene
            .text
            .get(scene.get(end - 1)?.end as usize..token.start as usize)?;
        let group = token.text(scene.text);
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        let fits = token.shape == Shape::Numeral
            && digits == 3
            && matches!(
                gap,
                " " | "\u{a0}" | "\u{202f}" | "\u{2009}" | "&nbsp;" | "&thinsp;" | "&#160;"
            );
        if !fits {
            break;
        }
        ordinary |= gap == " ";
        end += 1;
        if group.len() > 3 {
            break;
        }
    }
    let last = scene.written(end - 1);
    let groups = end - at - 1;
    let month_before = scene.has_before(at, Role::Month);
    if groups == 0
        || ordinary
            && (month_before
                || groups == 1
                    && last.len() == 3
                    && last != "000"
                    && scene.style == Style::Point
                    && !has_unit_after(scene, end)
                    && !fills_cell(scene, at, end))
    {
        return None;
    }
    let decimals = match last.len().checked_sub(4) {
        Some(decimals) => u32::try_from(decimals).ok()?,
        None => 0,
    };
    let fraction = last.get(4..).unwrap_or_default();
    if last.len() > 3 && (fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let digits = (at..end)
        .flat_map(|at| scene.written(at).chars())
        .filter_map(digit);
    let whole = u32::try_from(first.len() + 3 * groups).ok()?;
    Some((
        Digits {
            value: value(digits, decimals),
            decimals,
            whole,
            grouped: true,
            ambiguous: ordinary,
        },
        end,
    ))
}

/// Do the tokens `at` to before `end` fill a cell of a table?
fn fills_cell(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    scene.has_before(at, Role::Bar) && scene.has(end, Role::Bar)
}

/// The most digits, and signs between them, of a number whose digits stand apart.
const LONGEST_SPACED: usize = 24;

/// "2 1 8 . 2", "$ 1 , 2 0 0": single digits that a scanner set apart, where a currency's sign, a decimal
/// point or a scale shows that they are one number.
fn digits_apart(scene: &Scene<'_>, at: usize) -> Option<(Digits, usize)> {
    let single = |at: usize| {
        scene.is(at, Shape::Numeral)
            && scene
                .get(at)
                .is_some_and(|token| token.end - token.start == 1)
    };
    let apart = |at: usize| {
        let gap = at
            .checked_sub(1)
            .and_then(|last| Some(scene.get(last)?.end as usize..scene.get(at)?.start as usize));
        gap.and_then(|gap| scene.text.get(gap)) == Some(" ")
    };
    let next = |at: usize| single(at) && apart(at);
    let goes_on = next(at + 1) || next(at + 2) && next(at + 3);
    if !single(at) || !goes_on {
        return None;
    }
    let (mut end, mut point, mut grouped, mut written) = (at + 1, None, false, 1_usize);
    while end < at + LONGEST_SPACED {
        if next(end) {
            (end, written) = (end + 1, written + 1);
        } else if point.is_none() && apart(end) && scene.has(end, Role::Stop) && next(end + 1) {
            point = Some(written);
            end += 1;
        } else if point.is_none()
            && apart(end)
            && scene.has(end, Role::Comma)
            && (end + 1..end + 4).all(next)
            && !next(end + 4)
        {
            grouped = true;
            end += 1;
        } else {
            break;
        }
    }
    let money = &scene.lexicon.money.words;
    let scaled = scene
        .number_word(end)
        .is_some_and(|word| word.class == NumberClass::Scale || word.class == NumberClass::Letter);
    let shown = point.is_some()
        || scene.written(end) == "%"
        || scaled && scene.follows(end)
        || money
            .longest_before(scene.tokens, at)
            .is_some_and(|(_, word)| word.stand == Stand::Sign);
    let joined = written > 2 || point.is_none();
    // "£1 2s 6d"
    let lettered = scene.glued(end) && scene.is(end, Shape::Word) && !scaled;
    if !shown || !joined || lettered {
        return None;
    }
    let decimals = u32::try_from(point.map_or(0, |whole| written - whole)).ok()?;
    let digits = (at..end)
        .flat_map(|at| scene.written(at).chars())
        .filter_map(digit);
    Some((
        Digits {
            value: value(digits, decimals),
            decimals,
            whole: u32::try_from(written).ok()? - decimals,
            grouped,
            ambiguous: false,
        },
        end,
    ))
}

/// Does a word in small letters follow, as the unit or noun of "12 500 tonnes" does?
fn has_unit_after(scene: &Scene<'_>, end: usize) -> bool {
    scene.is(end, Shape::Word) && !scene.has(end, Role::And) && !scene.has(end, Role::To)
}

/// "6 . 2 %" and "80 , 000": a separator with spaces on both sides, as tokenized text has it.
fn separator(scene: &Scene<'_>, at: usize) -> Option<(Digits, usize)> {
    let point = scene.has(at + 1, Role::Stop);
    if !point && !scene.has(at + 1, Role::Comma) {
        return None;
    }
    let sign = scene.get(at + 1)?;
    let (left, right) = (scene.written(at), scene.written(at + 2));
    let spaced =
        !sign.glued && sign.end - sign.start == 1 && !scene.glued(at + 2) && scene.follows(at + 2);
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    // "25, 000": no number of its own begins with a nought.
    let padded = !point && sign.glued && !scene.glued(at + 2) && scene.follows(at + 2);
    let padded = padded && right.starts_with('0') && !left.starts_with('0');
    if !(spaced || padded)
        || !plain(left)
        || !plain(right)
        || !point && (right.len() != 3 || left.len() > 3)
    {
        return None;
    }
    let decimals = if point {
        u32::try_from(right.len()).ok()?
    } else {
        0
    };
    let digits = left.chars().chain(right.chars()).filter_map(digit);
    Some((
        Digits {
            value: value(digits, decimals),
            decimals,
            whole: u32::try_from(left.len() + right.len()).ok()? - decimals,
            grouped: !point,
            ambiguous: false,
        },
        at + 3,
    ))
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, of_kind};

    #[test]
    fn digits_set_apart_are_one_number_only_where_something_shows_it() {
        all_read(
            Kind::Money,
            &[
                ("374000000000 USD", &["$ 3 7 4 bn", "$3 7 4 billion"]),
                ("1250 GBP", &["£ 1 , 2 5 0", "£ 1 2 5 0"]),
                ("6.45 EUR", &["€ 6 . 4 5"]),
            ],
        );
        all_read(
            Kind::Percent,
            &[("37.4 %", &["3 7 . 4 %", "3 7 . 4 per cent"])],
        );
        let numbers = of_kind(Kind::Number, "It drew lots: 3 7 4 in that order.");
        assert_eq!(numbers, ["3 ", "7 ", "4 "]);
        let cells = of_kind(Kind::Number, "| Bergen | 291 940 |\n| Oslo | 709 037 |");
        assert_eq!(cells, ["291940 ", "709037 "]);
    }
}
