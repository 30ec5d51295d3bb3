//! Which day is meant? A calendar date small enough to need no library.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Calendar date in the proleptic Gregorian calendar. Written and serialised `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// Astronomical year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The date, when there is such a day.
    ///
    /// ```
    /// # use claim_analysis::Date;
    /// assert!(Date::new(2024, 2, 29).is_some());
    /// assert!(Date::new(2023, 2, 29).is_none());
    /// ```
    #[must_use]
    pub const fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if month < 1 || month > 12 || day < 1 || day > days_in(year, month) {
            return None;
        }
        Some(Date { year, month, day })
    }

    /// Days since 1970-01-01.
    pub(crate) fn number(self) -> i64 {
        let month = i64::from(self.month);
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The inverse of `number`.
    pub(crate) fn from_number(number: i64) -> Option<Self> {
        let days = number.checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year + era * 400 + i64::from(month <= 2);
        Date::new(
            year.try_into().ok()?,
            month.try_into().ok()?,
            day.try_into().ok()?,
        )
    }

    pub(crate) fn plus_days(self, days: i64) -> Option<Self> {
        Date::from_number(self.number().checked_add(days)?)
    }

    /// 0 is Monday.
    pub(crate) fn weekday(self) -> i64 {
        (self.number() + 3).rem_euclid(7)
    }

    /// The first and last day of a month.
    pub(crate) fn month_of(year: i32, month: u8) -> Option<(Self, Self)> {
        let last = Date::new(year, month, 1).map(|_| days_in(year, month))?;
        Some((Date::new(year, month, 1)?, Date::new(year, month, last)?))
    }
}

const fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The words were not a date of the form `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date of the form YYYY-MM-DD")
    }
}

impl std::error::Error for NotADate {}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(words: &str) -> Result<Self, NotADate> {
        let mut parts = words.splitn(3, '-');
        let mut next = || {
            parts
                .next()
                .filter(|p| p.bytes().all(|b| b.is_ascii_digit()))
        };
        let (year, month, day) = (next(), next(), next());
        let date = (|| {
            Date::new(
                year?.parse().ok()?,
                month?.parse().ok()?,
                day?.parse().ok()?,
            )
        })();
        date.ok_or(NotADate)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        words.parse().map_err(D::Error::custom)
    }
}

/// A date or stretch of time named by the text, as days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DateValue {
    /// First day that it can mean.
    pub earliest: Date,
    /// Last day that it can mean, inclusive.
    pub latest: Date,
    /// How exactly the text says it.
    pub precision: Precision,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl DateValue {
    /// As English writes it: "10 March 2026", "2–8 March 2026", "March 2026", "2026".
    pub(crate) fn english(&self) -> String {
        let (from, to) = (self.earliest, self.latest);
        let month = |date: Date| {
            let at = usize::from(date.month).saturating_sub(1);
            MONTHS.get(at).copied().unwrap_or("")
        };
        let full = |date: Date| format!("{} {} {}", date.day, month(date), date.year);
        if from == to {
            return full(to);
        }
        let ends_month = from.day == 1 && to.day == days_in(to.year, to.month);
        if from.year != to.year {
            if ends_month && from.month == 1 && to.month == 12 {
                return format!("{}–{}", from.year, to.year);
            }
            format!("{}–{}", full(from), full(to))
        } else if ends_month && from.month == 1 && to.month == 12 {
            to.year.to_string()
        } else if ends_month && from.month == to.month {
            format!("{} {}", month(to), to.year)
        } else if from.month == to.month {
            format!("{}–{}", from.day, full(to))
        } else {
            format!("{} {}–{}", from.day, month(from), full(to))
        }
    }

    /// "2026-03-10", "2026-03-02 to 2026-03-08".
    pub(crate) fn plain(&self) -> String {
        if self.earliest == self.latest {
            self.earliest.to_string()
        } else {
            format!("{} to {}", self.earliest, self.latest)
        }
    }
}

/// How exactly a date is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// One day.
    Day,
    /// A week: Monday to Sunday, or the days up to publication.
    Week,
    /// A month: of the calendar, or the days up to publication.
    Month,
    /// A quarter of the year, by the northern calendar.
    Season,
    /// A year: of the calendar, or the days up to publication.
    Year,
    /// Ten years.
    Decade,
}

impl Precision {
    /// The word used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Week => "week",
            Precision::Month => "month",
            Precision::Season => "season",
            Precision::Year => "year",
            Precision::Decade => "decade",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_days_both_ways() {
        for number in (-800_000..800_000).step_by(997) {
            assert_eq!(Date::from_number(number).map(Date::number), Some(number));
        }
        assert_eq!(Date::new(1970, 1, 1).map(Date::number), Some(0));
        assert_eq!(Date::new(2023, 9, 22).map(Date::weekday), Some(4));
        assert_eq!(
            "2023-09-22".parse(),
            Ok(Date {
                year: 2023,
                month: 9,
                day: 22
            })
        );
        assert_eq!("2023-9x-22".parse::<Date>(), Err(NotADate));
    }
}
