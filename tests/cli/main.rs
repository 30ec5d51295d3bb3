//! Command-line tests: the real binary, with and without a database.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should say where")]
#![expect(clippy::too_many_lines, reason = "a story is told in one piece")]

mod commands;
mod crashes;
mod database;
mod import;
mod import_verdicts;
mod restore;
mod secrets;
mod server;
mod support;
mod text;
