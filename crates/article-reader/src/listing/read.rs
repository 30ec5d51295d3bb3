//! Bytes in, a listing out.

use std::collections::HashSet;

use url::Url;

use super::entry::Listing;
use super::{feed, links, sitemap};
use crate::charset::decode;
use crate::reading::Unreadable;

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
