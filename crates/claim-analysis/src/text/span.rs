//! Positions in a text: code points, bytes and grapheme clusters.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

/// Distance in bytes between two indexed positions, and the longest scan of a lookup.
const BLOCK: usize = 64;

/// Range of Unicode code points in the text as given, `end` exclusive.
///
/// ```
/// # use claim_analysis::{Span, Text};
/// let text = Text::new("Été: 12 000 foyers");
/// assert_eq!(text.slice(Span { start: 0, end: 3 }), Some("Été"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first code point.
    pub start: usize,
    /// Offset one past the last code point.
    pub end: usize,
}

impl Span {
    /// Number of code points.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// True if the span covers nothing or runs backwards.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }
}

/// A text with an index between code points (which [`Span`] counts) and bytes (which Rust slices).
///
/// The text is borrowed and never normalised. A lookup takes a binary search and a scan of at most 64 bytes.
#[derive(Debug)]
pub struct Text<'a> {
    text: &'a str,
    /// Number of code points before each block of `BLOCK` bytes; empty if the text is ASCII.
    marks: Vec<usize>,
}

impl<'a> Text<'a> {
    /// Indexes the text in one pass.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            marks.reserve_exact(text.len().div_ceil(BLOCK));
            let mut before = 0;
            for block in text.as_bytes().chunks(BLOCK) {
                marks.push(before);
                before += starts(block);
            }
        }
        Text { text, marks }
    }

    /// The text as given.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Start of the grapheme cluster around `byte`.
    pub(crate) fn cluster_start(&self, byte: usize) -> usize {
        self.boundary(byte, GraphemeCursor::prev_boundary)
    }

    /// End, exclusive, of the grapheme cluster that reaches up to or over `byte`.
    pub(crate) fn cluster_end(&self, byte: usize) -> usize {
        self.boundary(byte, GraphemeCursor::next_boundary)
    }

    fn boundary(&self, byte: usize, search: BoundarySearch) -> usize {
        if self.marks.is_empty() {
            return byte;
        }
        let (before, after) = (self.text.get(..byte), self.text.get(byte..));
        let before = before.and_then(|t| t.chars().next_back());
        let after = after.and_then(|t| t.chars().next());
        if !before.is_some_and(may_join) && !after.is_some_and(may_join) {
            return byte;
        }
        let mut cursor = GraphemeCursor::new(byte, self.text.len(), true);
        if cursor.is_boundary(self.text, 0) != Ok(false) {
            return byte;
        }
        search(&mut cursor, self.text, 0).ok().flatten().unwrap_or(byte)
    }

    /// Number of code points before `byte`; the length of the text if `byte` is past the end.
    #[must_use]
    pub fn code_point(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.marks.is_empty() {
            return byte;
        }
        let block = (byte / BLOCK).min(self.marks.len().saturating_sub(1));
        let before = self.marks.get(block).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(block * BLOCK..byte).unwrap_or(&[]);
        before + starts(rest)
    }

    /// Byte offset of a code point; `None` past the end.
    #[must_use]
    pub fn byte(&self, code_point: usize) -> Option<usize> {
        if self.marks.is_empty() {
            return (code_point <= self.text.len()).then_some(code_point);
        }
        let block = self.marks.partition_point(|&mark| mark <= code_point).saturating_sub(1);
        let mut seen = self.marks.get(block).copied()?;
        let from = block * BLOCK;
        for (offset, &byte) in self.text.as_bytes().get(from..)?.iter().enumerate() {
            if is_start(byte) {
                if seen == code_point {
                    return Some(from + offset);
                }
                seen += 1;
            }
        }
        (seen == code_point).then_some(self.text.len())
    }

    /// Span of a byte range.
    #[must_use]
    pub fn span(&self, bytes: Range<usize>) -> Span {
        Span { start: self.code_point(bytes.start), end: self.code_point(bytes.end) }
    }

    /// Text of a span; `None` if the span reaches past the end or runs backwards.
    #[must_use]
    pub fn slice(&self, span: Span) -> Option<&'a str> {
        self.text.get(self.byte(span.start)?..self.byte(span.end)?)
    }
}

/// `GraphemeCursor::prev_boundary` or `next_boundary`.
type BoundarySearch = fn(&mut GraphemeCursor, &str, usize) -> Result<Option<usize>, GraphemeIncomplete>;

/// False only for the characters that make up nearly all text and never join a cluster with a neighbour: Latin letters,
/// common punctuation, Chinese characters.
const fn may_join(letter: char) -> bool {
    !matches!(letter, '\0'..='\u{A8}' | '\u{AA}'..='\u{AC}' | '\u{AF}'..='\u{2FF}'
        | '\u{2010}'..='\u{2027}' | '\u{4E00}'..='\u{9FFF}')
}

const fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// Number of characters that start in the bytes.
fn starts(bytes: &[u8]) -> usize {
    let (parts, rest) = bytes.as_chunks();
    let inner: usize = parts.iter().map(|part| eight_inner(u64::from_le_bytes(*part))).sum();
    8 * parts.len() - inner + rest.iter().filter(|&&byte| is_start(byte)).count()
}

/// Number of bytes inside characters, of eight bytes.
fn eight_inner(part: u64) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    // The highest bit is set and the next one is not; the product adds up the eight counts in its highest byte.
    let inner = (part >> 7) & !(part >> 6) & ONES;
    usize::from(inner.wrapping_mul(ONES).to_le_bytes()[7])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_both_ways_across_blocks() {
        let words = "aé漢😀 ".repeat(400);
        let text = Text::new(&words);
        let mut count = 0;
        for (byte, _) in words.char_indices() {
            assert_eq!(text.code_point(byte), count);
            assert_eq!(text.byte(count), Some(byte));
            count += 1;
        }
        assert_eq!(text.byte(count), Some(words.len()));
        assert_eq!(text.byte(count + 1), None);
    }
}
