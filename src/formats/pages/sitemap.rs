//! Sitemaps: the addresses of all public verdicts, <https://www.sitemaps.org/protocol.html>

use std::ops::Range;

use chrono::{DateTime, Utc};
use maud::{Markup, PreEscaped, html};

use crate::domain::publishing::publisher::Publisher;

/// The media type of sitemaps.
pub const MEDIA_TYPE: &str = "application/xml; charset=utf-8";
const DECLARATION: PreEscaped<&str> = PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The index of the sitemaps with these numbers. One more has the pages of claimants, if there are any.
#[must_use]
pub fn index(numbers: Range<i64>, has_claimants: bool, publisher: &Publisher) -> String {
    let index = html! {
        (DECLARATION)
        sitemapindex xmlns=(NAMESPACE) {
            @for number in numbers { sitemap { loc { (publisher.at(&format!("/sitemaps/{number}.xml"))) } } }
            @if has_claimants { sitemap { loc { (publisher.at("/sitemaps/claimants.xml")) } } }
        }
    };
    index.into_string()
}

/// One sitemap: the slugs of verdicts, with the time of their last change. The first one also has the front page and the
/// archive, if they are public.
#[must_use]
pub fn sitemap(number: i64, pages: &[(String, DateTime<Utc>)], publisher: &Publisher) -> String {
    let lists: &[&str] = match publisher.home() {
        Some("/") => &["/", "/verdicts"],
        Some(_) => &["/verdicts"],
        None => &[],
    };
    let sitemap = html! {
        (DECLARATION)
        urlset xmlns=(NAMESPACE) {
            @if number == 0 { @for path in lists { url { loc { (publisher.at(path)) } } } }
            @for (slug, changed) in pages { (page(&publisher.verdict(slug), *changed)) }
        }
    };
    sitemap.into_string()
}

/// The sitemap of claimants' pages.
#[must_use]
pub fn claimants(slugs: &[String], publisher: &Publisher) -> String {
    let sitemap = html! {
        (DECLARATION)
        urlset xmlns=(NAMESPACE) {
            @for slug in slugs { url { loc { (publisher.at(&format!("/claimants/{slug}"))) } } }
        }
    };
    sitemap.into_string()
}

fn page(url: &str, changed: DateTime<Utc>) -> Markup {
    html! { url { loc { (url) } lastmod { (changed.to_rfc3339()) } } }
}

/// The `robots.txt`: allows the front page, verdicts, pages of claimants, corrections, feeds and sitemaps, and disallows everything else. Lists
/// by conditions are disallowed, except the pages of the whole list: there are too many combinations.
#[must_use]
pub fn robots(publisher: &Publisher) -> String {
    let allowed =
        ["/$", "/verdicts$", "/verdicts?cursor=", "/verdicts/", "/claimants/", "/corrections", "/feeds/", "/sitemap"];
    let allowed: Vec<String> = allowed.iter().map(|path| format!("Allow: {}\n", publisher.path(path))).collect();
    let allowed = allowed.concat();
    let (rest, sitemap) = (publisher.path("/"), publisher.at("/sitemap.xml"));
    format!("User-agent: *\n{allowed}Disallow: {rest}\n\nSitemap: {sitemap}\n")
}
