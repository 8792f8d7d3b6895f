//! Which country's money a word means.

use rust_decimal::Decimal;

use super::word;
use crate::lexicon::MoneyWord;
use crate::normalize::scene::Scene;
use crate::value::Currency;

/// The currency that token `at` begins to name, what part of its unit is meant, and the index after it.
pub(crate) fn stated(scene: &Scene<'_>, at: usize) -> Option<(Currency, Decimal, usize)> {
    let (word, end) = match scene.lexicon.money.words.longest(scene.tokens, at) {
        Some((end, word)) => (*word, end),
        None => word::scaled_code(scene, at)?,
    };
    let part = word.part.unwrap_or(Decimal::ONE);
    Some((currency(scene, &word), part, end))
}

/// The currency of a word.
pub(super) fn currency(scene: &Scene<'_>, word: &MoneyWord) -> Currency {
    decided(scene, word).0
}

/// The currency of a word, and why it is that one, where the word could mean others. A bare dollar is the
/// document's; of a name that several countries have, it is that of which the document speaks most.
pub(crate) fn decided(scene: &Scene<'_>, word: &MoneyWord) -> (Currency, Option<&'static str>) {
    if word.dollar {
        if let Some(stated) = scene.document.dollar_currency() {
            return (
                stated,
                Some("the dollar that the caller gives for the document"),
            );
        }
        if let Some(declared) = scene.declared_dollar() {
            return (declared, Some("the dollar that the text says it counts in"));
        }
        // "€1.2bn, or 40 cents a share"
        let prevailing = scene.prevailing_currency().filter(|_| word.part.is_some());
        if let Some(written) = prevailing.filter(|it| scene.lexicon.money.has_cents(*it)) {
            return (written, Some("of the currency that the text writes most"));
        }
        let bare = "a bare dollar is that of the United States where nothing says otherwise";
        return (word.currency, Some(bare));
    }
    if word.prevailing {
        let written = scene.prevailing_currency().unwrap_or(word.currency);
        return (written, Some("the currency that the text writes most"));
    }
    let Some(shared) = word.shared else {
        return (word.currency, None);
    };
    let (mut most, mut count) = (word.currency, scene.mentions_of_home(word.currency));
    if word
        .own_sign
        .is_some_and(|sign| count > 0 || scene.text.contains(sign))
    {
        let own = "of the currencies of this name the one whose home or sign the text has";
        return (word.currency, Some(own));
    }
    for namesake in scene.lexicon.money.namesakes(shared) {
        let mentions = scene.mentions_of_home(*namesake);
        if mentions > count {
            (most, count) = (*namesake, mentions);
        }
    }
    let why = match count {
        0 => "of the currencies of this name the one that is meant most often",
        _ => "of the currencies of this name the one of whose home the text speaks most",
    };
    (most, Some(why))
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{none_read, of_kind};

    #[test]
    fn shared_names_belong_to_the_country_of_the_document() {
        let oslo = "Norway's parliament met. It will spend 3 billion kroner.";
        assert_eq!(of_kind(Kind::Money, oslo), ["3000000000 NOK"]);
        let tripoli = "Libya's banks closed. Flats cost 600 dinars in the Libyan east.";
        assert_eq!(of_kind(Kind::Money, tripoli), ["600 LYD"]);
        assert_eq!(of_kind(Kind::Money, "It cost 5 francs."), ["5 CHF"]);
        let dakar = "Senegal will borrow 90 million francs.";
        assert_eq!(of_kind(Kind::Money, dakar), ["90000000 XOF"]);
        let oslo = "The Norwegian firm lost 9 million crowns.";
        assert_eq!(of_kind(Kind::Money, oslo), ["9000000 NOK"]);
        let cairo = "Egypt let the price of a loaf rise to 2 pounds.";
        assert_eq!(of_kind(Kind::Money, cairo), ["2 EGP"]);
        for text in [
            "Britain will send Egypt, once Egyptian, 2 pounds.",
            "Egypt got £7m and 2 pounds.",
        ] {
            assert!(
                of_kind(Kind::Money, text).contains(&"2 GBP".to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn grand_is_a_thousand_of_what_the_document_writes() {
        for (text, money) in [
            ("It cost them six grand.", "6000 USD"),
            ("It cost £40 then, and 6 grand now.", "6000 GBP"),
            ("They paid in euros: six grand for it.", "6000 EUR"),
        ] {
            let read = of_kind(Kind::Money, text);
            assert_eq!(read.last().map(String::as_str), Some(money), "{text}");
        }
        none_read(
            Kind::Money,
            &["six grand pianos", "two grand old houses", "one grand plan"],
        );
    }

    #[test]
    fn cents_are_of_the_money_that_the_document_writes() {
        for (text, cents) in [
            ("It lost €3bn, or 70 cents a share.", "0.7 EUR per share"),
            ("It lost $3bn, or 70 cents a share.", "0.7 USD per share"),
            ("It lost £3bn, or 70 cents a share.", "0.7 USD per share"),
        ] {
            assert!(
                of_kind(Kind::Money, text).contains(&cents.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_document_may_say_in_which_dollars_it_counts() {
        for text in [
            "All figures are in Canadian dollars. It earned $7.",
            "Results (in Canadian dollars): it earned $7.",
            "It earned $7. Amounts are stated in Canadian dollars.",
        ] {
            assert_eq!(of_kind(Kind::Money, text), ["7 CAD"], "{text}");
        }
        let bond = "It sold a bond in Canadian dollars, and earned $7.";
        assert_eq!(of_kind(Kind::Money, bond), ["7 USD"]);
    }

    #[test]
    fn a_bare_dollar_is_the_documents_own() {
        use crate::{Document, Lexicon};
        let document = Document::new("a", "It cost $5 and US$6, or 7 dollars and 8 cents.")
            .dollar("AUD".parse().expect("a code"));
        let mentions = crate::normalize::read(&document, Lexicon::english()).mentions;
        let units: Vec<_> = mentions.iter().filter_map(crate::Mention::unit).collect();
        assert_eq!(units, ["AUD", "USD", "AUD"]);
    }
}
