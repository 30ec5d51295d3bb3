//! Figures that the sentence names without asserting them: denied, asked, conditional, unverified.

use std::ops::Range;

use crate::claim::{NotAsserted, Value};
use crate::lexicon::fates::{Fate, FateWord, fate_word};
use crate::lexicon::{CLAIMS, Class};
use crate::text::tokens::Token;

/// Marks the figures of a sentence that are not asserted. `places` has the first token of each value.
pub(super) fn mark(tokens: &[Token<'_>], values: &mut [Value], places: &[usize]) {
    if !values.iter().any(|v| v.date.is_none()) {
        return;
    }
    for (scope, reason) in scopes(tokens) {
        for (value, place) in values.iter_mut().zip(places) {
            let counts = !matches!(value.measures.as_str(), "date" | "age");
            let counts = counts && (reason != NotAsserted::Conditional || value.measures != "duration");
            if scope.contains(place) && counts && value.asserted {
                value.asserted = false;
                value.not_asserted = Some(reason);
            }
        }
    }
}

/// The ranges of tokens that are not asserted, with the reasons.
fn scopes(tokens: &[Token<'_>]) -> Vec<(Range<usize>, NotAsserted)> {
    let mut out = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let scope = match token.mark() {
            '?' => asked(tokens, at),
            ' ' if token.is_word() && token.is(Class::UNASSERTED) => worded(tokens, at),
            _ => None,
        };
        out.extend(scope);
    }
    out
}

/// A question up to the question mark at `at`.
fn asked(tokens: &[Token<'_>], at: usize) -> Option<(Range<usize>, NotAsserted)> {
    let open = |t: &Token<'_>| matches!(t.mark(), '“' | '"' | '«' | '„' | ':' | '.' | '?' | '!');
    let from = tokens.get(..at)?.iter().rposition(open).map_or(0, |open| open + 1);
    Some((from..at, NotAsserted::Asked))
}

/// A scope that starts or ends with the words at `at`.
fn worded(tokens: &[Token<'_>], at: usize) -> Option<(Range<usize>, NotAsserted)> {
    let token = tokens.get(at)?;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    if token.any(&["deny", "denied", "denies", "denying", "denial"]) {
        let what = at + 1 + adverbial(tokens, at + 1);
        let next = tokens.get(what)?;
        let said = next.any(&["that", "it", "they", "he", "she", "having", "any"])
            || next.stem.ends_with("ing")
            || next.any(CLAIMS)
            || is(what + 1, CLAIMS)
            || is(what + 2, CLAIMS);
        return said.then(|| (at..clause_end(tokens, at + 1), NotAsserted::Denied));
    }
    if let Some(scope) = rejected(tokens, at).or_else(|| miscounted(tokens, at)) {
        return Some((scope, NotAsserted::Denied));
    }
    if is_untrue(tokens, at) {
        return untrue(tokens, at);
    }
    // "contrary to claims that 3 had sunk"
    let contrary = token.eq("contrary") && is(at + 1, &["to"]) && (is(at + 2, CLAIMS) || is(at + 3, CLAIMS));
    let denied = denied_act(tokens, at).or_else(|| contrary.then(|| at..condition_end(tokens, at + 1)));
    if let Some(scope) = denied {
        return Some((scope, NotAsserted::Denied));
    }
    if token.any(&["would", "could", "might"]) || token.eq("may") && !token.is_capital() {
        // "would kill 90,000", but not "would arrest 40": that may be a plan.
        let near = tokens.get(at + 1..tokens.len().min(at + 4))?;
        let harm = near.iter().any(|t| {
            let fate = t.is(Class::FATE).then(|| fate_word(t.stem)).flatten();
            fate.and_then(FateWord::any).is_some_and(Fate::is_bodily)
        });
        // "could rise to 50", "might exceed 50": a count that has not been reached; "would reach" may be a plan.
        let grows = !token.eq("would") && near.iter().any(|t| t.any(GROWS));
        let scope = clause_start(tokens, at)..clause_end(tokens, at + 1);
        return (harm && !token.eq("may") || grows).then_some((scope, NotAsserted::Conditional));
    }
    if is_foreseen(tokens, at) {
        return Some((clause_start(tokens, at)..clause_end(tokens, at + 1), NotAsserted::Conditional));
    }
    if let Some(found) = unverified(tokens, at) {
        return Some(found);
    }
    if token.eq("whether") || token.eq("if") && is_question_verb(tokens, at) {
        return Some((at..clause_end(tokens, at + 1), NotAsserted::Asked));
    }
    let even = token.eq("if") && at > 0 && is(at - 1, &["as", "even", "only"]);
    (token.any(&["if", "unless"]) && !even).then(|| (at..condition_end(tokens, at + 1), NotAsserted::Conditional))
}

/// "is expected to rise to 50", "likely to soon exceed 50": a count that nobody has reached yet.
fn is_foreseen(tokens: &[Token<'_>], at: usize) -> bool {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    let adverb = usize::from(tokens.get(at + 2).is_some_and(|t| t.is(Class::ADVERB) || t.any(&["soon", "eventually"])));
    is(at, FORESEEN) && is(at + 1, &["to"]) && is(at + 2 + adverb, GROWS)
}

/// Words before "to" that say what is to come.
const FORESEEN: &[&str] = &["expected", "likely", "projected", "forecast", "predicted", "feared", "set", "bound"];

/// Verbs of a count that grows, after "could", "may", "might" and "expected to".
const GROWS: &[&str] = &[
    "rise", "climb", "grow", "increase", "reach", "exceed", "surpass", "top", "pass", "double", "triple", "approach",
    "hit",
];

/// Tokens from `at` on that say when, where or how something was said: "on Tuesday", "again", "in a statement", "flatly".
fn adverbial(tokens: &[Token<'_>], at: usize) -> usize {
    /// Words of one adverbial.
    const LONGEST: usize = 6;
    /// Words of all.
    const ALL: usize = 12;
    let rest = tokens.get(at..tokens.len().min(at + ALL)).unwrap_or(&[]);
    let mut length = 0;
    while let Some(token) = rest.get(length) {
        let after = rest.get(length + 1..).unwrap_or(&[]);
        let ends = |t: &Token<'_>| t.any(&["that", "having", "any"]) || t.mark() == ',' || t.any(CLAIMS);
        length += if token.is(Class::PREPOSITION) && !token.any(&["of", "about"]) {
            // What was denied follows the phrase.
            match after.iter().take(LONGEST).position(ends) {
                Some(words) => 1 + words,
                None => break,
            }
        } else if token.mark() == ',' || token.is(Class::ADVERB.or(Class::WEEKDAY)) || token.any(&MANNERS) {
            1
        } else {
            break;
        };
    }
    length
}

/// Words between "denied" and what was denied.
const MANNERS: [&str; 12] = [
    "again",
    "today",
    "yesterday",
    "later",
    "also",
    "repeatedly",
    "flatly",
    "publicly",
    "categorically",
    "strongly",
    "late",
    "angrily",
];

/// People who were counted as dead by mistake: "two bodies had been counted twice", "three had wrongly been listed as dead".
fn miscounted(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let token = tokens.get(at)?;
    let near = tokens.get(at + 1..tokens.len().min(at + 4)).unwrap_or(&[]);
    let before = tokens.get(at.saturating_sub(4)..at).unwrap_or(&[]);
    let counts = ["counted", "listed", "included", "reported", "recorded", "declared", "tallied"];
    let wrongly = ["wrongly", "mistakenly", "erroneously", "incorrectly"];
    let is_wrong = token.any(&["counted", "recorded", "tallied"]) && near.iter().take(2).any(|t| t.eq("twice"))
        || token.any(&["counted", "recorded", "listed"])
            && near.windows(2).any(
                |pair| matches!(pair, [lead, error] if lead.any(&["in", "by"]) && error.any(&["error", "mistake"])),
            )
        || token.any(&wrongly) && near.iter().chain(before).any(|t| t.any(&counts));
    is_wrong.then(|| clause_start(tokens, at)..clause_end(tokens, at + 1))
}

/// What was "rejected", "dismissed" or "brushed aside": the scope of a rejected claim.
fn rejected(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let token = tokens.get(at)?;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    let rejects = [
        "rejected",
        "rejects",
        "rejecting",
        "dismissed",
        "dismisses",
        "dismissing",
        "disputed",
        "disputes",
        "refuted",
        "refutes",
        "debunked",
        "rebutted",
    ];
    // "brushed aside allegations that …", "shrugged off reports of …"
    let away = token.any(&[
        "brushed",
        "brushes",
        "brushing",
        "shrugged",
        "shrugs",
        "shrugging",
        "waved",
        "waves",
        "waving",
        "laughed",
        "swatted",
        "batted",
    ]) && is(at + 1, &["aside", "off", "away"]);
    if !away && !token.any(&rejects) {
        return None;
    }
    let end = clause_end(tokens, at + 1);
    let near = tokens.get(at + 1..tokens.len().min(at + 8))?;
    let said = near.iter().any(|t| t.any(CLAIMS)) || is(at + 1, &["that"]) || is(at + 1, &["as"]);
    said.then_some(at..end)
}

/// The scope of an act that "not" or "never" at `at` denies: "60 prisoners were not shot", "did not kill 12 farmers".
fn denied_act(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let token = tokens.get(at)?;
    let verb = tokens.get(at + 1)?;
    // "never fired 300 rockets"
    if token.eq("never") {
        return is_denied_act(tokens, at).then(|| at..clause_end(tokens, at + 1));
    }
    if !token.eq("not") {
        return None;
    }
    // "did not order the killing of 14 villagers"
    let order = verb.any(&["order", "authorise", "authorize", "approve", "plan", "command"]);
    if order && tokens.get(at + 2..at + 5)?.iter().any(|t| t.is(Class::FATE)) {
        return Some(at..clause_end(tokens, at + 1));
    }
    let be = at.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(|t| t.any(&["was", "were", "been", "are"]));
    let past = verb.stem.ends_with("ed");
    let harmed = verb.any(&["shot", "stabbed", "tortured", "beaten"]) || verb.is(Class::FATE) && past;
    if be && harmed {
        return Some(clause_start(tokens, at)..at);
    }
    (verb.is(Class::FATE) && !past).then(|| at..clause_end(tokens, at + 1))
}

/// True if a past verb with a figure as its object follows "never" at `at`; not for "never before", "never had more than".
fn is_denied_act(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(verb) = tokens.get(at + 1) else { return false };
    let acts = verb.stem.ends_with("ed") && !verb.any(&["exceed", "exceeded", "reached", "topped", "used"])
        || verb.any(&["shot", "sold", "bought", "took", "sent", "stole", "paid", "held", "hit", "struck"]);
    let counts = tokens.get(at + 2).is_some_and(|t| t.is_number() || t.is(Class::NUMBER));
    acts && counts
}

fn is_question_verb(tokens: &[Token<'_>], at: usize) -> bool {
    let near = tokens.get(at.saturating_sub(3)..at).unwrap_or(&[]);
    near.iter().any(|t| t.any(&["asked", "asks", "ask", "asking", "wondered", "unclear", "question"]))
}

/// "false", "not true", "no evidence": what is said is untrue.
fn is_untrue(tokens: &[Token<'_>], at: usize) -> bool {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    let word = is(
        at,
        &[
            "false",
            "untrue",
            "baseless",
            "unfounded",
            "fake",
            "fabricated",
            "nonsense",
            "incorrect",
            "inaccurate",
            "wrong",
            "invented",
            "bogus",
            "fabrication",
            "lie",
            "lies",
            "myth",
            "hoax",
            "misleading",
        ],
    );
    let not_true = is(at, &["not"]) && is(at + 1, &["true", "correct", "accurate"]);
    let none = is(at, &["no"]) && is(at + 1, &["evidence", "truth", "proof", "indication"]);
    word || not_true || none
}

/// The scope of "It is not true that …", "Claims that … are false" and "false reports that …".
fn untrue(tokens: &[Token<'_>], at: usize) -> Option<(Range<usize>, NotAsserted)> {
    let reach = if tokens.get(at)?.eq("no") { 8 } else { 5 };
    let near = tokens.get(at + 1..tokens.len().min(at + reach))?;
    let that = near.iter().position(|t| t.any(&["that", "to", "for"]));
    if let Some(that) = that
        && (near.iter().any(|t| t.eq("that")) || near.iter().any(|t| t.any(CLAIMS)) || tokens.get(at)?.eq("no"))
    {
        return Some((at..clause_end(tokens, at + 1 + that + 1), NotAsserted::Denied));
    }
    let article = at.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(|t| t.any(&["a", "an"]));
    let be = at.checked_sub(1 + usize::from(article)).and_then(|b| tokens.get(b));
    let told = be.is_some_and(|t| {
        t.any(&[
            "is",
            "are",
            "was",
            "were",
            "as",
            "completely",
            "entirely",
            "simply",
            "totally",
            "not",
            "proved",
            "proves",
            "proven",
        ])
    });
    // "turned out to be false"
    let to_be = be.is_some_and(|t| t.eq("be")) && at > 1 && tokens.get(at - 2).is_some_and(|t| t.eq("to"));
    let told = told || to_be;
    let low = at.saturating_sub(MAX_SCOPE);
    let from = low + tokens.get(low..at)?.iter().rposition(|t| t.any(CLAIMS))?;
    // "called the report of 300 deaths nonsense"
    let lead = tokens.get(from.saturating_sub(3)..from)?;
    let called = lead.iter().any(|t| t.any(&["called", "branded", "labelled", "labeled", "calls"]));
    (told || called).then_some((from..at, NotAsserted::Denied))
}

/// The scope of "could not be verified", "unconfirmed reports", "feared dead".
fn unverified(tokens: &[Token<'_>], at: usize) -> Option<(Range<usize>, NotAsserted)> {
    let token = tokens.get(at)?;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    if token.any(&["unconfirmed", "unverified", "uncorroborated"]) {
        let before = at.checked_sub(1).and_then(|b| tokens.get(b));
        if before.is_some_and(|t| t.is(Class::AUXILIARY) || t.any(&["remain", "remains", "remained"])) {
            return Some((clause_start(tokens, at)..at, NotAsserted::Unverified));
        }
        return Some((at..clause_end(tokens, at + 1), NotAsserted::Unverified));
    }
    if token.any(&["feared", "presumed", "rumoured", "rumored"])
        && is(at + 1, &["dead", "killed", "drowned", "to", "missing", "lost", "buried"])
    {
        // "are missing, presumed dead": that they are missing is certain.
        let missing = (1..=2).any(|back| at.checked_sub(back).is_some_and(|b| is(b, &["missing"])));
        let from = if missing { at } else { clause_start(tokens, at) };
        return Some((from..at + 2, NotAsserted::Unverified));
    }
    if token.any(&["rumours", "rumors", "rumour", "rumor", "speculation"]) && is(at + 1, &["that", "of"]) {
        return Some((at..clause_end(tokens, at + 2), NotAsserted::Unverified));
    }
    // "could not be independently verified", "has not been confirmed", "was unable to verify"
    let checks = ["verified", "verify", "confirmed", "confirm", "corroborated", "corroborate", "verifiable"];
    if !token.any(&checks) {
        return None;
    }
    let near = tokens.get(at.saturating_sub(5)..at)?;
    let not =
        near.iter().position(|t| t.any(&["not", "unable", "impossible", "cannot", "yet"]) || t.is(Class::NEGATION))?;
    if near.iter().skip(not).any(|t| matches!(t.mark(), ',' | ';')) {
        return None;
    }
    let report = is(at + 1, &["a", "an", "any"]) && (is(at + 2, CLAIMS) || is(at + 3, CLAIMS));
    if report || is(at + 1, &["that", "reports", "claims", "the", "whether"]) {
        return Some((at..clause_end(tokens, at + 2), NotAsserted::Unverified));
    }
    Some((clause_start(tokens, at)..at, NotAsserted::Unverified))
}

/// Maximum length in tokens of what is not asserted.
const MAX_SCOPE: usize = 120;

/// The tokens from `at` on that a scope may contain.
fn ahead<'t, 'a>(tokens: &'t [Token<'a>], at: usize) -> &'t [Token<'a>] {
    let end = tokens.len().min(at + MAX_SCOPE);
    tokens.get(at..end).unwrap_or(&[])
}

/// The end of the clause that contains `at`: the next semicolon, "but", or comma before an attribution.
fn clause_end(tokens: &[Token<'_>], at: usize) -> usize {
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
fn condition_end(tokens: &[Token<'_>], at: usize) -> usize {
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
fn clause_start(tokens: &[Token<'_>], at: usize) -> usize {
    let low = at.saturating_sub(MAX_SCOPE);
    let before = tokens.get(low..at).unwrap_or(&[]);
    let turn = before.iter().rposition(|t| t.mark() == ';' || t.any(&["but", "while"]));
    turn.map_or(low, |turn| low + turn + 1)
}
