//! Shares of a whole without a word of the per cent family.
//!
//! | text | reading |
//! | --- | --- |
//! | `two-thirds`, `a quarter of voters`, `half the seats` | 66.67 %, 25 %, 50 % |
//! | `nine in ten`, `one out of five` | 90 %, 20 % |

use rust_decimal::Decimal;

use super::amount::{Amount, Link, Upper};
use super::candidate::{Quantity, What};
use super::cardinal::{self, Number};
use super::hedge;
use super::points::percent_word;
use super::scene::Scene;
use crate::lexicon::{NumberClass, Role, WordClass};
use crate::token::{Case, Shape};
use crate::value::{Exact, PercentUnit};

/// Reads a fraction as a share of a whole.
pub(crate) fn fraction(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    let low = &amount.low;
    let part = |number: &Number| {
        number.fraction && number.value.is_some_and(|value| value.abs() < Decimal::ONE)
    };
    let upper_fits = amount
        .upper
        .is_none_or(|upper| part(&upper.number) && upper.gap.0 == upper.gap.1);
    if !part(low) || !upper_fits || low.weak && !is_share(scene, amount) {
        return None;
    }
    if !low.spelled
        && scene.has(amount.end.saturating_sub(2), Role::Slash)
        && !is_written_fraction(scene, amount)
    {
        return None;
    }
    let share = amount.times(Decimal::ONE_HUNDRED);
    Some(Quantity::new(
        share,
        amount.first,
        amount.next,
        What::Percent(PercentUnit::Percent),
    ))
}

/// Does the context make a share of "a third" or "half"?
fn is_share(scene: &Scene<'_>, amount: &Amount) -> bool {
    let (first, end) = (amount.first, amount.next);
    let hedged = hedge::before(scene, first).is_some() || amount.bound.is_some();
    let by = scene.has_before(first, Role::By);
    let bare_quarter = scene.number_word(first).is_some_and(|word| {
        word.class == NumberClass::Fraction && word.value != Some(Decimal::TWO)
    });
    let after_ordinal = first
        .checked_sub(1)
        .and_then(|at| scene.number_word(at))
        .is_some_and(|word| word.class == NumberClass::Ordinal);
    // "a year and a half", "half a day"
    let of_time = scene.has_before(first, Role::And)
        && first
            .checked_sub(2)
            .is_some_and(|at| scene.has(at, Role::TimeUnit) || scene.has(at, Role::Anchor))
        || {
            let article = end + usize::from(scene.has(end, Role::Of));
            scene.has(article, Role::Article) && scene.has(article + 1, Role::TimeUnit)
        };
    if bare_quarter && !hedged || after_ordinal || of_time {
        return false;
    }
    let article = scene.has(first, Role::Article);
    let followed = scene.has(end, Role::Of)
        || scene.has(end, Role::Compared)
        || !article
            && (scene.has(end, Role::Determiner)
                || scene.has(end, Role::Article) && !scene.has(end + 1, Role::Anchor));
    let alone = ends_clause(scene, end);
    hedged || by || followed || article && alone || is_dealt(scene, first, end)
}

/// How many tokens behind a fraction the percentages stand that share a whole with it.
const LIST: usize = 20;

/// "Half goes to the clubs, 30 per cent to the players": does it open a sentence, with a verb behind it, and does
/// a percentage follow that is of the same?
fn is_dealt(scene: &Scene<'_>, first: usize, end: usize) -> bool {
    let opens = first == 0
        || scene.has_before(first, Role::Stop)
        || scene
            .get(first)
            .is_some_and(|token| token.starts_paragraph());
    let verb = scene.get(end).is_some_and(|token| {
        token.case == Case::Lower && scene.lexicon.words.is(token.word, WordClass::Verb)
    });
    let mut behind = (end..end + LIST).take_while(|at| !scene.has(*at, Role::Stop));
    opens && verb && behind.any(|at| percent_word(scene, at).is_some())
}

fn ends_clause(scene: &Scene<'_>, at: usize) -> bool {
    scene
        .get(at)
        .is_none_or(|token| token.starts_paragraph() || token.shape == Shape::Symbol)
}

/// Is "3/4" a fraction, and not "9/11" or "24/7"? The denominators of measures and shares count.
fn is_written_fraction(scene: &Scene<'_>, amount: &Amount) -> bool {
    let bottom: u32 = scene.written(amount.end - 1).parse().unwrap_or(0);
    matches!(
        bottom,
        2..=10 | 12 | 15 | 16 | 20 | 25 | 32 | 50 | 64 | 100 | 1000
    )
}

/// Reads "nine in ten", "one out of five", "1 over 3" from its first number.
pub(crate) fn one_in_many(scene: &Scene<'_>, first: &Amount) -> Option<Quantity> {
    if first.is_range()
        || !first.low.is_plain_whole()
        || first.is_ordinal()
        || first.bound.is_some()
    {
        return None;
    }
    let (at, certain) = if scene.has(first.end, Role::Out) && scene.has(first.end + 1, Role::Of) {
        (first.end + 2, true)
    } else if scene.has(first.end, Role::In) || scene.has(first.end, Role::Over) {
        (first.end + 1, false)
    } else if let Some(at) = after_noun(scene, first) {
        (at, false)
    } else {
        let hyphen = scene.after_hyphen(first.end);
        if hyphen == first.end || !scene.has(hyphen, Role::In) {
            return None;
        }
        (scene.after_hyphen(hyphen + 1), true)
    };
    let at = at + usize::from(scene.has(at, Role::Per));
    let (bottom, end) = cardinal::read(scene, at).filter(|_| scene.follows(at))?;
    let larger = larger_whole(scene, &bottom, end);
    let end = larger.map_or(end, |(_, end)| end);
    let (top, whole) = (first.low.value?, bottom.value?);
    let round = |value: Decimal| {
        value <= Decimal::TEN || (value % Decimal::TEN).is_zero() || value == Decimal::from(25)
    };
    let year = !bottom.spelled
        && !bottom.grouped
        && whole >= Decimal::from(1900)
        && whole <= Decimal::from(2100);
    // "seven out of 36 bodies" counts bodies.
    let plausible = (top == Decimal::ONE || round(whole) || ends_clause(scene, end)) && !year;
    let over = scene.has(first.end, Role::Over);
    let of_time = !certain && scene.has(scene.after_hyphen(end), Role::TimeUnit)
        || over && !ends_clause(scene, end);
    // "Ridge Run 5 in 1080p"
    let lettered = scene.glued(end) && scene.is(end, Shape::Word);
    let unit_follows = percent_word(scene, end).is_some() || lettered;
    if bottom.mixed || bottom.ordinal || bottom.weak || !plausible || of_time || unit_follows {
        return None;
    }
    // Of two small groups more is no share: "five out of three". "1 over 3" may exceed one.
    if top >= whole && !over {
        return None;
    }
    let share_of = |whole| top.over_rounding_down(whole).ok().map(cardinal::shortened);
    let value = share_of(whole)?;
    let mut amount = *first;
    amount.low = Number {
        value: Some(value),
        place: HUNDREDTH,
        fraction: true,
        mixed: true,
        ..first.low
    };
    // "One in five or six" is a sixth to a fifth.
    if let Some((larger, _)) = larger {
        amount.upper = Some(Upper {
            number: amount.low,
            link: Link::Or,
            gap: (end, end),
            sign: (end, end),
            levels: false,
        });
        amount.low.value = Some(share_of(larger)?);
    }
    amount.end = end;
    amount.next = end;
    if let Some((next, bound)) = hedge::after(scene, end) {
        amount.next = next;
        amount.bound = Some(bound);
    }
    let what = if value < Decimal::ONE {
        What::Percent(PercentUnit::Percent)
    } else {
        What::Number
    };
    let amount = if value < Decimal::ONE {
        amount.times(Decimal::ONE_HUNDRED)
    } else {
        amount
    };
    Some(Quantity::new(amount, first.first, amount.next, what))
}

/// The second number of "in five or six", "in four to five", with where it ends. "Or" joins neighbours alone, and what
/// has a unit of its own says something else: "one in four or 25 per cent".
fn larger_whole(scene: &Scene<'_>, bottom: &Number, end: usize) -> Option<(Decimal, usize)> {
    let or = scene.has(end, Role::Or);
    if !or && !scene.has(end, Role::To) {
        return None;
    }
    let (second, end) = cardinal::read(scene, end + 1)?;
    let (smaller, larger) = bottom.value.zip(second.value)?;
    let plain = second.is_plain_whole() && bottom.is_plain_whole() && !second.ordinal;
    let near = !or || larger <= smaller.plus(smaller).ok()?;
    let of_unit = percent_word(scene, end).is_some();
    (plain && larger > smaller && near && !of_unit).then_some((larger, end))
}

/// The index after "in" in "one car in five", "one young voter in ten".
fn after_noun(scene: &Scene<'_>, first: &Amount) -> Option<usize> {
    if first.value() != Some(Decimal::ONE) || !first.low.spelled {
        return None;
    }
    let noun = |at: usize| {
        scene.is(at, Shape::Word)
            && scene.get(at).is_some_and(|token| token.case == Case::Lower)
            && !scene
                .lexicon
                .words
                .is(scene.tokens[at].word, WordClass::Function)
            && !scene.has(at, Role::TimeUnit)
    };
    let in_at = (first.end + 1..=first.end + 2).find(|at| scene.has(*at, Role::In))?;
    let bottom = in_at + 1 + usize::from(scene.has(in_at + 1, Role::Per));
    let spelled = scene.has(bottom, Role::Anchor) || scene.written(bottom) == "10";
    ((first.end..in_at).all(noun) && spelled).then_some(in_at + 1)
}

const HUNDREDTH: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, none_read, of_kind};

    #[test]
    fn one_share_many_phrasings() {
        let corpus: &[(&str, &[&str])] = &[
            ("75 %", &["three-quarters of voters", "3/4 of them", "75pc"]),
            (
                "50 %",
                &[
                    "half of the seats",
                    "half the seats",
                    "more than half",
                    "by half",
                    "a half",
                ],
            ),
            (
                "25 %",
                &[
                    "a quarter of voters",
                    "by a quarter",
                    "about a quarter",
                    "one in four",
                    "one quarter",
                    "1 in 4 of them",
                ],
            ),
            (
                "20 %",
                &[
                    "a fifth of sales",
                    "one in five",
                    "one car in five",
                    "one car in every five",
                    "1 in 5",
                    "one out of five",
                    "one-in-five",
                ],
            ),
            (
                "90 %",
                &[
                    "nine in ten",
                    "nine out of ten",
                    "nine-tenths",
                    "9 out of 10",
                    "90%",
                ],
            ),
        ];
        all_read(Kind::Percent, corpus);
    }

    #[test]
    fn one_in_so_many_or_more_is_a_range() {
        let corpus: &[(&str, &[&str])] = &[(
            "[16.66666666666667, 20] %",
            &[
                "one in five or six",
                "one person in every five or six",
                "1 in 5 to 6",
            ],
        )];
        all_read(Kind::Percent, corpus);
    }

    #[test]
    fn what_follows_one_in_so_many_may_say_it_again() {
        let corpus: &[(&str, &[&str])] = &[(
            "20 %",
            &["one in five or 900 of them", "one in five or four"],
        )];
        all_read(Kind::Percent, corpus);
        let twice = of_kind(Kind::Percent, "It is one in four or 25 per cent of them.");
        assert_eq!(twice, ["25 %", "25 %"]);
    }

    #[test]
    fn what_is_no_share() {
        none_read(
            Kind::Percent,
            &[
                "the third quarter, the first half, the second half",
                "a third party, a fourth man, a quarter final",
                "one in five years",
                "five out of three",
                "8 in 5",
                "half a day, a year and a half",
                "a hundredth of a second",
                "born in five minutes",
                "nine in 2019",
            ],
        );
    }
}
