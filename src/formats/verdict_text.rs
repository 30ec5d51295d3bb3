//! Texts that every output of a verdict shares: title, content, article.

use maud::html;

use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::standing::Standing;

/// The title of a verdict: the rating first, then the claim; before both, that it no longer stands.
pub(crate) fn title(verdict: &PublicVerdict) -> String {
    let title = format!("{}: {}", verdict.rating.label, verdict.statement);
    match verdict.standing() {
        Standing::Retracted => format!("Retracted – {title}"),
        Standing::Published | Standing::Corrected => title,
    }
}

/// What a feed's entry says: each notice, newest first, then the reasoning.
pub(crate) fn content(verdict: &PublicVerdict) -> String {
    let notices = html! {
        @for notice in verdict.corrections.iter().rev() {
            p { strong { (capitalised(notice.class.words())) ", " (notice.at.format("%-d %B %Y")) ": " } (notice.notice) }
        }
    };
    notices.into_string() + &crate::formats::pages::markdown::to_html(&verdict.rationale)
}

/// "retraction" as it begins a sentence.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// XML 1.0 §2.2 has no place for most control characters, escaped or not.
pub(crate) fn legal(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// The article that a verdict examines, if it has a public address.
pub(crate) fn article_url(verdict: &PublicVerdict) -> Option<&str> {
    verdict
        .appearances
        .first()
        .and_then(|place| place.article.url.as_deref())
}

/// The outlet of the article that a verdict examines.
pub(crate) fn outlet(verdict: &PublicVerdict) -> Option<&str> {
    verdict
        .appearances
        .first()
        .and_then(|place| place.article.outlet.as_deref())
}
