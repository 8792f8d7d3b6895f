//! The sentences of a document as terms.

use crate::claim::Claim;
use crate::document::Document;
use crate::normalize::Reading;
use crate::passage::{Passage, Term};
use crate::span::Span;
use crate::token::{Case, Shape, Token};

/// The sentences of a document, in order. Figures and times are there by the index of their claim
/// among the document's.
pub(crate) fn passages(
    document: &Document,
    index: usize,
    reading: &Reading,
    claims: &[Claim],
) -> Vec<Passage> {
    let text = document.text();
    let mut passages = Vec::new();
    let mut claims = claims.iter().enumerate().peekable();
    for tokens in sentences(&reading.tokens, text) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            continue;
        };
        let span = first.span().join(last.span());
        let mut passage = Passage {
            document: index,
            span,
            terms: Vec::new(),
            in_story: true,
        };
        let mut covered = Span::new(0, 0);
        for (nth, token) in tokens.iter().enumerate() {
            while let Some((claim, _)) =
                claims.next_if(|(_, claim)| claim.mention.span.start < token.end as usize)
            {
                let held = claims_span(&claim, reading);
                covered = held;
                passage.terms.push(Term::Claim(claim));
            }
            if covered.overlaps(token.span()) {
                continue;
            }
            passage.terms.extend(term(token, text, nth == 0));
        }
        passages.push(passage);
    }
    passages
}

fn claims_span(claim: &usize, reading: &Reading) -> Span {
    let mention = reading.mentions.get(*claim);
    mention.map_or(Span::new(0, 0), |mention| mention.span)
}

/// A word that says something, by its stem.
fn term(token: &Token, text: &str, first: bool) -> Option<Term> {
    if token.shape != Shape::Word {
        return None;
    }
    let key = token.key(text);
    if key.len() < 3 {
        return None;
    }
    let stem = stem(&key);
    Some(if token.case == Case::Lower || first {
        Term::Word(stem.into())
    } else {
        Term::Name(stem.into())
    })
}

/// A word without the endings of number and tense, so that "vessels" meets "vessel" and "shipped"
/// meets "ships". Rough on purpose: only ever compared with other stems.
pub(crate) fn stem(word: &str) -> &str {
    let endings = ["ies", "ied", "ing", "ed", "es", "s", "y", "e"];
    for ending in endings {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 3
            && !(ending == "s" && stem.ends_with('s'))
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
        (Some(last), Some(before)) if last == before && !b"aeiousl".contains(&last) => {
            &stem[..stem.len() - 1]
        }
        _ => stem,
    }
}

/// Runs of tokens that end at a full stop before a capital, or at the end of a paragraph.
fn sentences<'a>(tokens: &'a [Token], text: &'a str) -> impl Iterator<Item = &'a [Token]> {
    let mut start = 0;
    let mut ends = Vec::new();
    for (nth, token) in tokens.iter().enumerate() {
        let next = tokens.get(nth + 1);
        let stop = matches!(token.text(text), "." | "?" | "!")
            && next.is_none_or(|next| !next.glued && next.case != Case::Lower);
        if stop || next.is_none_or(Token::starts_paragraph) {
            ends.push((start, nth + 1));
            start = nth + 1;
        }
    }
    ends.into_iter()
        .filter_map(|(start, end)| tokens.get(start..end))
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
    }
}
