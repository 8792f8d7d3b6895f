use super::*;
use crate::compare::convert::Converter;
use crate::compare::seen::seen;
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
