//! Sentences, page rules, languages and spans.

use claim_analysis::{Extraction, LeftOutReason, Support, Text};

use crate::{claim, left_out, read, sentences};

#[test]
fn abbreviations_and_quotes_do_not_split_sentences() {
    assert_eq!(
        sentences(
            "Gen. J. R. Hale of the U.S. Army flew in at 4:30 p.m. on Dec. 3. He left. “Why? Nobody knows.” It rained…"
        ),
        [
            "Gen. J. R. Hale of the U.S. Army flew in at 4:30 p.m. on Dec. 3.",
            "He left.",
            "“Why?",
            "Nobody knows.”",
            "It rained…"
        ]
    );
    assert_eq!(sentences("«Wir gehen.» Er ging."), ["«Wir gehen.»", "Er ging."]);
    assert_eq!(sentences("1. Ardel\n2. Sorrin"), ["1. Ardel", "2. Sorrin"]);
}

#[test]
fn page_furniture_is_left_out() {
    let text = "By Mara Velk\n\nPhoto: Ardel Press Agency\n\nThe dam in Sorrin broke on Monday and 40 people were killed.\n\n[Read more: Why the dam broke]\n\nLoading...\n\nThis article was amended to correct a name.\n\nRelated Articles\n\nFire kills 12 people in Ardel on Sunday.";
    assert_eq!(left_out(text, "By Mara Velk"), Some(LeftOutReason::Byline));
    assert_eq!(left_out(text, "Photo: Ardel Press Agency"), Some(LeftOutReason::Credit));
    assert_eq!(left_out(text, "[Read more: Why the dam broke]"), Some(LeftOutReason::Teaser));
    assert_eq!(left_out(text, "Loading..."), Some(LeftOutReason::Navigation));
    assert_eq!(left_out(text, "This article was amended to correct a name."), Some(LeftOutReason::EditorialNote));
    assert_eq!(left_out(text, "Fire kills 12 people in Ardel on Sunday."), Some(LeftOutReason::Teaser));
    assert_eq!(read(text).claims.len(), 1);
}

#[test]
fn captions_and_headings_are_left_out() {
    let text = "The governor at the dam. Image via the governor’s office.\n\nA long wait\n\nThe dam in Sorrin broke on Monday and 40 people were killed by the flood in the valley.";
    assert_eq!(left_out(text, "Image via the governor’s office."), Some(LeftOutReason::Credit));
    assert!(left_out(text, "The governor at the dam.").is_some());
    assert_eq!(left_out(text, "A long wait"), Some(LeftOutReason::Headline));
}

#[test]
fn other_languages_are_read_for_figures_only() {
    let text = "Der Sturm zerstörte am Montag mehr als 300 Häuser. Der Bürgermeister ist sehr traurig darüber.";
    let found = read(text);
    assert_eq!(found.support, Support::Basic);
    assert_eq!(found.claims.len(), 1);
    let values = &found.claims[0].values;
    assert!(values.iter().any(|v| v.low == Some(301.0)));
    assert_eq!(found.claims[0].attribution.claimant, None);
}

#[test]
fn spans_count_code_points() {
    let text = "Été à Ardel — \u{1F327}\n\nÀ Sorrin? In 2020, 41 people were killed in Sorrin’s “old” town.";
    let found = claim(text, "In 2020");
    let start = text.chars().position(|c| c == 'I').expect("an I");
    assert_eq!((found.span.start, found.span.end), (start, text.chars().count()));
}

#[test]
fn an_extraction_survives_json() {
    let found = read("Ilia Doran said on Monday that more than 40 people were killed in Sorrin.");
    let json = serde_json::to_string(&found).expect("json");
    assert!(json.contains("\"qualifier\":\"more than\"") && json.contains("\"kind\":\"casualties\""));
    assert!(json.contains("\"earliest\":\"2024-04-29\""));
    assert_eq!(serde_json::from_str::<Extraction>(&json).expect("back"), found);
}

#[test]
fn spans_keep_grapheme_clusters_whole() {
    let text = "Bridges closed in Sorrin. \u{301}At 6 a.m. 41\u{20E3} people were killed in Ardel。\u{301}Then 12 houses burned.";
    let places = Text::new(text);
    let found = read(text);
    let words: Vec<&str> = found.sentences.iter().filter_map(|s| places.slice(*s)).collect();
    assert_eq!(words.concat(), text);
    assert!(words.iter().any(|w| w.ends_with("。\u{301}")), "{words:?}");
    let values = found.claims.iter().flat_map(|c| &c.values);
    assert!(values.filter(|v| v.text.contains("41")).all(|v| v.text.contains('\u{20E3}')));
}
