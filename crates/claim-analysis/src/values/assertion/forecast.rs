//! Forecasts: figures of what may come, and of what somebody had expected.

use std::ops::Range;

use super::clauses::{clause_end, clause_start};
use crate::lexicon::Class;
use crate::lexicon::fates::{Fate, FateWord, fate_word};
use crate::text::tokens::Token;

/// What the word at `at` says may come: "could rise to 50", "is expected to reach 40", "had expected 6.0 per cent".
pub(super) fn foreseen(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let token = tokens.get(at)?;
    if token.any(&["would", "could", "might"]) || token.eq("may") && !token.is_capital() {
        // "would kill 90,000", but not "would arrest 40": that may be a plan.
        let near = tokens.get(at + 1..tokens.len().min(at + 4))?;
        let harm = near.iter().any(|t| {
            let fate = t.is(Class::FATE).then(|| fate_word(t.stem)).flatten();
            fate.and_then(FateWord::any).is_some_and(Fate::is_bodily)
        });
        // "could rise to 50", "might exceed 50": a count that has not been reached; "would reach" may be a plan.
        let grows = !token.eq("would") && near.iter().any(|t| t.any(GROWS));
        let scope = foreseen_start(tokens, at)..clause_end(tokens, at + 1);
        return (harm && !token.eq("may") || grows).then_some(scope);
    }
    if is_growth_foreseen(tokens, at) {
        return Some(foreseen_start(tokens, at)..clause_end(tokens, at + 1));
    }
    let had = at.checked_sub(1).and_then(|back| tokens.get(back)).is_some_and(|t| t.eq("had"));
    (had && token.any(&["expected", "forecast", "predicted", "projected"])).then(|| at..clause_end(tokens, at + 1))
}

/// The start of what is foreseen: "12 bodies were found, and the toll could reach 30" foresees 30 alone, "between 40 and 50 people
/// could die" both.
fn foreseen_start(tokens: &[Token<'_>], at: usize) -> usize {
    let start = clause_start(tokens, at);
    let clause = tokens.get(start..at).unwrap_or(&[]);
    let verb = |t: &Token<'_>| t.is(Class::AUXILIARY.or(Class::PAST).or(Class::PAST_FORM).or(Class::VERB));
    let and = clause.iter().rposition(|t| t.eq("and"));
    let and = and.filter(|and| clause.get(..*and).is_some_and(|before| before.iter().any(verb)));
    and.map_or(start, |and| start + and + 1)
}

/// "is expected to rise to 50", "likely to soon exceed 50": a count that nobody has reached yet.
fn is_growth_foreseen(tokens: &[Token<'_>], at: usize) -> bool {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    let adverb = usize::from(tokens.get(at + 2).is_some_and(|t| t.is(Class::ADVERB) || t.any(&["soon", "eventually"])));
    is(at, FORESEEN) && is(at + 1, &["to"]) && is(at + 2 + adverb, GROWS)
}

/// Words before "to" that say what is to come.
const FORESEEN: &[&str] = &["expected", "likely", "projected", "forecast", "predicted", "feared", "set", "bound"];

/// Verbs of a count that grows, after "could", "may", "might" and "expected to".
const GROWS: &[&str] = &[
    "rise", "climb", "grow", "increase", "reach", "exceed", "surpass", "top", "pass", "double", "triple", "approach",
    "hit",
];
