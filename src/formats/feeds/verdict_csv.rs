//! Verdict CSV: published verdicts as a table, one row per claim.

use super::csv::Csv;
use crate::domain::newsroom::insight::Cell;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::formats::markup::media_review::shown;
use crate::formats::verdict_text::{article_url, outlet};

/// The column names, in order.
const COLUMNS: [&str; 24] = [
    "claim_id",
    "url",
    "status",
    "rating",
    "rating_label",
    "rating_value",
    "claim",
    "claimant",
    "kind",
    "topics",
    "language",
    "outlet",
    "article_url",
    "claimed_at",
    "first_published_at",
    "changed_at",
    "as_of",
    "version",
    "corrections",
    "sources",
    "summary",
    "media_type",
    "media_authenticity",
    "media_urls",
];

/// The header line with the column names.
#[must_use]
pub fn head() -> String {
    Csv::default().head(&COLUMNS)
}

/// One verdict as a line.
#[must_use]
pub fn row(verdict: &PublicVerdict, publisher: &Publisher) -> String {
    let status = match verdict.standing() {
        Standing::Published => "published",
        Standing::Corrected => "corrected",
        Standing::Retracted => "retracted",
    };
    let first = verdict.appearances.first();
    let claimed_at = first.and_then(|place| place.article.published_at);
    let value = verdict.rating.value;
    let media = shown(verdict);
    let text = |text: &str| text.to_owned();
    let cells: [String; COLUMNS.len()] = [
        verdict.claim_id.to_string(),
        text(&publisher.verdict(&verdict.slug)),
        status.to_owned(),
        verdict.rating.key.clone(),
        text(&verdict.rating.label),
        value.map(|value| value.to_string()).unwrap_or_default(),
        text(&verdict.statement),
        text(&verdict.claimants().collect::<Vec<_>>().join("; ")),
        verdict.kind.name().to_owned(),
        text(&verdict.topics.join("; ")),
        text(verdict.language.as_deref().unwrap_or_default()),
        text(outlet(verdict).unwrap_or_default()),
        text(article_url(verdict).unwrap_or_default()),
        claimed_at.map(|at| at.to_string()).unwrap_or_default(),
        verdict.first_published_at.to_rfc3339(),
        verdict.published_at.to_rfc3339(),
        verdict.as_of.to_rfc3339(),
        verdict.revision.to_string(),
        verdict.corrections.len().to_string(),
        verdict.evidence.len().to_string(),
        text(&verdict.summary),
        text(media.map_or("", |media| media.kind.name())),
        text(media.map_or("", |media| media.authenticity.name())),
        // Addresses have no blanks.
        media
            .map(|media| media.appearances.iter().map(|place| place.url.as_str()).collect::<Vec<_>>().join(" "))
            .unwrap_or_default(),
    ];
    let mut row = String::new();
    Csv::default().push_row(&mut row, cells.into_iter().map(Cell::Text));
    row
}

/// Encodes verdicts as a complete file with a header line.
#[must_use]
pub fn table<'a>(verdicts: impl Iterator<Item = &'a PublicVerdict>, publisher: &Publisher) -> String {
    let rows = verdicts.map(|verdict| row(verdict, publisher));
    head() + &rows.collect::<String>()
}
