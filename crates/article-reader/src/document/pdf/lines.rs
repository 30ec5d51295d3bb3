//! Lines of a page: glyphs in drawing order, with blanks where the gap is one.

use super::glyphs::{Glyph, PageGlyphs};

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
        Self { text, start, end, baseline, size, page: 0, height: 0.0, last_blank: None }
    }

    /// Whether a glyph stands on this line, after its last glyph. Raised and lowered small figures do.
    fn goes_on(&self, glyph: &Glyph) -> bool {
        let size = self.size.max(glyph.size);
        let apart = (glyph.baseline - self.baseline).abs();
        let same = apart < 0.15 * size || (apart < 0.5 * size && self.size.min(glyph.size) < 0.8 * size);
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
        if glyph.size > self.size {
            self.baseline = glyph.baseline;
            self.size = glyph.size;
        }
        self.text.push_str(&glyph.text);
        self.end = self.end.max(glyph.end);
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
