//! Dossiers with a known truth: what is planted is found, by its rule and alone, and its repair is
//! silent.

use numclaim::strategies::{Dossier, dossier, plantable, planted};
use numclaim::{Checker, Document, Severity};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// The rules of the findings that are more than notes.
pub(crate) fn broken(documents: &[Document]) -> Vec<String> {
    let findings = Checker::default().check(documents).findings.into_iter();
    let serious = findings.filter(|finding| finding.severity > Severity::Note);
    serious.map(|finding| finding.rule).collect()
}

fn is_found(dossier: &Dossier) -> Result<(), TestCaseError> {
    let found = broken(&dossier.documents);
    let expected: Vec<&str> = dossier.planted.into_iter().collect();
    prop_assert_eq!(found, expected, "{:#?}", &dossier.documents);
    let left = broken(&dossier.repaired);
    prop_assert!(left.is_empty(), "{:?} in {:#?}", left, &dossier.repaired);
    Ok(())
}

proptest! {
    #[test]
    fn a_planted_inconsistency_is_found_alone_and_its_repair_is_silent(dossier in dossier()) {
        is_found(&dossier)?;
    }
}

/// The law above draws the rules by lot: here each has its turn.
#[test]
fn every_rule_that_can_be_broken_is() {
    let mut runner = TestRunner::deterministic();
    for rule in plantable() {
        let dossiers = planted(rule).expect("a rule that can be broken");
        for _ in 0..4 {
            let tree = dossiers.new_tree(&mut runner).expect("a dossier");
            let dossier = proptest::strategy::ValueTree::current(&tree);
            assert_eq!(dossier.planted, Some(rule));
            assert_ne!(dossier.documents, dossier.repaired);
            if let Err(error) = is_found(&dossier) {
                panic!("{rule}: {error}");
            }
        }
    }
    assert!(planted("uncorroborated-figure").is_none());
}

/// Every rule that can make a report fail can be planted.
#[test]
fn every_serious_rule_can_be_broken() {
    let checker = Checker::default();
    let explanations = checker.rules().map(|rule| rule.explanation());
    let serious = explanations.filter(|rule| rule.severity > Severity::Note);
    let names: Vec<&str> = serious.map(|rule| rule.name).collect();
    assert_eq!(plantable().collect::<Vec<_>>(), names);
}
