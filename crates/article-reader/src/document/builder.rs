//! Text builder: cleans the words of each block, joins blocks and counts their spans in code points.

use super::limits::MAX_TEXT;
use crate::reading::{Block, BlockKind, Reading, Unreadable};
use unicode_normalization::UnicodeNormalization as _;

/// The text of a reading as it grows, block by block.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    text: String,
    code_points: usize,
    blocks: Vec<Block>,
}

/// Who speaks a block and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) speaker: Option<String>,
    pub(crate) offset_ms: Option<u64>,
}

impl Builder {
    /// Appends one block. Words that are only blanks are left out.
    pub(crate) fn push(&mut self, kind: BlockKind, words: &str) -> Result<(), Unreadable> {
        self.push_clean(kind, &clean(words), Spoken::default())
    }

    /// Appends one block of a transcript.
    pub(crate) fn push_spoken(&mut self, words: &str, spoken: Spoken) -> Result<(), Unreadable> {
        self.push_clean(BlockKind::Paragraph, &clean(words), spoken)
    }

    /// Appends one table row; an empty cell keeps its place, a row of empty cells is left out.
    pub(crate) fn push_row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Result<(), Unreadable> {
        let cells: Vec<String> = cells.into_iter().map(clean).collect();
        self.push_clean(BlockKind::TableRow, cells.join("\t").trim_end_matches('\t'), Spoken::default())
    }

    /// Whether there is no block yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The words of the first headline so far.
    pub(crate) fn headline(&self) -> Option<String> {
        let block = self.blocks.iter().find(|block| block.kind == BlockKind::Headline)?;
        Some(self.text.chars().skip(block.span.start).take(block.span.len()).collect())
    }

    /// Puts the text and its blocks into `reading`; `Empty` without any block.
    pub(crate) fn finish(self, reading: Reading) -> Result<Reading, Unreadable> {
        if self.blocks.is_empty() {
            return Err(Unreadable::Empty);
        }
        Ok(Reading { text: self.text, blocks: self.blocks, ..reading })
    }

    fn push_clean(&mut self, kind: BlockKind, words: &str, spoken: Spoken) -> Result<(), Unreadable> {
        if words.is_empty() {
            return Ok(());
        }
        let gap = self.blocks.last().map_or("", |before| gap(before.kind, kind));
        if self.text.len() + gap.len() + words.len() > MAX_TEXT {
            return Err(Unreadable::TooLarge);
        }
        self.text.push_str(gap);
        self.text.push_str(words);
        let start = self.code_points + gap.len();
        self.code_points = start + words.chars().count();
        let span = start..self.code_points;
        self.blocks.push(Block { kind, span, time: None, speaker: spoken.speaker, offset_ms: spoken.offset_ms });
        Ok(())
    }
}

/// List items follow each other by a line end, and so do table rows; all else by a blank line.
fn gap(before: BlockKind, after: BlockKind) -> &'static str {
    match (before, after) {
        (BlockKind::ListItem, BlockKind::ListItem) | (BlockKind::TableRow, BlockKind::TableRow) => "\n",
        _ => "\n\n",
    }
}

/// `words` in NFC, each run of blanks as one blank, without control and invisible layout characters.
///
/// A single no-break blank stays: it holds figures together.
pub(crate) fn clean(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut blanks = 0_usize;
    let mut only_blank = ' ';
    // Before normalisation: a mark may follow its letter only once these are gone.
    for c in words.chars().filter(|c| c.is_whitespace() || !is_invisible(*c)).nfc() {
        if c.is_whitespace() {
            blanks += 1;
            only_blank = if blanks == 1 && matches!(c, '\u{a0}' | '\u{202f}') { c } else { ' ' };
        } else {
            if blanks > 0 && !out.is_empty() {
                out.push(only_blank);
            }
            blanks = 0;
            out.push(c);
        }
    }
    out
}

/// Characters that only steer layout, and those that are no text at all. Joiners of letters stay.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}')
}

#[cfg(test)]
mod tests {
    use super::{Builder, clean};
    use crate::reading::{BlockKind, Reading, Unreadable};

    #[test]
    fn cleans_words() {
        let cases = [
            ("  a \n\t b ", "a b"),
            ("12\u{a0}000 \u{a0}crowns", "12\u{a0}000 crowns"),
            ("e\u{301}te\u{301}", "\u{e9}t\u{e9}"),
            ("e\u{200b}\u{301}", "\u{e9}"),
            ("co\u{ad}operate\u{0}\u{feff}", "cooperate"),
            ("\u{200b} ", ""),
        ];
        for (words, expected) in cases {
            assert_eq!(clean(words), expected, "{words:?}");
        }
    }

    #[test]
    fn spans_cover_the_text() {
        let mut builder = Builder::default();
        builder.push(BlockKind::Headline, "Ünïted").unwrap();
        builder.push(BlockKind::ListItem, "one").unwrap();
        builder.push(BlockKind::ListItem, "two").unwrap();
        builder.push(BlockKind::Paragraph, " ").unwrap();
        builder.push_row(["a", "", "c d"]).unwrap();
        builder.push_row(["", ""]).unwrap();
        assert_eq!(builder.headline().as_deref(), Some("Ünïted"));
        let reading = builder.finish(Reading::default()).unwrap();
        assert_eq!(reading.text, "Ünïted\n\none\ntwo\n\na\t\tc d");
        let spans: Vec<_> = reading.blocks.iter().map(|block| block.span.clone()).collect();
        assert_eq!(spans, [0..6, 8..11, 12..15, 17..23]);
    }

    #[test]
    fn refuses_nothing_and_too_much() {
        assert_eq!(Builder::default().finish(Reading::default()), Err(Unreadable::Empty));
        let mut builder = Builder::default();
        let megabyte = "word ".repeat(200_000);
        builder.push(BlockKind::Paragraph, &megabyte).unwrap();
        builder.push(BlockKind::Paragraph, &megabyte).unwrap();
        assert_eq!(builder.push(BlockKind::Paragraph, &megabyte), Err(Unreadable::TooLarge));
    }
}
