//! Page rules for a whole text.

use super::lines;
use super::notes;
use super::prefixes::{head, opens_list};
use super::rows::Row;
use crate::claim::LeftOutReason;
use crate::lexicon::{self, Class};
use crate::text::sentences::Sentence;

/// The reason for leaving out each sentence of a text; `None` for sentences that may belong to the article.
///
/// These rules do not need the grammar of a sentence; see [`super::grammar`] for those that do.
pub(crate) fn left_out(
    text: &str,
    sentences: &[Sentence],
    title: Option<&str>,
    rows: &[Option<Row>],
) -> Vec<Option<LeftOutReason>> {
    let mut out: Vec<Option<LeftOutReason>> = Vec::with_capacity(sentences.len());
    let mut listing = false;
    // A note or byline covers the rest of its paragraph.
    let mut noted: Option<(u32, LeftOutReason)> = None;
    // “Corrections” as a heading in the second half of a text: only notes follow.
    let mut notes_follow = false;
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    for (at, sentence) in sentences.iter().enumerate() {
        let words = text.get(sentence.start..sentence.end).unwrap_or("");
        let alone = is_alone(sentences, at);
        let mut buffer = [0_u8; 48];
        let low = head(words.trim_start_matches(is_bullet), &mut buffer);
        if alone && words.len() < 48 && opens_list(low) {
            // A list in the second half of a text ends the article.
            listing = sentence.start * 2 > text.len();
            out.push(Some(LeftOutReason::Teaser));
            continue;
        }
        if listing {
            out.push(Some(LeftOutReason::Teaser));
            continue;
        }
        if let Some((_, reason)) = noted.filter(|(at, _)| *at == sentence.paragraph || notes_follow) {
            out.push(Some(reason));
            continue;
        }
        let reason =
            if title == Some(words) { Some(LeftOutReason::Headline) } else { lines::left_out(words, low, alone) };
        let reason = reason.or_else(|| {
            let late = sentence.start * 20 > text.len() * 17;
            (late && lines::is_about_author(words)).then_some(LeftOutReason::Byline)
        });
        let whole = matches!(reason, Some(LeftOutReason::EditorialNote | LeftOutReason::Byline));
        if let Some(reason) = reason.filter(|_| whole) {
            // A heading covers the paragraph below it.
            let heading = reason == LeftOutReason::EditorialNote && alone && is_heading(words);
            noted = Some((sentence.paragraph + u32::from(heading), reason));
            notes_follow = heading && low.starts_with("corrections") && sentence.start * 2 > text.len();
        }
        out.push(reason);
    }
    mark_corrections(sentences, text, &mut out);
    mark_captions(sentences, text, &mut out);
    // A row of a list is as short as a heading.
    for (reason, _) in out.iter_mut().zip(rows).filter(|(_, row)| row.is_some()) {
        let short = matches!(reason, Some(LeftOutReason::Headline | LeftOutReason::Fragment));
        *reason = reason.filter(|_| !short);
    }
    out
}

/// True for a line of a few words that does not end as a sentence does.
fn is_heading(words: &str) -> bool {
    words.len() < 60 && !words.ends_with(['.', '!', '?', ')', '”', '"'])
}

/// True for marks before the first word of a line.
fn is_bullet(mark: char) -> bool {
    matches!(mark, '(' | '•' | '*' | '·' | '■' | '▪' | '●' | ' ' | '\u{A0}')
}

/// True if a sentence is a whole paragraph.
fn is_alone(sentences: &[Sentence], at: usize) -> bool {
    let paragraph = sentences.get(at).map(|s| s.paragraph);
    let before = at.checked_sub(1).and_then(|b| sentences.get(b)).map(|s| s.paragraph);
    paragraph != before && paragraph != sentences.get(at + 1).map(|s| s.paragraph)
}

/// Marks what an apology at the end of the paragraph withdraws: "In Tuesday's edition we gave …. We regret the error."
fn mark_corrections(sentences: &[Sentence], text: &str, out: &mut [Option<LeftOutReason>]) {
    for at in 1..out.len() {
        if out.get(at).copied().flatten() != Some(LeftOutReason::EditorialNote) {
            continue;
        }
        let words = |at: usize| sentences.get(at).and_then(|s| text.get(s.start..s.end)).unwrap_or("");
        let mut buffer = [0_u8; 48];
        if !notes::is_apology(head(words(at), &mut buffer)) {
            continue;
        }
        let paragraph = sentences.get(at).map(|s| s.paragraph);
        let own = |at: &usize| sentences.get(*at).map(|s| s.paragraph) == paragraph && notes::is_printed(words(*at));
        let earlier: Vec<usize> = (0..at).rev().take(4).take_while(own).collect();
        for place in earlier {
            if let Some(slot) = out.get_mut(place) {
                *slot = slot.or(Some(LeftOutReason::EditorialNote));
            }
        }
    }
}

/// Marks the short sentence before a credit in the same paragraph as a caption.
fn mark_captions(sentences: &[Sentence], text: &str, out: &mut [Option<LeftOutReason>]) {
    for at in 1..out.len() {
        let (Some(this), Some(before)) = (sentences.get(at), sentences.get(at - 1)) else {
            continue;
        };
        let credit = out.get(at).copied().flatten() == Some(LeftOutReason::Credit);
        if !credit || this.paragraph != before.paragraph {
            continue;
        }
        let short = before.end - before.start < 200;
        let figure = text.get(before.start..before.end).is_some_and(|w| w.bytes().any(|b| b.is_ascii_digit()));
        let dated = text.get(before.start..before.end).is_some_and(|words| {
            words.split(' ').any(|word| lexicon::class(word).has(Class::SPEECH.or(Class::WEEKDAY)))
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
