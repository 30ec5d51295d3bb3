//! What short lines say of themselves: labels, credits, corrections, times of day.

use crate::page::lexicon::{
    AFTER_ARTICLE, AGENCIES, APPEALS, BYLINE_STARTS, CHANGES, CORRECTION_STARTS, CREDIT_STARTS, FEED_ENDS, LABELS,
    LINE_STARTS, NOTES,
};
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
        || is_feed_end(text, &start)
        || is_appeal(text)
    {
        Phrase::Drop
    } else {
        Phrase::None
    }
}

/// What feeds write under an article: "The post … appeared first on …".
fn is_feed_end(text: &str, start: &str) -> bool {
    let fits = |(from, then): (&str, &str)| {
        start.starts_with(from) && text.len() <= 600 && text.to_lowercase().replace('’', "'").contains(then)
    };
    FEED_ENDS.iter().filter_map(|each| each.split_once(" … ")).any(fits)
}

/// Bytes of the longest appeal.
const APPEAL: usize = 400;

/// Characters in which an appeal says what it is; later ones may end a paragraph of an article.
const APPEAL_START: usize = 90;

/// An appeal to pay, to give or to join, in the outlet's own voice.
fn is_appeal(text: &str) -> bool {
    text.len() <= APPEAL && {
        let lower = text.chars().take(APPEAL_START).collect::<String>().to_lowercase().replace('’', "'");
        APPEALS.iter().any(|each| lower.contains(each))
    }
}

/// The line is a byline: a word such as "By", and names.
pub fn is_byline(text: &str) -> bool {
    const SMALL: &[&str] =
        &["and", "und", "et", "y", "e", "og", "och", "en", "de", "del", "der", "van", "von", "di", "da", "la", "for"];
    let lower = text.to_lowercase();
    let names = |front: &str| {
        let rest = lower.strip_prefix(front)?;
        let ends = front.ends_with(':') || rest.starts_with([' ', ':', '：', '\u{a0}']);
        ends.then(|| text.chars().skip(front.chars().count()).collect::<String>())
    };
    let is_names = |rest: String| {
        let mut words = rest.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let count = rest.split_whitespace().count();
        (1..=12).contains(&count)
            && words.all(|word| SMALL.contains(&word) || word.chars().next().is_none_or(|c| !c.is_lowercase()))
    };
    let plain = ["By ", "Von ", "by ", "von ", "Par ", "Por "].iter().any(|by| text.starts_with(by));
    plain || BYLINE_STARTS.iter().filter_map(|front| names(front)).any(is_names)
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
    let start = start.trim_start_matches(['*', '(', '[', '†', '—', '–', '-', ' ']);
    CORRECTION_STARTS.iter().any(|each| {
        let rest = start.strip_prefix(each);
        let word = each.contains(' ');
        rest.is_some_and(|rest| word || rest.starts_with([':', ' ', 's', '.']) && rest.contains(':'))
    }) || is_note(text, start)
}

/// Bytes of the longest note about a change.
const NOTE: usize = 900;

/// A note of the editors, or about "this story", that names a mistake; one that only says when it was written is none.
fn is_note(text: &str, start: &str) -> bool {
    text.len() <= NOTE && NOTES.iter().any(|each| start.starts_with(each)) && {
        let lower = text.to_lowercase().replace('’', "'");
        CHANGES.iter().any(|each| lower.contains(each))
    }
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
