//! A listing with its entries, and how their addresses and words are read.

use chrono::{DateTime, Utc};
use url::Url;

use crate::page::dom::parse;

/// Maximum number of entries of a listing that are read: the first ones.
pub const MAX_ENTRIES: usize = 10_000;

/// Code points of a title or summary that are kept.
pub(super) const MAX_WORDS: usize = 500;

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

/// An absolute http or https address without its fragment.
pub(super) fn address(base: &Url, link: &str) -> Option<Url> {
    let mut url = base.join(link.trim()).ok()?;
    url.set_fragment(None);
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// Words without markup, blanks collapsed, cut to [`MAX_WORDS`] code points.
pub(super) fn words(markup: &str) -> Option<String> {
    let text = if markup.contains(['<', '&']) { parse(markup).words(0) } else { markup.to_owned() };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = text.chars().take(MAX_WORDS).collect();
    Some(cut).filter(|text| !text.is_empty())
}
