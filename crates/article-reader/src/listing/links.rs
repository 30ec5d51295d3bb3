//! Web pages: the feeds that they name, and their links to articles of the same site.

use url::Url;

use super::entry::{Entry, Listing, ListingKind, MAX_ENTRIES, address, words};
use crate::page::dom::{Attr, Dom, Tag, parse};

/// Words of a link that leads to an article: menus and buttons have fewer.
const HEADLINE: usize = 4;

pub(super) fn read(html: &str, url: &Url) -> Listing {
    let dom = parse(html);
    let base = base(&dom, url);
    let title = dom.elements(0..dom.len()).find(|(_, element)| element.tag == Tag::Title);
    Listing {
        kind: ListingKind::Links,
        title: title.and_then(|(id, _)| words(dom.raw(id))),
        hub: None,
        topic: None,
        feeds: feeds(&dom, &base),
        entries: entries(&dom, &base, url),
    }
}

fn base(dom: &Dom, url: &Url) -> Url {
    let named = dom.elements(0..dom.len()).find(|(_, element)| element.tag == Tag::Base);
    let href = named.and_then(|(_, element)| element.attr(Attr::Href));
    href.and_then(|href| address(url, href)).unwrap_or_else(|| url.clone())
}

/// Feeds named by `<link rel=alternate>`; those about comments last.
fn feeds(dom: &Dom, base: &Url) -> Vec<Url> {
    const TYPES: [&str; 3] = ["application/rss+xml", "application/atom+xml", "application/feed+json"];
    let mut feeds: Vec<(bool, Url)> = dom
        .elements(0..dom.len())
        .filter(|(_, element)| element.tag == Tag::Link && element.has_word(Attr::Rel, "alternate"))
        .filter(|(_, element)| {
            element
                .attr(Attr::Type)
                .is_some_and(|kind| TYPES.iter().any(|known| kind.trim().eq_ignore_ascii_case(known)))
        })
        .filter_map(|(_, element)| {
            let url = address(base, element.attr(Attr::Href)?)?;
            let said = format!("{} {url}", element.attr(Attr::Title).unwrap_or_default()).to_lowercase();
            Some((["comment", "kommentar"].iter().any(|word| said.contains(word)), url))
        })
        .collect();
    feeds.sort_by_key(|(about_comments, _)| *about_comments);
    feeds.into_iter().map(|(_, url)| url).collect()
}

/// Links of the same site whose words are a headline and whose path is longer than that of a section.
fn entries(dom: &Dom, base: &Url, url: &Url) -> Vec<Entry> {
    let is_article = |target: &Url| {
        let last = target.path_segments().and_then(|mut parts| parts.rfind(|part| !part.is_empty()));
        let is_slug = |part: &str| part.len() >= 12 || part.bytes().any(|byte| byte.is_ascii_digit());
        site(target) == site(url) && target != url && last.is_some_and(is_slug)
    };
    dom.elements(0..dom.len())
        .filter(|(_, element)| element.tag == Tag::A)
        .filter_map(|(id, element)| {
            let target = address(base, element.attr(Attr::Href)?).filter(is_article)?;
            let title = words(&dom.short_words(id)?)?;
            let is_headline = title.split_whitespace().count() >= HEADLINE;
            let entry =
                || Entry { id: target.to_string(), url: target, title: Some(title), summary: None, published_at: None };
            is_headline.then(entry)
        })
        .take(MAX_ENTRIES)
        .collect()
}

/// The host without "www.".
fn site(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}
