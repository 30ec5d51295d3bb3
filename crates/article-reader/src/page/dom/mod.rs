//! The page as a tree: parsed without recursion, in document order, with bounded depth.

mod build;
mod names;
mod tree;

pub(super) use build::parse;
pub(super) use names::{Attr, Tag};
pub(super) use tree::{Dom, Element, NodeId};
