//! Tests of a private PostgreSQL with a real server.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod location;
mod protection;
mod recovery;
mod refusals;
mod sharing;
mod support;
