//! Quarters, halves and fiscal years: "Q4 2025", "the fourth quarter", "the 2024-25 fiscal year", "FY25".

use chrono::Datelike;

use super::eras::year;
use super::point::Found;
use super::written::{Year, day_month, month, year_after};
use crate::claim::{DateValue, Precision};
use crate::text::tokens::{Token, before};
use crate::values::dates::periods::{part_of_year, plus_days, plus_months, span, whole_years};
use crate::values::dates::tense::{Tense, tense};
use crate::values::dates::words::{DateContext, is_any, is_mark, year_number};
use crate::values::numbers;

const YEAR_KINDS: [&str; 6] = ["fiscal", "financial", "school", "academic", "tax", "budget"];

/// "Q4 2025", "H1", "fiscal 2019", "FY25", "the fourth quarter".
pub(super) fn read(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    abbreviated(tokens, at, context)
        .or_else(|| fiscal_year(tokens, at))
        .or_else(|| bare_quarter(tokens, at, context))
        .or_else(|| stretch_to(tokens, at, context))
}

/// "Q4 2025", "Q1 of next year", "H2/2025", "Q3".
pub(super) fn abbreviated(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let token = tokens.get(at)?;
    let (head, tail) = token.stem.split_at_checked(1)?;
    // "Q4" or "4Q"
    let (kind, number) = if token.is_number() { (tail, head) } else { (head, tail) };
    let number: u32 = number.parse().ok()?;
    let (number, months) = match kind {
        "Q" if (1..=4).contains(&number) => (number, 3),
        "H" if (1..=2).contains(&number) => (number, 6),
        _ => return None,
    };
    let slash = usize::from(is_mark(tokens, at + 1, '/'));
    if let Some(found) = fiscal_year(tokens, at + 1 + slash) {
        return Some(Found::open(found.end));
    }
    match year_after(tokens, at + 1 + slash, context) {
        (Year::Named(year), end) => Some(Found::known(part_of_year(year, number, months), end)),
        (Year::Open, end) => Some(Found::open(end)),
        (Year::LeftOut, _) if kind == "Q" => Some(Found::known(nearest(tokens, at, number, context), at + 1)),
        (Year::LeftOut, _) => None,
    }
}

/// A quarter without a year: the last that has begun, or the next that has not ended.
fn nearest(tokens: &[Token<'_>], at: usize, quarter: u32, context: DateContext) -> Option<DateValue> {
    let published = context.published?;
    let value = part_of_year(published.year(), quarter, 3)?;
    match tense(tokens, at) {
        Tense::Future if value.latest? < published => part_of_year(published.year() + 1, quarter, 3),
        Tense::Future => Some(value),
        _ if value.earliest? > published => part_of_year(published.year() - 1, quarter, 3),
        _ => Some(value),
    }
}

/// "the fourth quarter" without a year; not "the first quarter of the match".
fn bare_quarter(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let number = (1_u32..).zip(["first", "second", "third", "fourth"]).find(|(_, word)| is_any(tokens, at, &[word]))?.0;
    let led = before(tokens, at, 1).is_some_and(|t| t.any(&["the", "this"]));
    let tied = is_any(tokens, at + 2, &["of"]);
    if !led || tied || !is_any(tokens, at + 1, &["quarter"]) {
        return None;
    }
    Some(Found::known(nearest(tokens, at, number, context), at + 2))
}

/// "the year to March 2025", "the six months ended 30 June", "the week to 4 May": the stretch up to that day.
fn stretch_to(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let counted = numbers::word(tokens.get(at)?.stem).filter(|n| (1.0..=24.0).contains(n));
    let unit = at + usize::from(counted.is_some());
    let led = before(tokens, at, 1).is_some_and(|t| t.any(&["the", "full", "first"]));
    if !led || !is_any(tokens, unit + 1, &["to", "ended", "ending"]) {
        return None;
    }
    let place = unit + 2 + usize::from(is_any(tokens, unit + 2, &["in", "on"]));
    // "the three months to the end of March"
    let the = usize::from(is_any(tokens, place, &["the"]));
    let of = is_any(tokens, place + the, &["end"]) && is_any(tokens, place + the + 1, &["of"]);
    let place = if of { place + the + 2 } else { place };
    let found = day_month(tokens, place, context).or_else(|| month(tokens, place, context))?;
    #[expect(clippy::cast_possible_truncation, reason = "from 1 to 24")]
    let count = counted.unwrap_or(1.0) as i32;
    let (months, days, precision) = match tokens.get(unit)?.stem.trim_end_matches('s') {
        "year" => (12 * count, 0, Precision::Year),
        "quarter" => (3 * count, 0, Precision::Season),
        "month" => (count, 0, Precision::Season),
        "week" => (0, 7 * count, Precision::Week),
        _ => return None,
    };
    let value = found.point.resolve(tokens, place, context).and_then(|last| {
        let last = last.latest?;
        let after = plus_days(last, 1)?;
        Some(span(plus_days(plus_months(after, -months)?, -days)?, last, precision))
    });
    Some(Found::known(value, found.end))
}

/// A fiscal year, which begins on another day in every country: "FY25", "fiscal year 2024/25", "fiscal 2019".
fn fiscal_year(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let token = tokens.get(at)?;
    if let Some(tail) = token.text.strip_prefix("FY") {
        let digits = tail.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if tail.is_empty() {
            return tokens.get(at + 1).filter(|t| t.is_number()).map(|_| Found::open(at + 2));
        }
        return (digits && matches!(tail.len(), 2 | 4 | 5 | 7 | 9)).then(|| Found::open(short_end(tokens, at + 1)));
    }
    if !token.any(&YEAR_KINDS) {
        return None;
    }
    // "the first fiscal quarter of 2025"
    if is_any(tokens, at + 1, &["quarter", "half"]) {
        let place = at + 2 + usize::from(is_any(tokens, at + 2, &["of"]));
        let year = tokens.get(place).and_then(year_number);
        return Some(Found::open(if year.is_some() { place + 1 } else { at + 2 }));
    }
    let place = at + 1 + usize::from(is_any(tokens, at + 1, &["year"]));
    let number = tokens.get(place).filter(|t| t.is_number())?;
    let year = year_number(number).is_some() || short_span(number.text).is_some();
    (year && (place > at + 1 || token.eq("fiscal"))).then(|| Found::open(short_end(tokens, place + 1)))
}

/// The end after "-25" in "2024-25".
fn short_end(tokens: &[Token<'_>], at: usize) -> usize {
    let dash = ['-', '–', '/'].iter().any(|mark| is_mark(tokens, at, *mark));
    let short = tokens.get(at + 1).is_some_and(|t| t.is_number() && !t.gap);
    at + if dash && short { 2 } else { 0 }
}

/// First and last year of "2024/25".
fn short_span(text: &str) -> Option<(i32, i32)> {
    let (first, last) = text.split_once('/')?;
    pair(first, last)
}

fn pair(first: &str, last: &str) -> Option<(i32, i32)> {
    let from: i32 = first.parse().ok().filter(|y| (1500..2100).contains(y))?;
    let to: i32 = last.parse().ok()?;
    let to = if last.len() == 2 { from - from % 100 + to } else { to };
    (first.len() == 4 && matches!(last.len(), 2 | 4) && (from + 1..from + 100).contains(&to)).then_some((from, to))
}

/// "2024-25", "2024/25", "the 2024 fiscal year": two years, or open for a fiscal year.
pub(super) fn years(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let token = tokens.get(at)?;
    let dash = is_mark(tokens, at + 1, '-') || is_mark(tokens, at + 1, '–');
    let short = tokens.get(at + 2).filter(|t| dash && !t.gap && t.text.len() == 2);
    let span =
        short_span(token.text).map(|years| (years, at + 1)).or_else(|| Some((pair(token.text, short?.text)?, at + 3)));
    let end = span.map_or(at + 1, |(_, end)| end);
    let kind = tokens.get(end).is_some_and(|t| t.any(&YEAR_KINDS));
    if kind && (span.is_some() || year_number(token).is_some()) && is_any(tokens, end + 1, &["year", "years"]) {
        return Some(Found::open(end + 2));
    }
    let ((first, last), end) = span?;
    // The lead words are those of a single year.
    let led = short.is_none() || year(tokens, at).is_some();
    led.then(|| Found::known(whole_years(first, last, Precision::Year), end))
}
