//! A point in time: the alternatives of the grammar, and how a point becomes a period of days.

mod eras;
mod fiscal;
mod holidays;
mod named_days;
mod numeric;
mod other_calendars;
mod point;
mod relative;
mod shift;
mod weekday;
mod written;

use crate::lexicon::Class;
use crate::lexicon::months::{self, DateWord};
use crate::text::tokens::Token;
use crate::values::dates::words::{DateContext, is_month, is_weekday};

pub(super) use self::point::{Found, Point};

/// The point that starts at token `at`.
pub(super) fn read(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let first = tokens.get(at)?;
    if first.is_number() {
        return other_calendars::read(tokens, at)
            .or_else(|| written::year_first(tokens, at, context))
            .or_else(|| written::day_month(tokens, at, context))
            .or_else(|| fiscal::abbreviated(tokens, at, context))
            .or_else(|| numeric::read(tokens, at, context))
            .or_else(|| fiscal::years(tokens, at))
            .or_else(|| eras::read(tokens, at))
            .or_else(|| eras::anno_domini(tokens, at))
            .or_else(|| shift::read(tokens, at, context))
            .or_else(|| eras::year(tokens, at));
    }
    if first.any(&["a", "an"]) {
        return shift::read(tokens, at, context);
    }
    if is_month(first) {
        return written::month(tokens, at, context);
    }
    if context.foreign
        && let Some(word) = months::foreign(first.stem)
    {
        return match word {
            DateWord::Month(_) => written::month(tokens, at, context),
            DateWord::Weekday(number) => weekday::foreign(number, tokens, at, context),
            DateWord::Day(days) => Some(relative::foreign_day(days, at, context)),
            DateWord::OtherMonth => other_calendars::read(tokens, at),
            DateWord::Period => relative::foreign_period(tokens, at, context),
        };
    }
    if is_weekday(first) {
        return weekday::read(tokens, at, context);
    }
    if first.is(Class::OTHER_MONTH) && first.is_capital() {
        return other_calendars::read(tokens, at);
    }
    written::worded_day(tokens, at, context)
        .or_else(|| holidays::read(tokens, at, context))
        .or_else(|| fiscal::read(tokens, at, context))
        .or_else(|| other_calendars::era_year(tokens, at))
        .or_else(|| eras::read(tokens, at))
        .or_else(|| relative::read(tokens, at, context))
        .or_else(|| shift::read(tokens, at, context))
}
