//! How old somebody is, against the days of birth and death: "born in March 1979, died in 2021 at the age of 34",
//! "Dole, 58, who was born in 1981", "(1921–1998), who died aged 87".

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::spans::{Mismatch, dated};
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::Claim;
use crate::mention::{Kind, Reference};
use crate::normalize::YEARS_OLD;
use crate::passage::{Passage, Phase, Sign, Term};
use crate::value::{Bound, Grain, Period};

/// How many terms stand between a word for a birth or a death and its time, and between that and the age.
const NEAR: usize = 3;
/// Nobody who is told of is older.
const OLDEST: u32 = 115;
/// An age is not so many years off by a slip.
const FAR: u32 = 15;
/// What is told without a day is of about the day of writing.
const ROUGHLY: u32 = 1;

/// The ages that do not go with their dates.
pub(super) fn ages<'a>(case: &Case<'a>) -> Vec<Mismatch<'a>> {
    let lives = case.passages.iter().map(|passage| Life::of(case, passage));
    let mut wrong = Vec::new();
    let mut last: Option<Life<'_, 'a>> = None;
    for life in lives {
        let alone = life.as_ref().and_then(Life::wrong);
        let both = || last.as_ref()?.with(life.as_ref()?);
        wrong.extend(alone.or_else(both));
        last = life;
    }
    wrong
}

/// A sentence that tells of one life.
struct Life<'s, 'a> {
    case: &'s Case<'a>,
    passage: &'s Passage,
    /// Where the words for the birth stand, and for the death.
    birth: Option<usize>,
    death: Option<usize>,
}

/// An age, and where it stands.
struct Age<'a> {
    at: usize,
    claim: &'a Claim,
    years: u32,
}

/// A time that is written out, and where it stands.
struct When<'a> {
    at: usize,
    claim: &'a Claim,
    days: Period,
}

impl<'s, 'a> Life<'s, 'a> {
    fn of(case: &'s Case<'a>, passage: &'s Passage) -> Option<Self> {
        if !passage.in_story || passage.terms.len() > LONGEST {
            return None;
        }
        let of = |phase: Phase| {
            let events = passage.events();
            let mut own = events.filter(move |(_, event)| event.life && event.phase == phase);
            let first = own.next().map(|(at, _)| at);
            (first, own.next().is_none())
        };
        let (birth, one_birth) = of(Phase::Begin);
        let (death, one_death) = of(Phase::End);
        let some = birth.is_some() || death.is_some();
        (some && one_birth && one_death).then_some(Self {
            case,
            passage,
            birth,
            death,
        })
    }

    fn wrong(&self) -> Option<Mismatch<'a>> {
        match self.birth {
            Some(birth) => {
                let born = self.when(birth)?;
                let before = birth.checked_sub(1).and_then(|at| self.age(at));
                match (before, self.death) {
                    (Some(age), None) => self.by_the_text(&born, &age),
                    (Some(age), Some(death)) => self.at_death(&born, death, Some(age)),
                    (None, Some(death)) => self.at_death(&born, death, None),
                    (None, None) => self.at_event(&born).or_else(|| self.at_age(&born)),
                }
            }
            None => self.lifetime(self.death?),
        }
    }

    /// "She died on 3 May 2021, aged 71. She was born on 9 June 1959": a birth and a death in two sentences, of which the
    /// second tells of whom the first does.
    fn with(&self, next: &Self) -> Option<Mismatch<'a>> {
        let same = self.passage.document == next.passage.document && next.passage.continues;
        let (birth, death) = match (self.birth, self.death, next.birth, next.death) {
            (None, Some(_), Some(0), None) => (next, self),
            (Some(_), None, None, Some(0)) => (self, next),
            _ => return None,
        };
        let born = birth.when(birth.birth.filter(|_| same)?)?;
        let (died, age) = death.died(death.death?, None)?;
        judge(&born, &died, &age)
    }

    /// The claim of a place.
    fn claim(&self, at: usize) -> Option<&'a Claim> {
        self.case.claim(self.passage.terms.get(at)?.claim()?)
    }

    /// The first claim from a place on, where few words stand before it and no name of somebody else.
    fn next_claim(&self, from: usize) -> Option<usize> {
        let near = from..=from + NEAR;
        let at = near.into_iter().find(|at| self.claim(*at).is_some())?;
        self.is_plain(from, at).then_some(at)
    }

    /// Does no name stand between two places but that of a place?
    fn is_plain(&self, from: usize, to: usize) -> bool {
        let somebody = |at: usize| {
            let name = matches!(self.passage.terms.get(at), Some(Term::Name(_)));
            name && !self.passage.is_signed(at, Sign::Place)
        };
        !(from..to).any(somebody)
    }

    /// The time that stands behind a word for what happened then.
    fn when(&self, event: usize) -> Option<When<'a>> {
        self.written(self.next_claim(event)?)
    }

    fn written(&self, at: usize) -> Option<When<'a>> {
        let claim = self.claim(at)?;
        let days = dated(claim)?;
        let short = matches!(days.grain(), Grain::Day | Grain::Month | Grain::Year);
        short.then_some(When { at, claim, days })
    }

    /// The age that stands at a place.
    fn age(&self, at: usize) -> Option<Age<'a>> {
        self.years(at).filter(|age| {
            let unit = age.claim.mention.unit();
            unit.as_deref() == Some(YEARS_OLD)
        })
    }

    /// The same, or a number that may be one.
    fn years(&self, at: usize) -> Option<Age<'a>> {
        let claim = self.claim(at)?;
        let kind = matches!(claim.mention.kind(), Kind::Measure | Kind::Number);
        let figure = claim.mention.figure().filter(|_| kind)?;
        let plain = figure.bound() == Bound::Exact && claim.modality.is_fact();
        let years = figure.nominal().filter(Decimal::is_integer)?.to_u32()?;
        (plain && claim.mention.per.is_none() && years <= OLDEST).then_some(Age {
            at,
            claim,
            years,
        })
    }

    /// "Dole, 58, who was born in 1981": how old somebody is when the text is written, if it tells of no other time.
    fn by_the_text(&self, born: &When<'a>, age: &Age<'a>) -> Option<Mismatch<'a>> {
        let published = self.case.published(self.passage.document)?;
        let only = self.times().1.is_none();
        let years = between(&born.days, &Period::day(published)?)?;
        let slack = (years.0.saturating_sub(ROUGHLY), years.1 + ROUGHLY);
        // "Dole, 22, who was born in 1981", in a tale of 2003.
        let told = age.years > slack.1 || !self.looks_back(published, born.claim);
        (only && told && is_out(age, slack)).then(|| missed(vec![born.claim], age, years))
    }

    /// Does the text tell of what was years before it was written, but for a birth?
    fn looks_back(&self, published: NaiveDate, born: &Claim) -> bool {
        let mut told = self.case.claims_of(self.passage.document);
        told.any(|(_, claim)| {
            let time = claim
                .mention
                .time()
                .filter(|_| claim.mention.span != born.mention.span);
            let days = time.and_then(|time| time.days.ok());
            let end = days.and_then(|days| days.end());
            end.is_some_and(|end| published.years_since(end) > Some(0))
        })
    }

    /// "Born in March 1979, died in 2021 at the age of 34"; the age may stand before the birth.
    fn at_death(
        &self,
        born: &When<'a>,
        death: usize,
        before: Option<Age<'a>>,
    ) -> Option<Mismatch<'a>> {
        // "Born in 1979, whose father died in 2021".
        let joined = death > born.at && {
            let own = |at: usize| self.passage.is_signed(at, Sign::Place);
            (born.at + 1..death).all(own)
        };
        let (died, age) = self.died(death, before).filter(|_| joined)?;
        judge(born, &died, &age)
    }

    /// When somebody died, and how old: "died in 2021 at the age of 34", "died at 34 in 2021".
    fn died(&self, death: usize, before: Option<Age<'a>>) -> Option<(When<'a>, Age<'a>)> {
        let first = self.next_claim(death)?;
        Some(match (self.written(first), before) {
            (Some(died), Some(age)) => (died, age),
            (Some(died), None) => {
                let age = self.age(self.next_claim(died.at + 1)?)?;
                (died, age)
            }
            (None, _) => {
                let age = self.age(first)?;
                (self.written(self.next_claim(first + 1)?)?, age)
            }
        })
    }

    /// "Born in 1948, she was elected in 1979 at the age of 41": the only other time of the sentence, and the age behind it.
    fn at_age(&self, born: &When<'a>) -> Option<Mismatch<'a>> {
        let (_, then, None) = self.times() else {
            return None;
        };
        let then = self.written(then.filter(|at| *at > born.at)?)?;
        let age = self.age(self.next_claim(then.at + 1)?)?;
        let made = between(&born.days, &then.days)?;
        // "She lost her father in 1979 at the age of 70."
        let near = age.years.abs_diff(made.0) <= FAR;
        let opens = self.birth == Some(0) && near;
        opens.then(|| judge(born, &then, &age))?
    }

    /// The places of the first three times.
    fn times(&self) -> (Option<usize>, Option<usize>, Option<usize>) {
        let mut times = (0..self.passage.terms.len()).filter(|at| {
            let claim = self.claim(*at);
            claim.is_some_and(|claim| claim.mention.time().is_some())
        });
        (times.next(), times.next(), times.next())
    }

    /// "Born in 1962, was 41 when she recorded it in 2010": the only other time of the sentence, behind the age.
    fn at_event(&self, born: &When<'a>) -> Option<Mismatch<'a>> {
        let (Some(one), Some(other), None) = self.times() else {
            return None;
        };
        let before = one == born.at;
        let first = if before { other } else { one };
        // "Lind was 19 when she joined in 1988; she was born in 1958."
        let own = self
            .birth
            .filter(|birth| self.passage.is_signed(*birth, Sign::Break));
        let age = match before {
            true => self.years(born.at + 1),
            false => (0..first).find_map(|at| self.years(at).filter(|_| own.is_some())),
        }?;
        let when = self.passage.is_signed(age.at + 1, Sign::When);
        let first = Some(first).filter(|at| when && *at > age.at)?;
        let parted = self.passage.has_sign(Sign::Break, age.at + 1..=first);
        let then = self.written(first).filter(|_| !parted)?;
        // "It was 39 when she joined" may be degrees.
        let near = age.years.abs_diff(between(&born.days, &then.days)?.0) <= FAR;
        near.then(|| judge(born, &then, &age))?
    }

    /// "Rowe (1921–1998), who died aged 87".
    fn lifetime(&self, death: usize) -> Option<Mismatch<'a>> {
        let at = death.checked_sub(1)?;
        let life = self.claim(at)?;
        let time = life.mention.time()?;
        let days = time.days.ok()?;
        let years = time.reference == Reference::Absolute
            && days.grain() == Grain::Span
            && days
                .length_in_months()
                .is_some_and(|months| months % 12 == 0);
        let bracketed = [at, death].map(|at| self.passage.is_signed(at, Sign::Break));
        let name = at.checked_sub(1).and_then(|at| self.passage.terms.get(at));
        let named = matches!(name, Some(Term::Name(_)));
        let age = self.age(self.next_claim(death)?)?;
        let first = Period::year(chrono::Datelike::year(&days.start()?))?;
        let last = Period::year(chrono::Datelike::year(&days.end()?.pred_opt()?))?;
        let made = between(&first, &last)?;
        let told = years && bracketed == [true, true] && named;
        (told && is_out(&age, made)).then(|| missed(vec![life], &age, made))
    }
}

fn judge<'a>(born: &When<'a>, then: &When<'a>, age: &Age<'a>) -> Option<Mismatch<'a>> {
    let made = between(&born.days, &then.days)?;
    is_out(age, made).then(|| missed(vec![born.claim, then.claim], age, made))
}

/// The fewest and the most birthdays from a birth to a later time.
fn between(born: &Period, then: &Period) -> Option<(u32, u32)> {
    let last = |days: &Period| days.end()?.pred_opt();
    let least = then.start()?.years_since(last(born)?).unwrap_or_default();
    let most = last(then)?.years_since(born.start()?)?;
    Some((least, most))
}

fn is_out(age: &Age<'_>, (least, most): (u32, u32)) -> bool {
    !(least..=most).contains(&age.years)
}

fn missed<'a>(dates: Vec<&'a Claim>, age: &Age<'a>, (least, most): (u32, u32)) -> Mismatch<'a> {
    let years = match least == most {
        true => format!("{most}"),
        false => format!("{least} or {most}"),
    };
    Mismatch {
        dates,
        length: age.claim,
        why: format!("By the dates it is {years} years"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn birthdays_are_counted_from_any_day_of_the_birth_to_any_of_the_time() {
        let year = |year| Period::year(year).expect("a year");
        let day = |text: &str| {
            let day = text.parse().expect("a day of the test");
            Period::day(day).expect("a day")
        };
        assert_eq!(between(&year(1979), &year(2021)), Some((41, 42)));
        assert_eq!(
            between(&day("1979-03-04"), &day("2021-03-03")),
            Some((41, 41))
        );
        assert_eq!(
            between(&day("1979-03-04"), &day("2021-03-04")),
            Some((42, 42))
        );
        assert_eq!(between(&year(2021), &year(1979)), None);
    }
}
