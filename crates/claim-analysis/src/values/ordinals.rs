//! Ordinals that count: "the seventh straight session", "for the fourth time", "a sixth fatality".

use super::measures::plural;
use super::numbers;
use crate::lexicon::Class;
use crate::text::tokens::Token;

/// Nouns of which an ordinal tells how many there are.
const COUNTED: &[&str] =
    &["time", "case", "death", "fatality", "victim", "instance", "infection", "casualty", "murder", "homicide"];

/// The number, the noun in the plural, and the end in tokens, exclusive.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<(f64, String, usize)> {
    let number = numbers::ordinal(tokens.get(at)?)?;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    let straight = is(at + 1, &["straight", "consecutive", "successive"]);
    let noun = at + 1 + usize::from(straight);
    let token = tokens.get(noun).filter(|t| t.is_word() && !t.is(Class::PREPOSITION))?;
    let row = is(noun + 1, &["in"]) && is(noun + 2, &["a"]) && is(noun + 3, &["row"]) || is(noun + 1, &["running"]);
    let told = |t: &Token<'_>| t.any(&["the", "a"]);
    let time = token.eq("time");
    let told = at.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(told);
    let lead = at.checked_sub(2).and_then(|b| tokens.get(b));
    let lead = lead.is_some_and(|t| t.any(&["for", "was", "is", "be"]));
    let counted = (!time || told && lead) && number >= 2.0 && (straight || row || token.any(COUNTED));
    counted.then(|| (number, plural(token.stem), noun + 1))
}
