//! Dates in a sentence.

mod calendar;
mod periods;
pub(super) mod relative;
pub(super) mod words;

use self::words::{DateContext, DateMatch, is_month};
use crate::lexicon::{Class, months};
use crate::text::tokens::Token;

/// The date that starts at token `at`.
pub(super) fn read(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<DateMatch> {
    let first = tokens.get(at)?;
    if first.is_number() {
        return calendar::day_month(tokens, at, context)
            .or_else(|| calendar::iso(tokens, at))
            .or_else(|| calendar::dotted(tokens, at))
            .or_else(|| calendar::year(tokens, at));
    }
    if is_month(first) {
        return calendar::month_range(tokens, at, context)
            .or_else(|| calendar::month(tokens, at, context));
    }
    if context.foreign && months::foreign(first.stem).is_some() {
        return calendar::month(tokens, at, context);
    }
    if first.is(Class::WEEKDAY) && first.is_capital() {
        return relative::weekday(tokens, at, context);
    }
    relative::relative(tokens, at, context)
}
