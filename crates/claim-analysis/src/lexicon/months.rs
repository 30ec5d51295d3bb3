//! Month names in English, and months, weekdays and words such as "yesterday" in other languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::Month;

type Numbers = LazyLock<HashMap<&'static str, u32>>;

/// The number of each foreign month name in lower case.
static MONTHS: Numbers = LazyLock::new(|| numbers(include_str!("time/months_foreign.txt")));
/// The number of each foreign weekday, 1 for Monday.
static WEEKDAYS: Numbers = LazyLock::new(|| numbers(include_str!("time/weekdays_foreign.txt")));
/// 1 for words for the day before yesterday to 4 for tomorrow.
static DAYS: Numbers = LazyLock::new(|| numbers(include_str!("time/days_foreign.txt")));

/// The place of each word in its line.
fn numbers(list: &'static str) -> HashMap<&'static str, u32> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .flat_map(|line| line.split_whitespace().zip(1..))
        // "-" keeps the place of a name that another language has or that two words make.
        .filter(|(name, _)| *name != "-")
        .collect()
}

fn find(numbers: &Numbers, word: &str) -> Option<u32> {
    if !(3..=48).contains(&word.len()) {
        return None;
    }
    let low = word.to_lowercase().replace('’', "'");
    numbers.get(low.as_str()).copied()
}

/// Number from 1 to 12 of a month name in one of the listed languages.
pub(crate) fn foreign(word: &str) -> Option<u32> {
    find(&MONTHS, word)
}

/// Number from 1, Monday, to 7 of a weekday in one of the listed languages.
pub(crate) fn foreign_weekday(word: &str) -> Option<u32> {
    find(&WEEKDAYS, word)
}

/// Days from today to the day of a word such as "gestern", from -2 to 1.
pub(crate) fn foreign_day(word: &str) -> Option<i32> {
    let place = find(&DAYS, word)?;
    i32::try_from(place).ok().map(|place| place - 3)
}

/// Number from 1 to 12 of an English month name or abbreviation.
pub(crate) fn english(word: &str) -> Option<u32> {
    let month: Month = word.get(..3)?.parse().ok()?;
    Some(month.number_from_month())
}
