//! DataFeed: all published reviews in one schema.org file, in the shape of the Data Commons fact check feed. Written
//! item by item, so that memory use does not grow with the number of reviews.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use serde_json::json;

use super::claim_review::{ClaimReview, claim_review};
use super::media_review::{MediaReview, media_review};
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the names are schema.org's")]
struct Item<'a> {
    #[serde(rename = "@type")]
    type_: &'static str,
    date_created: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    /// When the verdict was retracted. The item remains, without its rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    date_deleted: Option<String>,
    url: String,
    /// The ClaimReview, and the MediaReview of the same verdict if it has one.
    item: Vec<Review<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Review<'a> {
    Claim(Box<ClaimReview<'a>>),
    Media(Box<MediaReview<'a>>),
}

/// The text before the first item.
#[must_use]
pub fn head(publisher: &Publisher, modified: DateTime<Utc>) -> String {
    let mut head = json!({
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": format!("{}: all reviews", publisher.name),
        "dateModified": time(modified),
    });
    if let (Some(license), Some(fields)) = (&publisher.rules.license, head.as_object_mut()) {
        fields.insert("license".to_owned(), json!(license));
    }
    let head = head.to_string();
    let open = head.strip_suffix('}').unwrap_or(&head);
    format!("{open},\"dataFeedElement\":[")
}

/// Encodes one item, with a comma before every item except the first.
///
/// # Errors
/// Does not occur in practice.
pub fn item(verdict: &PublicVerdict, publisher: &Publisher, is_first: bool) -> serde_json::Result<String> {
    let retracted = verdict.standing() == Standing::Retracted;
    let changed = verdict.published_at > verdict.first_published_at;
    let claim = Review::Claim(Box::new(claim_review(verdict, publisher)));
    let media = media_review(verdict, publisher).map(|media| Review::Media(Box::new(media)));
    let item = Item {
        type_: "DataFeedItem",
        date_created: time(verdict.first_published_at),
        date_modified: changed.then(|| time(verdict.published_at)),
        date_deleted: retracted.then(|| time(verdict.published_at)),
        url: publisher.verdict(&verdict.slug),
        item: [claim].into_iter().chain(media).collect(),
    };
    let comma = if is_first { "" } else { "," };
    Ok(format!("{comma}\n{}", serde_json::to_string(&item)?))
}

/// The text after the last item.
pub const TAIL: &str = "\n]}\n";

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, false)
}
