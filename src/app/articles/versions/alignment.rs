//! Alignment of two versions of a text: where the words of the old one stand in the new one.

use std::collections::HashSet;
use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use crate::app::articles::conversion::LONGEST;
use crate::domain::articles::article::ArticleVersion;
use crate::domain::claims::appearance::Span;
use crate::store::claims::appearance::Place;

/// The version before the one that is analysed, and what of it is still there.
#[derive(Debug, Default)]
pub(crate) struct Previous {
    number: i32,
    text: String,
    alignment: Alignment,
}

/// Where the words of a known claim are now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    /// At this place of the new text.
    At(Span),
    /// Gone: other words in the text may be equal, but they are another passage.
    Gone,
    /// Unknown: equal words, wherever they are, are the same.
    Anywhere,
}

impl Previous {
    /// The version `before` of a text, compared with the new one.
    pub(crate) fn of(before: &ArticleVersion, new: &str) -> Self {
        Self { number: before.number, alignment: Alignment::of(&before.text, new), text: before.text.clone() }
    }

    /// The words of the new text that stand where this place was; `None` if there are none, or more than a claim may have.
    pub(crate) fn instead(&self, place: &Place, new: &str) -> Option<String> {
        let span = Span { start: place.span_start, end: place.span_end };
        let range = self.alignment.instead(span, new.chars().count()).filter(|range| range.len() <= LONGEST)?;
        let words: String = new.chars().skip(range.start).take(range.len()).collect();
        let words = words.trim();
        is_rewording(&place.quote, words).then(|| words.to_owned())
    }

    /// Where the words of this place are in the new text.
    pub(crate) fn home(&self, place: &Place) -> Home {
        if place.number != self.number {
            return Home::Anywhere;
        }
        match self.alignment.moved(Span { start: place.span_start, end: place.span_end }) {
            Some(span) => Home::At(span),
            // A passage that stood once may have been moved to another paragraph.
            None if self.text.matches(&place.quote).nth(1).is_none() => Home::Anywhere,
            None => Home::Gone,
        }
    }
}

/// Whether at least a third of the words, and not all, are in both.
fn is_rewording(before: &str, after: &str) -> bool {
    let words: HashSet<&str> = before.split_whitespace().collect();
    let kept = after.split_whitespace().collect::<HashSet<_>>().intersection(&words).count();
    before != after && kept * 3 >= words.len()
}

/// Time after which a comparison of two very different texts becomes coarse.
const PATIENCE: Duration = Duration::from_secs(2);

/// The stretches that two texts share, in order.
#[derive(Debug, Default)]
pub(crate) struct Alignment {
    shared: Vec<Stretch>,
}

/// Equal words in both texts, in code points.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    old: usize,
    new: usize,
    length: usize,
}

impl Alignment {
    /// Compares line by line, and word by word where lines have changed.
    pub(crate) fn of(old: &str, new: &str) -> Self {
        let deadline = Instant::now() + PATIENCE;
        let (old, new) = (pieces(old.split_inclusive('\n')), pieces(new.split_inclusive('\n')));
        let mut alignment = Self::default();
        compare(&old, &new, deadline, &mut |op| match op {
            Op::Equal(stretch) => alignment.push(stretch),
            Op::Changed(old, new) => {
                let words = |pieces: &[Piece<'_>]| -> Vec<(usize, String)> {
                    pieces.iter().map(|piece| (piece.start, piece.text.to_owned())).collect()
                };
                let (old, new) = (words(old), words(new));
                let (old, new) = (split(&old), split(&new));
                compare(&old, &new, deadline, &mut |op| {
                    if let Op::Equal(stretch) = op {
                        alignment.push(stretch);
                    }
                });
            }
        });
        alignment
    }

    /// The place of these words in the new text; `None` if some of them have gone.
    pub(crate) fn moved(&self, span: Span) -> Option<Span> {
        let (start, end) = (usize::try_from(span.start).ok()?, usize::try_from(span.end).ok()?);
        let at = self.shared.partition_point(|stretch| stretch.old <= start).checked_sub(1)?;
        let stretch = self.shared.get(at).filter(|stretch| end <= stretch.old + stretch.length)?;
        let new = stretch.new + (start - stretch.old);
        Some(Span { start: i32::try_from(new).ok()?, end: i32::try_from(new + (end - start)).ok()? })
    }

    /// The code points of the new text, of `length`, that stand where these words stood; `None` if nothing does.
    fn instead(&self, span: Span, length: usize) -> Option<Range<usize>> {
        let (start, end) = (usize::try_from(span.start).ok()?, usize::try_from(span.end).ok()?);
        let before = self.shared.partition_point(|stretch| stretch.old <= start).checked_sub(1);
        let before = before.and_then(|at| self.shared.get(at));
        let behind = self.shared.get(self.shared.partition_point(|stretch| stretch.old + stretch.length < end));
        let start = before.map_or(0, |stretch| stretch.new + (start - stretch.old).min(stretch.length));
        let end = behind.map_or(length, |stretch| stretch.new + end.saturating_sub(stretch.old));
        (start < end).then_some(start..end)
    }

    /// Adds a stretch, or lengthens the last one that it continues.
    fn push(&mut self, stretch: Stretch) {
        match self.shared.last_mut() {
            Some(last) if last.old + last.length == stretch.old && last.new + last.length == stretch.new => {
                last.length += stretch.length;
            }
            _ => self.shared.push(stretch),
        }
    }
}

/// A line or word, and its first code point in the text.
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    start: usize,
    text: &'a str,
}

fn pieces<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Piece<'a>> {
    let mut start = 0;
    texts
        .map(|text| {
            let piece = Piece { start, text };
            start += text.chars().count();
            piece
        })
        .collect()
}

/// The words of lines, each with the blanks behind it.
fn split(lines: &[(usize, String)]) -> Vec<Piece<'_>> {
    let mut words = Vec::new();
    for (start, line) in lines {
        let mut start = *start;
        for text in line.split_inclusive(char::is_whitespace) {
            words.push(Piece { start, text });
            start += text.chars().count();
        }
    }
    words
}

enum Op<'a, 'b> {
    Equal(Stretch),
    Changed(&'b [Piece<'a>], &'b [Piece<'a>]),
}

fn compare<'a>(old: &[Piece<'a>], new: &[Piece<'a>], deadline: Instant, each: &mut impl FnMut(Op<'a, '_>)) {
    let texts = |pieces: &[Piece<'a>]| -> Vec<&'a str> { pieces.iter().map(|piece| piece.text).collect() };
    let ops = capture_diff_slices_deadline(Algorithm::Myers, &texts(old), &texts(new), Some(deadline));
    for op in ops {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for (old, new) in old.iter().skip(old_index).zip(new.iter().skip(new_index)).take(len) {
                    each(Op::Equal(Stretch { old: old.start, new: new.start, length: old.text.chars().count() }));
                }
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let old = old.get(old_index..old_index + old_len).unwrap_or_default();
                let new = new.get(new_index..new_index + new_len).unwrap_or_default();
                each(Op::Changed(old, new));
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(old: &str, new: &str, words: &str, occurrence: usize) -> Option<String> {
        let (byte, _) = old.match_indices(words).nth(occurrence).unwrap();
        let start = old.get(..byte).unwrap().chars().count();
        let span =
            Span { start: i32::try_from(start).unwrap(), end: i32::try_from(start + words.chars().count()).unwrap() };
        let place = Alignment::of(old, new).moved(span)?;
        let (start, end) = (usize::try_from(place.start).unwrap(), usize::try_from(place.end).unwrap());
        Some(new.chars().take(end).skip(start).collect())
    }

    const TOLL: &str = "The flood killed 37 people.";

    #[test]
    fn words_are_found_where_they_have_moved_to() {
        let old = format!("Ä first line.\n\n{TOLL}\n\nThe end.");
        let new = format!("Ä first line.\n\nA new paragraph.\n\n{TOLL} It was Monday.\n\nThe end.");
        assert_eq!(moved(&old, &new, "The end.", 0).as_deref(), Some("The end."));
        assert_eq!(moved(&old, &new, "Ä first line.", 0).as_deref(), Some("Ä first line."));
        assert_eq!(moved(&old, &new, "killed 37", 0).as_deref(), Some("killed 37"));
    }

    #[test]
    fn of_two_equal_sentences_the_one_that_went_is_not_found_in_the_other() {
        let old = format!("Monday: {TOLL}\n\nHelp came late.\n\nTuesday: {TOLL}\n\nHelp was there.");
        let new = format!("Help came late.\n\nTuesday: {TOLL}\n\nHelp was there.");
        assert_eq!(moved(&old, &new, TOLL, 0), None);
        assert_eq!(moved(&old, &new, TOLL, 1).as_deref(), Some(TOLL));
    }

    #[test]
    fn the_words_that_replace_others_are_known() {
        let instead = |old: &str, new: &str| {
            let end = i32::try_from(old.find('.').unwrap() + 1).unwrap();
            let range = Alignment::of(old, new).instead(Span { start: 0, end }, new.chars().count())?;
            let words: String = new.chars().skip(range.start).take(range.len()).collect();
            is_rewording(TOLL, words.trim()).then_some(words)
        };
        let old = format!("{TOLL} The end.\n\nHelp came.");
        let new = old.replace("37", "at least 29");
        assert_eq!(instead(&old, &new).as_deref(), Some("The flood killed at least 29 people."));
        assert_eq!(instead(&old, "The end.\n\nHelp came."), None);
    }

    #[test]
    fn changed_words_have_no_place() {
        let old = format!("Intro.\n\n{TOLL}");
        assert_eq!(moved(&old, &old.replace("37", "29"), TOLL, 0), None);
        assert_eq!(Alignment::of("", &old).moved(Span { start: 0, end: 1 }), None);
    }
}
