//! How two measured things lie to each other by their names alone.

use crate::claim::Subject;
use crate::lexicon::known::PERSON;

/// Are both people, by whatever they are called?
pub(super) fn are_people(one: &Subject, other: &Subject) -> bool {
    let people = |subject: &Subject| {
        subject.measure.as_deref() == Some(PERSON)
            || subject.broader.iter().any(|thing| thing == PERSON)
    };
    people(one) && people(other)
}

/// Is one name the other with a word before it: "net loss", "loss"?
pub(super) fn is_kind(narrow: &str, wide: &str) -> bool {
    narrow
        .strip_suffix(wide)
        .is_some_and(|before| before.ends_with(' '))
}

#[cfg(test)]
mod tests {
    use super::is_kind;

    #[test]
    fn a_word_before_a_name_makes_a_kind_of_it() {
        assert!(is_kind("net loss", "loss"));
        assert!(!is_kind("loss", "loss"));
        assert!(!is_kind("gloss", "loss"));
        assert!(!is_kind("loss", "net loss"));
    }
}
