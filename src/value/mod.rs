//! Typed values and their arithmetic. Nothing here knows of text: values are made from numbers,
//! days and units, compared, and combined, always exactly.

mod count;
mod decimal;
mod duration;
mod exchange;
mod figure;
mod fiscal;
mod interval;
mod money;
mod percent;
mod period;

pub use count::Unit;
pub use decimal::{ArithmeticError, Exact};
pub(crate) use decimal::{compare, is_one};
pub use duration::{CalendarUnit, Duration};
pub use exchange::{ExchangeRate, ExchangeRateError};
pub use figure::{Bound, Figure, Precision};
pub use fiscal::{FiscalYear, NamedAfter, NoSuchMonth};
pub use interval::{End, Interval};
pub use money::{Currency, UnknownCurrency};
pub use percent::PercentUnit;
pub use period::{Grain, Period, PeriodRelation};
