//! Numbers in digits and words.

mod articles;
mod cursor;
mod digits;
pub(super) mod foreign;
mod fractions;
mod number;
mod ordinal;
mod scales;
mod small;
mod vague;
mod words;

use crate::language::Language;
use crate::text::tokens::Token;

pub(super) use digits::figure;
pub(super) use fractions::{part, part_of_point, trailing_half};
pub(super) use number::{Certainty, Number, same};
pub(super) use ordinal::ordinal;
pub(super) use small::word;

/// The number that starts at token `at`.
pub(super) fn read<'a>(tokens: &[Token<'a>], at: usize, language: Option<Language>) -> Option<Number<'a>> {
    let first = tokens.get(at)?;
    let english = language == Some(Language::ENGLISH);
    if first.is_number() {
        return digits::read(tokens, at, language).map(|number| match language {
            Some(language) if !english => foreign::scaled(tokens, number, language),
            _ => scales::scaled(tokens, number),
        });
    }
    if !first.is_word() {
        return None;
    }
    if !english {
        return language.and_then(|language| foreign::read(tokens, at, language));
    }
    articles::read(tokens, at)
        .or_else(|| vague::read(tokens, at))
        .or_else(|| fractions::of_scale(tokens, at))
        .or_else(|| words::read(tokens, at))
        .or_else(|| words::fold(tokens, at))
}
