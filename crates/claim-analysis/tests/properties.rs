//! Properties of the analysis of any text.

#![expect(clippy::indexing_slicing, clippy::expect_used, reason = "a failing index is a failing test")]

use claim_analysis::{Context, Extraction, NaiveDate, Span, Text, extract, score};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn published() -> Context<'static> {
    Context { published_on: NaiveDate::from_ymd_opt(2024, 5, 3), ..Context::default() }
}

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

fn check(text: &str, found: &Extraction) {
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
    for sentence in &found.sentences {
        let mut from = sentence.start;
        let mut held = 0;
        while let Some(span) = claims.next_if(|span| span.start < sentence.end) {
            assert!(from <= span.start && span.end <= sentence.end, "{text:?}");
            (from, held) = (span.end, held + 1);
        }
        let left_out = found.left_out.iter().any(|l| l.span == *sentence);
        assert_eq!(held == 0, left_out, "{text:?}");
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

/// Words that trigger every rule, separated by bars.
const WORDS: &str = "The ministry|said|Mara Velk|told|he|they|“|”|‘|’|\"|'|(|)|6,000|2.5|million|$|%|dozens|\
    killed|people|on Monday|23 April|2020|last week|.|!|?|…|...|,|;|:|—|–|U.S.|Dr.|p.m.|\n|\n\n|Read more|\
    Photo:|according to|by|was|hailed|and|who|that|12–15|½|between|to|forty-four|1990s|٣٤|漢字。|é|\
    👩‍👩‍👧|\u{301}|\u{200b}|\r\n|&amp;|&nbsp;|<b>|</p>|- 63 killed|Killed: 40|11.20 – |Correction:|\t|Related Articles|I|wrote|of|for|in|Ardel|agreement|must|will|-|day";

fn newsy() -> impl Strategy<Value = String> {
    let words = prop::sample::select(WORDS.split('|').collect::<Vec<_>>());
    let gap = prop::sample::select(vec![" ", "", " ", " "]);
    prop::collection::vec((words, gap), 0..60)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

/// Words and figures with combining marks and joiners between them.
fn marked() -> impl Strategy<Value = String> {
    const PARTS: &str = "killed |41|12 people|on Monday|In |Ardel|. |.|。|! |”|“|$|%|\u{301}|\u{20E3}|\u{FE0F}|\u{200D}|\
        \u{600}|\u{903}|\u{94D}|क|👩|🇩|🇪|\u{E0020}|\u{1F3FB}|각|ᄀ|\u{11A8}| |\n|\r\n|\n\n|were killed in |2020|-|½|©|\u{AD}";
    let parts = prop::sample::select(PARTS.split('|').collect::<Vec<_>>());
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text, &extract(&text, &published()));
        prop_assert!((0.0..=1.0).contains(&score(&text, None)));
    }

    #[test]
    fn newsy_text(text in newsy()) {
        let found = extract(&text, &published());
        check(&text, &found);
        prop_assert_eq!(&found, &extract(&text, &published()));
        for language in ["en", "de", "und", ""] {
            let context = Context { language: Some(language), ..Context::default() };
            check(&text, &extract(&text, &context));
        }
    }

    /// Combining marks, joiners and flags at every kind of boundary.
    #[test]
    fn no_span_splits_a_grapheme_cluster(text in marked()) {
        check(&text, &extract(&text, &published()));
    }

    #[test]
    fn spans_convert_both_ways(text in any::<String>(), at in 0_usize..50) {
        let places = Text::new(&text);
        let count = text.chars().count();
        match places.byte(at) {
            Some(byte) => prop_assert_eq!(places.code_point(byte), at),
            None => prop_assert!(at > count),
        }
    }
}

/// A row whose label is a number.
const ROW: &str = "The ministry. 6,000 \n forty-four - 63 killed 漢字。 ";

#[test]
fn edge_cases() {
    for text in ["", " ", "\n\n", "\0", "…", "\u{FEFF}", "a", "1", "”", "\u{202E}שלום 12.", "。。。", "$", "–"]
    {
        check(text, &extract(text, &published()));
    }
    check(&"\"".repeat(10_000), &extract(&"\"".repeat(10_000), &published()));
    // The label of a row is read behind its figure and stands before it.
    check(ROW, &extract(ROW, &published()));
    let long = "and 12 people said so ".repeat(5_000);
    check(&long, &extract(&long, &published()));
}
