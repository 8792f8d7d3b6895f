//! Reads whatever bytes come, prints the values that are there, and reads them back.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

#[path = "../../tests/laws/printing.rs"]
mod printing;

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    printing::hold_for(text);
    Corpus::Keep
});
