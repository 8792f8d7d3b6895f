//! Broken and hostile input: whatever comes, the answer is a report or an error that names what is wrong
//! with it, in time that grows with the input and no faster, and in memory of at most ten times its size.
//!
//! The inputs are small unless `NUMCLAIM_FULL=1` asks for their full size (200 MB, a million documents):
//! `NUMCLAIM_FULL=1 cargo test --release --features cli --test hostile -- --nocapture --test-threads 1`
//! prints the time and the peak memory of each.
#![cfg(feature = "cli")]
#![allow(
    clippy::print_stdout,
    reason = "the measurements are what the longer mode is for"
)]

mod characters;
mod files;
mod lines;
mod program;
mod texts;
