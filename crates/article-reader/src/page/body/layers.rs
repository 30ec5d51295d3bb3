//! What each node of the page is part of: a heading, a list item, a table row, a quotation, a caption.

use super::hints::is_caption;
use super::prose::Prose;
use crate::page::dom::{Dom, Element, NodeId, Tag};

/// What a node is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Running text.
    Text,
    /// A heading of this level, 1 to 6.
    Heading(u8),
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
    pub fn of(dom: &Dom, prose: &Prose) -> Layers {
        let mut layers = Layers { layers: Vec::with_capacity(dom.len()) };
        let most = SHARE * prose.sum(0).prose;
        for id in 0..dom.len() {
            let above = dom.parent(id).map_or(Layer::Text, |parent| layers.at(parent));
            let layer = match dom.element(id) {
                Some(element) => {
                    let table = dom.ancestors(id).take(3).find(|above| dom.tag(*above) == Tag::Table);
                    let small_table = table.is_none_or(|table| prose.sum(table).prose <= most);
                    of_element(element, id, above, prose.sum(id).prose <= most, small_table)
                }
                None => above,
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

fn of_element(element: &Element, id: NodeId, above: Layer, small: bool, small_table: bool) -> Layer {
    let framed = matches!(element.tag, Tag::BlockQuote | Tag::Table);
    if above == Layer::Caption && !framed {
        return above;
    }
    if small && !framed && is_caption(element) {
        return Layer::Caption;
    }
    match element.tag {
        Tag::H1 => Layer::Heading(1),
        Tag::H2 => Layer::Heading(2),
        Tag::H3 => Layer::Heading(3),
        Tag::H4 => Layer::Heading(4),
        Tag::H5 => Layer::Heading(5),
        Tag::H6 => Layer::Heading(6),
        Tag::Li | Tag::Dd | Tag::Dt => Layer::Item,
        Tag::Tr if small_table => Layer::Row(id),
        Tag::BlockQuote => Layer::Quote,
        Tag::Tr | Tag::Table | Tag::Ul | Tag::Ol | Tag::Dl => Layer::Text,
        _ => above,
    }
}
