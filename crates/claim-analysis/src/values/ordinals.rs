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
    if let Some((noun, end)) = predicate(tokens, at).filter(|_| number >= 2.0) {
        return Some((number, noun, end));
    }
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

/// The noun, in the plural, and its end after "was the third …", "is only the second …": how many there are by now. Not a
/// rank ("was the second-largest", "is the 45th President") and not a day ("was the third of May").
fn predicate(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    const MAX: usize = 3;
    let word = |back: usize| at.checked_sub(back).and_then(|b| tokens.get(b));
    let only = usize::from(word(2).is_some_and(|t| t.any(&["only", "just", "now", "already"])));
    let be = word(2 + only).is_some_and(|t| t.any(&["was", "is", "became", "becomes", "marks", "marked"]));
    if !be || !word(1)?.eq("the") {
        return None;
    }
    let plain = |t: &&Token<'_>| {
        let stop = Class::PREPOSITION.or(Class::AUXILIARY).or(Class::PRONOUN).or(Class::DETERMINER);
        t.is_word() && !t.is(stop) && !t.any(&["that", "who", "which", "to", "and", "since", "this"])
    };
    let rest = tokens.get(at + 1..)?;
    let phrase: Vec<_> = rest.iter().take(MAX + 1).take_while(plain).collect();
    let rank = phrase.iter().any(|t| t.stem.ends_with("est") || t.any(&["most", "day", "time"]));
    let length = phrase.iter().position(|t| t.stem.ends_with("ing")).unwrap_or(phrase.len());
    let head = phrase.get(length.checked_sub(1)?)?;
    // Something must follow that says of what: "the third witness to testify".
    let told = rest.get(length).filter(|t| t.is_word());
    let done = told.is_some_and(|t| t.any(&["to", "who", "that"]) || t.stem.ends_with("ing"));
    let titled = head.is_capital() || head.is(Class::ROLE) && !done;
    (length <= MAX && !rank && !titled && told.is_some()).then(|| (plural(head.stem), at + 1 + length))
}
