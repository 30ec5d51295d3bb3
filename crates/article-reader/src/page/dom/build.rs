//! Builds the tree from the tokens of html5gum.
//!
//! Follows the tree construction of the HTML standard where articles show the difference: void elements, optional end
//! tags, `<p>` ended by blocks, misnested inline elements. It never moves a node, so that document order is index
//! order, and it looks at no more than [`DEPTH`] open elements, so that time is linear in the page.

use super::input::Paused;
use super::names::{Attr, Tag};
use super::tree::{Dom, Element, NodeId};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Open elements at most. Start tags that are nested deeper are dropped, their text stays. Browsers stop at 512.
pub const DEPTH: usize = 400;

/// Bytes of an attribute's value that are kept. Longer ones are data, not text.
const VALUE: usize = 64 * 1024;

/// Parses a page. Any text is a page; the root element is always there.
pub fn parse(html: &str) -> Dom {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut builder = Builder::new();
    for token in Tokenizer::new_with_emitter(Paused::new(html), emitter) {
        match token {
            Ok(Token::StartTag(tag)) => builder.start(&tag),
            Ok(Token::EndTag(tag)) => builder.end(&tag.name.0),
            Ok(Token::String(text)) => builder.text(&String::from_utf8_lossy(&text)),
            // A pause, or a token that the tree does not need.
            _ => {}
        }
    }
    builder.finish()
}

/// An element whose end tag has not come yet.
#[derive(Clone, Copy)]
struct Open {
    id: NodeId,
    tag: Tag,
    /// Hash of the name, which tells unknown names apart.
    name: u64,
}

struct Builder {
    dom: Dom,
    open: Vec<Open>,
    /// The `<html>` and `<body>` tags came; later ones are dropped.
    html: bool,
    body: bool,
}

impl Builder {
    fn new() -> Builder {
        let mut dom = Dom::default();
        let root = dom.push_element(0, Element::new(Tag::Html, Vec::new()));
        Builder { dom, open: vec![Open { id: root, tag: Tag::Html, name: hash(b"#root") }], html: false, body: false }
    }

    fn current(&self) -> Open {
        self.open.last().copied().unwrap_or(Open { id: 0, tag: Tag::Html, name: 0 })
    }

    fn text(&mut self, text: &str) {
        let at = self.current();
        if at.tag == Tag::Head && !text.trim().is_empty() {
            self.pop();
        }
        let parent = self.current().id;
        self.dom.push_text(parent, text);
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let kind = Tag::of(&tag.name);
        if (kind == Tag::Html && std::mem::replace(&mut self.html, true))
            || (kind == Tag::Body && std::mem::replace(&mut self.body, true))
        {
            return;
        }
        self.close_implied(kind);
        let closed = kind.is_void() || (tag.self_closing && self.in_drawing());
        if !closed && self.open.len() >= DEPTH {
            return;
        }
        let id = self.dom.push_element(self.current().id, Element::new(kind, attributes(tag)));
        if !closed {
            self.open.push(Open { id, tag: kind, name: hash(&tag.name) });
        }
    }

    fn in_drawing(&self) -> bool {
        self.open.iter().any(|open| matches!(open.tag, Tag::Svg | Tag::Math))
    }

    /// Closes what the start of `kind` ends without an end tag.
    fn close_implied(&mut self, kind: Tag) {
        if self.current().tag == Tag::Head && !kind.is_head_part() {
            self.pop();
        }
        if kind.is_block() {
            self.close_up_to(|tag| tag == Tag::P, ends_paragraph_scope);
        }
        if (kind.is_heading() && self.current().tag.is_heading()) || (kind == Tag::A && self.current().tag == Tag::A) {
            self.pop();
        }
        match kind {
            Tag::Li => self.close_up_to(|tag| tag == Tag::Li, |tag| matches!(tag, Tag::Ul | Tag::Ol | Tag::Menu)),
            Tag::Dd | Tag::Dt => self.close_up_to(|tag| matches!(tag, Tag::Dd | Tag::Dt), |tag| tag == Tag::Dl),
            Tag::Td | Tag::Th => {
                self.close_up_to(|tag| matches!(tag, Tag::Td | Tag::Th), |tag| matches!(tag, Tag::Tr | Tag::Table));
            }
            Tag::Tr => self.close_up_to(|tag| tag == Tag::Tr, |tag| tag == Tag::Table),
            Tag::TBody | Tag::THead | Tag::TFoot => {
                let part = |tag| matches!(tag, Tag::TBody | Tag::THead | Tag::TFoot | Tag::Caption);
                self.close_up_to(part, |tag| tag == Tag::Table);
            }
            Tag::Option | Tag::OptGroup => {
                self.close_up_to(|tag| tag == Tag::Option, |tag| tag == Tag::Select);
            }
            _ => {}
        }
    }

    /// Closes the innermost open element that is `wanted`, unless a `barrier` is nearer.
    fn close_up_to(&mut self, wanted: impl Fn(Tag) -> bool, barrier: impl Fn(Tag) -> bool) {
        for at in (1..self.open.len()).rev() {
            let Some(open) = self.open.get(at).copied() else { return };
            if wanted(open.tag) {
                return self.close_from(at);
            }
            if barrier(open.tag) {
                return;
            }
        }
    }

    fn end(&mut self, name: &[u8]) {
        let kind = Tag::of(name);
        if matches!(kind, Tag::Html | Tag::Body) {
            return;
        }
        let name = hash(name);
        for at in (1..self.open.len()).rev() {
            let Some(open) = self.open.get(at).copied() else { return };
            if open.name == name {
                return self.close_from(at);
            }
            if is_barrier(open.tag, kind) {
                return;
            }
        }
    }

    fn close_from(&mut self, at: usize) {
        while self.open.len() > at.max(1) {
            self.pop();
        }
    }

    fn pop(&mut self) {
        if self.open.len() > 1
            && let Some(open) = self.open.pop()
        {
            self.dom.close(open.id);
        }
    }

    fn finish(mut self) -> Dom {
        self.close_from(1);
        self.dom.close(0);
        self.dom
    }
}

/// A block inside of these does not end a `<p>` outside.
fn ends_paragraph_scope(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Td | Tag::Th | Tag::Table | Tag::Button | Tag::Object | Tag::Svg | Tag::Body | Tag::Li | Tag::Div
    )
}

/// The end tag `kind` does not reach an element outside of `open`.
fn is_barrier(open: Tag, kind: Tag) -> bool {
    if kind.is_table_part() {
        return open == Tag::Table;
    }
    matches!(open, Tag::Td | Tag::Th | Tag::Table) || (open.is_block() && !kind.is_block() && kind != Tag::Other)
}

fn attributes(tag: &StartTag<()>) -> Vec<(Attr, Box<str>)> {
    let known = |(name, value): (&html5gum::HtmlString, &html5gum::Spanned<html5gum::HtmlString, ()>)| {
        let attr = Some(Attr::of(name)).filter(|attr| *attr != Attr::Other)?;
        let value = value.value.get(..value.value.len().min(VALUE))?;
        Some((attr, String::from_utf8_lossy(value).into()))
    };
    tag.attributes.iter().filter_map(known).collect()
}

fn hash(name: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
