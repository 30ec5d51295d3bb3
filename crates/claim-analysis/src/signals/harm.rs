//! Persons killed, hurt or held: a verb of harm with its victim.

use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token};

/// Nouns for persons.
const PERSON: Class = Class::PERSON.or(Class::PEOPLE).or(Class::VICTIM);

/// True if the word at `at` is a verb of harm and a person near it is the victim.
pub(super) fn is_suffered(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(verb) = tokens.get(at) else {
        return false;
    };
    let grave = verb.is(Class::DEATH.or(Class::HELD))
        || verb.is(Class::HURT) && verb.any(&["wounded", "injured", "hurt", "maimed", "beaten"]);
    if verb.shape != Shape::Lower || !grave {
        return false;
    }
    let from = at.saturating_sub(9);
    let subject = || {
        (from..at).any(|near| is_person(tokens, near))
            || tokens
                .get(at.saturating_sub(3)..at)
                .is_some_and(|near| near.iter().any(|t| t.is(Class::PRONOUN) || t.is_capital()))
    };
    if verb.any(&["died", "dies", "perished", "drowned", "succumbed", "bled"]) {
        return subject();
    }
    if !(verb.stem.ends_with("ed") || verb.any(&["killing", "shot", "slain", "hurt", "beaten"])) {
        return false;
    }
    let near = tokens.get(at.saturating_sub(3)..at).unwrap_or(&[]);
    let passive = near.iter().any(|t| t.is(Class::AUXILIARY));
    let object =
        tokens.get(at + 1).is_some_and(Token::is_capital) || (at + 1..at + 5).any(|near| is_person(tokens, near));
    object || passive && subject()
}

/// True for a noun for persons that does not only describe the next noun, as in "worker bees".
fn is_person(tokens: &[Token<'_>], at: usize) -> bool {
    let describes = tokens
        .get(at + 1)
        .is_some_and(|next| next.shape == Shape::Lower && next.class.is_plain() && next.stem.ends_with('s'));
    tokens.get(at).is_some_and(|t| t.is(PERSON)) && !describes
}
