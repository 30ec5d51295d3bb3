//! Verbs of speech that tell of something else: "called the police", "argued a motion", "the figure the centre had called …".

use super::complements::{ends, follows_loosely};
use crate::claimant::speaker_bounds::is_quote;
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before};

/// "They thought they could wait": what somebody took for true, not what somebody says.
fn is_mistaken(verb: &Token<'_>, ahead: &[Token<'_>]) -> bool {
    verb.any(&["thought", "believed"])
        && matches!(ahead, [who, may, ..] if who.any(&["they", "he", "she", "it"]) && may.any(&["could", "would", "might", "were", "had"]))
}

/// "…, above the limit that the agency regards as safe": the clause describes a noun.
fn is_relative(tokens: &[Token<'_>], from: usize, verb: &Token<'_>) -> bool {
    verb.any(&["regard", "regards"]) && before(tokens, from, 1).is_some_and(|t| t.any(&["that", "which"]))
}

/// "A second blast, which witnesses said was stronger, struck …": the speaker vouches for the relative clause alone.
fn is_said_of_noun(tokens: &[Token<'_>], from: usize, ahead: &[Token<'_>]) -> bool {
    let opened = before(tokens, from, 1).is_some_and(|t| t.eq("which"))
        && before(tokens, from, 2).is_some_and(|t| t.mark() == ',');
    opened && ahead.first().is_some_and(|t| t.is(Class::AUXILIARY))
}

/// "earlier reported missing", "questioned the captain": what happened to a person.
fn befalls_person(verb: &Token<'_>, ahead: &[Token<'_>]) -> bool {
    let led = ahead.iter().position(|t| !(t.is(Class::DETERMINER.or(Class::NUMBER)) || t.is_number()));
    let object = led.and_then(|at| ahead.get(at));
    let person = |t: &Token<'_>| {
        (t.is(Class::ROLE.or(Class::PEOPLE)) || t.is_capital() && !t.is(Class::ORGANISATION)) && !t.is_possessive()
    };
    let only = ahead.get(1).is_some_and(|t| matches!(t.mark(), ',' | ')'));
    only && verb.eq("reported")
        && ahead.first().is_some_and(|t| t.any(&["missing", "dead", "killed", "injured", "wounded"]))
        || verb.any(&["questioned", "questioning"]) && object.is_some_and(person)
}

/// True for "has never apologised for it" and "a group called “…”".
pub(super) fn is_other_sense(tokens: &[Token<'_>], (from, to): (usize, usize), verb: usize) -> bool {
    let (ahead, subject) = (tokens.get(verb + 1..).unwrap_or(&[]), tokens.get(from..to).unwrap_or(&[]));
    if tokens
        .get(verb)
        .is_some_and(|t| is_mistaken(t, ahead) || is_relative(tokens, from, t) || befalls_person(t, ahead))
        || is_said_of_noun(tokens, from, ahead)
    {
        return true;
    }
    let never = before(tokens, verb, 1).is_some_and(|t| t.eq("never"));
    let stated = ends(ahead) || ahead.first().is_some_and(|t| t.eq("that"));
    // "argued a motion himself"
    let pleads = tokens.get(verb).is_some_and(|t| t.any(&["argued", "argues", "argue"]))
        && ahead.iter().take(2).any(|t| t.any(&["motion", "case", "cases", "appeal", "appeals"]));
    if pleads || is_contact_clause(subject, ahead) {
        return true;
    }
    let sorry = tokens.get(verb).is_some_and(|t| t.any(&["apologised", "apologized"]));
    never && (!stated || sorry) || tokens.get(verb).is_some_and(|t| t.eq("called")) && is_naming(subject, ahead)
}

/// "the 20 feet the centre had called “unsurvivable”": the clause describes a noun and states nothing.
fn is_contact_clause(subject: &[Token<'_>], ahead: &[Token<'_>]) -> bool {
    let idle = Class::FUNCTION.or(Class::ADVERB).or(Class::DURATION).or(Class::RELATIVE_DATE).or(Class::WEEKDAY);
    let described = |pair: &[Token<'_>]| {
        matches!(pair, [noun, article] if noun.shape == Shape::Lower
            && !noun.is(idle)
            && !noun.is_possessive()
            && article.any(&["the", "a", "an"]))
    };
    (ends(ahead) || follows_loosely(ahead)) && subject.windows(2).any(described)
}

/// "called the cops", "called an election": somebody is fetched or something is ordered.
pub(super) fn summons(ahead: &[Token<'_>]) -> bool {
    const CALLED: &[&str] = &[
        "police",
        "cops",
        "ambulance",
        "ambulances",
        "brigade",
        "paramedics",
        "firefighters",
        "authorities",
        "doctor",
        "helpline",
        "hotline",
        "election",
        "elections",
        "referendum",
        "meeting",
        "brother",
        "sister",
        "mother",
        "father",
        "husband",
        "wife",
        "son",
        "daughter",
        "parents",
        "family",
    ];
    let object = ahead.iter().take(4).take_while(|t| t.is_word() && !t.quoted);
    ahead.first().is_some_and(|t| t.is(Class::DETERMINER) || t.any(CALLED)) && object.into_iter().any(|t| t.any(CALLED))
}

/// True for "a group called “…”", where the verb gives a name.
fn is_naming(subject: &[Token<'_>], ahead: &[Token<'_>]) -> bool {
    let new = subject.first().is_some_and(|t| t.any(&["a", "an", "another", "one", "something"]));
    let name = ahead.first().is_some_and(|t| is_quote(t) || t.is_capital() || t.quoted);
    let person = subject.last().is_some_and(|t| t.is(Class::ROLE.or(Class::PEOPLE)));
    new && name && !person
}
