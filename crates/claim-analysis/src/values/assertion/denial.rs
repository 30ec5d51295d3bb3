//! Denials: what a sentence says is not so.

use std::ops::Range;

use super::clauses::{MAX_SCOPE, clause_end, clause_start, condition_end};
use crate::lexicon::{CLAIMS, Class};
use crate::text::tokens::Token;

/// What the word at `at` says is not so.
pub(super) fn denied(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
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
        return said.then(|| at..known_event(tokens, at + 1, clause_end(tokens, at + 1)));
    }
    // "was acquitted of stealing 300 coins"
    let charged = tokens.get(at + 2).is_some_and(|t| t.stem.ends_with("ing"));
    if token.any(&["acquitted", "cleared", "exonerated"]) && is(at + 1, &["of"]) && charged {
        return Some(at..clause_end(tokens, at + 1));
    }
    if let Some(scope) = rejected(tokens, at).or_else(|| miscounted(tokens, at)) {
        return Some(scope);
    }
    if is_untrue(tokens, at) {
        return untrue(tokens, at);
    }
    // "contrary to claims that 3 had sunk"
    let contrary = token.eq("contrary") && is(at + 1, &["to"]) && (is(at + 2, CLAIMS) || is(at + 3, CLAIMS));
    denied_act(tokens, at).or_else(|| contrary.then(|| at..condition_end(tokens, at + 1)))
}

/// The end of a denial between `from` and `end`, before what is known of an event: "denies it caused the blast that killed 3",
/// "denies it ignored alarms before the fire that killed 3".
fn known_event(tokens: &[Token<'_>], from: usize, end: usize) -> usize {
    let told = |at: &usize| {
        let event = tokens.get(*at).is_some_and(|t| t.is(Class::DEADLY_EVENT));
        let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
        event && (is(at + 1, &["that", "which"]) || is(at + 1, &["in"]) && is(at + 2, &["which"]))
    };
    (from..end).find(told).map_or(end, |event| event + 1)
}

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
fn untrue(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let reach = if tokens.get(at)?.eq("no") { 8 } else { 5 };
    let near = tokens.get(at + 1..tokens.len().min(at + reach))?;
    // "said the figure was wrong and that spending had gone up": another statement.
    let near = near
        .iter()
        .position(|t| t.any(&["and", "but"]) || matches!(t.mark(), ',' | ';'))
        .map_or(near, |end| near.get(..end).unwrap_or(&[]));
    let that = near.iter().position(|t| t.any(&["that", "to", "for"]));
    if let Some(that) = that
        && (near.iter().any(|t| t.eq("that")) || near.iter().any(|t| t.any(CLAIMS)) || tokens.get(at)?.eq("no"))
    {
        return Some(at..clause_end(tokens, at + 1 + that + 1));
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
    (told || called).then_some(from..at)
}
