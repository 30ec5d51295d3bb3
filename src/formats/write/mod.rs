//! How are published verdicts written for readers, search engines and feed readers?

pub mod article_page;
pub mod atom;
pub mod claim_review;
pub mod corrections_page;
pub mod csv;
pub mod data_feed;
pub mod embed;
pub mod fact_checks;
pub mod feed;
pub mod json_feed;
pub mod markdown;
pub mod rss;
pub mod share_card;
pub mod sitemap;
pub mod state_table;
pub mod verdict_csv;
pub mod verdict_page;

use maud::html;

use crate::domain::publication::{PublicVerdict, Standing};

/// The title of a verdict: the rating first, then the claim; before both, that it no longer stands.
fn title(verdict: &PublicVerdict) -> String {
    let title = format!("{}: {}", verdict.rating.label, verdict.statement);
    match verdict.standing() {
        Standing::Retracted => format!("Retracted – {title}"),
        Standing::Published | Standing::Corrected => title,
    }
}

/// What a feed's entry says: each notice, newest first, then the reasoning.
fn content(verdict: &PublicVerdict) -> String {
    let notices = html! {
        @for notice in verdict.corrections.iter().rev() {
            p { strong { (capitalised(notice.class.words())) ", " (notice.at.format("%-d %B %Y")) ": " } (notice.notice) }
        }
    };
    notices.into_string() + &markdown::to_html(&verdict.rationale)
}

/// "retraction" as it begins a sentence.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// XML 1.0 §2.2 has no place for most control characters, escaped or not.
fn legal(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// The article that a verdict examines, if it has a public address.
fn article_url(verdict: &PublicVerdict) -> Option<&str> {
    verdict
        .appearances
        .first()
        .and_then(|place| place.article.url.as_deref())
}

/// The outlet of the article that a verdict examines.
fn outlet(verdict: &PublicVerdict) -> Option<&str> {
    verdict
        .appearances
        .first()
        .and_then(|place| place.article.outlet.as_deref())
}
