//! A part, its whole, and the percentage that a text gives for the one of the other.

/// A part, its whole, and the percentage that the text gives for the one of the other.
pub(super) struct Ratio {
    pub(super) part: usize,
    pub(super) whole: usize,
    pub(super) percentage: usize,
    pub(super) confidence: f64,
}

/// How sure it is that the percentage is the one of the other, where the text says so.
pub(super) const SAID: f64 = 0.9;
