//! Sitemaps (sitemaps.org 0.9) with Google's news elements, and sitemap indexes.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use url::Url;

use super::entry::{Entry, Listing, ListingKind, MAX_ENTRIES, address, words};
use crate::reading::Unreadable;
use crate::xml::{Xml, XmlEvent};

/// One `<url>` or `<sitemap>`, as it is read.
#[derive(Default)]
struct Item {
    url: Option<Url>,
    title: Option<String>,
    published: Option<DateTime<Utc>>,
    modified: Option<DateTime<Utc>>,
}

pub(super) fn read(text: &str, url: &Url) -> Result<Listing, Unreadable> {
    let mut xml = Xml::new(text);
    let (mut kind, mut entries, mut item, mut said) =
        (ListingKind::Sitemap, Vec::new(), Item::default(), String::new());
    while let Some(event) = xml.next()? {
        match event {
            XmlEvent::Open(element) => {
                said.clear();
                match element.name.as_str() {
                    "sitemapindex" => kind = ListingKind::SitemapIndex,
                    "url" | "sitemap" => item = Item::default(),
                    // Addresses of pictures and videos have the same name as those of pages.
                    "image" | "video" => xml.skip()?,
                    _ => {}
                }
            }
            XmlEvent::Text(text) => said.push_str(&text),
            XmlEvent::Close(name) => match name.as_str() {
                "loc" => item.url = address(url, &said),
                "title" => item.title = words(&said),
                "publication_date" => item.published = moment(&said),
                "lastmod" => item.modified = moment(&said),
                "url" | "sitemap" => {
                    let Item { url, title, published, modified } = std::mem::take(&mut item);
                    let made = |url: Url| Entry {
                        id: url.to_string(),
                        url,
                        title,
                        summary: None,
                        published_at: published.or(modified),
                    };
                    entries.extend(url.map(made));
                    if entries.len() == MAX_ENTRIES {
                        break;
                    }
                }
                _ => {}
            },
        }
    }
    Ok(Listing { kind, title: None, hub: None, topic: None, feeds: Vec::new(), entries })
}

/// A W3C date: a day, or a time with its zone.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let day = || text.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN).and_utc());
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.to_utc()).or_else(day)
}
