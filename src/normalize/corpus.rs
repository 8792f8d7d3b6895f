//! What the corpora of the readers share: a text's figures in one line each.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::{Kind, Mention};

/// The mentions of a text that are of this kind, as "value unit per what": `"1.2 barrel per day"`,
/// `"60 USD per barrel"`, `"[3, 5] person"`.
pub(crate) fn of_kind(kind: Kind, text: &str) -> Vec<String> {
    mentions(text)
        .iter()
        .filter(|mention| mention.kind() == kind)
        .map(outline)
        .collect()
}

/// All mentions of a text.
pub(crate) fn mentions(text: &str) -> Vec<Mention> {
    super::read(&Document::new("corpus", text), Lexicon::english()).mentions
}

fn outline(mention: &Mention) -> String {
    let value = mention.figure().map_or("?".to_owned(), |figure| {
        figure.nominal().map_or_else(
            || figure.strict().to_string(),
            |nominal| nominal.normalize().to_string(),
        )
    });
    let unit = mention.unit().unwrap_or_default();
    match &mention.per {
        Some(per) => format!("{value} {unit} per {per}"),
        None => format!("{value} {unit}"),
    }
}

/// Every phrasing holds just one mention of the kind, and it reads as its row's value; one that begins with
/// a word also where it opens a paragraph after another.
#[track_caller]
pub(crate) fn all_read(kind: Kind, corpus: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (value, phrasings) in corpus {
        for text in *phrasings {
            let read = of_kind(kind, text);
            if read != [*value] {
                wrong.push(format!("{text:?}: {read:?}, not {value:?}"));
            }
            let opening = capitalized(text);
            let after = of_kind(kind, &format!("It was late.\n\n{opening}"));
            // What begins with a numeral or a capital may be a headline by itself, and is none there.
            if opening != **text && after != of_kind(kind, &opening) {
                wrong.push(format!("{opening:?}, opening a paragraph: {after:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A text as it begins a sentence.
pub(crate) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// No text holds a mention of the kind.
#[track_caller]
pub(crate) fn none_read(kind: Kind, texts: &[&str]) {
    let read = |text: &&str| {
        let read = of_kind(kind, text);
        (!read.is_empty()).then(|| format!("{text:?}: {read:?}"))
    };
    let wrong: Vec<_> = texts.iter().filter_map(read).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
