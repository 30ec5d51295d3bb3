//! Clauses: how far what a word says of a figure reaches.

use crate::text::tokens::Token;

/// Maximum length in tokens of what is not asserted.
pub(super) const MAX_SCOPE: usize = 120;

/// The tokens from `at` on that a scope may contain.
pub(super) fn ahead<'t, 'a>(tokens: &'t [Token<'a>], at: usize) -> &'t [Token<'a>] {
    let end = tokens.len().min(at + MAX_SCOPE);
    tokens.get(at..end).unwrap_or(&[])
}

/// The end of the clause that contains `at`: the next semicolon, "but", or comma before an attribution.
pub(super) fn clause_end(tokens: &[Token<'_>], at: usize) -> usize {
    let rest = ahead(tokens, at);
    let length = rest.iter().enumerate().position(|(place, t)| {
        let next = rest.get(place + 1);
        let turn = t.mark() == ','
            && next.is_some_and(|n| n.any(&["but", "saying", "adding", "and", "which", "insisting", "while"]));
        t.mark() == ';' || t.any(&["but", "although", "though"]) || turn
    });
    at + length.unwrap_or(rest.len())
}

/// The end of a condition: the next comma, or the end of the sentence.
pub(super) fn condition_end(tokens: &[Token<'_>], at: usize) -> usize {
    let rest = ahead(tokens, at);
    let stop = |t: &Token<'_>| matches!(t.mark(), ',' | ';' | '.' | '”');
    let Some(length) = rest.iter().position(stop) else {
        return at + rest.len();
    };
    // "If the dam fails, 40,000 people would flee": the consequence is conditional too.
    let main = rest.get(length + 1..).unwrap_or(&[]);
    let end = main.iter().position(stop).unwrap_or(main.len());
    let would = main.iter().take(end).any(|t| t.any(&["would", "could", "might"]));
    at + length + if would { end + 1 } else { 0 }
}

/// The start of the clause that contains `at`, back over commas.
pub(super) fn clause_start(tokens: &[Token<'_>], at: usize) -> usize {
    let low = at.saturating_sub(MAX_SCOPE);
    let before = tokens.get(low..at).unwrap_or(&[]);
    let turn = before.iter().rposition(|t| t.mark() == ';' || t.any(&["but", "while"]));
    turn.map_or(low, |turn| low + turn + 1)
}
