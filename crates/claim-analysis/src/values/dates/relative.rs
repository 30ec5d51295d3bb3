//! Relative dates: weekdays, "last week", "three days ago".

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::calendar::month;
use super::periods::{plus_days, plus_months, single_day, whole_month, whole_years};
use super::words::{DateContext, DateMatch, is_mark, is_month, step};
use crate::claim::{DateValue, Precision};
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};
use crate::values::numbers;

/// "Monday", "last Monday", "Thursday Dec. 1, 2016".
pub(super) fn weekday(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<DateMatch> {
    let day: Weekday = tokens.get(at)?.stem.parse().ok()?;
    // "Thursday Dec. 1, 2016" is one date.
    let next = at + 1 + usize::from(is_mark(tokens, at + 1, ','));
    if tokens.get(next).is_some_and(is_month)
        && let Some(found) = month(tokens, next, context)
        && found.value.is_none_or(|v| v.precision == Precision::Day)
    {
        return Some(found);
    }
    let previous = before(tokens, at, 1).and_then(step);
    let value = context.published.and_then(|published| {
        let ahead = previous == Some(1) || (previous.is_none() && context.is_future);
        let date = if ahead {
            published.checked_add_days(Days::new(day.days_since(published.weekday()).into()))
        } else {
            published.checked_sub_days(Days::new(published.weekday().days_since(day).into()))
        };
        date.map(single_day)
    });
    Some(DateMatch { end: at + 1, value })
}

/// "yesterday", "last week", "next month", "three days ago", "a decade ago".
pub(super) fn relative(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<DateMatch> {
    let first = tokens.get(at)?;
    if !first.is(Class::RELATIVE_DATE.or(Class::NUMBER)) && !first.any(&["a", "an"]) {
        return None;
    }
    let offset = if first.any(&["today", "tonight"]) {
        Some(0)
    } else if first.eq("yesterday") {
        Some(-1)
    } else if first.eq("tomorrow") {
        Some(1)
    } else {
        None
    };
    if let Some(days) = offset {
        let value = context
            .published
            .and_then(|p| plus_days(p, days))
            .map(single_day);
        return Some(DateMatch { end: at + 1, value });
    }
    let unit = tokens.get(at + 1)?;
    if let Some(step) = step(first) {
        if !unit.any(&["week", "month", "year", "decade", "night", "weekend"]) {
            return None;
        }
        let value = match origin(tokens, at) {
            Origin::Publication => context.published.and_then(|p| period(p, unit.stem, step)),
            Origin::UpToPublication => context.published.and_then(|p| up_to(p, unit.stem)),
            Origin::Story => None,
            Origin::PartOfEvent => return None,
        };
        return Some(DateMatch { end: at + 2, value });
    }
    ago(tokens, at, context)
}

/// The origin of a relative period.
enum Origin {
    /// "last week": a calendar period relative to the day of publication.
    Publication,
    /// "the past week": the days up to publication.
    UpToPublication,
    /// "the following week": relative to a day in the story, which is not known.
    Story,
    /// "the last week of fighting", "the last month before the truce": no date.
    PartOfEvent,
}

fn origin(tokens: &[Token<'_>], at: usize) -> Origin {
    let lead = before(tokens, at, 1);
    let Some(lead) = lead.filter(|t| t.is_possessive() || t.is(Class::DETERMINER)) else {
        return Origin::Publication;
    };
    let after = tokens.get(at + 2);
    let first = tokens.get(at);
    let tied = after.is_some_and(|t| t.any(&["of", "before", "until", "after", "when", "that"]));
    // "the last week in March"
    let within =
        after.is_some_and(|t| t.eq("in")) && tokens.get(at + 3).is_some_and(|t| is_month(t));
    if tied || within {
        Origin::PartOfEvent
    } else if lead.eq("the") && first.is_some_and(|t| t.any(&["last", "past"])) {
        Origin::UpToPublication
    } else {
        Origin::Story
    }
}

/// The 7, 30, 365 or 3,652 days before a day, and that day.
fn up_to(latest: NaiveDate, unit: &str) -> Option<DateValue> {
    let is = |word: &str| unit.eq_ignore_ascii_case(word);
    let (days, precision) = if is("week") {
        (7, Precision::Week)
    } else if is("month") {
        (30, Precision::Month)
    } else if is("year") {
        (365, Precision::Year)
    } else if is("decade") {
        (3_652, Precision::Decade)
    } else {
        return period(latest, unit, -1);
    };
    Some(DateValue {
        earliest: plus_days(latest, -days)?,
        latest,
        precision,
    })
}

/// "three days ago": a number or "a", a unit, "ago".
pub(crate) fn ago(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<DateMatch> {
    let (first, unit, ago) = (tokens.get(at)?, tokens.get(at + 1)?, tokens.get(at + 2)?);
    if !unit.is(Class::DURATION) || !ago.any(&["ago", "earlier"]) {
        return None;
    }
    let count = if first.any(&["a", "an"]) {
        1.0
    } else if first.is_number() {
        numbers::figure(first.stem)?.0
    } else {
        numbers::word(first.stem)?
    };
    #[expect(clippy::cast_possible_truncation, reason = "clamped to 5,000")]
    let count = count.clamp(0.0, 5_000.0) as i32;
    let value = context.published.filter(|_| ago.eq("ago"));
    let value = value.and_then(|p| period(p, unit.stem.trim_end_matches('s'), -count));
    Some(DateMatch { end: at + 3, value })
}

/// The day, week (Monday to Sunday), weekend, month, year or decade `steps` away from a day.
fn period(from: NaiveDate, unit: &str, steps: i32) -> Option<DateValue> {
    let is = |word: &str| unit.eq_ignore_ascii_case(word);
    if is("day") || is("night") {
        return plus_days(from, steps).map(single_day);
    }
    if is("week") || is("weekend") {
        let days = plus_days(from, steps * 7)?
            .week(Weekday::Mon)
            .checked_days()?;
        let (monday, sunday) = days.into_inner();
        let earliest = if is("weekend") {
            plus_days(sunday, -1)?
        } else {
            monday
        };
        return Some(DateValue {
            earliest,
            latest: sunday,
            precision: Precision::Week,
        });
    }
    if is("month") {
        return whole_month(plus_months(from, steps)?);
    }
    let months = if is("year") {
        12
    } else if is("decade") {
        120
    } else {
        return None;
    };
    let year = plus_months(from, steps * months)?.year();
    whole_years(year, year, Precision::Year)
}
