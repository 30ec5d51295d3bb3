//! Sentences whose point is that somebody spoke: "The envoy welcomed the opening", "The firm declined to comment".

use super::input::KindInput;
use crate::claim::Voice;
use crate::lexicon::{self, Class};
use crate::signals::names::Signal;
use crate::text::tokens::{Shape, Token, before};

/// Maximum number of tokens of a sentence that reports a short quotation.
const FRAGMENT: usize = 45;

/// True for a statement of speech without a figure, harm or date of its own.
pub(super) fn is_bare(input: &KindInput<'_, '_>) -> bool {
    let KindInput { tokens, values, features, .. } = *input;
    // Nearly all sentences have neither.
    if !features.seen.has(Class::STANCE.or(Class::NEGATION)) {
        return false;
    }
    let figures = values.iter().any(|v| v.asserted && v.measures != "date" && v.measures != "age");
    if is_silent(tokens) {
        return !figures;
    }
    if figures || !features.seen.has(Class::STANCE) || features.has(Signal::CASUALTY_ACT) {
        return false;
    }
    let Some(at) = stance(tokens) else { return false };
    // "accused of", "was denied", "is called"
    let passive = before(tokens, at, 1).is_some_and(|t| {
        t.any(&["was", "were", "been", "is", "are", "be", "being", "a", "an", "the", "of", "by", "so-called"])
    });
    !passive && !is_factual(tokens, at)
}

/// True for a denial or warning with a statement of fact: "denied that its aircraft had crossed the border".
fn is_factual(tokens: &[Token<'_>], at: usize) -> bool {
    const FACTUAL: &[&str] = &[
        "denied",
        "denies",
        "insisted",
        "insists",
        "warned",
        "warns",
        "argued",
        "argues",
        "disputed",
        "disputes",
        "complained",
    ];
    let next = tokens.get(at + 1);
    let states =
        |t: &Token<'_>| t.eq("that") || t.stem.ends_with("ing") && t.shape == Shape::Lower || t.is(Class::PRONOUN);
    tokens.get(at).is_some_and(|t| t.any(FACTUAL)) && next.is_some_and(states)
}

/// The first finite verb outside quotation marks, if it is a verb of judging, asking or refusing.
fn stance(tokens: &[Token<'_>]) -> Option<usize> {
    let verb = |t: &Token<'_>| {
        let spoken = Class::SPEECH.or(Class::ATTITUDE).or(Class::ACT).or(Class::AUXILIARY).or(Class::VERB);
        t.shape == Shape::Lower && !t.quoted && (t.is(Class::STANCE) || t.is(spoken) && !t.any(&["has", "have", "had"]))
    };
    let at = tokens.iter().skip(1).position(verb)? + 1;
    tokens.get(at).is_some_and(|t| t.is(Class::STANCE)).then_some(at)
}

/// "declined to comment", "did not respond", "would not disclose", "could not be reached"
fn is_silent(tokens: &[Token<'_>]) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        let told = token.is(Class::NEGATION.or(Class::STANCE)) || token.eq("yet");
        if !told || token.shape != Shape::Lower || token.quoted {
            return false;
        }
        let next = |words: &[&str]| tokens.get(at + 1).is_some_and(|t| t.any(words));
        let speaks = |t: &Token<'_>| {
            t.any(&[
                "comment",
                "respond",
                "reply",
                "answer",
                "say",
                "disclose",
                "discuss",
                "speculate",
                "elaborate",
                "confirm",
                "reveal",
                "react",
                "explain",
                "identify",
                "name",
                "specify",
                "return",
            ])
        };
        if token.any(&["declined", "declines", "refused", "refuses"]) {
            return next(&["to"]) && tokens.get(at + 2).is_some_and(speaks);
        }
        let denied = token.any(&["not", "didn't", "didn’t", "wouldn't", "wouldn’t", "neither", "nor", "yet"]);
        if !denied {
            return false;
        }
        let near = tokens.get(at + 1..tokens.len().min(at + 4)).unwrap_or(&[]);
        let request =
            || tokens.iter().any(|t| t.any(&["request", "requests", "comment", "questions", "messages", "calls"]));
        near.iter().any(|t| t.any(&["respond", "reply", "return", "react"])) && request()
            || near.iter().any(|t| t.any(&["comment", "disclose", "elaborate"]))
    })
}

/// True for speech whose content is an opinion or a short quoted fragment: "said it was “a crying shame”".
pub(super) fn is_fragment(input: &KindInput<'_, '_>) -> bool {
    let KindInput { tokens, values, features, .. } = *input;
    let quoted = features.get(Signal::QUOTED);
    let short = quoted > 0.0 && quoted < 0.6 && tokens.len() < FRAGMENT;
    let figures = || values.iter().any(|v| v.measures != "age");
    let spoken = || input.voice != Voice::Article && input.verb.is_some_and(|v| lexicon::class(v).has(Class::SPEECH));
    short && !features.seen.has(Class::HARM.or(Class::RULE)) && !figures() && spoken()
}
