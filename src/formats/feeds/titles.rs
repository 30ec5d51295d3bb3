//! Titles and descriptions of the feeds, in the newsroom's language.

use crate::domain::publishing::publisher::Publisher;
use crate::formats::texts::Locale;

/// Title and description of the feed of verdicts.
#[must_use]
pub fn verdicts(publisher: &Publisher) -> (String, String) {
    let t = Locale::of(publisher);
    named(publisher, [t.feed_verdicts, t.feed_verdicts_description])
}

/// Title and description of the feed of corrections.
#[must_use]
pub fn corrections(publisher: &Publisher) -> (String, String) {
    let t = Locale::of(publisher);
    named(publisher, [t.feed_corrections, t.feed_corrections_description])
}

fn named(publisher: &Publisher, texts: [&str; 2]) -> (String, String) {
    let [title, description] = texts.map(|text| Locale::plain(text, &[("name", &publisher.name)]));
    (title, description)
}
