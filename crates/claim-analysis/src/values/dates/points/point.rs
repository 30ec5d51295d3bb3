//! A point in time that was found.

use chrono::Weekday;

use crate::claim::DateValue;
use crate::text::tokens::Token;
use crate::values::dates::words::DateContext;

/// A point in time as the words name it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Point {
    /// A day or month, perhaps without a year: "23 April", "March 2026".
    Written(Written),
    /// A resolved period.
    Known(DateValue),
    /// A day that the words do not tell: "the fiscal year 2025", "31 June", "9 Shawwal 1447".
    Open,
}

impl Point {
    /// The period, or an open point.
    pub fn of(value: Option<DateValue>) -> Self {
        value.map_or(Point::Open, Point::Known)
    }

    /// The days of the point at token `at`.
    pub fn resolve(self, tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<DateValue> {
        match self {
            Point::Written(written) => written.resolve(tokens, at, context),
            Point::Known(value) => Some(value),
            Point::Open => None,
        }
    }
}

/// A point found in the tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub point: Point,
    /// End in tokens, exclusive.
    pub end: usize,
}

impl Found {
    pub fn known(value: Option<DateValue>, end: usize) -> Self {
        Found { point: Point::of(value), end }
    }

    pub fn open(end: usize) -> Self {
        Found { point: Point::Open, end }
    }
}

/// A day or month as written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written {
    pub year: Option<i32>,
    pub month: u32,
    /// First and last day, equal for one day; `None` for a month.
    pub days: Option<(u32, u32)>,
    /// The weekday that the words give for the day: "Monday, 23 May".
    pub weekday: Option<Weekday>,
}
