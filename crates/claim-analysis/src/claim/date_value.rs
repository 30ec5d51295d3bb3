//! Dates named by a text: first and last day, and the precision of the words.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::labels::Precision;

/// A date or period named by the text. Days are serialised as `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DateValue {
    /// First possible day.
    pub earliest: NaiveDate,
    /// Last possible day, inclusive.
    pub latest: NaiveDate,
    /// Precision of the words.
    pub precision: Precision,
}

impl DateValue {
    /// English notation: "10 March 2026", "2–8 March 2026", "March 2026", "2026", "2015–2019".
    pub(crate) fn english(&self) -> String {
        let (from, to) = (self.earliest, self.latest);
        let day_month = |date: NaiveDate| date.format("%-d %B");
        let full = |date: NaiveDate| format!("{} {}", day_month(date), date.year());
        if from == to {
            return full(to);
        }
        let whole_months = from.day() == 1 && to.day() == to.num_days_in_month().into();
        let whole_years = whole_months && from.month() == 1 && to.month() == 12;
        let same_year = from.year() == to.year();
        let same_month = same_year && from.month() == to.month();
        if whole_years && same_year {
            to.year().to_string()
        } else if whole_years {
            format!("{}–{}", from.year(), to.year())
        } else if whole_months && same_month {
            format!("{} {}", to.format("%B"), to.year())
        } else if same_month {
            format!("{}–{}", from.day(), full(to))
        } else if same_year {
            format!("{}–{}", day_month(from), full(to))
        } else {
            format!("{}–{}", full(from), full(to))
        }
    }

    /// ISO 8601 notation: "2026-03-10", "2026-03-02 to 2026-03-08".
    pub(crate) fn iso(&self) -> String {
        if self.earliest == self.latest {
            self.earliest.to_string()
        } else {
            format!("{} to {}", self.earliest, self.latest)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_notation_is_as_short_as_the_period_allows() {
        for (earliest, latest, english) in [
            ("2026-03-10", "2026-03-10", "10 March 2026"),
            ("2026-03-02", "2026-03-08", "2–8 March 2026"),
            ("2026-03-30", "2026-04-05", "30 March–5 April 2026"),
            (
                "2025-12-29",
                "2026-01-04",
                "29 December 2025–4 January 2026",
            ),
            ("2024-02-01", "2024-02-29", "February 2024"),
            ("2023-02-01", "2023-02-27", "1–27 February 2023"),
            ("2026-01-01", "2026-12-31", "2026"),
            ("2015-01-01", "2019-12-31", "2015–2019"),
        ] {
            let date = DateValue {
                earliest: earliest.parse().unwrap(),
                latest: latest.parse().unwrap(),
                precision: Precision::Day,
            };
            assert_eq!(date.english(), english);
        }
    }
}
