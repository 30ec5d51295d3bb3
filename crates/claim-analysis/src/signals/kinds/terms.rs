//! Terms of rules and agreements: clauses that bind, and sentences in which a rule is made.

use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before};

/// Words for a rule or agreement in the wide sense, beyond [`Class::RULE`].
const FRAMES: &[&str] = &["resolution", "resolutions", "cap", "roadmap", "plan", "package", "communique", "statement"];

/// Number of tokens in which the main clause makes the rule.
const MAIN: usize = 21;

/// True if a word makes the clause binding: "must", "are to be", "may carry no more than", "is entitled to".
pub(super) fn binds(tokens: &[Token<'_>]) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        if !token.is(Class::AUXILIARY) || token.shape != Shape::Lower || token.quoted {
            return false;
        }
        let next = |words: &[&str]| tokens.get(at + 1).is_some_and(|t| t.any(words));
        if token.is(Class::DUTY) {
            return !next(&["have"]);
        }
        if token.eq("may") {
            return permits(tokens, at);
        }
        let to_be = token.any(&["is", "are", "was", "were"]) && next(&["to"]);
        to_be
            && !tokens.get(at + 2).is_some_and(|t| t.any(&["blame", "come", "date", "say"]))
            && tokens.get(at + 2).is_some_and(|t| t.shape == Shape::Lower && !t.is(Class::DETERMINER))
    })
}

/// True if "may" at `at` permits: "may not host", "may carry no more than 50 kilos", not "may have been", "may be".
fn permits(tokens: &[Token<'_>], at: usize) -> bool {
    let ahead = tokens.get(at + 1..).unwrap_or(&[]);
    let not = usize::from(ahead.first().is_some_and(|t| t.eq("not")));
    let Some(verb) = ahead.get(not) else { return false };
    let limited = || {
        ahead.iter().take(14).any(|t| t.any(&["only", "maximum", "not", "without", "each", "any"]))
            || ahead.windows(2).take(14).any(|pair| {
                matches!(pair, [one, two] if one.any(&["no", "up"]) && two.any(&["more", "later", "longer", "to", "fewer", "less"]))
            })
    };
    let passive = || verb.eq("be") && ahead.get(not + 1).is_some_and(|t| t.stem.ends_with("ed"));
    verb.shape == Shape::Lower && !verb.any(&["have", "be", "also", "well", "never"]) && limited()
        || passive() && not > 0
}

/// True for "no later than", "no more than", "no fewer than", "not exceeding".
pub(super) fn limits(tokens: &[Token<'_>]) -> bool {
    tokens.windows(3).any(|words| {
        let [no, measure, than] = words else { return false };
        no.any(&["no", "not"])
            && than.eq("than")
            && measure
                .any(&["later", "more", "fewer", "less", "wider", "longer", "higher", "larger", "closer", "lower"])
    })
}

/// True for a rule or agreement, in the wide sense.
fn is_frame(token: &Token<'_>) -> bool {
    token.is(Class::RULE) || token.any(FRAMES)
}

/// True if a rule is made: "adopted a package of sanctions", "signed a deal", "the court ordered that", "a cap took effect".
pub(super) fn enacts(tokens: &[Token<'_>]) -> bool {
    tokens.iter().enumerate().take(MAIN).any(|(at, token)| {
        if !token.is(Class::ENACT) || token.shape != Shape::Lower || token.quoted {
            return false;
        }
        if token.any(&["effect", "force"]) {
            return took_effect(tokens, at);
        }
        // "a signed deal", "the order", "orders"
        if before(tokens, at, 1).is_some_and(|t| t.is(Class::DETERMINER.or(Class::PREPOSITION)) || t.is_number()) {
            return false;
        }
        if token.any(&["ordered", "ruled", "rules"]) {
            return tokens.get(..at).unwrap_or(&[]).iter().any(|t| t.is(Class::COURT));
        }
        let object = tokens.get(at + 1..tokens.len().min(at + 13)).unwrap_or(&[]);
        let mut object = object.iter().take_while(|t| !matches!(t.mark(), ';' | ':') && !t.quoted);
        // "The treaty was signed": the rule is the subject.
        let passive = before(tokens, at, 1).is_some_and(|t| t.any(&["was", "were", "been", "is", "are", "be"]));
        let subject = tokens.get(at.saturating_sub(9)..at).unwrap_or(&[]);
        let rule = |t: &Token<'_>| {
            is_frame(t)
                && !t.any(&["order", "orders", "buyout", "policy", "plan", "statement", "act", "acts", "fine", "fines"])
        };
        object.any(rule) || passive && subject.iter().any(is_frame)
    })
}

/// "took effect", "came into force", "in force": true for the noun at `at`, outside of a side clause.
fn took_effect(tokens: &[Token<'_>], at: usize) -> bool {
    let verb = before(tokens, at, 1)
        .is_some_and(|t| t.any(&["took", "takes", "take", "taken", "into", "in"]) && t.shape == Shape::Lower);
    let near = tokens.get(at.saturating_sub(9)..at).unwrap_or(&[]);
    verb && !near.iter().any(|t| t.any(&["after", "before", "since", "when", "until", "whether", "if", "once", "that"]))
}

/// True if a rule governs the sentence: "Under the rules, …", "…, under a price cap, …", "The treaty gives …".
pub(super) fn governed(tokens: &[Token<'_>]) -> bool {
    let under = |(at, token): (usize, &Token<'_>)| {
        token.any(&["under", "per"])
            && !token.quoted
            && tokens.get(at + 1..tokens.len().min(at + 8)).unwrap_or(&[]).iter().any(is_frame)
    };
    tokens.iter().enumerate().any(under)
}

/// True if a rule is the subject of a verb in the present: "The Factories Act, last amended in 1987, demands two exits".
pub(super) fn provides(tokens: &[Token<'_>]) -> bool {
    const REACH: usize = 12;
    let Some(rule) = tokens.iter().take(6).position(|t| t.is(Class::RULE) && !t.is(Class::PERSON)) else {
        return false;
    };
    // Only an aside or "in" and a place may stand between.
    let lead = tokens.get(..rule).unwrap_or(&[]);
    if lead.iter().any(|t| t.is(Class::PREPOSITION.or(Class::AUXILIARY).or(Class::VERB)) || !t.is_word()) {
        return false;
    }
    let aside = tokens.get(rule + 1).is_some_and(|t| t.mark() == ',');
    let place = tokens.get(rule + 1).is_some_and(|t| t.any(&["in", "of"]));
    let end = if aside {
        let rest = tokens.get(rule + 2..tokens.len().min(rule + 2 + REACH)).unwrap_or(&[]);
        rest.iter().position(|t| t.mark() == ',').map(|comma| rule + 3 + comma)
    } else if place {
        let rest = tokens.get(rule + 2..tokens.len().min(rule + 5)).unwrap_or(&[]);
        rest.iter().rposition(Token::is_capital).map(|name| rule + 3 + name)
    } else {
        Some(rule + 1)
    };
    end.and_then(|at| tokens.get(at)).is_some_and(|t| {
        let ends = t.stem.ends_with('s') && !t.stem.ends_with("ss");
        t.shape == Shape::Lower
            && ends
            && !t.is(Class::AUXILIARY.or(Class::SPEECH).or(Class::PREPOSITION).or(Class::RULE))
    })
}
