//! Shifts: "three days ago", "a year ago today", "two weeks later", "the day before", "the following morning".

use chrono::NaiveDate;

use super::Found;
use crate::claim::{DateValue, Precision};
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};
use crate::values::dates::periods::{period, plus_days, plus_months, single_day, whole_month};
use crate::values::dates::words::{DateContext, is_any};
use crate::values::numbers;

/// The shift at `at`.
pub(super) fn read(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    neighbour(tokens, at, context).or_else(|| counted(tokens, at, context))
}

/// "the day before", "the day after", "the next day", "the previous day", "the following morning".
fn neighbour(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    const DAYS: [&str; 5] = ["day", "morning", "afternoon", "evening", "night"];
    if !is_any(tokens, at.checked_sub(1)?, &["the", "a"]) {
        return None;
    }
    let first = tokens.get(at)?;
    let days = if first.any(&DAYS) {
        let order = tokens
            .get(at + 1)
            .filter(|t| t.any(&["before", "after", "earlier", "later"]))?;
        let ends = tokens.get(at + 2).is_none_or(|t| {
            t.mark() != ' ' || t.is(Class::FUNCTION) && !t.is(Class::DETERMINER.or(Class::PRONOUN))
        });
        if !ends {
            return None;
        }
        if order.any(&["before", "earlier"]) {
            -1
        } else {
            1
        }
    } else {
        if !is_any(tokens, at + 1, &DAYS)
            || !is_any(tokens, at - 1, &["the"])
            || is_any(tokens, at + 2, &["of"])
        {
            return None;
        }
        match first {
            t if t.any(&["next", "following"]) => 1,
            t if t.any(&["previous"]) => -1,
            _ => return None,
        }
    };
    let day = context.reference.filter(|r| r.precision == Precision::Day);
    let value = day.and_then(|r| {
        let origin = if days < 0 { r.earliest } else { r.latest };
        plus_days(origin?, days)
    });
    Some(Found::known(value.map(single_day), at + 2))
}

/// "three days ago", "a couple of weeks ago", "two days later", "ten days from now".
fn counted(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let (count, place) = count(tokens, at)?;
    // "half a century ago", "two and a half years ago"
    if before(tokens, at, 1).is_some_and(|t| t.any(&["half", "of", "and"]))
        && tokens.get(at)?.any(&["a", "an"])
    {
        return None;
    }
    let unit = tokens.get(place).filter(|t| t.is(Class::DURATION))?;
    let order = tokens.get(place + 1)?;
    let mut end = place + 2;
    let sign: i32 = match order {
        t if t.any(&["ago", "earlier"]) => -1,
        t if t.eq("later") => 1,
        // "The attack comes two days after the vote": counted back from publication.
        t if t.eq("after") && comes(tokens, at) => -1,
        t if t.eq("from") && is_any(tokens, end, &["now", "today"]) => {
            end += 1;
            1
        }
        t if t.eq("before") && is_any(tokens, end, &["yesterday", "today"]) => return None,
        _ => return None,
    };
    if is_any(
        tokens,
        place,
        &[
            "hour", "hours", "minute", "minutes", "second", "seconds", "night", "nights",
        ],
    ) {
        return None;
    }
    let told = order.any(&["earlier", "later"]);
    // "17 per cent more than a year ago" compares and dates no event.
    let compared =
        before(tokens, at, 1).is_some_and(|t| t.any(&["on", "than", "from", "with", "to"]));
    if compared && !told {
        return None;
    }
    let unit = unit.stem.trim_end_matches('s');
    let unit = if unit.eq_ignore_ascii_case("centurie") {
        "century"
    } else {
        unit
    };
    let steps = count.and_then(|count| sign.checked_mul(count));
    if told {
        let value = steps.and_then(|steps| from_story(context.reference?, unit, steps));
        return Some(Found::known(value, end));
    }
    let day = is_any(tokens, end, &["today", "tonight", "yesterday"]);
    let value = context.published.zip(steps).and_then(|(published, steps)| {
        if day {
            let moved = moved(published, unit, steps)?;
            let back = i32::from(is_any(tokens, end, &["yesterday"]));
            return plus_days(moved, -back).map(single_day);
        }
        from_publication(published, unit, steps)
    });
    Some(Found::known(value, end + usize::from(day)))
}

/// True if "comes", perhaps with "just", stands before the count.
fn comes(tokens: &[Token<'_>], at: usize) -> bool {
    let just = before(tokens, at, 1).is_some_and(|t| t.any(&["just", "only", "barely"]));
    before(tokens, at, 1 + usize::from(just)).is_some_and(|t| t.any(&["comes", "come"]))
}

/// The count before a unit, `None` for "a few", and the place of the unit.
fn count(tokens: &[Token<'_>], at: usize) -> Option<(Option<i32>, usize)> {
    let first = tokens.get(at)?;
    if first.any(&["few", "several"]) {
        return Some((None, at + 1));
    }
    if first.any(&["a", "an"]) {
        let second = tokens.get(at + 1)?;
        if second.eq("few") {
            return Some((None, at + 2));
        }
        if second.eq("couple") && is_any(tokens, at + 2, &["of"]) {
            return Some((None, at + 3));
        }
        return Some((Some(1), at + 1));
    }
    let count = if first.is_number() {
        numbers::figure(first.stem)?.0
    } else {
        numbers::word(first.stem)?
    };
    if !(1.0..=5_000.0).contains(&count) || count.fract() > 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "from 1 to 5,000")]
    let count = count as i32;
    Some((Some(count), at + 1))
}

/// The same day so many units away.
fn moved(from: NaiveDate, unit: &str, steps: i32) -> Option<NaiveDate> {
    match unit.to_ascii_lowercase().as_str() {
        "day" => plus_days(from, steps),
        "week" => plus_days(from, steps.checked_mul(7)?),
        "fortnight" => plus_days(from, steps.checked_mul(14)?),
        "month" => plus_months(from, steps),
        "quarter" => plus_months(from, steps.checked_mul(3)?),
        "year" => plus_months(from, steps.checked_mul(12)?),
        "decade" => plus_months(from, steps.checked_mul(120)?),
        "century" => plus_months(from, steps.checked_mul(1_200)?),
        _ => None,
    }
}

/// "a year ago" is the month of the last year, "two years ago" the year.
fn from_publication(published: NaiveDate, unit: &str, steps: i32) -> Option<DateValue> {
    let day = moved(published, unit, steps)?;
    match unit.to_ascii_lowercase().as_str() {
        "year" if steps == -1 => whole_month(day),
        "decade" if steps == -1 => period(day, "year", 0),
        "century" => period(day, "decade", 0),
        "fortnight" => period(day, "week", 0),
        unit => period(day, unit, 0),
    }
}

/// "two days later", "a year earlier", counted from a date earlier in the sentence.
fn from_story(reference: DateValue, unit: &str, steps: i32) -> Option<DateValue> {
    let day = moved(reference.earliest?, unit, steps)?;
    match (reference.precision, unit.to_ascii_lowercase().as_str()) {
        (Precision::Day, "day") => Some(single_day(day)),
        (Precision::Day, "week") => period(day, "week", 0),
        (Precision::Day | Precision::Week | Precision::Month, "month" | "year") => whole_month(day),
        (Precision::Year, "year") => period(day, "year", 0),
        _ => None,
    }
}
