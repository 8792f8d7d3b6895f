//! The letters of ASCII, told from all other bytes eight at a time.

/// The bit that tells small letters from capitals, in each byte of eight.
pub(super) const SMALL: u64 = u64::from_le_bytes([0x20; 8]);

/// The bit that every letter of ASCII has.
pub(super) const LETTER: u64 = SMALL << 1;

/// The first eight bytes and the eight after them, the first one lowest; zeros stand for those that
/// are missing.
#[inline]
pub(super) fn first_sixteen(bytes: &[u8]) -> (u64, u64) {
    let mut first = [0; 16];
    match bytes.first_chunk::<16>() {
        Some(chunk) => first = *chunk,
        None => first[..bytes.len()].copy_from_slice(bytes),
    }
    let first = u128::from_le_bytes(first);
    (first as u64, (first >> 64) as u64)
}

/// A mask of the first so many of eight bytes.
#[inline]
pub(super) fn first_bytes(count: usize) -> u64 {
    1_u64
        .checked_shl(8 * count as u32)
        .map_or(u64::MAX, |beyond| beyond - 1)
}

/// How many of eight bytes, from the first on, are letters of ASCII; all are looked at together.
#[inline]
pub(super) fn letters(bytes: u64) -> usize {
    const fn in_each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    const HIGHEST: u64 = in_each(0x80);
    // Each sum stays within its byte, and sets its highest bit from a certain letter on.
    let small = bytes & !HIGHEST | SMALL;
    let from_a = small + in_each(0x80 - b'a');
    let beyond_z = small + in_each(0x7f - b'z');
    let is_letter = from_a & !beyond_z & !bytes & HIGHEST;
    (is_letter ^ HIGHEST).trailing_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_all_other_bytes() {
        for byte in 0..=255_u8 {
            let expected = if byte.is_ascii_alphabetic() { 3 } else { 1 };
            let bytes = [b'z', byte, b'A', b'1'];
            assert_eq!(letters(first_sixteen(&bytes).0), expected, "{byte}");
        }
        let (low, high) = first_sixteen(b"abcdefghIJKLMNOPqrs");
        assert_eq!((letters(low), letters(high)), (8, 8));
    }
}
