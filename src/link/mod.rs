//! Mentions to claims: what each figure measures, when, and who says so.
//!
//! There is no grammar of English here. A figure's frame (the preposition, verb or noun that it hangs
//! on, [`frame`]) says where its subject is to be looked for: behind it ("$5bn of exports"), before
//! the verb ("exports reached $5bn"), in the verb ("12 were killed") or in the noun that it belongs to
//! ("the $5bn target"). What a sentence leaves out is inherited by the rules of [`inherit`].

mod aligned;
mod attribution;
mod bases;
mod clause;
#[cfg(test)]
mod corpus;
mod draft;
mod facets;
mod found;
mod frame;
mod gapped;
mod inherit;
mod joins;
mod jubilee;
mod listed;
mod modality;
mod moves;
mod parts;
mod party;
mod passages;
mod period;
mod phrase;
mod ratios;
mod rest;
mod restated;
mod role;
mod sentence;
mod share;
mod sheet;
mod story;
mod subject;
mod text;
mod told_part;

use chrono::NaiveDate;

pub(crate) use passages::passages;

use crate::claim::{Attribution, Claim, Inheritance, Modality, Role};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::Kind;
use crate::normalize::Reading;
use crate::word_set::Pool;
use attribution::Speech;
use draft::Draft;
use sentence::Sentence;
use story::Part;
use text::Text;

/// The claims of one document, one for each mention and in their order. `index` is the document's
/// place among those checked together.
pub(crate) fn claims(
    document: &Document,
    index: usize,
    reading: &Reading,
    lexicon: &Lexicon,
) -> Vec<Claim> {
    let drafts = drafts(document, index, reading, lexicon, false).into_iter();
    let mut claims: Vec<Claim> = drafts.map(|draft| draft.claim).collect();
    let mut pool = Pool::default();
    for claim in &mut claims {
        claim.share(&mut pool);
    }
    claims
}

/// The same, each with where it has what its sentence leaves out.
pub(crate) fn traced(
    document: &Document,
    index: usize,
    reading: &Reading,
    lexicon: &Lexicon,
) -> Vec<(Claim, Vec<Inheritance>)> {
    let drafts = drafts(document, index, reading, lexicon, true).into_iter();
    drafts
        .map(|draft| (draft.claim, draft.inherited.unwrap_or_default()))
        .collect()
}

/// The claims in the making, of which all is said; with where they have what their sentences leave out, if it is
/// `traced`.
fn drafts(
    document: &Document,
    index: usize,
    reading: &Reading,
    lexicon: &Lexicon,
    traced: bool,
) -> Vec<Draft> {
    if reading.mentions.is_empty() {
        return Vec::new();
    }
    let written = document.text();
    let sentences = sentence::sentences(written, &reading.tokens, lexicon);
    let parts = story::parts(written, &reading.tokens, &sentences, lexicon);
    let dateline = reading.dateline.map(|dateline| dateline.span);
    let text = Text::new(
        written,
        &reading.tokens,
        &reading.mentions,
        lexicon,
        dateline,
    );
    let names = party::names(&text);
    let text = text.with_names(names);
    let published = document
        .publication_date()
        .or(reading.dateline.map(|dateline| dateline.date));
    let mut drafts = Vec::with_capacity(reading.mentions.len());
    let mut before: Option<(usize, Attribution)> = None;
    let silent = silent(&text, &sentences);
    for (nth, sentence) in sentences.iter().enumerate() {
        if silent[nth] {
            continue;
        }
        let start = byte(&text, sentence.tokens.start);
        let end = byte_end(&text, sentence.tokens.end);
        let first = reading
            .mentions
            .partition_point(|mention| mention.span.start < start);
        let last = reading
            .mentions
            .partition_point(|mention| mention.span.start < end);
        let source = before
            .as_ref()
            .filter(|(paragraph, _)| *paragraph == sentence.paragraph)
            .map(|(_, source)| source);
        let speeches = attribution::speeches(&text, &sentence.tokens, source);
        for mention in first..last {
            drafts.push(draft(
                &text,
                Place {
                    mention,
                    sentence: nth,
                    document: index,
                    published,
                    traced,
                },
                sentence,
                parts[nth],
                &speeches,
            ));
        }
        if let Some(speech) = speeches.last() {
            before = Some((sentence.paragraph, speech.source.clone()));
        }
    }
    let lead = sentences
        .iter()
        .position(|sentence| sentence.closed)
        .unwrap_or(0);
    let lead = sentences.get(lead).map_or(0..0, |lead| lead.tokens.clone());
    let topic = inherit::topic(&text, 0..lead.start, lead.end);
    gapped::complete(&text, &mut drafts);
    aligned::align(&text, &mut drafts);
    inherit::inherit(&text, &mut drafts, &sentences, topic.as_ref(), 0..lead.end);
    for draft in &mut drafts {
        bases::settle(&text, draft);
    }
    joins::join(&text, &mut drafts);
    for Draft { claim, .. } in &mut drafts {
        role::name_growth(claim, lexicon);
        if let Some(dateline) = reading.dateline {
            // It says when the text was written, not when something in it happened.
            claim.in_story &= !dateline.span.overlaps(claim.mention.span);
        }
    }
    drafts
}

/// Which sentences say nothing to any mention: none stands in them, nor after them in their paragraph.
fn silent(text: &Text<'_>, sentences: &[Sentence]) -> Vec<bool> {
    let mut silent = vec![true; sentences.len()];
    let mut mentions = text.mentions.iter().rev().peekable();
    let mut paragraph = None;
    for (nth, sentence) in sentences.iter().enumerate().rev() {
        let start = byte(text, sentence.tokens.start);
        while mentions
            .next_if(|mention| mention.span.start >= start)
            .is_some()
        {
            paragraph = Some(sentence.paragraph);
        }
        silent[nth] = paragraph != Some(sentence.paragraph);
    }
    silent
}

/// The numbers of a mention, its sentence and its document, the document's date, and whether it is traced.
#[derive(Clone, Copy)]
struct Place {
    mention: usize,
    sentence: usize,
    document: usize,
    published: Option<NaiveDate>,
    traced: bool,
}

fn draft(
    text: &Text<'_>,
    place: Place,
    sentence: &Sentence,
    part: Part,
    speeches: &[Speech],
) -> Draft {
    let mention = text.mentions[place.mention].clone();
    let frame = frame::frame(text, place.mention, &sentence.tokens);
    let found = subject::subject(text, place.mention, &frame, &sentence.tokens);
    let measure = found.subject.measure.as_deref();
    let mut modality = modality::modality(text, &frame, &sentence.tokens);
    modality = modality::of_decided(text, &frame, &sentence.tokens, measure, modality);
    let mut role = role::role(text, &frame, &found, modality, mention.kind());
    if mention.figure().is_none() {
        (role, modality) = (Role::Level, Modality::Actual);
    }
    let direction = role::direction(text, &mention, &frame, &found);
    let nature = found.subject.nature;
    let period = match mention.period() {
        _ if mention.figure().is_none() => None,
        _ => period::stated(text, &frame, found.change, nature, &sentence.tokens)
            .or_else(|| period::anchored(text, &frame, nature, &sentence.tokens, place.published))
            .map(|(period, _)| period::until_day(text, &frame, &sentence.tokens, nature, period))
            .map(|period| {
                period::until_now(text, &frame, &sentence.tokens, period, place.published)
            }),
    };
    let speech = speeches
        .iter()
        .find(|speech| speech.scope.contains(&frame.tokens.start));
    let mut subject = found.subject.clone();
    if mention.kind() == Kind::Percent && !found.change {
        subject.rest = rest::rest(text, &frame, &sentence.tokens);
    }
    Draft {
        claim: Claim {
            document: place.document,
            // A figure may go on over a line break that ends a heading.
            sentence: text.span(sentence.tokens.clone()).join(mention.span),
            subject,
            period,
            role,
            direction,
            attribution: speech.map(|speech| Box::new(speech.source.clone())),
            modality,
            in_story: part.is_told() && !found.names && !text.is_dateline(&mention),
            links: Vec::new(),
            mention,
        },
        clause_end: clause_end(text, frame.tokens.end, sentence.tokens.end),
        speech: speech.map(|speech| speech.tokens.clone()),
        frame,
        found,
        sentence: place.sentence,
        paragraph: sentence.paragraph,
        tokens: sentence.tokens.clone(),
        published: place.published,
        inherited: place.traced.then(Vec::new),
    }
}

/// Where the clause of a figure ends: at the next comma or clause.
fn clause_end(text: &Text<'_>, from: usize, end: usize) -> usize {
    (from..end)
        .find(|at| text.is_sign(*at, ',') || text.is_sign(*at, ';') || text.is_sign(*at, '.'))
        .unwrap_or(end)
}

fn byte(text: &Text<'_>, token: usize) -> usize {
    text.tokens
        .get(token)
        .map_or(text.text.len(), |token| token.start as usize)
}

fn byte_end(text: &Text<'_>, token: usize) -> usize {
    token
        .checked_sub(1)
        .and_then(|token| text.tokens.get(token))
        .map_or(0, |token| token.end as usize)
}
