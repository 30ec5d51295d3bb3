//! Subtitles: `SubRip` (SRT) and `WebVTT` (<https://www.w3.org/TR/webvtt1/>).

use super::markup::voices;
use super::speech::{Cue, paragraphs};
use super::times::milliseconds;
use super::transcript::speaker_label;
use crate::reading::{Reading, Unreadable};

/// Lines that rolling captions repeat at most.
const ROLLING: usize = 3;

/// Reads subtitles: cues joined into sentences and paragraphs, sound descriptions left out.
pub(crate) fn read_subtitles(text: &str) -> Result<Reading, Unreadable> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut shown = Vec::new();
    let mut speaker = None;
    let mut timed = false;
    for block in blocks(text) {
        let Some((start, end, lines)) = timing(&block) else { continue };
        timed = true;
        // Rolling captions show the last lines again.
        let fresh: Vec<&str> = lines.iter().copied().filter(|line| !shown.contains(line)).collect();
        for mut cue in spoken(&fresh, &mut speaker) {
            (cue.start, cue.end) = (Some(start), end);
            cues.push(cue);
        }
        shown = lines.into_iter().rev().take(ROLLING).collect();
    }
    if timed { paragraphs(cues) } else { Err(Unreadable::Damaged) }
}

/// Lines between blank lines; comments, styles and regions of `WebVTT` have no times and are passed over later.
fn blocks(text: &str) -> Vec<Vec<&str>> {
    let mut blocks: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        let current = blocks.last_mut().map_or(0, |block| block.len());
        if (line.is_empty() || line.contains("-->")) && current > 0 {
            let number =
                blocks.last_mut().and_then(|block| block.pop_if(|last| line.contains("-->") && is_number(last)));
            blocks.push(number.into_iter().collect());
        }
        if let Some(block) = blocks.last_mut().filter(|_| !line.is_empty()) {
            block.push(line);
        }
    }
    blocks
}

fn is_number(line: &str) -> bool {
    line.bytes().all(|b| b.is_ascii_digit())
}

/// Start, end and text lines of a cue. The line before the times is a number or a name.
fn timing<'a>(block: &[&'a str]) -> Option<(u64, Option<u64>, Vec<&'a str>)> {
    let at = block.iter().take(2).position(|line| line.contains("-->"))?;
    let (start, end) = block.get(at)?.split_once("-->")?;
    let start = milliseconds(start.trim())?;
    let end = end.split_whitespace().next().and_then(milliseconds);
    Some((start, end, block.get(at + 1..)?.to_vec()))
}

/// What is said in the lines of one cue, by speaker. A name holds until the next mark of another speaker.
fn spoken(lines: &[&str], speaker: &mut Option<String>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for (name, said) in voices(&lines.join("\n")) {
        if name.is_some() {
            speaker.clone_from(&name);
        }
        for line in said.lines().map(str::trim).filter(|line| !is_sound(line)) {
            let (turn, words) = match line.strip_prefix(">>").or_else(|| line.strip_prefix(['-', '–', '‐'])) {
                Some(words) => (true, words.trim_start_matches(['>', ' '])),
                None => (false, line),
            };
            let label = speaker_label(words).filter(|(label, _)| label.chars().all(|c| !c.is_lowercase()));
            if turn && name.is_none() {
                *speaker = None;
            }
            let words = label.map_or(words, |(_, words)| words);
            if let Some((label, _)) = label {
                *speaker = Some(label.to_owned());
            }
            let turn = turn || label.is_some();
            match cues.last_mut().filter(|cue| !turn && cue.speaker == *speaker) {
                Some(cue) => {
                    cue.words.push(' ');
                    cue.words.push_str(words);
                }
                None => cues.push(Cue { speaker: speaker.clone(), words: words.to_owned(), turn, ..Cue::default() }),
            }
        }
    }
    cues
}

/// A line that only describes a sound or music: `[applause]`, `(laughs)`, `♪ la ♪`.
fn is_sound(line: &str) -> bool {
    let line = line.trim_start_matches(['-', ' ', '>']);
    let enclosed = |open: char, close: char| {
        line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some_and(|inside| !inside.contains(close))
    };
    line.is_empty() || enclosed('[', ']') || enclosed('(', ')') || (line.starts_with('♪') && line.ends_with('♪'))
}
