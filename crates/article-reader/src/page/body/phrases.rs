//! What short lines say of themselves: labels, credits, corrections, times of day.

use crate::page::lexicon::{AFTER_ARTICLE, AGENCIES, CORRECTION_STARTS, CREDIT_STARTS, LABELS, LINE_STARTS};
use crate::page::text::plain_words;

/// What a short text says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phrase {
    /// Ordinary text.
    None,
    /// A line that belongs to no article.
    Drop,
    /// A heading of what follows an article.
    Tail,
}

/// What `text` says of itself.
pub fn phrase(text: &str) -> Phrase {
    let start: String = text.chars().take(48).collect::<String>().to_lowercase().replace('’', "'");
    let short = text.len() <= 60;
    let plain = if short { plain_words(text) } else { String::new() };
    if short && AFTER_ARTICLE.contains(plain.as_str()) {
        Phrase::Tail
    } else if (short && LABELS.contains(plain.as_str()))
        || (text.len() <= 300 && LINE_STARTS.iter().any(|each| start.starts_with(each)))
    {
        Phrase::Drop
    } else {
        Phrase::None
    }
}

/// Characters of the longest caption that its words alone give away.
const CAPTION: usize = 200;

/// The text is a credit, or a caption that ends with one.
pub fn is_credit(text: &str) -> bool {
    if text.chars().count() > CAPTION {
        return false;
    }
    let lower = text.to_lowercase();
    let end = lower.trim_end_matches([')', '.', ']', ' ']);
    let marked = text.contains(['©', '|', '/', '('])
        && AGENCIES.iter().any(|agency| {
            end.strip_suffix(agency).is_some_and(|rest| rest.ends_with([' ', '/', '(', '|', '©', ',', '-', ':']))
        });
    let sign = text.contains('©') && !text.ends_with('.');
    let inside = lower.contains("(image: ")
        || lower.contains("(photo: ")
        || lower.contains("(foto: ")
        || lower.contains("(bild: ")
        || lower.contains("(image credit: ");
    CREDIT_STARTS.iter().any(|credit| lower.starts_with(credit)) || marked || sign || (inside && lower.ends_with(')'))
}

/// The text is the outlet's note about a mistake of its own.
pub fn is_correction(text: &str) -> bool {
    let start: String = text.chars().take(60).collect::<String>().to_lowercase().replace('’', "'");
    let start = start.trim_start_matches(['*', '(', '[', ' ']);
    CORRECTION_STARTS.iter().any(|each| {
        let rest = start.strip_prefix(each);
        let word = each.contains(' ');
        rest.is_some_and(|rest| word || rest.starts_with([':', ' ', 's', '.']) && rest.contains(':'))
    })
}

/// The time of day at the beginning of a text: `14:32`, `14.32 Uhr`, `14h32`.
pub fn clock(text: &str) -> Option<chrono::NaiveTime> {
    let text = text.trim();
    let mut parts = text.splitn(3, |c: char| !c.is_ascii_digit());
    let (hour, minute) = (parts.next()?, parts.next()?);
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let (mut hour, minute) = (hour.parse::<u32>().ok()?, minute.parse().ok()?);
    let rest = parts.next().unwrap_or_default().trim().to_lowercase();
    if rest.starts_with("pm") || rest.starts_with("p.m") {
        hour = hour % 12 + 12;
    } else if (rest.starts_with("am") || rest.starts_with("a.m")) && hour == 12 {
        hour = 0;
    }
    chrono::NaiveTime::from_hms_opt(hour, minute, 0)
}

/// The text is nothing but a time of day.
pub fn is_clock(text: &str) -> bool {
    text.chars().count() <= 16 && clock(text).is_some()
}
