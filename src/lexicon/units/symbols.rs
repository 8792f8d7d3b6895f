//! Abbreviations of units, which match in just their capitals: `mW` is no `MW`.

use rustc_hash::FxHashMap;

use crate::token::{Token, Vocabulary, WordId, tokenize};

/// Abbreviations, by their first token; they match in just their capitals.
#[derive(Debug, Default)]
pub(super) struct Symbols(FxHashMap<WordId, Vec<Symbol>>);

#[derive(Debug)]
struct Symbol {
    pieces: Box<[Box<str>]>,
    meaning: usize,
}

impl Symbols {
    pub(super) fn add(&mut self, symbol: &str, meaning: usize, vocabulary: &mut Vocabulary) {
        let tokens = tokenize(symbol, &Vocabulary::default());
        let Some(first) = tokens.first() else { return };
        let id = vocabulary.intern(&first.key(symbol));
        let pieces = tokens.iter().map(|token| token.text(symbol).into());
        let bucket = self.0.entry(id).or_default();
        let pieces: Box<[Box<str>]> = pieces.collect();
        let at = bucket.partition_point(|held| held.pieces.len() >= pieces.len());
        bucket.insert(at, Symbol { pieces, meaning });
    }

    /// The longest symbol at token `at`: the index after its last token, and its meaning.
    pub(super) fn longest(
        &self,
        text: &str,
        tokens: &[Token],
        at: usize,
    ) -> Option<(usize, usize)> {
        let bucket = self.0.get(&tokens.get(at)?.word)?;
        bucket.iter().find_map(|symbol| {
            let end = at + symbol.pieces.len();
            let written = tokens.get(at..end)?;
            let same = written
                .iter()
                .zip(&symbol.pieces)
                .all(|(token, piece)| token.text(text) == &**piece);
            same.then_some((end, symbol.meaning))
        })
    }
}
