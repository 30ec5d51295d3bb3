//! API tests: one binary for all resources, over HTTP.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should say where"
)]
#![expect(clippy::too_many_lines, reason = "a story is told in one piece")]

mod support;

mod articles;
mod claims;
mod database;
mod kit;
mod newsroom;
mod people;
mod publishing;
mod verdicts;
