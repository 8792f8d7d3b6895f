//! Reads numerals and calculates with intervals, and sets the results beside those of fractions of
//! integers of any size.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

#[path = "../../tests/laws/arithmetic.rs"]
mod arithmetic;
#[path = "../../tests/properties/rational.rs"]
mod rational;

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    arithmetic::holds_for(text);
    Corpus::Keep
});
