//! Whatever spelling a figure is written in, it is read back as what it says.

use numclaim::strategies::{Written, written_money, written_percent};
use numclaim::{Checker, Document};
use proptest::prelude::*;

fn read_back(written: &Written) -> Result<(), TestCaseError> {
    for (before, after) in [
        ("The bill came to ", ", they said."),
        ("", ""),
        ("(", ")"),
        ("A sum (", ") was named."),
    ] {
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
        read_back(&written)?;
    }

    #[test]
    fn percentages_are_read_back(written in written_percent()) {
        read_back(&written)?;
    }
}
