//! The time of day next to a date, with the zone that is printed after it.

use super::words::Word;
use super::zones::{is_american as is_american_zone, zone};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

/// Words between a date and its time of day at most.
const GAP: usize = 5;

/// The moment of a date at `at`, which has `length` words, if a time with a zone is shortly after it or before it.
pub fn near(words: &[Word], at: usize, length: usize, day: NaiveDate, american: bool) -> Option<DateTime<FixedOffset>> {
    let after = at + length..(at + length + GAP).min(words.len());
    let before = at.saturating_sub(GAP + 3)..at;
    let (time, name) = after.chain(before).find_map(|at| clock(words.get(at..)?))?;
    zone(name, day, american)?.from_local_datetime(&NaiveDateTime::new(day, time)).single()
}

/// The date at `at` is followed or preceded by a time of a zone that only North America has.
pub fn is_american(words: &[Word], at: usize) -> bool {
    let range = at.saturating_sub(GAP + 3)..(at + 3 + GAP).min(words.len());
    range.filter_map(|at| clock(words.get(at..)?)).any(|(_, name)| is_american_zone(name))
}

/// A time of day and the word after it: `11:15 PM EST`, `23.15 Uhr MEZ`, `17h40 CET`, `9 p.m. ET`, `10:30:00 (GMT)`.
fn clock(words: &[Word]) -> Option<(NaiveTime, &str)> {
    let first = words.first()?;
    let mut hour = first.day()?;
    let mut next = 1;
    let mut minute = 0;
    let text = |at: usize| words.get(at).map(|word| word.text.as_str());
    let minutes = |at: usize| words.get(at).filter(|word| word.text.len() == 2).and_then(Word::day);
    if matches!(first.mark, ':' | '.')
        && let Some(found) = minutes(1)
    {
        (minute, next) = (found, 2);
        if words.get(1).is_some_and(|word| word.mark == ':') && minutes(2).is_some() {
            next = 3;
        }
    } else if text(1) == Some("h")
        && let Some(found) = minutes(2)
    {
        (minute, next) = (found, 3);
    }
    let half = match (text(next), text(next + 1)) {
        (Some(half @ ("am" | "pm")), _) => Some((half == "pm", 1)),
        (Some(half @ ("a" | "p")), Some("m")) => Some((half == "p", 2)),
        _ => None,
    };
    if let Some((afternoon, length)) = half {
        hour = if hour <= 12 { hour % 12 + if afternoon { 12 } else { 0 } } else { return None };
        next += length;
    } else if next == 1 {
        return None;
    }
    if matches!(text(next), Some("uhr" | "h" | "hrs" | "hours" | "ч")) {
        next += 1;
    }
    Some((NaiveTime::from_hms_opt(hour, minute, 0)?, text(next)?))
}
