//! Rules about the code: floors, circles, rooms, sizes, first lines, words, guards, numbered migrations.
//!
//! Every check is a function from text to complaints, and is first run on an invalid sample that it must reject.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on should say where"
)]

mod access;
mod circles;
mod floors;
mod places;
mod rooms;
mod source;
