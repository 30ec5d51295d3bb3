//! How do verdicts look as an RSS feed? RSS 2.0, <https://www.rssboard.org/rss-specification>.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rss::extension::atom::{AtomExtension, Link};
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Category, Channel, Guid, Item};

use super::{Site, content, legal, stable_id, title};
use crate::domain::publication::{PublicVerdict, Standing};

/// The media type that readers know it by; none was ever registered.
pub const MEDIA_TYPE: &str = "application/rss+xml; charset=utf-8";

/// The feed of `verdicts`, newest first. `empty_since` dates a feed that has no items yet.
#[must_use]
pub fn feed(verdicts: &[PublicVerdict], site: &Site<'_>, empty_since: DateTime<Utc>) -> String {
    let changed = verdicts.iter().map(|verdict| verdict.published_at).max();
    let address = format!("{}/feeds/verdicts.rss", site.url);
    let channel = Channel {
        title: legal(&format!("{}: verdicts", site.name)),
        link: format!("{}/", site.url),
        description: legal(&format!("Claims that {} has checked.", site.name)),
        last_build_date: Some(changed.unwrap_or(empty_since).to_rfc2822()),
        docs: Some("https://www.rssboard.org/rss-specification".to_owned()),
        items: verdicts.iter().map(|verdict| item(verdict, site)).collect(),
        atom_ext: Some(links([link("self", address, "application/rss+xml")])),
        namespaces: BTreeMap::from([
            namespace("atom", "http://www.w3.org/2005/Atom"),
            namespace("content", "http://purl.org/rss/1.0/modules/content/"),
            namespace("dc", "http://purl.org/dc/elements/1.1/"),
        ]),
        ..Channel::default()
    };
    channel.to_string()
}

fn item(verdict: &PublicVerdict, site: &Site<'_>) -> Item {
    let url = site.verdict(&verdict.slug);
    let mut categories = vec![Category {
        name: legal(&verdict.rating.label),
        domain: Some(format!("{}/ratings", site.url)),
    }];
    if verdict.standing() == Standing::Retracted {
        categories.push(Category {
            name: "retracted".to_owned(),
            domain: None,
        });
    }
    Item {
        title: Some(legal(&title(verdict))),
        description: Some(legal(&verdict.summary)),
        content: Some(legal(&content(verdict))),
        guid: Some(Guid {
            value: stable_id(verdict),
            permalink: false,
        }),
        pub_date: Some(verdict.first_published_at.to_rfc2822()),
        categories,
        // RSS itself has no place for a change, for the language of one item, or for an author without an address.
        dublin_core_ext: Some(DublinCoreExtension {
            creators: vec![legal(site.name)],
            dates: vec![verdict.published_at.to_rfc3339()],
            languages: verdict.language.iter().cloned().collect(),
            ..DublinCoreExtension::default()
        }),
        atom_ext: Some(links([link(
            "describedby",
            format!("{url}.json"),
            "application/json",
        )])),
        link: Some(url),
        ..Item::default()
    }
}

fn namespace(prefix: &str, name: &str) -> (String, String) {
    (prefix.to_owned(), name.to_owned())
}

fn links<const N: usize>(links: [Link; N]) -> AtomExtension {
    AtomExtension {
        links: links.into(),
    }
}

fn link(rel: &str, href: String, mime_type: &str) -> Link {
    Link {
        rel: rel.to_owned(),
        href,
        mime_type: Some(mime_type.to_owned()),
        ..Link::default()
    }
}
