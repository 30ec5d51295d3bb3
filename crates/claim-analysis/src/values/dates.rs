//! Which days do these tokens name?

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};

use super::months;
use crate::date::{DateValue, Precision};
use crate::lexicon::Class;
use crate::tokens::Token;

/// A date read from a run of tokens; `value` is `None` when the article's own date is missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    /// One past its last token.
    pub end: usize,
    pub value: Option<DateValue>,
}

/// What a relative date is counted from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Now {
    pub published: Option<NaiveDate>,
    /// The sentence speaks of what is to come.
    pub ahead: bool,
    /// Months may have other names than English ones.
    pub foreign: bool,
}

/// The date that starts at token `at`, if one does.
pub(super) fn read(tokens: &[Token<'_>], at: usize, now: Now) -> Option<Found> {
    let first = tokens.get(at)?;
    if first.is_number() {
        return day_month(tokens, at, now)
            .or_else(|| iso(tokens, at))
            .or_else(|| dotted(tokens, at))
            .or_else(|| year(tokens, at));
    }
    if first.is(Class::MONTH) && first.is_capital() {
        return month_range(tokens, at, now).or_else(|| month(tokens, at, now));
    }
    if now.foreign && months::foreign(first.stem).is_some() {
        return month(tokens, at, now);
    }
    if first.is(Class::WEEKDAY) && first.is_capital() {
        return weekday(tokens, at, now);
    }
    relative(tokens, at, now)
}

fn day(token: &Token<'_>) -> Option<u32> {
    let text = token
        .text
        .trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = token.text.get(text.len()..)?;
    let day = text.parse().ok().filter(|day| (1..=31).contains(day))?;
    matches!(tail, "" | "st" | "nd" | "rd" | "th").then_some(day)
}

fn year_number(token: &Token<'_>) -> Option<i32> {
    let plain = token.text.len() == 4 && token.text.bytes().all(|b| b.is_ascii_digit());
    token
        .text
        .parse()
        .ok()
        .filter(|year| plain && (1000..=2199).contains(year))
}

fn month_number(token: &Token<'_>, now: Now) -> Option<u32> {
    months::english(token).or_else(|| months::foreign(token.stem).filter(|_| now.foreign))
}

fn is_mark(tokens: &[Token<'_>], at: usize, mark: char) -> bool {
    tokens.get(at).is_some_and(|t| t.mark() == mark)
}

/// "23 April 2023", "23rd of April", "19–20 September"; "3. Mai 2024", "3 de mayo de 2024" where they are read.
fn day_month(tokens: &[Token<'_>], at: usize, now: Now) -> Option<Found> {
    let first = day(tokens.get(at)?)?;
    let mut end = at + 1;
    let mut last = first;
    let to = tokens.get(end).is_some_and(|t| t.any(&["to", "and"]))
        || is_mark(tokens, end, '–')
        || is_mark(tokens, end, '-');
    if to && let Some(day) = tokens.get(end + 1).and_then(day).filter(|day| *day > first) {
        (last, end) = (day, end + 2);
    }
    let of = |t: &Token<'_>| t.eq("of") || now.foreign && (t.any(&["de", "di"]) || t.mark() == '.');
    if tokens.get(end).is_some_and(of) {
        end += 1;
    }
    let month = month_number(tokens.get(end)?, now)?;
    end += 1;
    if now.foreign && tokens.get(end).is_some_and(|t| t.any(&["de", "del"])) {
        end += 1;
    }
    let (year, end) = year_after(tokens, end);
    let value = on(last, month, year, now).and_then(|value| {
        let earliest = value.latest.with_day(first)?;
        Some(DateValue { earliest, ..value })
    });
    Some(Found { end, value })
}

/// "between March and May 2022", "from March to May", "March–May 2022"
fn month_range(tokens: &[Token<'_>], at: usize, now: Now) -> Option<Found> {
    let first = month_number(tokens.get(at)?, now)?;
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    let joint = tokens.get(at + 1)?;
    let joined = joint.eq("and") && before.is_some_and(|t| t.eq("between"))
        || joint.any(&["to", "until", "through"]) && before.is_some_and(|t| t.eq("from"))
        || matches!(joint.mark(), '–' | '-');
    let second = tokens.get(at + 2)?;
    if !joined || !second.is(Class::MONTH) || !second.is_capital() {
        return None;
    }
    let last = month(tokens, at + 2, now)?;
    let value = last.value.and_then(|last| {
        let back = i32::from(first > last.earliest.month());
        let earliest = NaiveDate::from_ymd_opt(last.earliest.year() - back, first, 1)?;
        (last.precision == Precision::Month).then_some(DateValue { earliest, ..last })
    });
    Some(Found {
        end: last.end,
        value,
    })
}

/// "April 23, 2023", "Dec. 1", "April 2023", "December of last year", "April"
fn month(tokens: &[Token<'_>], at: usize, now: Now) -> Option<Found> {
    let month = month_number(tokens.get(at)?, now)?;
    let mut end = at + 1;
    if now.foreign && tokens.get(end).is_some_and(|t| t.any(&["de", "del"])) {
        end += 1;
    }
    if tokens.get(at).is_some_and(|t| t.text.len() <= 4) && is_mark(tokens, end, '.') {
        end += 1;
    }
    let day_at = end + usize::from(is_mark(tokens, end, ','));
    if let Some(day) = tokens.get(day_at).and_then(day) {
        let (year, end) = year_after(tokens, day_at + 1);
        return Some(Found {
            end,
            value: on(day, month, year, now),
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
        year = now.published.map(|p| p.year() + step);
        if now.published.is_none() {
            return Some(Found { end, value: None });
        }
    }
    let before = at.checked_sub(1).and_then(|b| tokens.get(b)).and_then(step);
    let year = year.or_else(|| {
        let published = now.published?;
        let by = at
            .checked_sub(1)
            .and_then(|b| tokens.get(b))
            .is_some_and(|t| t.eq("by"));
        let ahead = now.ahead || by || before == Some(1);
        Some(match (ahead, month.cmp(&published.month())) {
            (true, std::cmp::Ordering::Less) => published.year() + 1,
            (false, std::cmp::Ordering::Greater) => published.year() - 1,
            _ => published.year(),
        })
    });
    let value = year.and_then(|year| whole_month(NaiveDate::from_ymd_opt(year, month, 1)?));
    Some(Found { end, value })
}

/// The modal verb "May", the walk and the names need a preposition before them to be a month.
fn is_another_word(tokens: &[Token<'_>], at: usize) -> bool {
    let doubtful = tokens
        .get(at)
        .is_some_and(|t| matches!(t.text, "May" | "March") || t.text.len() == 3);
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    let led = before.is_some_and(|t| {
        t.any(&[
            "in", "since", "of", "by", "until", "last", "next", "early", "late", "mid", "from",
            "this",
        ])
    });
    doubtful && !led
}

fn year_after(tokens: &[Token<'_>], at: usize) -> (Option<i32>, usize) {
    let place = at + usize::from(is_mark(tokens, at, ','));
    match tokens.get(place).and_then(year_number) {
        Some(year) => (Some(year), place + 1),
        None => (None, at),
    }
}

fn on(day: u32, month: u32, year: Option<i32>, now: Now) -> Option<DateValue> {
    let date = match (year, now.published) {
        (Some(year), _) => NaiveDate::from_ymd_opt(year, month, day)?,
        (None, None) => return None,
        (None, Some(published)) => {
            let this = NaiveDate::from_ymd_opt(published.year(), month, day)?;
            let days_ahead = (this - published).num_days();
            let shift = match (now.ahead, this.cmp(&published)) {
                (false, std::cmp::Ordering::Greater) => -1,
                (true, std::cmp::Ordering::Less) if days_ahead < -180 => 1,
                _ => 0,
            };
            // A day some weeks ahead is next month's, not last year's.
            let near = days_ahead <= 60;
            this.with_year(published.year() + if near && shift < 0 { 0 } else { shift })?
        }
    };
    Some(single(date))
}

fn single(date: NaiveDate) -> DateValue {
    DateValue {
        earliest: date,
        latest: date,
        precision: Precision::Day,
    }
}

/// "2023-04-23"
fn iso(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let year = year_number(tokens.get(at)?)?;
    if !is_mark(tokens, at + 1, '-') || !is_mark(tokens, at + 3, '-') {
        return None;
    }
    let month = tokens.get(at + 2)?.text.parse().ok()?;
    let date = NaiveDate::from_ymd_opt(year, month, day(tokens.get(at + 4)?)?)?;
    Some(Found {
        end: at + 5,
        value: Some(single(date)),
    })
}

/// "03.05.2024": wherever points part the numbers, the day stands first.
fn dotted(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let mut parts = tokens.get(at)?.text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some(Found {
        end: at + 1,
        value: Some(single(date)),
    })
}

/// The year that ends a stretch which began with the year at `at`: "2015–2019", "between 2015 and 2019".
fn last_year(tokens: &[Token<'_>], at: usize, first: i32) -> Option<i32> {
    let before = at.checked_sub(1).and_then(|b| tokens.get(b))?;
    let joint = tokens.get(at + 1)?;
    let joined = joint.eq("and") && before.eq("between")
        || joint.any(&["to", "until", "through"]) && before.eq("from")
        || matches!(joint.mark(), '–' | '-');
    let last = year_number(tokens.get(at + 2)?).filter(|last| joined && *last > first)?;
    (last - first < 200).then_some(last)
}

/// "in 2020", "the 1990s", "the 2020 war", "2015–2019"
fn year(tokens: &[Token<'_>], at: usize) -> Option<Found> {
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
        return Some(Found {
            end: at + 1,
            value: Some(whole_years(start, start + long, Precision::Decade)?),
        });
    }
    let year = year_number(token).filter(|year| (1500..=2099).contains(year))?;
    let before = at.checked_sub(1).and_then(|b| tokens.get(b))?;
    let after = tokens.get(at + 1);
    let counts = after.is_some_and(|t| {
        t.is(Class::PEOPLE
            .or(Class::UNIT)
            .or(Class::SCALE)
            .or(Class::MONEY))
            || t.mark() == '%'
    });
    let led = before.is(Class::PREPOSITION.or(Class::MONTH).or(Class::DETERMINER))
        || before.any(&[
            "early", "late", "mid", "and", "year", "to", "spring", "summer", "autumn",
        ])
        || matches!(before.mark(), '-' | '–' | '(');
    if counts || !led || before.any(&["about", "around", "over", "under"]) {
        return None;
    }
    let last = last_year(tokens, at, year);
    Some(Found {
        end: at + if last.is_some() { 3 } else { 1 },
        value: Some(whole_years(year, last.unwrap_or(year), Precision::Year)?),
    })
}

/// -1 for "last", 0 for "this", 1 for "next".
fn step(token: &Token<'_>) -> Option<i32> {
    if token.any(&["last", "past", "previous"]) {
        Some(-1)
    } else if token.any(&["this", "same"]) {
        Some(0)
    } else if token.any(&["next", "coming", "following"]) {
        Some(1)
    } else {
        None
    }
}

fn weekday(tokens: &[Token<'_>], at: usize, now: Now) -> Option<Found> {
    let day: Weekday = tokens.get(at)?.stem.parse().ok()?;
    // "Thursday Dec. 1, 2016" is one date.
    let next = at + 1 + usize::from(is_mark(tokens, at + 1, ','));
    if tokens
        .get(next)
        .is_some_and(|t| t.is(Class::MONTH) && t.is_capital())
        && let Some(found) = month(tokens, next, now)
        && found.value.is_none_or(|v| v.precision == Precision::Day)
    {
        return Some(found);
    }
    let before = at.checked_sub(1).and_then(|b| tokens.get(b)).and_then(step);
    let value = now.published.and_then(|published| {
        let ahead = before == Some(1) || (before.is_none() && now.ahead);
        let date = if ahead {
            published.checked_add_days(Days::new(day.days_since(published.weekday()).into()))
        } else {
            published.checked_sub_days(Days::new(published.weekday().days_since(day).into()))
        };
        date.map(single)
    });
    Some(Found { end: at + 1, value })
}

/// "yesterday", "last week", "next month", "three days ago", "a decade ago"
fn relative(tokens: &[Token<'_>], at: usize, now: Now) -> Option<Found> {
    let first = tokens.get(at)?;
    if !first.is(Class::RELATIVE.or(Class::NUMBER)) && !first.any(&["a", "an"]) {
        return None;
    }
    let offset = if first.any(&["today", "tonight"]) {
        Some(0)
    } else if first.eq("yesterday") {
        Some(-1)
    } else if first.eq("tomorrow") {
        Some(1)
    } else {
        None
    };
    if let Some(days) = offset {
        let value = now.published.and_then(|p| plus_days(p, days)).map(single);
        return Some(Found { end: at + 1, value });
    }
    let unit = tokens.get(at + 1)?;
    if let Some(step) = step(first) {
        if !unit.any(&["week", "month", "year", "decade", "night", "weekend"]) {
            return None;
        }
        let value = match told(tokens, at) {
            Told::Now => now.published.and_then(|p| stretch(p, unit.stem, step)),
            Told::UpToNow => now.published.and_then(|p| up_to(p, unit.stem)),
            Told::Elsewhere => None,
            Told::Part => return None,
        };
        return Some(Found { end: at + 2, value });
    }
    ago(tokens, at, now)
}

/// From where "last week" is counted.
enum Told {
    /// "last week": from the article's own day.
    Now,
    /// "the past week": the days up to it.
    UpToNow,
    /// "the following week": from a day told before.
    Elsewhere,
    /// "the last week of fighting", "the last month before the truce": no date.
    Part,
}

fn told(tokens: &[Token<'_>], at: usize) -> Told {
    let lead = at.checked_sub(1).and_then(|b| tokens.get(b));
    let Some(lead) = lead.filter(|t| t.is_possessive() || t.is(Class::DETERMINER)) else {
        return Told::Now;
    };
    let after = tokens.get(at + 2);
    let first = tokens.get(at);
    let tied = after.is_some_and(|t| t.any(&["of", "before", "until", "after", "when", "that"]));
    // "the last week in March"
    let within = after.is_some_and(|t| t.eq("in"))
        && tokens
            .get(at + 3)
            .is_some_and(|t| t.is(Class::MONTH) && t.is_capital());
    if tied || within {
        Told::Part
    } else if lead.eq("the") && first.is_some_and(|t| t.any(&["last", "past"])) {
        Told::UpToNow
    } else {
        Told::Elsewhere
    }
}

/// The week, month, year or decade that ends with a day.
fn up_to(latest: NaiveDate, unit: &str) -> Option<DateValue> {
    let is = |word: &str| unit.eq_ignore_ascii_case(word);
    let (days, precision) = if is("week") {
        (7, Precision::Week)
    } else if is("month") {
        (30, Precision::Month)
    } else if is("year") {
        (365, Precision::Year)
    } else if is("decade") {
        (3_652, Precision::Decade)
    } else {
        return stretch(latest, unit, -1);
    };
    Some(DateValue {
        earliest: plus_days(latest, -days)?,
        latest,
        precision,
    })
}

/// "three days ago": a number word or "a", a unit, "ago".
pub(super) fn ago(tokens: &[Token<'_>], at: usize, now: Now) -> Option<Found> {
    let (first, unit, ago) = (tokens.get(at)?, tokens.get(at + 1)?, tokens.get(at + 2)?);
    if !unit.is(Class::DURATION) || !ago.any(&["ago", "earlier"]) {
        return None;
    }
    let count = if first.any(&["a", "an"]) {
        1.0
    } else if first.is_number() {
        super::numbers::figure(first.stem)?.0
    } else {
        super::numbers::word(first.stem)?
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to a few thousand first"
    )]
    let count = count.clamp(0.0, 5_000.0) as i32;
    let value = now.published.filter(|_| ago.eq("ago"));
    let value = value.and_then(|p| stretch(p, unit.stem.trim_end_matches('s'), -count));
    Some(Found { end: at + 3, value })
}

/// The day, week (Monday to Sunday), weekend, month, year or decade `steps` away from a day.
fn stretch(from: NaiveDate, unit: &str, steps: i32) -> Option<DateValue> {
    let is = |word: &str| unit.eq_ignore_ascii_case(word);
    if is("day") || is("night") {
        return plus_days(from, steps).map(single);
    }
    if is("week") || is("weekend") {
        let days = plus_days(from, steps * 7)?
            .week(Weekday::Mon)
            .checked_days()?;
        let (monday, sunday) = days.into_inner();
        let earliest = if is("weekend") {
            plus_days(sunday, -1)?
        } else {
            monday
        };
        return Some(DateValue {
            earliest,
            latest: sunday,
            precision: Precision::Week,
        });
    }
    if is("month") {
        return whole_month(plus_months(from, steps)?);
    }
    let months = if is("year") {
        12
    } else if is("decade") {
        120
    } else {
        return None;
    };
    let year = plus_months(from, steps * months)?.year();
    whole_years(year, year, Precision::Year)
}

fn plus_days(date: NaiveDate, days: i32) -> Option<NaiveDate> {
    date.checked_add_signed(TimeDelta::try_days(days.into())?)
}

/// The day in another month; the last day of that month when the month is shorter.
fn plus_months(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    let distance = Months::new(months.unsigned_abs());
    if months < 0 {
        date.checked_sub_months(distance)
    } else {
        date.checked_add_months(distance)
    }
}

/// The calendar month of a day.
fn whole_month(day: NaiveDate) -> Option<DateValue> {
    Some(DateValue {
        earliest: day.with_day(1)?,
        latest: day.with_day(day.num_days_in_month().into())?,
        precision: Precision::Month,
    })
}

/// The calendar years from `first` to `last`, inclusive.
fn whole_years(first: i32, last: i32, precision: Precision) -> Option<DateValue> {
    Some(DateValue {
        earliest: NaiveDate::from_ymd_opt(first, 1, 1)?,
        latest: NaiveDate::from_ymd_opt(last, 12, 31)?,
        precision,
    })
}
