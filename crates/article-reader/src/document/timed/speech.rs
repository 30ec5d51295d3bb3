//! Speech: pieces of what is said, joined into paragraphs by speaker.

use crate::document::builder::{Builder, Spoken};
use crate::document::marks::ends_sentence;
use crate::reading::{Reading, Unreadable};

/// Bytes after which a paragraph ends with its sentence.
const LONG: usize = 400;

/// Bytes after which a paragraph ends without a full stop: recognised speech may have none.
const LONGEST: usize = 1_200;

/// Silence, in milliseconds, after which a sentence that has ended ends the paragraph too.
const PAUSE: u64 = 3_000;

/// One piece of what is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) speaker: Option<String>,
    pub(crate) start: Option<u64>,
    pub(crate) end: Option<u64>,
    pub(crate) words: String,
    /// Starts a paragraph even if the speaker is the same or unknown.
    pub(crate) turn: bool,
}

/// A reading of all that is said, in paragraphs of one speaker each.
pub(crate) fn paragraphs(cues: Vec<Cue>) -> Result<Reading, Unreadable> {
    let mut builder = Builder::default();
    let mut open: Option<Cue> = None;
    for cue in cues {
        match &mut open {
            Some(paragraph) if goes_on(paragraph, &cue) => {
                paragraph.words.push(' ');
                paragraph.words.push_str(&cue.words);
                paragraph.end = cue.end;
            }
            _ => push(&mut builder, open.replace(cue))?,
        }
    }
    push(&mut builder, open)?;
    builder.finish(Reading::default())
}

fn push(builder: &mut Builder, cue: Option<Cue>) -> Result<(), Unreadable> {
    let Some(cue) = cue else { return Ok(()) };
    builder.push_spoken(&cue.words, Spoken { speaker: cue.speaker, offset_ms: cue.start })
}

fn goes_on(paragraph: &Cue, cue: &Cue) -> bool {
    if cue.turn || paragraph.speaker != cue.speaker || paragraph.words.len() > LONGEST {
        return false;
    }
    let pause = match (paragraph.end, cue.start) {
        (Some(end), Some(start)) => start.saturating_sub(end),
        _ => 0,
    };
    !ends_sentence(&paragraph.words) || (paragraph.words.len() < LONG && pause < PAUSE)
}
