//! Claimdesk, a claim fact-check workflow server: the layers of its library crate. News articles go in, checkable
//! claims come out, reviewers assign verdicts with evidence, and editors publish the verdicts.
//!
//! ```text
//!   4  doors       http   jobs   cli         entry points; no SQL, no rules
//!   3  use cases          app                one function per action of a person or a timer
//!   2  outside        store   net            PostgreSQL; connections to other machines; no rules
//!   1  meaning     formats → domain          encodings; domain types, rules, states; pure
//!   0  text         claim-analysis           text in, spans and scores out; pure
//! ```
//!
//! The crate `private-postgres` runs the database server for `cli`. Imports point down only.
//! `docs/develop/architecture.md` describes the layers and what is deliberately absent.

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
