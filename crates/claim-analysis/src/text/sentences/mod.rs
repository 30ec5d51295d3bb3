//! Sentence boundaries.

mod chunk;

use self::chunk::Chunk;
use super::byte_set::ByteSet;
use crate::lexicon::{self, Class, months};
use crate::text::letters::is_alphanumeric;
use crate::text::parts;
use crate::text::span::Text;
use crate::text::stamps;

/// Maximum length in bytes of an abbreviation before a full stop.
const ABBREVIATION: usize = 24;

/// Byte range of a sentence without the white space around it, `end` exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub start: usize,
    pub end: usize,
    /// Number of the paragraph, from 0.
    pub paragraph: u32,
    pub extent: Extent,
}

/// How much of a sentence is read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    Whole,
    /// The first part of a sentence that is too long to read whole.
    FirstPart,
    /// A later part.
    LaterPart,
}

/// All sentences in order. Together they cover everything except white space.
pub(crate) fn segment(text: &Text<'_>) -> Vec<Sentence> {
    let words = text.as_str();
    let mut out = Vec::new();
    for (paragraph, (start, end)) in (0..).zip(paragraphs(words)) {
        split(words, start, end, paragraph, &mut out);
    }
    // Never split a grapheme cluster, even where a combining mark follows a space.
    let mut last = 0;
    out.retain_mut(|sentence| {
        let from = text.cluster_start(sentence.start);
        if from < last {
            sentence.start = text.cluster_start(last + gap(words, last)).max(last);
        } else {
            sentence.start = from;
        }
        sentence.end = text.cluster_end(sentence.end);
        last = last.max(sentence.end);
        sentence.start < sentence.end
    });
    out
}

/// Byte ranges of the paragraphs. A blank line always separates; a single line break joins if the text is hard-wrapped
/// or the next line starts in lower case.
fn paragraphs(text: &str) -> Vec<(usize, usize)> {
    let wrapped = is_wrapped(text);
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut joins = false;
    let mut at = 0;
    for line in lines(text) {
        let start = at + line.len() - line.trim_start().len();
        let end = at + line.trim_end().len();
        at += line.len();
        if start >= end {
            // "\r\n" is one line break: the empty piece between the two does not separate.
            joins = joins && line == "\n" && text.as_bytes().get(at.wrapping_sub(2)) == Some(&b'\r');
            continue;
        }
        let continues = joins && (wrapped || line.trim_start().starts_with(char::is_lowercase));
        match out.last_mut() {
            Some(last) if continues && (wrapped || last.1 - last.0 >= 45) => last.1 = end,
            _ => out.push((start, end)),
        }
        joins =
            !line.trim_end().ends_with(['.', '!', '?', ':', '…', '”', '"', '’', '»']) || (wrapped && end - start >= 50);
    }
    out
}

/// The lines with their ends.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (line, after) = rest.split_at_checked(line_length(rest))?;
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// First bytes of line breaks.
static LINE_ENDS: ByteSet = ByteSet::new(&[b'\n', b'\r', 0xE2]);

/// Length in bytes of the first line with its end.
fn line_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = LINE_ENDS.find(bytes, at) {
        at = found;
        match bytes.get(at..at + 3) {
            Some([0xE2, 0x80, 0xA8 | 0xA9]) => return at + 3,
            _ if bytes.get(at) == Some(&0xE2) => at += 1,
            _ => return at + 1,
        }
    }
    bytes.len()
}

/// True if lines were broken at a fixed column: at least 70% of lines with a successor have 55 to 100 bytes.
fn is_wrapped(text: &str) -> bool {
    let (mut lines, mut full) = (0_usize, 0_usize);
    let mut previous = 0;
    for line in text.lines() {
        let width = line.trim_end().len();
        if width > 110 {
            return false;
        }
        if previous > 0 && width > 0 {
            lines += 1;
            full += usize::from((55..=100).contains(&previous));
        }
        previous = width;
    }
    lines >= 3 && full * 10 >= lines * 7
}

fn split(text: &str, start: usize, end: usize, paragraph: u32, out: &mut Vec<Sentence>) {
    let Some(body) = text.get(..end) else { return };
    let bytes = body.as_bytes();
    let mut from = start;
    // The time in front of an entry is a sentence of its own.
    let line = body.get(start..).filter(|line| line.bytes().take(6).any(|b| b.is_ascii_digit()));
    if let Some(width) = line.and_then(stamps::stamp) {
        let time = body.get(start..start + width).unwrap_or("").trim_end();
        push(text, start, start + time.len(), paragraph, out);
        from += width;
    }
    let mut at = from;
    let mut chunk = Chunk::new(from);
    while let Some(found) = TERMINAL_LEADS.find(bytes, at) {
        at = found;
        let Some((mark, width)) = terminal(body, at) else {
            at += 1;
            continue;
        };
        let stop = at;
        at += width;
        let mut single = mark == '.';
        while let Some((_, width)) = terminal(body, at) {
            single = false;
            at += width;
        }
        let bare = at;
        while let Some(width) = closer(body, at) {
            at += width;
        }
        // A mark with a letter behind it opens the next sentence: "left.“Why?”".
        if body.get(at..).is_some_and(|r| r.starts_with(is_alphanumeric)) {
            at = bare;
        }
        let wide = matches!(mark, '。' | '！' | '？');
        let next = at + gap(body, at);
        if next >= end {
            break;
        }
        let rest = body.get(next..).unwrap_or("");
        if next == at && !wide {
            if bare - stop == 1 && chunk.read(body, stop).lacks_blank(body, rest) {
                push(text, from, at, paragraph, out);
                from = at;
                chunk = Chunk::new(from);
            }
            continue;
        }
        let boundary = if single && bare == at {
            !is_abbreviation(bytes, from, stop, rest) && opens_sentence(rest)
        } else {
            opens_sentence(rest)
        };
        if boundary {
            push(text, from, at, paragraph, out);
            from = next;
            chunk = Chunk::new(from);
        }
        at = next;
    }
    push(text, from, end, paragraph, out);
}

/// Adds a sentence, or its parts if it is too long to read whole.
fn push(text: &str, start: usize, end: usize, paragraph: u32, out: &mut Vec<Sentence>) {
    if end - start <= parts::WHOLE {
        out.push(Sentence { start, end, paragraph, extent: Extent::Whole });
        return;
    }
    let parts = parts::parts(text, start, end).into_iter().enumerate();
    out.extend(parts.map(|(at, (start, end))| Sentence {
        start,
        end,
        paragraph,
        extent: if at == 0 { Extent::FirstPart } else { Extent::LaterPart },
    }));
}

/// First bytes of the marks that may end a sentence.
static TERMINAL_LEADS: ByteSet = ByteSet::new(&[b'.', b'!', b'?', 0xE2, 0xE3, 0xEF, 0xE0, 0xD8, 0xDB, 0xD6]);

fn terminal(text: &str, at: usize) -> Option<(char, usize)> {
    match text.as_bytes().get(at)? {
        b'.' => Some(('.', 1)),
        b'!' => Some(('!', 1)),
        b'?' => Some(('?', 1)),
        byte if TERMINAL_LEADS.contains(*byte) => {
            let mark = text.get(at..)?.chars().next()?;
            matches!(mark, '…' | '。' | '！' | '？' | '।' | '؟' | '۔' | '։').then_some((mark, mark.len_utf8()))
        }
        _ => None,
    }
}

fn closer(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at)? {
        b'"' | b'\'' | b')' | b']' | b'}' => Some(1),
        0xC2 | 0xE2 | 0xE3 => {
            let mark = text.get(at..)?.chars().next()?;
            matches!(mark, '”' | '’' | '“' | '»' | '›' | '」' | '』').then_some(mark.len_utf8())
        }
        _ => None,
    }
}

/// Number of bytes of white space at `at`.
fn gap(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    rest.len() - rest.trim_start().len()
}

/// True if a sentence can begin here: not with a lower-case letter or a continuing mark.
fn opens_sentence(rest: &str) -> bool {
    for letter in rest.chars().take(6) {
        if letter.is_lowercase() || matches!(letter, ',' | ';' | ')' | ']') {
            return false;
        }
        if is_alphanumeric(letter) {
            return true;
        }
        if matches!(letter, '-' | '–' | '—' | '&' | '|') {
            return letter == '—';
        }
    }
    true
}

/// True if the full stop at `stop` belongs to the word before the stop.
fn is_abbreviation(bytes: &[u8], from: usize, stop: usize, rest: &str) -> bool {
    let low = from.max(stop.saturating_sub(ABBREVIATION));
    let before = bytes.get(low..stop).unwrap_or(&[]);
    let cut = before.iter().rposition(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-') || *b >= 0x80));
    let word = before.get(cut.map_or(0, |i| i + 1)..).unwrap_or(&[]);
    let Ok(word) = std::str::from_utf8(word) else {
        return false;
    };
    if word.is_empty() {
        return false;
    }
    if word.bytes().all(|b| b.is_ascii_digit()) {
        // "1." at the start of a sentence numbers a list, and "3. Mai" is a day.
        let head = word.len() <= 3 && stop - word.len() == from;
        let next = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        return head || word.len() <= 2 && months::foreign_month(next).is_some();
    }
    let next = rest.trim_start_matches(|c: char| !is_alphanumeric(c));
    let next = next.get(..next.find(|c: char| !is_alphanumeric(c)).unwrap_or(next.len()));
    let next = next.unwrap_or("");
    let starts = || lexicon::class(next).has(Class::STARTER);
    let digit = next.starts_with(|c: char| c.is_ascii_digit());
    let last = word.rsplit('-').next().unwrap_or(word);
    if last.len() == 1 && last.starts_with(|c: char| c.is_ascii_uppercase()) {
        return !starts();
    }
    if word.contains('.') {
        let letters = word.split('.').all(|part| part.len() <= 2);
        return letters && !starts();
    }
    let class = lexicon::class(word);
    if class.has(Class::MONTH) {
        return word.len() <= 4 && word != "May" && word != "June" && word != "July" && digit;
    }
    if class.has(Class::TITLE_ABBREVIATION) {
        return true;
    }
    if class.has(Class::NUMBER_ABBREVIATION) {
        return digit;
    }
    class.has(Class::ABBREVIATION) && !starts()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        segment(&Text::new(text)).iter().filter_map(|s| text.get(s.start..s.end)).collect()
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_sentences() {
        assert_eq!(
            split("Dr. J.R. Hale of the U.S. Navy spoke at 4 p.m. Tuesday. He left on Dec. 3."),
            ["Dr. J.R. Hale of the U.S. Navy spoke at 4 p.m. Tuesday.", "He left on Dec. 3."]
        );
        assert_eq!(split("It rose 3.5 percent. It fell."), ["It rose 3.5 percent.", "It fell."]);
        assert_eq!(
            split("They moved to the U.S. The flood followed."),
            ["They moved to the U.S.", "The flood followed."]
        );
    }

    #[test]
    fn a_sentence_ends_at_a_full_stop_without_a_blank() {
        assert_eq!(split("It fell in 2019.The mayor left.“Why?” he asked.A dog ran.").len(), 4);
        for text in [
            "Buy it at Shop.Com today, the U.S.Navy said on www.Ardel.Gov pages.",
            "The price rose 3.5 percent at J.P.Morgan.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn a_closing_quotation_mark_belongs_to_the_sentence_before() {
        assert_eq!(
            split("“We left. They stayed.” Then it rained. ‘Why?’ asked Mara."),
            ["“We left.", "They stayed.”", "Then it rained.", "‘Why?’ asked Mara."]
        );
    }

    #[test]
    fn a_line_break_separates_sentences_except_in_wrapped_text() {
        assert_eq!(split("Storm\n\nIt rained."), ["Storm", "It rained."]);
        assert_eq!(split("One.\nTwo."), ["One.", "Two."]);
        assert_eq!(
            split("A sentence that was broken by a narrow mail program\nin the middle of it."),
            ["A sentence that was broken by a narrow mail program\nin the middle of it."]
        );
    }
}
