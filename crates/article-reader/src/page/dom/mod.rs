//! The page as a tree: parsed without recursion, in document order, with bounded depth.

mod build;
mod names;
mod tree;

pub(crate) use build::parse;
pub(crate) use names::{Attr, Tag};
pub(crate) use tree::{Dom, Element, NodeId};
