//! Use cases, one function each: load, decide, write, record, commit.
//!
//! Nothing here knows HTTP: use cases return nouns and [`error::Error`].

pub mod articles;
pub mod claims;
pub mod context;
pub mod error;
pub mod hints;
pub mod idempotency;
pub mod newsroom;
pub mod people;
pub mod publishing;
pub mod verdicts;
pub mod work;
