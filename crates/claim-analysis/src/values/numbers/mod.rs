//! Numbers in digits and words.

mod articles;
mod cursor;
mod digits;
pub(super) mod foreign;
mod fractions;
mod ordinal;
mod scales;
mod vague;
mod words;

use crate::language::Language;
use crate::text::tokens::Token;

pub(super) use digits::figure;
pub(super) use fractions::{part, trailing_half};
pub(super) use ordinal::ordinal;
pub(super) use words::word;

/// How exactly a number is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    Exact,
    /// "dozens", "hundreds": no exact figure.
    Vague,
    /// The marks do not fit the language: "18.400" for people in English. Such a number has no value.
    Doubtful,
}

/// True for equal numbers, up to rounding.
pub(super) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < f64::EPSILON
}

/// A number in the tokens; `low` and `high` are equal unless vague.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number<'a> {
    pub low: f64,
    pub high: f64,
    /// End in tokens, exclusive.
    pub end: usize,
    pub certainty: Certainty,
    /// Has a decimal mark or a fraction, so that "more than" does not mean the next whole number.
    pub fractional: bool,
    /// Has a scale word or letter: "2.5 million", "3bn".
    pub scaled: bool,
    /// What the last token holds after the number: "year-old" in "two-year-old", "mm" in "120mm".
    pub rest: Option<&'a str>,
}

impl Number<'_> {
    pub fn is_vague(&self) -> bool {
        self.certainty == Certainty::Vague
    }

    pub fn exact(value: f64, end: usize) -> Self {
        Number {
            low: value,
            high: value,
            end,
            certainty: Certainty::Exact,
            fractional: false,
            scaled: false,
            rest: None,
        }
    }

    fn times(self, factor: f64) -> Self {
        Number { low: self.low * factor, high: self.high * factor, scaled: true, ..self }
    }
}

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
}
