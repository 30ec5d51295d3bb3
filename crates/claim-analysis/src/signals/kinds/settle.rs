//! Kinds that the labelling guide settles whatever the model says: terms of rules, stated causes, plans.

use super::input::{Facts, KindInput, is_fate};
use super::names::Fact;
use super::{speech_acts, terms};
use crate::claim::Kind;
use crate::lexicon::Class;
use crate::signals::names::Signal;
use crate::text::tokens::{Shape, Token, WordList, before};

/// Nearness of a rule from which a binding clause is one of its terms.
const FRAMED: f32 = 0.5;

/// Nearness of a rule from which "will" states one of its terms.
const FRAMED_FUTURE: f32 = 0.95;

/// Certainty of an event below which a reason makes it a cause.
const DOUBTFUL: f64 = 0.65;

/// Number of tokens of a sentence that says little more than when.
const SHORT: usize = 20;

/// The kind in the order of the guide, if the guide settles another one than the guess of the model with this certainty.
pub(super) fn settle(input: &KindInput<'_, '_>, facts: &Facts, guess: Kind, certainty: f64) -> Option<Kind> {
    let kind = if guess == Kind::Event && facts.has(Fact::VICTIM) {
        Kind::Casualties
    } else if is_term(input, facts, guess) || is_unnamed_rule(input, guess) {
        Kind::Agreement
    } else if guess == Kind::Event && (is_cause(input, certainty < DOUBTFUL) || leads(input.tokens)) {
        Kind::Causal
    } else if may_be_plan(input, guess, certainty) && is_plan(input, facts) {
        Kind::Prediction
    } else {
        return None;
    };
    (kind != guess).then_some(kind)
}

/// True if the guess leaves room for a plan: a short sentence with a date, an event, a doubtful rule.
fn may_be_plan(input: &KindInput<'_, '_>, guess: Kind, certainty: f64) -> bool {
    match guess {
        Kind::Event => true,
        Kind::Date => input.tokens.len() <= SHORT,
        Kind::Agreement => certainty < 0.45,
        _ => false,
    }
}

/// True for a term of a rule or agreement that has a figure, date or people in it.
fn is_term(input: &KindInput<'_, '_>, facts: &Facts, guess: Kind) -> bool {
    if !matches!(guess, Kind::Quantity | Kind::Date | Kind::Casualties) {
        return false;
    }
    let harm = input.features.has(Signal::CASUALTY_ACT) && !facts.has(Fact::BINDS);
    if harm || guess == Kind::Casualties && input.values.iter().any(|v| is_fate(&v.measures) && !facts.has(Fact::BINDS))
    {
        return false;
    }
    let framed = |fact: Fact, least: f32| facts.0.get(fact.0) >= least;
    framed(Fact::BINDS_FRAMED, FRAMED)
        || framed(Fact::LIMIT_FRAMED, 0.9)
        || framed(Fact::WILL_FRAMED, FRAMED_FUTURE)
        || facts.has(Fact::ENACTS)
        || facts.has(Fact::GOVERNED)
        || guess == Kind::Quantity && (is_breach(input, facts) || terms::provides(input.tokens))
}

/// True for a rule that was broken or kept: "Both sides counted 40 breaches", after a sentence about the truce.
fn is_breach(input: &KindInput<'_, '_>, facts: &Facts) -> bool {
    let word = |t: &Token<'_>| {
        t.any(&["violation", "violations", "breach", "breaches", "breached", "violated", "infringements"])
    };
    let framed = input.features.seen.has(Class::PACT) || facts.0.get(Fact::FRAME.0) >= FRAMED;
    framed && facts.has(Fact::KEPT) && input.tokens.iter().any(word)
}

/// Words of which one says why.
const CAUSES: WordList =
    WordList::new(&["because", "blamed", "blames", "attributed", "attributes", "caused", "triggered", "sparked"]);

/// True if the sentence says why: "because", "blamed the outage on", "was caused by".
fn is_cause(input: &KindInput<'_, '_>, doubtful: bool) -> bool {
    let tokens = input.tokens;
    tokens.iter().enumerate().any(|(at, token)| {
        if !CAUSES.has(token) || token.shape != Shape::Lower {
            return false;
        }
        let soon = |word: &str| tokens.get(at + 1..tokens.len().min(at + 14)).unwrap_or(&[]).iter().any(|t| t.eq(word));
        if token.eq("because") {
            return doubtful && !token.quoted && !tokens.get(at + 1).is_some_and(|t| t.eq("of"));
        }
        if token.any(&["blamed", "blames"]) {
            return soon("on") || soon("for");
        }
        if token.any(&["attributed", "attributes"]) {
            return soon("to");
        }
        let was = || before(tokens, at, 1).is_some_and(|t| t.any(&["was", "were", "been"]));
        doubtful && token.any(&["caused", "triggered", "sparked"]) && (at < 16 || was())
    })
}

/// True for a rule or agreement that the sentence does not name.
fn is_unnamed_rule(input: &KindInput<'_, '_>, guess: Kind) -> bool {
    matches!(guess, Kind::Event | Kind::Quantity) && is_pact(input) || guess == Kind::Event && is_bound(input)
}

/// True if parties bind themselves: "The carriers agreed to share their hubs".
fn is_pact(input: &KindInput<'_, '_>) -> bool {
    let tokens = input.tokens;
    input.features.seen.has(Class::COMMIT)
        && main_verb(tokens).is_some_and(|at| {
            // "He agreed to return the money" is the act of one person.
            let person = || tokens.get(..at).unwrap_or(&[]).iter().any(|t| t.any(&["he", "she", "i"]));
            tokens.get(at).is_some_and(|t| t.eq("agreed"))
                && tokens.get(at + 1).is_some_and(|t| t.any(&["to", "on"]))
                && !person()
        })
}

/// What somebody or something is by a rule.
const BOUND: WordList = WordList::new(&[
    "allowed",
    "permitted",
    "prohibited",
    "forbidden",
    "banned",
    "barred",
    "restricted",
    "required",
    "obliged",
    "entitled",
    "exempt",
    "eligible",
    "illegal",
    "unlawful",
    "legal",
]);

/// True if a rule is told without its name: "Drivers are not allowed to", "is restricted to", "is not a crime".
fn is_bound(input: &KindInput<'_, '_>) -> bool {
    let tokens = input.tokens;
    let be = |t: &Token<'_>| t.any(&["is", "are", "was", "were", "be", "been"]);
    input.features.seen.has(Class::BINDING)
        && tokens.iter().enumerate().any(|(at, token)| {
            if !be(token) || token.shape != Shape::Lower {
                return false;
            }
            let after = tokens.get(at + 1..).unwrap_or(&[]);
            let skipped = after
                .iter()
                .take_while(|t| t.is(Class::NEGATION.or(Class::DETERMINER)) || t.any(&["longer", "also"]))
                .count();
            after
                .get(skipped)
                .is_some_and(|t| t.shape == Shape::Lower && (BOUND.has(t) || skipped > 0 && t.eq("crime")))
        })
}

/// Verbs that link a cause to its effect if they are the main verb.
const LEADS: WordList = WordList::new(&[
    "sparked",
    "triggered",
    "prompted",
    "caused",
    "causes",
    "plunged",
    "forced",
    "forces",
    "driven",
    "drove",
    "crippled",
]);

/// Words that link a cause to its effect together with the preposition after them.
const LINKS: WordList = WordList::new(&["led", "leads", "owing", "resulted", "results", "stems", "stemmed", "result"]);

/// True if the sentence says what something led to or came from: "led to", "is the result of", "stems from", "owing to".
fn leads(tokens: &[Token<'_>]) -> bool {
    if let [first, second, ..] = tokens
        && first.any(&["because", "thanks", "owing", "due"])
        && second.any(&["of", "to"])
    {
        return true;
    }
    tokens.iter().enumerate().filter(|(_, t)| t.shape == Shape::Lower && !t.quoted).any(|(at, word)| {
        let next = |prepositions: &[&str]| tokens.get(at + 1).is_some_and(|t| t.any(prepositions));
        if !LINKS.has(word) {
            return LEADS.has(word) && main_verb(tokens) == Some(at);
        }
        match word.stem {
            "led" | "leads" | "owing" => next(&["to"]),
            "result" => next(&["of"]) && before(tokens, at, 2).is_some_and(|t| t.any(&["is", "are", "was", "as"])),
            _ => next(&["in", "from"]),
        }
    })
}

/// True if the main verb speaks of what is to come: "will resume", "is expected within", "is scheduled for".
fn is_plan(input: &KindInput<'_, '_>, facts: &Facts) -> bool {
    let own =
        input.features.seen.has(Class::PACT) || facts.has(Fact::BINDS_FRAMED) || facts.0.get(Fact::FRAME.0) >= FRAMED;
    if own || speech_acts::is_bare(input) {
        return false;
    }
    let Some(at) = main_verb(input.tokens) else { return false };
    let Some(verb) = input.tokens.get(at) else { return false };
    let next = input.tokens.get(at + 1);
    let then = |words: &[&str]| next.is_some_and(|t| t.any(words));
    verb.any(&["will", "won't", "won’t"])
        || verb.any(&["is", "are"])
            && (then(&[
                "expected",
                "scheduled",
                "due",
                "slated",
                "set",
                "forecast",
                "projected",
                "likely",
                "preparing",
            ]) || then(&["to"]) && !terms::limits(input.tokens))
        || verb.any(&["plans", "plan", "expects", "expect", "intends", "intend"])
}

/// The first finite verb outside quotation marks that is no verb of speech.
fn main_verb(tokens: &[Token<'_>]) -> Option<usize> {
    let verb = |t: &Token<'_>| {
        let finite = t.is(Class::AUXILIARY
            .or(Class::FUTURE_MODAL)
            .or(Class::VERB)
            .or(Class::ACT)
            .or(Class::PAST)
            .or(Class::BELIEF))
            || t.any(&["plans", "plan"])
            || t.stem.len() > 4 && t.stem.ends_with("ed");
        t.shape == Shape::Lower && finite && !t.is(Class::SPEECH)
    };
    tokens.iter().position(verb)
}
