//! Calendar arithmetic: days, months and years as first and last day.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use crate::claim::{DateValue, Precision};

pub(super) fn single_day(date: NaiveDate) -> DateValue {
    DateValue {
        earliest: date,
        latest: date,
        precision: Precision::Day,
    }
}

/// The day `days` later, or earlier if negative.
pub(super) fn plus_days(date: NaiveDate, days: i32) -> Option<NaiveDate> {
    date.checked_add_signed(TimeDelta::try_days(days.into())?)
}

/// The same day `months` later, or earlier if negative; the last day of a shorter month.
pub(super) fn plus_months(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    let distance = Months::new(months.unsigned_abs());
    if months < 0 {
        date.checked_sub_months(distance)
    } else {
        date.checked_add_months(distance)
    }
}

/// The calendar month around a day.
pub(super) fn whole_month(day: NaiveDate) -> Option<DateValue> {
    Some(DateValue {
        earliest: day.with_day(1)?,
        latest: day.with_day(day.num_days_in_month().into())?,
        precision: Precision::Month,
    })
}

/// The calendar years from `first` to `last`, inclusive.
pub(super) fn whole_years(first: i32, last: i32, precision: Precision) -> Option<DateValue> {
    Some(DateValue {
        earliest: NaiveDate::from_ymd_opt(first, 1, 1)?,
        latest: NaiveDate::from_ymd_opt(last, 12, 31)?,
        precision,
    })
}
