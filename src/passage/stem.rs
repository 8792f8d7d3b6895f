//! What the forms of one word have in common.

/// A word without the endings of number and tense, so that "vessels" meets "vessel" and "shipped"
/// meets "ships". Rough on purpose: only ever compared with other stems.
pub(crate) fn stem(word: &str) -> &str {
    let endings: &[&str] = match word.as_bytes().last() {
        Some(b's') => &["ies", "es", "s"],
        Some(b'd') => &["ied", "ed"],
        Some(b'g') => &["ing"],
        Some(b'y') => &["y"],
        Some(b'e') => &["e"],
        _ => &[],
    };
    for ending in endings {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 3
            && !(*ending == "s" && stem.ends_with('s'))
        {
            return doubled(stem);
        }
    }
    word
}

/// "shipp" as "ship".
fn doubled(stem: &str) -> &str {
    let mut letters = stem.bytes().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before))
            if last == before && last.is_ascii() && !b"aeiousl".contains(&last) =>
        {
            &stem[..stem.len() - 1]
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for forms in [
            ["vessel", "vessels", "vessels"],
            ["ships", "shipped", "shipping"],
            ["deny", "denied", "denies"],
            ["rise", "rises", "rising"],
        ] {
            assert_eq!(stem(forms[0]), stem(forms[1]), "{forms:?}");
            assert_eq!(stem(forms[1]), stem(forms[2]), "{forms:?}");
        }
        assert_ne!(stem("import"), stem("export"));
        assert_eq!(stem("press"), "press");
        // The last two bytes of a letter beyond ASCII may be alike.
        assert_eq!(stem("円e"), "円");
    }
}
