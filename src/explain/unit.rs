//! Which unit a figure has, by which words, and under which rule it won.

use super::figure::Say;
use super::{Account, Aspect, quoted};
use crate::lexicon::{MoneyWord, Role};
use crate::mention::{Mention, Value};
use crate::normalize::candidate::Quantity;
use crate::normalize::{money, per};
use crate::visible::Visible;

/// The stages after which a unit may have come from elsewhere, in the order of [`Record::stages`].
///
/// [`Record::stages`]: crate::normalize::watch::Record::stages
const BOUNDS: usize = 1;
const TABLES: usize = 2;

impl Account<'_> {
    /// Tells the unit, and what the figure is per.
    pub(super) fn unit(&self, mention: &Mention, quantity: &Quantity, say: &mut Say<'_>) {
        let unit = mention.unit();
        let unit = unit.as_deref().map(|unit| Visible(unit).to_string());
        if let Some(from) = self.unit_from_elsewhere(mention) {
            let unit = unit.as_deref().unwrap_or("a scale");
            return say(Aspect::Unit, format!("{unit}, {from}"));
        }
        let Some(unit) = unit else {
            let none = match mention.value {
                Value::Unreadable { .. } => return,
                _ => "none was found beside it".to_owned(),
            };
            return say(Aspect::Unit, none);
        };
        let end = self.before_rate(quantity);
        let before = self.written(quantity.first, quantity.amount.first);
        // "a 43-year-old"
        let joined = self.scene.after_hyphen(quantity.amount.next);
        let after = self.written(joined, end);
        let by = match (before.is_empty(), after.is_empty()) {
            (false, false) => {
                let (before, after) = (quoted(before), quoted(after));
                format!("by {before} before the number and {after} after it")
            }
            (false, true) => format!("by {} before the number", quoted(before)),
            (true, false) => format!("by {} after the number", quoted(after)),
            (true, true) => match mention.value {
                Value::Money { .. } => {
                    "which goes without saying: what the document writes most".to_owned()
                }
                Value::Multiple { .. } => "which the word itself says".to_owned(),
                Value::Percent { .. } => "as a share of a whole".to_owned(),
                _ => "by the words around it".to_owned(),
            },
        };
        let won = match mention.value {
            Value::Money { .. } => self.currency(quantity, end),
            _ => None,
        };
        let won = won.map_or_else(String::new, |won| format!("; {won}"));
        say(Aspect::Unit, format!("{unit}, {by}{won}"));
        if let Some(per) = &mention.per {
            let words = self.words(end, quantity.end);
            say(Aspect::Per, format!("{}, by {words}", Visible(per.name())));
        }
    }

    /// The token before which the unit ends, where what the figure is per begins.
    fn before_rate(&self, quantity: &Quantity) -> usize {
        let is_rate = |at: &usize| {
            let rate = per::read(&self.scene, *at);
            rate.is_some_and(|(end, unit)| {
                end == quantity.end && Some(&unit) == quantity.per.as_ref()
            })
        };
        let rate = quantity.per.as_ref();
        rate.and_then(|_| (quantity.amount.next..quantity.end).find(is_rate))
            .unwrap_or(quantity.end)
    }

    /// Why a word of money is of this currency, where it could be of another.
    fn currency(&self, quantity: &Quantity, end: usize) -> Option<&'static str> {
        let scene = &self.scene;
        let words = &scene.lexicon.money.words;
        let before = words.longest_before(scene.tokens, quantity.amount.first);
        let before = before.filter(|(start, _)| *start >= quantity.first);
        let mut at = scene.after_hyphen(quantity.amount.next);
        at += usize::from(scene.has(at, Role::Of));
        let after = words.longest(scene.tokens, at);
        let after = after.filter(|(after, _)| *after <= end && at < end);
        let doubtful = |word: &MoneyWord| word.dollar || word.prevailing || word.shared.is_some();
        let (before, after) = (before.map(|(_, word)| word), after.map(|(_, word)| word));
        // "$5 US": the second word says which dollar.
        let word = match (before, after) {
            (Some(before), Some(after)) if doubtful(before) => after,
            (Some(word), _) | (None, Some(word)) => word,
            (None, None) => return None,
        };
        money::decided(scene, word).1
    }

    /// From where a figure has its unit, if that does not stand beside it.
    fn unit_from_elsewhere(&self, mention: &Mention) -> Option<String> {
        let changed = |before: usize, after: usize| {
            let before = self.at_stage(before, mention)?;
            let after = self.at_stage(after, mention)?;
            Some(before.value != after.value)
        };
        if changed(BOUNDS, TABLES) == Some(true) {
            let table = "which the table states: the head of the column, the label of the row or the line above";
            return Some(table.to_owned());
        }
        if changed(TABLES, TABLES + 1) != Some(true) {
            return None;
        }
        let at = self
            .mentions
            .partition_point(|other| other.span.start < mention.span.start);
        let same =
            |other: &&Mention| other.unit() == mention.unit() && other.kind() == mention.kind();
        let (before, after) = (self.mentions.get(..at)?, self.mentions.get(at + 1..)?);
        let own = |other: &&Mention| {
            let earlier = self.at_stage(TABLES, other);
            earlier.is_some_and(|earlier| earlier.value == other.value)
        };
        let next = after.iter().take(NEIGHBOURS).find(own).filter(same);
        let last = before.iter().rev().take(NEIGHBOURS).filter(own).find(same);
        let from = last.or(next)?.span.slice(self.scene.text)?;
        Some(format!("left out by the writer: that of {}", quoted(from)))
    }
}

/// Among how many mentions to either side that is looked for whose unit another shares.
const NEIGHBOURS: usize = 12;
