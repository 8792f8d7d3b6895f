//! Which sentences belong to a page's own story: not its headline, not bylines, lists of related
//! stories, or boilerplate; but the rows of a sheet do.

use super::sentence::Sentence;
use super::sheet;
use crate::lexicon::Lexicon;
use crate::lexicon::things::Aside;
use crate::token::{Case, Shape, Token};

/// What a sentence is to its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The story.
    Story,
    /// A row of a sheet that tells the story, or a part of it.
    Row,
    /// The story's own headline.
    Headline,
    /// A byline, a list of other stories, boilerplate.
    Aside,
}

impl Part {
    /// Is it told of the page's own story?
    pub(crate) fn is_told(self) -> bool {
        matches!(self, Self::Story | Self::Row)
    }
}

/// A paragraph with more words than this is no heading and no boilerplate.
const LONG: usize = 25;

/// The part that each sentence plays.
pub(crate) fn parts(
    text: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    lexicon: &Lexicon,
) -> Vec<Part> {
    let mut parts = vec![Part::Story; sentences.len()];
    let Some(first_closed) = sentences.iter().position(|sentence| sentence.closed) else {
        // A text without a closed sentence is a note or a table: all of it is the story.
        return parts;
    };
    let last_closed = sentences
        .iter()
        .rposition(|sentence| sentence.closed)
        .unwrap_or(first_closed);
    let lead = sentences[first_closed].paragraph;
    for (part, sentence) in parts.iter_mut().zip(sentences) {
        if !sentence.closed && sentence.paragraph < lead {
            *part = Part::Headline;
        }
    }
    for (nth, part) in parts.iter_mut().enumerate() {
        // What stands after the last closed sentence, in paragraphs of its own, is no story.
        if nth > last_closed && sentences[nth].paragraph > sentences[last_closed].paragraph {
            *part = Part::Aside;
        }
    }
    for (part, row) in parts.iter_mut().zip(sheet::rows(text, tokens, sentences)) {
        if row {
            *part = Part::Row;
        }
    }
    let words = paragraph_words(sentences, tokens);
    let mut in_list = false;
    for nth in 0..sentences.len() {
        let sentence = &sentences[nth];
        let length = words.get(sentence.paragraph).copied().unwrap_or(0);
        let starts_paragraph = nth == 0 || sentences[nth - 1].paragraph != sentence.paragraph;
        if in_list && starts_paragraph && length > LONG && sentence.closed {
            in_list = false;
        }
        if in_list {
            parts[nth] = Part::Aside;
            continue;
        }
        let Some((end, aside)) = lexicon
            .linking
            .asides
            .longest(tokens, sentence.tokens.start)
        else {
            continue;
        };
        let alone = end == sentence.tokens.end || only_capitals(&tokens[sentence.tokens.clone()]);
        let colon = tokens
            .get(end)
            .is_some_and(|token| token.text(text).starts_with([':', '|', '–', '—']));
        let short = length <= LONG && !sentence.closed;
        match aside {
            Aside::List if alone || starts_paragraph && short && !colon => {
                in_list = true;
                parts[nth] = Part::Aside;
            }
            Aside::List if starts_paragraph && colon => mark(&mut parts, sentences, nth),
            Aside::Line if alone || colon && starts_paragraph => mark(&mut parts, sentences, nth),
            Aside::Line
                if starts_paragraph && length <= LONG && end > sentence.tokens.start + 1 =>
            {
                mark(&mut parts, sentences, nth);
            }
            Aside::Byline if starts_paragraph && !sentence.closed && length <= 12 => {
                mark(&mut parts, sentences, nth);
            }
            _ => {}
        }
    }
    parts
}

/// Marks a sentence and the rest of its paragraph.
fn mark(parts: &mut [Part], sentences: &[Sentence], from: usize) {
    let paragraph = sentences[from].paragraph;
    for (part, sentence) in parts.iter_mut().zip(sentences).skip(from) {
        if sentence.paragraph != paragraph {
            break;
        }
        *part = Part::Aside;
    }
}

/// How many words each paragraph has.
fn paragraph_words(sentences: &[Sentence], tokens: &[Token]) -> Vec<usize> {
    let mut words = Vec::new();
    for sentence in sentences {
        if words.len() <= sentence.paragraph {
            words.resize(sentence.paragraph + 1, 0);
        }
        let tokens = &tokens[sentence.tokens.clone()];
        let count = tokens.iter().filter(|token| token.shape == Shape::Word);
        words[sentence.paragraph] += count.count();
    }
    words
}

fn only_capitals(tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|token| token.shape == Shape::Word);
    tokens.len() <= 8 && words.all(|word| word.case == Case::Upper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::sentence::sentences;
    use crate::token::tokenize;

    /// The sentences that are no story.
    fn left_out(text: &str) -> Vec<&str> {
        let lexicon = Lexicon::english();
        let tokens = tokenize(text, &lexicon.vocabulary);
        let sentences = sentences(text, &tokens, lexicon);
        parts(text, &tokens, &sentences, lexicon)
            .iter()
            .zip(&sentences)
            .filter(|(part, _)| !part.is_told())
            .map(|(_, sentence)| {
                let (first, last) = (sentence.tokens.start, sentence.tokens.end - 1);
                &text[tokens[first].start as usize..tokens[last].end as usize]
            })
            .collect()
    }

    #[test]
    fn headlines_bylines_and_lists() {
        assert_eq!(
            left_out(
                "Ferry fares up 5%\n\nBy Ann Lee and Bo Ek\n\nFares rose by 5%. Riders paid.\n\nRELATED\nPort lost $3m in May\nTrains late"
            ),
            [
                "Ferry fares up 5%",
                "By Ann Lee and Bo Ek",
                "RELATED",
                "Port lost $3m in May",
                "Trains late"
            ]
        );
        assert_eq!(
            left_out(
                "Fares rose by 5%. Riders paid.\n\nArticles You May Like\n\nBonds gain 3%\nMortgages fall"
            ),
            ["Articles You May Like", "Bonds gain 3%", "Mortgages fall"]
        );
    }

    #[test]
    fn lines_about_other_things() {
        assert_eq!(
            left_out(
                "Fares rose by 5%.\n\nAlso in this section: why 60-year-old tankers still fly"
            ),
            ["Also in this section: why 60-year-old tankers still fly"]
        );
        assert_eq!(
            left_out(
                "Stay informed with free updates\n\nFares rose by 5%.\n\nIn other news: Teachers reject 4.3 per cent. Trains late."
            ),
            [
                "Stay informed with free updates",
                "In other news: Teachers reject 4.3 per cent.",
                "Trains late."
            ]
        );
    }

    #[test]
    fn rows_of_a_sheet_are_told() {
        assert_eq!(
            left_out("Ferry: one year\n\nLength: 38 m\nCrew: 14\n\nShe sails daily."),
            ["Ferry: one year"]
        );
        assert_eq!(
            left_out("She sails daily.\n\nLength: 38 m\nCrew: 14"),
            [""; 0]
        );
        assert_eq!(
            left_out("She sails daily.\n\nRELATED\nTrains: 38 late\nBuses: 14 lost"),
            ["RELATED", "Trains: 38 late", "Buses: 14 lost"]
        );
    }

    #[test]
    fn stories_that_begin_like_asides() {
        assert_eq!(
            left_out(
                "Fares rose by 5%.\n\nMore from the ferries is expected. They carried 4m people."
            ),
            [""; 0]
        );
        assert_eq!(left_out("Related costs came to $5m. They fell."), [""; 0]);
        assert_eq!(
            left_out("The port has 12 cranes"),
            [""; 0],
            "a single line is all there is"
        );
        assert_eq!(left_out("Sales of bread: 5\nSales of milk: 7"), [""; 0]);
        assert_eq!(
            left_out("Fares rose.\n\nWhat it costs\n\nA ride is $5."),
            [""; 0],
            "headings within"
        );
    }
}
