//! Deadlines and appointments: dates that lie ahead although the verb before is in the past.

use super::words::is_past;
use crate::lexicon::Class;
use crate::text::tokens::{Token, WordList};

/// Number of tokens examined before a date.
const BEFORE: usize = 14;
/// Number of tokens of a date that starts a stretch, with "from".
const STRETCH: usize = 4;

/// Verbs of what goes on until a day, in the present: "remains in force until Sunday".
const LASTS: WordList = WordList::new(&[
    "remain",
    "remains",
    "stay",
    "stays",
    "continue",
    "continues",
    "last",
    "lasts",
    "have",
    "has",
    "is",
    "are",
    "can",
]);

/// Verbs that put something off to a day.
const MOVES: WordList = WordList::new(&[
    "postponed",
    "extended",
    "adjourned",
    "moved",
    "deferred",
    "delayed",
    "rescheduled",
    "prolonged",
    "pushed",
    "brought",
    "postpones",
    "extends",
    "moves",
    "delays",
]);

/// Verbs that put something at a day, before "for".
const APPOINTS: WordList = WordList::new(&[
    "scheduled",
    "set",
    "called",
    "calls",
    "planned",
    "booked",
    "announced",
    "announces",
    "convened",
    "summoned",
]);

/// Verbs that give somebody time.
const GRANTS: WordList = WordList::new(&["gave", "given", "gives", "granted", "grants", "ordered", "suspended"]);

/// Verbs of what is not done yet.
const OPEN: WordList = WordList::new(&["demand", "demands", "demanded", "demanding", "could", "may", "might"]);

/// Verbs whose infinitive is not done yet: "urged residents to leave by Sunday".
const ASKS: WordList = WordList::new(&[
    "urge",
    "urges",
    "urged",
    "urging",
    "order",
    "orders",
    "ordered",
    "ordering",
    "asked",
    "asks",
    "told",
    "tells",
    "instructed",
    "instructs",
    "requires",
    "required",
    "gave",
    "gives",
]);

/// Words directly before a date that starts something announced: "three days of mourning, beginning on Sunday".
const STARTS: WordList = WordList::new(&["beginning", "starting", "effective"]);

/// Whether the words before the date at `at` name it as a deadline or an appointment.
pub(super) fn is_ahead(tokens: &[Token<'_>], at: usize) -> bool {
    if tokens.get(at).is_some_and(Token::is_possessive) {
        return false;
    }
    // "charges for the March 3 bombing": the day names an event.
    let mut after = tokens.get(at + 1..).unwrap_or(&[]).iter().skip_while(|t| t.is_number());
    if after.next().is_some_and(|t| t.is(Class::DEADLY_EVENT)) {
        return false;
    }
    let Some(place) = lead(tokens, at) else { return false };
    let word = |words: &[&str]| tokens.get(place).is_some_and(|t| t.any(words));
    let starts = |place: usize| tokens.get(place).is_some_and(|t| STARTS.has(t));
    if starts(place) {
        return true;
    }
    if word(&["on", "from", "in"]) {
        return place.checked_sub(1).is_some_and(starts);
    }
    let near = tokens.get(place.saturating_sub(BEFORE)..place).unwrap_or(&[]);
    let near = near.iter().rposition(|t| t.mark() == ';').map_or(near, |mark| near.get(mark + 1..).unwrap_or(&[]));
    // "had been extended to Sunday": told from a later day. "from Monday to Friday": a stretch.
    if near.iter().any(|t| t.eq("had")) || near.iter().rev().take(STRETCH).any(|t| t.eq("from")) {
        return false;
    }
    let has = |list: &WordList| near.iter().any(|t| !t.quoted && list.has(t));
    if word(&["to"]) {
        return has(&MOVES);
    }
    if word(&["for"]) {
        return has(&MOVES) || has(&APPOINTS);
    }
    if word(&["until", "till", "through"]) {
        return has(&MOVES) || has(&GRANTS) || lasts(near);
    }
    let asked = near.iter().rposition(|t| ASKS.has(t));
    let infinitive =
        |asked: usize| near.get(asked + 1..).is_some_and(|rest| rest.iter().any(|t| t.any(&["to", "that"])));
    let open = near.windows(2).any(|pair| matches!(pair, [verb, next] if OPEN.has(verb) && !next.is(Class::NEGATION)));
    word(&["by", "before"]) && (open || asked.is_some_and(infinitive))
}

/// The word before the date, without articles.
fn lead(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let skipped = |t: &Token<'_>| t.any(&["the", "early", "late", "mid", "at", "least", "midnight", "noon"]);
    (1..=4)
        .map_while(|back| at.checked_sub(back))
        .find(|place| tokens.get(*place).is_some_and(|t| !skipped(t) && !t.is_number()))
}

/// Whether the last verb is one of the present: "are cancelled through Friday", not "was closed" or "led the talks until Friday".
fn lasts(near: &[Token<'_>]) -> bool {
    // The participle after "are" or "stay" is written like a past.
    let is_last = |at: &usize| {
        let participle =
            at.checked_sub(1).and_then(|lead| near.get(lead)).is_some_and(|t| t.is(Class::AUXILIARY) || LASTS.has(t));
        near.get(*at).is_some_and(|t| LASTS.has(t) || is_past(t) && !participle)
    };
    (0..near.len()).rev().find(is_last).and_then(|at| near.get(at)).is_some_and(|t| LASTS.has(t))
}
