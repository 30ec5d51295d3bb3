//! The article's text: which part of the page it is, and what each stretch of it is.

mod choose;
mod hints;
mod keep;
mod marks;
mod prose;
mod segments;

pub(super) use choose::main_parts;
pub(super) use keep::kept;
pub(super) use marks::mark;
pub(super) use prose::Prose;
pub(super) use segments::{Segment, segments};
