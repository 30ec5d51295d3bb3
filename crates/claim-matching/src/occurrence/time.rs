//! Times of what is told, in days or seconds.

use claim_analysis::NaiveDate;

/// Days between the reports of one occurrence, and between an occurrence and its report.
pub(super) const NEAR: i64 = 14;

/// A time as an inclusive range of seconds since 1970: a day when no more is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// First second.
    pub from: i64,
    /// Last second.
    pub to: i64,
}

impl Time {
    /// A whole day.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        let from = day.and_hms_opt(0, 0, 0).map_or(0, |start| start.and_utc().timestamp());
        Self { from, to: from + 86_399 }
    }

    /// Whether this time is after all of `other`.
    #[must_use]
    pub const fn is_after(self, other: Self) -> bool {
        self.from > other.to
    }

    /// Whole days between two times; 0 if they overlap.
    pub(super) const fn days_from(self, other: Self) -> i64 {
        let gap = if self.from > other.to { self.from - other.to } else { other.from - self.to };
        if gap > 0 { gap.div_euclid(86_400) + 1 } else { 0 }
    }
}
