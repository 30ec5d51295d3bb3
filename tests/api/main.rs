//! Does the server do over HTTP what it promises? One binary for all resources.

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
mod kit;
mod newsroom;
mod people;
mod publishing;
mod verdicts;
