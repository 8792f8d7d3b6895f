//! What a token of a code is written in.

use crate::normalize::scene::Scene;

/// Runs between spaces are looked at no further than so many tokens: nothing written is longer.
pub(super) const LONGEST_RUN: usize = 64;

/// Is it digits of ASCII alone?
pub(super) fn is_plain(written: &str) -> bool {
    !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit())
}

/// Is the token this many capitals of ASCII?
pub(super) fn capitals(scene: &Scene<'_>, at: usize, count: usize) -> bool {
    let written = scene.written(at).as_bytes();
    written.len() == count && written.iter().all(u8::is_ascii_uppercase)
}
