//! Figures that the sentence names without asserting them: denied, asked, conditional, unverified.

mod clauses;
mod denial;
mod forecast;

use std::ops::Range;

use self::clauses::{clause_end, clause_start, condition_end};
use self::denial::denied;
use self::forecast::foreseen;
use crate::claim::{NotAsserted, Value};
use crate::lexicon::{CLAIMS, Class};
use crate::text::tokens::Token;

/// Marks the figures of a sentence that are not asserted. `places` has the first token of each value.
pub(super) fn mark(tokens: &[Token<'_>], values: &mut [Value], places: &[usize]) {
    if !values.iter().any(|v| v.date.is_none()) {
        return;
    }
    for (scope, reason) in scopes(tokens) {
        for (value, place) in values.iter_mut().zip(places) {
            let counts = !matches!(value.measures.as_str(), "date" | "age");
            let counts = counts && (reason != NotAsserted::Conditional || value.measures != "duration");
            if scope.contains(place) && counts && value.asserted {
                value.asserted = false;
                value.not_asserted = Some(reason);
            }
        }
    }
}

/// The ranges of tokens that are not asserted, with the reasons.
fn scopes(tokens: &[Token<'_>]) -> Vec<(Range<usize>, NotAsserted)> {
    let mut out = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let scope = match token.mark() {
            '?' => asked(tokens, at),
            ' ' if token.is_word() && token.is(Class::UNASSERTED) => worded(tokens, at),
            _ => None,
        };
        out.extend(scope);
    }
    out
}

/// A question up to the question mark at `at`.
fn asked(tokens: &[Token<'_>], at: usize) -> Option<(Range<usize>, NotAsserted)> {
    let open = |t: &Token<'_>| matches!(t.mark(), '“' | '"' | '«' | '„' | ':' | '.' | '?' | '!');
    let from = tokens.get(..at)?.iter().rposition(open).map_or(0, |open| open + 1);
    Some((from..at, NotAsserted::Asked))
}

/// A scope that starts or ends with the words at `at`.
fn worded(tokens: &[Token<'_>], at: usize) -> Option<(Range<usize>, NotAsserted)> {
    let token = tokens.get(at)?;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    if let Some(scope) = denied(tokens, at) {
        return Some((scope, NotAsserted::Denied));
    }
    if let Some(scope) = foreseen(tokens, at) {
        return Some((scope, NotAsserted::Conditional));
    }
    if let Some(found) = unverified(tokens, at) {
        return Some(found);
    }
    if token.eq("whether") || token.eq("if") && is_question_verb(tokens, at) {
        return Some((at..clause_end(tokens, at + 1), NotAsserted::Asked));
    }
    let even = token.eq("if") && at > 0 && is(at - 1, &["as", "even", "only"]);
    (token.any(&["if", "unless"]) && !even).then(|| (at..condition_end(tokens, at + 1), NotAsserted::Conditional))
}

fn is_question_verb(tokens: &[Token<'_>], at: usize) -> bool {
    let near = tokens.get(at.saturating_sub(3)..at).unwrap_or(&[]);
    near.iter().any(|t| t.any(&["asked", "asks", "ask", "asking", "wondered", "unclear", "question"]))
}

/// The scope of "could not be verified", "unconfirmed reports", "feared dead".
fn unverified(tokens: &[Token<'_>], at: usize) -> Option<(Range<usize>, NotAsserted)> {
    let token = tokens.get(at)?;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    if token.any(&["unconfirmed", "unverified", "uncorroborated"]) {
        let before = at.checked_sub(1).and_then(|b| tokens.get(b));
        if before.is_some_and(|t| t.is(Class::AUXILIARY) || t.any(&["remain", "remains", "remained"])) {
            return Some((clause_start(tokens, at)..at, NotAsserted::Unverified));
        }
        return Some((at..clause_end(tokens, at + 1), NotAsserted::Unverified));
    }
    if token.any(&["feared", "presumed", "rumoured", "rumored"])
        && is(at + 1, &["dead", "killed", "drowned", "to", "missing", "lost", "buried"])
    {
        // "are missing, presumed dead": that they are missing is certain.
        let missing = (1..=2).any(|back| at.checked_sub(back).is_some_and(|b| is(b, &["missing"])));
        let from = if missing { at } else { clause_start(tokens, at) };
        return Some((from..at + 2, NotAsserted::Unverified));
    }
    if token.any(&["rumours", "rumors", "rumour", "rumor", "speculation"]) && is(at + 1, &["that", "of"]) {
        return Some((at..clause_end(tokens, at + 2), NotAsserted::Unverified));
    }
    // "could not be independently verified", "has not been confirmed", "was unable to verify"
    let checks = ["verified", "verify", "confirmed", "confirm", "corroborated", "corroborate", "verifiable"];
    if !token.any(&checks) {
        return None;
    }
    let near = tokens.get(at.saturating_sub(5)..at)?;
    let not =
        near.iter().position(|t| t.any(&["not", "unable", "impossible", "cannot", "yet"]) || t.is(Class::NEGATION))?;
    if near.iter().skip(not).any(|t| matches!(t.mark(), ',' | ';')) {
        return None;
    }
    let report = is(at + 1, &["a", "an", "any"]) && (is(at + 2, CLAIMS) || is(at + 3, CLAIMS));
    if report || is(at + 1, &["that", "reports", "claims", "the", "whether"]) {
        return Some((at..clause_end(tokens, at + 2), NotAsserted::Unverified));
    }
    Some((clause_start(tokens, at)..at, NotAsserted::Unverified))
}
