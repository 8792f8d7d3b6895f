//! Times that stand by a figure and are not its own: the base of a change, the years of a life, the time of
//! another clause.

use std::ops::Range;

use chrono::Datelike;

use super::super::text::Text;
use crate::lexicon::{Classes, Role as Part};
use crate::mention::Kind;
use crate::token::Case;
use crate::value::{Grain, Period};

/// "up 0.8 points over 2016", "3.1 points up on 2011", "down 5 per cent against May": the time that a change is
/// measured from. It is that of neither the change nor the level before it.
pub(super) fn is_compared_with(
    text: &Text<'_>,
    time: &Range<usize>,
    days: Period,
    change: bool,
    figure: &Range<usize>,
) -> bool {
    let Some(joint) = time.start.checked_sub(1).filter(|at| *at >= figure.end) else {
        return false;
    };
    let period = text
        .mention_at(time.start)
        .is_some_and(|nth| text.mentions[nth].kind() == Kind::Period);
    let long = period
        && matches!(
            days.grain(),
            Grain::Year | Grain::Half | Grain::Quarter | Grain::Month
        );
    let on = text.has(joint, Part::On) || text.has(joint, Part::Over);
    let against = text.is(joint, Classes::AGAINST) || text.has(joint, Part::From);
    let moved = || {
        change
            || (figure.end..joint).any(|at| {
                text.is(at, Classes::MOVE_WORD.or(Classes::MOVE_NOUN))
                    || text.is_verb(at) && text.is(at, Classes::MOVE_VERB)
            })
    };
    let right_behind = joint == figure.end && text.has(joint, Part::On);
    long && (right_behind || (on || against) && moved())
}

/// "Rowe (1782-1857)": the years of a life, behind a name.
pub(super) fn is_lifetime(text: &Text<'_>, time: &Range<usize>, days: Period) -> bool {
    /// Between how many years a life ends that a text tells of, about.
    const LIVED: Range<i32> = 18..115;
    let open = time.start.wrapping_sub(1);
    let named = text.is_plain_word(open.wrapping_sub(1))
        && text.case(open.wrapping_sub(1)) == Case::Capitalized
        || text.name_at(open.wrapping_sub(1)).is_some();
    let years = days.start().zip(days.end());
    text.is_sign(open, '(')
        && text.is_sign(time.end, ')')
        && named
        && years.is_some_and(|(start, end)| LIVED.contains(&(end.year() - start.year())))
}

/// Does another time open a clause here: "in 1991 …, while in 1986 …"?
pub(super) fn takes_over(text: &Text<'_>, mut between: Range<usize>) -> bool {
    const JOINT: Classes = Classes::CONJUNCTION.or(Classes::SUBORDINATOR);
    between.any(|at| {
        let time = text.mention_at(at).is_some_and(|nth| {
            text.mentions[nth].time().is_some() && text.tokens_of(nth).start == at
        });
        time && at > 1 && text.is(at - 1, Classes::PREPOSITION) && text.is(at - 2, JOINT)
    })
}

/// "…, and 2019 sales of 15": does the time narrow a noun behind it that has a figure of its own?
pub(super) fn opens_its_own(text: &Text<'_>, time: &Range<usize>, end: usize) -> bool {
    /// How far behind the time its figure may stand.
    const FAR: usize = 7;
    let joined = time.start > 0
        && (text.is(time.start - 1, Classes::CONJUNCTION) || text.is_sign(time.start - 1, ','));
    let noun = text.is_plain_word(time.end)
        && !text.is_verb(time.end)
        && !text.is(
            time.end,
            Classes::PREPOSITION
                .or(Classes::CONJUNCTION)
                .or(Classes::DETERMINER)
                .or(Classes::PRONOUN)
                .or(Classes::ADVERB),
        );
    let figure = |at: usize| {
        let mention = text.mention_at(at);
        mention.is_some_and(|nth| text.mentions[nth].figure().is_some())
    };
    joined && noun && (time.end..end.min(time.end + FAR)).any(figure)
}

#[cfg(test)]
mod tests {
    use super::super::super::corpus::{claim, days, measures};
    use crate::claim::{Direction, Role};

    #[test]
    fn the_base_of_a_change_is_the_time_of_nothing() {
        for (text, figures) in [
            (
                "Turnout was 61.4 per cent, 3 points up on 2011.",
                &["61.4", "3 points"][..],
            ),
            (
                "The margin was 41.2%, up 0.8 pts over 2016.",
                &["41.2%", "0.8"],
            ),
            ("Sales fell 4.5% versus Q3 2018.", &["4.5%"]),
            ("Revenue was $5m, a rise of 4% on 2018.", &["$5m", "4%"]),
            ("Rowe (1782-1857) painted 40 works.", &["40"]),
        ] {
            for figure in figures {
                days(text, figure, "-");
            }
        }
        let up = claim(
            "Turnout was 61.4 per cent, 3 points up on 2011.",
            "3 points",
        );
        assert_eq!(
            (up.role, up.direction),
            (Role::Change, Some(Direction::Rise))
        );
    }

    #[test]
    fn a_time_of_its_own() {
        let year = |year: i32| format!("{year}-01-01/{}-01-01", year + 1);
        for (text, figure, own) in [
            ("Revenue was $5m in 2018, up 4%.", "$5m", 2018),
            ("It spent $5m over 2018.", "$5m", 2018),
            (
                "Since 1998 output fell to 2bn euros (£1.5bn) in 2004.",
                "2bn",
                2004,
            ),
            (
                "In 1991, 14 people drowned, while in 1986, 17 people, including five children, died.",
                "five",
                1986,
            ),
            (
                "We expect 2018 sales of $9m, up 12%, and 2019 sales of $15m, up 6%.",
                "12%",
                2018,
            ),
            (
                "Assets fell from a peak of $21m in 2017 to $18m in 2018.",
                "$18m",
                2018,
            ),
            ("The war (1914-1914) killed 40 people in 1914.", "40", 1914),
        ] {
            days(text, figure, &year(own));
        }
    }

    #[test]
    fn what_is_measured_beside_a_comparison() {
        measures(
            "The ratio was 14.6%, compared to 13.2% last year.",
            "13.2%",
            "ratio; ; ",
        );
        measures("Sales rose 3% y/y in May.", "3%", "sale; ; ");
        measures(
            "The bank has pumped $12bn (£7bn) into it.",
            "$12bn",
            "investment; ; ",
        );
        let rise = claim("That compares with a 6.5% overall increase.", "6.5%");
        assert_eq!(
            (rise.role, rise.direction),
            (Role::Change, Some(Direction::Rise))
        );
        let level = claim("The firm is weighed down by $5m of debt.", "$5m");
        assert_eq!((level.role, level.direction), (Role::Level, None));
        let lost = claim("The army lost 2,300 men there.", "2,300");
        assert_eq!((lost.role, lost.direction), (Role::Level, None));
        let hoped = claim(
            "It raised more than the £100m analysts had expected.",
            "£100m",
        );
        assert_eq!(hoped.role, Role::Forecast);
        let states = claim("It ships to the lower 48 states.", "48");
        assert_eq!((states.role, states.direction), (Role::Level, None));
        measures(
            "Ortel posted a profit of C$39 million, or 67 cents a share.",
            "67 cents",
            "profit; ; ortel",
        );
        let lost = claim("The party lost 14 seats there.", "14");
        assert_eq!(
            (lost.role, lost.direction),
            (Role::Change, Some(Direction::Fall))
        );
        let times = claim("The price-to-earnings multiple is 20.2 times.", "20.2");
        assert_eq!(times.role, Role::Level);
    }
}
