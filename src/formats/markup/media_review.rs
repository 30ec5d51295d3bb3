//! MediaReview: the schema.org markup of the picture, video or sound that a verdict rates, next to its ClaimReview.
//!
//! Vocabulary: <https://schema.org/MediaReview>. Readers: Google's Fact Check Markup Tool and the Reporters' Lab's Fact-Check Insights.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::claim_review::{Organization, newsroom};
use crate::domain::kernel::text::WebAddress;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::media::{Authenticity, Media, MediaAppearance, MediaKind};

/// A MediaReview document; the field names are schema.org's.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MediaReview<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    type_: &'static str,
    #[serde(rename = "@id")]
    id: String,
    /// That of the ClaimReview: by this address readers know that the two belong together.
    url: String,
    date_published: DateTime<Utc>,
    date_modified: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    author: Organization<'a>,
    media_authenticity_category: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_media_context_description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_media_link: Option<&'a str>,
    item_reviewed: MediaReviewItem<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sd_license: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct MediaReviewItem<'a> {
    #[serde(rename = "@type")]
    type_: &'static str,
    /// The first appearance. Readers that know one medium for each review take its address from here.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_url: Option<&'a str>,
    interpreted_as_claim: Claim<'a>,
    media_item_appearance: Vec<MediaObject<'a>>,
}

#[derive(Debug, Serialize)]
struct Claim<'a> {
    #[serde(rename = "@type")]
    type_: &'static str,
    /// That of the ClaimReview's claim.
    #[serde(rename = "@id")]
    id: String,
    description: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct MediaObject<'a> {
    #[serde(rename = "@type")]
    type_: &'static str,
    url: &'a str,
    /// Google's tool and the Reporters' Lab have the address of a post here, not only that of a file.
    content_url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    archived_at: Option<&'a str>,
}

/// What a verdict says about a picture, a video or a sound; `None` without one, and after a retraction.
#[must_use]
pub fn shown(verdict: &PublicVerdict) -> Option<&Media> {
    verdict.media.as_ref().filter(|_| verdict.standing() != Standing::Retracted)
}

/// Builds the review of what a verdict's claim shows; see [`shown`].
#[must_use]
pub fn media_review<'a>(verdict: &'a PublicVerdict, publisher: &'a Publisher) -> Option<MediaReview<'a>> {
    let media = shown(verdict)?;
    let url = publisher.verdict(&verdict.slug);
    Some(MediaReview {
        context: "https://schema.org",
        type_: "MediaReview",
        id: format!("{url}#media"),
        date_published: verdict.first_published_at,
        date_modified: verdict.published_at,
        in_language: verdict.language.as_deref(),
        author: newsroom(publisher),
        media_authenticity_category: category(media.authenticity),
        original_media_context_description: media.original_context.as_deref(),
        original_media_link: media.original_url.as_ref().map(WebAddress::as_str),
        item_reviewed: MediaReviewItem {
            type_: "MediaReviewItem",
            content_url: media.appearances.first().map(|place| place.url.as_str()),
            interpreted_as_claim: Claim { type_: "Claim", id: format!("{url}#claim"), description: &verdict.statement },
            media_item_appearance: media.appearances.iter().map(|place| object(media.kind, place)).collect(),
        },
        sd_license: publisher.rules.license.as_ref().map(WebAddress::as_str),
        url,
    })
}

fn object(kind: MediaKind, place: &MediaAppearance) -> MediaObject<'_> {
    MediaObject {
        type_: match kind {
            MediaKind::Image => "ImageObject",
            MediaKind::Video => "VideoObject",
            MediaKind::Audio => "AudioObject",
        },
        url: place.url.as_str(),
        content_url: place.url.as_str(),
        archived_at: place.archived_url.as_ref().map(WebAddress::as_str),
    }
}

/// The name of a category in schema.org's `MediaManipulationRatingEnumeration`.
#[must_use]
pub fn category(authenticity: Authenticity) -> &'static str {
    match authenticity {
        Authenticity::Decontextualized => "DecontextualizedContent",
        Authenticity::EditedOrCropped => "EditedOrCroppedContent",
        Authenticity::Original => "OriginalMediaContent",
        Authenticity::SatireOrParody => "SatireOrParodyContent",
        Authenticity::Staged => "StagedContent",
        Authenticity::Transformed => "TransformedContent",
    }
}
