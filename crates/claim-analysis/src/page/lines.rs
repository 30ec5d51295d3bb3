//! Page rules for a single line: credits, captions, notes, bylines, datelines, headings.

use super::notes;
use super::prefixes::PREFIXES;
use crate::claim::LeftOutReason;
use crate::lexicon::{self, Class};
use crate::text::letters::is_alphanumeric;

/// Maximum length in bytes of the part of a line whose letters are counted.
const SEARCHED: usize = 400;

/// The reason for leaving a line out, if any. `low` is its [`head`](super::prefixes::head); `alone` means that the line
/// is a whole paragraph.
pub(super) fn left_out(words: &str, low: &str, alone: bool) -> Option<LeftOutReason> {
    let length = words.len();
    let letters = letters(words.as_bytes().get(..length.min(SEARCHED)).unwrap_or(&[]));
    if letters * 2 < length.min(SEARCHED) && !words.bytes().any(|b| b.is_ascii_digit()) || letters < 2 {
        return Some(LeftOutReason::Fragment);
    }
    if PREFIXES.teasers.fit(low) {
        return Some(LeftOutReason::Teaser);
    }
    if length < 160 && PREFIXES.credits.fit(low) {
        return Some(LeftOutReason::Credit);
    }
    if PREFIXES.captions.fit(low) {
        return Some(LeftOutReason::Caption);
    }
    if PREFIXES.notes.fit(low) || notes::is_note(words, low) {
        return Some(LeftOutReason::EditorialNote);
    }
    if length < 120 && alone && PREFIXES.furniture.fit(low) && !tells(words)
        || low.starts_with("follow ") && words.contains('@')
    {
        return Some(LeftOutReason::Navigation);
    }
    let closed = words.ends_with(['.', '!', '?', '…', '”', '"', '’', '»', ')']);
    if alone && low.starts_with("by ") && !closed && length < 80 {
        return Some(LeftOutReason::Byline);
    }
    if words.contains(" contributed ")
        && (words.contains(" contributed to this ") || words.contains(" contributed reporting"))
    {
        return Some(LeftOutReason::Byline);
    }
    if words.contains("First published") || words.contains("ast updated") || is_dateline(words) {
        return Some(LeftOutReason::Dateline);
    }
    if length < 90 && !closed && (words.contains("/Getty") || words.contains("Images") && words.contains('/')) {
        return Some(LeftOutReason::Credit);
    }
    if alone && !closed && words.split_whitespace().take(4).count() <= 3 {
        let picture = words.split_whitespace().any(|w| lexicon::class(w).has(Class::PICTURE));
        return Some(if picture { LeftOutReason::Credit } else { LeftOutReason::Headline });
    }
    None
}

/// True for a full sentence with a figure, or about what the first word names: "Search teams found 5 bodies.", "Home sales
/// fell in May." A page asks and labels instead: "Search for more stories."
fn tells(words: &str) -> bool {
    const NOUNS: &[&str] = &["Search", "Searchers", "Searching", "Home", "Menu", "Newsletter", "Terms"];
    const ASKED: &[&str] = &["for", "our", "the", "this", "by", "in", "of", "and"];
    let mut each = words.split_whitespace();
    let (first, second) = (each.next().unwrap_or(""), each.next().unwrap_or(""));
    let full = words.ends_with(['.', '”', '"', '’']) && each.count() >= 3;
    let figure = words.bytes().any(|b| b.is_ascii_digit());
    full && NOUNS.contains(&first) && (figure || !ASKED.contains(&second))
}

/// Number of bytes of letters.
fn letters(bytes: &[u8]) -> usize {
    // Counts of a byte each are added up many at a time.
    let letter = |byte: &u8| u8::from(byte.is_ascii_alphabetic() || *byte >= 0x80);
    bytes.chunks(64).map(|block| usize::from(block.iter().map(letter).sum::<u8>())).sum()
}

/// True for "Mara Velk is a reporter covering …".
pub(super) fn is_about_author(words: &str) -> bool {
    let Some((name, rest)) = words.split_once(" is a") else {
        return false;
    };
    let trade = ["reporter", "correspondent", "columnist", "editor", "staff writer", "freelance", "journalist"];
    let rest: String = rest.chars().take(60).collect();
    name.len() < 40
        && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
        && trade.iter().any(|t| rest.contains(t))
}

/// True for a line with nothing but a date and a time: "Published 22 Dec, 2016 at 4 pm".
fn is_dateline(words: &str) -> bool {
    if words.len() > 60 {
        return false;
    }
    let mut dated = false;
    let mut words = words.split(|c: char| !is_alphanumeric(c)).filter(|w| !w.is_empty());
    let told = words.all(|word| {
        let date =
            word.starts_with(|c: char| c.is_ascii_digit()) || lexicon::class(word).has(Class::MONTH.or(Class::WEEKDAY));
        dated |= date;
        date || matches!(
            word,
            "am" | "pm"
                | "AM"
                | "PM"
                | "ET"
                | "GMT"
                | "UTC"
                | "EST"
                | "EDT"
                | "at"
                | "min"
                | "read"
                | "minute"
                | "Updated"
                | "Published"
                | "updated"
                | "published"
        )
    });
    told && dated
}
