//! Words around a date that move its ends: "since 2019", "by 2030", "until May", "midnight on Friday".

use super::periods::plus_days;
use super::tense::is_done;
use super::words::is_any;
use crate::claim::{DateValue, Precision};
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};

/// The period of the date in tokens `at` to `end` with the words around it.
pub(super) fn bound(tokens: &[Token<'_>], at: usize, end: usize, value: DateValue) -> DateValue {
    if value.precision == Precision::Day && value.earliest == value.latest && is_midnight(tokens, at, end) {
        let latest = value.latest.and_then(|day| plus_days(day, 1));
        return DateValue { latest, ..value };
    }
    // "could wait until 1 August 2007, when the bridge fell": the date is that of the fall.
    let fell = tokens.get(end).is_some_and(|t| t.mark() == ',') && is_any(tokens, end + 1, &["when"]);
    if fell && lead(tokens, at).is_some_and(|(_, t)| t.any(&["until", "till"])) {
        return value;
    }
    match open_end(tokens, at, value.precision) {
        Some(End::Last) => DateValue { latest: None, ..value },
        Some(End::First) => DateValue { earliest: None, ..value },
        None => value,
    }
}

/// The end of a stretch that stays open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

fn open_end(tokens: &[Token<'_>], at: usize, precision: Precision) -> Option<End> {
    let (place, lead) = lead(tokens, at)?;
    if lead.any(&["since", "seit", "depuis", "desde", "sinds"]) {
        return Some(End::Last);
    }
    if lead.any(&["until", "till"]) {
        // "did not open until 1995": from then on.
        let denied = is_denied(tokens, place);
        return Some(if denied { End::Last } else { End::First });
    }
    // "before the end of the month"
    if lead.eq("before") && is_any(tokens, at, &["end"]) {
        return Some(End::First);
    }
    // "by 31 May" names the day itself, "by 2030" any day up to the end of the year, "by the 1960s" the decade.
    let period = precision != Precision::Day && precision < Precision::Decade;
    // "devastated by the flood of 1976" names the cause, "had been dug by March" the month.
    let cause = is_any(tokens, at.wrapping_sub(1), &["of"]);
    let month = precision <= Precision::Month && is_done(tokens, at);
    if lead.eq("by") && period && !cause && !month && !is_any(tokens, place.wrapping_sub(1), &["followed"]) {
        return Some(End::First);
    }
    if lead.eq("in") && precision >= Precision::Month && is_since_clause(tokens, place) {
        return Some(End::Last);
    }
    let relative = is_any(tokens, at, &["today", "tomorrow", "tonight"]);
    (lead.eq("from") && relative).then_some(End::Last)
}

/// The word before the date and its place, without "the", "about", "at least" and "the election of".
fn lead<'t, 'a>(tokens: &'t [Token<'a>], at: usize) -> Option<(usize, &'t Token<'a>)> {
    let skipped = |t: &Token<'_>| t.any(&["the", "about", "around", "at", "least", "only", "el", "le", "dem", "o"]);
    let of = usize::from(is_any(tokens, at.wrapping_sub(1), &["of"]));
    let start = at.checked_sub(of * 2)?;
    (1..=3).filter_map(|back| Some((start.checked_sub(back)?, before(tokens, start, back)?))).find(|(_, t)| !skipped(t))
}

/// "since it started counting in 2009": the words from "since" to "in" at `at` are a short clause.
fn is_since_clause(tokens: &[Token<'_>], at: usize) -> bool {
    const STARTS: &[&str] = &[
        "started",
        "began",
        "opened",
        "founded",
        "launched",
        "took",
        "independence",
        "introduced",
        "established",
        "formed",
    ];
    let near = tokens.get(at.saturating_sub(8)..at).unwrap_or(&[]);
    let Some(since) = near.iter().rposition(|t| t.eq("since")) else { return false };
    let clause = near.get(since + 1..).unwrap_or(&[]);
    clause.iter().all(Token::is_word) && clause.iter().any(|t| t.any(STARTS))
}

/// "not … until": a negation in the eight words before.
fn is_denied(tokens: &[Token<'_>], at: usize) -> bool {
    let words = tokens.get(at.saturating_sub(10)..at).unwrap_or(&[]);
    words.iter().rev().take_while(|t| !matches!(t.mark(), ',' | ';')).any(|t| t.is(Class::NEGATION))
}

/// "at midnight on Friday", "on Friday at midnight", "tonight at midnight": the day or the next.
fn is_midnight(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let joint = usize::from(is_any(tokens, at.wrapping_sub(1), &["on", "of"]));
    let place = at.wrapping_sub(1 + joint);
    let led =
        is_any(tokens, place, &["midnight"]) && !is_any(tokens, place.wrapping_sub(1), &["after", "before", "past"]);
    led || is_any(tokens, end, &["at"]) && is_any(tokens, end + 1, &["midnight"])
}
