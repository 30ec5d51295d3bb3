//! JSON Feed 1.1 encoding of a feed: <https://www.jsonfeed.org/version/1.1/>

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::feed::{Entry, Feed};
use crate::domain::claims::claim::Kind;
use crate::domain::kernel::text::WebAddress;
use crate::domain::newsroom::byline::authors;
use crate::domain::publishing::publication::{FurtherClaimant, PublicVerdict};
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::claimant::PublicClaimant;
use crate::domain::verdicts::correction::Correction;
use crate::domain::verdicts::rating::RatingRef;
use crate::formats::verdict_text::{article_url, outlet};

/// The media type that the specification recommends.
pub const MEDIA_TYPE: &str = "application/feed+json";

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: String,
    feed_url: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<&'a str>,
    authors: [Author<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Hub<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Hub<'a> {
    #[serde(rename = "type")]
    type_: &'static str,
    url: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    summary: &'a str,
    content_html: &'a str,
    date_published: DateTime<Utc>,
    date_modified: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    /// Who signs the verdict; absent if the newsroom does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    tags: Vec<&'a str>,
    #[serde(rename = "_factcheck")]
    factcheck: FactCheck<'a>,
}

/// Structured data about the verdict; names of extensions begin with an underscore (JSON Feed 1.1, "Extensions").
#[derive(Serialize)]
struct FactCheck<'a> {
    about: String,
    claim: &'a str,
    claimant: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claimant_record: Option<&'a PublicClaimant>,
    #[serde(skip_serializing_if = "<[FurtherClaimant]>::is_empty")]
    further_claimants: &'a [FurtherClaimant],
    outlet: Option<&'a str>,
    kind: Kind,
    verdict: &'a str,
    rating: &'a RatingRef,
    as_of: DateTime<Utc>,
    status: Standing,
    version: i32,
    corrections: &'a [Correction],
}

/// Encodes the feed as a JSON Feed document.
///
/// # Errors
/// Does not occur in practice.
pub fn feed(feed: &Feed<'_>) -> serde_json::Result<String> {
    let publisher = feed.publisher;
    let hub = feed.hub.map(|url| Hub { type_: "WebSub", url });
    serde_json::to_string(&Document {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: publisher.at("/verdicts"),
        feed_url: &feed.this,
        description: &feed.description,
        next_url: feed.next.as_deref(),
        icon: publisher.rules.logo.as_ref().map(WebAddress::as_str),
        authors: [Author { name: &publisher.name, url: Some(publisher.at("/")) }],
        hubs: hub.into_iter().collect(),
        items: feed.entries.iter().map(item).collect(),
    })
}

/// Encodes a single item.
///
/// # Errors
/// Does not occur in practice.
pub fn item_alone(entry: &Entry<'_>) -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(item(entry))
}

fn item<'a>(entry: &'a Entry<'a>) -> Item<'a> {
    let verdict: &PublicVerdict = entry.verdict;
    let topics = verdict.topics.iter().map(String::as_str);
    Item {
        id: &entry.id,
        url: &entry.url,
        external_url: article_url(verdict),
        title: &entry.title,
        summary: entry.summary,
        content_html: &entry.content,
        date_published: entry.published,
        date_modified: entry.updated,
        language: verdict.language.as_deref(),
        authors: authors(&verdict.signed_by).map(|name| Author { name, url: None }).collect(),
        tags: [verdict.rating.label.as_str()].into_iter().chain(topics).collect(),
        factcheck: FactCheck {
            about: format!("{}.json", entry.url),
            claim: &verdict.statement,
            claimant: verdict.claimant.as_deref(),
            claimant_record: verdict.claimant_record.as_ref(),
            further_claimants: &verdict.further_claimants,
            outlet: outlet(verdict),
            kind: verdict.kind,
            verdict: &verdict.rating.key,
            rating: &verdict.rating,
            as_of: verdict.as_of,
            status: verdict.standing(),
            version: verdict.revision,
            corrections: &verdict.corrections,
        },
    }
}
