//! What can be wrong with a setting.

use rust_decimal::Decimal;
use thiserror::Error;

/// What is wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// A number is smaller or larger than its setting allows.
    #[error("{setting}: {given} is out of bounds, {least} to {most} was expected")]
    OutOfBounds {
        /// The setting.
        setting: &'static str,
        /// The number.
        given: String,
        /// The smallest that is allowed.
        least: Decimal,
        /// The largest that is allowed.
        most: Decimal,
    },
    /// No rule has this name.
    #[error("there is no rule {0:?}")]
    UnknownRule(String),
}
