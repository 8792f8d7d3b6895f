//! Why two figures were, or were not, compared: for people who wonder.

use std::fmt;

use crate::case;
use crate::claim::{Claim, Facet, Inheritance, Subject};
use crate::compare::{self, Index, Page};
use crate::comparison::{Comparison, Encounter, ValueRelation, Verdict};
use crate::document::Document;
use crate::each::Each;
use crate::finding::Evidence;
use crate::span::{LineIndex, Position, Span};
use crate::value::PeriodRelation;
use crate::visible::Visible;
use crate::wording::{self, variant};

/// Why two figures were, or were not, compared. Printed, it is the two figures, their facets side by
/// side, the verdict with its reasons, and what became of them.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Trace {
    /// The two figures.
    pub figures: [Evidence; 2],
    /// What the texts say of each, facet by facet; those that neither text mentions are left out.
    pub facets: Vec<FacetPair>,
    /// What of it their sentences leave out, and where their documents say it.
    pub inherited: Vec<FromContext>,
    /// Whether they measure one quantity.
    pub verdict: Verdict,
    /// How they were compared, if they were.
    pub compared: Option<Compared>,
    /// What brought them together or kept them apart, where it was not the verdict.
    pub reason: Option<&'static str>,
}

/// What the texts say of one facet of two figures.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FacetPair {
    /// The facet.
    pub facet: Facet,
    /// What the first text says and what the second; empty where it says nothing.
    pub sides: [String; 2],
}

/// A facet that the sentence of one of two figures leaves out, and where its document says it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FromContext {
    /// Which of the two figures it is, 0 or 1.
    pub side: usize,
    /// The facet, the rule and the place.
    pub inheritance: Inheritance,
    /// The words there and where they begin, if it comes from words.
    pub words: Option<(String, Position)>,
}

/// How two figures lie to each other that were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Compared {
    /// Their times; `None` where one of them is unknown.
    pub period: Option<PeriodRelation>,
    /// Their values.
    pub values: ValueRelation,
    /// Whether they stand between the same words.
    pub word_for_word: bool,
}

/// A claim: the number of its document, and its own within it.
type Place = (usize, usize);

/// The documents that figures are looked up in.
pub(crate) struct Tracing<'a> {
    documents: &'a [Document],
    pages: &'a [Page<'a>],
    index: Index,
    lines: Each<LineIndex>,
    inherited: Each<Vec<Vec<Inheritance>>>,
    inherit: &'a dyn Fn(&Document) -> Vec<Vec<Inheritance>>,
}

impl<'a> Tracing<'a> {
    /// For documents and their pages, in the same order; `inherit` says of each claim of a document where it
    /// has what its sentence leaves out.
    pub(crate) fn new(
        documents: &'a [Document],
        pages: &'a [Page<'a>],
        inherit: &'a dyn Fn(&Document) -> Vec<Vec<Inheritance>>,
    ) -> Self {
        Self {
            documents,
            pages,
            index: compare::index(pages),
            lines: Each::new(documents.len()),
            inherited: Each::new(documents.len()),
            inherit,
        }
    }

    /// The claim that has this byte of this document.
    pub(crate) fn place(&self, (id, offset): (&str, usize)) -> Option<Place> {
        let document = self.documents.iter().position(|held| held.id() == id)?;
        let claims = self.pages.get(document)?.claims.iter();
        let mut spans = claims.map(|claim| claim.mention.span);
        let claim = spans.position(|span| span.start <= offset && offset < span.end)?;
        Some((document, claim))
    }

    /// The pairs that met in the index.
    pub(crate) fn met(&self) -> Vec<(Place, Place)> {
        let mut pairs = Vec::new();
        for (own, one) in self.pages.iter().enumerate() {
            for partner in self.index.partners(one) {
                let partner = partner as usize;
                let Some(other) = self.pages.get(partner).filter(|_| partner >= own) else {
                    continue;
                };
                let other = (partner > own).then_some(other);
                let met = compare::met(&self.index, one, other).into_iter();
                pairs.extend(met.map(|(left, right)| ((own, left), (partner, right))));
            }
        }
        pairs.sort_unstable();
        pairs
    }

    /// The trace of two claims, the first of which comes first.
    pub(crate) fn trace(&self, one: Place, other: Place) -> Option<Trace> {
        let (page, second) = (self.pages.get(one.0)?, self.pages.get(other.0)?);
        let of_other = (one.0 != other.0).then_some(second);
        let encounter = compare::why(&self.index, (page, one.1), (of_other, other.1))?;
        let evidence = |(document, claim): Place, page: &Page<'_>| {
            let held = self.documents.get(document)?;
            let lines = || LineIndex::new(held.text());
            let lines = self.lines.get(document, lines)?;
            Some(case::evidence(held, lines, page.claims.get(claim)?))
        };
        let figures = [evidence(one, page)?, evidence(other, second)?];
        let (left, right) = (page.claims.get(one.1)?, second.claims.get(other.1)?);
        let inherited = [one, other].into_iter().enumerate();
        let inherited = inherited.flat_map(|(side, place)| self.inherited(side, place));
        Some(Trace {
            inherited: inherited.collect(),
            ..Trace::new(figures, left, right, encounter)
        })
    }

    /// Where the claim of a side has what its sentence leaves out.
    fn inherited(&self, side: usize, (document, claim): Place) -> Vec<FromContext> {
        let Some(held) = self.documents.get(document) else {
            return Vec::new();
        };
        let text = held.text();
        let all = self.inherited.get(document, || (self.inherit)(held));
        let of_claim = all.and_then(|all| all.get(claim)).into_iter().flatten();
        let words = |span: Span| {
            let lines = self.lines.get(document, || LineIndex::new(text))?;
            Some((
                span.slice(text)?.to_owned(),
                lines.position(text, span.start),
            ))
        };
        let from_context = |inheritance: &Inheritance| FromContext {
            side,
            inheritance: *inheritance,
            words: inheritance.from.and_then(words),
        };
        of_claim.map(from_context).collect()
    }
}

impl Trace {
    /// The trace of an encounter of two claims.
    fn new(figures: [Evidence; 2], one: &Claim, other: &Claim, encounter: Encounter) -> Self {
        let compared = encounter.comparison.map(|held: Comparison| Compared {
            period: held.period,
            values: held.values,
            word_for_word: held.word_for_word,
        });
        let pairs = Facet::ALL.map(|facet| FacetPair {
            facet,
            sides: [said(one, facet), said(other, facet)],
        });
        let mentioned = |pair: &FacetPair| pair.sides.iter().any(|side| !side.is_empty());
        Self {
            figures,
            facets: pairs.into_iter().filter(mentioned).collect(),
            inherited: Vec::new(),
            verdict: encounter.verdict,
            compared,
            reason: encounter.reason,
        }
    }
}

/// What the text says of a facet.
fn said(claim: &Claim, facet: Facet) -> String {
    let subject = &claim.subject;
    let joined = |terms: Vec<&str>| terms.join(", ");
    let text = match facet {
        Facet::Unit => unit(claim),
        Facet::Measure => subject.measure.clone().unwrap_or_default(),
        Facet::Qualifiers => joined(subject.qualifiers.iter().collect()),
        Facet::Parties => joined(subject.parties.iter().collect()),
        Facet::Statistic => variant(subject.statistic),
        Facet::Role => match claim.direction {
            Some(direction) => format!("{}, {}", variant(claim.role), variant(direction)),
            None => variant(claim.role),
        },
        Facet::Whole => subject
            .whole
            .as_deref()
            .map_or_else(String::new, |whole| whole_of(whole).to_owned()),
        Facet::Period => claim
            .period
            .map_or_else(String::new, |period| wording::period(&period.days)),
        Facet::Modality => variant(claim.modality),
    };
    match subject.inherited.contains(&facet) && !text.is_empty() {
        true => format!("{text} (from context)"),
        false => text,
    }
}

/// What the figure is measured in: "USD per barrel"; of a figure without a unit its kind.
fn unit(claim: &Claim) -> String {
    let mention = &claim.mention;
    let unit = mention.unit().unwrap_or_else(|| variant(mention.kind()));
    match &mention.per {
        Some(per) => format!("{unit} per {}", per.name()),
        None => unit,
    }
}

fn whole_of(whole: &Subject) -> &str {
    whole.measure.as_deref().unwrap_or(&whole.wording)
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for figure in &self.figures {
            let at = figure.position;
            writeln!(
                f,
                "{}:{}:{}: {:?}",
                Visible(&figure.document),
                at.line,
                at.column,
                figure.text
            )?;
        }
        let name = |pair: &FacetPair| pair.facet.name().len();
        let first = |pair: &FacetPair| shown(&pair.sides[0]).chars().count();
        let names = self.facets.iter().map(name).max().unwrap_or(0);
        let firsts = self.facets.iter().map(first).max().unwrap_or(0);
        for pair in &self.facets {
            let [one, other] = &pair.sides;
            let sign = if one == other { '=' } else { '|' };
            let (facet, one, other) = (pair.facet.name(), shown(one), shown(other));
            writeln!(f, "  {facet:names$}  {one:firsts$}  {sign}  {other}")?;
        }
        for FromContext {
            side,
            inheritance,
            words,
        } in &self.inherited
        {
            let Some(figure) = self.figures.get(*side) else {
                continue;
            };
            let (facet, rule) = (inheritance.facet.name(), inheritance.rule);
            let document = Visible(&figure.document);
            write!(f, "  {document}: {facet} of {:?} from ", figure.text)?;
            match words {
                Some((words, Position { line, column })) => {
                    writeln!(
                        f,
                        "{:?} at {line}:{column}: {rule}",
                        Visible(words).to_string()
                    )?;
                }
                None => writeln!(f, "its publication: {rule}")?,
            }
        }
        writeln!(f, "{}", self.verdict)?;
        match &self.compared {
            Some(compared) => {
                let period = compared
                    .period
                    .map_or_else(|| "unknown".to_owned(), variant);
                let values = match compared.values {
                    ValueRelation::ApartStrictly => "apart unless rounding is read generously",
                    ValueRelation::Equal => "equal",
                    ValueRelation::Narrower => "narrower",
                    ValueRelation::Broader => "broader",
                    ValueRelation::Overlapping => "overlapping",
                    ValueRelation::Apart => "apart",
                };
                write!(f, "compared: periods {period}, values {values}")?;
            }
            None => f.write_str("not compared")?,
        }
        match self.reason {
            Some(reason) => writeln!(f, "; {reason}"),
            None => writeln!(f),
        }
    }
}

fn shown(side: &str) -> &str {
    if side.is_empty() { "–" } else { side }
}
