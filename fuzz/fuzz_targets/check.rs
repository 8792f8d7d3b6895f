//! Checks whatever bytes come, as documents with a line of `===` between them, and tests the laws
//! of checking.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

#[path = "../../tests/laws/checking.rs"]
mod checking;

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    checking::holds_for(text);
    Corpus::Keep
});
