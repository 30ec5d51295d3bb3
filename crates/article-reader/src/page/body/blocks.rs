//! The text of an article and its blocks, from the segments that were kept.

use super::keep::{HEADING, Kept};
use super::layers::Layer;
use super::live::Entry;
use super::phrases::{is_clock, is_correction};
use crate::page::dates::has_date_only;
use crate::page::dom::{Dom, NodeId, Tag};
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

/// Characters of a line with the time of an entry and its author.
const TIME_LINE: usize = 60;

/// Writes the article. `entries` are those of a live blog, in order; other pages have none.
pub fn write(dom: &Dom, kept: &[Kept], entries: &[Entry]) -> Written {
    let mut out = Written::default();
    let mut at = 0;
    while let Some(first) = kept.get(at) {
        let row = row_of(kept, at);
        let entry = entry_of(entries, first);
        let time = entry.map(|entry| entry.time);
        if row > 1 {
            out.push(BlockKind::TableRow, &row_text(dom, kept.get(at..at + row).unwrap_or_default()), time);
        } else if !entry.is_some_and(|entry| is_time_line(entry, first)) {
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

/// The cells of a row with a tab between them, each in its own column: a cell without words is what it prints, or a
/// dash if it prints nothing and the table has heads; other tables have empty columns for their looks.
fn row_text(dom: &Dom, segments: &[Kept]) -> String {
    let Some(Kept { layer: Layer::Row(row), .. }) = segments.first() else { return String::new() };
    let table = dom.ancestors(*row).take(3).find(|id| dom.tag(*id) == Tag::Table);
    let head = |table| dom.elements(dom.subtree(table)).take(FIRST).any(|(_, element)| element.tag == Tag::Th);
    let headed = table.is_some_and(head);
    let cell_of = |node| dom.ancestors(node).take_while(|id| id != row).find(|id| is_cell(dom, *id));
    let mut out = String::new();
    let mut before: Option<NodeId> = None;
    for kept in segments {
        let cell = cell_of(kept.segment.nodes.start);
        if !out.is_empty() {
            out.push_str(if cell.is_some() && cell == before { " " } else { "\t" });
        }
        if let (Some(before), Some(cell)) = (before, cell) {
            for blank in blank_cells(dom, before, cell) {
                let printed = dom.short_words(blank).filter(|text| text.chars().count() <= DASH);
                if let Some(printed) = printed.or_else(|| headed.then(|| "–".to_owned())) {
                    out.push_str(&printed);
                    out.push('\t');
                }
            }
        }
        out.push_str(&kept.segment.text);
        before = cell;
    }
    out
}

fn is_cell(dom: &Dom, id: NodeId) -> bool {
    matches!(dom.tag(id), Tag::Td | Tag::Th)
}

/// The cells between two cells of a row.
fn blank_cells(dom: &Dom, before: NodeId, after: NodeId) -> impl Iterator<Item = NodeId> {
    let next = move |id: &NodeId| Some(dom.subtree(*id).end.max(id + 1)).filter(|next| *next < after);
    let siblings = dom.parent(before) == dom.parent(after);
    let first = next(&before).filter(|_| siblings);
    std::iter::successors(first, next).filter(move |id| is_cell(dom, *id))
}

/// Elements at the start of a table where its heads are.
const FIRST: usize = 64;

/// Characters of a cell that stands for nothing: "–", "n/a".
const DASH: usize = 3;

fn entry_of<'a>(entries: &'a [Entry], kept: &Kept) -> Option<&'a Entry> {
    let after = entries.partition_point(|entry| entry.start <= kept.segment.nodes.start);
    entries.get(after.checked_sub(1)?)
}

/// The line of an entry with its time, and perhaps with who wrote it.
fn is_time_line(entry: &Entry, kept: &Kept) -> bool {
    let text = &kept.segment.text;
    let holds = kept.segment.nodes.start <= entry.at + 1 && entry.at < kept.segment.nodes.end;
    let plain = kept.layer != Layer::Heading && kept.segment.chars <= TIME_LINE && has_date_only(text, true);
    is_clock(text) || (holds && plain)
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
