//! Which claims meet, and how the two of a pair relate.
