//! OPML 2.0: the newsroom's subscriptions for a feed reader. <http://opml.org/spec2.opml>

use maud::{PreEscaped, html};

use crate::domain::articles::subscription::{Subscription, SubscriptionKind};

/// The media type of OPML.
pub const MEDIA_TYPE: &str = "text/x-opml; charset=utf-8";
const DECLARATION: PreEscaped<&str> = PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

/// Subscriptions as an OPML file. Sitemaps and pages of links are listed as well: this server reads them back.
#[must_use]
pub fn write(subscriptions: &[Subscription], newsroom: &str) -> String {
    let name = |subscription: &Subscription| without_controls(subscription.title.as_ref().unwrap_or(&subscription.url));
    let kind = |subscription: &Subscription| match subscription.kind {
        Some(SubscriptionKind::Sitemap | SubscriptionKind::Links) => "link",
        _ => "rss",
    };
    let opml = html! {
        (DECLARATION)
        opml version="2.0" {
            head { title { (without_controls(newsroom)) } }
            body {
                @for subscription in subscriptions {
                    outline type=(kind(subscription)) text=(name(subscription)) title=(name(subscription)) xmlUrl=(subscription.url) {}
                }
            }
        }
    };
    opml.into_string()
}

/// XML 1.0 cannot hold control characters, not even escaped.
fn without_controls(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}
