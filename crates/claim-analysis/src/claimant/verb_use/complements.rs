//! What follows a reporting verb: its statement, the end of the clause, a day or a place.

use crate::claimant::speaker_bounds::{is_finite, is_quote, next_is};
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};

/// Number of tokens after a verb in which its statement is looked for.
pub(super) const AHEAD: usize = 12;

/// True at the end of a reporting clause: "…, she added."
pub(super) fn ends(ahead: &[Token<'_>]) -> bool {
    ahead.first().is_none_or(|t| !t.is_word() && !t.is_number() || t.quoted)
}

/// True if only a day, a place or an occasion follows.
pub(super) fn follows_loosely(ahead: &[Token<'_>]) -> bool {
    ahead.first().is_some_and(|t| {
        t.is(Class::PREPOSITION.or(Class::WEEKDAY).or(Class::RELATIVE_DATE).or(Class::ADVERB)) && !t.any(&["of", "by"])
    })
}

/// True if a clause follows: "that", or a verb before the next mark.
pub(super) fn states(ahead: &[Token<'_>]) -> bool {
    if ahead.first().is_some_and(|t| t.any(&["that", "how", "no"])) {
        return ahead.first().is_some_and(|t| !t.eq("no"));
    }
    let clause = ahead.iter().take(AHEAD);
    let mut clause =
        clause.take_while(|t| !matches!(t.mark(), ',' | ';' | '.' | ':') && !t.any(&["which", "who", "and"]));
    clause.any(|t| is_finite(t))
}

/// True if a quotation stands next to the reporting clause.
pub(super) fn is_quoting(tokens: &[Token<'_>], from: usize, verb: usize) -> bool {
    let mark = |t: Option<&Token<'_>>| t.is_some_and(is_quote);
    mark(before(tokens, from, 1))
        || mark(before(tokens, verb, 1))
        || mark(tokens.get(verb + 1))
        || next_is(tokens, verb, ",")
}
