//! Weekdays: "Monday", "last Monday", "Tuesday of next week", "Thursday, Dec. 1, 2016".

use chrono::{Datelike, NaiveDate, Weekday};

use super::point::{Found, Point, Written};
use super::written::{day_month, month};
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};
use crate::values::dates::periods::{plus_days, single_day};
use crate::values::dates::tense::{Tense, tense};
use crate::values::dates::words::{DateContext, is_any, is_mark, step};

/// The weekday at `at`, or the written day after the weekday.
pub(super) fn read(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let day: Weekday = tokens.get(at)?.stem.parse().ok()?;
    let led = before(tokens, at, 1);
    if led.is_some_and(|t| t.any(&["every", "each", "any"])) {
        return None;
    }
    // "Bloody Sunday" names a day of its own.
    if led.is_some_and(|t| t.is_capital() && t.any(&NAMED)) {
        return Some(Found::open(at + 1));
    }
    // "the Sunday Times"
    if tokens.get(at + 1).is_some_and(|t| t.is_capital() && t.any(&PAPERS)) {
        return None;
    }
    if let Some(found) = written_day(day, tokens, at, context) {
        return Some(found);
    }
    if let Some((weeks, end)) = week(tokens, at + 1) {
        // "last Wednesday week" is read in two ways.
        if weeks == COMING && led.is_some_and(|t| t.eq("last")) {
            return Some(Found::open(end));
        }
        let value = context.published.and_then(|p| of_week(p, day, weeks));
        return Some(Found::known(value.map(single_day), end));
    }
    Some(bare(day, tokens, at, context))
}

/// The weekday of token `at` with the words before it and "before last" or "after next".
fn bare(day: Weekday, tokens: &[Token<'_>], at: usize, context: DateContext) -> Found {
    let led = before(tokens, at, 1);
    let end = at + 1;
    let named = led.and_then(step);
    // "the following Monday" counts from a day of the story.
    let story = led.is_some_and(|t| t.any(&["following", "previous", "same"]));
    if story {
        let reference = context.origin().and_then(|r| r.latest);
        let value = reference.and_then(|day_of| match named {
            Some(1) => ahead(plus_days(day_of, 1)?, day),
            Some(-1) => back(plus_days(day_of, -1)?, day),
            _ => None,
        });
        return Found::known(value.map(single_day), end);
    }
    let led_by = |order: &str, which: &str| is_any(tokens, end, &[order]) && is_any(tokens, end + 1, &[which]);
    // "the Monday before last"
    let far = if led_by("before", "last") { Some(-1) } else { led_by("after", "next").then_some(1) };
    if let Some(sign) = far {
        let near = context.published.and_then(|p| nearest(p, day, Some(sign), Tense::Unknown));
        let value = near.and_then(|near| plus_days(near, 7 * sign));
        return Found::known(value.map(single_day), end + 2);
    }
    // "a week from Friday", "a week on Friday"
    let later = 7 * i32::from(
        led.is_some_and(|t| t.any(&["from", "on"]))
            && is_any(tokens, at.wrapping_sub(2), &["week"])
            && is_any(tokens, at.wrapping_sub(3), &["a"]),
    );
    let tense = tense(tokens, at);
    let value = context.published.and_then(|published| {
        if named == Some(0) && !matches!(tense, Tense::Past | Tense::Future) {
            return of_week(published, day, 0);
        }
        plus_days(nearest(published, day, named, tense)?, later)
    });
    Found::known(value.map(single_day), end)
}

/// A weekday in another language, from 1 for Monday: the last one.
pub(super) fn foreign(number: u32, tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let day = Weekday::try_from(u8::try_from(number - 1).ok()?).ok()?;
    if let Some(found) = written_day(day, tokens, at, context) {
        return Some(found);
    }
    let value = context.published.and_then(|p| back(p, day));
    Some(Found::known(value.map(single_day), at + 1))
}

/// "Thursday Dec. 1, 2016", "Friday, 6 May", "Monday the 4th of May" are one date.
fn written_day(day: Weekday, tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let point = usize::from(is_mark(tokens, at + 1, '.'));
    let mut next = at + 1 + point;
    next += usize::from(is_mark(tokens, next, ','));
    // "Friday (Aug 29)"
    let bracket = is_mark(tokens, next, '(');
    next += usize::from(bracket);
    next += usize::from(is_any(tokens, next, &["the", "dem", "den", "le"]));
    let found = day_month(tokens, next, context).or_else(|| month(tokens, next, context))?;
    if bracket && !is_mark(tokens, found.end, ')') {
        return None;
    }
    let found = Found { end: found.end + usize::from(bracket), ..found };
    match found.point {
        Point::Written(written) if written.days.is_none() => None,
        Point::Written(written) => {
            Some(Found { point: Point::Written(Written { weekday: Some(day), ..written }), ..found })
        }
        _ => Some(found),
    }
}

/// "last week", "of next week", "this week", and "week" in "Monday week": weeks from the coming or present one, and
/// the end in tokens.
fn week(tokens: &[Token<'_>], at: usize) -> Option<(i32, usize)> {
    let of = usize::from(is_any(tokens, at, &["of"]));
    let which = tokens.get(at + of)?;
    // "Thursday last"
    let alone = !tokens
        .get(at + 1)
        .is_some_and(|t| t.is(Class::DURATION.or(Class::RELATIVE_DATE).or(Class::NUMBER)) || t.is_number());
    if of == 0 && which.text == "last" && alone {
        return Some((-1, at + 1));
    }
    if of == 0 && which.text == "week" && !is_mark(tokens, at + 1, '-') {
        return Some((COMING, at + 1));
    }
    let steps = step(which).filter(|_| which.any(&["last", "this", "next"]))?;
    is_any(tokens, at + of + 1, &["week"]).then_some((steps, at + of + 2))
}

/// Words before a weekday that make the name of one day.
const NAMED: [&str; 13] = [
    "bloody", "black", "good", "easter", "ash", "palm", "super", "cyber", "holy", "maundy", "shrove", "giving", "whit",
];

/// Words after a weekday that make the name of a newspaper or programme.
const PAPERS: [&str; 9] = ["times", "telegraph", "mirror", "mail", "express", "herald", "post", "independent", "night"];

/// Marks "Monday week": a week after the coming Monday.
const COMING: i32 = i32::MAX;

/// The weekday of the week that many weeks away.
fn of_week(published: NaiveDate, day: Weekday, weeks: i32) -> Option<NaiveDate> {
    if weeks == COMING {
        return plus_days(ahead(plus_days(published, 1)?, day)?, 7);
    }
    let monday = published.week(Weekday::Mon).checked_first_day()?;
    let offset = i32::try_from(day.num_days_from_monday()).ok()?;
    plus_days(monday, weeks * 7 + offset)
}

/// The weekday nearest to publication: strictly before for "last", strictly after for "next", otherwise by tense.
fn nearest(published: NaiveDate, day: Weekday, named: Option<i32>, tense: Tense) -> Option<NaiveDate> {
    match (named, tense) {
        (Some(-1), _) => back(plus_days(published, -1)?, day),
        (Some(1), _) => ahead(plus_days(published, 1)?, day),
        (_, Tense::Future) => ahead(published, day),
        _ => back(published, day),
    }
}

/// The first such weekday on a day or after it.
fn ahead(from: NaiveDate, day: Weekday) -> Option<NaiveDate> {
    plus_days(from, i32::try_from(day.days_since(from.weekday())).ok()?)
}

/// The last such weekday on a day or before it.
fn back(from: NaiveDate, day: Weekday) -> Option<NaiveDate> {
    plus_days(from, -i32::try_from(from.weekday().days_since(day)).ok()?)
}
