//! Listings: feeds, sitemaps and pages of links, well-formed and hostile.

#![expect(clippy::unwrap_used, reason = "a test")]

use article_reader::{Listing, ListingKind, Unreadable, read_listing};
use url::Url;

fn read(bytes: &[u8]) -> Result<Listing, Unreadable> {
    let url = Url::parse("https://news.example/feeds/all").unwrap();
    read_listing(bytes, None, &url)
}

/// Address, title and time of every entry.
fn rows(listing: &Listing) -> Vec<(String, String, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let time = |entry: &article_reader::Entry| entry.published_at.map(|at| at.to_rfc3339()).unwrap_or_default();
    listing.entries.iter().map(|entry| (entry.url.to_string(), text(&entry.title), time(entry))).collect()
}

fn row(url: &str, title: &str, time: &str) -> (String, String, String) {
    (url.to_owned(), title.to_owned(), time.to_owned())
}

#[test]
fn every_kind_of_feed_is_read() {
    let rss = r#"<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
        <title>Harbour &amp; Sea</title><link>https://news.example/</link>
        <atom:link rel="hub" href="https://hub.example/push"/><atom:link rel="self" href="/feeds/all.xml"/>
        <item><guid isPermaLink="false">n-1</guid><title>Crane &lt;b&gt;falls&lt;/b&gt;</title><link>/2026/crane#top</link>
            <description>&lt;p&gt;Into the &lt;i&gt;basin&lt;/i&gt;.&lt;/p&gt;</description>
            <pubDate>Mon, 02 Mar 2026 08:30:00 +0100</pubDate></item>
        <item><guid>https://news.example/2026/ferry</guid><title>Ferry</title></item>
        <item><title>No address at all</title></item>
        <item><title>Again</title><link>https://news.example/2026/crane</link></item></channel></rss>"#;
    let read_rss = read(rss.as_bytes()).unwrap();
    assert_eq!((read_rss.kind, read_rss.title.as_deref()), (ListingKind::Rss, Some("Harbour & Sea")));
    assert_eq!(read_rss.hub.as_ref().map(Url::as_str), Some("https://hub.example/push"));
    assert_eq!(read_rss.topic.as_ref().map(Url::as_str), Some("https://news.example/feeds/all.xml"));
    let crane = row("https://news.example/2026/crane", "Crane falls", "2026-03-02T07:30:00+00:00");
    assert_eq!(rows(&read_rss), [crane, row("https://news.example/2026/ferry", "Ferry", "")]);
    assert_eq!(read_rss.entries[0].id, "n-1");
    assert_eq!(read_rss.entries[0].summary.as_deref(), Some("Into the basin."));

    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Sea</title><id>urn:x</id><updated>2026-03-02T09:00:00Z</updated>
        <entry><id>urn:1</id><title>Tide</title><updated>2026-03-02T09:00:00Z</updated>
        <link rel="enclosure" href="https://news.example/a.mp3"/><link href="https://news.example/tide"/></entry></feed>"#;
    let read_atom = read(atom.as_bytes()).unwrap();
    assert_eq!(read_atom.kind, ListingKind::Atom);
    assert_eq!(rows(&read_atom), [row("https://news.example/tide", "Tide", "2026-03-02T09:00:00+00:00")]);

    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Sea", "items": [
        {"id": "1", "url": "https://news.example/tide", "title": "Tide", "content_text": "x",
         "date_published": "2026-03-02T10:00:00+01:00"}]}"#;
    let read_json = read(json.as_bytes()).unwrap();
    assert_eq!(read_json.kind, ListingKind::JsonFeed);
    assert_eq!(rows(&read_json), [row("https://news.example/tide", "Tide", "2026-03-02T09:00:00+00:00")]);
}

#[test]
fn sitemaps_and_their_indexes_are_read() {
    let news = r#"<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url><loc> https://news.example/a </loc><image:image><image:loc>https://news.example/a.png</image:loc></image:image>
            <news:news><news:publication_date>2026-03-01</news:publication_date><news:title>A &amp; B</news:title></news:news></url>
        <url><loc>https://news.example/b</loc><lastmod>2026-03-02T10:00:00+01:00</lastmod></url></urlset>"#;
    let listing = read(news.as_bytes()).unwrap();
    assert_eq!(listing.kind, ListingKind::Sitemap);
    let first = row("https://news.example/a", "A & B", "2026-03-01T00:00:00+00:00");
    assert_eq!(rows(&listing), [first, row("https://news.example/b", "", "2026-03-02T09:00:00+00:00")]);

    let index = "<sitemapindex><sitemap><loc>https://news.example/s1.xml</loc></sitemap></sitemapindex>";
    let listing = read(index.as_bytes()).unwrap();
    assert_eq!((listing.kind, listing.entries.len()), (ListingKind::SitemapIndex, 1));
}

#[test]
fn a_page_names_its_feeds_and_links_to_articles() {
    let page = r#"<!doctype html><title>Harbour news</title>
        <link rel="alternate" type="application/rss+xml" title="Comments feed" href="/comments/feed">
        <link rel="alternate" type="application/atom+xml" href="/feed">
        <link rel="alternate" type="text/html" hreflang="de" href="/de">
        <nav><a href="/harbour-and-transport">All news about the harbour</a></nav>
        <a href="/2026/03/crane-falls-into-basin">Crane falls into the eastern basin</a>
        <a href="/2026/03/crane-falls-into-basin#more">Read more about this here</a>
        <a href="https://other.example/2026/03/far-away-things">Something that another outlet has written</a>
        <a href="javascript:alert(1)">A link that is no address</a><a href="/about-us-all">Us</a>"#;
    let listing = read(page.as_bytes()).unwrap();
    let feeds: Vec<_> = listing.feeds.iter().map(Url::as_str).collect();
    assert_eq!(feeds, ["https://news.example/feed", "https://news.example/comments/feed"]);
    assert_eq!(listing.title.as_deref(), Some("Harbour news"));
    let urls: Vec<_> = listing.entries.iter().map(|entry| entry.url.path()).collect();
    assert_eq!(urls, ["/harbour-and-transport", "/2026/03/crane-falls-into-basin"]);
}

#[test]
fn hostile_listings_end_in_a_code() {
    let deep = |open: &str| format!("<rss><channel><item>{}", open.repeat(100_000));
    let json = format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":{}", "[".repeat(100_000));
    let cases: [(Vec<u8>, Unreadable); 6] = [
        (deep("<a>").into_bytes(), Unreadable::TooLarge),
        (json.into_bytes(), Unreadable::Damaged),
        (b"<rss><channel><title>cut of".to_vec(), Unreadable::Damaged),
        (b"%PDF-1.7 not a listing".to_vec(), Unreadable::Unsupported),
        (Vec::new(), Unreadable::Unsupported),
        (vec![0; 1_000_000], Unreadable::Unsupported),
    ];
    for (bytes, expected) in cases {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert_eq!(read(&bytes).unwrap_err(), expected, "{start}");
    }
}

#[test]
fn entities_of_a_document_type_are_never_expanded() {
    let entity = |n: u32| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10));
    let entities = (1..20).map(entity).collect::<Vec<_>>().concat();
    let bomb = format!(
        "<!DOCTYPE rss [<!ENTITY e0 \"boom\">{entities}<!ENTITY file SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\">\
        <channel><title>t&e19;</title><item><title>a&file;b</title><link>https://news.example/a</link></item></channel></rss>"
    );
    // Either the feed is refused, or what it names stays unexpanded.
    if let Ok(listing) = read(bomb.as_bytes()) {
        assert!(listing.title.unwrap_or_default().len() < 20);
        assert!(listing.entries.iter().all(|entry| !entry.title.as_deref().unwrap_or_default().contains("root")));
    }
}

#[test]
fn a_long_listing_is_read_in_part() {
    let item = |n: u32| format!("<url><loc>https://news.example/{n}</loc></url>");
    let items = (0..30_000).map(item).collect::<Vec<_>>().concat();
    let listing = read(format!("<urlset>{items}</urlset>").as_bytes()).unwrap();
    assert_eq!(listing.entries.len(), 10_000);
}

#[test]
fn signs_that_no_feed_may_have_do_not_break_it() {
    let feed = "<rss version=\"2.0\"><channel><title>Flood & fire&nbsp;| Post</title>\
        <item><title>Bread & butter &amp; jam &#38; R&D;</title><link>/a?x=1&y=2</link><description><![CDATA[a & <b>b</b> &amp; c]]></description></item>\
        <item><title>AT&T</title><link>/b</link></item></channel></rss>";
    let url = Url::parse("https://post.example/feed").unwrap();
    let listing = read_listing(feed.as_bytes(), None, &url).unwrap();
    assert!(listing.title.as_deref().is_some_and(|title| title.starts_with("Flood & fire")), "{:?}", listing.title);
    let entries: Vec<_> = listing.entries.iter().map(|entry| (entry.title.as_deref(), entry.url.as_str())).collect();
    assert_eq!(
        entries,
        [
            (Some("Bread & butter & jam & R&D;"), "https://post.example/a?x=1&y=2"),
            (Some("AT&T"), "https://post.example/b")
        ]
    );
    assert_eq!(listing.entries[0].summary.as_deref(), Some("a & b & c"));
}
