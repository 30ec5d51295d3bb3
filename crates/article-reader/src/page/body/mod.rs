//! The article's text: which part of the page it is, and what each stretch of it is.

mod choose;
mod hints;
mod keep;
mod layers;
mod marks;
mod phrases;
mod prose;
mod segments;

pub(super) use choose::main_part;
pub(super) use keep::{View, kept};
pub(super) use layers::{Layer, Layers};
pub(super) use marks::mark;
pub(super) use prose::Prose;
pub(super) use segments::{Segment, segments};
