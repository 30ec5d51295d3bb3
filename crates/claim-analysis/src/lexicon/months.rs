//! Month names in English, and the date words of other languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::Month;

/// A date word of another language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateWord {
    /// Number from 1 to 12.
    Month(u32),
    /// A month of another calendar.
    OtherMonth,
    /// Number from 1, Monday, to 7.
    Weekday(u32),
    /// Days from today: -1 for "gestern".
    Day(i32),
    /// The first of two words for the last week, month or year: "letzte".
    Period,
}

type Words = HashMap<&'static str, DateWord>;

/// Each date word in lower case. A month wins over other meanings.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::new();
    for (name, _, _) in periods() {
        words.insert(name, DateWord::Period);
    }
    for (name, place) in places(include_str!("time/days_foreign.txt")) {
        let days = i32::try_from(place).unwrap_or(0) - 3;
        words.insert(name, DateWord::Day(days));
    }
    for (name, _) in places(include_str!("time/months_other_foreign.txt")) {
        words.insert(name, DateWord::OtherMonth);
    }
    for (name, place) in places(include_str!("time/weekdays_foreign.txt")) {
        words.insert(name, DateWord::Weekday(place));
    }
    for (name, place) in places(include_str!("time/months_foreign.txt")) {
        words.insert(name, DateWord::Month(place));
    }
    words
});

/// The lines of a list without the comments.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

/// Each word with its place in the line, from 1.
fn places(list: &'static str) -> impl Iterator<Item = (&'static str, u32)> {
    lines(list)
        .flat_map(|line| line.split_whitespace().zip(1..))
        // "-" keeps the place of a name that another language has or that two words make.
        .filter(|(name, _)| *name != "-")
}

/// First word, second word and unit of each phrase for the last week, month or year.
fn periods() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    lines(include_str!("time/periods_foreign.txt")).flat_map(|line| {
        let firsts = line.split_whitespace().step_by(2);
        let seconds = line.split_whitespace().skip(1).step_by(2);
        firsts.zip(seconds).zip(["week", "month", "year"]).map(|((first, second), unit)| (first, second, unit))
    })
}

/// The meaning of a date word of one of the listed languages.
pub(crate) fn foreign(word: &str) -> Option<DateWord> {
    if !(3..=48).contains(&word.len()) {
        return None;
    }
    let low = word.to_lowercase();
    let found = WORDS.get(low.as_str());
    // "aujourd’hui"
    let found = found.or_else(|| WORDS.get(low.replace('’', "'").as_str()).filter(|_| low.contains('’')));
    found.copied()
}

/// Number from 1 to 12 of a month name in one of the listed languages.
pub(crate) fn foreign_month(word: &str) -> Option<u32> {
    match foreign(word)? {
        DateWord::Month(month) => Some(month),
        _ => None,
    }
}

/// "week", "month" or "year" if the two words mean the last one: "letzte Woche".
pub(crate) fn foreign_period(first: &str, second: &str) -> Option<&'static str> {
    let (first, second) = (first.to_lowercase(), second.to_lowercase());
    periods().find(|(one, two, _)| *one == first && *two == second).map(|(_, _, unit)| unit)
}

/// Number from 1 to 12 of an English month name or abbreviation.
pub(crate) fn english(word: &str) -> Option<u32> {
    let month: Month = word.get(..3)?.parse().ok()?;
    Some(month.number_from_month())
}
