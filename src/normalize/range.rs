//! Ranges: two numbers that a dash, "to", "and" or "or" joins.

use rust_decimal::Decimal;

use super::amount::{Amount, Link, Upper};
use super::cardinal::{self, Number};
use super::per::is_power_of_ten;
use super::scene::Scene;
use super::single::{self, close};
use crate::lexicon::{Role, Stand};
use crate::token::{Break, Shape};
use crate::value::{Bound, Exact};

/// How many tokens of a unit may stand between the first number of a range and its link, and how many of
/// a sign between the link and the second number.
const UNIT_TOKENS: usize = 4;

/// Reads the amount that begins at token `at`, a range if there is one.
pub(crate) fn amount(scene: &Scene<'_>, at: usize) -> Option<Amount> {
    let single = single::read(scene, at)?;
    Some(read(scene, single).unwrap_or(single))
}

/// The range that an amount begins, if there is one.
pub(crate) fn read(scene: &Scene<'_>, amount: Amount) -> Option<Amount> {
    if amount.is_range() {
        return None;
    }
    let between = (amount.first.saturating_sub(UNIT_TOKENS)..amount.first)
        .rev()
        .take_while(|at| !scene.is(*at, Shape::Numeral))
        .any(|at| scene.has(at, Role::Between));
    let joins = |at: usize| scene.has(at, Role::To) || between && scene.has(at, Role::And);
    if amount.low.ordinal && !joins(amount.end) {
        return None;
    }
    if amount.low.ordinal
        && scene.has(amount.end + 1, Role::Determiner)
        && let Some((number, _)) = cardinal::read(scene, amount.end + 2)
        && number.ordinal
    {
        // "between the fifth and the eighth"
        let link = if between { Link::And } else { Link::To };
        let upper = Upper {
            number,
            link,
            gap: (amount.end, amount.end),
            sign: (amount.end + 2, amount.end + 2),
            levels: false,
        };
        return joined(scene, amount, upper);
    }
    let furthest = amount.end + UNIT_TOKENS;
    for at in amount.end..=furthest {
        // "5 km2 to 9 km2" has a numeral in its unit.
        let number = scene.is(at, Shape::Numeral) && !scene.glued(at);
        if !scene.follows(at) || number || opens_item(scene, at) {
            return None;
        }
        if let Some((link, after)) = link(scene, at, at == amount.end, between) {
            let opened = between || has_from(scene, amount.first);
            let after = if opened {
                after_hedge(scene, after)
            } else {
                after
            };
            if let Some(upper) = second(scene, (amount.end, at), link, after) {
                return joined(scene, amount, upper);
            }
            if link != Link::Dash {
                return None;
            }
        }
        if scene.has(at, Role::Comma) || scene.has(at, Role::Stop) {
            return None;
        }
    }
    None
}

/// Is it the dash of a list's item, at the start of a line?
fn opens_item(scene: &Scene<'_>, at: usize) -> bool {
    let broken = scene
        .get(at)
        .is_some_and(|token| token.after != Break::None);
    broken && scene.is(at, Shape::Hyphen)
}

/// The link at token `at`, and the index after it.
fn link(scene: &Scene<'_>, at: usize, bare: bool, between: bool) -> Option<(Link, usize)> {
    if scene.is(at, Shape::Hyphen) {
        if scene.has(at + 1, Role::To) {
            let after = at + 2;
            return Some((
                Link::To,
                after + usize::from(scene.is(after, Shape::Hyphen)),
            ));
        }
        let one = scene.character(at).is_some();
        return (one && scene.glued(at) == scene.glued(at + 1)).then_some((Link::Dash, at + 1));
    }
    if scene.has(at, Role::Tilde) && scene.glued(at) {
        return Some((Link::Dash, at + 1));
    }
    if scene.has(at, Role::To) {
        let hyphen = usize::from(scene.is(at + 1, Shape::Hyphen) && scene.glued(at + 1));
        return Some((Link::To, at + 1 + hyphen));
    }
    if between && scene.has(at, Role::And) {
        return Some((Link::And, at + 1));
    }
    (bare && scene.has(at, Role::Or)).then_some((Link::Or, at + 1))
}

/// The index after the hedge of a range's second number: "from 5% to as much as 8%".
fn after_hedge(scene: &Scene<'_>, at: usize) -> usize {
    match scene.lexicon.hedges.before.longest(scene.tokens, at) {
        Some((end, Bound::AtMost | Bound::About | Bound::Nearly)) => end,
        _ => at,
    }
}

/// The second number of a range: after a sign of up to [`UNIT_TOKENS`] tokens.
fn second(scene: &Scene<'_>, gap: (usize, usize), link: Link, after: usize) -> Option<Upper> {
    let most = if link == Link::Or { 0 } else { 3 };
    for at in after..=after + most {
        if !scene.follows(at) {
            return None;
        }
        let number_begins = scene.is(at, Shape::Numeral)
            || scene.has(at, Role::Anchor)
            || scene.has(at, Role::Article)
            || numeral_sign(scene, at);
        if number_begins && let Some((number, _)) = cardinal::read(scene, at) {
            return Some(Upper {
                number,
                link,
                gap,
                sign: (after, at),
                levels: false,
            });
        }
        let sign = matches!(scene.get(at)?.shape, Shape::Symbol)
            || scene.get(at)?.case != crate::token::Case::Lower;
        if !sign || scene.has(at, Role::Comma) || scene.has(at, Role::Open) {
            return None;
        }
    }
    None
}

fn numeral_sign(scene: &Scene<'_>, at: usize) -> bool {
    super::numeral::leading_point(scene, at) || scene.is(at, Shape::Hyphen) && scene.glued(at + 1)
}

/// Makes a range of an amount and a second number, if they go together.
fn joined(scene: &Scene<'_>, mut amount: Amount, mut upper: Upper) -> Option<Amount> {
    let (_, end) = cardinal::read(scene, upper.sign.1)?;
    let (low, high) = (amount.low, upper.number);
    // "rose in 2018 to 3.9 million"
    if looks_like_year(&low) && !looks_like_year(&high) && upper.link == Link::To {
        return None;
    }
    let weak = (low.weak || high.weak) && !(low.fraction && high.fraction);
    if low.ordinal != high.ordinal || weak || low.fraction != high.fraction {
        return None;
    }
    // The scale of the second number is the first one's too: "3 to 5 billion", but not "900 to 1.2 billion".
    if low.scale == Decimal::ONE && high.scale != Decimal::ONE && !low.grouped {
        let shares = match (low.value, high.mantissa) {
            (Some(low), Some(high)) => {
                low.abs() <= high.abs() || upper.link == Link::To && has_from(scene, amount.first)
            }
            _ => false,
        };
        if shares {
            amount.low = amount.low.times(high.scale);
            amount.low.scale = high.scale;
            amount.low.mantissa = low.value;
        }
    }
    if upper.link == Link::Or {
        // "three or four", "two or three million", "30 or 40": neighbours; not "25k or 40k", which are two
        // choices.
        let step = high.value?.minus(amount.low.value?).ok()?;
        let tens = || is_power_of_ten(step) && is_round_to(amount.low, step);
        if step != high.scale && !tens() {
            return None;
        }
    }
    if matches!(upper.link, Link::Dash)
        && upper.gap.0 == upper.gap.1
        && amount.low.value >= high.value
    {
        // "5-3" is a score; a range goes up.
        return None;
    }
    let falls = amount.low.value > high.value;
    // "From €3.60 to 9 cents": the second has a smaller unit of its own.
    let words = &scene.lexicon.money.words;
    let signed = words
        .longest_before(scene.tokens, amount.first)
        .is_some_and(|(_, word)| word.stand == Stand::Sign);
    if signed && upper.sign.0 == upper.sign.1 {
        let unit = words.longest(scene.tokens, end);
        if unit.is_some_and(|(_, word)| word.part.is_some()) {
            return None;
        }
    }
    if upper.link == Link::To {
        let from = has_from(scene, amount.first);
        // "a current of 1.3 A to 0.2 A", but "a cut of 40 per cent to 30 per cent"
        let own_units = upper.gap.0 != upper.gap.1;
        let spread =
            own_units && scene.has_before(amount.first, Role::Of) && !moved_by(scene, amount.first);
        if falls && !from && !spread {
            // "217 to 215" is a vote.
            return None;
        }
        // "fell by 40 to 300": a change, and where it led.
        let widest = if own_units { WIDEST_IN_UNITS } else { WIDEST };
        if !from && moved_by(scene, amount.first) && is_far_above(high, amount.low, widest) {
            return None;
        }
        upper.levels = from && (falls || after_movement(scene, amount.first));
    }
    amount.upper = Some(upper);
    amount.end = end;
    amount.next = end;
    amount.bound = None;
    close(scene, &mut amount);
    Some(amount)
}

/// Is it one to nine times this?
fn is_round_to(number: Number, step: Decimal) -> bool {
    let round = |value: Decimal| value >= step && value < step * Decimal::TEN;
    let whole = |value: Decimal| (value % step).is_zero();
    number
        .value
        .is_some_and(|value| round(value) && whole(value))
}

/// Does a word of movement stand before the number, with at most "by" and a hedge between?
fn moved_by(scene: &Scene<'_>, first: usize) -> bool {
    (first.saturating_sub(3)..first).any(|at| scene.has(at, Role::Movement))
}

/// How many times the first number of a range of changes its second one may be.
const WIDEST: Decimal = Decimal::from_parts(4, 0, 0, false, 0);
/// The same where each of the two has its unit: "rose by 1.7 per cent to 6.1 per cent".
const WIDEST_IN_UNITS: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

fn is_far_above(high: Number, low: Number, widest: Decimal) -> bool {
    let most = low.value.and_then(|low| low.times(widest).ok());
    most.is_some_and(|most| !most.is_zero() && high.value > Some(most))
}

/// Is it four bare digits from 1500 to 2100?
fn looks_like_year(number: &Number) -> bool {
    let year = |value: Decimal| value >= Decimal::from(1500) && value <= Decimal::from(2100);
    number.is_plain_whole() && !number.spelled && !number.grouped && number.value.is_some_and(year)
}

/// Does "from" stand before the number, with at most its sign between?
fn has_from(scene: &Scene<'_>, first: usize) -> bool {
    (first.saturating_sub(3)..first).any(|at| scene.has(at, Role::From))
}

/// Does "from" stand before it, after a word of movement in the same sentence: "fell from", "a drop in
/// deaths from", and not "ranges from"?
fn after_movement(scene: &Scene<'_>, first: usize) -> bool {
    let from = (first.saturating_sub(3)..first)
        .rev()
        .find(|at| scene.has(*at, Role::From));
    let Some(from) = from else { return false };
    (from.saturating_sub(CLAUSE)..from)
        .rev()
        .take_while(|at| !scene.has(*at, Role::Stop) && !scene.has(*at, Role::Ranging))
        .any(|at| scene.has(at, Role::Movement))
}

/// How many tokens before "from" a word of movement may stand.
const CLAUSE: usize = 14;

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, of_kind};

    #[test]
    fn one_range_many_phrasings() {
        let corpus: &[(&str, &[&str])] = &[
            (
                "[3000000000, 5000000000] USD",
                &[
                    "$3-5bn",
                    "$3–5bn",
                    "$3bn–$5bn",
                    "$3 to $5 billion",
                    "$3 billion to $5 billion",
                    "between $3bn and $5bn",
                    "from $3 billion to $5 billion",
                    "3 to 5 billion dollars",
                    "three to five billion dollars",
                    "US$3-to-5 billion",
                    "USD 3–5bn",
                    "between 3 billion dollars and 5 billion dollars",
                    "$3&ndash;5bn",
                    "between $3bn\nand $5bn",
                ],
            ),
            (
                "[10, 20] USD",
                &[
                    "from 10 dollars to 20 dollars",
                    "10 to 20 dollars",
                    "about $10-$20",
                ],
            ),
            (
                "[0.05, 0.1] USD",
                &["5 to 10 cents", "between 5 and 10 cents"],
            ),
        ];
        all_read(Kind::Money, corpus);
        all_read(
            Kind::Percent,
            &[(
                "[15, 20] %",
                &[
                    "15–20 per cent",
                    "15% to 20%",
                    "15-20%",
                    "between 15 and 20 percent",
                    "between 15% and 20%",
                    "ranging from 15 to 20 per cent",
                ],
            )],
        );
        all_read(
            Kind::Number,
            &[
                ("[900, 1200000] ", &["900 to 1.2 million"]),
                (
                    "[4000000, 5000000] ",
                    &["between 4m and 5m", "4-5m", "four or five million"],
                ),
                ("[100000, 999999] ", &["a six-figure sum"]),
                (
                    "[300, 400] ",
                    &[
                        "between three hundred and four hundred",
                        "three hundred to four hundred",
                    ],
                ),
                ("[10000, 100000] ", &["tens of thousands"]),
                ("[30, 40] ", &["30 or 40", "thirty or forty"]),
                ("[200, 300] ", &["200 or 300"]),
                (
                    "[6, 9] ",
                    &[
                        "He came between the sixth and the ninth.",
                        "ranked from sixth to ninth",
                    ],
                ),
            ],
        );
    }

    #[test]
    fn two_levels_of_a_movement_are_two_figures() {
        let two = ["2 %", "9 %"];
        for text in [
            "It fell from 9 to 2 per cent.",
            "It fell from 9% to 2%.",
            "They cut the rate for new loans from 9 to 2 percent.",
            "from 9 to 2 per cent",
            "The fee goes from 2 to 9 per cent.",
            "Its lead swung from 2 to 9 per cent.",
            "The bank slashed its charge from 9 to 2 per cent.",
            "The reform pushed the tax from 2 to 9 per cent.",
            "It was a cut of 9 per cent to 2 per cent.",
        ] {
            let mut read = of_kind(Kind::Percent, text);
            read.sort();
            assert_eq!(read, two, "{text}");
        }
        let money = of_kind(Kind::Money, "Sales rose $5bn to $80bn.");
        assert_eq!(money, ["5000000000 USD", "80000000000 USD"]);
    }

    #[test]
    fn ordinals_of_other_things_are_no_range() {
        for text in [
            "between the sixth and ninth acts",
            "the sixth and the ninth",
            "from first to last",
        ] {
            assert!(of_kind(Kind::Number, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn two_numbers_side_by_side_are_no_range() {
        for (text, numbers) in [
            ("They sold 5 or 500.", vec!["5 ", "500 "]),
            ("Goals: 5\n- 12: points", vec!["5 ", "12 "]),
            ("The House passed it 217 to 215.", vec!["217 ", "215 "]),
            ("It came to 1,700 to 3 million.", vec!["[1700, 3000000] "]),
            ("The count fell by 40 to 300.", vec!["40 ", "300 "]),
            ("The count fell by 40 to 60.", vec!["[40, 60] "]),
            ("It can go 0 to 90 in a day.", vec!["[0, 90] "]),
        ] {
            assert_eq!(of_kind(Kind::Number, text), numbers, "{text}");
        }
        let both = of_kind(Kind::Percent, "up 5 per cent to $20 billion");
        assert_eq!(both, ["5 %"]);
    }
}
