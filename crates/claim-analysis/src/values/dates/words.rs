//! Words of dates, and the context in which they are read.

use chrono::NaiveDate;

use crate::claim::DateValue;
use crate::lexicon::{Class, months};
use crate::text::tokens::Token;

/// A date found in the tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct DateMatch {
    /// End in tokens, exclusive.
    pub end: usize,
    /// `None` if the date cannot be resolved, for example without a day of publication.
    pub value: Option<DateValue>,
}

/// The context in which a date is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DateContext {
    /// Day of publication, the origin of relative dates.
    pub published: Option<NaiveDate>,
    /// The nearest verb speaks of the future.
    pub is_future: bool,
    /// Month names of other languages are read too.
    pub foreign: bool,
}

/// True for an English month name with a capital.
pub(super) fn is_month(token: &Token<'_>) -> bool {
    token.is(Class::MONTH) && token.is_capital()
}

/// A day of the month from 1 to 31, with or without "st", "nd", "rd", "th".
pub(super) fn day(token: &Token<'_>) -> Option<u32> {
    let text = token
        .text
        .trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = token.text.get(text.len()..)?;
    let day = text.parse().ok().filter(|day| (1..=31).contains(day))?;
    matches!(tail, "" | "st" | "nd" | "rd" | "th").then_some(day)
}

/// A year of four digits from 1000 to 2199.
pub(super) fn year_number(token: &Token<'_>) -> Option<i32> {
    let plain = token.text.len() == 4 && token.text.bytes().all(|b| b.is_ascii_digit());
    token
        .text
        .parse()
        .ok()
        .filter(|year| plain && (1000..=2199).contains(year))
}

/// The number of a month from 1 to 12.
pub(super) fn month_number(token: &Token<'_>, context: DateContext) -> Option<u32> {
    let english = is_month(token)
        .then(|| months::english(token.stem))
        .flatten();
    english.or_else(|| months::foreign(token.stem).filter(|_| context.foreign))
}

pub(super) fn is_mark(tokens: &[Token<'_>], at: usize, mark: char) -> bool {
    tokens.get(at).is_some_and(|t| t.mark() == mark)
}

/// -1 for "last", 0 for "this", 1 for "next".
pub(super) fn step(token: &Token<'_>) -> Option<i32> {
    if token.any(&["last", "past", "previous"]) {
        Some(-1)
    } else if token.any(&["this", "same"]) {
        Some(0)
    } else if token.any(&["next", "coming", "following"]) {
        Some(1)
    } else {
        None
    }
}
