//! What each node of the page is part of: a heading, a list item, a table row, a quotation, a caption.

use super::hints::is_embed;
use super::marks::Marks;
use super::prose::Prose;
use crate::page::dom::{Dom, NodeId, Tag};

/// What a node is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Running text.
    Text,
    /// A heading of any level.
    Heading,
    /// An item of the list.
    Item,
    /// A cell of this table row.
    Row(NodeId),
    /// A quotation set apart.
    Quote,
    /// Words under a picture, and its credit.
    Caption,
}

/// The layer of every node, by its index.
#[derive(Debug)]
pub struct Layers {
    layers: Vec<Layer>,
}

/// A caption, or a table of data, holds at most this share of the page's running text.
const SHARE: f64 = 0.3;

impl Layers {
    /// Decides from the outside to the inside; the innermost element counts, except inside of captions.
    pub fn of(dom: &Dom, marks: &Marks, prose: &Prose) -> Layers {
        let mut layers = Layers { layers: Vec::with_capacity(dom.len()) };
        let most = SHARE * prose.sum(0).prose;
        let small = |id: NodeId| prose.sum(id).prose <= most;
        for id in 0..dom.len() {
            let above = dom.parent(id).map_or(Layer::Text, |parent| layers.at(parent));
            let tag = dom.tag(id);
            let framed = matches!(tag, Tag::BlockQuote | Tag::Table);
            let layer = if above == Layer::Caption && !framed {
                above
            } else if marks.of(id).caption && !framed && small(id) {
                Layer::Caption
            } else if tag == Tag::Tr {
                let table = dom.ancestors(id).take(3).find(|above| dom.tag(*above) == Tag::Table);
                if table.is_none_or(small) { Layer::Row(id) } else { Layer::Text }
            } else if dom.element(id).is_some_and(is_embed) {
                Layer::Quote
            } else {
                of_tag(tag, above)
            };
            layers.layers.push(layer);
        }
        layers
    }

    /// The node's layer.
    pub fn at(&self, id: NodeId) -> Layer {
        self.layers.get(id).copied().unwrap_or(Layer::Text)
    }
}

fn of_tag(tag: Tag, above: Layer) -> Layer {
    match tag {
        Tag::Li | Tag::Dd | Tag::Dt => Layer::Item,
        Tag::BlockQuote => Layer::Quote,
        Tag::Table | Tag::Ul | Tag::Ol | Tag::Dl => Layer::Text,
        tag if tag.is_heading() => Layer::Heading,
        _ => above,
    }
}
