//! How do verdicts look as a JSON Feed? <https://www.jsonfeed.org/version/1.1/>

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Site, article_url, content, outlet, stable_id, title};
use crate::domain::claim::Kind;
use crate::domain::correction::Correction;
use crate::domain::publication::{PublicVerdict, Standing};
use crate::domain::rating::RatingRef;

/// The media type that the specification asks for.
pub const MEDIA_TYPE: &str = "application/feed+json";

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are JSON Feed's")]
struct Feed<'a> {
    version: &'static str,
    title: String,
    home_page_url: String,
    feed_url: String,
    description: String,
    authors: [Author<'a>; 1],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    url: String,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: String,
    summary: &'a str,
    content_html: String,
    date_published: DateTime<Utc>,
    date_modified: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    tags: [&'a str; 1],
    #[serde(rename = "_factcheck")]
    factcheck: FactCheck<'a>,
}

/// What a machine wants to know; custom keys begin with an underscore (JSON Feed 1.1, "Extensions").
#[derive(Serialize)]
struct FactCheck<'a> {
    about: String,
    claim: &'a str,
    claimant: Option<&'a str>,
    outlet: Option<&'a str>,
    kind: Kind,
    verdict: &'a str,
    rating: &'a RatingRef,
    as_of: DateTime<Utc>,
    status: Standing,
    version: i32,
    corrections: &'a [Correction],
}

/// The feed of `verdicts`, newest first.
///
/// # Errors
/// Never in practice; serde's signature.
pub fn feed(verdicts: &[PublicVerdict], site: &Site<'_>) -> serde_json::Result<String> {
    serde_json::to_string(&Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: format!("{}: verdicts", site.name),
        home_page_url: format!("{}/", site.url),
        feed_url: format!("{}/feeds/verdicts.json", site.url),
        description: format!("Claims that {} has checked.", site.name),
        authors: [Author {
            name: site.name,
            url: format!("{}/", site.url),
        }],
        items: verdicts.iter().map(|verdict| item(verdict, site)).collect(),
    })
}

fn item<'a>(verdict: &'a PublicVerdict, site: &Site<'a>) -> Item<'a> {
    let url = site.verdict(&verdict.slug);
    Item {
        id: stable_id(verdict),
        external_url: article_url(verdict),
        title: title(verdict),
        summary: &verdict.summary,
        content_html: content(verdict),
        date_published: verdict.first_published_at,
        date_modified: verdict.published_at,
        language: verdict.language.as_deref(),
        tags: [&verdict.rating.label],
        factcheck: FactCheck {
            about: format!("{url}.json"),
            claim: &verdict.statement,
            claimant: verdict.claimant.as_deref(),
            outlet: outlet(verdict),
            kind: verdict.kind,
            verdict: &verdict.rating.key,
            rating: &verdict.rating,
            as_of: verdict.as_of,
            status: verdict.standing(),
            version: verdict.revision,
            corrections: &verdict.corrections,
        },
        url,
    }
}
