//! Laws that hold for every input. Each runs on 256 cases; `PROPTEST_CASES` asks for more.

#[path = "../laws/checking.rs"]
mod checking;
#[cfg(feature = "serde")]
mod corpus;
mod decimals;
mod figures;
mod intervals;
mod periods;
mod pipeline;
mod planted;
mod rational;
#[path = "../laws/reading.rs"]
mod reading;
mod written;
