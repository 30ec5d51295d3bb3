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

/// Words of a line that says when the page was changed: a line with one of these that has nothing but them, [`WHEN`] and numbers.
const STAMPS: &str = "updated update modified published posted edited ago aktualisiert veröffentlicht geändert stand vor mis jour publié \
    modifié actualizado publicado hace aggiornato pubblicato fa обновлено опубликовано назад";

/// Words of days and times.
const WHEN: &str = "last on at the of today yesterday just now an a am pm a.m p.m gmt utc bst est edt cet cest second seconds sec secs \
    minute minutes min mins hour hours hr hrs day days week weeks month months year years monday tuesday wednesday \
    thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may june july august \
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec zuletzt um uhr heute gestern \
    sekunden minuten stunde stunden tag tagen woche wochen montag dienstag mittwoch donnerstag freitag samstag sonntag \
    januar februar märz mai juni juli oktober dezember il y à le les heure heures jour jours semaine semaines janvier \
    février mars avril juin juillet août septembre octobre novembre décembre el las de hora horas minuto minutos día \
    días semana semanas enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre alle \
    ore ora minuti giorni giorno в мин минут час часа часов день дня дней";

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
    is_stamp(&low) || BETWEEN.contains(&low.as_str()) || is_count(&low)
}

/// Whether a word is in a list, with or without a full stop.
fn is_one_of(list: &str, word: &str) -> bool {
    let plain = word.trim_end_matches('.');
    list.split_ascii_whitespace().any(|known| known == plain)
}

/// `Updated 3 hours ago`, `Published: 14 March 2026, 10:30 GMT`. A line with any other word is of the article, and so are its
/// figures.
fn is_stamp(line: &str) -> bool {
    let words = || line.split([' ', ',', ':', '|', '-', '/', '(', ')', '•', '·']).filter(|word| !word.is_empty());
    let is_number = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
        let ending = word.get(digits.len()..).unwrap_or_default();
        let digits = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !digits.is_empty();
        digits
            && matches!(
                ending,
                "" | "." | "st" | "nd" | "rd" | "th" | "h" | "m" | "d" | "am" | "pm" | "a.m." | "p.m." | "er"
            )
    };
    let mut has_number = false;
    let all = words().all(|word| {
        let is_number = is_number(word);
        has_number |= is_number;
        is_number || is_one_of(STAMPS, word) || is_one_of(WHEN, word)
    });
    all && has_number && words().any(|word| is_one_of(STAMPS, word))
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
            "Published: 14 March 2026, 10.30 a.m. GMT\nLast updated on Monday at 10:30\nMis à jour le 14 mars 2026 à 10h\nAt least 37 people were killed, the ministry said.\nThe mayor called it \"a black day\" - and left.",
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
            format!("{TEXT}\n\nPublished in 2026, the list names 12 villages."),
            format!("{TEXT}\n\nPosted guards shot 14 people in 2026, he said."),
            format!("{TEXT}\n\n41 dead 3 days ago"),
            format!("{TEXT}\n\nLower Sorrin\t12 dead 2 years ago"),
        ] {
            assert!(!same_words(TEXT, &other), "{other}");
        }
    }
}
