//! Units that a Markdown table states once, in a column's head, a row's label or the line above it:
//!
//! | text | units |
//! | --- | --- |
//! | `\| Revenue ($m) \| 218.2 \|` | 218.2·10⁶ USD |
//! | `\| Region \| Share (%) \|` above `\| North \| 12.5 \|` | 12.5 % |
//! | `In thousands of euros` above the table | each number is so many thousand EUR |

use rust_decimal::Decimal;

use super::money;
use super::rate_unit;
use super::scene::Scene;
use super::unit;
use crate::lexicon::{NumberClass, Role, WordClass};
use crate::mention::{Mention, Value};
use crate::token::{Break, Shape};
use crate::value::{Currency, Exact, Figure, PercentUnit, Precision, Unit};

/// What a column, a row or a table says of its numbers.
#[derive(Clone, Debug)]
struct Stated {
    unit: What,
    /// How many of the unit a number in the table stands for.
    factor: Decimal,
}

#[derive(Clone, Debug)]
enum What {
    Money(Currency),
    Percent(PercentUnit),
    Measure(Unit),
    /// A scale alone: "in thousands".
    Number,
}

/// Tokens `start..end`.
type Range = (usize, usize);

/// Gives the numbers in the cells of Markdown tables the units that the tables state.
pub(crate) fn complete(scene: &Scene<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let numbers = mentions
        .iter()
        .any(|mention| matches!(mention.value, Value::Number { .. }));
    if !numbers || !scene.text.contains('|') {
        return mentions;
    }
    let lines = lines(scene);
    let mut columns: Vec<Option<Stated>> = Vec::new();
    let mut within = false;
    for (at, line) in lines.iter().enumerate() {
        if !is_row(scene, *line) {
            within = false;
            continue;
        }
        if lines.get(at + 1).is_some_and(|next| is_rule(scene, *next)) {
            within = true;
            let above = at.checked_sub(1).and_then(|above| lines.get(above));
            let above = above.filter(|above| !is_row(scene, **above));
            let whole = above.and_then(|above| stated(scene, *above));
            let heads = cells(scene, *line);
            columns = heads.iter().map(|cell| stated(scene, *cell)).collect();
            // What the corner says, or the line above, goes for every column that says nothing.
            let rest = columns.first().cloned().flatten().or(whole);
            for column in &mut columns {
                *column = column.take().or_else(|| rest.clone());
            }
            // A table of one row has its label in its head.
            row(scene, &heads, &[], &mut mentions);
        } else if within {
            row(scene, &cells(scene, *line), &columns, &mut mentions);
        }
    }
    mentions
}

/// The lines of a text as tokens.
fn lines(scene: &Scene<'_>) -> Vec<Range> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, token) in scene.tokens.iter().enumerate().skip(1) {
        if token.after != Break::None {
            lines.push((start, at));
            start = at;
        }
    }
    lines.push((start, scene.tokens.len()));
    lines
}

/// Is the token one bar, or several?
fn is_bar(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, Shape::Symbol) && scene.written(at).bytes().all(|byte| byte == b'|')
}

fn is_row(scene: &Scene<'_>, (start, end): Range) -> bool {
    start < end && is_bar(scene, start)
}

/// "| --- | :-: |"
fn is_rule(scene: &Scene<'_>, (start, end): Range) -> bool {
    let part = |at: usize| {
        is_bar(scene, at) || scene.is(at, Shape::Hyphen) || scene.written(at).starts_with(':')
    };
    is_row(scene, (start, end))
        && (start..end).all(part)
        && (start..end).any(|at| scene.is(at, Shape::Hyphen))
}

/// The cells of a row.
fn cells(scene: &Scene<'_>, (start, end): Range) -> Vec<Range> {
    let mut cells = Vec::new();
    let mut first = start;
    for at in start..end {
        if !is_bar(scene, at) {
            continue;
        }
        if at > start {
            cells.push((first, at));
        }
        // Two bars side by side have an empty cell between them.
        for _ in 1..scene.written(at).len() {
            cells.push((at, at));
        }
        first = at + 1;
    }
    cells.push((first, end));
    cells
}

/// Gives the numbers that fill cells of a row their units.
fn row(scene: &Scene<'_>, cells: &[Range], columns: &[Option<Stated>], mentions: &mut [Mention]) {
    let label = cells.first().and_then(|cell| stated(scene, *cell));
    for (column, (first, end)) in cells.iter().enumerate().skip(1) {
        let column = columns.get(column).cloned().flatten();
        let (Some(stated), Some(token)) = (label.clone().or(column), scene.get(*first)) else {
            continue;
        };
        let start = token.start as usize;
        let at = mentions.partition_point(|mention| mention.span.start < start);
        let reach = scene.span(*first, *end).end;
        // A mark of a footnote may follow.
        let fills = |mention: &&mut Mention| {
            let rest = scene.text.get(mention.span.end..reach).unwrap_or_default();
            let only = rest
                .chars()
                .all(|c| !c.is_alphanumeric() || "¹²³".contains(c));
            let first = scene
                .text
                .get(start..mention.span.start)
                .unwrap_or_default();
            only && mention.span.end <= reach && !first.contains(char::is_alphanumeric)
        };
        if let Some(mention) = mentions.get_mut(at).filter(fills) {
            apply(mention, &stated);
        }
    }
}

fn apply(mention: &mut Mention, stated: &Stated) {
    let Value::Number { figure } = &mention.value else {
        return;
    };
    let whole = match stated.unit {
        What::Number => *figure,
        _ => as_measured(figure),
    };
    let Ok(figure) = scaled(&whole, stated.factor) else {
        return;
    };
    mention.value = match &stated.unit {
        What::Money(currency) => Value::Money {
            figure,
            currency: *currency,
        },
        What::Percent(unit) => Value::Percent {
            figure,
            unit: *unit,
        },
        What::Measure(unit) => Value::Measure {
            figure,
            unit: unit.clone(),
        },
        What::Number => Value::Number { figure },
    };
}

/// A cell that was read as a count, which is exact, as an amount of a unit, which is rounded to its last
/// place: the 85 of a column in millions.
fn as_measured(figure: &Figure) -> Figure {
    let counted = figure
        .nominal()
        .filter(|_| figure.precision() == Precision::Point);
    let measured = counted
        .and_then(|value| Figure::new(value, Precision::Place(Decimal::ONE), figure.bound()).ok());
    measured.unwrap_or(*figure)
}

fn scaled(figure: &Figure, factor: Decimal) -> Result<Figure, crate::value::ArithmeticError> {
    match factor == Decimal::ONE {
        true => Ok(*figure),
        false => figure.scaled(factor),
    }
}

/// The unit that a cell or a line states: in brackets, after a comma or "in", or as all that it says; a sign
/// of percentages anywhere.
fn stated(scene: &Scene<'_>, (start, end): Range) -> Option<Stated> {
    (start..end).find_map(|at| {
        let opens = at == start
            || scene.has_before(at, Role::Open)
            || scene.has_before(at, Role::Comma)
            || scene.has_before(at, Role::In);
        let percent = &scene.lexicon.shares.percent;
        if let Some((_, unit)) = percent.longest(scene.tokens, at)
            && (opens || scene.is(at, Shape::Symbol))
            && !scene.is(at.checked_sub(1)?, Shape::Numeral)
        {
            let unit = What::Percent(*unit);
            let factor = Decimal::ONE;
            return Some(Stated { unit, factor });
        }
        let (stated, after) = phrase(scene, at)
            .or_else(|| letter(scene, start, at))
            .filter(|_| opens)?;
        (after >= end || scene.has(after, Role::Close) || scene.has(after, Role::Stop))
            .then_some(stated)
    })
}

/// "$m", "€ million", "thousands of dollars", "MSEK", "'000 tonnes", "km": the index after it.
fn phrase(scene: &Scene<'_>, at: usize) -> Option<(Stated, usize)> {
    let (before, unit_at) = scale(scene, at).unwrap_or((Decimal::ONE, at));
    let unit_at = unit_at + usize::from(unit_at > at && scene.has(unit_at, Role::Of));
    let is_letter = |at: usize| {
        scene.is(at, Shape::Word)
            && scene
                .get(at)
                .is_some_and(|token| token.end - token.start == 1)
    };
    if let Some((currency, part, end)) =
        money::stated(scene, unit_at).filter(|_| !is_letter(unit_at))
    {
        let (after, end) = scale(scene, end).unwrap_or((Decimal::ONE, end));
        let factor = before.times(after).and_then(|factor| factor.times(part));
        let unit = What::Money(currency);
        return Some((
            Stated {
                unit,
                factor: factor.ok()?,
            },
            end,
        ));
    }
    let measure = rate_unit::read(scene, unit_at).filter(|_| !is_letter(unit_at));
    if let Some(unit::UnitPhrase { end, unit }) = measure {
        let unit = What::Measure(unit);
        return Some((
            Stated {
                unit,
                factor: before,
            },
            end,
        ));
    }
    let unit = What::Number;
    (unit_at > at && !is_letter(at)).then_some((
        Stated {
            unit,
            factor: before,
        },
        unit_at,
    ))
}

/// "Members, m", "Depth (m)", "Catch (t)": behind a name, an `m` is million unless that is of what has a
/// length, any other letter what it is a sign of. The index after it.
fn letter(scene: &Scene<'_>, start: usize, at: usize) -> Option<(Stated, usize)> {
    let unit::UnitPhrase { end, unit } = rate_unit::read(scene, at).filter(|_| at > start)?;
    let units = &scene.lexicon.units;
    let length = || units.longest(scene.text, scene.tokens, at);
    let is_length = length().is_some_and(|(_, unit)| units.is_length(unit));
    let words = scene.tokens.get(start..at)?.iter();
    let mut words = words.map(|token| token.word);
    let stature = words.any(|word| scene.lexicon.words.is(word, WordClass::Stature));
    let million = scale(scene, at).filter(|_| is_length && !stature);
    let (unit, factor) = match million {
        Some((factor, _)) => (What::Number, factor),
        None => (What::Measure(unit), Decimal::ONE),
    };
    Some((Stated { unit, factor }, end))
}

/// "million", "thousands", "m", "'000": the index after it.
fn scale(scene: &Scene<'_>, at: usize) -> Option<(Decimal, usize)> {
    let quote = usize::from(matches!(scene.written(at), "'" | "’" | "‘"));
    if scene.written(at + quote) == "000" {
        let plural =
            usize::from(scene.glued(at + quote + 1) && scene.written(at + quote + 1) == "s");
        return Some((Decimal::ONE_THOUSAND, at + quote + 1 + plural));
    }
    let word = scene.number_word(at)?;
    let scales = matches!(
        word.class,
        NumberClass::Scale | NumberClass::Letter | NumberClass::Plural
    );
    Some((word.value.filter(|_| scales)?, at + 1))
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{mentions, of_kind};

    #[test]
    fn a_column_a_row_or_the_table_states_the_unit() {
        for table in [
            "| Sales ($m) | 41.5 | (3.2) |\n| --- | --- | --- |",
            "| | 2021 | 2022 |\n|---|---|---|\n| Sales ($m) | 41.5 | (3.2) |",
            "| Item | 2021, $ million | 2022, $ million |\n| - | -: | -: |\n| Sales | 41.5 | -3.2 |",
            "| $m | 2021 | 2022 |\n| --- | --- | --- |\n| Sales | 41.5¹ | (3.2) |",
            "In millions of dollars\n| | 2021 | 2022 |\n| --- | --- | --- |\n| Sales | 41.5 | −3.2 |",
            "||2021|2022|\n|---|---|---|\n|Sales, MUSD|41.5|(3.2)|",
        ] {
            assert_eq!(
                of_kind(Kind::Money, table),
                ["41500000 USD", "-3200000 USD"],
                "{table}"
            );
        }
        let share = "| Town | Share (%) | Growth, % |\n| --- | --- | --- |\n| Riga | 41.5 | 3 |";
        assert_eq!(of_kind(Kind::Percent, share), ["41.5 %", "3 %"]);
        let crop = "| Crop | '000 tonnes | Area (ha) |\n| --- | --- | --- |\n| Rye | 41.5 | 300 |";
        assert_eq!(of_kind(Kind::Measure, crop), ["41500 tonne", "300 hectare"]);
        let people = "| Town | People (thousands) |\n| --- | --- |\n| Riga | 614 |";
        assert_eq!(of_kind(Kind::Number, people), ["614000 "]);
        let letters = "| Lake | Depth (m) | Catch (t) | Anglers, m |\n| --- | --- | --- | --- |\n| Aral | 41.5 | 30 | 1.25 |";
        assert_eq!(of_kind(Kind::Measure, letters), ["41.5 metre", "30 tonne"]);
        assert_eq!(of_kind(Kind::Number, letters), ["1250000 "]);
    }

    #[test]
    fn a_small_number_of_a_unit_is_as_rounded_as_a_large_one() {
        let table = "| Town | Sales (€m) | Shops |\n| --- | --- | --- |\n| Riga | 85 | 12 |";
        let ends: Vec<_> = mentions(table)
            .iter()
            .filter_map(|mention| Some(mention.figure()?.strict().to_string()))
            .collect();
        assert_eq!(ends, ["[84500000, 85500000)", "[12, 12]"]);
    }

    #[test]
    fn what_states_no_unit() {
        for table in [
            "Sales ($m) | 41.5",
            "| Sales in 2021 | 41.5 |\n| --- | --- |\n| Rye | 12 |",
            "| Rank (a) | Goals |\n| --- | --- |\n| 1 | 41.5 |",
            "| Firm | $5m fund |\n| --- | --- |\n| Acme | 41.5 |",
        ] {
            let fund = table.matches("$5m").count();
            assert_eq!(of_kind(Kind::Money, table).len(), fund, "{table}");
        }
        let own = "| Sales ($m) | £41.5m | 5% |\n| --- | --- | --- |";
        assert_eq!(of_kind(Kind::Money, own), ["41500000 GBP"]);
    }
}
