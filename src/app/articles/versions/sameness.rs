//! Sameness: whether two texts of an article say the same, so that no new version is needed.

use std::iter;

/// Longest line that can be page furniture, in bytes.
const LONGEST: usize = 90;

/// Whether two texts differ in nothing but quotation marks, dashes, blanks, and lines of the page: times of an update, counts of
/// comments and shares, advertisements.
#[must_use]
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    words(one).eq(words(other))
}

/// The lines of a text in one spelling, without those of the page.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(plain).filter(|line| !line.is_empty() && !is_furniture(line))
}

/// A line with plain marks and single blanks.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for mark in line.chars().flat_map(plain_mark) {
        if mark == ' ' && (out.is_empty() || out.ends_with(' ')) {
            continue;
        }
        out.push(mark);
    }
    out.truncate(out.trim_end().len());
    out
}

/// The plain form of a character: none, one, or three full stops.
fn plain_mark(mark: char) -> impl Iterator<Item = char> {
    let (plain, times) = match mark {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => ('"', 1),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '`' | '´' => ('\'', 1),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => ('-', 1),
        '…' => ('.', 3),
        // Soft hyphens, joiners, direction marks.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => (' ', 0),
        mark if mark.is_whitespace() => (' ', 1),
        mark => (mark, 1),
    };
    iter::repeat_n(plain, times)
}

/// Beginnings of lines that say when the page was changed.
const STAMPS: &[&str] = &[
    "updated",
    "last updated",
    "last modified",
    "published",
    "posted",
    "aktualisiert",
    "zuletzt aktualisiert",
    "stand:",
    "veröffentlicht",
    "mis à jour",
    "publié",
    "actualizado",
    "publicado",
    "aggiornato",
    "обновлено",
];

/// Words of a time before now.
const AGO: &[&str] = &[" ago", "vor ", "il y a ", "hace ", " fa", " назад"];

/// Lines that a page shows between its paragraphs.
const BETWEEN: &[&str] = &[
    "advertisement",
    "advertisement - continue reading below",
    "ad",
    "sponsored",
    "story continues below",
    "story continues below advertisement",
    "continue reading",
    "read more",
    "share",
    "share this",
    "share this article",
    "save",
    "print",
    "copy link",
    "comments",
    "leave a comment",
    "anzeige",
    "werbung",
    "teilen",
    "drucken",
    "kommentare",
    "publicité",
    "partager",
    "publicidad",
    "compartir",
    "реклама",
];

/// What is counted below an article.
const COUNTED: &[&str] = &[
    "shares",
    "share",
    "comments",
    "comment",
    "views",
    "view",
    "likes",
    "like",
    "reads",
    "min read",
    "minute read",
    "kommentare",
    "kommentar",
    "aufrufe",
    "min. lesezeit",
    "commentaires",
    "partages",
    "comentarios",
    "vistas",
];

/// Whether a line, in plain spelling, is of the page and not of the article.
fn is_furniture(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let low = line.to_lowercase();
    let is_ago = AGO.iter().any(|ago| if ago.starts_with(' ') { low.ends_with(ago) } else { low.starts_with(ago) });
    let is_time = low.len() <= 40 && is_ago && low.contains(|c: char| c.is_ascii_digit());
    let is_stamp = STAMPS.iter().any(|stamp| low.starts_with(stamp)) && (is_ago || is_dated(&low));
    is_time || is_stamp || BETWEEN.contains(&low.as_str()) || is_count(&low)
}

/// Whether a line has a time of day or a year.
fn is_dated(line: &str) -> bool {
    let numbers = line.split(|c: char| !c.is_ascii_digit() && c != ':').filter(|word| !word.is_empty());
    numbers.into_iter().any(|word| match word.split_once(':') {
        Some((hour, minute)) => !hour.is_empty() && minute.len() == 2,
        None => word.len() == 4 && (word.starts_with("19") || word.starts_with("20")),
    })
}

/// `1.2K shares`, `15 comments`, `4 min read`.
fn is_count(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    let rest = rest.strip_prefix(['k', 'm']).filter(|rest| rest.starts_with(' ')).unwrap_or(rest).trim_start();
    rest.len() < line.len() && COUNTED.contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "At least 37 people were killed, the ministry said.\n\nThe mayor called it \"a black day\" - and left.";

    #[test]
    fn marks_blanks_and_lines_of_the_page_make_no_version() {
        for other in [
            "At least 37 people were killed, the ministry said.\n\n\nThe mayor called it “a black day” – and left.",
            "At least\u{a0}37 people were killed,  the min\u{ad}istry said.\n\nThe mayor called it «a black day» — and left.",
            "Updated 3 hours ago\n\nAt least 37 people were killed, the ministry said.\n\nAdvertisement\n\nThe mayor called it \"a black day\" - and left.\n\n1.2K shares\n\n15 comments",
            "Vor 3 Stunden aktualisiert\nAt least 37 people were killed, the ministry said.\nThe mayor called it \"a black day\" - and left.\n4 min read",
        ] {
            assert!(same_words(TEXT, other), "{other}");
        }
    }

    #[test]
    fn words_figures_and_scare_quotes_make_a_version() {
        for other in [
            TEXT.replace("37", "73"),
            TEXT.replace("killed", "\"killed\""),
            TEXT.replace("The mayor", "A mayor"),
            format!("{TEXT}\n\nA correction: the mayor stayed."),
            format!("{TEXT}\n\nUpdated figures show that 41 people died in the flood."),
            format!("{TEXT}\n\nThe bridge collapsed 3 hours ago. Nobody was on it at the time, police said."),
            format!("{TEXT}\n\n12 dead"),
            format!("{TEXT}\n\nUpdated toll: 41 dead"),
        ] {
            assert!(!same_words(TEXT, &other), "{other}");
        }
    }
}
