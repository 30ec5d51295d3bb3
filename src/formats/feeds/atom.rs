//! Atom encoding of a feed: RFC 4287, paged by RFC 5005 §3, with the tombstones of RFC 6721.

use std::collections::BTreeMap;

use atom_syndication::extension::{Extension, ExtensionMap};
use atom_syndication::{
    Category, CategoryBuilder, ContentBuilder, EntryBuilder, FeedBuilder, Link, LinkBuilder, PersonBuilder, Text,
};
use chrono::SecondsFormat;

use super::feed::{Entry, Feed};
use crate::domain::kernel::text::WebAddress;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::formats::verdict_text::{article_url, authors, legal};

/// The media type of RFC 4287 §7.
pub const MEDIA_TYPE: &str = "application/atom+xml; charset=utf-8";

/// Encodes the feed as an Atom document.
#[must_use]
pub fn feed(feed: &Feed<'_>) -> String {
    let publisher = feed.publisher;
    let mut links = vec![
        link("self", &feed.this, Some("application/atom+xml")),
        link("first", &feed.first, Some("application/atom+xml")),
        link("alternate", &publisher.at("/verdicts"), Some("text/html")),
    ];
    links.extend(feed.next.as_ref().map(|next| link("next", next, Some("application/atom+xml"))));
    links.extend(feed.hub.map(|hub| link("hub", hub, None)));
    let tombstones: Vec<Extension> = feed.entries.iter().filter_map(tombstone).collect();
    let mut document = FeedBuilder::default();
    if !tombstones.is_empty() {
        let kinds = BTreeMap::from([("deleted-entry".to_owned(), tombstones)]);
        document
            .namespaces(BTreeMap::from([("at".to_owned(), TOMBSTONES.to_owned())]))
            .extensions(ExtensionMap::from([("at".to_owned(), kinds)]));
    }
    document
        .id(feed.first.clone())
        .title(Text::plain(legal(&feed.title)))
        .subtitle(Text::plain(legal(&feed.description)))
        .updated(feed.updated.fixed_offset())
        .author(PersonBuilder::default().name(legal(&publisher.name)).build())
        .logo(publisher.rules.logo.clone().map(WebAddress::into_string))
        .links(links)
        .entries(feed.entries.iter().map(|one| entry(one, publisher)).collect::<Vec<_>>())
        .build()
        .to_string()
}

/// The namespace of RFC 6721 §3.
const TOMBSTONES: &str = "http://purl.org/atompub/tombstones/1.0";

/// The deleted-entry element for a retracted verdict. The entry itself remains and is marked as retracted, because
/// many feed readers ignore this element.
fn tombstone(entry: &Entry<'_>) -> Option<Extension> {
    let notice = entry.verdict.corrections.last()?;
    if !entry.withdrawn {
        return None;
    }
    let comment =
        Extension { name: "at:comment".to_owned(), value: Some(legal(&notice.notice)), ..Extension::default() };
    let when = entry.updated.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    Some(Extension {
        name: "at:deleted-entry".to_owned(),
        attrs: BTreeMap::from([("ref".to_owned(), entry.id.clone()), ("when".to_owned(), when)]),
        children: BTreeMap::from([("comment".to_owned(), vec![comment])]),
        ..Extension::default()
    })
}

fn entry(entry: &Entry<'_>, publisher: &Publisher) -> atom_syndication::Entry {
    let verdict = entry.verdict;
    let document = format!("{}.json", entry.url);
    let mut links = vec![
        link("alternate", &entry.url, Some("text/html")),
        link("describedby", &document, Some("application/json")),
    ];
    links.extend(article_url(verdict).map(|article| link("related", article, None)));
    let name = |name: &str| PersonBuilder::default().name(legal(name)).build();
    EntryBuilder::default()
        .id(entry.id.clone())
        .authors(authors(verdict, publisher).into_iter().map(name).collect::<Vec<_>>())
        .title(Text::plain(legal(&entry.title)))
        .published(entry.published.fixed_offset())
        .updated(entry.updated.fixed_offset())
        .links(links)
        .summary(Text::plain(legal(entry.summary)))
        .content(
            ContentBuilder::default()
                .content_type("html".to_owned())
                .value(legal(&entry.content))
                .lang(verdict.language.clone())
                .build(),
        )
        .categories(categories(verdict, publisher))
        .build()
}

/// The rating, the topics and a retraction, as categories: Atom has no other element for them.
fn categories(verdict: &PublicVerdict, publisher: &Publisher) -> Vec<Category> {
    let mut categories = vec![
        CategoryBuilder::default()
            .term(verdict.rating.key.clone())
            .scheme(publisher.at("/ratings"))
            .label(legal(&verdict.rating.label))
            .build(),
    ];
    categories.extend(
        verdict
            .topics
            .iter()
            .map(|topic| CategoryBuilder::default().term(legal(topic)).scheme(publisher.at("/topics")).build()),
    );
    if verdict.standing() == Standing::Retracted {
        categories.push(CategoryBuilder::default().term("retracted").build());
    }
    categories
}

fn link(rel: &str, href: &str, mime_type: Option<&str>) -> Link {
    LinkBuilder::default().rel(rel.to_owned()).href(href.to_owned()).mime_type(mime_type.map(str::to_owned)).build()
}
