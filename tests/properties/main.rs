//! Laws that hold for every input. Each runs on 256 cases; `PROPTEST_CASES` asks for more.

mod decimals;
mod figures;
mod intervals;
mod periods;
mod rational;
