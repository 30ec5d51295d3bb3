//! Paragraphs from lines: by the distance of lines, by indents, and by lines that end before they are full.

use super::layout::Layout;
use super::lines::Line;
use crate::document::joining::Vocabulary;
use crate::document::marks::{ends_sentence, list_item};
use crate::reading::BlockKind;

/// Characters of the longest heading.
const LONGEST_HEADING: usize = 300;

/// One block as it grows over columns and pages.
struct Paragraph<'a> {
    lines: Vec<&'a Line>,
    /// Where its column ends on the right, in points.
    margin: f64,
}

/// The blocks of a document in order, from its lines in the order in which they were drawn.
pub(crate) fn paragraphs(lines: &[Line], words: &Vocabulary) -> Vec<(BlockKind, String)> {
    let layout = Layout::of(lines);
    let mut found: Vec<Paragraph<'_>> = Vec::new();
    for chunk in lines.chunk_by(|line, next| layout.is_next(line, next)) {
        let left = chunk.iter().map(|line| line.start).fold(f64::INFINITY, f64::min);
        let margin = chunk.iter().map(|line| line.end).fold(0.0, f64::max);
        for part in chunk.chunk_by(|line, next| !layout.starts_paragraph(line, next, left, margin)) {
            match (found.last_mut(), part.first()) {
                (Some(open), Some(first)) if open.goes_on(first, &layout) => {
                    open.lines.extend(part);
                    open.margin = margin;
                }
                _ => found.push(Paragraph { lines: part.iter().collect(), margin }),
            }
        }
    }
    let title = title_size(lines, &layout);
    let mut titled = false;
    let mut blocks = Vec::new();
    for paragraph in &found {
        let mut block = paragraph.block(&layout, words);
        if block.0 == BlockKind::Subhead && !titled && paragraph.size() >= title {
            block.0 = BlockKind::Headline;
            titled = true;
        }
        blocks.push(block);
    }
    blocks
}

/// Size of the largest letters of the first page's headings; infinite if it has none.
fn title_size(lines: &[Line], layout: &Layout) -> f64 {
    let first_page = lines.first().map_or(0, |line| line.page);
    let sizes = lines.iter().filter(|line| line.page == first_page && layout.is_large(line)).map(|line| line.size);
    let largest = sizes.fold(0.0, f64::max);
    if largest > 0.0 { largest * 0.98 } else { f64::INFINITY }
}

impl Paragraph<'_> {
    fn size(&self) -> f64 {
        self.lines.first().map_or(0.0, |line| line.size)
    }

    /// Whether a paragraph that a column or page ends goes on with `next` in the following one.
    fn goes_on(&self, next: &Line, layout: &Layout) -> bool {
        let Some(last) = self.lines.last() else { return false };
        let moved = next.page != last.page || next.baseline < last.baseline - last.size;
        if !moved || !last.is_like(next) || last.is_row() || next.is_row() || layout.is_large(last) {
            return false;
        }
        let text = last.text.trim_end();
        let full = self.margin - last.end < next.first_word() + last.size / 2.0;
        let lower = next.text.trim_start().starts_with(char::is_lowercase);
        list_item(next.text.trim()).is_none() && !ends_sentence(text) && (lower || (full && self.lines.len() > 1))
    }

    fn block(&self, layout: &Layout, words: &Vocabulary) -> (BlockKind, String) {
        if let [row] = self.lines.as_slice()
            && row.is_row()
        {
            return (BlockKind::TableRow, row.text.trim().to_owned());
        }
        let mut text = String::new();
        for line in &self.lines {
            words.join(&mut text, &line.text);
        }
        let large = self.lines.iter().all(|line| layout.is_large(line));
        if large && text.chars().count() <= LONGEST_HEADING && text.chars().any(char::is_alphabetic) {
            return (BlockKind::Subhead, text);
        }
        match list_item(&text) {
            Some(item) => (BlockKind::ListItem, item.to_owned()),
            None => (BlockKind::Paragraph, text),
        }
    }
}
