//! The numbers of a ratio.

use crate::language::Language;
use crate::text::tokens::Token;
use crate::values::numbers::{self, Certainty};

/// A small exact number, and its end in tokens, exclusive.
pub(super) fn count(tokens: &[Token<'_>], at: usize, language: Option<Language>) -> Option<(f64, usize)> {
    let number = numbers::read(tokens, at, language)?;
    let exact = number.certainty == Certainty::Exact && !number.fractional && number.rest.is_none();
    (exact && number.low >= 1.0).then_some((number.low, number.end))
}
