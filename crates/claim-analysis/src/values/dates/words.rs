//! Words of dates, and the context in which they are read.

use chrono::NaiveDate;

use crate::claim::DateValue;
use crate::lexicon::{Class, months};
use crate::text::tokens::Token;

/// A date found in the tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct DateMatch {
    /// End in tokens, exclusive.
    pub end: usize,
    /// `None` if the date cannot be resolved, for example without a day of publication.
    pub value: Option<DateValue>,
}

/// Which number comes first in "03/04/2026".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayOrder {
    Unknown,
    DayFirst,
    MonthFirst,
}

impl DayOrder {
    /// The order that a BCP 47 tag with a region tells: "en-US", "en-GB"; "en" alone tells none.
    pub fn of(language: Option<&str>, foreign: bool) -> Self {
        let region = language.and_then(|tag| tag.split(['-', '_']).next_back().filter(|r| *r != tag));
        match region.map(str::to_ascii_uppercase).as_deref() {
            Some("US" | "FM" | "PW") => DayOrder::MonthFirst,
            Some(region) if region.len() == 2 && region != "CA" && region != "PH" => DayOrder::DayFirst,
            _ if foreign => DayOrder::DayFirst,
            _ => DayOrder::Unknown,
        }
    }
}

/// The context in which a date is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DateContext {
    /// Day of publication, the origin of relative dates.
    pub published: Option<NaiveDate>,
    /// Month names of other languages are read too.
    pub foreign: bool,
    /// Which number comes first in "03/04/2026".
    pub order: DayOrder,
    /// The last resolved date before this one in the sentence, the origin of "the day before".
    pub reference: Option<DateValue>,
    /// The only date of the sentence before, the origin of "two days later" in a sentence without a date.
    pub story: Option<DateValue>,
}

impl DateContext {
    /// Where "the next day" and the like count from.
    pub fn origin(&self) -> Option<DateValue> {
        self.reference.or(self.story)
    }
}

/// True for an English month name with a capital.
pub(super) fn is_month(token: &Token<'_>) -> bool {
    token.is(Class::MONTH) && token.is_capital()
}

/// True for an English weekday with a capital.
pub(super) fn is_weekday(token: &Token<'_>) -> bool {
    token.is(Class::WEEKDAY) && token.is_capital()
}

/// Value of digits of any script: "12", "१२", "١٢".
fn decimal(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 12 {
        return None;
    }
    text.chars().try_fold(0_u32, |value, letter| {
        let digit = letter.to_digit(10).or_else(|| {
            // The tens of digits in Unicode start at these code points.
            let zeros = [0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xE50, 0xFF10];
            let code = u32::from(letter);
            let zero = zeros.iter().find(|&&zero| (zero..zero + 10).contains(&code))?;
            Some(code - zero)
        })?;
        value.checked_mul(10)?.checked_add(digit)
    })
}

/// A day of the month from 1 to 31, with or without "st", "nd", "rd", "th", "er", "º".
pub(super) fn day(token: &Token<'_>) -> Option<u32> {
    if !token.is_number() {
        return None;
    }
    let text = token.text.trim_end_matches(|c: char| !c.is_numeric());
    let tail = token.text.get(text.len()..)?;
    let day = decimal(text).filter(|day| (1..=31).contains(day))?;
    matches!(tail, "" | "st" | "nd" | "rd" | "th" | "er" | "re" | "º" | "°" | "日" | "일").then_some(day)
}

/// A year of four digits from 1000 to 2199; a Turkish ending such as "2026’da" is dropped.
pub(super) fn year_number(token: &Token<'_>) -> Option<i32> {
    if !token.is_number() {
        return None;
    }
    let text = token.stem.split(['’', '\'', '年', '년']).next()?;
    let plain = text.chars().count() == 4;
    let year = decimal(text).filter(|year| plain && (1000..=2199).contains(year))?;
    i32::try_from(year).ok()
}

/// The number of a month from 1 to 12.
pub(super) fn month_number(token: &Token<'_>, context: DateContext) -> Option<u32> {
    let english = is_month(token).then(|| months::english(token.stem)).flatten();
    english.or_else(|| context.foreign.then(|| months::foreign_month(token.stem)).flatten())
}

pub(super) fn is_mark(tokens: &[Token<'_>], at: usize, mark: char) -> bool {
    tokens.get(at).is_some_and(|t| t.mark() == mark)
}

/// True if the token at `at` is one of the words.
#[expect(clippy::inline_always, reason = "the compiler calculates the outlines of literals at the call")]
#[inline(always)]
pub(super) fn is_any(tokens: &[Token<'_>], at: usize, words: &[&str]) -> bool {
    tokens.get(at).is_some_and(|t| t.any(words))
}

/// -1 for "last", 0 for "this", 1 for "next".
pub(super) fn step(token: &Token<'_>) -> Option<i32> {
    if token.any(&["last", "past", "previous"]) {
        Some(-1)
    } else if token.any(&["this", "same", "current"]) {
        Some(0)
    } else if token.any(&["next", "coming", "following"]) {
        Some(1)
    } else {
        None
    }
}

/// True for a form of the past, or one that is written like it.
pub(super) fn is_past(token: &Token<'_>) -> bool {
    let regular = token.stem.len() > 4
        && token.stem.ends_with("ed")
        && !token.any(&["hundred", "indeed", "armed", "united", "alleged", "speed", "exceed", "proceed"]);
    regular || token.is(Class::PAST) || token.is(Class::PAST_FORM)
}
