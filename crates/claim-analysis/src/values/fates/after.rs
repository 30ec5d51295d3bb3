//! Fates told after a figure: "40 people were killed", "12 died", "33 dead".

use super::counted::{Counted, combined, opens_object, word};
use super::phrases;
use crate::lexicon::Class;
use crate::lexicon::fates::{Fate, Form};
use crate::text::tokens::{Token, WordList};

/// Maximum distance in tokens from a noun to the verb that tells the fate.
const MAX_DISTANCE: usize = 16;

/// A fate directly after the figure or its noun, with auxiliaries between: "40 were killed", "33 dead", "9 of them dead".
pub(super) fn next(tokens: &[Token<'_>], counted: Counted) -> Option<Fate> {
    let mut at = counted.end;
    let mut passive = false;
    let limit = at + 8;
    while at < limit {
        let token = tokens.get(at)?;
        // "5,000 without shelter"
        let denied = token.any(&["not", "never", "n't"]) || token.is(Class::NEGATION);
        if denied && !token.eq("without") {
            return None;
        }
        if let Some(found) = told(tokens, at, passive) {
            return Some(found);
        }
        let them = token.any(phrases::THEM) || token.any(&["of", "who", "that", "others", "more", "people"]);
        if !(is_helper(token) || them) {
            return None;
        }
        passive = is_be(token) || passive && !token.any(&["who", "that"]);
        at += 1;
    }
    None
}

/// A fate farther after the figure, in the same clause: "12 miners at the pit near Ostova were killed".
pub(super) fn clause(tokens: &[Token<'_>], counted: Counted) -> Option<Fate> {
    let mut at = counted.end;
    let before = counted.start.checked_sub(1).and_then(|b| tokens.get(b));
    let is_object = before.is_some_and(is_other_verb);
    let mut passive = false;
    while at < counted.end + MAX_DISTANCE {
        let token = tokens.get(at)?;
        match token.mark() {
            ',' | '—' | '–' | '(' => {
                at = skip_insertion(tokens, at)?;
                continue;
            }
            ';' | '.' | ':' | '?' | '!' => return None,
            _ => {}
        }
        if token.is(Class::NEGATION) || token.any(&["not", "while", "but", "after", "when", "as", "because", "before"])
        {
            return None;
        }
        if let Some(found) = told(tokens, at, passive) {
            return Some(found);
        }
        if token.eq("and") || token.eq("or") {
            // "5 gunmen and 3 guards were killed": only another figure may share the verb.
            if is_object || !opens_object(tokens, at + 1) {
                return None;
            }
        } else if is_be(token) {
            passive = true;
        } else if is_other_verb(token) {
            return None;
        }
        at += 1;
    }
    None
}

/// The fate told by the words at `at` of the subject before.
fn told(tokens: &[Token<'_>], at: usize, passive: bool) -> Option<Fate> {
    if let Some(fate) = phrases::of_subject(tokens, at) {
        return Some(fate);
    }
    if let Some((fate, end)) = combined(tokens, at, &[Form::State, Form::Verb, Form::Fell]) {
        let found = word(tokens, at)?;
        if found.form(Form::Fell).is_some() || passive {
            return Some(fate);
        }
        let participle = tokens.get(at).is_some_and(|t| !t.stem.ends_with("ing") && !t.stem.ends_with('s'));
        // "40 soldiers killed 12": the soldiers are the agents.
        return (participle || found.form(Form::State).is_some())
            .then_some(fate)
            .filter(|_| !opens_object(tokens, end) || is_name_after_state(tokens, at, end));
    }
    None
}

/// "62 dead in", "4 dead Monday": a state has no object.
fn is_name_after_state(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let verb = word(tokens, at).is_some_and(|w| w.form(Form::Verb).is_some());
    !verb && tokens.get(end).is_some()
}

/// The place after an insertion that starts at `at`, if the clause goes on: ", including 11 children, were killed".
fn skip_insertion(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let next = tokens.get(at + 1)?;
    if is_be(next) || next.is(Class::FATE) || next.any(&["have", "had"]) {
        return Some(at + 1);
    }
    let opens = next.is(Class::DETERMINER.or(Class::NUMBER))
        || next.any(&[
            "including",
            "among",
            "most",
            "mostly",
            "many",
            "some",
            "all",
            "both",
            "aged",
            "almost",
            "mainly",
            "half",
            "several",
            "at",
        ])
        || next.is_number();
    if !opens && tokens.get(at)?.mark() != '(' {
        return None;
    }
    let close = |t: &Token<'_>| matches!(t.mark(), ',' | ')' | '—' | '–');
    let rest = tokens.get(at + 1..)?;
    let length = rest.iter().take(MAX_DISTANCE).position(close)?;
    let after = at + 1 + length + 1;
    tokens.get(after).filter(|t| is_be(t) || t.is(Class::FATE) || t.any(&["have", "had", "who"]))?;
    Some(after)
}

fn is_be(token: &Token<'_>) -> bool {
    const BE: WordList = WordList::new(&["was", "were", "been", "being", "be", "is", "are", "got", "get", "gets"]);
    BE.has(token)
}

/// True for words between a figure and its fate.
fn is_helper(token: &Token<'_>) -> bool {
    token.is(Class::AUXILIARY) || is_be(token) || token.is(Class::FATE_HELPER)
}

/// True for a verb that tells something else.
fn is_other_verb(token: &Token<'_>) -> bool {
    let verbal = Class::VERB.or(Class::SPEECH).or(Class::ACT).or(Class::ATTITUDE).or(Class::STIPULATION_VERB);
    let past = token.stem.len() > 4 && token.stem.ends_with("ed");
    token.is_word()
        && !token.is(Class::AUXILIARY)
        && !is_helper(token)
        && (token.is(verbal) || past)
        && !token.any(&["trapped", "armed", "inside", "held", "working"])
}
