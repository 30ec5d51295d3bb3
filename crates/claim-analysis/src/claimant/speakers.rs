//! Tests for the subject and the verb of a reporting clause.

use super::speaker_bounds::{is_finite, is_quote};
use crate::lexicon::Class;
use crate::lexicon::sets::{NOUN_VERBS, RECORDS};
use crate::text::tokens::{Token, before};

/// True if the tokens from `from` to `to` (exclusive) can be the subject of this reporting verb.
pub(super) fn is_speaker(
    tokens: &[Token<'_>],
    (from, to): (usize, usize),
    verb: &Token<'_>,
) -> bool {
    let words = tokens.get(from..to).unwrap_or(&[]);
    let Some(first) = words.first() else {
        return false;
    };
    if words.len() == 1 && first.is(Class::PRONOUN) {
        return first.any(&["he", "she", "they"]) || first.eq("it") && verb.is(Class::SPEECH);
    }
    if words
        .last()
        .is_some_and(|t| t.is(Class::PRONOUN) && !t.is_capital())
    {
        return false; // "a photo she posted"
    }
    if first.any(&[
        "i", "we", "you", "there", "this", "these", "those", "what", "nobody", "here",
    ]) && words.len() == 1
    {
        return false;
    }
    let several = ["some", "many", "all", "both", "most", "others", "few"];
    if words
        .last()
        .is_some_and(|t| t.is(Class::DETERMINER) && !t.any(&several))
    {
        return false; // "a recently announced plan"
    }
    if words
        .iter()
        .any(|t| t.is(Class::AUXILIARY) && !t.is_capital())
    {
        return false;
    }
    // "the utility cut the number of people who …": a clause, not a name.
    let clause = words.windows(2).skip(1).any(|pair| {
        matches!(pair, [verb, object] if is_finite(verb) && object.is(Class::DETERMINER) && !object.is_possessive())
    });
    if clause {
        return false;
    }
    let named = words
        .iter()
        .any(|t| t.is_capital() && !t.is(Class::FUNCTION.or(Class::STARTER).or(Class::MONTH)));
    let account = before(tokens, from, 1).is_some_and(|t| t.mark() == '@');
    let named = named || account || first.eq("both");
    let body = Class::ROLE.or(Class::ORGANISATION).or(Class::PEOPLE);
    let body = words.iter().any(|t| t.is(body));
    let record = words.iter().any(|t| t.is_in(&RECORDS));
    let plain = verb.any(&[
        "said",
        "says",
        "say",
        "told",
        "added",
        "wrote",
        "writes",
        "according",
        "warned",
        "insisted",
    ]);
    if verb.is(Class::SPEECH) {
        named || body || record || plain
    } else {
        named || body
    }
}

/// True unless the token is one of [`NOUN_VERBS`] without a statement after it or a name before it.
pub(super) fn is_verb(tokens: &[Token<'_>], verb: usize) -> bool {
    if !tokens.get(verb).is_some_and(|t| t.is_in(&NOUN_VERBS)) {
        return true;
    }
    let Some(next) = tokens.get(verb + 1) else {
        return true;
    };
    let named = before(tokens, verb, 1).is_some_and(|t| {
        t.is_capital() || t.is(Class::PRONOUN.or(Class::ORGANISATION).or(Class::ROLE))
    });
    let said = next.is(Class::DETERMINER) || next.is_capital() || next.is_number() || next.quoted;
    let clause =
        said || next.is(Class::PRONOUN) || is_quote(next) || matches!(next.mark(), ':' | ',');
    let plural = next.stem.ends_with('s') && !next.is(Class::VERB.or(Class::AUXILIARY));
    let ends = next.mark() == '.' && named;
    let acts = next.text.len() > 4 && next.text.ends_with("ed") || next.is(Class::VERB);
    let object = !acts
        && !next.is(Class::PREPOSITION.or(Class::AUXILIARY).or(Class::ACT))
        && named
        && next.is_word();
    clause && next.mark() != ',' || plural || ends || next.mark() == ',' && named || object
}
