//! Dates in a sentence: a small grammar of points in time, parts of them, stretches and shifts.

pub(super) mod clock;
pub(super) mod dateline;
mod deadlines;
mod edges;
mod parts;
mod periods;
mod points;
mod stretch;
mod tense;
pub(super) mod words;

use self::words::{DateContext, DateMatch, is_any};
use crate::claim::{DateValue, Precision};
use crate::lexicon::{Class, months};
use crate::text::tokens::Token;

/// Classes of the words with which a date may start. "A" and "an" are among them.
pub(super) const STARTS: Class = Class::NUMBER
    .or(Class::MONTH)
    .or(Class::WEEKDAY)
    .or(Class::DATE_START)
    .or(Class::OTHER_MONTH)
    .or(Class::COUNT_START);

/// True if a date may start with this token.
pub(super) fn may_start(token: &Token<'_>, foreign: bool) -> bool {
    token.is_number()
        || token.is(Class::NUMBER.or(Class::MONTH).or(Class::WEEKDAY).or(Class::DATE_START).or(Class::OTHER_MONTH))
        || token.any(&["a", "an"])
        || token.hyphenated
        || matches!(token.text, "New" | "Christmas" | "Halloween" | "Boxing" | "Valentine’s" | "Valentine's")
        || token.text.starts_with("FY")
        || foreign && token.is_word() && months::foreign(token.stem).is_some()
}

/// The date that starts at token `at`.
pub(super) fn read(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<DateMatch> {
    let first = parts::read(tokens, at, context)?;
    let found = stretch::extend(tokens, at, first, context);
    let value = found.point.resolve(tokens, at, context);
    let single = found.end == first.end;
    let value = value.map(|value| if single { edges::bound(tokens, at, found.end, value) } else { value });
    let value = value.map(|value| week_of(tokens, at, value).unwrap_or(value));
    Some(DateMatch { end: found.end, value })
}

/// The week around the day in "the week of 8 September" and "the week beginning 8 September".
fn week_of(tokens: &[Token<'_>], at: usize, value: DateValue) -> Option<DateValue> {
    let the = usize::from(is_any(tokens, at.wrapping_sub(1), &["the"]));
    let of = at.checked_sub(1 + the)?;
    let led = is_any(tokens, of, &["of", "beginning", "starting"]) && is_any(tokens, of.wrapping_sub(1), &["week"]);
    let day = value.earliest.filter(|_| value.precision == Precision::Day && value.earliest == value.latest)?;
    if led { periods::period(day, "week", 0) } else { None }
}
