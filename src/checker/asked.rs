//! What a checker tells those who wonder: how a figure was read, why two were or were not compared.

use super::Checker;
use crate::claim::Inheritance;
use crate::document::Document;
use crate::error::Rejected;
use crate::explain::{self, Explained, Whole};
use crate::link;
use crate::span::LineIndex;
use crate::trace::{Trace, Tracing};

impl Checker {
    /// How each figure and time of a document was read, and why what looks like one was not: a name such
    /// as "Windows 11", a score, a telephone number. In the order of the text.
    ///
    /// ```
    /// use numclaim::{Aspect, Checker, Document};
    /// let document = Document::new("note", "Windows 11 brought in some $3.5bn.");
    /// let [name, money] = &Checker::default().explain(&document)?[..] else {
    ///     panic!("two numbers");
    /// };
    /// assert_eq!(name.mention, None);
    /// assert_eq!(name.steps[0].text, "a numeral that belongs to a name");
    /// let number = money.steps.iter().find(|step| step.aspect == Aspect::Number);
    /// let told = r#""3.5" × "bn" (1,000,000,000) = 3,500,000,000"#;
    /// assert_eq!(number.map(|step| step.text.as_str()), Some(told));
    /// # Ok::<(), numclaim::Rejected>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Checker::extract`].
    pub fn explain(&self, document: &Document) -> Result<Vec<Explained>, Rejected> {
        let lines = LineIndex::new(document.text());
        let mut explained = Vec::new();
        self.by_parts(document, |part, reading, before| {
            let dressed = self.config.dressed(part);
            let part = dressed.as_ref().unwrap_or(part);
            let dated = self.dated(part, &reading);
            let whole = Whole {
                text: document.text(),
                lines: &lines,
                before,
            };
            let part = dated.as_ref().unwrap_or(part);
            explained.extend(explain::explain(part, self.config.words(), &whole));
        })?;
        Ok(explained)
    }

    /// Why two figures were, or were not, compared: the verdict with what spoke for it and against
    /// it, their facets side by side, and what became of them. A figure is named by its document's
    /// identifier and the offset of one of its bytes. `None` if at one of the places there is no
    /// figure of its document's own story.
    ///
    /// ```
    /// use numclaim::{Checker, Document, SubjectRelation};
    /// let (one, other) = ("Vietnam's coffee exports came to $3.1bn.", "Vietnam's tea exports came to $0.2bn.");
    /// let documents = [Document::new("a", one), Document::new("b", other)];
    /// let figures = one.find('$').zip(other.find('$')).ok_or("two figures")?;
    /// let trace = Checker::default().why(&documents, ("a", figures.0), ("b", figures.1));
    /// let relation = trace.ok_or("both are figures of a story")?.verdict.relation;
    /// assert!(matches!(relation, SubjectRelation::Different(_)));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn why(
        &self,
        documents: &[Document],
        one: (&str, usize),
        other: (&str, usize),
    ) -> Option<Trace> {
        self.tracing(documents, |tracing| {
            let (one, other) = (tracing.place(one)?, tracing.place(other)?);
            tracing.trace(one.min(other), one.max(other))
        })
    }

    /// The traces of all pairs of figures that met in the index and have one unit, in the order of the
    /// documents.
    pub fn traces(&self, documents: &[Document]) -> Vec<Trace> {
        self.tracing(documents, |tracing| {
            let pairs = tracing.met().into_iter();
            pairs
                .filter_map(|(one, other)| tracing.trace(one, other))
                .collect()
        })
    }

    fn tracing<T>(&self, documents: &[Document], ask: impl FnOnce(&Tracing<'_>) -> T) -> T {
        let gathered = self.gather(documents, &mut Vec::new());
        let pages = gathered.pages(self.converter());
        let inherit = |document: &Document| self.inherited(document);
        ask(&Tracing::new(&gathered.documents, &pages, &inherit))
    }

    /// Where each claim of a document has what its sentence leaves out.
    fn inherited(&self, document: &Document) -> Vec<Vec<Inheritance>> {
        let mut all = Vec::new();
        let read = self.by_parts(document, |part, reading, before| {
            let linked = link::traced(part, 0, &reading, self.config.words()).into_iter();
            let shifted = |one: Inheritance| one.shifted(before);
            all.extend(linked.map(|(_, some)| some.into_iter().map(shifted).collect()));
        });
        // What cannot be read was left out when the documents were gathered, and is named by a check.
        read.map_or_else(|_| Vec::new(), |_| all)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Checker, Document};

    #[test]
    fn the_places_of_a_long_text_are_those_of_the_whole() {
        let filler =
            "Nothing of the sort was said on that day by anybody in the hall.\n".repeat(6_000);
        let text =
            format!("{filler}\n\nExports of Peru came to $5bn in 2021. They had been $4bn before.");
        let checker = Checker::default();
        let explained = checker.explain(&Document::new("test", text.as_str()));
        let explained = explained.unwrap_or_else(|rejected| panic!("{rejected}"));
        let last = explained
            .last()
            .unwrap_or_else(|| panic!("nothing was read"));
        let words = last
            .inherited
            .first()
            .and_then(|one| one.from?.slice(&text));
        assert_eq!((last.text.as_str(), words), ("$4bn", Some("$5bn")));
        let told = format!("\"$5bn\" at {}:25", last.position.line);
        assert!(last.to_string().contains(&told), "{last}");
    }
}
