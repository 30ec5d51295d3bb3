//! Embeds: the verdict as a card for an iframe, and the oEmbed response that describes the iframe
//! (<https://oembed.com/>).

use maud::{DOCTYPE, html};
use serde::Serialize;
use utoipa::ToSchema;

use super::verdict_page::{STYLE_PATH, time};
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::formats::verdict_text::{capitalised, title};

/// Width that the card likes, in pixels; it takes any from 240 on.
const WIDTH: u32 = 600;
/// Height that holds a card of the usual length, in pixels.
const HEIGHT: u32 = 340;

/// The card: it asks nobody else for anything, and says first that a verdict no longer stands.
#[must_use]
pub fn card(verdict: &PublicVerdict, publisher: &Publisher) -> String {
    let url = publisher.verdict(&verdict.slug);
    let retracted = verdict.standing() == Standing::Retracted;
    let page = html! {
        (DOCTYPE)
        html lang=(verdict.language.as_deref().unwrap_or("en")) dir="auto" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title(verdict)) }
                link rel="canonical" href=(url);
                link rel="stylesheet" href=(STYLE_PATH);
            }
            body.card {
                article {
                    p.kicker { "Fact check · " bdi { (publisher.name) } }
                    @if let Some(notice) = verdict.corrections.last() {
                        p.notice role="status" data-class=(notice.class.words()) {
                            strong { @if retracted { "Retracted" } @else { (capitalised(notice.class.words())) } } ", " (time(notice.at)) ": "
                            bdi { (notice.notice) }
                        }
                    }
                    h1 dir="auto" { (verdict.statement) }
                    p.rating {
                        span.swatch data-value=(verdict.rating.value.map_or("none".to_owned(), |v| v.to_string())) {}
                        @if retracted { s { (verdict.rating.label) } } @else { strong { (verdict.rating.label) } }
                    }
                    @if !retracted { p.summary dir="auto" { (verdict.summary) } }
                    p.dates { a href=(url) target="_blank" rel="noopener" { "Read the whole check" } }
                }
            }
        }
    };
    page.into_string()
}

/// What oEmbed asks for (§2.3.4.4).
#[derive(Debug, Serialize, ToSchema)]
pub struct OEmbed {
    /// `1.0`.
    version: &'static str,
    /// `rich`: HTML.
    #[serde(rename = "type")]
    type_: &'static str,
    /// Of the verdict.
    title: String,
    /// The newsroom.
    author_name: String,
    /// Where it is found.
    author_url: String,
    /// The newsroom.
    provider_name: String,
    /// Where it is found.
    provider_url: String,
    /// Seconds for which the answer may be kept.
    cache_age: u32,
    /// The picture that stands for it.
    thumbnail_url: String,
    /// In pixels.
    thumbnail_width: u32,
    /// In pixels.
    thumbnail_height: u32,
    /// A frame that holds the card.
    html: String,
    /// In pixels.
    width: u32,
    /// In pixels.
    height: u32,
}

/// How to frame a verdict in at most so many pixels.
#[must_use]
pub fn oembed(
    verdict: &PublicVerdict,
    publisher: &Publisher,
    max_width: Option<u32>,
    max_height: Option<u32>,
) -> OEmbed {
    let url = publisher.verdict(&verdict.slug);
    let (width, height) = (
        WIDTH.min(max_width.unwrap_or(WIDTH)),
        HEIGHT.min(max_height.unwrap_or(HEIGHT)),
    );
    let title = title(verdict);
    let frame = html! {
        iframe src=(format!("{url}/embed")) title=(title) width=(width) height=(height)
            sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" style="border:0" {}
    };
    OEmbed {
        version: "1.0",
        type_: "rich",
        title,
        author_name: publisher.name.clone(),
        author_url: publisher.at("/"),
        provider_name: publisher.name.clone(),
        provider_url: publisher.at("/"),
        cache_age: 300,
        thumbnail_url: format!("{url}/card.png"),
        thumbnail_width: super::share_card::WIDTH,
        thumbnail_height: super::share_card::HEIGHT,
        html: frame.into_string(),
        width,
        height,
    }
}
