//! Feeds: RSS, Atom and JSON Feed, read by `feed-rs`.

use std::borrow::Cow;

use feed_rs::model::{Entry as FeedEntry, FeedType, Link};
use feed_rs::parser;
use url::Url;

use super::entry::{Entry, Listing, ListingKind, MAX_ENTRIES, address, words};
use crate::charset::decode;
use crate::reading::Unreadable;
use crate::xml::Xml;

pub(super) fn read(bytes: &[u8], url: &Url) -> Result<Listing, Unreadable> {
    let bytes = repaired(bytes);
    check_nesting(&bytes)?;
    let parser = parser::Builder::new().base_uri(Some(url.as_str())).build();
    let feed = parser.parse(&*bytes).map_err(|_broken| Unreadable::Damaged)?;
    let with = |rel: &str| feed.links.iter().find(|link| link.rel.as_deref() == Some(rel));
    let follow = |link: &Link| address(url, &link.href);
    Ok(Listing {
        kind: match feed.feed_type {
            FeedType::Atom => ListingKind::Atom,
            FeedType::JSON => ListingKind::JsonFeed,
            FeedType::RSS0 | FeedType::RSS1 | FeedType::RSS2 => ListingKind::Rss,
        },
        title: feed.title.as_ref().and_then(|title| words(&title.content)),
        hub: with("hub").and_then(follow),
        topic: with("self").and_then(follow),
        feeds: Vec::new(),
        entries: feed.entries.iter().take(MAX_ENTRIES).filter_map(|entry| read_entry(entry, url)).collect(),
    })
}

/// The names of characters that XML knows without a declaration.
const NAMES: [&[u8]; 5] = [b"amp", b"lt", b"gt", b"quot", b"apos"];

/// The feed with every `&` escaped that begins no reference which XML knows: many feeds have such signs in their titles.
fn repaired(bytes: &[u8]) -> Cow<'_, [u8]> {
    const CDATA: &[u8] = b"<![CDATA[";
    // UTF-16 has a zero at every sign of markup; JSON has no references.
    if bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || bytes.trim_ascii_start().starts_with(b"{")
    {
        return Cow::Borrowed(bytes);
    }
    let (mut out, mut rest) = (Vec::new(), bytes);
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'&' | b'<')) {
        let (before, from) = rest.split_at(at);
        out.extend_from_slice(before);
        let taken = if from.starts_with(CDATA) {
            let end = from.windows(3).position(|three| three == b"]]>");
            end.map_or(from.len(), |end| end + 3)
        } else {
            1
        };
        let (taken, after) = from.split_at(taken);
        out.extend_from_slice(if taken == b"&" && !is_reference(after) { b"&amp;" } else { taken });
        rest = after;
    }
    out.extend_from_slice(rest);
    Cow::Owned(out)
}

/// Whether these bytes after `&` are the rest of a reference.
fn is_reference(after: &[u8]) -> bool {
    let Some(name) = after.iter().take(10).position(|byte| *byte == b';').and_then(|end| after.get(..end)) else {
        return false;
    };
    match name.strip_prefix(b"#") {
        Some([b'x' | b'X', digits @ ..]) => !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit),
        Some(digits) => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        None => NAMES.contains(&name),
    }
}

fn read_entry(entry: &FeedEntry, base: &Url) -> Option<Entry> {
    let is_page = |link: &&Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate");
    let page = entry.links.iter().find(is_page).map(|link| link.href.as_str());
    // An RSS entry without a link may be known by its permanent address.
    let url = address(base, page.or_else(|| entry.id.starts_with("http").then_some(&*entry.id))?)?;
    let id = if entry.id.is_empty() { url.to_string() } else { entry.id.clone() };
    Some(Entry {
        id,
        url,
        title: entry.title.as_ref().and_then(|title| words(&title.content)),
        summary: entry.summary.as_ref().and_then(|summary| words(&summary.content)),
        published_at: entry.published.or(entry.updated),
    })
}

/// The reader of feeds recurses, so that nesting is measured first. Brackets of JSON are counted by its own reader.
fn check_nesting(bytes: &[u8]) -> Result<(), Unreadable> {
    if bytes.trim_ascii_start().starts_with(b"{") {
        return Ok(());
    }
    let text = decode(bytes, None);
    let mut xml = Xml::new(&text);
    while xml.next()?.is_some() {}
    Ok(())
}
