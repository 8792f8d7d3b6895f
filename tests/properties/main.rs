//! Laws that hold for every input. Each runs on 256 cases; `PROPTEST_CASES` asks for more.

#[path = "../laws/checking.rs"]
mod checking;
#[cfg(feature = "serde")]
mod corpus;
mod decimals;
mod figures;
mod intervals;
mod invariance;
mod periods;
mod pipeline;
mod planted;
#[path = "../laws/printing.rs"]
mod printing;
mod rational;
#[path = "../laws/reading.rs"]
mod reading;
#[cfg(feature = "serde")]
mod renamed;
mod written;
