//! Layout of a document: size of its running text, distance of its lines, where paragraphs start.

use super::lines::Line;
use crate::document::marks::{ends_sentence, list_item};
use std::collections::HashMap;

/// Letters larger than the running text by this factor are a heading.
const LARGER: f64 = 1.15;

/// Lines farther apart than the usual distance by this factor are apart on purpose.
const APART: f64 = 1.25;

/// Indent, in font sizes, that starts a paragraph.
const INDENT: f64 = 0.5;

/// Sizes and distances of a document.
#[derive(Debug)]
pub(crate) struct Layout {
    /// Font size of most characters, in points.
    body: f64,
    /// Usual distance of baselines by font size, both in quarters of a point.
    leading: HashMap<i64, i64>,
}

impl Layout {
    pub(crate) fn of(lines: &[Line]) -> Self {
        let mut sizes: HashMap<i64, usize> = HashMap::new();
        let mut gaps: HashMap<i64, HashMap<i64, usize>> = HashMap::new();
        for line in lines {
            *sizes.entry(quarters(line.size)).or_default() += line.text.chars().count();
        }
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            let gap = next.baseline - line.baseline;
            if line.page == next.page && line.is_like(next) && (0.8..2.5).contains(&(gap / line.size)) {
                *gaps.entry(quarters(line.size)).or_default().entry(quarters(gap)).or_default() += 1;
            }
        }
        let leading = gaps.into_iter().filter_map(|(size, gaps)| Some((size, most(&gaps)?))).collect();
        Self { body: points(most(&sizes).unwrap_or(0)), leading }
    }

    /// Whether a line is larger than the running text.
    pub(crate) fn is_large(&self, line: &Line) -> bool {
        line.size >= LARGER * self.body
    }

    /// Whether `next` is the line under `line`, at the usual distance and in the same size.
    pub(crate) fn is_next(&self, line: &Line, next: &Line) -> bool {
        let gap = next.baseline - line.baseline;
        let usual = self.leading.get(&quarters(line.size)).map_or(1.3 * line.size, |quarters| points(*quarters));
        let aside = next.start > line.end + line.size || next.end < line.start - line.size;
        line.page == next.page
            && line.is_like(next)
            && gap > 0.5 * line.size
            && gap <= APART * usual
            && !aside
            && !line.is_row()
            && !next.is_row()
    }

    /// Whether `next`, in a chunk of lines between `left` and `margin`, starts a paragraph.
    pub(crate) fn starts_paragraph(&self, line: &Line, next: &Line, left: f64, margin: f64) -> bool {
        let ended = ends_sentence(&line.text);
        if starts_bullet(&next.text) || (list_item(next.text.trim()).is_some() && ended) {
            return true;
        }
        if self.is_large(line) {
            return false;
        }
        let edge = left + INDENT * line.size;
        let indented = next.start > edge && line.start <= edge && list_item(line.text.trim()).is_none();
        let room = margin - line.end;
        let fits = room > next.first_word() * 1.15 + 0.5 * line.size;
        (indented && (ended || fits)) || (fits && (ended || room > 0.25 * (margin - left)))
    }
}

/// Whether a line starts with a mark that is only ever a bullet.
fn starts_bullet(text: &str) -> bool {
    text.trim_start().starts_with(['•', '◦', '▪', '‣', '●', '○', '■'])
}

/// The key that counts most; the smaller one of two.
fn most(counts: &HashMap<i64, usize>) -> Option<i64> {
    counts.iter().max_by_key(|(key, count)| (**count, -**key)).map(|(key, _)| *key)
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, and no page is that large")]
fn quarters(points: f64) -> i64 {
    (points * 4.0).round() as i64
}

#[expect(clippy::cast_precision_loss, reason = "a size or distance on a page")]
fn points(quarters: i64) -> f64 {
    quarters as f64 / 4.0
}
