//! Excerpt check: whether quoted words stand in the text of a source, and where the two differ.
//!
//! Words and figures count; case, punctuation, quotation marks and blanks do not. "[…]" and "..." stand for words left out.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use utoipa::ToSchema;

/// Smallest share of the excerpt's words, in percent, that a passage nearly the same has in the same order.
const NEAR: usize = 60;
/// Smallest number of words of which a passage can be nearly the same.
const TELLING: usize = 4;
/// Largest number of differences that are listed.
const LISTED: usize = 20;

/// How an excerpt stands in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ExcerptFound)]
pub enum Found {
    /// Word for word.
    Exact,
    /// Most of its words in the same order.
    Near,
    /// Not.
    Absent,
}

/// Whether and how an excerpt stands in a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExcerptCheck {
    /// Whether the excerpt stands in the source.
    pub found: Found,
    /// The words of the source; null if the excerpt was not found.
    #[schema(example = "Twelve people lost their lives in the flood of 1 March.")]
    pub passage: Option<String>,
    /// Where the two differ, in order; at most 20.
    pub differences: Vec<Difference>,
}

/// One place where the excerpt and the source differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ExcerptDifference)]
pub struct Difference {
    /// Words of the excerpt; null if the source has further words here.
    #[schema(example = "Eleven")]
    pub quoted: Option<String>,
    /// Words of the source; null if the source lacks the words.
    #[schema(example = "Twelve")]
    pub source: Option<String>,
}

impl ExcerptCheck {
    const ABSENT: Self = Self { found: Found::Absent, passage: None, differences: Vec::new() };
}

/// Searches the excerpt in the texts of a source and returns the best result of all; `None` for an excerpt without words.
/// Takes time in proportion to the texts.
#[must_use]
pub fn check<'a>(excerpt: &str, texts: impl IntoIterator<Item = &'a str>) -> Option<ExcerptCheck> {
    let quoted = Words::of(excerpt);
    if quoted.words.is_empty() {
        return None;
    }
    let mut near = None;
    for text in texts {
        let source = Words::of(text);
        if let Some(exact) = exact(excerpt, &source) {
            return Some(exact);
        }
        near = near.or_else(|| nearly(&quoted, &source));
    }
    Some(near.unwrap_or(ExcerptCheck::ABSENT))
}

/// A word as it is compared, and its place.
#[derive(Debug)]
struct Word {
    key: String,
    start: usize,
    end: usize,
}

/// A text with its words.
struct Words<'a> {
    text: &'a str,
    words: Vec<Word>,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let word = |(start, word): (usize, &str)| {
            let key = key(word);
            (!key.is_empty()).then(|| Word { key, start, end: start + word.len() })
        };
        Self { text, words: text.unicode_word_indices().filter_map(word).collect() }
    }

    /// The text from one word to another, end exclusive.
    fn slice(&self, from: usize, to: usize) -> Option<&'a str> {
        let (first, last) = (self.words.get(from)?, self.words.get(to.checked_sub(1)?)?);
        self.text.get(first.start..last.end)
    }
}

fn key(word: &str) -> String {
    let letters = word.nfkc().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'));
    letters.flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect()
}

/// The passage that has all parts of the excerpt, one after the other.
fn exact(excerpt: &str, source: &Words<'_>) -> Option<ExcerptCheck> {
    let (line, starts) = line(&source.words);
    let (mut at, mut first) = (0, None);
    for part in parts(excerpt) {
        let (wanted, _) = self::line(&Words::of(part).words);
        let place = at + line.get(at..)?.find(&wanted)?;
        first = first.or(Some(place));
        // The blank behind the part may be the one before the next.
        at = place + wanted.len() - 1;
    }
    let from = starts.binary_search(&first?).ok()?;
    let to = starts.partition_point(|start| *start < at);
    let passage = source.slice(from, to)?.to_owned();
    Some(ExcerptCheck { found: Found::Exact, passage: Some(passage), differences: Vec::new() })
}

/// The words with a blank before, between and behind them, and where the blank before each word stands.
fn line(words: &[Word]) -> (String, Vec<usize>) {
    let (mut line, mut starts) = (String::new(), Vec::with_capacity(words.len()));
    for word in words {
        starts.push(line.len());
        line.push(' ');
        line.push_str(&word.key);
    }
    line.push(' ');
    (line, starts)
}

/// The parts of an excerpt between marks of omission.
fn parts(excerpt: &str) -> Vec<&str> {
    let parts = excerpt.split('…').flat_map(|part| part.split("..."));
    parts.filter(|part| part.unicode_words().next().is_some()).collect()
}

/// The passage that shares most of the excerpt's words, if it is most of them in the same order.
fn nearly(quoted: &Words<'_>, source: &Words<'_>) -> Option<ExcerptCheck> {
    let length = quoted.words.len();
    if length < TELLING {
        return None;
    }
    let margin = length / 4 + 2;
    let start = best_window(&quoted.words, &source.words).saturating_sub(margin);
    let window = source.words.get(start..(start + length + 2 * margin).min(source.words.len()))?;
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let [old, new] = [quoted.words.as_slice(), window].map(|words| numbered(words, &mut numbers));
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let shared = |operation: &DiffOp| match operation {
        DiffOp::Equal { len, .. } => *len,
        _ => 0,
    };
    if operations.iter().map(shared).sum::<usize>() * 100 < length * NEAR {
        return None;
    }
    let operations = within(&operations);
    let (first, last) = (operations.first()?.new_range(), operations.last()?.new_range());
    let differences = operations.iter().filter(|operation| shared(operation) == 0).map(|operation| {
        let (old, new) = (operation.old_range(), operation.new_range());
        Difference {
            quoted: quoted.slice(old.start, old.end).filter(|_| !old.is_empty()).map(str::to_owned),
            source: source.slice(start + new.start, start + new.end).filter(|_| !new.is_empty()).map(str::to_owned),
        }
    });
    Some(ExcerptCheck {
        found: Found::Near,
        passage: source.slice(start + first.start, start + last.end).map(str::to_owned),
        differences: differences.take(LISTED).collect(),
    })
}

/// A number for each word, the same for the same word.
fn numbered<'a>(words: &'a [Word], numbers: &mut HashMap<&'a str, usize>) -> Vec<usize> {
    let number = |word: &'a Word| {
        let next = numbers.len();
        *numbers.entry(&word.key).or_insert(next)
    };
    words.iter().map(number).collect()
}

/// The operations without words of the source before and behind the passage.
fn within(operations: &[DiffOp]) -> &[DiffOp] {
    let mut rest = operations;
    while let [DiffOp::Insert { .. }, more @ ..] = rest {
        rest = more;
    }
    while let [more @ .., DiffOp::Insert { .. }] = rest {
        rest = more;
    }
    rest
}

/// Where the stretch of the source begins that shares most words with the excerpt. A word that is rare in the source counts
/// more than one that is everywhere.
fn best_window(quoted: &[Word], source: &[Word]) -> usize {
    let mut wanted: HashMap<&str, i64> = HashMap::new();
    for word in quoted {
        *wanted.entry(&word.key).or_default() += 1;
    }
    let mut total: HashMap<&str, u64> = HashMap::new();
    for word in source {
        *total.entry(&word.key).or_default() += 1;
    }
    let worth = |key: &str| 1_000_000 / total.get(key).copied().unwrap_or(1).max(1);
    let (mut score, mut best, mut place) = (0_u64, 0_u64, 0);
    for (end, word) in source.iter().enumerate() {
        if let Some(left) = wanted.get_mut(word.key.as_str()) {
            *left -= 1;
            score += if *left >= 0 { worth(&word.key) } else { 0 };
        }
        let start = (end + 1).saturating_sub(quoted.len());
        if score > best {
            (best, place) = (score, start);
        }
        if end + 1 < quoted.len() {
            continue;
        }
        if let Some(gone) = source.get(start)
            && let Some(left) = wanted.get_mut(gone.key.as_str())
        {
            score -= if *left >= 0 { worth(&gone.key) } else { 0 };
            *left += 1;
        }
    }
    place
}

#[cfg(test)]
mod tests;
