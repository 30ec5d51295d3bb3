//! Use cases, one function each: load, decide, write, record, commit.
//!
//! Use cases do not depend on HTTP: they return domain types and [`error::Error`].

pub mod articles;
pub mod claims;
pub mod context;
pub mod error;
pub mod idempotency;
pub mod newsroom;
pub mod people;
pub mod publishing;
pub mod refresh;
pub mod shared_reads;
pub mod verdicts;
pub mod wake_ups;
pub mod work;
