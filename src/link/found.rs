//! What a clause says of one figure, as far as it is read.

use crate::claim::Subject;
use crate::lexicon::Classes;

/// What a clause says of one figure.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub(crate) subject: Subject,
    /// What is measured was named before: a pronoun, "the figure", a list that goes on.
    pub(crate) points_back: bool,
    /// It speaks of "the two countries".
    pub(crate) pair: bool,
    /// The classes of the nouns that the figure belongs to: a target, a limit, a share.
    pub(crate) classes: Classes,
    /// It is an amount of change.
    pub(crate) change: bool,
    /// The word that says which way it moved.
    pub(crate) movement: Option<usize>,
    /// It is a share: so many of a whole.
    pub(crate) share: bool,
    /// What is said of the whole of a share ("were made in roubles").
    pub(crate) predicate: Vec<String>,
    /// It is part of a name for what was spoken of before: "the two leaders".
    pub(crate) names: bool,
    /// A pronoun or a noun such as "figure" stands for what is measured.
    pub(crate) generic: bool,
    /// Nothing of what is measured was left out: "the parent held $5bn".
    pub(crate) settled: bool,
    /// A turn of phrase says what is measured.
    pub(crate) turned: bool,
    /// The noun of the count stands with another figure: "sold 4 ships, Mali 5".
    pub(crate) carried: bool,
    /// The earlier figure of the sentence that it hangs on: the one before its bracket, the one that
    /// it is compared with.
    pub(crate) beside: Option<usize>,
}
