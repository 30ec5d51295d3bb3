//! Lines of a page: glyphs in drawing order, with blanks where the gap is one.

use super::glyphs::{Glyph, PageGlyphs};
use crate::document::marks::{lowered, raised};

/// Gap, in font sizes, that is a blank between words.
const BLANK: f64 = 0.18;

/// Gap, in font sizes, that separates columns or cells if no blank is drawn in it, or more than one.
const COLUMN: f64 = 1.6;

/// The same if one blank is drawn in it: justified lines have wide blanks.
const COLUMN_AFTER_BLANK: f64 = 5.0;

/// The same on pages where words are separated by drawn blanks, and none is drawn in it.
const COLUMN_WITHOUT_BLANK: f64 = 0.33;

/// One glyph in so many is a blank on pages where words are separated by drawn blanks.
const GLYPHS_PER_BLANK: usize = 12;

/// Distance of baselines, in font sizes, within a line.
const SAME: f64 = 0.15;

/// Glyphs smaller than the line by this factor may be raised or lowered.
const SMALL: f64 = 0.8;

/// Distance of baselines, in font sizes, of raised and lowered glyphs.
const SHIFT: f64 = 0.1;

/// Distance, in font sizes, of a glyph or line from itself when it is drawn twice.
const TWICE: f64 = 0.1;

/// A line of text. Points, from the page's upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// Words; a tab where a wide gap is.
    pub(crate) text: String,
    pub(crate) start: f64,
    pub(crate) end: f64,
    pub(crate) baseline: f64,
    pub(crate) size: f64,
    /// Number of the page, from 0.
    pub(crate) page: usize,
    /// Baseline as a share of the page's height, 0 at the top.
    pub(crate) height: f64,
    /// Where the blank at the end starts, if one was drawn.
    last_blank: Option<f64>,
    /// Where the last glyph starts.
    last_start: f64,
}

/// The lines of a page in the order in which they were drawn.
pub(crate) fn page_lines(number: usize, page: &PageGlyphs) -> Vec<Line> {
    let blanks = page.glyphs.iter().filter(|glyph| glyph.is_blank()).count();
    let column = if blanks * GLYPHS_PER_BLANK > page.glyphs.len() { COLUMN_WITHOUT_BLANK } else { COLUMN };
    let mut lines: Vec<Line> = Vec::new();
    for glyph in &page.glyphs {
        match lines.last_mut().filter(|line| line.goes_on(glyph)) {
            Some(line) => line.push(glyph, column),
            None if glyph.is_blank() => {}
            None => lines.push(Line::new(glyph)),
        }
    }
    lines.dedup_by(|again, line| again.is_copy(line));
    join_lone_rows(&mut lines);
    for line in &mut lines {
        line.page = number;
        line.height = line.baseline / page.height.max(1.0);
    }
    lines
}

/// A row of cells has another row above or under it; in other lines a wide gap is a blank.
fn join_lone_rows(lines: &mut [Line]) {
    let rows: Vec<bool> = lines.iter().map(Line::is_row).collect();
    let is_row = |at: Option<usize>| at.and_then(|at| rows.get(at)).copied().unwrap_or(false);
    for (at, line) in lines.iter_mut().enumerate() {
        if !is_row(at.checked_sub(1)) && !is_row(at.checked_add(1)) {
            line.text = line.text.replace('\t', " ");
        }
    }
}

impl Line {
    fn new(glyph: &Glyph) -> Self {
        let Glyph { text, start, end, baseline, size } = glyph.clone();
        Self { text, start, end, baseline, size, page: 0, height: 0.0, last_blank: None, last_start: start }
    }

    /// Whether a glyph stands on this line, after its last glyph. Raised and lowered small figures do.
    fn goes_on(&self, glyph: &Glyph) -> bool {
        let size = self.size.max(glyph.size);
        let apart = (glyph.baseline - self.baseline).abs();
        let small = self.size.min(glyph.size) < SMALL * size;
        let same = apart < SAME * size || (apart < 0.5 * size && small);
        same && glyph.start > self.end - 0.6 * size
    }

    /// Appends a glyph. `column`: the gap without a drawn blank that separates cells, in font sizes.
    fn push(&mut self, glyph: &Glyph, column: f64) {
        if glyph.is_blank() {
            // The line does not end later: a blank at the end of a cell may be as wide as the cell.
            self.text.push(' ');
            self.last_blank = Some(glyph.start);
            return;
        }
        let size = self.size.max(glyph.size).max(1.0);
        // Some programs draw a glyph twice to make it bold.
        if (glyph.start - self.last_start).abs() < TWICE * size && self.text.ends_with(&glyph.text) {
            return;
        }
        self.last_start = glyph.start;
        // Browsers draw a soft hyphen inside a line as a blank without width.
        if self.last_blank.take().is_some_and(|blank| (glyph.start - blank).abs() < 0.02 * size) {
            self.text.pop();
        }
        let gap = (glyph.start - self.end) / size;
        let words = self.text.trim_end().len();
        let column = match self.text.len() - words {
            0 => column,
            1 => COLUMN_AFTER_BLANK,
            _ => COLUMN,
        };
        if gap > column {
            self.text.truncate(words);
            self.text.push(if starts_list(&self.text) { ' ' } else { '\t' });
        } else if gap > BLANK && words == self.text.len() {
            self.text.push(' ');
        }
        self.push_words(glyph);
        self.end = self.end.max(glyph.end);
    }

    /// Appends the words of a glyph: small ones above or under the line as raised or lowered ones.
    fn push_words(&mut self, glyph: &Glyph) {
        let below = (glyph.baseline - self.baseline) / self.size.max(1.0);
        let small = glyph.size < SMALL * self.size;
        if small && below < -SHIFT {
            self.text.push_str(&raised(&glyph.text));
        } else if small && below > SHIFT {
            self.text.push_str(&lowered(&glyph.text));
        } else {
            self.text.push_str(&glyph.text);
        }
        if glyph.size > self.size {
            self.baseline = glyph.baseline;
            self.size = glyph.size;
        }
    }

    /// Whether a line is another one drawn again to make it bold.
    fn is_copy(&self, line: &Self) -> bool {
        let near = |one: f64, other: f64| (one - other).abs() < TWICE * line.size;
        near(self.baseline, line.baseline) && near(self.start, line.start) && self.text == line.text
    }

    /// Whether two lines are of the same size.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        (self.size - other.size).abs() <= 0.05 * self.size
    }

    /// Whether the line is a row of cells.
    pub(crate) fn is_row(&self) -> bool {
        self.text.trim().contains('\t')
    }

    /// Width of the first word, in points, by the mean width of a character.
    pub(crate) fn first_word(&self) -> f64 {
        let chars = f64::from(u32::try_from(self.text.chars().count().max(1)).unwrap_or(u32::MAX));
        let word = self.text.split_whitespace().next().map_or(0, |word| word.chars().count());
        (self.end - self.start) * f64::from(u32::try_from(word).unwrap_or(u32::MAX)) / chars
    }
}

/// Whether the words so far are only the mark of a list item.
fn starts_list(text: &str) -> bool {
    let mark = text.trim();
    mark.chars().nth(3).is_none() && mark.ends_with(['•', '·', '–', '-', '*', '◦', '▪', '‣', '●', '○', '■', '.', ')'])
}

#[cfg(test)]
mod tests {
    use super::page_lines;
    use crate::document::pdf::glyphs::{Glyph, PageGlyphs};

    /// Words at places: start, baseline, size, text; each character is half a font size wide.
    fn page(words: &[(f64, f64, f64, &str)]) -> PageGlyphs {
        let mut glyphs = Vec::new();
        for (start, baseline, size, text) in words {
            let mut start = *start;
            for c in text.chars() {
                let end = start + size / 2.0;
                glyphs.push(Glyph { text: c.to_string(), start, end, baseline: *baseline, size: *size });
                start = end;
            }
        }
        let mut page = PageGlyphs::default();
        (page.glyphs, page.height) = (glyphs, 800.0);
        page
    }

    /// Words, and the lines that they make.
    type Case<'a> = (&'a [(f64, f64, f64, &'a str)], &'a [&'a str]);

    #[test]
    fn glyphs_become_lines() {
        let cases: [Case; 10] = [
            (&[(0.0, 100.0, 10.0, "ab"), (12.5, 100.0, 10.0, "cd")], &["ab cd"]),
            (&[(0.0, 100.0, 10.0, "ab"), (10.5, 100.0, 10.0, "cd")], &["abcd"]),
            (&[(0.0, 100.0, 10.0, "ab"), (0.0, 112.0, 10.0, "cd")], &["ab", "cd"]),
            (&[(0.0, 100.0, 10.0, "41"), (10.0, 96.0, 6.0, "2"), (15.0, 100.0, 10.0, "t")], &["41² t"]),
            (&[(0.0, 100.0, 10.0, "ab"), (0.4, 100.0, 10.0, "ab"), (0.0, 112.0, 10.0, "ab")], &["ab", "ab"]),
            (&[(0.0, 100.0, 10.0, "a"), (0.4, 100.0, 10.0, "a"), (5.0, 100.0, 10.0, "a")], &["aa"]),
            (&[(0.0, 100.0, 10.0, "CO"), (10.0, 102.0, 6.0, "2")], &["CO₂"]),
            (&[(0.0, 100.0, 10.0, "\u{2022}"), (30.0, 100.0, 10.0, "ab")], &["\u{2022} ab"]),
            (
                &[(0.0, 100.0, 10.0, "a"), (50.0, 100.0, 10.0, "b"), (0.0, 112.0, 10.0, "c"), (50.0, 112.0, 10.0, "d")],
                &["a\tb", "c\td"],
            ),
            (&[(0.0, 100.0, 10.0, "a"), (50.0, 100.0, 10.0, "b")], &["a b"]),
        ];
        for (words, expected) in cases {
            let lines = page_lines(0, &page(words));
            let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(lines, expected, "{words:?}");
        }
    }
}
