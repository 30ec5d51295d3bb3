//! Article page: the public list of an article's verdicts, with a link to each. Carries no `ClaimReview` markup:
//! each review is marked up on one page only.

use maud::html;

use super::frame;
use crate::domain::claims::appearance::ArticleRef;
use crate::domain::kernel::id::ArticleId;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::formats::texts::Locale;

/// Renders the page with the verdicts about `article`.
#[must_use]
pub fn page(article: ArticleId, verdicts: &[PublicVerdict], publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let about: Option<&ArticleRef> = verdicts
        .iter()
        .flat_map(|verdict| &verdict.appearances)
        .map(|place| &place.article)
        .find(|place| place.id == article);
    let name = about.and_then(|article| article.title.as_deref()).unwrap_or(t.an_article);
    let number = i64::try_from(verdicts.len()).unwrap_or(i64::MAX);
    let head = html! {
        meta name="description" content=(t.count(&t.article_description, number, &[("name", &publisher.name)]));
        link rel="canonical" href=(publisher.at(&format!("/verdicts/articles/{article}")));
    };
    let content = html! {
        p.kicker { (t.checked_in) }
        h1 dir="auto" { (name) }
        @if let Some(article) = about {
            p.claimant {
                @if let Some(outlet) = &article.outlet { bdi { (outlet) } " " }
                @if let Some(at) = article.published_at { time datetime=(at) { (t.day_words(at.day())) } " " }
                @if let Some(url) = &article.url { a href=(url) rel="nofollow" { (t.read_the_article) } }
            }
        }
        ol.corrections {
            @for verdict in verdicts {
                li {
                    p.rating {
                        span.swatch data-value=(verdict.rating.value.map_or("none".to_owned(), |v| v.to_string())) {}
                        @if verdict.standing() == Standing::Retracted {
                            s { (verdict.rating.label) } " " strong { (t.retracted) }
                        } @else { strong { (verdict.rating.label) } }
                    }
                    p dir="auto" lang=[verdict.language.as_ref()] {
                        a href=(format!("/verdicts/{}", verdict.slug)) { (verdict.statement) }
                    }
                    p.accessed { (t.time(verdict.published_at)) }
                }
            }
        }
    };
    frame::page(&Locale::plain(t.what_was_checked, &[("name", name)]), &head, &content, publisher)
}
