//! RSS 2.0 encoding of a feed: <https://www.rssboard.org/rss-specification>

use std::collections::BTreeMap;

use maud::html;
use rss::extension::atom::{AtomExtension, Link};
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Category, Channel, Guid, Item};

use super::feed::{Entry, Feed};
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::formats::verdict_text::{authors, legal};

/// The media type that feed readers expect; RSS has no registered one.
pub const MEDIA_TYPE: &str = "application/rss+xml; charset=utf-8";

/// Encodes the feed as an RSS document.
#[must_use]
pub fn feed(feed: &Feed<'_>) -> String {
    let publisher = feed.publisher;
    let mut pages = vec![link("self", feed.this.clone(), Some("application/rss+xml"))];
    pages.extend(feed.next.clone().map(|next| link("next", next, Some("application/rss+xml"))));
    pages.extend(feed.hub.map(|hub| link("hub", hub.to_owned(), None)));
    let channel = Channel {
        title: legal(&feed.title),
        link: publisher.at("/verdicts"),
        description: legal(&feed.description),
        last_build_date: Some(feed.updated.to_rfc2822()),
        docs: Some("https://www.rssboard.org/rss-specification".to_owned()),
        items: feed.entries.iter().map(|entry| item(entry, publisher)).collect(),
        atom_ext: Some(AtomExtension { links: pages }),
        namespaces: BTreeMap::from([
            namespace("atom", "http://www.w3.org/2005/Atom"),
            namespace("content", "http://purl.org/rss/1.0/modules/content/"),
            namespace("dc", "http://purl.org/dc/elements/1.1/"),
        ]),
        ..Channel::default()
    };
    channel.to_string()
}

fn item(entry: &Entry<'_>, publisher: &Publisher) -> Item {
    let document = format!("{}.json", entry.url);
    Item {
        title: Some(legal(&entry.title)),
        // Feed readers interpret the description as HTML, so the plain text of the summary is escaped.
        description: Some(html! { (legal(entry.summary)) }.into_string()),
        content: Some(legal(&entry.content)),
        guid: Some(Guid { value: entry.id.clone(), permalink: false }),
        pub_date: Some(entry.published.to_rfc2822()),
        categories: categories(entry.verdict, publisher),
        // RSS has no elements for a time of change, for the language of an item, or for an author without an e-mail
        // address.
        dublin_core_ext: Some(DublinCoreExtension {
            creators: authors(entry.verdict, publisher).into_iter().map(legal).collect(),
            dates: vec![entry.updated.to_rfc3339()],
            languages: entry.verdict.language.iter().cloned().collect(),
            ..DublinCoreExtension::default()
        }),
        atom_ext: Some(AtomExtension { links: vec![link("describedby", document, Some("application/json"))] }),
        link: Some(entry.url.clone()),
        ..Item::default()
    }
}

/// The rating, the topics and a retraction, as categories.
fn categories(verdict: &PublicVerdict, publisher: &Publisher) -> Vec<Category> {
    let category = |name: &str, scheme: Option<&str>| Category {
        name: legal(name),
        domain: scheme.map(|scheme| publisher.at(scheme)),
    };
    let mut categories = vec![category(&verdict.rating.label, Some("/ratings"))];
    categories.extend(verdict.topics.iter().map(|topic| category(topic, Some("/topics"))));
    if verdict.standing() == Standing::Retracted {
        categories.push(category("retracted", None));
    }
    categories
}

fn namespace(prefix: &str, name: &str) -> (String, String) {
    (prefix.to_owned(), name.to_owned())
}

fn link(rel: &str, href: String, mime_type: Option<&str>) -> Link {
    Link { rel: rel.to_owned(), href, mime_type: mime_type.map(str::to_owned), ..Link::default() }
}
