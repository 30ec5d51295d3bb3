//! Shares in words: "a third of", "one in five", "seven out of ten", "two out of every three".

mod count;
mod foreign;

use self::count::count;
use super::numbers::{self, same};
use crate::language::Language;
use crate::lexicon::Class;
use crate::text::tokens::Token;

/// A share as a part of 1, and its end in tokens, exclusive.
pub(super) fn read(tokens: &[Token<'_>], at: usize, language: Option<Language>) -> Option<(f64, usize)> {
    if language != Some(Language::ENGLISH) {
        return foreign::part(tokens, at, language).or_else(|| foreign::one_of_each(tokens, at, language));
    }
    numbers::part(tokens, at).or_else(|| ratio(tokens, at, language)).or_else(|| every(tokens, at))
}

/// "one in five", "7 in 10", "two out of every three", "one child in eight".
fn ratio(tokens: &[Token<'_>], at: usize, language: Option<Language>) -> Option<(f64, usize)> {
    let near = tokens.get(at + 1..tokens.len().min(at + 5))?;
    if !near.iter().any(|t| t.any(&["in", "out"])) {
        return None;
    }
    let few = count(tokens, at, language)?;
    // "One child in eight": one noun between.
    let is_in = |at: usize| tokens.get(at).is_some_and(|t| t.eq("in"));
    let noun = same(few.0, 1.0)
        && is_in(few.1 + 1)
        && tokens.get(few.1).is_some_and(|t| t.is_word() && !t.is(Class::DURATION));
    let joint = few.1 + usize::from(noun);
    let out_of = tokens.get(joint)?.eq("out") && tokens.get(joint + 1)?.eq("of");
    if !out_of && !is_in(joint) {
        return None;
    }
    let mut second = joint + 1 + usize::from(out_of);
    let every = tokens.get(second)?.any(&["every", "each"]);
    second += usize::from(every);
    let (many, end) = count(tokens, second, language)?;
    let after = tokens.get(end);
    let year = (1900.0..=2100.0).contains(&many) && !every;
    let date = after.is_some_and(|t| t.is(Class::DURATION.or(Class::MONTH)) || t.mark() == '%');
    // A rate such as "two in every 100,000" is told by the number itself.
    let rate = many > 1000.0;
    let fits = few.0 < many && many >= 2.0 && !year && !date && !rate;
    fits.then_some((few.0 / many, end))
}

/// "every fifth household"
fn every(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    if !tokens.get(at)?.eq("every") {
        return None;
    }
    let many = numbers::ordinal(tokens.get(at + 1)?)?;
    let noun = tokens.get(at + 2).filter(|t| t.is_word())?;
    let time = noun.is(Class::DURATION.or(Class::WEEKDAY)) || noun.eq("time");
    (!time && many >= 2.0).then_some((1.0 / many, at + 2))
}
