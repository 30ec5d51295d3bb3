//! Dates named by a text: first and last day, and the precision of the words.

use chrono::{Datelike, Month, NaiveDate};
use serde::{Deserialize, Serialize};

use super::labels::Precision;

/// A date or period named by the text. Days are serialised as `YYYY-MM-DD`. An open stretch has one end only: "since
/// 2019" has no last day, "by 2030" no first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DateValue {
    /// First possible day; `None` if the words leave the start open.
    pub earliest: Option<NaiveDate>,
    /// Last possible day, inclusive; `None` if the words leave the end open.
    pub latest: Option<NaiveDate>,
    /// Precision of the words.
    pub precision: Precision,
}

impl DateValue {
    /// The named end of an open stretch, the first day otherwise.
    pub(crate) fn start(&self) -> Option<NaiveDate> {
        self.earliest.or(self.latest)
    }

    /// English notation: "10 March 2026", "2–8 March 2026", "March 2026", "2026", "2015–2019", and the named
    /// end of an open stretch.
    pub(crate) fn english(&self) -> String {
        match (self.earliest, self.latest) {
            (Some(from), Some(to)) => english_period(from, to),
            // "since" or "until" stands in the text.
            (Some(day), None) | (None, Some(day)) => full(day),
            (None, None) => String::new(),
        }
    }

    /// ISO 8601 notation: "2026-03-10", "2026-03-02 to 2026-03-08", "2026-03-02 to ..".
    pub(crate) fn iso(&self) -> String {
        let day = |day: Option<NaiveDate>| day.map_or_else(|| "..".to_owned(), |d| d.to_string());
        if self.earliest == self.latest {
            day(self.earliest)
        } else {
            format!("{} to {}", day(self.earliest), day(self.latest))
        }
    }
}

/// English name of the month of a day.
fn month(date: NaiveDate) -> &'static str {
    Month::try_from(u8::try_from(date.month()).unwrap_or(1)).map_or("", |month| month.name())
}

/// "10 March".
fn day_month(date: NaiveDate) -> String {
    format!("{} {}", date.day(), month(date))
}

/// "10 March 2026".
fn full(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn english_period(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return full(to);
    }
    let whole_months = from.day() == 1 && to.day() == u32::from(to.num_days_in_month());
    let whole_years = whole_months && from.month() == 1 && to.month() == 12;
    let same_year = from.year() == to.year();
    let same_month = same_year && from.month() == to.month();
    if whole_years && same_year {
        to.year().to_string()
    } else if whole_years {
        format!("{}–{}", from.year(), to.year())
    } else if whole_months && same_month {
        format!("{} {}", month(to), to.year())
    } else if whole_months && same_year {
        format!("{}–{} {}", month(from), month(to), to.year())
    } else if same_month {
        format!("{}–{}", from.day(), full(to))
    } else if same_year {
        format!("{}–{}", day_month(from), full(to))
    } else {
        format!("{}–{}", full(from), full(to))
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
            ("2025-12-29", "2026-01-04", "29 December 2025–4 January 2026"),
            ("2024-02-01", "2024-02-29", "February 2024"),
            ("2023-02-01", "2023-02-27", "1–27 February 2023"),
            ("2026-01-01", "2026-12-31", "2026"),
            ("2015-01-01", "2019-12-31", "2015–2019"),
            ("2015-03-01", "2015-05-31", "March–May 2015"),
            ("2015-03-02", "", "2 March 2015"),
            ("", "2030-12-31", "31 December 2030"),
        ] {
            let date =
                DateValue { earliest: earliest.parse().ok(), latest: latest.parse().ok(), precision: Precision::Day };
            assert_eq!(date.english(), english);
        }
    }
}
