//! Texts that every output of a verdict shares: title, content, article.

use maud::html;

use crate::domain::newsroom::byline;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::formats::texts::Locale;

/// The title of a verdict: the rating, then the claim; a retraction is stated before both.
pub(crate) fn title(verdict: &PublicVerdict, t: Locale) -> String {
    let title = format!("{}: {}", verdict.rating.label, verdict.statement);
    match verdict.standing() {
        Standing::Retracted => format!("{} – {title}", t.retracted),
        Standing::Published | Standing::Corrected => title,
    }
}

/// The text of a feed entry as HTML: the correction notices, newest first, then the rationale.
pub(crate) fn content(verdict: &PublicVerdict, t: Locale) -> String {
    let notices = html! {
        @for notice in verdict.corrections.iter().rev() {
            p { strong { (capitalised(t.class(notice.class))) (t.comma) (t.date_words(notice.at)) ": " } (notice.notice) }
        }
    };
    notices.into_string() + &crate::formats::pages::markdown::to_html(&verdict.rationale)
}

/// The word with an upper-case first letter.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Removes the characters that XML 1.0 §2.2 does not allow, not even escaped.
pub(crate) fn legal(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// The names of those who sign the verdict; of the newsroom, if it does.
pub(crate) fn authors<'a>(verdict: &'a PublicVerdict, publisher: &'a Publisher) -> Vec<&'a str> {
    let names: Vec<&str> = byline::authors(&verdict.signed_by).collect();
    if names.is_empty() { vec![&publisher.name] } else { names }
}

/// URL of the article in which the claim first appears, if it has one.
pub(crate) fn article_url(verdict: &PublicVerdict) -> Option<&str> {
    verdict.appearances.first().and_then(|place| place.article.url.as_deref())
}

/// Outlet of the article in which the claim first appears.
pub(crate) fn outlet(verdict: &PublicVerdict) -> Option<&str> {
    verdict.appearances.first().and_then(|place| place.article.outlet.as_deref())
}
