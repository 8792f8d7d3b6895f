//! Reads whatever bytes come as a file of settings, and tests the laws of reading them.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

#[path = "../../tests/laws/settings.rs"]
mod settings;

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    settings::hold_for(text);
    Corpus::Keep
});
