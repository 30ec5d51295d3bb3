//! Calendar dates: days, months, years and ranges of them.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};

use super::periods::{single_day, whole_month, whole_years};
use super::words::{
    DateContext, DateMatch, day, is_mark, is_month, month_number, step, year_number,
};
use crate::claim::{DateValue, Precision};
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};

/// "23 April 2023", "23rd of April", "19–20 September", "3. Mai 2024", "3 de mayo de 2024".
pub(super) fn day_month(
    tokens: &[Token<'_>],
    at: usize,
    context: DateContext,
) -> Option<DateMatch> {
    let first = day(tokens.get(at)?)?;
    let mut end = at + 1;
    let mut last = first;
    let to = tokens.get(end).is_some_and(|t| t.any(&["to", "and"]))
        || is_mark(tokens, end, '–')
        || is_mark(tokens, end, '-');
    if to && let Some(day) = tokens.get(end + 1).and_then(day).filter(|day| *day > first) {
        (last, end) = (day, end + 2);
    }
    let of =
        |t: &Token<'_>| t.eq("of") || context.foreign && (t.any(&["de", "di"]) || t.mark() == '.');
    if tokens.get(end).is_some_and(of) {
        end += 1;
    }
    let month = month_number(tokens.get(end)?, context)?;
    end += 1;
    if context.foreign && tokens.get(end).is_some_and(|t| t.any(&["de", "del"])) {
        end += 1;
    }
    let (year, end) = year_after(tokens, end);
    let value = resolve_day(last, month, year, context).and_then(|value| {
        let earliest = value.latest.with_day(first)?;
        Some(DateValue { earliest, ..value })
    });
    Some(DateMatch { end, value })
}

/// "between March and May 2022", "from March to May", "March–May 2022".
pub(super) fn month_range(
    tokens: &[Token<'_>],
    at: usize,
    context: DateContext,
) -> Option<DateMatch> {
    let first = month_number(tokens.get(at)?, context)?;
    if !starts_range(tokens, at) || !tokens.get(at + 2).is_some_and(is_month) {
        return None;
    }
    let last = month(tokens, at + 2, context)?;
    let value = last.value.and_then(|last| {
        let back = i32::from(first > last.earliest.month());
        let earliest = NaiveDate::from_ymd_opt(last.earliest.year() - back, first, 1)?;
        (last.precision == Precision::Month).then_some(DateValue { earliest, ..last })
    });
    Some(DateMatch {
        end: last.end,
        value,
    })
}

/// True for the first token after "between" or "from" in "between … and", "from … to", and before a dash.
fn starts_range(tokens: &[Token<'_>], at: usize) -> bool {
    let led = |word: &str| before(tokens, at, 1).is_some_and(|t| t.eq(word));
    tokens.get(at + 1).is_some_and(|joint| {
        joint.eq("and") && led("between")
            || joint.any(&["to", "until", "through"]) && led("from")
            || matches!(joint.mark(), '–' | '-')
    })
}

/// "April 23, 2023", "Dec. 1", "April 2023", "December of last year", "April".
pub(super) fn month(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<DateMatch> {
    let month = month_number(tokens.get(at)?, context)?;
    let mut end = at + 1;
    if context.foreign && tokens.get(end).is_some_and(|t| t.any(&["de", "del"])) {
        end += 1;
    }
    if tokens.get(at).is_some_and(|t| t.text.len() <= 4) && is_mark(tokens, end, '.') {
        end += 1;
    }
    let day_at = end + usize::from(is_mark(tokens, end, ','));
    if let Some(day) = tokens.get(day_at).and_then(day) {
        let (year, end) = year_after(tokens, day_at + 1);
        return Some(DateMatch {
            end,
            value: resolve_day(day, month, year, context),
        });
    }
    if tokens.get(end).and_then(year_number).is_none() && is_another_word(tokens, at) {
        return None;
    }
    let (mut year, mut end) = year_after(tokens, end);
    let tail = (tokens.get(end), tokens.get(end + 1), tokens.get(end + 2));
    if let (Some(of), Some(which), Some(unit)) = tail
        && of.eq("of")
        && unit.eq("year")
        && year.is_none()
        && let Some(step) = step(which)
    {
        end += 3;
        year = context.published.map(|p| p.year() + step);
        if context.published.is_none() {
            return Some(DateMatch { end, value: None });
        }
    }
    let previous = before(tokens, at, 1).and_then(step);
    let year = year.or_else(|| {
        let published = context.published?;
        let by = before(tokens, at, 1).is_some_and(|t| t.eq("by"));
        let ahead = context.is_future || by || previous == Some(1);
        Some(match (ahead, month.cmp(&published.month())) {
            (true, Ordering::Less) => published.year() + 1,
            (false, Ordering::Greater) => published.year() - 1,
            _ => published.year(),
        })
    });
    let value = year.and_then(|year| whole_month(NaiveDate::from_ymd_opt(year, month, 1)?));
    Some(DateMatch { end, value })
}

/// True for "May", "March" and abbreviations without a preposition before: these may be another word.
fn is_another_word(tokens: &[Token<'_>], at: usize) -> bool {
    let doubtful = tokens
        .get(at)
        .is_some_and(|t| matches!(t.text, "May" | "March") || t.text.len() == 3);
    let previous = before(tokens, at, 1);
    let led = previous.is_some_and(|t| {
        t.any(&[
            "in", "since", "of", "by", "until", "last", "next", "early", "late", "mid", "from",
            "this",
        ])
    });
    doubtful && !led
}

/// The year at `at`, if there is one, and the end of the date, exclusive.
fn year_after(tokens: &[Token<'_>], at: usize) -> (Option<i32>, usize) {
    let place = at + usize::from(is_mark(tokens, at, ','));
    match tokens.get(place).and_then(year_number) {
        Some(year) => (Some(year), place + 1),
        None => (None, at),
    }
}

/// A day of a month. Without a year, the day of publication decides the year.
fn resolve_day(day: u32, month: u32, year: Option<i32>, context: DateContext) -> Option<DateValue> {
    let date = match (year, context.published) {
        (Some(year), _) => NaiveDate::from_ymd_opt(year, month, day)?,
        (None, None) => return None,
        (None, Some(published)) => {
            let this = NaiveDate::from_ymd_opt(published.year(), month, day)?;
            let days_ahead = (this - published).num_days();
            let shift = match (context.is_future, this.cmp(&published)) {
                (false, Ordering::Greater) => -1,
                (true, Ordering::Less) if days_ahead < -180 => 1,
                _ => 0,
            };
            // A day up to 60 days after publication belongs to the same year, not to last year.
            let near = days_ahead <= 60;
            this.with_year(published.year() + if near && shift < 0 { 0 } else { shift })?
        }
    };
    Some(single_day(date))
}

/// "2023-04-23".
pub(super) fn iso(tokens: &[Token<'_>], at: usize) -> Option<DateMatch> {
    let year = year_number(tokens.get(at)?)?;
    if !is_mark(tokens, at + 1, '-') || !is_mark(tokens, at + 3, '-') {
        return None;
    }
    let month = tokens.get(at + 2)?.text.parse().ok()?;
    let date = NaiveDate::from_ymd_opt(year, month, day(tokens.get(at + 4)?)?)?;
    Some(DateMatch {
        end: at + 5,
        value: Some(single_day(date)),
    })
}

/// "03.05.2024": day, month, year.
pub(super) fn dotted(tokens: &[Token<'_>], at: usize) -> Option<DateMatch> {
    let mut parts = tokens.get(at)?.text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some(DateMatch {
        end: at + 1,
        value: Some(single_day(date)),
    })
}

/// The last year of a period that starts with the year at `at`: "2015–2019", "between 2015 and 2019".
fn last_year(tokens: &[Token<'_>], at: usize, first: i32) -> Option<i32> {
    let last = year_number(tokens.get(at + 2)?)?;
    (starts_range(tokens, at) && (first + 1..first + 200).contains(&last)).then_some(last)
}

/// "in 2020", "the 1990s", "the 2020 war", "2015–2019".
pub(super) fn year(tokens: &[Token<'_>], at: usize) -> Option<DateMatch> {
    let token = tokens.get(at)?;
    if let Some(decade) = token
        .text
        .strip_suffix('s')
        .map(|d| d.trim_end_matches(['’', '\'']))
    {
        let start: i32 = decade
            .parse()
            .ok()
            .filter(|y| (1000..=2199).contains(y) && y % 10 == 0)?;
        let long = if start % 100 == 0 && start < 2000 {
            99
        } else {
            9
        };
        return Some(DateMatch {
            end: at + 1,
            value: Some(whole_years(start, start + long, Precision::Decade)?),
        });
    }
    let year = year_number(token).filter(|year| (1500..=2099).contains(year))?;
    let previous = before(tokens, at, 1)?;
    let after = tokens.get(at + 1);
    let counts = after.is_some_and(|t| {
        t.is(Class::PEOPLE
            .or(Class::UNIT)
            .or(Class::SCALE)
            .or(Class::MONEY))
            || t.mark() == '%'
    });
    let led = previous.is(Class::PREPOSITION.or(Class::MONTH).or(Class::DETERMINER))
        || previous.any(&[
            "early", "late", "mid", "and", "year", "to", "spring", "summer", "autumn",
        ])
        || matches!(previous.mark(), '-' | '–' | '(');
    if counts || !led || previous.any(&["about", "around", "over", "under"]) {
        return None;
    }
    let last = last_year(tokens, at, year);
    Some(DateMatch {
        end: at + if last.is_some() { 3 } else { 1 },
        value: Some(whole_years(year, last.unwrap_or(year), Precision::Year)?),
    })
}
