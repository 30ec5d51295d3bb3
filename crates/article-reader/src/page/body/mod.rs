//! The article's text: which part of the page it is, and what each stretch of it is.

mod blocks;
mod choose;
mod hints;
mod keep;
mod layers;
mod live;
mod marks;
mod phrases;
mod prose;
mod segments;

pub(super) use blocks::{Written, write};
pub(super) use choose::main_part;
pub(super) use keep::{Kept, View, kept};
pub(super) use layers::Layers;
pub(super) use live::entries;
pub(super) use marks::{Marks, mark};
pub(super) use prose::{Prose, Trust, running};
pub(super) use segments::{Segment, segments};
