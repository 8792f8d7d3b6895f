//! The letters of ASCII, told from all other bytes eight at a time.

use super::Case;

/// The bit that tells small letters from capitals, in each byte of eight.
const SMALL: u64 = u64::from_le_bytes([0x20; 8]);

/// The bit that every letter of ASCII has.
const LETTER: u64 = SMALL << 1;

/// The first eight bytes and the eight after them, the first one lowest; zeros stand for those that
/// are missing.
#[inline]
fn first_sixteen(bytes: &[u8]) -> (u64, u64) {
    let first = match bytes.first_chunk::<16>() {
        Some(chunk) => u128::from_le_bytes(*chunk),
        None => {
            let mut first = [0; 16];
            first[..bytes.len()].copy_from_slice(bytes);
            u128::from_le_bytes(first)
        }
    };
    (first as u64, (first >> 64) as u64)
}

/// How many of eight bytes, from the first on, are letters of ASCII, and a mask of these; all are looked at
/// together.
#[inline]
fn letters(bytes: u64) -> (usize, u64) {
    const fn in_each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    const HIGHEST: u64 = in_each(0x80);
    // Each sum stays within its byte, and sets its highest bit from a certain letter on.
    let small = bytes & !HIGHEST | SMALL;
    let from_a = small + in_each(0x80 - b'a');
    let beyond_z = small + in_each(0x7f - b'z');
    let is_letter = from_a & !beyond_z & !bytes & HIGHEST;
    let others = is_letter ^ HIGHEST;
    let first_other = others & others.wrapping_neg();
    // The bits below the first byte that is none; all where there is none.
    let before = (first_other >> 7).wrapping_sub(1);
    (others.trailing_zeros() as usize / 8, before)
}

/// A word of 1 to 15 letters of ASCII: its first eight bytes and the others, the first one lowest in each,
/// and zeros behind the last.
#[derive(Clone, Copy)]
pub(super) struct ShortWord {
    low: u64,
    high: u64,
    pub(super) length: usize,
}

impl ShortWord {
    /// The letters at the start of a text that begins with one, unless they are too many.
    #[inline]
    pub(super) fn at_start(bytes: &[u8]) -> Option<Self> {
        let (low, high) = first_sixteen(bytes);
        let (length, within) = letters(low);
        let low = low & within;
        if length < 8 {
            let high = 0;
            return Some(Self { low, high, length });
        }
        let (more, within) = letters(high);
        let (high, length) = (high & within, length + more);
        // It may go on.
        (more < 8).then_some(Self { low, high, length })
    }

    #[inline]
    pub(super) fn case(self) -> Case {
        if self.low & 0x20 != 0 {
            Case::Lower
        } else if self.length > 1 && (self.low | self.high) & SMALL == 0 {
            Case::Upper
        } else {
            Case::Capitalized
        }
    }

    /// The same in small letters, as a vocabulary holds it.
    #[inline]
    pub(super) fn packed(self) -> (u64, u64) {
        // Every byte of the word is a letter, so the others stay zero.
        let small = |bytes: u64| bytes | (bytes & LETTER) >> 1;
        (small(self.low), small(self.high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_all_other_bytes() {
        for byte in 0..=255_u8 {
            let expected = if byte.is_ascii_alphabetic() { 3 } else { 1 };
            let bytes = [b'z', byte, b'A', b'1'];
            let (count, mask) = letters(first_sixteen(&bytes).0);
            assert_eq!(count, expected, "{byte}");
            assert_eq!(mask, (1 << (8 * expected)) - 1, "{byte}");
        }
        let (low, high) = first_sixteen(b"abcdefghIJKLMNOPqrs");
        assert_eq!(
            (letters(low), letters(high)),
            ((8, u64::MAX), (8, u64::MAX))
        );
    }
}
