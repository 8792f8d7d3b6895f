//! Figures that are one another but for a slip of the pen: of scale, or of two digits.

use rust_decimal::Decimal;

use super::{coincidence, values};
use crate::claim::Claim;
use crate::mention::{Kind, Value};
use crate::value::Exact;

/// Is one figure the other with its scale mistaken or two of its digits exchanged?
pub(crate) fn is_slip(one: &Claim, other: &Claim) -> bool {
    let scaled = scale_slip(one, other) && several_digits(one);
    // So many figures are ten or a hundred times another that it takes digits to tell.
    let telling = !values::within_factor(one, other, Decimal::ONE_HUNDRED) || significant(one) >= 3;
    scaled && telling || transposed(one, other)
}

/// Are they one number of two digits or more, in two units or currencies: "15.5 km" and "15.5 miles"?
pub(crate) fn is_of_unit(one: &Claim, other: &Claim) -> bool {
    let kinds = (one.mention.kind(), other.mention.kind());
    let numbers = nominal(one).zip(nominal(other));
    matches!(
        kinds,
        (Kind::Money, Kind::Money) | (Kind::Measure, Kind::Measure)
    ) && numbers.is_some_and(|(one, other)| one == other)
        && several_digits(one)
        && one.mention.per == other.mention.per
        && one.mention.unit() != other.mention.unit()
}

/// How much it says, in log-odds, that two figures are one number in two units. Of pairs in 212 dossiers, neither of
/// which the other's text has as well, nearly all measures were meant for one figure, and half of the amounts of money.
pub(super) fn weight_of_unit(one: &Claim, other: &Claim) -> f64 {
    const MEASURE: [f64; 4] = [0.0, 0.0, 2.4, 4.0];
    const MONEY: [f64; 4] = [0.0, 0.0, 1.0, 3.0];
    let weights = match one.mention.kind() {
        Kind::Money => MONEY,
        _ => MEASURE,
    };
    weights[digits_told(one, other).min(weights.len() - 1)]
}

/// How many of each digit but zero a figure has, five bits for each; `None` of a figure without a number.
/// Two figures that are one another but for a slip have one of these, and most pairs have not: to see
/// that takes one instruction, and the arithmetic of a slip six thousand.
pub(super) fn census(claim: &Claim) -> Option<u64> {
    let mut mantissa = nominal(claim)?.mantissa().unsigned_abs();
    let mut census = 0;
    while mantissa != 0 {
        match mantissa % 10 {
            0 => {}
            // No number has more than 29 digits, which five bits count.
            digit => census += 1 << (5 * (digit as u64 - 1)),
        }
        mantissa /= 10;
    }
    Some(census)
}

/// The digits of a figure that are not zero, in their order by size: a slip leaves them as they are.
/// `None` of a figure with a single one, or with none.
pub(super) fn digits(claim: &Claim) -> Option<Vec<u8>> {
    let value = nominal(claim)?;
    let mut digits = value.mantissa().unsigned_abs().to_string().into_bytes();
    digits.retain(|digit| *digit != b'0');
    digits.sort_unstable();
    (digits.len() > 1).then_some(digits)
}

/// How much it says, in log-odds, that two figures are one another but for a slip: the more digits, the less by
/// chance. Of pairs in 212 dossiers, neither of which the other's text has as well, of two digits exchanged one in
/// three was meant for one figure, of three nine in ten; of those with their point elsewhere far fewer.
pub(super) fn weight(one: &Claim, other: &Claim) -> f64 {
    const SCALED: [f64; 7] = [0.0, 0.0, 0.8, 2.0, 3.2, 4.5, 6.0];
    const EXCHANGED: [f64; 7] = [0.0, 0.0, 0.8, 3.6, 4.5, 5.2, 6.0];
    /// A zero that was exchanged may be one that does not count: 1,020 and 1,200.
    const WITH_ZERO: f64 = 1.2;
    let at = |weights: [f64; 7], digits: usize| weights[digits.min(weights.len() - 1)];
    let (fewer, more) = match (significant(one), significant(other)) {
        (one, other) if one <= other => (one, other),
        (one, other) => (other, one),
    };
    let small = |claim: &Claim| bare(claim) && nominal(claim) < Some(Decimal::ONE_THOUSAND);
    let counted = |claim: &Claim| matches!(claim.mention.kind(), Kind::Count | Kind::Number);
    match transposed(one, other) {
        true if fewer < more && small(one) && small(other) => WITH_ZERO / 2.0,
        true if fewer < more => WITH_ZERO,
        true => at(EXCHANGED, digits_but_for_two(one, other)),
        // Of all counts of a text some are a thousand times others.
        false if counted(one) && counted(other) => at(SCALED, more) / 2.0,
        false => at(SCALED, more),
    }
}

/// In how many digits that count two figures are the same, of which two are exchanged; one less of bare numbers,
/// which have no unit in common.
pub(super) fn digits_but_for_two(one: &Claim, other: &Claim) -> usize {
    if !transposed(one, other) {
        return 0;
    }
    let digits = significant(one).min(significant(other));
    digits.saturating_sub(usize::from(bare(one) && bare(other)))
}

/// Are both figures the same two digits or more, a thousand times apart or more?
pub(crate) fn is_slip_of_scale(one: &Claim, other: &Claim) -> bool {
    scale_slip(one, other)
        && several_digits(one)
        && !values::within_factor(one, other, Decimal::ONE_HUNDRED)
}

/// Has a figure two digits that count, so that another with the same is no chance?
fn several_digits(claim: &Claim) -> bool {
    significant(claim) >= 2
}

/// Is it a number without a unit or a noun?
fn bare(claim: &Claim) -> bool {
    matches!(claim.mention.value, Value::Number { .. })
}

/// How many digits count of that of two figures which has more of them.
pub(super) fn digits_told(one: &Claim, other: &Claim) -> usize {
    significant(one).max(significant(other))
}

/// The digits of a figure that count.
fn significant(claim: &Claim) -> usize {
    claim.mention.figure().map_or(0, coincidence::digits)
}

pub(crate) fn nominal(claim: &Claim) -> Option<Decimal> {
    claim.mention.figure()?.nominal()
}

/// Is one figure the other with its point three places further, a million for a billion, or one or
/// two places, with the same digits?
pub(crate) fn scale_slip(left: &Claim, right: &Claim) -> bool {
    let numbers = nominal(left).zip(nominal(right));
    // A table, or a list behind a head, may count in thousands or millions without saying so in its every cell.
    let in_heads = |(one, other): (Decimal, Decimal)| {
        !values::is_within_factor(one, other, Decimal::ONE_HUNDRED) && bare(left) && bare(right)
    };
    bare(left) == bare(right)
        && numbers.is_some_and(|numbers| is_scaled(numbers.0, numbers.1) && !in_heads(numbers))
}

/// Is one number the other with its point one, two, three, six or nine places further?
pub(crate) fn is_scaled(one: Decimal, other: Decimal) -> bool {
    let (small, large) = (one.abs().min(other.abs()), one.abs().max(other.abs()));
    let several_digits = |power: u32| {
        small
            .times(Decimal::from(10_u64.pow(power)))
            .is_ok_and(|scaled| scaled == large)
    };
    !small.is_zero() && [1, 2, 3, 6, 9].into_iter().any(several_digits)
}

/// Do the figures have the same digits, two neighbours of them exchanged?
pub(crate) fn transposed(one: &Claim, other: &Claim) -> bool {
    let numbers = nominal(one).zip(nominal(other));
    numbers.is_some_and(|(one, other)| digits_exchanged(one, other))
}

/// Have two numbers the same digits, two neighbours of them exchanged, or any two of five or more?
pub(crate) fn digits_exchanged(one: Decimal, other: Decimal) -> bool {
    const FAR: usize = 5;
    let counted = coincidence::counted(one.normalize());
    let (one, other) = written_out(one, other);
    if one.len() != other.len() {
        return false;
    }
    let differing: Vec<_> = (0..one.len()).filter(|at| one[*at] != other[*at]).collect();
    match differing.as_slice() {
        [first, second] => {
            // Digits that are no neighbours change places by chance only in few of many.
            let near = second - first == 1 || counted >= FAR;
            near && one[*first] == other[*second] && one[*second] == other[*first]
        }
        _ => false,
    }
}

/// The digits of two numbers, both to the last place that either has.
pub(super) fn written_out(one: Decimal, other: Decimal) -> (Vec<u8>, Vec<u8>) {
    let scale = one.normalize().scale().max(other.normalize().scale());
    let digits = |value: Decimal| {
        let mut value = value.abs().normalize();
        value.rescale(scale);
        value.mantissa().to_string().into_bytes()
    };
    (digits(one), digits(other))
}

#[cfg(test)]
mod tests;
