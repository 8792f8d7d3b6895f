//! Turns of phrase that say what their figure measures, by what the figure is in: "pulled $5bn out of",
//! "5 hectares burned", "can hold 5 litres".

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::topics::{TopicWords, Topics};
use super::{LexiconError, records};
use crate::mention::Kind;
use crate::token::{Shape, Token, Vocabulary, WordId, tokenize};

/// How many tokens an object may have that stands between the words of a turn.
const LONGEST_OBJECT: usize = 8;

/// What a figure must be in for a turn to speak of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum In {
    /// Whatever it is in.
    Any,
    /// Figures of a kind.
    Kind(Kind),
    /// Figures in this unit only, by name.
    Unit(Box<str>),
    /// Figures in a unit of the same dimension as this one, or counts of this thing, by name.
    Named(Box<str>),
}

/// What a turn asks for besides its words.
#[derive(Debug)]
pub(crate) struct Asked {
    /// What its figure is in one of.
    pub(crate) of: Vec<In>,
    /// What the passage is about one of; nothing if any will do.
    pub(crate) topics: Topics,
}

/// What turns of one line say.
#[derive(Debug)]
struct Meaning {
    asked: Asked,
    /// The name of what is measured.
    thing: Box<str>,
}

/// A turn of phrase: places in the lists of all.
#[derive(Debug)]
struct Turn {
    /// The parts before the figure; between two of them an object may stand.
    before: Range<u32>,
    /// The words behind it.
    after: Range<u32>,
    meaning: u32,
}

/// A turn that a text has around a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit<'a> {
    /// The name of what is measured.
    pub(crate) thing: &'a str,
    /// Where its words before the figure begin; where the figure begins, if it has none.
    pub(crate) start: usize,
    /// Where its words behind the figure end; where the figure ends, if it has none.
    pub(crate) end: usize,
    /// Which of the turns it is.
    pub(crate) number: u32,
}

/// The turns of phrase, by the words next to their figures.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    table: Vec<Turn>,
    meanings: Vec<Meaning>,
    /// The words of all turns: those of one are no list of their own, since the program starts with thousands of them.
    words: Vec<WordId>,
    /// Where the words of each part before a figure stand.
    parts: Vec<Range<u32>>,
    /// By the last word before the figure.
    before: FxHashMap<WordId, Vec<u32>>,
    /// Of those without one, by the first word behind it.
    after: FxHashMap<WordId, Vec<u32>>,
    /// Those that are no more than a figure.
    bare: Vec<u32>,
}

impl Turns {
    /// Reads lines of spellings, what the figure is in, what is measured, and what the passage is about.
    pub(crate) fn load(
        &mut self,
        file: &'static str,
        text: &str,
        topics: &TopicWords,
        vocabulary: &mut Vocabulary,
    ) -> Result<(), LexiconError> {
        for record in records(file, text) {
            let of: Vec<In> = record.field(0)?.split(" | ").map(figure_in).collect();
            let thing = record.field(1)?;
            let named = record.fields.get(2).filter(|names| !names.is_empty());
            let topics = named.map_or(Some(Topics::default()), |names| topics.all_named(names));
            let Some(topics) = topics else {
                return Err(record.error("it names a topic that is in no line of topics"));
            };
            let asked = Asked { of, topics };
            let meaning = place(&self.meanings);
            let thing = thing.into();
            self.meanings.push(Meaning { asked, thing });
            for spelling in &record.spellings {
                let Some((before, after)) = spelling.split_once('…') else {
                    return Err(record.error(format!("{spelling:?} has no … for its figure")));
                };
                if before.trim_end().ends_with('~') {
                    let reason = format!("{spelling:?} has no word between ~ and …");
                    return Err(record.error(reason));
                }
                let first = place(&self.parts);
                for part in before.split('~') {
                    let part = self.add(part, vocabulary);
                    if !part.is_empty() {
                        self.parts.push(part);
                    }
                }
                let turn = Turn {
                    before: first..place(&self.parts),
                    after: self.add(after, vocabulary),
                    meaning,
                };
                let number = place(&self.table);
                let last = self.parts_of(&turn).last();
                let last = last.and_then(|part| self.words_of(part).last());
                match (last, self.words_of(&turn.after).first()) {
                    (Some(word), _) => self.before.entry(*word).or_default().push(number),
                    (None, Some(word)) => self.after.entry(*word).or_default().push(number),
                    (None, None) => self.bare.push(number),
                }
                self.table.push(turn);
            }
        }
        Ok(())
    }

    /// Adds the words of a part to those of all.
    fn add(&mut self, part: &str, vocabulary: &mut Vocabulary) -> Range<u32> {
        let first = place(&self.words);
        let plain = vocabulary.intern_plain(part, |id, _| self.words.push(id));
        if !plain {
            self.words.truncate(first as usize);
            let tokens = tokenize(part, &Vocabulary::default());
            let words = tokens.iter().map(|token| token.key(part));
            self.words
                .extend(words.map(|word| vocabulary.intern(&word)));
        }
        first..place(&self.words)
    }

    fn words_of(&self, part: &Range<u32>) -> &[WordId] {
        let range = part.start as usize..part.end as usize;
        self.words.get(range).unwrap_or_default()
    }

    fn parts_of(&self, turn: &Turn) -> &[Range<u32>] {
        let range = turn.before.start as usize..turn.before.end as usize;
        self.parts.get(range).unwrap_or_default()
    }

    /// A turn by its number, and what it says.
    fn turn(&self, number: u32) -> Option<(&Turn, &Meaning)> {
        let turn = self.table.get(number as usize)?;
        Some((turn, self.meanings.get(turn.meaning as usize)?))
    }

    /// How much a turn asks for: how many words, and whether a topic besides.
    fn asks(&self, turn: &Turn, meaning: &Meaning) -> (usize, bool) {
        let before: usize = self.parts_of(turn).iter().map(Range::len).sum();
        (before + turn.after.len(), !meaning.asked.topics.is_empty())
    }

    /// The turn around a figure that asks for most words, of several the first: `left` is where what
    /// stands before it ends and `end` where it ends itself, within the tokens of a sentence. `is_in` tells whether
    /// the figure and its passage are what is asked for, `links` whether a token may stand between the figure and the verb whose
    /// subject it is, `belongs` whether it may between the figure and what closes the turn.
    pub(crate) fn around(
        &self,
        tokens: &[Token],
        sentence: Range<usize>,
        (left, end): (usize, usize),
        is_in: impl Fn(&Asked) -> bool,
        links: impl Fn(usize) -> bool,
        belongs: impl Fn(usize) -> bool,
    ) -> Option<Hit<'_>> {
        let mut best: Option<((usize, bool), Hit<'_>)> = None;
        let mut offer = |number: u32, start: usize, end: usize| {
            let Some((turn, meaning)) = self.turn(number) else {
                return;
            };
            let asks = self.asks(turn, meaning);
            if best.is_none_or(|(most, _)| asks > most) && is_in(&meaning.asked) {
                let hit = Hit {
                    thing: &meaning.thing,
                    start,
                    end,
                    number,
                };
                best = Some((asks, hit));
            }
        };
        let before = left.checked_sub(1).filter(|at| *at >= sentence.start);
        let governed = before.and_then(|at| self.before.get(&tokens.get(at)?.word));
        for turn in governed.into_iter().flatten() {
            let Some((held, _)) = self.turn(*turn) else {
                continue;
            };
            let Some(start) = self.starts(self.parts_of(held), tokens, sentence.start, left) else {
                continue;
            };
            let after = self.words_of(&held.after);
            let behind = (end..=sentence.end.min(end + LONGEST_OBJECT))
                .take_while(|at| *at == end || belongs(*at - 1))
                .find_map(|at| follows(after, tokens, at, sentence.end));
            if let Some(end) = behind {
                offer(*turn, start, end);
            }
        }
        for at in end..sentence.end.min(end + LONGEST_OBJECT) {
            let Some(token) = tokens.get(at) else { break };
            for turn in self.after.get(&token.word).into_iter().flatten() {
                let after = self.turn(*turn).map(|(held, _)| self.words_of(&held.after));
                let end = after.and_then(|after| follows(after, tokens, at, sentence.end));
                if let Some(end) = end {
                    offer(*turn, left, end);
                }
            }
            if !links(at) {
                break;
            }
        }
        best.map(|(_, hit)| hit)
    }

    /// What figures measure by what they are in alone.
    pub(crate) fn implied(&self, is_in: impl Fn(&Asked) -> bool) -> Option<&str> {
        let mut bare = self.bare.iter().filter_map(|number| self.turn(*number));
        let (_, meaning) = bare.find(|(_, meaning)| is_in(&meaning.asked))?;
        Some(&meaning.thing)
    }

    /// Does the turn of this number ask for counts of this thing?
    pub(crate) fn asks_for(&self, number: u32, thing: &str) -> bool {
        let named = |of: &In| matches!(of, In::Named(name) if **name == *thing);
        let turn = self.turn(number);
        turn.is_some_and(|(_, meaning)| meaning.asked.of.iter().any(named))
    }

    /// The names of things that turns stand for, and what their figures are in.
    #[cfg(test)]
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, &In)> {
        let meanings = self.meanings.iter();
        meanings.flat_map(|held| held.asked.of.iter().map(|of| (&*held.thing, of)))
    }

    /// Where the parts of a turn begin that end before `end`.
    fn starts(
        &self,
        parts: &[Range<u32>],
        tokens: &[Token],
        start: usize,
        end: usize,
    ) -> Option<usize> {
        let (last, rest) = parts.split_last()?;
        let first = end.checked_sub(last.len()).filter(|at| *at >= start)?;
        follows(self.words_of(last), tokens, first, end)?;
        if rest.is_empty() {
            return Some(first);
        }
        let ends = (start..=first).rev().take(LONGEST_OBJECT);
        ends.take_while(|at| *at == first || tokens[*at].shape != Shape::Symbol)
            .find_map(|at| self.starts(rest, tokens, start, at))
    }
}

/// The place of the next that is added to a list.
fn place<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

fn figure_in(name: &str) -> In {
    match name {
        "any" => In::Any,
        "money" => In::Kind(Kind::Money),
        "count" => In::Kind(Kind::Count),
        "percent" => In::Kind(Kind::Percent),
        "duration" => In::Kind(Kind::Duration),
        "number" => In::Kind(Kind::Number),
        name => match name.strip_prefix("only ") {
            Some(unit) => In::Unit(unit.into()),
            None => In::Named(name.into()),
        },
    }
}

/// Where words end that stand at `at`.
fn follows(words: &[WordId], tokens: &[Token], at: usize, end: usize) -> Option<usize> {
    let behind = at + words.len();
    let stand = tokens.get(at..behind.min(end))?;
    let same = stand
        .iter()
        .zip(words)
        .all(|(token, word)| token.word == *word);
    (same && behind <= end).then_some(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = "pulled … out of\tmoney\twithdrawal\n\
        brought ~ in … | brought ~ a gain of …\tany\tmaking\n\
        … burned\thectare\tburned area\n\
        …\tmile per hour\tspeed";

    fn thing(text: &str, kind: &In) -> Option<String> {
        let mut vocabulary = Vocabulary::default();
        let mut turns = Turns::default();
        turns
            .load("turns", LINES, &TopicWords::default(), &mut vocabulary)
            .expect("they load");
        let tokens = tokenize(text, &vocabulary);
        let at = tokens.iter().position(|token| token.text(text) == "5")?;
        let word = |at: usize, word: &str| tokens[at].text(text) == word;
        let hit = turns.around(
            &tokens,
            0..tokens.len(),
            (at, at + 1),
            |asked| asked.of.iter().any(|of| of == kind || *of == In::Any),
            |at| word(at, "were"),
            |at| !word(at, "and"),
        )?;
        Some(hit.thing.to_owned())
    }

    #[test]
    fn turns_are_found_by_the_words_around_a_figure() {
        let money = In::Kind(Kind::Money);
        let area = In::Named("hectare".into());
        let found = |text: &str, kind: &In| thing(text, kind).unwrap_or_default();
        assert_eq!(found("they pulled 5 out of it", &money), "withdrawal");
        assert_eq!(
            found("they pulled 5 in all out of it", &money),
            "withdrawal"
        );
        assert_eq!(found("they pulled 5 and ran out of it", &money), "");
        assert_eq!(found("they pulled 5 from it", &money), "");
        assert_eq!(found("they pulled 5 out of it", &area), "");
        assert_eq!(found("5 were burned", &area), "burned area");
        assert_eq!(found("5 were never burned", &area), "");
        assert_eq!(found("it brought in 5", &money), "making");
        assert_eq!(found("it brought the firm a gain of 5", &money), "making");
        assert_eq!(found("it brought one, the firm in 5", &money), "");
        assert_eq!(found("it was 5", &In::Named("mile per hour".into())), "");
    }

    #[test]
    fn some_units_say_alone_what_is_measured() {
        let mut turns = Turns::default();
        turns
            .load(
                "turns",
                LINES,
                &TopicWords::default(),
                &mut Vocabulary::default(),
            )
            .expect("they load");
        let implied =
            |unit: &str| turns.implied(|asked| asked.of.contains(&In::Named(unit.into())));
        assert_eq!(implied("mile per hour"), Some("speed"));
        assert_eq!(implied("hectare"), None);
    }

    #[test]
    fn a_wrong_line_is_named() {
        let mut turns = Turns::default();
        let error = turns.load(
            "mine",
            "made\tany\tmaking",
            &TopicWords::default(),
            &mut Vocabulary::default(),
        );
        assert!(error.is_err_and(|error| error.to_string().contains("mine, line 1")));
    }
}
