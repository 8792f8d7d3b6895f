//! Figures of some months and of all the year that lie so near each other that they are hardly of two things: their
//! words need only not say so.

use super::alike::{has, is_partial, is_said, names};
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Claim, Facet, Nature, Statistic};
use crate::compare::values;
use crate::mention::{Kind, Value};
use crate::passage::Passage;

/// Does nothing say that a figure of some months and one of the year are of two things? What a part is of may be
/// narrower than what its whole is of, which it then nearly makes up alone; not the other way round.
pub(super) fn are(case: &Case<'_>, part: usize, whole: usize) -> bool {
    let pair = case.claim(part).zip(case.claim(whole));
    let sentences = case.passage_of(part).zip(case.passage_of(whole));
    let (Some((one, all)), Some((here, there))) = (pair, sentences) else {
        return false;
    };
    let sums = |claim: &Claim| {
        claim.subject.statistic == Statistic::Total && claim.subject.nature != Some(Nature::Rate)
    };
    here.terms.len().max(there.terms.len()) <= LONGEST
        && sums(one)
        && sums(all)
        && !is_partial(one, part, here)
        && !is_partial(all, whole, there)
        && in_one_unit(one, all)
        && one_thing(case, (one, here), (all, there))
        && is_said(all, one, here)
        && whose(case, one, all)
        && acquainted(case, (one, here), (all, there))
}

fn in_one_unit(one: &Claim, all: &Claim) -> bool {
    let quantities = values::quantity(&one.mention).zip(values::quantity(&all.mention));
    quantities.is_some_and(|(part, whole)| {
        part.dimension == whole.dimension && part.dimension.is_amount()
    })
}

/// Do they measure the same by its name, or by names that go for one another, or does one leave it open, or name what
/// the other's sentence has?
fn one_thing(
    case: &Case<'_>,
    (one, here): (&Claim, &Passage),
    (all, there): (&Claim, &Passage),
) -> bool {
    let akin = &case.converter.lexicon.linking.akin;
    let kind = one.mention.kind();
    let goes_for = |part: &str, whole: &str| {
        part == whole
            || akin.are(part, whole, kind)
            || kind != Kind::Money && (has(there, part) || has(here, whole))
    };
    let measured = match (&one.subject.measure, &all.subject.measure) {
        (Some(part), Some(whole)) => goes_for(part, whole),
        // Money may be of anything.
        (None, None) => kind != Kind::Money,
        _ => true,
    };
    let counted = match (&one.mention.value, &all.mention.value) {
        (Value::Count { noun: part, .. }, Value::Count { noun: whole, .. }) => {
            let (part, whole) = (part.name(), whole.name());
            goes_for(part, whole)
                || goes_for(head(part), head(whole)) && narrowed(whole).all(|word| has(here, word))
        }
        _ => true,
    };
    // "19.5 million books were bought", "19.9 million copies": what was counted tells more than what was done.
    let counts = |claim: &Claim| matches!(claim.mention.value, Value::Count { .. });
    counted && (measured || counts(one) && counts(all))
}

/// What "printed books" are: books.
fn head(noun: &str) -> &str {
    noun.rsplit(' ').next().unwrap_or_default()
}

/// And what is said of them.
fn narrowed(noun: &str) -> impl Iterator<Item = &str> {
    noun.split(' ').rev().skip(1)
}

/// Is the whole of nobody whom the text of the part does not name?
fn whose(case: &Case<'_>, one: &Claim, all: &Claim) -> bool {
    let told = case.vocabulary(one.document);
    let inherited = all.subject.inherited.contains(&Facet::Parties);
    let mut parties = all.subject.parties.iter();
    inherited
        || parties.all(|party| {
            one.subject.parties.contains(party)
                || told.is_some_and(|told| {
                    let mut words = party.split_whitespace();
                    words.all(|word| told.says(word) || told.says(crate::passage::stem(word)))
                })
        })
}

/// Are the documents of one story: does one name what the other's sentence names, or are they alike?
fn acquainted(
    case: &Case<'_>,
    (one, here): (&Claim, &Passage),
    (all, there): (&Claim, &Passage),
) -> bool {
    /// Of so many telling words in common two texts of one story have more, two of different ones fewer.
    const ALIKE: f64 = 0.05;
    let named = |claim: &Claim, passage: &Passage, document: usize| {
        let told = case.vocabulary(document);
        told.is_some_and(|told| names(claim, passage).iter().any(|name| told.names(name)))
    };
    one.document == all.document
        || named(one, here, all.document)
        || named(all, there, one.document)
        || case.alike(one.document, all.document) >= ALIKE
}
