//! Times of day: "14:30", "6 p.m.", "half past six", "a quarter to nine". They are read past and give no value.

use super::words::is_any;
use crate::text::tokens::{Token, before};
use crate::values::numbers;

/// The end in tokens of a time of day in words at `at`: "half past six", "a quarter to nine", "nine o’clock".
pub(crate) fn worded(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    if is_pointed(tokens, at) {
        return Some(at + 1);
    }
    let mut place = at + usize::from(is_any(tokens, at, &["a"]));
    let minutes = tokens.get(place)?;
    if !is_any(tokens, place + 1, &["o’clock", "o'clock", "in", "at", "minutes", "past", "to"]) {
        return None;
    }
    let named = minutes.any(&["half", "quarter"]);
    if !named && !is_hour(tokens, place, 29) {
        return None;
    }
    place += 1;
    if !named && is_any(tokens, place, &["o’clock", "o'clock"]) {
        return Some(place + 1);
    }
    // "five in the morning", "ten at night"
    let day = ["morning", "afternoon", "evening"];
    if !named && is_any(tokens, place, &["in"]) && is_any(tokens, place + 2, &day) && is_at(tokens, at) {
        return Some(place + 3);
    }
    if !named && is_any(tokens, place, &["at"]) && is_any(tokens, place + 1, &["night"]) && is_at(tokens, at) {
        return Some(place + 2);
    }
    let counted = is_any(tokens, place, &["minutes"]);
    place += usize::from(counted);
    let past = is_any(tokens, place, &["past"]);
    let led = before(tokens, at, 1).is_some_and(|t| t.eq("at")) && minutes.is_word();
    let to = is_any(tokens, place, &["to"]) && (minutes.eq("quarter") || counted || led);
    let hour = is_hour(tokens, place + 1, 12) || is_any(tokens, place + 1, &["noon", "midnight"]);
    ((past || to) && hour).then_some(place + 2)
}

/// True after a word that leads to a time of day.
fn is_at(tokens: &[Token<'_>], at: usize) -> bool {
    before(tokens, at, 1).is_some_and(|t| t.any(&["at", "around", "about", "by", "until", "since"]))
}

/// "at 18.30 on Monday", "at 6.45 this morning": hours and minutes with a point.
fn is_pointed(tokens: &[Token<'_>], at: usize) -> bool {
    const AFTER: [&str; 10] = ["on", "this", "local", "a.m", "p.m", "a.m.", "p.m.", "am", "pm", "gmt"];
    if !is_at(tokens, at) || !is_any(tokens, at + 1, &AFTER) {
        return false;
    }
    let time = tokens.get(at).and_then(|t| t.text.split_once('.'));
    time.is_some_and(|(hour, minute)| {
        let number = |text: &str| text.parse::<u8>().ok();
        minute.len() == 2 && number(hour).is_some_and(|h| h < 24) && number(minute).is_some_and(|m| m < 60)
    })
}

/// True for a number in words or digits from 1 to `last`.
fn is_hour(tokens: &[Token<'_>], at: usize, last: u8) -> bool {
    tokens.get(at).is_some_and(|t| {
        let value = if t.is_number() { t.text.parse().ok() } else { numbers::word(t.stem) };
        value.is_some_and(|hour| (1.0..=f64::from(last)).contains(&hour))
    })
}

/// The place after a time in digits at `at`: "6:30 a.m." or "14:30"; `at` itself if there is none.
pub(super) fn skip(tokens: &[Token<'_>], at: usize) -> usize {
    let Some(first) = tokens.get(at).filter(|t| t.is_number()) else {
        return at;
    };
    let half = tokens.get(at + 1).is_some_and(is_half_day);
    if !half && !first.text.contains(':') {
        return at;
    }
    let end = at + 1 + usize::from(half);
    end + usize::from(is_any(tokens, end, &["on", "of"]))
}

/// True if a time in digits stands between the date at `at` and one of the words: "from 10:30 p.m. Aug. 9".
pub(super) fn is_led(tokens: &[Token<'_>], at: usize, words: &[&str]) -> bool {
    let mut back = 1 + usize::from(before(tokens, at, 1).is_some_and(|t| t.eq("on")));
    back += usize::from(before(tokens, at, back).is_some_and(is_half_day));
    before(tokens, at, back).is_some_and(Token::is_number) && before(tokens, at, back + 1).is_some_and(|t| t.any(words))
}

fn is_half_day(token: &Token<'_>) -> bool {
    token.any(&["a.m.", "p.m.", "am", "pm", "a.m", "p.m"])
}
