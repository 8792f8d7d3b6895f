//! Anniversaries, by how many years they are: "its 85th anniversary", "the centenary".

use rust_decimal::prelude::ToPrimitive;

use crate::lexicon::{Jubilee, Lexicon, NumberClass, Role};
use crate::token::{Shape, Token};

/// How many years have gone by on the day that the words from a token on name; `None` where they tell since when
/// themselves, as "the 85th anniversary of the battle" does.
pub(super) fn years(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<u32> {
    let (end, jubilee) = lexicon.jubilees.longest(tokens, at)?;
    let of = tokens
        .get(end)
        .is_some_and(|token| lexicon.roles.has(token.word, Role::Of));
    let years = match jubilee {
        Jubilee::Years(years) => *years,
        Jubilee::Counted => counted(text, tokens.get(..at)?, lexicon)?,
    };
    (!of).then_some(years)
}

/// The ordinal that ends some tokens: "85th", "tenth", "twenty-fifth".
fn counted(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Option<u32> {
    let (last, before) = tokens.split_last()?;
    let previous = before.last();
    let value = |token: &Token, class: NumberClass| {
        let word = lexicon.numbers.get(token.word)?;
        word.value.filter(|_| word.class == class)?.to_u32()
    };
    if last.glued && lexicon.roles.has(last.word, Role::OrdinalEnding) {
        let digits = previous.filter(|digits| digits.shape == Shape::Numeral)?;
        return digits.text(text).parse().ok();
    }
    let units = value(last, NumberClass::Ordinal)?;
    let tens = match previous {
        Some(hyphen) if hyphen.shape == Shape::Hyphen => before.iter().rev().nth(1),
        other => other,
    };
    let tens = tens.and_then(|tens| value(tens, NumberClass::Ten));
    Some(units + tens.unwrap_or_default())
}
