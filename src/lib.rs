//! Claimdesk: news articles go in, checkable claims come out, reviewers assign verdicts with evidence,
//! and editors publish them.
//!
//! ```text
//!   4  doors       http   jobs   cli         talk to the world; no SQL, no rules
//!   3  use cases          app                one function per thing a person or a clock can do
//!   2  outside        store   net            PostgreSQL; connections to other machines; no rules
//!   1  meaning     formats → domain          bytes ⇄ nouns; nouns, rules, states; pure
//!   0  text         claim-analysis           text in, spans and scores out; pure
//! ```
//!
//! The crate `private-postgres` runs the database server for `cli`. Imports point down.
//! `docs/develop/architecture.md` has the rules.

pub mod domain;
pub mod formats;

pub mod net;
pub mod store;

pub mod app;

pub mod cli;
pub mod http;
pub mod jobs;

pub mod config;
pub mod telemetry;
