//! The plots whose figures are reckoned from each other.

use rust_decimal::Decimal;

use super::{Scene, Told};

pub(super) fn part(scene: &Scene) -> Vec<Told> {
    let form = scene.form(&[
        "The school in {P} has {t} pupils, among them {x} girls.",
        "{C} earned €{t}m, of which €{x}m came from lending.",
        "{P} took in {t},000 refugees in {y}, including {x},000 children.",
    ]);
    let whole = scene.numbers[0] * 5;
    vec![scene.twin(form, &[("{t}", &whole)], &(whole * 7 / 4), &(whole / 2))]
}

pub(super) fn remainder(scene: &Scene) -> Vec<Told> {
    let whole = scene.numbers[0] * 8;
    let forms = scene.form(&[
        (
            "{P} exported {g} worth ${t} million in {y}, its customs office said.",
            "From January to September {y} {P} exported {g} worth ${x} million.",
        ),
        (
            "{C} sold {t},000 cars in {y}.",
            "{C} sold {x},000 cars in the first nine months of {y}.",
        ),
    ]);
    let (wrong, right) = (whole * 98 / 100, whole * 75 / 100);
    scene.pair(forms, &[("{t}", &whole)], &wrong, &right)
}

pub(super) fn sum(scene: &Scene) -> Vec<Told> {
    let [one, two, three, _] = scene.numbers.map(|number| number + 100);
    let (pair, all) = (one + two, one + two + three);
    let (forms, total): (&[&str], u32) = match scene.form % 2 {
        0 => (
            &[
                "Parliament in {P} approved a package of €{x} million, comprising €{a} million in loans, \
                 €{b} million in grants and €{c} million in guarantees.",
                "The consortium will invest ${x} million in {P}, made up of ${a} million from the state, \
                 ${b} million from banks and ${c} million from farmers.",
            ],
            all,
        ),
        _ => (
            &[
                "The ferry to {P} carried {x} people, of whom {a} were passengers and {b} crew.",
                "The landslide at {P} killed {x} people. Of these, {a} were found in the village and \
                 {b} on the road.",
            ],
            pair,
        ),
    };
    let form = forms[scene.form / 2 % forms.len()];
    let given: [(&str, &dyn std::fmt::Display); 3] =
        [("{a}", &one), ("{b}", &two), ("{c}", &three)];
    // Fewer than the parts are, as more could be those that the parts leave out; but not by so much
    // that one part could be counted in another, or that they could be those of something else.
    vec![scene.twin(form, &given, &(total - total / 16), &total)]
}

pub(super) fn shares(scene: &Scene) -> Vec<Told> {
    let form = scene.form(&[
        "In {y} China accounted for {a} percent of the sales of {C}, Europe for {b} percent and America for \
         {x} percent.",
        "The survey in {P} found that {a}% of residents support the bridge, {b}% oppose it and {x}% are \
         undecided.",
        "Coal supplied {a}% of the electricity of {P} in {y}, gas {b}% and wind {x}%.",
    ]);
    let (one, two) = (scene.numbers[0] / 2 + 10, scene.numbers[1] / 3 + 5);
    let right = 100 - one - two;
    let given: [(&str, &dyn std::fmt::Display); 2] = [("{a}", &one), ("{b}", &two)];
    vec![scene.twin(form, &given, &(right + 8 + scene.digit), &right)]
}

pub(super) fn ratio(scene: &Scene) -> Vec<Told> {
    let form = scene.form(&[
        "By Friday {a},{b} of the {c},000 homes in {P}, or {x} per cent, had power again.",
        "So far {a},{b} of {c},000 bridges in {P} ({x}%) have been inspected.",
        "Of {c},000 ballots in {P} {a},{b}, or {x} percent, were sent by post.",
    ]);
    let (whole, share) = (scene.numbers[0], scene.numbers[1]);
    let count = whole * 10 * share;
    let rest = format!("{:03}", count % 1_000);
    let given: [(&str, &dyn std::fmt::Display); 3] =
        [("{a}", &(count / 1_000)), ("{b}", &rest), ("{c}", &whole)];
    // What is left of the whole would be right of those without power.
    let wrong = match far_from(share) {
        rest if rest.abs_diff(100 - share) <= 3 => rest + 8,
        wrong => wrong,
    };
    vec![scene.twin(form, &given, &wrong, &share)]
}

pub(super) fn change(scene: &Scene) -> Vec<Told> {
    // Whole tens, for whole results.
    let before = scene.numbers[0] / 2 * 10;
    let share = scene.digit % 5 * 10 + 10;
    let (up, down) = (before * (100 + share) / 100, before * (100 - share) / 100);
    let form = scene.form(&[
        "The mill in {P} made {b},000 tonnes of steel, up {x} per cent from {a},000 tonnes in {z}.",
        "Net profit at {C} rose {x}% to ${b}m from ${a}m.",
        "Rents in {P} rose from {a} to {b} euros between {z} and {y}, an increase of {x} per cent.",
        "Output at {C} fell {x} per cent, to {c},000 cars from {a},000.",
    ]);
    let year = scene.slots.year - 1;
    let given: [(&str, &dyn std::fmt::Display); 4] = [
        ("{a}", &before),
        ("{b}", &up),
        ("{c}", &down),
        ("{z}", &year),
    ];
    vec![scene.twin(form, &given, &(share + 25), &share)]
}

pub(super) fn rate(scene: &Scene) -> Vec<Told> {
    let [count, price, ..] = scene.numbers;
    let total = Decimal::new(i64::from(count * price), 2);
    let wrong = Decimal::new(i64::from(count * price * 3 / 2), 2);
    let given: [(&str, &dyn std::fmt::Display); 2] = [("{a}", &count), ("{b}", &price)];
    vec![match scene.form % 3 {
        0 => scene.twin(
            "The city of {P} bought {a} buses at €{b}0,000 each, for a total of €{x} million.",
            &given,
            &wrong,
            &total,
        ),
        1 => scene.twin(
            "The bidder offers ${b} a share for the {a} million shares outstanding of {C}, valuing the firm \
             at ${x} million.",
            &given,
            &(count * price * 3 / 2),
            &(count * price),
        ),
        _ => scene.twin(
            "The plant at {P} loses ${a} million a month, which makes ${x} million a year.",
            &given,
            &(count * 18),
            &(count * 12),
        ),
    }]
}

pub(super) fn target(scene: &Scene) -> Vec<Told> {
    let form = scene.form(&[
        "Wind farms in {P} produced {x} TWh in {y}, exceeding the target of {t} TWh.",
        "The appeal in {P} raised €{x}m, beating its target of €{t}m.",
    ]);
    let target = scene.numbers[0];
    let by = target / 8 + scene.digit % 4 + 1;
    vec![scene.twin(form, &[("{t}", &target)], &(target - by), &(target + by))]
}

pub(super) fn superlative(scene: &Scene) -> Vec<Told> {
    let record = scene.numbers[0] * 8;
    let earlier = scene.slots.year - 5;
    scene.pair(
        (
            "{C} sold a record {t},000 cars in {y}.",
            "{C} sold {x},000 cars in {z}, its chief executive recalled.",
        ),
        &[("{t}", &record), ("{z}", &earlier)],
        &(record * 5 / 4),
        &(record - scene.digit * 5),
    )
}

/// A number far from this one, both from 5 to 97.
pub(super) fn far_from(number: u32) -> u32 {
    if number > 54 {
        number / 2
    } else {
        number + number / 2 + 5
    }
}
