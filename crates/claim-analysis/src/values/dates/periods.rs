//! Calendar arithmetic: days, weeks, months and years as first and last day.

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

use crate::claim::{DateValue, Precision};

/// The days from `first` to `last`, inclusive.
pub(super) fn span(first: NaiveDate, last: NaiveDate, precision: Precision) -> DateValue {
    DateValue { earliest: Some(first), latest: Some(last), precision }
}

pub(super) fn single_day(date: NaiveDate) -> DateValue {
    span(date, date, Precision::Day)
}

/// The day `days` later, or earlier if negative.
pub(super) fn plus_days(date: NaiveDate, days: i32) -> Option<NaiveDate> {
    date.checked_add_signed(TimeDelta::try_days(days.into())?)
}

/// The same day `months` later, or earlier if negative; the last day of a shorter month.
pub(super) fn plus_months(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    let distance = Months::new(months.unsigned_abs());
    if months < 0 { date.checked_sub_months(distance) } else { date.checked_add_months(distance) }
}

/// The calendar month around a day.
pub(super) fn whole_month(day: NaiveDate) -> Option<DateValue> {
    let last = day.with_day(day.num_days_in_month().into())?;
    Some(span(day.with_day(1)?, last, Precision::Month))
}

/// `count` calendar months from `month` on; `month` may lie past 12, in the next year.
pub(super) fn months_from(year: i32, month: u32, count: i32) -> Option<DateValue> {
    let ahead = i32::try_from(month).ok()? - 1;
    let first = plus_months(NaiveDate::from_ymd_opt(year, 1, 1)?, ahead)?;
    let last = plus_days(plus_months(first, count)?, -1)?;
    let precision = match count {
        1 => Precision::Month,
        12.. => Precision::Year,
        _ => Precision::Season,
    };
    Some(span(first, last, precision))
}

/// The `number`th part of `months` months of a year.
pub(super) fn part_of_year(year: i32, number: u32, months: i32) -> Option<DateValue> {
    let skipped = (number - 1) * u32::try_from(months).ok()?;
    months_from(year, skipped + 1, months)
}

/// The calendar years from `first` to `last`, inclusive.
pub(super) fn whole_years(first: i32, last: i32, precision: Precision) -> Option<DateValue> {
    Some(span(NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(last, 12, 31)?, precision))
}

/// The day, week (Monday to Sunday), weekend, month, year, decade or century `steps` away from a day.
pub(super) fn period(from: NaiveDate, unit: &str, steps: i32) -> Option<DateValue> {
    let is = |word: &str| unit.eq_ignore_ascii_case(word);
    let years = |length: i32, offset: i32, precision| {
        let year = from.year().checked_add(steps.checked_mul(length)?)? - offset;
        let first = year - year.rem_euclid(length) + offset;
        whole_years(first, first + length - 1, precision)
    };
    if is("day") || is("night") {
        plus_days(from, steps).map(single_day)
    } else if is("week") || is("weekend") || is("fortnight") {
        let weeks = if is("fortnight") { 2 } else { 1 };
        let days = plus_days(from, steps.checked_mul(7 * weeks)?)?.week(Weekday::Mon).checked_days()?;
        let (monday, sunday) = days.into_inner();
        let first = if is("weekend") { plus_days(sunday, -1)? } else { monday };
        Some(span(first, sunday, Precision::Week))
    } else if is("month") {
        whole_month(plus_months(from, steps)?)
    } else if is("quarter") {
        let first = plus_months(from.with_day(1)?, steps.checked_mul(3)?)?;
        months_from(first.year(), first.month0() / 3 * 3 + 1, 3)
    } else if is("year") {
        years(1, 0, Precision::Year)
    } else if is("decade") {
        years(10, 0, Precision::Decade)
    } else if is("century") {
        years(100, 1, Precision::Century)
    } else {
        None
    }
}
