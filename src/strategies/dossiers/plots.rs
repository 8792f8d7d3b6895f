//! How each rule is broken: what two documents say that cannot both be true, or one that contradicts
//! itself.

use chrono::{Datelike, Days, NaiveDate};

use super::reckoned::{
    change, far_from, part, rate, ratio, remainder, shares, sum, superlative, target,
};
use super::{Plot, Scene, Told, told_fact};
use crate::strategies::slots::{FACTS, published};

/// Each rule that can be broken, and how.
pub(super) const PLOTS: [(&str, Plot); 16] = [
    ("conflicting-value", value),
    ("conflicting-share", share),
    ("part-exceeds-whole", part),
    ("implausible-remainder", remainder),
    ("sum-mismatch", sum),
    ("shares-exceed-whole", shares),
    ("share-out-of-range", out_of_range),
    ("ratio-mismatch", ratio),
    ("change-mismatch", change),
    ("rate-mismatch", rate),
    ("target-mismatch", target),
    ("superlative-mismatch", superlative),
    ("conflicting-date", date),
    ("weekday-mismatch", weekday),
    ("elapsed-mismatch", elapsed),
    ("impossible-period", impossible),
];

fn value(scene: &Scene) -> Vec<Told> {
    let fact = told_fact(scene);
    let ways = FACTS[fact];
    let mut wrong = scene.slots.clone();
    for (number, _) in &mut wrong.numbers {
        *number = far_from(*number);
    }
    let right = |way: usize| scene.slots.fill(ways[way], fact);
    vec![
        Told {
            planted: right(0),
            repaired: right(0),
        },
        Told {
            planted: wrong.fill(ways[1], fact),
            repaired: right(1),
        },
    ]
}

fn share(scene: &Scene) -> Vec<Told> {
    let right = scene.numbers[0];
    let forms = scene.form(&[
        (
            "Sales of {g} made up {x} per cent of {C}'s revenue in {y}.",
            "In {y} sales of {g} accounted for {x}% of the revenue of {C}.",
        ),
        (
            "Imports make up {x} per cent of the {g} sold in {P}.",
            "Some {x}% of the {g} sold in {P} is imported.",
        ),
    ]);
    scene.pair(forms, &[], &far_from(right), &right)
}

fn out_of_range(scene: &Scene) -> Vec<Told> {
    let right = scene.numbers[0];
    let form = scene.form(&[
        "In {P}, {x}% of those who took the test passed it.",
        "Turnout in {P} was {x} per cent.",
        "The union at {C} said that {x} per cent of its members had voted in favour.",
    ]);
    vec![scene.twin(form, &[], &(102 + scene.digit), &right)]
}

/// A day of the scene's year, the 1st to the 28th.
fn day(scene: &Scene, month: u32) -> NaiveDate {
    let day = scene.numbers[0] % 28 + 1;
    NaiveDate::from_ymd_opt(scene.slots.year, month % 12 + 1, day).unwrap_or_default()
}

fn date(scene: &Scene) -> Vec<Told> {
    let forms = scene.form(&[
        (
            "The {P} bridge was opened to traffic on {x}.",
            "Since the {P} bridge was opened to traffic on {x}, {C} has collected the tolls.",
        ),
        (
            "The {P} treaty came into force on {x}.",
            "Trade has grown since the {P} treaty entered into force on {x}.",
        ),
        (
            "The ferry {C} sank off {P} on {x}.",
            "Since the {C} went down off {P} on {x}, ferries must carry more boats.",
        ),
    ]);
    let shown = |month: u32| day(scene, month).format("%-d %B %Y").to_string();
    let month = scene.numbers[1];
    scene.pair(forms, &[], &shown(month + 3), &shown(month))
}

fn weekday(scene: &Scene) -> Vec<Told> {
    let day = day(scene, scene.numbers[1]);
    let form = scene.form(&[
        "The {P} treaty was signed on {x}, {d}.",
        "The court in {P} heard the case on {d} ({x}).",
        "Voters in {P} went to the polls on {x}, {e}.",
    ]);
    let shown = [day.format("%-d %B %Y"), day.format("%B %-d, %Y")];
    let wrong = day + Days::new(u64::from(scene.digit % 6 + 1));
    let name = |day: NaiveDate| day.format("%A").to_string();
    vec![scene.twin(
        form,
        &[("{d}", &shown[0]), ("{e}", &shown[1])],
        &name(wrong),
        &name(day),
    )]
}

fn elapsed(scene: &Scene) -> Vec<Told> {
    const WORDS: [&str; 12] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven",
    ];
    let years = scene.numbers[0];
    let built = published().year() - years as i32;
    let count = scene.digit % 4 + 2;
    let word = |count: u32| WORDS[count as usize % WORDS.len()];
    let (begun, ended) = (scene.slots.year - 8, scene.slots.year - 8 + count as i32);
    vec![match scene.form % 4 {
        0 => scene.twin(
            "The lock at {P} was built in {b}, {x} years ago, and needs repair.",
            &[("{b}", &built)],
            &(years + 12),
            &years,
        ),
        1 => scene.twin(
            "The strike at {C} began on 2 April, ended on {d} and lasted {x} weeks.",
            &[(
                "{d}",
                &(published()
                    .with_month(4)
                    .and_then(|day| day.with_day(2))
                    .unwrap_or_default()
                    + Days::new(u64::from(count) * 7))
                .format("%-d %B"),
            )],
            &word(count + 3),
            &word(count),
        ),
        2 => scene.twin(
            "The {n}-year contract runs from April {b} to March {x}, {C} said.",
            &[("{n}", &word(count)), ("{b}", &begun)],
            &(ended + 2),
            &ended,
        ),
        _ => scene.twin(
            "Work on the road to {P} began in {b}, and it was opened {x} years later, in {e}.",
            &[("{b}", &begun), ("{e}", &ended)],
            &word(count + 3),
            &word(count),
        ),
    }]
}

fn impossible(scene: &Scene) -> Vec<Told> {
    let year = scene.slots.year;
    let month = ["April", "June", "September", "November"][scene.digit as usize % 4];
    vec![match scene.form % 3 {
        0 => scene.twin(
            "The law takes effect in {P} on {x} {m1} {y}.",
            &[("{m1}", &month)],
            &31,
            &30,
        ),
        1 => scene.twin(
            "The {P} bridge was closed from May {y} to March {x}.",
            &[],
            &(year - 1),
            &(year + 1),
        ),
        _ => scene.twin(
            "Profit at {C} fell in the {x} quarter of {y}.",
            &[],
            &"fifth",
            &"fourth",
        ),
    }]
}
