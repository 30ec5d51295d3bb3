//! Transcripts in plain text: `NAME: words`, `[00:01:02] Name: words`, `Name (00:01:02)` above the words.

use super::times::milliseconds;
use crate::document::builder::{Builder, Spoken};
use crate::reading::{BlockKind, Reading, Unreadable};
use std::collections::HashMap;

/// Characters of the longest title.
const LONGEST_TITLE: usize = 140;

/// Most words of a speaker's name with title.
const LONGEST_NAME: usize = 6;

/// The start of what somebody says: speaker, time, or both, and the words after them.
struct Turn<'a> {
    speaker: Option<&'a str>,
    offset_ms: Option<u64>,
    words: &'a str,
}

/// Reads a text as a transcript, or returns `None` if it is none.
///
/// It is one if at least two lines start with a time and so do half of all paragraphs, or if at least three start
/// with a name and a colon, half of all paragraphs do, and a name comes back.
pub(crate) fn read_transcript(text: &str) -> Result<Option<Reading>, Unreadable> {
    if !is_transcript(text) {
        return Ok(None);
    }
    let mut builder = Builder::default();
    let mut open: Option<(Spoken, String)> = None;
    let mut speaker: Option<String> = None;
    let mut lines = text.lines().map(str::trim).skip_while(|line| line.is_empty()).peekable();
    if let Some(title) = lines.next_if(|line| is_title(line)) {
        builder.push(BlockKind::Headline, title)?;
    }
    for line in lines {
        if let Some(turn) = turn(line) {
            push(&mut builder, open.take())?;
            if turn.speaker.is_some() {
                speaker = turn.speaker.map(str::to_owned);
            }
            open = Some((Spoken { speaker: speaker.clone(), offset_ms: turn.offset_ms }, turn.words.to_owned()));
        } else if line.is_empty() {
            // A name above its words may have a blank line under it.
            if open.as_ref().is_some_and(|(_, words)| !words.is_empty()) {
                push(&mut builder, open.take())?;
            }
        } else if let Some((_, words)) = &mut open {
            words.push(' ');
            words.push_str(line);
        } else {
            open = Some((Spoken { speaker: speaker.clone(), offset_ms: None }, line.to_owned()));
        }
    }
    push(&mut builder, open)?;
    let title = builder.headline();
    builder.finish(Reading { title, ..Reading::default() }).map(Some)
}

fn push(builder: &mut Builder, open: Option<(Spoken, String)>) -> Result<(), Unreadable> {
    open.map_or(Ok(()), |(spoken, words)| builder.push_spoken(&words, spoken))
}

/// A short line that is no turn and no sentence.
fn is_title(line: &str) -> bool {
    turn(line).is_none() && line.chars().count() <= LONGEST_TITLE && !line.ends_with('.')
}

fn is_transcript(text: &str) -> bool {
    let mut timed = 0_usize;
    let mut labels = 0_usize;
    let mut starts = 0_usize;
    let mut paragraphs = 0_usize;
    let mut names: HashMap<&str, usize> = HashMap::new();
    let mut blank = true;
    for line in text.lines().map(str::trim) {
        let found = turn(line);
        paragraphs += usize::from(!line.is_empty() && (blank || found.is_some()));
        blank = line.is_empty();
        if let Some(turn) = found {
            starts += 1;
            timed += usize::from(turn.offset_ms.is_some());
            labels += usize::from(turn.speaker.is_some());
            if let Some(speaker) = turn.speaker {
                *names.entry(speaker).or_default() += 1;
            }
        }
    }
    let returns = names.values().any(|count| *count >= 2);
    starts * 2 >= paragraphs && (timed >= 2 || (labels >= 3 && returns))
}

/// The start of a turn, if the line is one.
fn turn(line: &str) -> Option<Turn<'_>> {
    if let Some((offset_ms, rest)) = leading_time(line) {
        let rest = rest.trim_start_matches(['-', '–', '—', ' ']);
        let (speaker, words) = speaker_label(rest).map_or((None, rest), |(label, words)| (Some(label), words));
        // "14:32 Police closed the bridge" is the time of day, and no time of a recording.
        let clock = speaker.is_none() && line.split_whitespace().next().is_some_and(|time| time.len() <= 5);
        return (!clock || line.starts_with(['[', '('])).then_some(Turn { speaker, offset_ms: Some(offset_ms), words });
    }
    if let Some((speaker, words)) = speaker_label(line) {
        return Some(Turn { speaker: Some(speaker), offset_ms: None, words });
    }
    timed_label(line)
}

/// `[00:01:02]`, `(01:02)` or `00:01:02` at the start, and what follows.
fn leading_time(line: &str) -> Option<(u64, &str)> {
    let (time, rest) = match line.strip_prefix(['[', '(']) {
        Some(inside) => inside.split_once([']', ')'])?,
        None => line.split_once(char::is_whitespace).unwrap_or((line, "")),
    };
    Some((milliseconds(time.trim())?, rest.trim()))
}

/// `Name (00:01:02): words`, `Name [01:02]`, `Name 00:01:02`.
fn timed_label(line: &str) -> Option<Turn<'_>> {
    let (head, words) = line.split_once([')', ']']).unwrap_or((line, ""));
    let (name, time) = head.rsplit_once(['(', '[', ' ', '\t'])?;
    let offset_ms = Some(milliseconds(time.trim())?);
    let speaker = Some(name.trim().trim_end_matches(':')).filter(|name| is_name(name))?;
    Some(Turn { speaker: Some(speaker), offset_ms, words: words.trim_start_matches([':', ' ', '-']) })
}

/// A name with a colon at the start of a line, and the words after it.
pub(crate) fn speaker_label(line: &str) -> Option<(&str, &str)> {
    let (name, words) = line.split_once(':')?;
    let apart = words.is_empty() || words.starts_with(char::is_whitespace);
    (apart && is_name(name)).then(|| (name.trim(), words.trim()))
}

/// A few words that start with capitals: "MS BERG", "Ada Berg", "Speaker 2", "Prof. van der Meer (Osterby)", "Q".
fn is_name(name: &str) -> bool {
    let name = name.trim();
    let mut words = 0_usize;
    for word in name.split_whitespace() {
        let first = word.trim_start_matches(['(', '"', '“']).chars().next().unwrap_or('-');
        let particle =
            matches!(word, "de" | "da" | "di" | "la" | "van" | "der" | "von" | "den" | "al" | "bin" | "of" | "the");
        // Letters of scripts without capitals count as capitals.
        let capital = first.is_alphabetic() && !first.is_lowercase();
        if !capital && (words == 0 || !(first.is_numeric() || particle)) {
            return false;
        }
        words += 1;
    }
    (1..=LONGEST_NAME).contains(&words) && name.chars().count() <= 60 && !name.contains(['?', '!', ';', '<', '>'])
}

#[cfg(test)]
mod tests {
    use super::read_transcript;

    #[test]
    fn tells_transcripts_from_other_texts() {
        let cases = [
            ("[00:05] Ada: Yes.\n[00:09] Tom: No.", true),
            ("00:05 Ada: Yes.\n00:09 Tom: No.", true),
            ("Ada Berg (00:01:02)\nYes.\n\nTom Lind (00:01:09)\nNo.", true),
            ("ADA: Yes.\nTOM: No.\nADA: Yes.", true),
            ("Q: Why?\nA: Because.\nQ: Really?", true),
            ("14:32 Police closed the bridge.\n14:50 The bridge is open.", false),
            ("Place: Osterby\nDate: Monday\nPrice: none", false),
            ("The council met on Monday.\n\nIt said: no.\n\nThen it left.", false),
            (
                "Update: The bridge is open.\n\nUpdate: It was closed at noon.\n\nThe police said so.\n\nMore follows.\n\nSoon.",
                false,
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(read_transcript(text).unwrap().is_some(), expected, "{text}");
        }
    }
}
