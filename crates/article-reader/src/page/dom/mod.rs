//! The page as a tree: parsed with a bounded number of calls inside each other, in document order, with bounded depth.

mod build;
mod input;
mod names;
mod tree;

pub(crate) use build::parse;
pub(crate) use names::{Attr, Tag};
pub(crate) use tree::{Dom, Element, NodeId};
