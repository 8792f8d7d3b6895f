//! The rules, one file each, and the registry.

use crate::rule::Rule;

/// The rules of the catalogue, in the order of the README's table.
pub(crate) fn catalogue() -> Vec<Box<dyn Rule>> {
    vec![]
}
