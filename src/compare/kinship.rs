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
/// words that they tell one thing? Then what is alike in them is the form. A name that only ever starts a sentence passes for a word.
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
mod tests {
    use super::super::convert::Converter;
    use super::super::seen::seen;
    use super::*;
    use crate::passage::{Marks, Passage, Term};
    use crate::span::Span;

    #[test]
    fn numerals_that_are_no_figures_do_not_set_texts_apart() {
        let passage = |words: &[&str]| {
            let term = |word: &&str| Term::Word((*word).into());
            [Passage {
                document: 0,
                span: Span::new(0, 1),
                terms: words.iter().map(term).collect(),
                marks: Marks::default(),
                in_story: true,
                continues: false,
            }]
        };
        let passages = [
            passage(&["flood", "4.17", "dam"]),
            passage(&["flood", "dam", "9.30"]),
            passage(&["flood", "4.17", "9.30"]),
        ];
        let [one, other, third] = passages
            .each_ref()
            .map(|held| Page::new(&[], held, None, Converter::english()));
        assert_eq!(shared(&one, &other), 1.0);
        assert_eq!(shared(&one, &third), 1.0);
    }

    /// How surely two texts tell one story that share no word but names and numbers.
    fn by_names(one: &str, other: &str) -> f64 {
        let (story, back) = seen([one, other], |(one, _), (other, _)| {
            (by_counts(one, other, 0.0), by_counts(other, one, 0.0))
        });
        assert!((story - back).abs() < 1e-9, "{story}, and back {back}");
        story
    }

    #[test]
    fn names_and_numbers_tell_of_one_story() {
        let silted = |what: &str| format!("Harbours {what} silted [2] ways.");
        let fell = |what: &str| format!("Snow fell [3] times {what}.");
        let named = |names: &str| {
            by_names(
                &silted(&format!("of {names}")),
                &fell(&format!("on {names}")),
            )
        };
        let numbered = |days: &str| {
            let of = format!("in {days} days");
            by_names(&format!("Harbours silted [2] ways {of}."), &fell(&of))
        };
        for (given, expected, what) in [
            (by_names(&silted("here"), &fell("there")), 0.0, "nothing"),
            (named("Karsk"), 0.2, "a name"),
            (named("Karsk and Lomvi"), 0.4, "two names"),
            (named("Karsk and Lomvi and Tarn and Varna"), 0.6, "four"),
            (named("Karsk and France"), 0.4, "a country is a name"),
            (numbered("54"), 0.0, "two digits are chance"),
        ] {
            assert!(
                (given - expected).abs() < 1e-9,
                "{what}: {given}, not {expected}"
            );
        }
        let countries = named("France and Norway and Italy");
        assert!(countries < named("Karsk and Lomvi and Tarn") - 0.1);
        let (four, five) = (numbered("5,417"), numbered("54,171"));
        assert!(0.1 < four && four < five && five < 0.5, "{four} {five}");
    }

    #[test]
    fn many_names_take_more_of_them_in_common() {
        const TOWNS: &str = "Aldry, Borvik, Cestan, Dolmar, Estrup, Farnes, Gostin, Helbek, Istora";
        const OTHERS: &str = "Zelin, Yarrow, Xanten, Wismer, Ulmen, Tolvik, Sorby, Rastov, Quilby";
        let one = format!("Harbours of {TOWNS} and Karsk, Lomvi and Tarn silted [2] ways.");
        let few = by_names(&one, "Snow fell [3] times on Aldry and Tarn and Karsk.");
        let other = format!("Snow fell [3] times on {OTHERS} and Karsk, Lomvi and Tarn.");
        let many = by_names(&one, &other);
        assert!((few - 0.6).abs() < 1e-9, "three names of three: {few}");
        assert!(many < few - 0.05, "three names of twelve: {many}");
    }

    #[test]
    fn long_texts_share_more_words_by_chance() {
        // As consonants and vowels make them: no stem is another's.
        let words = |count: usize| {
            let syllable = |nth: usize| {
                let (front, back) = (nth / 5 % 20, nth % 5);
                [
                    &"bcdfghjklmnpqrstvwxz"[front..=front],
                    &"aeiou"[back..=back],
                ]
                .concat()
            };
            let word = |nth: usize| format!("{}{}lk", syllable(nth / 100), syllable(nth));
            (0..count).map(word).collect::<Vec<_>>().join(" ")
        };
        let story = |count: usize, shared: f64| {
            let long = format!("{} met [2] times.", words(count));
            seen([&long, "snow fell [3] times."], |(one, _), (other, _)| {
                let length = one.words().0.len();
                (
                    by_counts(one, other, shared),
                    by_counts(other, one, shared),
                    length,
                )
            })
        };
        let (short, _, _) = story(20, 0.1);
        assert!(0.1 < short && short <= 0.4, "words alone: {short}");
        let (long, same, length) = story(400, 0.1);
        assert!(length > 300 && long < short / 100.0, "{length}: {long}");
        assert_eq!(long, same);
        let (longer, _, _) = story(600, 0.3);
        let (longest, _, _) = story(900, 0.3);
        assert!(
            longest <= longer && longer < 2.0 * longest,
            "{longer} {longest}"
        );
    }

    #[test]
    fn strangers_share_neither_names_nor_numbers() {
        for (texts, expected) in [
            (
                [
                    "Harbours of Karsk froze [2] times.",
                    "Snow fell [3] times on Lomvi.",
                ],
                true,
            ),
            (
                [
                    "Harbours of Karsk froze [2] times.",
                    "Snow fell [3] times on Karsk.",
                ],
                false,
            ),
            (
                [
                    "Harbours of Karsk froze [2] times.",
                    "Snow fell [3] times on roofs.",
                ],
                false,
            ),
            (
                [
                    "Harbours of Frost silted [2] times.",
                    "The frost fell [3] times on Lomvi.",
                ],
                false,
            ),
            (
                [
                    "Harbours of Karsk froze [2] times in 541 days.",
                    "Snow fell [3] times on Lomvi in 541 days.",
                ],
                true,
            ),
            (
                [
                    "Harbours of Karsk froze [2] times in 5,417 days.",
                    "Snow fell [3] times on Lomvi in 5,417 days.",
                ],
                false,
            ),
            (
                [
                    "Harbours of Karsk froze [2] times in 541 days and 873 hours.",
                    "Snow fell [3] times on Lomvi in 541 days and 873 hours.",
                ],
                false,
            ),
        ] {
            let given = seen(texts, |(one, _), (other, _)| {
                assert_eq!(strangers(one, other), strangers(other, one));
                strangers(one, other)
            });
            assert_eq!(given, expected, "{texts:?}");
        }
    }

    #[test]
    fn rare_words_acquaint_texts_without_a_name_in_common() {
        const SALMON: &str = "Trawlers may not haul [12] crates: biologists of the Karsk laboratory counted too few \
            spawning salmon below the weir, sediment smothers the gravel where they hatch, and the quota was \
            scrapped for anglers and netters alike, whose smokehouses now stand idle along the estuary. Inspectors \
            will patrol the river at dusk, and poachers face prison.";
        const RETOLD: &str = "An angler who used to smoke salmon for Lomvi waits [9] months. His nets hang dry, for the \
            quota is gone; upstream the weir traps sediment, gravel beds are smothered, and hardly a fish hatches \
            in the estuary, biologists told a hearing where the owners of cold chimneys begged for compensation. \
            He repairs bicycles meanwhile, paints fences and drives a school bus.";
        const OTHER: &str = "An orchestra that used to rehearse for Lomvi waits [9] months. Its hall stands empty, for \
            the roof is gone; upstairs the plaster drips, velvet seats are mouldy, and hardly a violinist stays \
            in the choir, architects told a hearing where the soloists begged for compensation.";
        let alike = |texts: [&str; 2]| {
            seen(texts, |(one, _), (other, _)| {
                assert_eq!(strangers(one, other), strangers(other, one));
                (
                    strangers(one, other),
                    one_story(one, other, shared(one, other)) > 0.5,
                )
            })
        };
        assert_eq!(alike([SALMON, RETOLD]), (false, true));
        assert_eq!(alike([SALMON, OTHER]), (true, false));
        // A form is filled in with the names of others.
        let form = SALMON.replace("Karsk", "Lomvi");
        assert_eq!(alike([SALMON, &form]), (true, false));
        // Of few words some are alike by chance.
        let short = "Salmon hatch above the weir of Lomvi in gravel, [9] biologists say.";
        assert_eq!(alike([SALMON, short]), (true, false));
    }

    #[test]
    fn words_in_common_say_less_than_names() {
        let passage = |terms: Vec<Term>| {
            [Passage {
                document: 0,
                span: Span::new(0, 1),
                terms: terms.into_boxed_slice(),
                marks: Marks::default(),
                in_story: true,
                continues: false,
            }]
        };
        let words = |text: &str| {
            text.split(' ')
                .map(|word| Term::Word(word.into()))
                .collect()
        };
        let one = passage(words(
            "flood dam north rain mayor road crop boat night loss",
        ));
        let other = passage(words(
            "flood vote south poll party seat coast debt court fine",
        ));
        let named = |first: &str| {
            let mut terms: Vec<Term> = words("flood dam north rain mayor road crop boat night");
            terms.push(Term::Name(first.into()));
            passage(terms)
        };
        let (here, there) = (named("Sarn"), named("Karsk"));
        fn page(held: &[Passage]) -> Page<'_> {
            Page::new(&[], held, None, Converter::english())
        }
        let told = |one: &[Passage; 1], other: &[Passage; 1]| {
            let (one, other) = (page(one), page(other));
            by_counts(&one, &other, shared(&one, &other))
        };
        let tenth = told(&one, &other);
        assert!((tenth - 0.4).abs() < 1e-9, "{tenth}: a tenth of the words");
        let form = told(&here, &there);
        assert!((form - 0.4).abs() < 1e-9, "{form}: all words, no name");
        let same = told(&here, &here);
        assert!((same - 0.6).abs() < 1e-9, "{same}: all words and one name");
    }
}
