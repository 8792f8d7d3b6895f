//! What makes no difference to a check: the order of the documents, how many threads read them, other
//! documents, words that say nothing of figures, and the ways to encode one text.
//!
//! The documents are dossiers of which half hold something wrong, so that there is something to lose.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use numclaim::strategies::{Dossier, dossier, notice, quantity, story};
use numclaim::{
    Case, Checker, Claim, Document, Evidence, Explanation, Finding, Report, Rule, Severity,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use unicode_normalization::UnicodeNormalization;

use crate::checking;
use crate::pipeline::soup;

/// The same documents with another text each.
fn retold(documents: &[Document], retell: impl Fn(&str) -> String) -> Vec<Document> {
    let retold = documents.iter().map(|document| {
        let new = Document::new(document.id(), retell(document.text()));
        match document.publication_date() {
            Some(date) => new.published(date),
            None => new,
        }
    });
    retold.collect()
}

/// A finding's rule and severity, and the figures that it rests on as they are written.
type Said = (String, Severity, Vec<String>);

/// What is said of the documents, without the places where it stands: each finding's rule, severity and
/// written figures, and each agreement's figures, in one spelling of their characters. Which document comes first may
/// follow from its words.
fn said(report: &Report) -> (Vec<Said>, Vec<Vec<String>>) {
    let written = |evidence: &[Evidence]| -> Vec<String> {
        let texts = evidence.iter().map(|held| {
            let one_spelling: String = held.text.nfkc().collect();
            let words: Vec<&str> = one_spelling.split_whitespace().collect();
            words.join(" ")
        });
        let mut texts: Vec<String> = texts.collect();
        texts.sort_unstable();
        texts
    };
    let findings = report.findings.iter().map(|finding| {
        let figures = written(&finding.evidence);
        (finding.rule.clone(), finding.severity, figures)
    });
    let agreements = report.agreements.iter();
    let agreements = agreements.map(|agreement| written(&agreement.evidence));
    (findings.collect(), agreements.collect())
}

fn check(documents: &[Document]) -> Report {
    Checker::default().check(documents)
}

/// Sentences that hold no figure, no time and no word for either.
const PLAIN: [&str; 10] = [
    "The weather had been good to everybody.",
    "Nobody at the ministry would say why.",
    "A dog barked somewhere behind the church.",
    "Much of this is a matter of taste, said the painter.",
    "It was nobody's fault.",
    "Many people stayed at home, and their neighbours did not mind.",
    "“We are glad,” she said.",
    "Whether that is right remains to be seen!",
    "Critics call the plan foolish; its friends call it brave.",
    "Why did they leave so quietly?",
];

/// A word that means nothing, so that nobody else speaks of it.
fn invented() -> impl Strategy<Value = String> {
    const SYLLABLES: [&str; 12] = [
        "glo", "bri", "quo", "fle", "dru", "sni", "plo", "vru", "kle", "twi", "zho", "spu",
    ];
    const ENDS: [&str; 5] = ["nk", "rb", "lt", "mp", "sk"];
    let parts = (
        select(&SYLLABLES[..]),
        select(&SYLLABLES[..]),
        select(&ENDS[..]),
    );
    parts.prop_map(|(one, two, end)| format!("{one}{two}{end}"))
}

/// Paragraphs with figures and times that each name what they are of.
const NAMED: [&str; 10] = [
    "{N} spent ${a}m on {w}s and {b} hours on each {v}.",
    "Of the {w}s in {N}, {a} per cent were grey, a walker said.",
    "A {w} from {N} weighs {a} kg and costs {b} euros.",
    "In {y}, {N} had {a} {w}s; it had lost its last {v} by {z}.",
    "The {w} of {N} opens at 9 a.m. and closes at 11, said its keeper, who is {a}.",
    "{N} sang {a} {w}s on Monday, and {b} {v}s listened until 3 April.",
    "About {a},000 {w}s were painted between {y} and {z}, among them {b} by a {v}.",
    "{N}’s {w} was {a} times as loud as a {v}.",
    "Two {w}s and a dozen {v}s were found in {N} last week.",
    "More than £{a}.{b} million went into the {w}, up from nothing in {y}.",
];

/// Paragraphs with figures that stand alone: rows, lists, "of them".
const BARE: [&str; 6] = [
    "{w} | {v}\n{a} | {b}",
    "| {N} | {a} | {b} |\n| {w} | {b} | {a} |",
    "{w}: {a}\n{v}: {b}",
    "{w} {a}",
    "- {a}\n- {b}",
    "The {w}s of {N} are counted on Sundays: there were {a} of them, and {b}.",
];

/// A paragraph of one of these forms, on what no dossier tells of: a thing and a name that are made up.
fn elsewhere(forms: &'static [&'static str]) -> impl Strategy<Value = String> {
    let words = (invented(), invented(), invented(), select(forms));
    (words, 2_u32..=97, 2_u32..=97, 1960_i32..=2009).prop_map(|((w, v, name, form), a, b, y)| {
        let (first, rest) = name.split_at(1);
        let name = format!("{}{rest}", first.to_uppercase());
        form.replace("{w}", &w)
            .replace("{v}", &v)
            .replace("{N}", &name)
            .replace("{a}", &a.to_string())
            .replace("{b}", &b.to_string())
            .replace("{y}", &y.to_string())
            .replace("{z}", &(y + 3).to_string())
    })
}

/// A dossier, and paragraphs on what it does not tell of, none of which gives a number of the dossier: that may be
/// meant for one that a text gives, slips and all.
fn longer(
    forms: &'static [&'static str],
    paragraphs: Range<usize>,
) -> impl Strategy<Value = (Dossier, Vec<(String, Index)>)> {
    let paragraphs = proptest::collection::vec((elsewhere(forms), any::<Index>()), paragraphs);
    (dossier(), paragraphs).prop_filter("a number that a text gives", |(dossier, paragraphs)| {
        let given = |number: &Vec<u8>| {
            let mut documents = dossier.documents.iter();
            documents.any(|document| numbers(document.text()).contains(number))
        };
        !(paragraphs.iter()).any(|(paragraph, _)| numbers(paragraph).iter().any(given))
    })
}

/// The numbers that are written in a text, each as the digits that a slip of the pen leaves: in order, without
/// zeros.
fn numbers(text: &str) -> BTreeSet<Vec<u8>> {
    let words = text.split(|c: char| !c.is_ascii_digit());
    let digits = words.map(|number| {
        let mut digits: Vec<u8> = number.bytes().filter(|digit| *digit != b'0').collect();
        digits.sort_unstable();
        digits
    });
    digits.filter(|digits| !digits.is_empty()).collect()
}

/// The text with a paragraph more at one of the places between its paragraphs, its ends among them.
fn with_paragraph(text: &str, paragraph: &str, place: &Index) -> String {
    let mut places: Vec<usize> = text.match_indices("\n\n").map(|(at, _)| at).collect();
    places.extend([0, text.len()]);
    let (before, after) = text.split_at(*place.get(&places));
    let parts = [before, paragraph, after.trim_start_matches('\n')];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

/// The documents with paragraphs more in the first of them.
fn with_paragraphs(documents: &[Document], paragraphs: &[(String, Index)]) -> Vec<Document> {
    let mut longer = documents.to_vec();
    for (paragraph, place) in paragraphs {
        let first = retold(&longer[..1], |text| with_paragraph(text, paragraph, place));
        longer.splice(..1, first);
    }
    longer
}

/// The text with a sentence more at one of the places where one sentence ends and another begins, its ends among
/// them. A sentence that opens with what was said ("Of these") stays behind what it speaks of.
fn with_sentence(text: &str, sentence: &str, place: &Index) -> String {
    let mut places: Vec<usize> = vec![0, text.len()];
    for (at, end) in text.match_indices(". ") {
        let next = &text[at + end.len()..];
        if next.starts_with(char::is_uppercase) && !next.starts_with("Of these") {
            places.push(at + end.len());
        }
    }
    places.extend(text.match_indices(".\n\n").map(|(at, _)| at + 1));
    let (before, after) = text.split_at(*place.get(&places));
    let parts = [before.trim_end(), sentence, after];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// Does a text name nobody whom the documents name?
fn is_unrelated(text: &str, documents: &[Document]) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic());
    let mut names = words.filter(|word| word.len() > 5 && word.starts_with(char::is_uppercase));
    names.all(|name| {
        documents
            .iter()
            .all(|document| !document.text().contains(name))
    })
}

/// That neither of two texts has another figure of the kind says a little for its being the same, and so does that most
/// words of a short text are in the other: more text takes that away, and a finding that is no surer than this may
/// hang on it. To measure likeness by those paragraphs alone that share a telling word was tried: it made two texts of the
/// clean dossiers alike that are not, and how many words and names are shared by chance goes by the length of a text all the
/// same.
const HANGING: f64 = 0.75;

/// The findings that more text on other things added, and those that they took away though no little cue carried them.
fn changed(before: &Report, after: &Report) -> (Vec<Said>, Vec<Said>) {
    let (mut gone, mut new) = (said(before).0, said(after).0);
    let sure: Vec<bool> = (before.findings.iter())
        .map(|finding| finding.confidence > HANGING)
        .collect();
    let mut sure = sure.into_iter();
    gone.retain(|finding| {
        let stays = new.iter().position(|other| is_same(other, finding));
        let sure = sure.next().unwrap_or(true);
        stays.map(|at| new.remove(at)).is_none() && sure
    });
    (gone, new)
}

/// Is it one finding? What else it names for a side, a figure that agrees with one of it, is weighed by how like the texts
/// are, and that changes with every paragraph.
fn is_same(one: &Said, other: &Said) -> bool {
    let holds = |all: &[String], some: &[String]| some.iter().all(|text| all.contains(text));
    let (more, less) = (&one.2, &other.2);
    (&one.0, one.1) == (&other.0, other.1) && (holds(more, less) || holds(less, more))
}

/// The findings among the first documents that are no longer there, or rest on less.
fn lost<'a>(before: &'a Report, after: &Report) -> Vec<&'a Finding> {
    let holds = |all: &[Evidence], some: &[Evidence]| {
        let place = |held: &Evidence| (held.document.clone(), held.span);
        let there = |one: &Evidence| all.iter().any(|other| place(other) == place(one));
        some.iter().all(there)
    };
    let kept = |finding: &&Finding| {
        after.findings.iter().any(|other| {
            other.rule == finding.rule
                && other.severity >= finding.severity
                && holds(&other.evidence, &finding.evidence)
        })
    };
    let findings = before.findings.iter();
    let serious = findings.filter(|finding| finding.severity > Severity::Note);
    serious.filter(|finding| !kept(finding)).collect()
}

/// A rule that finds nothing, and keeps what rules are given of one document.
struct Spy {
    id: String,
    seen: Arc<Mutex<Vec<Claim>>>,
}

impl Rule for Spy {
    fn explanation(&self) -> Explanation {
        Explanation {
            name: "the-spy",
            severity: Severity::Note,
            summary: "never",
            details: "It looks on.",
            fires: &[],
            quiet: &[],
        }
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let mut numbered = case.documents.iter().enumerate();
        let nth = numbered.find(|(_, document)| document.id() == self.id);
        let claims = nth.into_iter().flat_map(|(nth, _)| case.claims_of(nth));
        let mut seen = self.seen.lock().expect("no other holds it");
        *seen = claims.map(|(_, claim)| claim.clone()).collect();
        for claim in seen.iter_mut() {
            claim.document = 0;
        }
        Vec::new()
    }
}

proptest! {
    #[test]
    fn the_order_of_documents_makes_no_difference(
        documents in dossier().prop_flat_map(|dossier| {
            let documents = dossier.documents;
            (Just(documents.clone()), Just(documents).prop_shuffle())
        }),
    ) {
        let (documents, shuffled) = documents;
        prop_assert_eq!(check(&documents), check(&shuffled));
    }

    #[test]
    fn evidence_of_dossiers_stands_where_it_says(dossier in dossier()) {
        checking::evidence_stands(&check(&dossier.documents), &dossier.documents);
    }

    #[test]
    fn a_consistent_document_does_not_conflict_with_its_copy(dossier in dossier(), nth in 0..2_usize) {
        let document = &dossier.repaired[nth];
        let copy = Document::new("copy", document.text());
        let copy = document.publication_date().map_or(copy.clone(), |date| copy.published(date));
        let report = check(&[document.clone(), copy]);
        prop_assert!(lost(&report, &Report::default()).is_empty(), "{:#?}", report.findings);
    }

    #[test]
    fn roundings_of_one_quantity_do_not_conflict(quantity in quantity()) {
        let report = check(&quantity.documents);
        prop_assert!(lost(&report, &Report::default()).is_empty(), "{:#?}", quantity);
        for document in &quantity.documents {
            let mentions = Checker::default().mentions(document).expect("a text");
            let figure = mentions.iter().find_map(|mention| mention.figure()).expect("a figure");
            prop_assert!(figure.strict().contains(quantity.value), "{}", document.text());
        }
    }

    #[test]
    fn an_unrelated_document_changes_nothing_that_is_said_of_others(
        dossier in dossier(),
        other in notice(),
    ) {
        prop_assume!(is_unrelated(other.text(), &dossier.documents));
        let before = check(&dossier.documents);
        let id = other.id().to_owned();
        let mut documents = dossier.documents;
        documents.push(other);
        let mut after = check(&documents);
        // Two works that employ so many people each are taken for one: what the others agree on stays.
        after.agreements.retain_mut(|agreement| {
            let evidence = &mut agreement.evidence;
            let all = evidence.len();
            evidence.retain(|held| held.document != id);
            let documents: BTreeSet<&str> =
                evidence.iter().map(|held| held.document.as_str()).collect();
            evidence.len() == all || documents.len() > 1
        });
        prop_assert_eq!(said(&after), said(&before));
    }

    #[test]
    fn a_document_more_removes_no_finding_between_two_others(
        dossier in dossier(),
        more in prop_oneof![
            dossier().prop_map(|Dossier { mut documents, .. }| documents.remove(0)),
            story().prop_map(|story| story.documents[0].clone()),
            soup().prop_map(|text| Document::new("soup", text)),
        ],
    ) {
        let before = check(&dossier.documents);
        let mut documents = dossier.documents.clone();
        documents.push(more);
        let lost = lost(&before, &check(&documents)).len();
        prop_assert_eq!(lost, 0, "{:#?}", documents);
    }

    #[test]
    fn a_repeated_document_removes_no_finding_between_two_others(dossier in dossier(), nth in 0..2_usize) {
        let before = check(&dossier.documents);
        let mut documents = dossier.documents.clone();
        documents.push(Document::new("more", documents[nth].text()));
        let lost = lost(&before, &check(&documents)).len();
        prop_assert_eq!(lost, 0, "{:#?}", documents);
    }

    #[test]
    fn unrelated_paragraphs_change_no_finding(
        (dossier, paragraphs) in longer(&NAMED, 1..4),
    ) {
        let longer = with_paragraphs(&dossier.documents, &paragraphs);
        let changed = changed(&check(&dossier.documents), &check(&longer));
        prop_assert_eq!(changed, <(Vec<_>, Vec<_>)>::default(), "{}", longer[0].text());
    }

    #[test]
    fn bare_figures_that_no_document_gives_change_no_finding(
        (dossier, paragraphs) in longer(&BARE, 1..3),
    ) {
        let longer = with_paragraphs(&dossier.documents, &paragraphs);
        let (shorter, longer_report) = (check(&dossier.documents), check(&longer));
        prop_assert_eq!(said(&longer_report).0, said(&shorter).0, "{}", longer[0].text());
    }

    #[test]
    fn a_sentence_without_figures_changes_nothing(
        dossier in dossier(),
        sentences in proptest::collection::vec((select(&PLAIN[..]), any::<Index>()), 1..3),
        nth in any::<Index>(),
    ) {
        // In one of the documents: a sentence that all of them share tells that they tell one story.
        let mut longer = dossier.documents.clone();
        let nth = nth.index(longer.len());
        let more = retold(&longer[nth..=nth], |text| {
            sentences.iter().fold(text.to_owned(), |text, (sentence, place)| with_sentence(&text, sentence, place))
        });
        longer.splice(nth..=nth, more);
        let checker = Checker::default();
        let values = |document| -> Vec<_> {
            let mentions = checker.mentions(document).expect("a text").into_iter();
            mentions.map(|mention| mention.value).collect()
        };
        prop_assert_eq!(values(&dossier.documents[nth]), values(&longer[nth]), "{}", longer[nth].text());
        let changed = changed(&check(&dossier.documents), &check(&longer));
        prop_assert_eq!(changed, <(Vec<_>, Vec<_>)>::default(), "{:#?}", longer);
    }

    #[test]
    fn normalization_forms_say_the_same(dossier in dossier()) {
        // Spaces that do not break within figures, which one of the forms makes into others.
        let spaced = retold(&dossier.documents, |text| text.replace(" million", "\u{a0}million"));
        let nfc = said(&check(&retold(&spaced, |text| text.nfc().collect())));
        prop_assert_eq!(&said(&check(&retold(&spaced, |text| text.nfd().collect()))), &nfc);
        prop_assert_eq!(&said(&check(&retold(&spaced, |text| text.nfkc().collect()))), &nfc);
        prop_assert_eq!(&said(&check(&retold(&spaced, |text| text.nfkd().collect()))), &nfc);
    }

    #[test]
    fn line_ends_say_the_same(dossier in dossier(), every in 1..4_usize) {
        let broken = |end: &str| {
            retold(&dossier.documents, |text| {
                let text = text.replace("\n\n", &format!("{end}{end}"));
                let mut sentences = text.split(". ").enumerate();
                let first = sentences.next().map_or("", |(_, first)| first).to_owned();
                sentences.fold(first, |text, (nth, sentence)| {
                    let between = if nth % every == 0 { end } else { " " };
                    format!("{text}.{between}{sentence}")
                })
            })
        };
        prop_assert_eq!(said(&check(&broken("\n"))), said(&check(&broken("\r\n"))));
    }

    #[test]
    fn other_documents_change_nothing_in_what_is_read_of_one(
        dossier in dossier(),
        others in proptest::collection::vec(notice(), 0..3),
    ) {
        let document = &dossier.documents[0];
        let alone = Checker::default().extract(document).expect("a text");
        let seen = Arc::default();
        let spy = Spy { id: document.id().to_owned(), seen: Arc::clone(&seen) };
        let all: Vec<_> = dossier.documents.iter().cloned().chain(others).collect();
        Checker::default().with_rule(Box::new(spy)).check(&all);
        prop_assert_eq!(&*seen.lock().expect("no other holds it"), &alone);
    }
}

#[cfg(feature = "parallel")]
proptest! {
    #[test]
    fn the_number_of_threads_makes_no_difference(
        stories in proptest::collection::vec(dossier(), 1..4),
        threads in 2..5_usize,
    ) {
        let documents: Vec<_> = stories.into_iter().flat_map(|dossier| dossier.documents).collect();
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            pool.expect("threads").install(|| check(&documents))
        };
        prop_assert_eq!(with(1), with(threads));
    }
}
