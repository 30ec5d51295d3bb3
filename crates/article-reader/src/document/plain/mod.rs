//! Plain text: paragraphs from blank lines and wrapped lines, headings, lists, tables, quotations.

mod chunks;
mod width;

use super::builder::Builder;
use super::joining::Vocabulary;
use super::marks::list_item;
use super::timed::read_transcript;
use crate::reading::{BlockKind, Reading, Unreadable};
use chunks::{Chunk, LONGEST_TITLE, chunks};

/// Reads a plain text, or a transcript if most of its paragraphs name their speaker or their time.
pub(crate) fn read_text(text: &str) -> Result<Reading, Unreadable> {
    if let Some(reading) = read_transcript(text)? {
        return Ok(reading);
    }
    let mut builder = Builder::default();
    push_text(&mut builder, text, true)?;
    let title = builder.headline();
    builder.finish(Reading { title, ..Reading::default() })
}

/// Appends the paragraphs of a text. `titled`: a short first line with a blank line after it is the title.
pub(crate) fn push_text(builder: &mut Builder, text: &str, titled: bool) -> Result<(), Unreadable> {
    let chunks = chunks(text);
    let wrapped = width::is_wrapped(&chunks);
    let words = Vocabulary::of(text.lines());
    let mut rest = chunks.as_slice();
    if let [first, after @ ..] = rest
        && titled
        && !after.is_empty()
        && let Some(title) = first.heading()
    {
        builder.push(BlockKind::Headline, title)?;
        rest = after;
    }
    while let [chunk, after @ ..] = rest {
        match chunk.marked_heading() {
            Some(heading) => builder.push(BlockKind::Subhead, heading)?,
            None if is_subhead(chunk, after) => {
                builder.push(BlockKind::Subhead, chunk.heading().unwrap_or_default())?;
            }
            None => push_chunk(builder, chunk, wrapped, &words)?,
        }
        rest = after;
    }
    Ok(())
}

/// A short line without a full stop before a paragraph that is longer.
fn is_subhead(chunk: &Chunk<'_>, after: &[Chunk<'_>]) -> bool {
    let Some(line) = chunk.heading().filter(|line| line.chars().count() <= LONGEST_TITLE / 2) else { return false };
    let next = after.first().map_or(0, Chunk::chars);
    list_item(line).is_none() && !line.contains('\t') && next > LONGEST_TITLE / 2
}

fn push_chunk(builder: &mut Builder, chunk: &Chunk<'_>, wrapped: bool, words: &Vocabulary) -> Result<(), Unreadable> {
    if chunk.is_table() {
        return chunk.lines.iter().try_for_each(|line| builder.push_row(line.trim_matches(' ').split('\t')));
    }
    let indent = chunk.indent();
    let mut open: Option<(BlockKind, String)> = None;
    for line in &chunk.lines {
        let (kind, text, starts) = classify(line, indent);
        match &mut open {
            Some((before, joined)) if wrapped && continues(*before, kind, starts) => words.join(joined, text),
            _ => {
                if let Some((kind, joined)) = open.take() {
                    builder.push(kind, &joined)?;
                }
                open = Some((kind, text.to_owned()));
            }
        }
    }
    open.map_or(Ok(()), |(kind, joined)| builder.push(kind, &joined))
}

/// What a line is, its words, and whether it starts something of its own.
fn classify(line: &str, indent: usize) -> (BlockKind, &str, bool) {
    let trimmed = line.trim();
    if let Some(item) = list_item(trimmed) {
        (BlockKind::ListItem, item, true)
    } else if let Some(quoted) = trimmed.strip_prefix('>') {
        (BlockKind::Quotation, quoted.trim_start_matches(['>', ' ']), false)
    } else {
        let inside = line.len() - line.trim_start().len();
        (BlockKind::Paragraph, trimmed, inside > indent)
    }
}

/// Lines of the same kind go on if they start nothing; a list item goes on in the plain lines under it.
fn continues(before: BlockKind, kind: BlockKind, starts: bool) -> bool {
    (before == kind && !starts) || (before == BlockKind::ListItem && kind == BlockKind::Paragraph)
}
