//! Times of day: "14:30", "6 p.m.", "half past six", "a quarter to nine". They are read past and give no value.

use super::words::is_any;
use crate::text::tokens::{Token, before};
use crate::values::numbers;

/// The end in tokens of a time of day in words at `at`: "half past six", "a quarter to nine", "nine o’clock".
pub(in crate::values) fn worded(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let mut place = at + usize::from(is_any(tokens, at, &["a"]));
    let minutes = tokens.get(place)?;
    let named = minutes.any(&["half", "quarter"]);
    if !named && !is_hour(tokens, place, 29) {
        return None;
    }
    place += 1;
    if !named && is_any(tokens, place, &["o’clock", "o'clock"]) {
        return Some(place + 1);
    }
    let counted = is_any(tokens, place, &["minutes"]);
    place += usize::from(counted);
    let past = is_any(tokens, place, &["past"]);
    let led = at > 0 && is_any(tokens, at - 1, &["at"]) && minutes.is_word();
    let to = is_any(tokens, place, &["to"]) && (minutes.eq("quarter") || counted || led);
    let hour = is_hour(tokens, place + 1, 12) || is_any(tokens, place + 1, &["noon", "midnight"]);
    ((past || to) && hour).then_some(place + 2)
}

/// True for a number in words or digits from 1 to `last`.
fn is_hour(tokens: &[Token<'_>], at: usize, last: u8) -> bool {
    tokens.get(at).is_some_and(|t| {
        let value = if t.is_number() {
            t.text.parse().ok()
        } else {
            numbers::word(t.stem)
        };
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
    before(tokens, at, back).is_some_and(Token::is_number)
        && before(tokens, at, back + 1).is_some_and(|t| t.any(words))
}

fn is_half_day(token: &Token<'_>) -> bool {
    token.any(&["a.m.", "p.m.", "am", "pm", "a.m", "p.m"])
}
