//! Listings: the entries of a feed, a sitemap or a page of links; lists of feeds.

mod feed;
mod links;
mod opml;
mod sitemap;

pub use opml::{Outline, read_opml};

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use url::Url;

use crate::page::decode;
use crate::page::dom::parse;
use crate::reading::Unreadable;

/// Maximum number of entries of a listing that are read: the first ones.
pub const MAX_ENTRIES: usize = 10_000;

/// Code points of a title or summary that are kept.
const MAX_WORDS: usize = 500;

/// What a listing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListingKind {
    /// RSS 0.9 to 2.0.
    Rss,
    /// Atom 1.0.
    Atom,
    /// JSON Feed 1.0 or 1.1.
    JsonFeed,
    /// A sitemap (sitemaps.org 0.9), with or without Google's news elements.
    Sitemap,
    /// A sitemap that names other sitemaps: its entries are sitemaps.
    SitemapIndex,
    /// A web page with links to articles.
    Links,
}

/// A list of articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// What it is.
    pub kind: ListingKind,
    /// What it calls itself.
    pub title: Option<String>,
    /// WebSub hub of a feed.
    pub hub: Option<Url>,
    /// The feed's own address (`rel=self`), which a hub knows it by.
    pub topic: Option<Url>,
    /// Feeds that a web page names, best first: none about comments before the others.
    pub feeds: Vec<Url>,
    /// The entries, in their order, each address once.
    pub entries: Vec<Entry>,
}

/// One article of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The entry's own id, if it has one; otherwise its address.
    pub id: String,
    /// Address of the article: absolute, http or https.
    pub url: Url,
    /// The title as text, at most 500 code points.
    pub title: Option<String>,
    /// The summary as text, at most 500 code points.
    pub summary: Option<String>,
    /// Time of publication, or of the last change where it is the only one.
    pub published_at: Option<DateTime<Utc>>,
}

/// Reads a listing. `content_type` is the value of the HTTP header, `url` the address of the listing.
///
/// # Errors
/// [`Unreadable::Damaged`] for a broken feed; [`Unreadable::TooLarge`] for one nested too deeply; [`Unreadable::Unsupported`]
/// for anything else than a feed, a sitemap or a web page.
pub fn read_listing(bytes: &[u8], content_type: Option<&str>, url: &Url) -> Result<Listing, Unreadable> {
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(4_096)).unwrap_or_default()).to_ascii_lowercase();
    let start = start.trim_start_matches(['\u{feff}', '\0']).trim_start();
    let has = |names: &[&str]| names.iter().any(|name| start.contains(name));
    let mut listing = if start.starts_with('{') || has(&["<rss", "<feed", "<rdf:rdf"]) {
        feed::read(bytes, url)?
    } else if has(&["<urlset", "<sitemapindex"]) {
        sitemap::read(&decode(bytes, content_type), url)?
    } else if start.starts_with('<') {
        links::read(&decode(bytes, content_type), url)
    } else {
        return Err(Unreadable::Unsupported);
    };
    let mut seen = HashSet::new();
    listing.entries.retain(|entry| seen.insert(entry.url.clone()));
    Ok(listing)
}

/// An absolute http or https address without its fragment.
fn address(base: &Url, link: &str) -> Option<Url> {
    let mut url = base.join(link.trim()).ok()?;
    url.set_fragment(None);
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// Words without markup, blanks collapsed, cut to [`MAX_WORDS`] code points.
fn words(markup: &str) -> Option<String> {
    let text = if markup.contains(['<', '&']) { parse(markup).words(0) } else { markup.to_owned() };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = text.chars().take(MAX_WORDS).collect();
    Some(cut).filter(|text| !text.is_empty())
}
