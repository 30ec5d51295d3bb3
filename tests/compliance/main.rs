//! Compliance tables: rows, tags of tests, mutants in the code, and the generated documents.
//!
//! A tag is a comment directly above the attribute of a test: `ASVS` or `threat`, then the numbers of rows. A threat's
//! number may have a part (`A2.1`), which belongs to the mutant with the same number. Every check is a function from
//! text to complaints, and is first run on an invalid sample that it must reject.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should say where")]

mod checks;
mod rows;
mod source;
mod tables;
