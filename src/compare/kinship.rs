//! How much two documents have in common: articles on one event share many of their words.

use super::coincidence;
use super::page::Page;
use super::telling::Telling;
use super::words::Words;

/// The part of the words of the shorter document that the other has too, 0 to 1.
pub(super) fn shared(one: &Page<'_>, other: &Page<'_>) -> f64 {
    let shared = one.words().in_common(other.words());
    let shorter = one.words().0.len().min(other.words().0.len());
    #[expect(clippy::cast_precision_loss, reason = "words of one document")]
    let part = shared as f64 / shorter.max(1) as f64;
    part
}

/// Weights of what speaks for one story, in log-odds. They were fitted to 1,600 pairs of texts on one event, short and
/// long, against 50,000 of two.
mod weight {
    /// Before anything is known.
    pub(super) const START: f64 = 24.0;
    /// The words that two texts share, by the geometric mean of how many each has; more than so much says no more.
    pub(super) const WORDS: f64 = 32.0;
    pub(super) const MOST_WORDS: f64 = 0.3;
    /// For the logarithm of the words of the longer one, which shares words and names by chance; a text of fewer is as
    /// one of so many, and one of more as one of so many.
    pub(super) const LENGTH: f64 = -6.6;
    pub(super) const SHORT: usize = 60;
    pub(super) const LONG: usize = 500;
    /// For the logarithm of one more than the names that they share, and once more of those that are no countries: of one
    /// country there are many stories.
    pub(super) const NAMES: f64 = 2.0;
    pub(super) const NO_COUNTRIES: f64 = 2.2;
    /// The same of the names of either that are words in the other.
    pub(super) const AS_WORDS: f64 = 1.0;
    /// The same of the digits of the numbers that they share.
    pub(super) const NUMBERS: f64 = 1.1;
    /// The same of the names of the text that has fewer.
    pub(super) const FEWER: f64 = -1.2;
    /// By so much the odds are drawn together, and from here on more speaks for one story than for two.
    pub(super) const SLOPE: f64 = 0.75;
    pub(super) const EVEN: f64 = -0.3;
    /// However like two texts are in their words, of which articles on one event share such a part mostly, it says no more
    /// than this, and so much more for each of the first few names or numbers in common: notices of one form are alike,
    /// too.
    pub(super) const OF_WORDS: f64 = 0.4;
    pub(super) const SHARED: f64 = 0.1;
    pub(super) const OF_NAME: f64 = 0.2;
    pub(super) const ENOUGH: usize = 3;
}

/// How much speaks for two documents telling one story, of which the shorter shares this part of its words: those, the
/// names and the numbers; 0 for nothing, 1 for all that it takes to be sure.
pub(super) fn one_story(one: &Page<'_>, other: &Page<'_>, shared: f64) -> f64 {
    let counted = by_counts(one, other, shared);
    // Notices of one form share rare words, too, but no names.
    let named =
        one.names().in_common(other.names()) > 0 || as_words(one, other) + as_words(other, one) > 0;
    match named || tell_alike(one, other) {
        true => with_rare_words(one.telling(), other.telling(), counted),
        false => counted,
    }
}

/// Do two texts share so many rare words, and so few of all, that they tell one thing in their own ways, though neither
/// names what the other does? Of 203 pairs of texts on one story that share no name one in four does, and of 36,000 of
/// two stories one in 600. What is alike in nearly all of its words, rare ones too, is a form.
fn tell_alike(one: &Page<'_>, other: &Page<'_>) -> bool {
    const ALIKE: f64 = 0.08;
    const FORM: f64 = 0.4;
    let (own, theirs) = (one.telling(), other.telling());
    own.weight(theirs) >= 1.0 && own.alike(theirs) >= ALIKE && shared(one, other) < FORM
}

/// How many names of the one document are words in the other: a name that starts a sentence there is a word like others,
/// and so is a word that is a name here.
fn as_words(from: &Page<'_>, to: &Page<'_>) -> usize {
    let names = from.names().0.iter();
    names
        .filter(|name| !to.names().contains(**name) && to.words().contains(**name))
        .count()
}

/// The same by how many words, names and numbers they share, whichever these are.
fn by_counts(one: &Page<'_>, other: &Page<'_>, shared: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "of one document")]
    let real = |count: usize| count as f64;
    let log = |count: usize| real(count + 1).ln();
    let (words, others) = (one.words().0.len().max(1), other.words().0.len().max(1));
    let longer = words.max(others);
    let alike = shared * (real(words.min(others)) / real(longer)).sqrt();
    let names = one.names().in_common(other.names());
    let countries = one.countries().in_common(other.countries());
    let as_words = as_words(one, other) + as_words(other, one);
    let numbers = numbers_told(one, other);
    let fewer = one.names().0.len().min(other.names().0.len());
    let score = weight::START
        + weight::WORDS * alike.min(weight::MOST_WORDS)
        + weight::LENGTH * real(longer.clamp(weight::SHORT, weight::LONG)).ln()
        + weight::NAMES * log(names)
        + weight::NO_COUNTRIES * log(names.saturating_sub(countries))
        + weight::AS_WORDS * log(as_words)
        + weight::NUMBERS * log(numbers)
        + weight::FEWER * log(fewer);
    let story = 1.0 / (1.0 + (weight::SLOPE * (weight::EVEN - score)).exp());
    let told = (names + as_words + numbers).min(weight::ENOUGH);
    let of_words = weight::OF_WORDS * (shared / weight::SHARED).min(1.0);
    story.min(of_words + weight::OF_NAME * real(told))
}

/// What else speaks for one story, together with how rare the words are that two texts share: a logistic regression
/// over the 2,058 pairs of documents of 296 dossiers and 35,000 pairs across them, brought to the scale of what else
/// speaks for it, so that as many pairs of two stories lie above each degree as before. Of texts of few words it says
/// little.
fn with_rare_words(one: &Telling, other: &Telling, story: f64) -> f64 {
    const START: f64 = 0.03;
    const ALIKE: f64 = 2.2;
    const ROOT: f64 = 0.96;
    const ELSE: f64 = 0.48;
    let (alike, weight) = (one.alike(other), one.weight(other));
    let sure = (START + ALIKE * alike + ROOT * alike.sqrt() + ELSE * story).min(1.0);
    // Few words share few rare ones even where they tell the same.
    let least = if weight < 1.0 { story } else { 0.0 };
    weight * sure.max(least) + (1.0 - weight) * story
}

/// How much speaks for one story in the numbers that two documents share: for each of them, its digits past the
/// second, since shorter ones meet by chance.
fn numbers_told(one: &Page<'_>, other: &Page<'_>) -> usize {
    const CHANCE: usize = 2;
    let (few, many) = match one.numbers.len() <= other.numbers.len() {
        true => (one, other),
        false => (other, one),
    };
    let shared = few.numbers.iter().filter(|number| many.gives(number));
    shared
        .map(|(_, value)| coincidence::counted(*value).saturating_sub(CHANCE))
        .sum()
}

/// Do two documents name names, and neither any that the other knows, and share neither telling numbers nor so many rare
/// words that they tell one thing? Then what is alike in them is the form. A name that only ever starts a sentence passes
/// for a word.
pub(crate) fn strangers(one: &Page<'_>, other: &Page<'_>) -> bool {
    /// Two numbers of three digits, or one of four, are no chance.
    const TOLD: usize = 2;
    let known = |names: &Words, to: &Page<'_>| {
        let mut names = names.0.iter();
        names.any(|name| to.names().contains(*name) || to.words().contains(*name))
    };
    !one.names().0.is_empty()
        && !other.names().0.is_empty()
        && !known(one.names(), other)
        && !known(other.names(), one)
        && numbers_told(one, other) < TOLD
        && !tell_alike(one, other)
}

#[cfg(test)]
mod tests;
