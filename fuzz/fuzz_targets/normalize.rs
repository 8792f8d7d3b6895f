//! Reads whatever bytes come and tests the laws of reading.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

#[path = "../../tests/laws/reading.rs"]
mod reading;

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    reading::holds_for(text);
    Corpus::Keep
});
