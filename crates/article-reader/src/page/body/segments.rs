//! The page as a row of segments: stretches of text between two block boundaries.

use super::marks::{Mark, Marks};
use crate::page::dom::{Dom, NodeId, Tag};
use crate::page::text::push_words;
use std::ops::Range;

/// Text between two block boundaries.
#[derive(Debug)]
pub struct Segment {
    /// The nearest block element around the text.
    pub block: NodeId,
    /// Nodes from the first to the last text, end exclusive.
    pub nodes: Range<NodeId>,
    /// Blanks collapsed, trimmed.
    pub text: String,
    /// Characters of `text`, roughly.
    pub chars: usize,
    /// Characters of it that are links.
    pub link_chars: usize,
    /// Characters of it that are bold.
    pub bold_chars: usize,
}

impl Segment {
    /// Share of the text that is links, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a share of text lengths")]
    pub fn link_share(&self) -> f64 {
        self.link_chars as f64 / self.chars.max(1) as f64
    }
}

/// Cuts the page into segments. Skipped nodes have none.
pub fn segments(dom: &Dom, marks: &Marks) -> Vec<Segment> {
    let mut cutter = Cutter { out: Vec::new(), now: None, breaks: 0 };
    let mut id = 0;
    while id < dom.len() {
        let mark = marks.of(id);
        if let Some(element) = dom.element(id) {
            if element.tag.is_block() {
                cutter.cut();
            }
            if mark.skipped {
                id = dom.subtree(id).end.max(id + 1);
                continue;
            }
            if element.tag == Tag::Br {
                cutter.line_break();
            }
        } else if let Some(text) = dom.text(id) {
            cutter.text(id, mark, text);
        }
        id += 1;
    }
    cutter.cut();
    cutter.out
}

struct Cutter {
    out: Vec<Segment>,
    now: Option<Segment>,
    /// `<br>` since the last text.
    breaks: usize,
}

impl Cutter {
    fn cut(&mut self) {
        self.breaks = 0;
        if let Some(mut segment) = self.now.take() {
            segment.text.truncate(segment.text.trim_end().len());
            if segment.text.chars().any(char::is_alphanumeric) {
                self.out.push(segment);
            }
        }
    }

    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks >= 2 {
            self.cut();
        } else if let Some(segment) = &mut self.now {
            push_words(&mut segment.text, " ");
        }
    }

    fn text(&mut self, id: NodeId, mark: Mark, text: &str) {
        let block = mark.block;
        if self.now.as_ref().is_some_and(|segment| segment.block != block) {
            self.cut();
        }
        let blank = text.trim().is_empty();
        if blank && self.now.is_none() {
            return;
        }
        if !blank {
            self.breaks = 0;
        }
        let empty = || Segment { block, nodes: id..id, text: String::new(), chars: 0, link_chars: 0, bold_chars: 0 };
        let segment = self.now.get_or_insert_with(empty);
        let before = segment.text.len();
        push_words(&mut segment.text, text);
        segment.nodes.end = id + 1;
        let added = segment.text.get(before..).map_or(0, |added| added.chars().count());
        segment.chars += added;
        if mark.link {
            segment.link_chars += added;
        }
        if mark.bold {
            segment.bold_chars += added;
        }
    }
}
