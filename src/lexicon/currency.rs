//! The words and signs of money: ISO 4217 codes, names, signs, parts of a unit.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{LexiconError, Phrases, Record, records};
use crate::token::{Token, Vocabulary, WordId};
use crate::value::Currency;

/// Where a money word may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// On either side of the number.
    Sign,
    /// Before it.
    Before,
    /// After it.
    After,
    /// After it, or before it where no unit follows.
    Name,
}

/// What a money word means, and what is asked of the amount beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MoneyWord {
    /// The currency.
    pub(crate) currency: Currency,
    /// Where it stands.
    pub(crate) stand: Stand,
    /// Is it the document's own dollar, where one is stated?
    pub(crate) dollar: bool,
    /// What part of the currency's unit it is: 0.01 for a cent.
    pub(crate) part: Option<Decimal>,
    /// May it be a part of any currency that stands before it ("3 francs 4 cents")?
    pub(crate) any_part: bool,
    /// The least amount that it is read with, as it means other things too ("won").
    pub(crate) least: Option<Decimal>,
    /// May it be a weight?
    pub(crate) weight: bool,
    /// Does it count only beside digits?
    pub(crate) digits: bool,
    /// Does it count only where it touches the number?
    pub(crate) glued: bool,
    /// Is it a letter that an amount of a thousand and more does not have?
    pub(crate) few: bool,
    /// The name that it shares with currencies of other countries: an index for [`Money::namesakes`].
    pub(crate) shared: Option<u16>,
    /// The sign of its own currency that, in the text, leaves no doubt which of the countries is meant.
    pub(crate) own_sign: Option<char>,
    /// Is it of the currency that the document writes most?
    pub(crate) prevailing: bool,
    /// Is it a code that is a common word in capitals?
    pub(crate) shy: bool,
}

impl MoneyWord {
    /// A sign of a currency, without conditions.
    pub(crate) fn sign(currency: Currency) -> Self {
        Self::new(currency, Stand::Sign)
    }

    fn new(currency: Currency, stand: Stand) -> Self {
        Self {
            currency,
            stand,
            dollar: false,
            part: None,
            any_part: false,
            least: None,
            weight: false,
            digits: false,
            glued: false,
            few: false,
            shared: None,
            own_sign: None,
            prevailing: false,
            shy: false,
        }
    }
}

/// All money words.
#[derive(Debug, Default)]
pub(crate) struct Money {
    pub(crate) words: Phrases<MoneyWord>,
    codes: FxHashMap<Box<str>, Currency>,
    /// What reports call each currency, and the noun of it, in the singular.
    names: FxHashMap<Currency, (Box<str>, Box<str>)>,
    /// The currencies of each shared name ("dinar"), with the number of the name.
    namesakes: Vec<Vec<Currency>>,
    /// The currencies whose hundredths are cents.
    with_cents: FxHashSet<Currency>,
    /// The adjectives and countries of currencies that share their names.
    homes: Phrases<Currency>,
}

impl Money {
    /// The currency of this code in capitals.
    pub(crate) fn code(&self, code: &str) -> Option<Currency> {
        self.codes.get(code).copied()
    }

    /// All currencies, in the order of their codes.
    #[cfg(feature = "proptest")]
    pub(crate) fn currencies(&self) -> Vec<Currency> {
        let mut currencies: Vec<Currency> = self.codes.values().copied().collect();
        currencies.sort_unstable();
        currencies
    }

    /// The adjective (empty where the noun says enough) and the noun, singular, by which reports name it.
    pub(crate) fn name(&self, currency: Currency) -> Option<(&str, &str)> {
        let (adjective, noun) = self.names.get(&currency)?;
        Some((adjective, noun))
    }

    /// The noun alone: a text may say no more than "dollars".
    pub(crate) fn noun(&self, currency: Currency) -> Option<&str> {
        Some(self.name(currency)?.1)
    }

    /// Are the hundredths of this currency cents?
    pub(crate) fn has_cents(&self, currency: Currency) -> bool {
        self.with_cents.contains(&currency)
    }

    /// The currencies that share a name.
    pub(crate) fn namesakes(&self, shared: u16) -> &[Currency] {
        self.namesakes
            .get(usize::from(shared))
            .map_or(&[], Vec::as_slice)
    }

    /// The currency that the adjective or country at token `at` speaks for: "Libyan", "Qatar".
    pub(crate) fn home(&self, tokens: &[Token], at: usize) -> Option<Currency> {
        self.homes
            .longest(tokens, at)
            .map(|(_, currency)| *currency)
    }

    /// May the home of a currency begin with this word?
    pub(super) fn is_home(&self, word: WordId) -> bool {
        self.homes.begins(word)
    }

    /// The currency of a whole name, such as "us dollar".
    pub(crate) fn named(&self, name: &str, vocabulary: &Vocabulary) -> Option<MoneyWord> {
        let tokens = crate::token::tokenize(name, vocabulary);
        let (end, word) = self.words.longest(&tokens, 0)?;
        (end == tokens.len()).then_some(*word)
    }

    /// Reads currencies.tsv and money.tsv.
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Result<Self, LexiconError> {
        let mut money = Self::default();
        let mut shared: Vec<Vec<&str>> = Vec::new();
        // Of equal phrases the first counts: everyday words before names made of parts.
        for record in records("money.tsv", include_str!("money.tsv")) {
            let mut word = money_word(&record)?;
            let shared_name = |option: &&str| *option == "shared" || option.starts_with("shared=");
            if record.fields.iter().any(shared_name) {
                word.shared = u16::try_from(shared.len()).ok();
                shared.push(record.spellings.clone());
            }
            for spelling in &record.spellings {
                money.words.add(spelling, word, vocabulary);
            }
        }
        money.namesakes.resize_with(shared.len(), Vec::new);
        for record in records("currencies.tsv", include_str!("currencies.tsv")) {
            let currency = money.add_currency(&record, vocabulary)?;
            money.add_home(&record, currency, &shared, vocabulary);
        }
        Ok(money)
    }

    fn add_currency(
        &mut self,
        record: &Record<'_>,
        vocabulary: &mut Vocabulary,
    ) -> Result<Currency, LexiconError> {
        let code = record.spellings.first().copied().unwrap_or_default();
        let currency: Currency = code
            .parse()
            .map_err(|error| record.error(format!("{error}")))?;
        if self.codes.insert(code.into(), currency).is_some() {
            return Err(record.error(format!("{code} stands here twice")));
        }
        let mut sign = MoneyWord::new(currency, Stand::Sign);
        let mut alone = false;
        for option in record.fields.iter().skip(2) {
            match *option {
                "word" => sign.shy = true,
                "alone" => alone = true,
                "cents" => {
                    self.with_cents.insert(currency);
                }
                other => {
                    let expected =
                        format!("expected \"word\", \"alone\" or \"cents\", found {other:?}");
                    return Err(record.error(expected));
                }
            }
        }
        if let (Some(adjective), Some(noun)) = (list(record, 0).next(), list(record, 1).next()) {
            let adjective = if alone { "" } else { adjective };
            self.names.insert(currency, (adjective.into(), noun.into()));
        }
        self.words.add(code, sign, vocabulary);
        let name = MoneyWord::new(currency, Stand::Name);
        for noun in list(record, 1) {
            for adjective in list(record, 0) {
                let mut phrase = [adjective, " ", noun].concat().to_lowercase();
                self.words.add(&phrase, name, vocabulary);
                phrase.push('s');
                self.words.add(&phrase, name, vocabulary);
            }
        }
        Ok(currency)
    }

    /// Notes where a currency with a shared name is at home.
    fn add_home(
        &mut self,
        record: &Record<'_>,
        currency: Currency,
        shared: &[Vec<&str>],
        vocabulary: &mut Vocabulary,
    ) {
        let nouns: Vec<&str> = list(record, 1).collect();
        for (names, namesakes) in shared.iter().zip(&mut self.namesakes) {
            if nouns.iter().any(|noun| names.contains(noun)) {
                namesakes.push(currency);
                for home in list(record, 0) {
                    self.homes.add(home, currency, vocabulary);
                }
            }
        }
    }
}

/// The items of the `nth` field of a line of currencies.tsv.
fn list<'a>(record: &'a Record<'_>, nth: usize) -> impl Iterator<Item = &'a str> {
    let list = record.fields.get(nth).copied().unwrap_or_default();
    list.split(" | ").filter(|item| !matches!(*item, "" | "-"))
}
fn money_word(record: &Record<'_>) -> Result<MoneyWord, LexiconError> {
    let currency = record
        .field(0)?
        .parse()
        .map_err(|error| record.error(format!("{error}")))?;
    let stand = match record.field(1)? {
        "sign" => Stand::Sign,
        "before" => Stand::Before,
        "after" => Stand::After,
        "name" => Stand::Name,
        other => return Err(record.error(format!("{other:?}: sign, before, after or name"))),
    };
    let mut word = MoneyWord::new(currency, stand);
    for option in record.fields.iter().skip(2) {
        let decimal = |text: &str| {
            Decimal::from_str_exact(text)
                .map_err(|_| record.error(format!("{text:?} is no decimal")))
        };
        match option.split_once('=') {
            Some(("part", part)) => word.part = Some(decimal(part)?),
            Some(("least", least)) => word.least = Some(decimal(least)?),
            Some(("shared", sign)) => word.own_sign = sign.chars().next(),
            None if *option == "dollar" => word.dollar = true,
            None if *option == "any-part" => word.any_part = true,
            None if *option == "weight" => word.weight = true,
            None if *option == "digits" => word.digits = true,
            None if *option == "glued" => word.glued = true,
            None if *option == "few" => word.few = true,
            None if *option == "prevailing" => word.prevailing = true,
            None if *option == "shared" => {}
            _ => return Err(record.error(format!("no option is named {option:?}"))),
        }
    }
    Ok(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_iso_4217_code_is_known() {
        let money = Money::load(&mut Vocabulary::default()).expect("the files are well-formed");
        let missing: Vec<_> = <iso_currency::Currency as iso_currency::IntoEnumIterator>::iter()
            .map(|currency| currency.code())
            // One for tests, and one for no currency.
            .filter(|code| !matches!(*code, "XTS" | "XXX"))
            .filter(|code| money.code(code).is_none())
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
