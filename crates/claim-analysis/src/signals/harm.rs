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
    let before = tokens.get(at.saturating_sub(9)..at).unwrap_or(&[]);
    let subject = || {
        before
            .iter()
            .any(|t| t.is(PERSON.or(Class::PRONOUN)) || t.is_capital())
    };
    if verb.any(&["died", "dies", "perished", "drowned", "succumbed", "bled"]) {
        return subject();
    }
    if !(verb.stem.ends_with("ed") || verb.any(&["killing", "shot", "slain", "hurt", "beaten"])) {
        return false;
    }
    let near = before.get(before.len().saturating_sub(3)..).unwrap_or(&[]);
    let passive = near.iter().any(|t| t.is(Class::AUXILIARY));
    let after = tokens.get(at + 1..tokens.len().min(at + 5)).unwrap_or(&[]);
    let object = after.first().is_some_and(Token::is_capital) || after.iter().any(|t| t.is(PERSON));
    object || passive && subject()
}
