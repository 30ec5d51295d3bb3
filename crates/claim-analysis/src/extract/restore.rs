//! Spans of an analysis of the text as read, in code points of the text as given.

use crate::claim::{Extraction, LeftOut, LeftOutReason};
use crate::text::clean::CleanText;
use crate::text::span::{Span, Text};

/// Moves all spans from the text as read to the text as given.
pub(super) fn restore(clean: &CleanText, source: &Text<'_>, mut found: Extraction) -> Extraction {
    let read = Text::new(&clean.text);
    let moved = |span: Span| {
        let byte = |at| read.byte(at).unwrap_or(clean.text.len());
        let bytes = clean.source(byte(span.start)..byte(span.end));
        source.span(bytes)
    };
    for claim in &mut found.claims {
        claim.span = moved(claim.span);
        claim.appearances.iter_mut().for_each(|span| *span = moved(*span));
        for value in &mut claim.values {
            value.span = moved(value.span);
            source.slice(value.span).unwrap_or("").clone_into(&mut value.text);
        }
    }
    let mut left_out = found.left_out.iter_mut().peekable();
    let mut covered = 0;
    for sentence in &mut found.sentences {
        let own = left_out.next_if(|left_out| left_out.span == *sentence);
        let exact = moved(*sentence);
        // Skipped stretches before the sentence belong to it.
        sentence.start = first_visible(source, covered..exact.start).unwrap_or(exact.start);
        sentence.end = exact.end;
        covered = exact.end;
        if let Some(own) = own {
            own.span = *sentence;
        }
    }
    cover_end(source, covered, &mut found);
    found
}

/// Adds what is skipped after the last sentence to that sentence.
fn cover_end(source: &Text<'_>, covered: usize, found: &mut Extraction) {
    let length = source.code_point(source.as_str().len());
    let Some(start) = first_visible(source, covered..length) else {
        return;
    };
    let rest = source.slice(Span { start, end: length }).unwrap_or("");
    let end = start + rest.trim_end().chars().count();
    if let Some(last) = found.sentences.last_mut() {
        let own = found.left_out.last_mut().filter(|own| own.span == *last);
        last.end = end;
        if let Some(own) = own {
            own.span = *last;
        }
        return;
    }
    let span = Span { start, end };
    found.sentences.push(span);
    found.left_out.push(LeftOut { span, reason: LeftOutReason::Fragment });
}

/// Place of the first character that is not white space, in code points.
fn first_visible(source: &Text<'_>, range: std::ops::Range<usize>) -> Option<usize> {
    let span = Span { start: range.start, end: range.end };
    let skipped = source.slice(span)?.chars().position(|c| !c.is_whitespace())?;
    Some(range.start + skipped)
}
