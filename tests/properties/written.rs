//! Whatever spelling a figure or a time is written in, it is read back as what it says.

use numclaim::strategies::{
    Written, written_count, written_date, written_duration, written_money, written_number,
    written_percent, written_period,
};
use numclaim::{Checker, Document};
use proptest::prelude::*;

/// What may stand around a figure: nothing, a sentence, brackets.
const AROUND: [(&str, &str); 4] = [
    ("The bill came to ", ", they said."),
    ("", ""),
    ("(", ")"),
    ("A sum (", ") was named."),
];

/// What may stand around a time.
const AROUND_TIME: [(&str, &str); 3] = [
    ("The bridge was built in ", ", they said."),
    ("The mill (", ") was named."),
    ("Much was said of ", "."),
];

fn read_back(written: &Written, around: &[(&str, &str)]) -> Result<(), TestCaseError> {
    for (before, after) in around {
        let text = format!("{before}{written}{after}");
        let document = Document::new("bill", text.clone());
        let claims = Checker::default().extract(&document).expect("a text");
        let [claim] = &claims[..] else {
            let read: Vec<_> = claims
                .iter()
                .map(|claim| claim.mention.span.slice(&text))
                .collect();
            return Err(TestCaseError::fail(format!("{text:?} reads as {read:?}")));
        };
        prop_assert_eq!(&claim.mention.value, &written.value, "{}", text);
        prop_assert!(
            claim
                .mention
                .span
                .slice(&text)
                .is_some_and(|slice| written.to_string().ends_with(slice)),
            "{:?} in {:?}",
            claim.mention.span.slice(&text),
            text
        );
    }
    Ok(())
}

proptest! {
    #[test]
    fn money_is_read_back(written in written_money()) {
        read_back(&written, &AROUND)?;
    }

    #[test]
    fn percentages_are_read_back(written in written_percent()) {
        read_back(&written, &AROUND)?;
    }

    #[test]
    fn numbers_are_read_back(written in written_number()) {
        read_back(&written, &AROUND)?;
    }

    #[test]
    fn counts_are_read_back(written in written_count()) {
        read_back(&written, &AROUND)?;
    }

    #[test]
    fn dates_are_read_back(written in written_date()) {
        read_back(&written, &AROUND_TIME)?;
    }

    #[test]
    fn periods_are_read_back(written in written_period()) {
        read_back(&written, &AROUND_TIME)?;
    }

    #[test]
    fn durations_are_read_back(written in written_duration()) {
        read_back(&written, &AROUND_TIME)?;
    }
}
