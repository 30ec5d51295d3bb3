//! The tree: nodes in document order, each with its parent and the end of its subtree.

use super::names::{Attr, Tag};
use crate::page::text::{name_words, push_words};
use std::ops::Range;

/// Index of a node in document order. A subtree is a contiguous range of indices.
pub type NodeId = usize;

/// A parsed page.
#[derive(Debug, Default)]
pub struct Dom {
    nodes: Vec<Node>,
}

/// One node: its place and its content.
#[derive(Debug)]
struct Node {
    parent: u32,
    end: u32,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Element(Element),
    Text(String),
}

/// An element without its children.
#[derive(Debug)]
pub struct Element {
    /// The name, as far as the reader knows it.
    pub tag: Tag,
    attributes: Vec<(Attr, Box<str>)>,
}

impl Element {
    /// An element with the attributes that the tree keeps.
    pub fn new(tag: Tag, attributes: Vec<(Attr, Box<str>)>) -> Element {
        Element { tag, attributes }
    }

    /// The value of an attribute, untrimmed.
    pub fn attr(&self, attr: Attr) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| *name == attr).map(|(_, value)| value.as_ref())
    }

    /// A name of `class` or `id` begins or ends with one of the words: `post-date` ends with "date".
    pub fn is_named(&self, words: &[&str]) -> bool {
        let names = [Attr::Class, Attr::Id].into_iter().filter_map(|attr| self.attr(attr));
        let fits = |name: &str| {
            let parts = name_words(name);
            [parts.first(), parts.last()].into_iter().flatten().any(|part| words.contains(&part.as_str()))
        };
        names.flat_map(str::split_ascii_whitespace).take(12).any(fits)
    }

    /// The attribute's blank-separated words contain `word`, whatever the case.
    pub fn has_word(&self, attr: Attr, word: &str) -> bool {
        self.attr(attr).is_some_and(|value| value.split_ascii_whitespace().any(|each| each.eq_ignore_ascii_case(word)))
    }
}

/// Nodes of a heading or a byline, and a sixteenth of its bytes.
const SHORT: usize = 100;

impl Dom {
    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Appends an element under `parent`. Its subtree ends with itself until [`Dom::close`].
    pub fn push_element(&mut self, parent: NodeId, element: Element) -> NodeId {
        self.push(parent, Content::Element(element))
    }

    /// Appends text under `parent`, joined with the text before it where nothing is between them.
    pub fn push_text(&mut self, parent: NodeId, text: &str) {
        if let Some(Node { parent: above, content: Content::Text(last), .. }) = self.nodes.last_mut()
            && *above as usize == parent
        {
            last.push_str(text);
            return;
        }
        self.push(parent, Content::Text(text.to_owned()));
    }

    fn push(&mut self, parent: NodeId, content: Content) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node { parent: narrow(parent), end: narrow(id + 1), content });
        id
    }

    /// Ends the subtree of `id` with the newest node.
    pub fn close(&mut self, id: NodeId) {
        let end = narrow(self.nodes.len());
        if let Some(node) = self.nodes.get_mut(id) {
            node.end = end;
        }
    }

    /// The element at `id`; nothing for text.
    pub fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.nodes.get(id)?.content {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        }
    }

    /// The text at `id`; nothing for elements.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match &self.nodes.get(id)?.content {
            Content::Text(text) => Some(text),
            Content::Element(_) => None,
        }
    }

    /// The element's name; [`Tag::Other`] for text.
    pub fn tag(&self, id: NodeId) -> Tag {
        self.element(id).map_or(Tag::Other, |element| element.tag)
    }

    /// The parent; the root has none.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.nodes.get(id)?.parent as usize;
        (id != 0).then_some(parent)
    }

    /// The node itself and everything under it.
    pub fn subtree(&self, id: NodeId) -> Range<NodeId> {
        id..self.nodes.get(id).map_or(id, |node| node.end as usize)
    }

    /// The node's parent, the parent's parent, and so on. At most [`super::build::DEPTH`] of them.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// All elements of a range, in document order.
    pub fn elements(&self, range: Range<NodeId>) -> impl Iterator<Item = (NodeId, &Element)> {
        range.filter_map(|id| Some((id, self.element(id)?)))
    }

    /// The text of a subtree if that is short: a heading, a byline.
    pub fn short_words(&self, id: NodeId) -> Option<String> {
        let nodes = self.subtree(id);
        let fits =
            nodes.len() <= SHORT && nodes.filter_map(|id| self.text(id)).map(str::len).sum::<usize>() <= 16 * SHORT;
        fits.then(|| self.words(id)).filter(|text| !text.is_empty())
    }

    /// The text directly inside of an element that holds nothing but text, such as a script.
    pub fn raw(&self, id: NodeId) -> &str {
        self.text(id + 1).filter(|_| self.parent(id + 1) == Some(id)).unwrap_or_default()
    }

    /// The text of a subtree with blanks collapsed, without scripts and styles.
    pub fn words(&self, id: NodeId) -> String {
        let mut out = String::new();
        let mut at = id;
        let end = self.subtree(id).end;
        while at < end {
            match self.tag(at) {
                Tag::Script | Tag::Style | Tag::Svg | Tag::Template | Tag::NoScript => {
                    at = self.subtree(at).end.max(at + 1);
                    continue;
                }
                Tag::Br => push_words(&mut out, " "),
                tag if tag.is_block() => push_words(&mut out, " "),
                _ => {}
            }
            if let Some(text) = self.text(at) {
                push_words(&mut out, text);
            }
            at += 1;
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// Node numbers fit 32 bits: a page of more than four thousand million nodes does not fit the memory.
fn narrow(id: NodeId) -> u32 {
    u32::try_from(id).unwrap_or(u32::MAX)
}
