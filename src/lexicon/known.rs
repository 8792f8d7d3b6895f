//! The measured things and qualifiers that code asks for by name; what they are called in a text, and all
//! others, stand in measured.tsv and qualifiers.tsv only.

/// People, whatever is said of them.
pub(crate) const PERSON: &str = "person";
/// The people of a place.
pub(crate) const POPULATION: &str = "population";
/// People who died.
pub(crate) const DEATH: &str = "death";
/// What burned, as an area.
pub(crate) const BURNED_AREA: &str = "burned area";
/// What burned or broke, in number.
pub(crate) const DAMAGED: &str = "damaged";
/// Money that changed hands.
pub(crate) const PAYMENT: &str = "payment";
/// What something was bought for.
pub(crate) const PURCHASE: &str = "purchase";
/// What something is worth.
pub(crate) const VALUE: &str = "value";
/// What something is held to be worth.
pub(crate) const VALUATION: &str = "valuation";
/// What is lost, of money.
pub(crate) const LOSS: &str = "loss";
/// A part of something that somebody owns.
pub(crate) const STAKE: &str = "stake";
/// What a place or vessel is said to hold.
pub(crate) const CAPACITY: &str = "capacity";
/// What is counted in a score, and may be percentage points; no thing that is measured.
pub(crate) const POINT: &str = "point";
/// What two parties share.
pub(crate) const TRADE: &str = "trade";
/// The qualifier of what two parties share.
pub(crate) const BILATERAL: &str = "bilateral";
/// The qualifier of a change that is measured from the month before.
pub(crate) const MONTHLY_CHANGE: &str = "month on month";
/// The same of the quarter before.
pub(crate) const QUARTERLY_CHANGE: &str = "quarter on quarter";
/// The qualifier of a figure that is not to be changed any more.
pub(crate) const FINAL: &str = "final";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, Role};
    use crate::token::tokenize;

    #[test]
    fn the_lexicon_has_every_name() {
        let lexicon = Lexicon::english();
        for name in [
            PERSON,
            POPULATION,
            DEATH,
            BURNED_AREA,
            DAMAGED,
            PAYMENT,
            PURCHASE,
            VALUATION,
            STAKE,
            TRADE,
            LOSS,
            CAPACITY,
        ] {
            assert!(lexicon.linking.things.named(name).is_some(), "{name}");
        }
        let point = lexicon.vocabulary.get(POINT);
        assert!(lexicon.roles.has(point, Role::PointWord));
        for (written, name) in [
            ("two-way", BILATERAL),
            ("final", FINAL),
            ("on the month", MONTHLY_CHANGE),
            ("on the quarter", QUARTERLY_CHANGE),
        ] {
            let tokens = tokenize(written, &lexicon.vocabulary);
            let qualifier = lexicon.linking.qualifiers.longest(&tokens, 0);
            assert!(qualifier.is_some_and(|(_, qualifier)| &*qualifier.name == name));
        }
    }
}
