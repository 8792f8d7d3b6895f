//! What a character is to a figure: digit, hyphen, or nothing that shows; and HTML entities.

/// The value of a decimal digit in the scripts that news is written in: ASCII, full-width,
/// Arabic-Indic, extended Arabic-Indic, Devanagari, Bengali.
pub(crate) fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{9e6}'..='\u{9ef}' => '\u{9e6}',
        _ => return None,
    };
    u8::try_from(c as u32 - zero as u32).ok()
}

/// Can the character be a part of a numeral?
pub(crate) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || is_invisible(c) || matches!(c, '.' | ',' | '\'' | '’' | '·' | '٫' | '٬')
}

/// Characters that show nothing: soft hyphen, zero-width space and joiners, word joiner, direction
/// marks, byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

pub(crate) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－'
    )
}

/// No entity's name is longer than this many bytes, and no search for its end goes further.
const LONGEST_NAME: usize = 10;

/// An HTML entity at the start of a text: the character that it stands for, and its length.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let name = text.strip_prefix('&')?;
    let end = name
        .bytes()
        .take(LONGEST_NAME)
        .position(|byte| byte == b';')?;
    let name = &name[..end];
    let character = match name {
        "nbsp" | "thinsp" | "ensp" | "emsp" | "#160" => ' ',
        "pound" => '£',
        "euro" => '€',
        "yen" => '¥',
        "cent" => '¢',
        "dollar" => '$',
        "percnt" => '%',
        "amp" => '&',
        "ndash" => '–',
        "mdash" => '—',
        "minus" => '−',
        "frac12" => '½',
        "frac14" => '¼',
        "frac34" => '¾',
        "quot" => '"',
        "lsquo" => '‘',
        "rsquo" | "apos" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control() && !c.is_alphanumeric())?
        }
    };
    Some((
        if character.is_whitespace() {
            ' '
        } else {
            character
        },
        end + 2,
    ))
}
