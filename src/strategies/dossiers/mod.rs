//! Small dossiers with a known truth: consistent, or with one planted inconsistency.

mod plots;
mod reckoned;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::slots::{ASIDES, FACTS, Slots, published, slots};
use super::stories::notice;
use crate::document::Document;
use plots::PLOTS;

/// Documents that tell of one event, and what is wrong in them.
///
/// ```
/// use numclaim::strategies::planted;
/// use numclaim::{Checker, Document, Severity};
/// use proptest::prelude::*;
/// use proptest::test_runner::Config;
///
/// let serious = |documents: &[Document]| {
///     let mut findings = Checker::default().check(documents).findings;
///     findings.retain(|finding| finding.severity > Severity::Note);
///     findings
/// };
/// let sums = planted("sum-mismatch").ok_or("a rule that can be planted")?;
/// proptest!(Config::with_cases(8), |(dossier in sums)| {
///     prop_assert_eq!(&serious(&dossier.documents)[0].rule, "sum-mismatch");
///     prop_assert!(serious(&dossier.repaired).is_empty());
/// });
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Dossier {
    /// Two or three documents.
    pub documents: Vec<Document>,
    /// The name of the rule that they break; `None` if they are consistent.
    pub planted: Option<&'static str>,
    /// The same documents with one figure, date or word put right; those of a consistent dossier are
    /// the same.
    pub repaired: Vec<Document>,
}

/// The names of the rules that can be broken by planting.
pub fn plantable() -> impl Iterator<Item = &'static str> {
    PLOTS.iter().map(|(rule, _)| *rule)
}

/// Dossiers of which half are consistent, and half break one rule, whichever.
pub fn dossier() -> impl Strategy<Value = Dossier> {
    let planted = select(&PLOTS[..]).prop_flat_map(|(rule, plot)| broken(rule, plot));
    (planted, any::<bool>()).prop_map(|(dossier, consistent)| match consistent {
        true => Dossier {
            documents: dossier.repaired.clone(),
            planted: None,
            repaired: dossier.repaired,
        },
        false => dossier,
    })
}

/// Dossiers that break one rule, with their repaired twins; `None` for a name that is not among
/// [`plantable`].
pub fn planted(rule: &str) -> Option<impl Strategy<Value = Dossier> + use<>> {
    let (rule, plot) = PLOTS.iter().find(|(name, _)| *name == rule)?;
    Some(broken(rule, *plot))
}

/// What a plot is made of: an event, another one, numbers, and which of its forms it takes.
#[derive(Debug)]
struct Scene {
    slots: Slots,
    other: Slots,
    form: usize,
    numbers: [u32; 4],
    digit: u32,
}

/// What one document says of the matter, as it is planted and as it is right.
struct Told {
    planted: String,
    repaired: String,
}

/// What one or two documents say of the matter.
type Plot = fn(&Scene) -> Vec<Told>;

impl Scene {
    /// Which of so many forms.
    fn form<T: Copy>(&self, forms: &[T]) -> T {
        forms[self.form % forms.len()]
    }

    /// A sentence, `{Q}` being another place, and other slots given here.
    fn say(&self, form: &str, given: &[(&str, &dyn std::fmt::Display)]) -> String {
        let mut text = form.replace("{Q}", &self.other.place);
        for (slot, shown) in given {
            text = text.replace(slot, &shown.to_string());
        }
        self.slots.fill(&text, 0)
    }

    /// The sentence with what is wrong in the place of `{x}`, and with what is right.
    fn twin(
        &self,
        form: &str,
        given: &[(&str, &dyn std::fmt::Display)],
        wrong: &dyn std::fmt::Display,
        right: &dyn std::fmt::Display,
    ) -> Told {
        let text = self.say(form, given);
        Told {
            planted: text.replace("{x}", &wrong.to_string()),
            repaired: text.replace("{x}", &right.to_string()),
        }
    }

    /// Two sentences, of which the second is wrong or right, and the first is right.
    fn pair(
        &self,
        (first, second): (&str, &str),
        given: &[(&str, &dyn std::fmt::Display)],
        wrong: &dyn std::fmt::Display,
        right: &dyn std::fmt::Display,
    ) -> Vec<Told> {
        vec![
            self.twin(first, given, right, right),
            self.twin(second, given, wrong, right),
        ]
    }
}

/// Facts that no plot speaks of.
const NEUTRAL: [usize; 3] = [2, 5, 6];

fn broken(rule: &'static str, plot: Plot) -> impl Strategy<Value = Dossier> {
    let numbers = proptest::array::uniform4(11_u32..=97);
    let scene = (slots(), slots(), 0_usize..60, numbers, 1_u32..=9);
    let scene = scene.prop_map(|(slots, other, form, numbers, digit)| Scene {
        slots,
        other,
        form,
        numbers,
        digit,
    });
    let around = (
        subsequence(&NEUTRAL[..], 0..=2),
        select(&ASIDES[..]),
        select(&["\n\n", " "][..]),
        any::<bool>(),
        proptest::option::of(notice()),
    );
    (scene, around).prop_map(move |(scene, (facts, aside, between, swapped, notice))| {
        let told = plot(&scene);
        // The documents in either order; a matter of one document stands in the first or the second.
        let place = |nth: usize| if swapped { 1 - nth } else { nth };
        let text = |side: usize, planted: bool| {
            let mut parts = vec![scene.slots.fill(aside, 0)];
            if let Some(told) = told.get(place(side)) {
                parts.push(if planted {
                    told.planted.clone()
                } else {
                    told.repaired.clone()
                });
            }
            let facts = facts.iter().filter(|fact| **fact != told_fact(&scene));
            parts.extend(facts.map(|fact| {
                let ways = FACTS[*fact];
                scene.slots.fill(ways[side % ways.len()], *fact)
            }));
            let first = side % parts.len();
            parts.rotate_left(first);
            parts.join(between)
        };
        let documents = |planted: bool| -> Vec<Document> {
            let two = [0, 1].map(|side| {
                let id = format!("{} {side}", scene.slots.place);
                Document::new(id, text(side, planted)).published(published())
            });
            two.into_iter().chain(notice.clone()).collect()
        };
        Dossier {
            documents: documents(true),
            planted: Some(rule),
            repaired: documents(false),
        }
    })
}

/// Facts that are no shares: who gives two values for one of those breaks another rule.
const VALUES: [usize; 8] = [0, 1, 2, 3, 4, 5, 6, 7];

/// The fact that two documents disagree about in a plot of conflicting values.
fn told_fact(scene: &Scene) -> usize {
    scene.form(&VALUES)
}
