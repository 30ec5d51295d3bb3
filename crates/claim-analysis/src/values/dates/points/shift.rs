//! Shifts: "three days ago", "a year ago today", "two weeks later", "the day before", "a week before the vote".

use chrono::NaiveDate;

use super::point::Found;
use crate::claim::{DateValue, Precision};
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};
use crate::values::dates::periods::{period, plus_days, plus_months, single_day, whole_month};
use crate::values::dates::words::{DateContext, is_any};
use crate::values::numbers;

/// The shift at `at`.
pub(super) fn read(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    neighbour(tokens, at, context).or_else(|| counted(tokens, at, context)).or_else(|| event(tokens, at))
}

/// "A week before the vote, …": a day that counts from an event. Only at the start of a clause, where it dates the clause.
fn event(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let opens =
        before(tokens, at, 1).is_none_or(|t| matches!(t.mark(), ',' | ';' | ':' | '“') || t.any(&["and", "but"]));
    let article = is_any(tokens, at, &["a", "an"]) && opens;
    let unit = article && is_any(tokens, at + 1, &["day", "week", "fortnight", "month", "year", "decade"]);
    let tied = unit && is_any(tokens, at + 2, &["before", "after"]);
    let noun = tokens.get(at + 4).is_some_and(|t| t.is_word() && t.gap && !t.is(Class::NUMBER));
    let closes = tokens.get(at + 5).is_some_and(|t| t.mark() == ',');
    let named = tokens.get(at + 3).is_some_and(|t| t.is(Class::DETERMINER)) && noun && (at == 0 || closes);
    (tied && named).then(|| Found::open(at + 5))
}

/// "the day before", "the day after", "the next day", "the previous day", "the following morning".
fn neighbour(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    const DAYS: [&str; 5] = ["day", "morning", "afternoon", "evening", "night"];
    if !is_any(tokens, at.checked_sub(1)?, &["the", "a"]) {
        return None;
    }
    let first = tokens.get(at)?;
    let days = if first.any(&DAYS) {
        let order = tokens.get(at + 1).filter(|t| t.any(&["before", "after", "earlier", "later"]))?;
        let ends = tokens
            .get(at + 2)
            .is_none_or(|t| t.mark() != ' ' || t.is(Class::FUNCTION) && !t.is(Class::DETERMINER.or(Class::PRONOUN)));
        if !ends {
            return None;
        }
        if order.any(&["before", "earlier"]) { -1 } else { 1 }
    } else {
        if !is_any(tokens, at + 1, &DAYS) || !is_any(tokens, at - 1, &["the"]) || is_any(tokens, at + 2, &["of"]) {
            return None;
        }
        match first {
            t if t.any(&["next", "following"]) => 1,
            t if t.any(&["previous"]) => -1,
            _ => return None,
        }
    };
    let day = context.origin().filter(|r| r.precision == Precision::Day);
    let value = day.and_then(|r| {
        let origin = if days < 0 { r.earliest } else { r.latest };
        plus_days(origin?, days)
    });
    Some(Found::known(value.map(single_day), at + 2))
}

/// Where a shift counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// "ago": the day of publication.
    Publication,
    /// "later": a date earlier in the sentence, or that of the sentence before.
    Story,
}

/// "three days ago", "a couple of weeks ago", "two days later", "ten days from now".
fn counted(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let (count, place) = count(tokens, at)?;
    let unit = tokens.get(place).filter(|t| t.is(Class::DURATION))?;
    if unit.any(&["hour", "hours", "minute", "minutes", "second", "seconds", "night", "nights"]) {
        return None;
    }
    let (origin, sign, end) = order(tokens, at, place + 1)?;
    if is_compared(tokens, at, origin) || origin == Origin::Story && is_apposed(tokens, end) {
        return None;
    }
    let unit = unit.stem.trim_end_matches('s');
    let unit = if unit.eq_ignore_ascii_case("centurie") { "century" } else { unit };
    let steps = count.and_then(|count| count.checked_mul(sign));
    if origin == Origin::Story {
        let value = steps.and_then(|steps| from_story(context.origin()?, unit, steps));
        return Some(Found::known(value, end));
    }
    let (fine, fine_end) = fine_unit(tokens, end);
    let value = context.published.zip(steps).and_then(|(published, steps)| {
        let Some(fine) = fine else {
            return from_publication(published, unit, steps);
        };
        period(moved(published, unit, steps)?, fine, 0)
    });
    Some(Found::known(value, fine_end))
}

/// True if an exact date follows: "56 years later, on 17 September last year". The count is then a length of time.
fn is_apposed(tokens: &[Token<'_>], end: usize) -> bool {
    let comma = tokens.get(end).is_some_and(|t| t.mark() == ',');
    let date = |t: &Token<'_>| t.is_number() || t.is(Class::MONTH) && t.is_capital();
    comma && is_any(tokens, end + 1, &["on", "in"]) && tokens.get(end + 2).is_some_and(date)
}

/// Origin and direction of the word at `at` after a count and a unit, and the end in tokens; `count` is the place of
/// the count.
fn order(tokens: &[Token<'_>], count: usize, at: usize) -> Option<(Origin, i32, usize)> {
    let word = tokens.get(at)?;
    // "in two days’ time", "in a week’s time"
    let apostrophe = usize::from(matches!(word.mark(), '\'' | '’'));
    if before(tokens, count, 1).is_some_and(|t| t.eq("in")) && is_any(tokens, at + apostrophe, &["time"]) {
        return Some((Origin::Publication, 1, at + apostrophe + 1));
    }
    match word {
        // "two years later than promised"
        t if t.any(&["earlier", "later"]) && is_any(tokens, at + 1, &["than"]) => None,
        t if t.eq("ago") => Some((Origin::Publication, -1, at + 1)),
        t if t.eq("earlier") => Some((Origin::Story, -1, at + 1)),
        t if t.eq("later") => Some((Origin::Story, 1, at + 1)),
        // "The attack comes two days after the vote": counted back from publication.
        t if t.eq("after") && comes(tokens, count) => Some((Origin::Publication, -1, at + 1)),
        t if t.eq("from") && is_any(tokens, at + 1, &["now", "today"]) => Some((Origin::Publication, 1, at + 2)),
        _ => None,
    }
}

/// True for the rest of "half a century ago" and "two and a half years ago", and for "more than a year ago", which
/// compares and dates no event.
fn is_compared(tokens: &[Token<'_>], at: usize, origin: Origin) -> bool {
    let led = |words: &[&str]| before(tokens, at, 1).is_some_and(|t| t.any(words));
    led(&["half", "of", "and"]) && is_any(tokens, at, &["a", "an"])
        || origin == Origin::Publication && led(&["on", "than", "from", "with", "to"])
}

/// The unit of "today" or "this month" after "ago" at `at`, and the end in tokens.
fn fine_unit<'a>(tokens: &[Token<'a>], at: usize) -> (Option<&'a str>, usize) {
    if is_any(tokens, at, &["today", "tonight"]) {
        return (Some("day"), at + 1);
    }
    let this = is_any(tokens, at, &["this"]);
    match tokens.get(at + 1).filter(|t| this && t.any(&["week", "month"])) {
        Some(unit) => (Some(unit.stem), at + 2),
        None => (None, at),
    }
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
    tokens.get(at + 1).filter(|t| t.is(Class::DURATION))?;
    let count = if first.is_number() { numbers::figure(first.stem)?.0 } else { numbers::word(first.stem)? };
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

/// "two days later", "a year earlier", counted from a date that was told before.
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
