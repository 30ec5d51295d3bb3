//! What on the page is not the article?

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::claim::LeftOutReason;
use crate::features::{Features, Signal};
use crate::lexicon::{self, Class};
use crate::segment::Sentence;
use crate::tokens::Token;

/// Beginnings of lines, by their first letter.
type Starts = HashMap<char, Vec<String>>;

/// The beginnings that tell what a line is.
struct Beginnings {
    /// Whole lines that open a list of other stories.
    lists: Vec<&'static str>,
    /// Lead to another story.
    teasers: Starts,
    /// Name a picture's maker.
    credits: Starts,
    /// Say what a picture shows.
    captions: Starts,
    /// Speak about the article.
    notes: Starts,
    /// Belong to the page.
    furniture: Starts,
}

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings {
    lists: lines(include_str!("lexicon/page_lists.txt")).collect(),
    teasers: by_letter(include_str!("lexicon/page_teasers.txt")),
    credits: by_letter(include_str!("lexicon/page_credits.txt")),
    captions: by_letter(include_str!("lexicon/page_captions.txt")),
    notes: by_letter(include_str!("lexicon/page_notes.txt")),
    furniture: by_letter(include_str!("lexicon/page_furniture.txt")),
});

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn by_letter(list: &'static str) -> Starts {
    let mut starts = Starts::new();
    for line in lines(list) {
        if let Some(first) = line.chars().next() {
            starts
                .entry(first)
                .or_default()
                .push(line.replace('_', " "));
        }
    }
    starts
}

/// What can be said of each sentence without reading its grammar.
pub(crate) fn read(
    text: &str,
    sentences: &[Sentence],
    title: Option<&str>,
) -> Vec<Option<LeftOutReason>> {
    let mut out: Vec<Option<LeftOutReason>> = Vec::with_capacity(sentences.len());
    let mut listing = false;
    let mut noted: Option<(u32, LeftOutReason)> = None;
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    for (at, sentence) in sentences.iter().enumerate() {
        let words = text.get(sentence.start..sentence.end).unwrap_or("");
        let alone = is_alone(sentences, at);
        let mut room = [0_u8; 48];
        let low = head(words.trim_start_matches('('), &mut room);
        if alone && words.len() < 48 && opens_list(low) {
            // Lists of other stories close a page; one near the top ends with the first full paragraph.
            listing = sentence.start * 2 > text.len();
            out.push(Some(LeftOutReason::Teaser));
            continue;
        }
        if listing {
            out.push(Some(LeftOutReason::Teaser));
            continue;
        }
        if let Some((_, reason)) = noted.filter(|(at, _)| *at == sentence.paragraph) {
            out.push(Some(reason));
            continue;
        }
        let reason = if title == Some(words) {
            Some(LeftOutReason::Headline)
        } else {
            by_words(words, low, alone)
        };
        let reason = reason.or_else(|| {
            let late = sentence.start * 20 > text.len() * 17;
            (late && is_about_author(words)).then_some(LeftOutReason::Byline)
        });
        let whole = matches!(
            reason,
            Some(LeftOutReason::EditorialNote | LeftOutReason::Byline)
        );
        if let Some(reason) = reason.filter(|_| whole) {
            noted = Some((sentence.paragraph, reason));
        }
        out.push(reason);
    }
    captions(sentences, text, &mut out);
    out
}

/// A sentence that is a paragraph of its own.
fn is_alone(sentences: &[Sentence], at: usize) -> bool {
    let paragraph = sentences.get(at).map(|s| s.paragraph);
    let before = at
        .checked_sub(1)
        .and_then(|b| sentences.get(b))
        .map(|s| s.paragraph);
    paragraph != before && paragraph != sentences.get(at + 1).map(|s| s.paragraph)
}

fn head<'b>(words: &str, room: &'b mut [u8; 48]) -> &'b str {
    let mut cut = words.len().min(36);
    while !words.is_char_boundary(cut) {
        cut -= 1;
    }
    lexicon::lower(words.get(..cut).unwrap_or(""), room).unwrap_or("")
}

fn opens_list(low: &str) -> bool {
    let low = low.trim_end_matches([':', '.', ' ', '…']);
    let plain: String = low
        .chars()
        .map(|c| if matches!(c, '’' | '‘') { '\'' } else { c })
        .collect();
    BEGINNINGS.lists.iter().any(|list| plain == *list)
        || (plain.starts_with("more from ") && plain.len() < 40)
}

fn starts(low: &str, list: &Starts) -> bool {
    let Some(first) = low.chars().next() else {
        return false;
    };
    list.get(&first)
        .is_some_and(|starts| starts.iter().any(|start| low.starts_with(start.as_str())))
}

fn by_words(words: &str, low: &str, alone: bool) -> Option<LeftOutReason> {
    let length = words.len();
    let letters = words
        .bytes()
        .take(400)
        .filter(|b| b.is_ascii_alphabetic() || *b >= 0x80)
        .count();
    if letters * 2 < length.min(400) && !words.bytes().any(|b| b.is_ascii_digit()) || letters < 2 {
        return Some(LeftOutReason::Fragment);
    }
    if starts(low, &BEGINNINGS.teasers) {
        return Some(LeftOutReason::Teaser);
    }
    if length < 160 && starts(low, &BEGINNINGS.credits) {
        return Some(LeftOutReason::Credit);
    }
    if starts(low, &BEGINNINGS.captions) {
        return Some(LeftOutReason::Caption);
    }
    if starts(low, &BEGINNINGS.notes) && (!low.starts_with("correction ") || length < 120) {
        return Some(LeftOutReason::EditorialNote);
    }
    if length < 120 && alone && starts(low, &BEGINNINGS.furniture)
        || low.starts_with("follow ") && words.contains('@')
    {
        return Some(LeftOutReason::Navigation);
    }
    let closed = words.ends_with(['.', '!', '?', '…', '”', '"', '’', '»', ')']);
    if alone && low.starts_with("by ") && !closed && length < 80 {
        return Some(LeftOutReason::Byline);
    }
    if words.contains(" contributed to this ") || words.contains(" contributed reporting") {
        return Some(LeftOutReason::Byline);
    }
    if words.contains("First published") || words.contains("ast updated") || is_dateline(words) {
        return Some(LeftOutReason::Dateline);
    }
    if length < 90
        && !closed
        && (words.contains("/Getty") || words.contains("Images") && words.contains('/'))
    {
        return Some(LeftOutReason::Credit);
    }
    let count = words.split_whitespace().take(4).count();
    if alone && !closed && count <= 3 {
        let picture = words
            .split_whitespace()
            .any(|w| lexicon::class(w).has(Class::PICTURE));
        return Some(if picture {
            LeftOutReason::Credit
        } else {
            LeftOutReason::Headline
        });
    }
    None
}

/// "Mara Velk is a reporter covering …", at the end of a text.
fn is_about_author(words: &str) -> bool {
    let Some((name, rest)) = words.split_once(" is a") else {
        return false;
    };
    let trade = [
        "reporter",
        "correspondent",
        "columnist",
        "editor",
        "staff writer",
        "freelance",
        "journalist",
    ];
    let rest: String = rest.chars().take(60).collect();
    name.len() < 40
        && name
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase))
        && trade.iter().any(|t| rest.contains(t))
}

/// Only a date, perhaps with a time or a place: "22 Dec, 2016".
fn is_dateline(words: &str) -> bool {
    if words.len() > 60 {
        return false;
    }
    let mut dated = false;
    let others = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .filter(|word| {
            let class = lexicon::class(word);
            let date = class.has(Class::MONTH.or(Class::WEEKDAY))
                || word.starts_with(|c: char| c.is_ascii_digit());
            dated |= date;
            !date
                && !matches!(
                    *word,
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
    others.count() == 0 && dated
}

/// The sentence before a credit in one short paragraph says what the picture shows.
fn captions(sentences: &[Sentence], text: &str, out: &mut [Option<LeftOutReason>]) {
    for at in 1..out.len() {
        let (Some(this), Some(before)) = (sentences.get(at), sentences.get(at - 1)) else {
            continue;
        };
        let credit = out.get(at).copied().flatten() == Some(LeftOutReason::Credit);
        if !credit || this.paragraph != before.paragraph {
            continue;
        }
        let short = before.end - before.start < 200;
        let figure = text
            .get(before.start..before.end)
            .is_some_and(|w| w.bytes().any(|b| b.is_ascii_digit()));
        let dated = text.get(before.start..before.end).is_some_and(|words| {
            words
                .split(' ')
                .any(|word| lexicon::class(word).has(Class::SPEECH.or(Class::WEEKDAY)))
        });
        if let Some(slot) = out.get_mut(at - 1)
            && slot.is_none()
            && short
            && !figure
            && !dated
        {
            *slot = Some(LeftOutReason::Caption);
        }
    }
}

/// What only the words' grammar shows.
pub(crate) fn by_grammar(tokens: &[Token<'_>], f: &Features, early: bool) -> Option<LeftOutReason> {
    let words = tokens.iter().filter(|t| t.is_word()).count();
    let open = f.has(Signal::OPEN_END);
    let no_verb = f.has(Signal::NO_VERB);
    let figure = f.has(Signal::FIGURE) || f.has(Signal::CASUALTY);
    if open && (no_verb || f.has(Signal::TITLE_CASE)) && !(early && figure && !no_verb) {
        return Some(LeftOutReason::Headline);
    }
    if open && words <= 11 && !figure && !early && tokens.iter().all(|t| !t.quoted) {
        return Some(LeftOutReason::Headline);
    }
    if f.has(Signal::COLON_END) && words <= 12 && !figure {
        return Some(LeftOutReason::Fragment);
    }
    if no_verb && words <= 16 && !figure && !f.has(Signal::RUNNING) && f.get(Signal::QUOTED) < 0.5 {
        return Some(if open {
            LeftOutReason::Headline
        } else {
            LeftOutReason::Fragment
        });
    }
    if f.has(Signal::QUESTION) && !f.has(Signal::ATTRIBUTED) && !figure {
        return Some(LeftOutReason::Question);
    }
    if words < 3 {
        return Some(LeftOutReason::Fragment);
    }
    None
}
