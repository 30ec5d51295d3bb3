//! What holds for the analysis of every text.

use std::collections::HashSet;

use claim_analysis::{Extraction, Span, Text};
use unicode_segmentation::UnicodeSegmentation;

/// Byte offsets of all boundaries of grapheme clusters.
fn edges(text: &str) -> Vec<usize> {
    let starts = text.grapheme_indices(true).map(|(at, _)| at);
    starts.chain([text.len()]).collect()
}

/// No span splits a grapheme cluster or starts or ends with white space, unless a combining mark follows the white space.
fn check_clusters(text: &str, found: &Extraction) {
    let places = Text::new(text);
    let edges = edges(text);
    let values = found.claims.iter().flat_map(|c| &c.values);
    for span in found.sentences.iter().copied().chain(values.map(|v| v.span)) {
        for at in [span.start, span.end] {
            let byte = places.byte(at).expect("inside");
            assert!(edges.binary_search(&byte).is_ok(), "{text:?}");
        }
        let words = places.slice(span).expect("inside");
        let first = words.graphemes(true).next().expect("a character");
        let last = words.graphemes(true).next_back().expect("a character");
        assert!(!first.trim().is_empty() && !last.trim().is_empty(), "{text:?}");
    }
}

/// Spans are valid, sentences cover the text, and each sentence is left out or holds claims.
pub fn check(text: &str, found: &Extraction) {
    check_clusters(text, found);
    let places = Text::new(text);
    let letters: Vec<char> = text.chars().collect();
    let mut covered = 0;
    for span in &found.sentences {
        assert!(span.start >= covered && span.start < span.end && span.end <= letters.len());
        assert!(letters[covered..span.start].iter().all(|c| c.is_whitespace()));
        covered = span.end;
    }
    assert!(letters[covered..].iter().all(|c| c.is_whitespace()));
    // Each sentence is either left out or holds claims, in order and without overlap.
    let mut claims: Vec<Span> = found.claims.iter().map(|c| c.span).collect();
    assert!(claims.is_sorted());
    claims.extend(found.claims.iter().flat_map(|c| &c.appearances));
    claims.sort_unstable();
    let mut claims = claims.into_iter().peekable();
    let left_out: HashSet<(usize, usize)> = found.left_out.iter().map(|l| (l.span.start, l.span.end)).collect();
    for sentence in &found.sentences {
        let mut from = sentence.start;
        let mut held = 0;
        while let Some(span) = claims.next_if(|span| span.start < sentence.end) {
            assert!(from <= span.start && span.end <= sentence.end, "{text:?}");
            (from, held) = (span.end, held + 1);
        }
        let left_out = left_out.contains(&(sentence.start, sentence.end));
        assert_eq!(held == 0, left_out, "{sentence:?}");
    }
    assert_eq!(claims.next(), None);
    for claim in &found.claims {
        assert!((0.0..=1.0).contains(&claim.check_worthiness));
        assert!(claim.reasons.len() <= 6);
        assert!(claim.reasons.windows(2).all(|r| r[0].weight.abs() >= r[1].weight.abs()));
        assert!(!claim.statement.is_empty());
        let mut last = claim.span.start;
        for value in &claim.values {
            assert!(value.span.start >= last && value.span.end <= claim.span.end);
            assert_eq!(places.slice(value.span), Some(value.text.as_str()));
            assert!(value.low.zip(value.high).is_none_or(|(low, high)| low <= high));
            if let Some(date) = value.date {
                assert!(date.earliest <= date.latest);
            }
            last = value.span.end;
        }
    }
}
