//! Days in digits: "2023-04-23", "03.05.2024", "27/04/2026", "9.2.26", "2026年5月7日".

use chrono::NaiveDate;

use super::point::Found;
use crate::text::tokens::{Token, before};
use crate::values::dates::periods::single_day;
use crate::values::dates::words::{DateContext, DayOrder, day, is_mark, year_number};

/// Two-digit years below this one belong to the 21st century.
const PIVOT: i32 = 69;

/// The day in digits at `at`.
pub(super) fn read(tokens: &[Token<'_>], at: usize, context: DateContext) -> Option<Found> {
    let token = tokens.get(at)?;
    if let Some(found) = characters(tokens, at) {
        return Some(found);
    }
    for mark in ['/', '.'] {
        if token.text.contains(mark) {
            let mut parts = token.text.split(mark);
            let parts = [parts.next()?, parts.next()?, parts.next()?].map(Some);
            let more = token.text.split(mark).nth(3).is_some();
            return date(tokens, at, parts, mark, context)
                .filter(|_| !more)
                .map(|value| Found { end: at + 1, ..value });
        }
    }
    let tight = |at: usize| tokens.get(at).is_some_and(|t| !t.gap);
    let dashed = is_mark(tokens, at + 1, '-') && is_mark(tokens, at + 3, '-');
    if !dashed || !(at + 1..at + 5).all(tight) || is_mark(tokens, at + 5, '-') {
        return None;
    }
    let part = |at: usize| tokens.get(at).map(|t| t.stem);
    let parts = [part(at), part(at + 2), part(at + 4)];
    date(tokens, at, parts, '-', context).map(|value| Found { end: at + 5, ..value })
}

/// The day of three numbers, with a wrong end.
fn date(tokens: &[Token<'_>], at: usize, parts: [Option<&str>; 3], mark: char, context: DateContext) -> Option<Found> {
    let [Some(one), Some(two), Some(three)] = parts else {
        return None;
    };
    let lengths = (one.len(), two.len(), three.len());
    let number = |text: &str| text.parse::<u32>().ok();
    let (a, b) = (number(one)?, number(two)?);
    if lengths.0 == 4 && lengths.1 <= 2 && lengths.2 <= 2 {
        let year = year_number(tokens.get(at)?).or_else(|| one.parse().ok())?;
        let real = NaiveDate::from_ymd_opt(year, b, number(three)?);
        return Some(Found::known(real.map(single_day), at));
    }
    let year: i32 = three.parse().ok()?;
    let year = match lengths.2 {
        4 if (1000..2200).contains(&year) => year,
        2 if is_led(tokens, at) || context.foreign => year + if year < PIVOT { 2000 } else { 1900 },
        _ => return None,
    };
    if lengths.0 > 2 || lengths.1 > 2 || !(1..=31).contains(&a) || !(1..=31).contains(&b) {
        return None;
    }
    let day_first = match context.order {
        _ if a == b || a > 12 || mark == '.' => true,
        _ if b > 12 => false,
        DayOrder::DayFirst => true,
        DayOrder::MonthFirst => false,
        DayOrder::Unknown => return Some(Found::open(at)),
    };
    let (day, month) = if day_first { (a, b) } else { (b, a) };
    let real = NaiveDate::from_ymd_opt(year, month, day);
    Some(Found::known(real.map(single_day), at))
}

/// A preposition shows that "9.2.26" is a day and no version.
fn is_led(tokens: &[Token<'_>], at: usize) -> bool {
    const LEADS: [&str; 12] =
        ["on", "of", "by", "since", "until", "till", "from", "dated", "before", "after", "to", "between"];
    before(tokens, at, 1).is_some_and(|t| t.any(&LEADS))
}

/// "2026年5月7日" in one token, "2026년 5월 7일" in three.
fn characters(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let token = tokens.get(at)?;
    if token.text.is_ascii() {
        return None;
    }
    if let Some((year, rest)) = token.text.split_once('年') {
        let (month, rest) = rest.split_once('月')?;
        let day = rest.strip_suffix('日')?;
        let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        return Some(Found::known(date.map(single_day), at + 1));
    }
    let year = year_number(token).filter(|_| token.text.ends_with('년'))?;
    let month = tokens.get(at + 1)?.text.split_once('월')?.0.parse().ok()?;
    let day = tokens.get(at + 2).and_then(day)?;
    let date = NaiveDate::from_ymd_opt(year, month, day);
    Some(Found::known(date.map(single_day), at + 3))
}
