//! Month names in English and many other languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::Month;

/// The number of each foreign month name in lower case.
static FOREIGN: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    include_str!("time/months_foreign.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split_whitespace().zip(1..))
        // "-" keeps the place of a name that another language has or that two words make.
        .filter(|(name, _)| *name != "-")
        .collect()
});

/// Number from 1 to 12 of a month name in one of the listed languages.
pub(crate) fn foreign(word: &str) -> Option<u32> {
    if !(3..=48).contains(&word.len()) {
        return None;
    }
    FOREIGN.get(word.to_lowercase().as_str()).copied()
}

/// Number from 1 to 12 of an English month name or abbreviation.
pub(crate) fn english(word: &str) -> Option<u32> {
    let month: Month = word.get(..3)?.parse().ok()?;
    Some(month.number_from_month())
}
