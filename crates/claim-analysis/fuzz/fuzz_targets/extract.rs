//! Fuzz target for the whole analysis: no panic, valid spans.
//!
//! `cargo fuzz run extract` with a nightly compiler; `RUSTC_BOOTSTRAP=1 cargo fuzz run -s none extract` with a stable
//! one.

#![no_main]

use claim_analysis::{Context, NaiveDate, Text, extract, score};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let context = Context {
        title: text.lines().next(),
        published_on: NaiveDate::from_ymd_opt(2024, 5, 3),
        ..Context::default()
    };
    let found = extract(&text, &context);
    let places = Text::new(&text);

    let mut covered = 0;
    for span in &found.sentences {
        assert!(covered <= span.start && span.start < span.end);
        covered = span.end;
    }
    let mut claimed = 0;
    for claim in &found.claims {
        assert!(claimed <= claim.span.start, "claims are in order and do not overlap");
        claimed = claim.span.end;
        assert!(places.slice(claim.span).is_some_and(|words| !words.trim().is_empty()));
        assert!((0.0..=1.0).contains(&claim.check_worthiness));
        assert!(!claim.statement.is_empty());
        for value in &claim.values {
            assert_eq!(places.slice(value.span), Some(value.text.as_str()));
        }
    }
    for passage in &found.left_out {
        assert!(found.sentences.contains(&passage.span));
    }
    assert!((0.0..=1.0).contains(&score(&text, None)));
});
