//! Hard-wrapped text: tells lines broken at a width from lines that end on purpose.

use super::chunks::Chunk;
use crate::document::marks::list_item;

/// Longest line, in characters, of a text that was wrapped by a program.
const WIDEST: usize = 100;

/// Shortest width that is wrapping rather than verse.
const NARROWEST: usize = 40;

/// Narrowest width, in characters, that programs for mail and text use by default.
const LETTER: usize = 60;

/// Whether most lines break exactly where the next word would not fit.
///
/// The width is that of the longest line that has a line after it in its chunk. A line is broken at it if the first
/// word of the next line would exceed it, with a tenth of the width as slack. Four such lines in five decide, and two at
/// least, or one that is as wide as the lines of letters are.
pub(crate) fn is_wrapped(chunks: &[Chunk<'_>]) -> bool {
    let chunks = || chunks.iter().filter(|chunk| !chunk.is_table());
    let pairs = || chunks().flat_map(|chunk| chunk.lines.iter().zip(chunk.lines.iter().skip(1)));
    let width = pairs().map(|(line, _)| line.trim_end().chars().count()).max().unwrap_or(0);
    if !(NARROWEST..=WIDEST).contains(&width) {
        return false;
    }
    let mut full = 0_usize;
    let mut all = 0_usize;
    for (line, next) in pairs().filter(|(_, next)| list_item(next.trim()).is_none()) {
        let word = next.trim_start_matches(['>', ' ']).split_whitespace().next().map_or(0, |word| word.chars().count());
        full += usize::from(line.trim_end().chars().count() + 1 + word + width / 10 > width);
        all += 1;
    }
    (full >= 2 || (full == 1 && width >= LETTER)) && full * 5 >= all * 4
}
