//! Properties of the analysis of any text.

#![expect(clippy::indexing_slicing, clippy::expect_used, reason = "a failing index is a failing test")]

mod bad_input;
mod checks;

use checks::check;
use claim_analysis::{Context, NaiveDate, Text, extract, score};
use proptest::prelude::*;

fn published() -> Context<'static> {
    Context { published_on: NaiveDate::from_ymd_opt(2024, 5, 3), ..Context::default() }
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
