//! Article page: the public list of an article's verdicts, with a link to each. Carries no `ClaimReview` markup:
//! each review is marked up on one page only.

use maud::{DOCTYPE, html};

use super::frame::{self, STYLE_PATH, finished, footer};
use super::verdict_page::time;
use crate::domain::claims::appearance::ArticleRef;
use crate::domain::kernel::id::ArticleId;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;

/// Renders the page with the verdicts about `article`.
#[must_use]
pub fn page(article: ArticleId, verdicts: &[PublicVerdict], publisher: &Publisher) -> String {
    let about: Option<&ArticleRef> = verdicts
        .iter()
        .flat_map(|verdict| &verdict.appearances)
        .map(|place| &place.article)
        .find(|place| place.id == article);
    let name = about.and_then(|article| article.title.as_deref()).unwrap_or("An article");
    let page = html! {
        (DOCTYPE)
        html lang="en" dir="auto" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (name) ": what was checked – " (publisher.name) }
                meta name="description" content=(format!("{} claims of this article, checked by {}.", verdicts.len(), publisher.name));
                link rel="canonical" href=(publisher.at(&format!("/verdicts/articles/{article}")));
                link rel="stylesheet" href=(STYLE_PATH);
            }
            body {
                (frame::header(publisher))
                main id="content" {
                    p.kicker { "What was checked in" }
                    h1 dir="auto" { (name) }
                    @if let Some(article) = about {
                        p.claimant {
                            @if let Some(outlet) = &article.outlet { bdi { (outlet) } " " }
                            @if let Some(at) = article.published_at { time datetime=(at) { (at.day().format("%-d %B %Y")) } " " }
                            @if let Some(url) = &article.url { a href=(url) rel="nofollow" { "Read the article" } }
                        }
                    }
                    ol.corrections {
                        @for verdict in verdicts {
                            li {
                                p.rating {
                                    span.swatch data-value=(verdict.rating.value.map_or("none".to_owned(), |v| v.to_string())) {}
                                    @if verdict.standing() == Standing::Retracted {
                                        s { (verdict.rating.label) } " " strong { "Retracted" }
                                    } @else { strong { (verdict.rating.label) } }
                                }
                                p dir="auto" { a href=(format!("/verdicts/{}", verdict.slug)) { (verdict.statement) } }
                                p.accessed { (time(verdict.published_at)) }
                            }
                        }
                    }
                }
                (footer(publisher))
            }
        }
    };
    finished(page, publisher)
}
