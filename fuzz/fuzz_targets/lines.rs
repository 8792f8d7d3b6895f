//! Reads whatever bytes come as JSON Lines, and tests the laws of reading them.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/laws/lines.rs"]
mod lines;

fuzz_target!(|data: &[u8]| lines::hold_for(data));
