//! The text of an article and its blocks, from the segments that were kept.

use super::keep::{HEADING, Kept};
use super::layers::Layer;
use super::live::Entry;
use super::phrases::{is_clock, is_correction};
use crate::reading::{Block, BlockKind};
use chrono::{DateTime, FixedOffset};
use unicode_normalization::UnicodeNormalization;

/// A text and what each stretch of it is.
#[derive(Debug, Default)]
pub struct Written {
    /// Blocks separated by one blank line, list items and table rows by one line end; NFC.
    pub text: String,
    /// Spans in code points of `text`.
    pub blocks: Vec<Block>,
    chars: usize,
}

/// Characters of a cell that is still a cell. Longer ones are text in a table that only arranges the page.
const CELL: usize = 200;

/// Characters of a bold paragraph that is still a subhead.
const SUBHEAD: usize = 90;

/// Writes the article. `entries` are those of a live blog, in order; other pages have none.
pub fn write(kept: &[Kept], entries: &[Entry]) -> Written {
    let mut out = Written::default();
    let mut at = 0;
    while let Some(first) = kept.get(at) {
        let row = row_of(kept, at);
        let time = entry_of(entries, first).map(|entry| entry.time);
        if row > 1 {
            let cells: Vec<&str> = kept.iter().skip(at).take(row).map(|cell| cell.segment.text.as_str()).collect();
            out.push(BlockKind::TableRow, &cells.join("\t"), time);
        } else if time.is_none() || !is_clock(&first.segment.text) {
            out.push(kind(first), &first.segment.text, time);
        }
        at += row;
    }
    out
}

impl Written {
    /// Appends one block. Blank text is no block.
    pub fn push(&mut self, kind: BlockKind, text: &str, time: Option<DateTime<FixedOffset>>) {
        let text: String = text.trim().nfc().collect();
        if text.is_empty() {
            return;
        }
        let tight = matches!(kind, BlockKind::ListItem | BlockKind::TableRow);
        if let Some(last) = self.blocks.last() {
            let gap = if tight && last.kind == kind { "\n" } else { "\n\n" };
            self.text.push_str(gap);
            self.chars += gap.len();
        }
        let start = self.chars;
        self.chars += text.chars().count();
        self.text.push_str(&text);
        self.blocks.push(Block { kind, span: start..self.chars, time, speaker: None, offset_ms: None });
    }
}

/// Number of segments from `at` on that are the cells of one row; 1 if it is no row of a table of data.
fn row_of(kept: &[Kept], at: usize) -> usize {
    let Some(Kept { layer: Layer::Row(row), .. }) = kept.get(at) else { return 1 };
    let cells = kept.iter().skip(at).take_while(|cell| cell.layer == Layer::Row(*row));
    let (count, longest) = cells.fold((0, 0), |(count, longest), cell| (count + 1, longest.max(cell.segment.chars)));
    if longest > CELL { 1 } else { count }
}

fn entry_of<'a>(entries: &'a [Entry], kept: &Kept) -> Option<&'a Entry> {
    let after = entries.partition_point(|entry| entry.start <= kept.segment.nodes.start);
    entries.get(after.checked_sub(1)?)
}

fn kind(kept: &Kept) -> BlockKind {
    let segment = kept.segment;
    let bold = segment.bold_chars * 10 >= segment.chars * 9 && segment.chars <= SUBHEAD;
    match kept.layer {
        Layer::Caption => BlockKind::Caption,
        _ if is_correction(&segment.text) => BlockKind::Correction,
        Layer::Heading if segment.chars <= HEADING && !is_sentence(&segment.text) => BlockKind::Subhead,
        Layer::Item => BlockKind::ListItem,
        Layer::Quote => BlockKind::Quotation,
        Layer::Row(_) if segment.chars <= CELL => BlockKind::TableRow,
        Layer::Text | Layer::Row(_) if bold && !segment.text.ends_with(['.', ',', ';']) => BlockKind::Subhead,
        Layer::Text | Layer::Row(_) | Layer::Heading => BlockKind::Paragraph,
    }
}

/// A standfirst may be marked up as a heading.
fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && text.chars().count() >= 60
}
