//! Claims that contradict each other, gathered into one disagreement: its sides are the values, and
//! each side has every claim that holds its value.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::joined::Groups;
use super::set_apart::{is_of_base, is_told, is_told_of, relation};
use crate::case::Case;
use crate::cause;
use crate::claim::{Claim, Direction};
use crate::compare::opposed;
use crate::compare::slip;
use crate::compare::values::{self, Quantity};
use crate::comparison::{Comparison, SubjectRelation, ValueRelation};
use crate::finding::{Cause, Evidence, Finding, Severity};
use crate::value::Interval;
use crate::wording::{self, Wording};

/// One disagreement.
#[derive(Clone, Debug)]
pub(super) struct Disagreement {
    /// The values, each with the claims that hold it; the first side has the earliest claim.
    pub(super) sides: Vec<Vec<usize>>,
    /// How sure it is that they speak of one thing.
    pub(super) confidence: f64,
    /// Whether only a loose reading of the rounding saves them.
    pub(super) rounding: bool,
    /// Whether each side is what the other should leave of one whole.
    pub(super) complements: bool,
    /// Whether they went two ways: the one rose, the other fell.
    pub(super) two_ways: bool,
    /// Whether a text that takes part sets the figures against each other itself.
    pub(super) told: bool,
}

/// Do the claims of a comparison say that one rose and the other fell?
fn are_two_ways(case: &Case<'_>, comparison: &Comparison) -> bool {
    let claims = case
        .claim(comparison.left)
        .zip(case.claim(comparison.right));
    claims.is_some_and(|(left, right)| opposed::are_two_ways(left, right))
}

/// How much surer a slip of the pen makes it that two figures are of one thing, and how sure at most.
const SLIP: f64 = 0.15;
const SUREST: f64 = 0.95;

/// The disagreements among comparisons that a rule regards as conflicts; `joins` says which
/// agreeing comparisons bring further claims to a side.
pub(super) fn disagreements(
    case: &Case<'_>,
    conflicts: impl Fn(&Comparison) -> bool,
    joins: impl Fn(&Comparison) -> bool,
) -> Vec<Disagreement> {
    let mut groups = Groups::default();
    let mut edges = Vec::new();
    for comparison in case.comparisons {
        if conflicts(comparison) && !is_of_base(case, comparison) {
            groups.join(comparison.left, comparison.right);
            edges.push(comparison);
        }
    }
    let mut friends: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for comparison in case.comparisons {
        if comparison.values == ValueRelation::Equal && joins(comparison) {
            let (left, right) = (comparison.left, comparison.right);
            friends.entry(left).or_default().push(right);
            friends.entry(right).or_default().push(left);
        }
    }
    let mut members: BTreeMap<usize, (BTreeSet<usize>, Vec<&Comparison>)> = BTreeMap::new();
    for edge in edges {
        let entry = members.entry(groups.root(edge.left)).or_default();
        for end in [edge.left, edge.right] {
            entry.0.insert(end);
            entry.0.extend(friends.get(&end).into_iter().flatten());
        }
        entry.1.push(edge);
    }
    let found = members.into_values().filter_map(|(claims, edges)| {
        // Where all of them are no one disagreement, the clearest of them may be.
        let of = |held: Vec<&Comparison>| {
            let ends = || held.iter().flat_map(|edge| [edge.left, edge.right]);
            let with = ends().flat_map(|end| friends.get(&end).into_iter().flatten().copied());
            disagreement(case, ends().chain(with).collect(), &held)
        };
        disagreement(case, claims, &edges)
            .or_else(|| of(surest(&edges)))
            .or_else(|| of(rivals(case, &friends, &edges)?))
            .or_else(|| of(slips(case, &edges)))
    });
    found.collect()
}

/// The comparisons of which neither document has the other's figure as that of something else: "1.64 in all, 1.42 in the
/// end" here, and 1.64 there, which is the first, and no rival of the second.
fn rivals<'c>(
    case: &Case<'_>,
    friends: &BTreeMap<usize, Vec<usize>>,
    edges: &[&'c Comparison],
) -> Option<Vec<&'c Comparison>> {
    let own = edges.iter().copied();
    let held: Vec<_> = own
        .filter(|edge| !has_counterpart(case, friends, edge))
        .collect();
    // The surest of all says which thing they are of.
    (most_sure(&held) >= most_sure(edges)).then_some(held)
}

/// Those that a slip shows to be of one figure, whatever else it was taken for.
fn slips<'c>(case: &Case<'_>, edges: &[&'c Comparison]) -> Vec<&'c Comparison> {
    let own = edges.iter().copied();
    own.filter(|edge| is_slip(case, edge)).collect()
}

/// How sure the surest of them is.
fn most_sure(edges: &[&Comparison]) -> Option<f64> {
    let sure = edges.iter().map(|edge| edge.confidence);
    sure.max_by(f64::total_cmp)
}

/// Does either document of a comparison hold the other's value in another claim, that is of the same thing?
fn has_counterpart(
    case: &Case<'_>,
    friends: &BTreeMap<usize, Vec<usize>>,
    edge: &Comparison,
) -> bool {
    let document = |claim: usize| case.claim(claim).map(|claim| claim.document);
    let held = |own: usize, other: usize| {
        let mut friends = friends.get(&other).into_iter().flatten();
        friends.any(|friend| *friend != own && document(*friend) == document(own))
    };
    held(edge.left, edge.right) || held(edge.right, edge.left)
}

/// The comparisons that are clearly surer than all others to be of one thing: whoever gives two values of it in one text
/// takes at most one of them for that.
fn surest<'c>(edges: &[&'c Comparison]) -> Vec<&'c Comparison> {
    /// In odds.
    const CLEARLY: f64 = 2.5;
    let odds = |confidence: f64| confidence / (1.0 - confidence).max(f64::EPSILON);
    let least = odds(most_sure(edges).unwrap_or_default()) / CLEARLY;
    let own = edges.iter().copied();
    own.filter(|edge| odds(edge.confidence) >= least).collect()
}

/// Is one figure the other with two of its digits exchanged, or in another unit?
fn is_slip(case: &Case<'_>, comparison: &Comparison) -> bool {
    let claims = case
        .claim(comparison.left)
        .zip(case.claim(comparison.right));
    claims
        .is_some_and(|(left, right)| slip::transposed(left, right) || slip::is_of_unit(left, right))
}

fn disagreement(
    case: &Case<'_>,
    claims: BTreeSet<usize>,
    edges: &[&Comparison],
) -> Option<Disagreement> {
    let mut sides: Vec<Vec<usize>> = Vec::new();
    for claim in claims {
        let apart = |held: usize| {
            let pair = (held.min(claim), held.max(claim));
            edges.iter().any(|edge| (edge.left, edge.right) == pair)
        };
        let same = |side: &&mut Vec<usize>| {
            side.iter()
                .all(|held| !apart(*held) && agree(case, *held, claim))
        };
        match sides.iter_mut().find(same) {
            Some(side) => side.push(claim),
            None => sides.push(vec![claim]),
        }
    }
    if !one_voice(case, &sides) {
        return None;
    }
    let surest = most_sure(edges)?;
    let told = edges.iter().all(|edge| is_told(case, edge)) || is_told_of(case, &sides);
    (sides.len() > 1).then(|| Disagreement {
        sides,
        confidence: surest,
        rounding: edges
            .iter()
            .all(|edge| edge.values == ValueRelation::ApartStrictly),
        complements: edges
            .iter()
            .all(|edge| edge.subject == SubjectRelation::Complement),
        two_ways: edges.iter().any(|edge| are_two_ways(case, edge)),
        told,
    })
}

/// Does every document stand on one side? One that holds several of the values does not take them
/// for one thing, unless the disagreement is its own.
fn one_voice(case: &Case<'_>, sides: &[Vec<usize>]) -> bool {
    let documents: Vec<BTreeSet<usize>> = sides
        .iter()
        .map(|side| {
            let claims = side.iter().filter_map(|claim| case.claim(*claim));
            claims.map(|claim| claim.document).collect()
        })
        .collect();
    let all: BTreeSet<_> = documents.iter().flatten().collect();
    let listed: usize = documents.iter().map(BTreeSet::len).sum();
    all.len() == listed || all.len() == 1
}

/// Do two claims hold one value?
fn agree(case: &Case<'_>, one: usize, other: usize) -> bool {
    relation(case, one, other).is_some_and(ValueRelation::agrees)
}

impl Disagreement {
    /// How serious it is: what a text says itself is at most a note, what rounding explains at most
    /// a warning.
    pub(super) fn severity(&self) -> Severity {
        if self.told {
            Severity::Note
        } else if self.rounding {
            Severity::Warning
        } else {
            Severity::Error
        }
    }

    /// All claims that take part, side by side.
    pub(super) fn claims(&self) -> impl Iterator<Item = usize> {
        self.sides.iter().flatten().copied()
    }

    /// Every place that takes part.
    pub(super) fn evidence(&self, case: &Case<'_>) -> Vec<Evidence> {
        let claims = self.claims().filter_map(|claim| case.claim(claim));
        claims.map(|claim| case.evidence(claim)).collect()
    }

    /// The likely cause, from the first claims of the first two sides. Two sides of one whole are
    /// meant to differ, so that nothing follows from how they do.
    pub(super) fn cause(&self, case: &Case<'_>) -> Option<Cause> {
        if self.complements || self.two_ways {
            return None;
        }
        let (one, other) = (self.sides.first()?, self.sides.get(1)?);
        let pairs = one
            .iter()
            .flat_map(|left| other.iter().map(move |right| (*left, *right)));
        pairs
            .filter_map(|(left, right)| cause::likely(case, left, right))
            .min()
    }

    /// "$240.1bn (a) or $228bn (b)".
    pub(super) fn values(&self, case: &Case<'_>) -> String {
        let sides: Vec<_> = self
            .sides
            .iter()
            .filter_map(|side| case.claim(*side.first()?))
            .map(|claim| format!("{}{}", self.way(claim), case.text(claim)))
            .collect();
        wording::list(&sides)
    }

    /// One line for each side: who holds it, and what it means.
    pub(super) fn explanation(&self, case: &Case<'_>) -> Vec<String> {
        self.sides
            .iter()
            .filter_map(|side| self.side_line(case, side))
            .collect()
    }

    /// "2 documents (b, d) give 227.5 to 228.5 billion dollars, according to the Kremlin."
    fn side_line(&self, case: &Case<'_>, side: &[usize]) -> Option<String> {
        let claims: Vec<_> = side.iter().filter_map(|claim| case.claim(*claim)).collect();
        let first = claims.first()?;
        let way = self.way(first);
        let Quantity { dimension, figure } = values::quantity(&first.mention)?;
        let interval = figure.strict();
        let ends = [interval.lower().value(), interval.upper().value()];
        let largest = ends.into_iter().flatten().max_by_key(|end| end.abs())?;
        let said = Wording::new(&dimension, largest).meaning(&figure);
        let sources: BTreeSet<_> = claims.iter().map(|claim| case.source(claim)).collect();
        let names: Vec<_> = sources.into_iter().map(str::to_owned).collect();
        let who = match names.as_slice() {
            [one] => format!("{one} gives"),
            several => format!("{} documents ({}) give", several.len(), several.join(", ")),
        };
        let attributions: BTreeSet<_> = claims
            .iter()
            .filter_map(|claim| claim.attribution.as_ref())
            .map(ToString::to_string)
            .collect();
        let according = if attributions.is_empty() {
            String::new()
        } else {
            let names: Vec<_> = attributions.into_iter().collect();
            format!(", according to {}", wording::list(&names))
        };
        Some(format!("{who} {way}{said}{according}."))
    }

    /// "A rise of ", where the figures went two ways.
    fn way(&self, claim: &Claim) -> &'static str {
        match claim.direction.filter(|_| self.two_ways) {
            Some(Direction::Rise) => "a rise of ",
            Some(Direction::Fall) => "a fall of ",
            None => "",
        }
    }

    /// How far apart two values are: "They are 11.6 to 12.7 billion dollars apart."; of two sides of one
    /// whole, what they make together.
    fn gap(&self, case: &Case<'_>) -> Option<String> {
        let [one, other] = self.sides.as_slice() else {
            return None;
        };
        if self.two_ways {
            return Some("It cannot have both risen and fallen over one time.".to_owned());
        }
        let claim = |side: &[usize]| case.claim(*side.first()?);
        let together = case.together(claim(one)?, claim(other)?)?;
        let (one, other) = (together.left.strict(), together.right.strict());
        if self.complements {
            let both = one.plus(&other).ok()?;
            let wording = Wording::new(&together.dimension, both.upper().value()?);
            // Some may be on neither side.
            let whole = match Interval::point(Decimal::ONE_HUNDRED).is_below(&both) {
                true => "no more than 100",
                false => "100",
            };
            return Some(format!(
                "Together they make {}, where the two sides of one whole make {whole}.",
                wording.interval(&both)
            ));
        }
        let (lower, upper) = match one.is_below(&other) {
            true => (one, other),
            false => (other, one),
        };
        let gap = upper.minus(&lower).ok()?;
        let largest = gap.lower().value().and(gap.upper().value())?;
        let wording = Wording::new(&together.dimension, largest);
        Some(format!("They are {} apart.", wording.interval(&gap)))
    }

    /// What was converted to set the first two sides against each other, and whether it depends on the
    /// tolerance of an exchange rate that they are apart.
    fn conversion(&self, case: &Case<'_>) -> (Vec<String>, bool) {
        let claim = |nth: usize| case.claim(*self.sides.get(nth)?.first()?);
        let Some((one, other)) = claim(0).zip(claim(1)) else {
            return (Vec::new(), false);
        };
        let together = case.together(one, other);
        let by_tolerance = together.is_some_and(|together| together.meet_within_tolerance());
        (case.conversion(one, other), by_tolerance)
    }

    /// The finding of a rule about it.
    pub(super) fn finding(&self, case: &Case<'_>, rule: &str, message: String) -> Finding {
        let mut explanation = self.explanation(case);
        let (conversion, by_tolerance) = self.conversion(case);
        explanation.extend(conversion);
        explanation.extend(self.gap(case));
        if self.told {
            explanation.push("The text itself sets these figures against each other.".to_owned());
        }
        if by_tolerance {
            explanation.push("They meet within the tolerance of the rate.".to_owned());
        } else if self.rounding {
            explanation.push(
                "Rounding may explain it: one writer may have cut off what the other rounded."
                    .to_owned(),
            );
        }
        let likely_cause = self.cause(case);
        // Figures that differ as slips of the pen do were meant to be one.
        let slipped = matches!(
            likely_cause,
            Some(Cause::ScaleSlip | Cause::TransposedDigits)
        );
        let confidence = match slipped {
            true => self.confidence.max((self.confidence + SLIP).min(SUREST)),
            false => self.confidence,
        };
        Finding {
            rule: rule.to_owned(),
            severity: self.severity(),
            confidence,
            message,
            explanation,
            likely_cause,
            evidence: self.evidence(case),
        }
    }
}

/// Is the comparison about one quantity?
pub(super) fn same(comparison: &Comparison) -> bool {
    comparison.subject == SubjectRelation::Same
}
