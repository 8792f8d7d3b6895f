//! A claim as comparing sees it: the figure in its dimension, with what the document says around it.

use std::ops::Deref;

use super::near::Near;
use super::things::{are_people, is_kind};
use super::values::Dimension;
use crate::claim::Claim;
use crate::lexicon::Akin;
use crate::mention::Kind;
use crate::passage::Side;
use crate::value::{Figure, Period};

/// A claim as the comparison sees it.
#[derive(Clone, Debug)]
pub(crate) struct Sight<'a> {
    /// The claim.
    pub(crate) claim: &'a Claim,
    /// What its figure is measured in.
    pub(crate) dimension: Dimension,
    /// The figure, in that.
    pub(crate) figure: Amount<'a>,
    /// What stands for all into which that may be converted.
    pub(crate) kind: Dimension,
    /// The names under which one amount goes.
    pub(crate) akin: &'a Akin,
    /// Does it speak of a time after its document?
    pub(crate) ahead: bool,
    /// Does what it measures go by one figure before it is done and afterwards?
    pub(crate) planned: bool,
    /// Which digits its number has; see `slip::census`.
    pub(crate) census: Option<u64>,
    /// The only time that its sentence names.
    pub(crate) beside: Option<Period>,
    /// How far what it counts extends, where the text says so.
    pub(crate) scope: Scope,
    /// Of a percentage: on which sides what the text says of it lies.
    pub(crate) sides: Vec<&'a Side>,
    /// Does its sentence give several figures of its kind?
    pub(crate) listed: bool,
    /// Is it the only figure of its kind that its document has?
    pub(crate) sole: bool,
    /// How many figures of its kind its document has.
    pub(crate) alike: u32,
    /// The words that stand around it.
    pub(crate) near: Near<'a>,
}

impl Sight<'_> {
    /// Do both measure one thing, or stand near one word?
    pub(super) fn shares_words_with(&self, other: &Self) -> bool {
        let (own, theirs) = (&self.claim.subject.measure, &other.claim.subject.measure);
        own.is_some() && own == theirs || self.near.in_common(&other.near).next().is_some()
    }

    /// Are both counts, of different things, neither of which the other speaks of beside its figure?
    pub(super) fn counts_other_than(&self, other: &Self) -> bool {
        let counts = |sight: &Self| sight.claim.mention.kind() == Kind::Count;
        let beside = |thing: &str, sight: &Self| {
            sight.near.contains(thing) || sight.claim.subject.qualifiers.contains(thing)
        };
        let things = (&self.claim.subject.measure, &other.claim.subject.measure);
        let (Some(own), Some(theirs)) = things else {
            return false;
        };
        counts(self)
            && counts(other)
            && own != theirs
            && !is_kind(own, theirs)
            && !is_kind(theirs, own)
            && !are_people(&self.claim.subject, &other.claim.subject)
            && !self.is_akin(other)
            && !beside(own, other)
            && !beside(theirs, self)
    }

    /// Are they figures of one kind, of things that may go by each other's name?
    pub(super) fn is_akin(&self, other: &Self) -> bool {
        let (one, two) = (self.claim, other.claim);
        let things = one
            .subject
            .measure
            .as_ref()
            .zip(two.subject.measure.as_ref());
        let kind = one.mention.kind();
        things.is_some_and(|(own, theirs)| {
            self.akin.are(own, theirs, kind) && self.akin.are(own, theirs, two.mention.kind())
        })
    }
}

/// A figure as it is written, or brought to the unit of its dimension.
#[derive(Clone, Debug)]
pub(crate) enum Amount<'a> {
    Written(&'a Figure),
    Scaled(Box<Figure>),
}

impl Deref for Amount<'_> {
    type Target = Figure;

    fn deref(&self) -> &Figure {
        match self {
            Self::Written(figure) => figure,
            Self::Scaled(figure) => figure,
        }
    }
}

impl<'a> Amount<'a> {
    /// The figure of a claim, in the unit of its dimension.
    pub(super) fn of(claim: &'a Claim, figure: Figure) -> Self {
        match claim.mention.figure() {
            Some(written) if *written == figure => Self::Written(written),
            _ => Self::Scaled(Box::new(figure)),
        }
    }
}

/// What words beside a figure say of the extent of what it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    /// It is of a part: "in primary schools alone".
    pub(crate) part: bool,
    /// It is of another than was spoken of: "a rival survey".
    pub(crate) another: bool,
}

#[cfg(test)]
mod tests {
    use super::super::seen::seen;

    #[test]
    fn counts_of_two_things_are_told_apart() {
        for (texts, expected) in [
            (["It has [12] lamps.", "It has [14] tanks."], true),
            (["It has [12] lamps.", "It has [14] lamps."], false),
            (["It has [12 km] of roads.", "It has [14] tanks."], false),
            (
                ["It has [12] lamps.", "It has [14] tanks and lamps."],
                false,
            ),
            (
                ["It has [12] lamps and tanks.", "It has [14] tanks."],
                false,
            ),
            (["It has [12] nurses.", "It has [14] pilots."], false),
            (["It has [12] lamps.", "It has [14]."], false),
        ] {
            let given = seen(texts, |(_, own), (_, theirs)| {
                assert_eq!(
                    own.counts_other_than(theirs),
                    theirs.counts_other_than(own),
                    "{texts:?}"
                );
                own.counts_other_than(theirs)
            });
            assert_eq!(given, expected, "{texts:?}");
        }
    }

    #[test]
    fn only_amounts_of_one_kind_go_by_each_others_name() {
        for (texts, expected) in [
            (["The cost was [$12m].", "The price was [$14m]."], true),
            (["The cost was [$12m].", "The debt was [$14m]."], false),
        ] {
            let given = seen(texts, |(_, own), (_, theirs)| own.is_akin(theirs));
            assert_eq!(given, expected, "{texts:?}");
        }
    }
}
