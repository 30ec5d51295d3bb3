//! Datelines: "SORRIN, May 3 (Agency) – ". Their day is that of the report and dates nothing in the sentence.

use super::words::{day, is_month};
use crate::text::tokens::{Shape, Token};

/// Number of tokens in which a dateline ends.
const LENGTH: usize = 16;

/// The end in tokens of a dateline with a day; 0 for a sentence without one.
pub(crate) fn end(tokens: &[Token<'_>]) -> usize {
    if tokens.first().is_none_or(|t| t.shape != Shape::Upper) {
        return 0;
    }
    let head = tokens.get(..tokens.len().min(LENGTH)).unwrap_or(&[]);
    let is_dash = |t: &Token<'_>| matches!(t.mark(), '-' | '–' | '—') && t.gap;
    let Some(dash) = head.iter().position(is_dash) else {
        return 0;
    };
    let lead = head.get(..dash).unwrap_or(&[]);
    // "Oct. 2", "May 3", "21st April"
    let words: Vec<&Token<'_>> = lead.iter().filter(|t| t.mark() != '.').collect();
    let is_day = |pair: &[&Token<'_>]| matches!(pair, [one, two] if is_month(one) && day(two).is_some() || is_month(two) && day(one).is_some());
    let bare = lead.iter().all(|t| t.is_capital() || t.is_number() || matches!(t.mark(), ',' | '.' | '(' | ')' | '/'));
    if bare && words.windows(2).any(is_day) { dash + 1 } else { 0 }
}
