//! Shares: what a percentage or fraction is a share of, and what it is that has the share.

use std::ops::Range;

use super::found::Found;
use super::frame::{Frame, Hold};
use super::phrase;
use super::text::Text;
use crate::claim::Subject;
use crate::lexicon::{Classes, Role};
use crate::mention::Kind;
use crate::token::Shape;
use crate::word_set::WordSet;

/// Completes a figure that is a share: the whole, and the predicate behind it ("90 per cent of the
/// payments were made in roubles": what has the share is "in roubles").
pub(crate) fn read(
    text: &Text<'_>,
    kind: Kind,
    frame: &Frame,
    sentence: &Range<usize>,
    found: &mut Found,
) {
    if kind != Kind::Percent || found.change {
        return;
    }
    found.share |= found.classes.any(Classes::SHARE) || takes_share(text, frame);
    let of = frame.tokens.end;
    if text.has(of, Role::Of)
        && text.is(of + 1, Classes::POSSESSIVE)
        && let Some(whole) = &mut found.subject.whole
        && whole.parties.is_empty()
    {
        // "Harbourline sold 5 per cent of its output".
        whole.parties.extend(found.subject.parties.clone());
    }
    if found.turned {
        return;
    }
    if found.subject.whole.is_none()
        && let Some(whole) = fronted(text, frame, sentence)
    {
        found.subject.whole = Some(Box::new(whole));
        found.share = true;
    }
    if said(text, frame, sentence, found) || !found.share {
        return;
    }
    if is_yardstick(text, found) {
        return;
    }
    // What has the share narrows; what is measured is the whole.
    let whole_measure = found
        .subject
        .whole
        .as_ref()
        .and_then(|whole| whole.measure.clone());
    if found.subject.measure.is_none()
        && whole_measure.is_some()
        && matches!(frame.hold, Hold::Verb(_) | Hold::Preposition(_))
    {
        found.subject.measure.clone_from(&whole_measure);
        found.points_back = false;
        found.subject.nature = found.subject.whole.as_ref().and_then(|whole| whole.nature);
    }
    let part = takes_share(text, frame)
        || found.classes.any(Classes::SHARE)
        || matches!(frame.hold, Hold::Verb(_));
    if part && found.subject.measure.is_some() && found.subject.measure != whole_measure {
        let measure = found.subject.measure.take();
        if !frame.verb.is_some_and(|verb| {
            text.lexicon
                .linking
                .things
                .verbs
                .longest(text.tokens, verb)
                .is_some_and(|(_, thing)| {
                    text.lexicon
                        .linking
                        .things
                        .get(*thing)
                        .map(|thing| &*thing.name)
                        == measure.as_deref()
                })
        }) {
            found.subject.qualifiers.extend(measure);
        }
        found.subject.measure = whole_measure;
        found.points_back = found.subject.measure.is_none();
        found.subject.nature = found.subject.whole.as_ref().and_then(|whole| whole.nature);
        found.subject.broader = found
            .subject
            .whole
            .as_ref()
            .map(|whole| whole.broader.clone())
            .unwrap_or_default();
    }
    if let Some(whole) = &mut found.subject.whole
        && matches!(frame.hold, Hold::Open | Hold::Listed | Hold::Noun(_))
        && !takes_share(text, frame)
    {
        let terms = predicate(text, frame.tokens.end..sentence.end);
        if !terms.is_empty() {
            found.predicate = terms;
        }
        if found.subject.measure.is_none() {
            // The figure speaks of its whole: the payments of which so many were in roubles.
            found.subject.measure.clone_from(&whole.measure);
            found.subject.nature = whole.nature;
            found.subject.broader.clone_from(&whole.broader);
            found.subject.parties.extend(whole.parties.clone());
            found.subject.context.extend(whole.context.clone());
            found.subject.wording.clone_from(&whole.wording);
            found.points_back = whole.measure.is_none();
        }
    }
}

/// "64 per cent of the voters cast a ballot": what is said of the part has a name of its own, or is a
/// share that somebody has ("backed Labour").
fn said(text: &Text<'_>, frame: &Frame, sentence: &Range<usize>, found: &mut Found) -> bool {
    /// How many words may stand between the percentage and what is said.
    const FAR: usize = 14;
    let things = &text.lexicon.linking.predicates;
    let Some(whole) = found.subject.whole.as_deref() else {
        return false;
    };
    let Some(of) = whole.measure.clone() else {
        return false;
    };
    let reach = frame.tokens.end..sentence.end.min(frame.tokens.end + FAR);
    let hit = reach
        .take_while(|at| {
            !text.is_sign(*at, ',')
                && !text.is_sign(*at, ';')
                && !text.is(
                    *at,
                    Classes::NEGATION
                        .or(Classes::RELATIVE)
                        .or(Classes::CONTRAST),
                )
        })
        .find_map(|at| things.of(text.tokens, at, &of));
    let Some((end, predicate)) = hit else {
        return false;
    };
    let name = predicate.thing.to_string();
    if predicate.share && polled(text, sentence) {
        // What people tell a pollster is not what they did.
        return false;
    }
    let of = predicate.of().to_owned();
    let share = predicate.share;
    let Some(whole) = &mut found.subject.whole else {
        return false;
    };
    let whole = std::mem::take(&mut **whole);
    let subject = &mut found.subject;
    subject.context.extend(subject.measure.take());
    subject.context.append(&mut subject.qualifiers);
    subject.qualifiers.extend(whole.qualifiers);
    subject.parties.extend(whole.parties);
    subject.context.extend(whole.context);
    phrase::set_measure(text, subject, &name);
    if share {
        let held = (end..sentence.end.min(end + 4)).find_map(|at| text.name_at(at));
        subject
            .parties
            .extend(held.map(|name| name.canonical.clone()));
    }
    // By whatever name the text calls it.
    let mut all = Subject::default();
    phrase::set_measure(text, &mut all, if share { &name } else { &of });
    subject.whole = Some(Box::new(all));
    found.share = true;
    found.points_back = false;
    true
}

/// "Of the workforce, 5 per cent", "of the 640 drivers asked in May, 5 per cent": the whole stands ahead of the share.
fn fronted(text: &Text<'_>, frame: &Frame, sentence: &Range<usize>) -> Option<Subject> {
    /// How many words may stand between the comma and the share: "Lund picked up".
    const NEAR: usize = 6;
    let start = sentence.start;
    let first = start.max(frame.left.saturating_sub(NEAR + 1));
    let comma = (first..frame.left).rfind(|at| text.is_sign(*at, ','))?;
    // "Of those who left, Lund picked up 52 per cent": its own clause says no more than who has the share.
    let mut between = comma + 1..frame.left;
    let taken = matches!(frame.hold, Hold::Verb(_));
    let clear =
        between.all(|at| text.mention_at(at).is_none() && !text.is(at, Classes::PREPOSITION));
    if comma + 1 < frame.left && !(taken && clear) {
        return None;
    }
    let whole = text.has(start, Role::Of) && start + 1 < comma;
    let narrows = |at: usize| {
        let mention = text.mention_at(at).map(|nth| &text.mentions[nth]);
        mention.is_none_or(|held| held.time().is_some() || held.kind() == Kind::Count)
    };
    let plain = (start..comma).all(|at| narrows(at) && !text.is_sign(at, ','));
    let those = || those(text, start + 1, comma);
    let named = || phrase::read(text, start + 1..comma).subject;
    (whole && plain).then(|| those().unwrap_or_else(named))
}

/// "Half of those killed", "a third of all those who came": the whole is called by what happened to it, or goes unnamed.
pub(super) fn those(text: &Text<'_>, start: usize, end: usize) -> Option<Subject> {
    const CHAIN: Classes = Classes::BE.or(Classes::HAVE).or(Classes::MODAL);
    let start = start + usize::from(text.is_word(start, "all"));
    let said = start + 1;
    // "Half of those were killed", "half of those voted".
    let participle = text.is_verb(said)
        && !text.is(said, CHAIN)
        && (said + 1..end)
            .take_while(|at| !text.is_sign(*at, ','))
            .any(|at| text.is_verb(at));
    let told = participle || text.is(said, Classes::RELATIVE);
    (text.is_word(start, "those") && told).then(|| happened(text, said, end))
}

/// What a clause says happened, as the thing of that name: "was shipped" tells of shipments.
pub(super) fn happened(text: &Text<'_>, start: usize, end: usize) -> Subject {
    /// How far from its beginning.
    const FAR: usize = 8;
    let things = &text.lexicon.linking.things;
    let verbs = (start..end.min(start + FAR))
        .take_while(|at| !text.is_sign(*at, ',') && !text.is(*at, Classes::CONJUNCTION));
    let thing = verbs
        .filter_map(|at| things.verbs.longest(text.tokens, at))
        .last();
    let mut whole = Subject::default();
    // "what Harbourline produced".
    let doer = text.name_at(start).map(|name| name.canonical.clone());
    whole.parties.extend(doer);
    if let Some(thing) = thing.and_then(|(_, thing)| things.get(*thing)) {
        phrase::set_measure(text, &mut whole, &thing.name);
    }
    whole
}

/// Does the sentence speak of an opinion poll?
fn polled(text: &Text<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| text.is(at, Classes::POLL))
}

/// "a deficit of 3 per cent of GDP": the whole is what the thing is measured by, and none of which it
/// is a part.
fn is_yardstick(text: &Text<'_>, found: &Found) -> bool {
    let whole = found.subject.whole.as_deref();
    let whole = whole.and_then(|whole| whole.measure.as_deref());
    let own = found.subject.measure.as_deref();
    (found.subject.nature.is_some() || own.is_none())
        && whole.is_some_and(|whole| {
            text.classes_of_name(whole).any(Classes::YARDSTICK) && own != Some(whole)
        })
}

/// "accounted for", "made up", "represented": the figure says which part the subject is.
fn takes_share(text: &Text<'_>, frame: &Frame) -> bool {
    let at = frame.left;
    let word = |word| at > 0 && text.is_word(at - 1, word);
    let second = |class| at > 1 && text.is(at - 2, class);
    word("for") && second(Classes::ACCOUNT)
        || word("up") && second(Classes::COMPOSE)
        || at > 0 && text.is(at - 1, Classes::CONSTITUTE)
}

/// Is the figure written as a fraction ("half", "two-thirds", "nine in ten"), so that a noun behind
/// it is its whole?
pub(crate) fn is_fraction(text: &Text<'_>, frame: &Frame) -> bool {
    frame
        .tokens
        .clone()
        .all(|at| text.tokens[at].shape != Shape::Symbol && !text.classes(at).any(Classes::PERCENT))
}

/// The words that say something in what is said of the whole: behind the verb, up to the next clause.
fn predicate(text: &Text<'_>, tokens: Range<usize>) -> Vec<String> {
    let Some(verb) = tokens
        .clone()
        .take(24)
        .take_while(|at| {
            !text.is_sign(*at, ',') && !text.is_sign(*at, ';') && !text.is(*at, Classes::CONTRAST)
        })
        .find(|at| text.is_verb(*at))
    else {
        return Vec::new();
    };
    let mut terms = Vec::new();
    let mut negated = false;
    let mut participle = None;
    for at in verb..tokens.end.min(verb + 16) {
        if text.is(at, Classes::RELATIVE.or(Classes::SUBORDINATOR))
            || text.is_sign(at, ';')
            || text.is_sign(at, '.')
            || text.is_quote(at)
        {
            break;
        }
        if text.is_sign(at, ',') && !lists_on(text, at + 1) {
            break;
        }
        if text.is(at, Classes::REPORT) && at > verb {
            break;
        }
        negated |= text.is(at, Classes::NEGATION);
        if text.is_verb(at) {
            if !text.is(
                at,
                Classes::BE
                    .or(Classes::HAVE)
                    .or(Classes::MODAL)
                    .or(Classes::DO),
            ) {
                participle = Some(at);
            }
        } else if let Some(name) = text.name_at(at) {
            if name.tokens.start == at {
                terms.push(name.canonical.clone());
            }
        } else if text.is_plain_word(at) && !text.is(at, Classes::NEGLECT.or(Classes::PAIR)) {
            terms.push(phrase::canonical(text, at));
        }
    }
    if terms.is_empty() {
        terms.extend(participle.map(|at| text.key(at).into_owned()));
    }
    if negated {
        terms
            .iter_mut()
            .for_each(|term| *term = format!("not {term}"));
    }
    terms
}

/// Does a list go on behind a comma: "in dollars, euros and yen"?
fn lists_on(text: &Text<'_>, at: usize) -> bool {
    const OTHER: Classes = Classes::NEGLECT.or(Classes::SOURCE).or(Classes::REPORT);
    text.is_plain_word(at)
        && text.name_at(at).is_none()
        && !text.is(at, OTHER)
        && !text.is_word(at, "according")
        && !text.is_verb(at)
}

/// Adds what is said of the whole to the qualifiers, once the parties are known.
pub(crate) fn finish(text: &Text<'_>, subject: &mut Subject, predicate: &[String]) {
    if predicate.is_empty() {
        return;
    }
    let parties = subject
        .whole
        .as_deref()
        .map(|whole| whole.parties.clone())
        .unwrap_or_default();
    let terms = currencies(text, predicate.to_vec(), &parties);
    subject.qualifiers.extend(terms);
}

/// Currencies by whose they are: the parties' own ("national currency") or not, so that "in roubles
/// or yuan" meets "in national currencies" and is the complement of "in dollars".
fn currencies(text: &Text<'_>, terms: Vec<String>, parties: &WordSet) -> Vec<String> {
    let tenders = &text.lexicon.linking.tenders;
    let spoken = terms.iter().any(|term| term == "currency");
    let own = |term: &String| {
        tenders
            .get(term.as_str())
            .map(|country| parties.is_empty() || parties.contains(country))
    };
    let currency = terms.iter().filter_map(own).collect::<Vec<_>>();
    if currency.is_empty() && !spoken {
        return terms;
    }
    let whose = |term: &str, class| text.classes_of_name(term).any(class);
    let foreign = terms.iter().any(|term| whose(term, Classes::FOREIGN));
    let all_own = currency.iter().all(|own| *own) && !foreign;
    let mut rest: Vec<_> = terms
        .into_iter()
        .filter(|term| {
            tenders.get(term.as_str()).is_none()
                && term != "currency"
                && !whose(term, Classes::LOCAL.or(Classes::FOREIGN))
        })
        .collect();
    rest.push(if all_own {
        "national currency".to_owned()
    } else {
        "not national currency".to_owned()
    });
    rest
}
