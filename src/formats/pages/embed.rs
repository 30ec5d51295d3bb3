//! Embeds: the verdict as a card for an iframe, and the oEmbed response that describes the iframe
//! (<https://oembed.com/>).

use maud::{DOCTYPE, html};
use serde::Serialize;
use utoipa::ToSchema;

use super::frame::{finished, style_path};
use super::sections::sharing::{HEIGHT, WIDTH, frame};
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::formats::texts::Locale;
use crate::formats::verdict_text::{authors, capitalised, title};

/// Renders the card. It loads nothing from other sites, and shows a retraction first.
#[must_use]
pub fn card(verdict: &PublicVerdict, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let url = publisher.verdict(&verdict.slug);
    let retracted = verdict.standing() == Standing::Retracted;
    let page = html! {
        (DOCTYPE)
        html lang=(t.tag) dir=(t.direction) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title(verdict, t)) }
                link rel="canonical" href=(url);
                link rel="stylesheet" href=(style_path(publisher.rules.look.style()));
            }
            body.card {
                article lang=[verdict.language.as_ref()] {
                    p.kicker lang=(t.tag) { (t.fact_check) " · " bdi { (publisher.name) } }
                    @if let Some(notice) = verdict.corrections.last() {
                        p.notice role="status" data-class=(notice.class.words()) {
                            span lang=(t.tag) {
                                strong { (if retracted { t.retracted.to_owned() } else { capitalised(t.class(notice.class)) }) }
                                (t.comma) (t.time(notice.at)) ": "
                            }
                            bdi { (notice.notice) }
                        }
                    }
                    h1 dir="auto" { (verdict.statement) }
                    p.rating {
                        span.swatch data-value=(verdict.rating.value.map_or("none".to_owned(), |v| v.to_string())) {}
                        @if retracted { s { (verdict.rating.label) } } @else { strong { (verdict.rating.label) } }
                    }
                    @if !retracted { p.summary dir="auto" { (verdict.summary) } }
                    p.dates lang=(t.tag) { a href=(url) target="_blank" rel="noopener" { (t.whole_check) } }
                }
            }
        }
    };
    finished(page, publisher)
}

/// The oEmbed response (§2.3.4.4).
#[derive(Debug, Serialize, ToSchema)]
pub struct OEmbed {
    /// Version of oEmbed: `1.0`.
    #[schema(example = "1.0")]
    version: &'static str,
    /// Type of the response: `rich`, which is HTML.
    #[serde(rename = "type")]
    #[schema(example = "rich")]
    type_: &'static str,
    /// Title of the verdict.
    #[schema(example = "Did the Sorrin flood kill 14 people?")]
    title: String,
    /// Who signs the verdict: people, a desk, or the newsroom.
    #[schema(example = "Korvale Courier")]
    author_name: String,
    /// URL of the newsroom's public site.
    #[schema(example = "https://facts.example.org")]
    author_url: String,
    /// Name of the newsroom.
    #[schema(example = "Korvale Courier")]
    provider_name: String,
    /// URL of the newsroom's public site.
    #[schema(example = "https://facts.example.org")]
    provider_url: String,
    /// Cache lifetime in seconds.
    cache_age: u32,
    /// URL of the share card.
    #[schema(
        example = "https://facts.example.org/verdicts/the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e/card.png"
    )]
    thumbnail_url: String,
    /// Width of the share card in pixels.
    thumbnail_width: u32,
    /// Height of the share card in pixels.
    thumbnail_height: u32,
    /// An iframe with the card.
    #[schema(
        example = "<iframe src=\"https://facts.example.org/verdicts/the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e/embed\" width=\"600\" height=\"240\"></iframe>"
    )]
    html: String,
    /// Width of the iframe in pixels.
    width: u32,
    /// Height of the iframe in pixels.
    height: u32,
}

/// Builds the oEmbed response, limited to the given size in pixels.
#[must_use]
pub fn oembed(
    verdict: &PublicVerdict,
    publisher: &Publisher,
    max_width: Option<u32>,
    max_height: Option<u32>,
) -> OEmbed {
    let url = publisher.verdict(&verdict.slug);
    let (width, height) = (WIDTH.min(max_width.unwrap_or(WIDTH)), HEIGHT.min(max_height.unwrap_or(HEIGHT)));
    let title = title(verdict, Locale::of(publisher));
    OEmbed {
        version: "1.0",
        type_: "rich",
        title,
        author_name: authors(verdict, publisher).join(", "),
        author_url: publisher.at("/"),
        provider_name: publisher.name.clone(),
        provider_url: publisher.at("/"),
        cache_age: 300,
        thumbnail_url: format!("{url}/card.png"),
        thumbnail_width: super::share_card::WIDTH,
        thumbnail_height: super::share_card::HEIGHT,
        html: frame(verdict, publisher, (width, height)).into_string(),
        width,
        height,
    }
}
