//! Parts of a period: "early March", "the end of 2017", "the second quarter of 2025", "the first seven months of the
//! year", "mid-September".

use chrono::{Datelike, NaiveDate};

use super::periods::{months_from, part_of_year, plus_days, plus_months, span, whole_years};
use super::points::{self, Found, Point};
use super::words::{DateContext, is_any, is_mark};
use crate::claim::{DateValue, Precision};
use crate::text::tokens::{Token, before};
use crate::values::numbers;

/// A part of a month, year, decade or century.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Early,
    Middle,
    Late,
    /// "the start of 2020": the first month.
    Start,
    /// "the end of 2020": the last month.
    End,
    /// "end June": the last day.
    LastDay,
    /// The `number`th of parts that are `length` units long; number 0 for the last.
    Numbered {
        number: u32,
        length: u32,
        unit: Unit,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Half,
}

/// The point at `at`, or the part of one.
pub(super) fn read(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let first = tokens.get(at)?;
    // No part starts with an article or a number: these words are frequent.
    if first.is_number() || first.any(&["a", "an"]) {
        return points::read(tokens, at, context);
    }
    if let Some((part, next)) = part(tokens, at)
        && let Some(found) = whole(tokens, next, context)
    {
        return Some(apply(tokens, next, part, found, context));
    }
    hyphenated(tokens, at, context).or_else(|| points::read(tokens, at, context))
}

/// The point after "of the" and the like.
fn whole(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let found = points::read(tokens, at, context)?;
    let coarse = match found.point {
        Point::Written(written) => written.days.is_none(),
        Point::Known(value) => value.precision > Precision::Week,
        Point::Open => true,
    };
    coarse.then_some(found)
}

/// The words of a part at `at`, and the place of the point.
fn part(tokens: &[Token<'_>], at: usize) -> Option<(Part, usize)> {
    let first = tokens.get(at)?;
    let of = |end: usize| {
        // "the start in May", but "is to start in May"
        let noun = is_any(tokens, at.wrapping_sub(1), &["the", "a", "its", "their"]);
        let of = usize::from(is_any(tokens, end, &["of"]) || noun && is_any(tokens, end, &["in"]));
        let the = usize::from(is_any(tokens, end + of, &["the", "fiscal"]));
        (of > 0).then_some(end + of + the)
    };
    let dash = usize::from(is_mark(tokens, at + 1, '-'));
    for (word, near, far) in [
        ("early", Some(Part::Early), None),
        ("late", Some(Part::Late), None),
        ("mid", Some(Part::Middle), None),
        ("middle", None, Some(Part::Middle)),
        ("beginning", None, Some(Part::Start)),
        ("start", None, Some(Part::Start)),
        ("end", Some(Part::LastDay), Some(Part::End)),
    ] {
        if first.eq(word) {
            if let (Some(part), Some(place)) = (far, of(at + 1)) {
                return Some((part, place));
            }
            let in_the = usize::from(word != "end" && is_any(tokens, at + 1, &["in"]));
            let the = usize::from(is_any(tokens, at + 1 + in_the, &["the"]));
            return near.map(|part| (part, at + 1 + dash + in_the + the));
        }
    }
    numbered(tokens, at).and_then(|(part, end)| Some((part, of(end)?)))
}

/// "first half", "second quarter", "first seven months", "last week", and the end in tokens.
fn numbered(tokens: &[Token<'_>], at: usize) -> Option<(Part, usize)> {
    let first = tokens.get(at)?;
    let number = if first.any(&["last", "final"]) {
        0
    } else {
        (1..).zip(["first", "second", "third", "fourth"]).find(|(_, word)| first.eq(word))?.0
    };
    let second = tokens.get(at + 1)?;
    let counted = if second.is_number() {
        second.text.parse().ok()
    } else {
        numbers::word(second.stem).map(|n| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "number words go from 0 to 99")]
            let n = n as u32;
            n
        })
    };
    let length = counted.unwrap_or(1);
    let place = at + 1 + usize::from(counted.is_some());
    let unit = match tokens.get(place)?.stem.trim_end_matches('s') {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "half" => Unit::Half,
        _ => return None,
    };
    let odd = number > 1 && counted.is_some() || !(1..=400).contains(&length);
    let part = Part::Numbered { number, length, unit };
    (!odd).then_some((part, place + 1))
}

/// "mid-September", "end-June", "late-2019": one token.
fn hyphenated(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let token = tokens.get(at).filter(|token| token.hyphenated)?;
    let (head, tail) = token.stem.split_once('-')?;
    let is = |word: &str| head.eq_ignore_ascii_case(word);
    let part = if is("mid") {
        Part::Middle
    } else if is("early") {
        Part::Early
    } else if is("late") {
        Part::Late
    } else if is("end") {
        Part::LastDay
    } else {
        return None;
    };
    // The rest of the token with "the" before it, as in "the 1990s".
    let mut rest: Vec<Token<'_>> = Vec::with_capacity(8);
    let lead = before(tokens, at, 1).filter(|t| t.is_word());
    rest.extend(lead.or(tokens.get(at)));
    rest.extend(token.tail(token.stem.len() - tail.len()));
    let after = tokens.get(at + 1..).unwrap_or(&[]);
    rest.extend(after.iter().take(6));
    let found = whole(&rest, 1, context)?;
    let end = at + found.end - 1;
    let found = Found { end, ..found };
    Some(apply(tokens, at, part, found, context))
}

fn apply(tokens: &[Token<'_>], at: usize, part: Part, found: Found, context: DateContext) -> Found {
    let value = found.point.resolve(tokens, at, context);
    Found::known(value.and_then(|value| within(value, part)), found.end)
}

/// The days of a part of a period.
fn within(value: DateValue, part: Part) -> Option<DateValue> {
    let (first, last) = (value.earliest?, value.latest?);
    if let Part::Numbered { number, length, unit } = part {
        return numbered_within(first, last, number, length, unit);
    }
    if part == Part::LastDay && value.precision <= Precision::Month {
        return Some(span(last, last, Precision::Day));
    }
    match value.precision {
        Precision::Month => of_month(first, last, part),
        Precision::Season | Precision::Year => of_year(first, last, part),
        Precision::Decade => of_years(first.year(), part, [0, 3, 4, 6, 6, 9], Precision::Year),
        Precision::Century => of_years(first.year(), part, [0, 19, 44, 54, 80, 99], Precision::Decade),
        Precision::Day | Precision::Week => Some(value),
    }
}

fn of_month(first: NaiveDate, last: NaiveDate, part: Part) -> Option<DateValue> {
    let (from, to) = match part {
        Part::Early => (1, 10),
        Part::Middle => (11, 20),
        Part::Late => (20, last.day()),
        Part::Start => (1, 7),
        _ => (25, last.day()),
    };
    Some(span(first.with_day(from)?, first.with_day(to)?, Precision::Month))
}

fn of_year(first: NaiveDate, last: NaiveDate, part: Part) -> Option<DateValue> {
    let (year, month) = (first.year(), first.month());
    if last.year() != year || last.month() - month != 11 {
        let quarter = match part {
            Part::Early | Part::Start => months_from(year, month, 1),
            Part::Middle => months_from(year, month + 1, 1),
            _ => months_from(last.year(), last.month(), 1),
        };
        return quarter;
    }
    match part {
        Part::Early => months_from(year, 1, 4),
        Part::Middle => months_from(year, 5, 4),
        Part::Late => months_from(year, 9, 4),
        Part::Start => months_from(year, 1, 1),
        _ => months_from(year, 12, 1),
    }
}

/// Early, middle and late years of a decade or century, as offsets from the first year.
fn of_years(first: i32, part: Part, offsets: [i32; 6], precision: Precision) -> Option<DateValue> {
    let [early, early_end, middle, middle_end, late, late_end] = offsets;
    let (from, to) = match part {
        Part::Early => (early, early_end),
        Part::Middle => (middle, middle_end),
        Part::Late => (late, late_end),
        Part::Start => (0, 0),
        _ => (late_end, late_end),
    };
    // The 20th century starts in 1901, the 1900s in 1900.
    let base = first - first % 10;
    whole_years(base + from, base + to, precision)
}

fn numbered_within(first: NaiveDate, last: NaiveDate, number: u32, length: u32, unit: Unit) -> Option<DateValue> {
    let count = i32::try_from(length).ok()?;
    let skipped = i32::try_from(number.saturating_sub(1)).ok()?;
    let year = first.year();
    let whole_year = last.year() == year && first.ordinal() == 1 && last.month() == 12;
    let value = match unit {
        Unit::Half if whole_year && number <= 2 => part_of_year(year, if number == 0 { 2 } else { number }, 6),
        Unit::Quarter if whole_year => part_of_year(year, if number == 0 { 4 } else { number }, 3),
        Unit::Half if first.month() == last.month() && year == last.year() => {
            let (from, to) = if number == 1 { (1, 15) } else { (16, last.day()) };
            Some(span(first.with_day(from)?, first.with_day(to)?, Precision::Month))
        }
        Unit::Half | Unit::Quarter if last.year() - year >= 9 => {
            let parts = if unit == Unit::Half { 2 } else { 4 };
            let length = (last.year() - year + 1) / parts;
            let place = if number == 0 { parts - 1 } else { skipped };
            let from = year + place * length;
            whole_years(from, from + length - 1, Precision::Decade)
        }
        Unit::Month if number == 0 => {
            let start = plus_months(plus_days(last, 1)?, -count)?;
            months_from(start.year(), start.month(), count)
        }
        Unit::Month => months_from(year, first.month() + number - 1, count),
        Unit::Day | Unit::Week => {
            let days = if unit == Unit::Week { 7 } else { 1 };
            let start =
                if number == 0 { plus_days(last, 1 - days * count)? } else { plus_days(first, days * skipped)? };
            let precision = if unit == Unit::Week { Precision::Week } else { Precision::Day };
            Some(span(start, plus_days(start, days * count - 1)?, precision))
        }
        _ => None,
    }?;
    (value.earliest? >= first && value.latest? <= last).then_some(value)
}
