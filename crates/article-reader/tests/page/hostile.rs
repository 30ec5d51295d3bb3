//! Pages made to break a reader: no panic, no deep recursion, time in proportion to size.

use crate::{TEXT, page, read};
use article_reader::{decode, read_page};
use std::time::{Duration, Instant};

/// Bytes of a large page. Unoptimized builds read smaller ones.
const LARGE: usize = if cfg!(debug_assertions) { 1024 * 1024 } else { 5 * 1024 * 1024 };

/// Allowed for a large page on a busy machine. Quadratic time would be minutes.
const LIMIT: Duration = Duration::from_secs(15);

/// Reads on a small stack, and fails if it takes too long.
fn survive(name: &str, html: String) {
    let work = move || {
        let start = Instant::now();
        let _ = read_page(&html, Some("https://news.example/a"));
        start.elapsed()
    };
    let took = std::thread::Builder::new().stack_size(256 * 1024).spawn(work).unwrap().join().unwrap();
    assert!(took < LIMIT, "{name}: {took:?}");
}

fn filled(part: &str) -> String {
    part.repeat(LARGE / part.len())
}

#[test]
fn deep_nesting_is_flattened() {
    survive("closed", format!("{}text{}", "<div>".repeat(100_000), "</div>".repeat(100_000)));
    survive("open", "<blockquote><ul><li><b>".repeat(100_000));
    survive("headings", format!("{}{}", "<h1><div>".repeat(190), filled("word, word. ")));
    let html = format!("{}<h1>Crane</h1>{TEXT}", "<div>".repeat(100_000));
    assert!(read(&html).text.contains("Nobody was hurt"));
}

#[test]
fn one_tag_over_and_over() {
    let tags = [
        "<div>",
        "<p>",
        "<b>",
        "<a href=x>",
        "</div>",
        "<li>",
        "<table>",
        "<td>",
        "<br>",
        "<!--",
        "<",
        "&",
        "<![CDATA[",
        "<svg>",
        "<script>",
        "<title>",
        "<h2><a href=x>x</a>",
        "<time datetime=2020-01-01T00:00:00Z>",
        "<meta name=author content=b>",
        "<span class=author>x",
        "<p>Von Anna",
        "<select><option>",
    ];
    for tag in tags {
        survive(tag, filled(tag));
    }
}

#[test]
fn nothing_is_ever_closed() {
    survive(
        "paragraphs",
        filled("<p>Some text, long enough for a sentence, of an article that never ends.<b><i><a href=x>"),
    );
    survive("fonts", (0..20_000).map(|at| format!("<font color={at}>")).chain([filled("<p>text, words. ")]).collect());
}

#[test]
fn large_attributes_and_many_of_them() {
    survive("one value", format!("<p class='{}'>{TEXT}", "a ".repeat(LARGE / 2)));
    survive("many", format!("<p {}>{TEXT}", (0..400_000).map(|at| format!("a{at}=1 ")).collect::<Vec<_>>().concat()));
    let html = page("").replace("<h1>", &format!("<p title='{}'></p><h1>", "x".repeat(1024 * 1024)));
    assert!(read(&html).text.contains("Nobody was hurt"));
}

/// Attributes with each kind of value and of blank, in tags that end and in tags that do not.
#[test]
fn tags_of_200_000_attributes() {
    let values = ["=\"x\"", "=\"\"", "='x'", "=x", "", "= \"&amp;\"", "=\"&quot;\r\n&#x41\"", "=\"x\"y='z'", "/"];
    for value in values {
        for (start, blank, end) in [("<p ", " ", ">"), ("<p ", "\r\n", ""), ("<br ", "/", "/>"), ("</p ", " ", ">")] {
            let many = (0..200_000).map(|at| format!("a{at}{value}{blank}")).collect::<Vec<_>>().concat();
            survive(&format!("{start}{value:?}{blank:?}{end}"), format!("{TEXT}{start}{many}{end}{TEXT}"));
        }
    }
    let same = "class=\"a\" ".repeat(200_000);
    let text = read(&page("").replace("<p>", &format!("<p {same}>"))).text;
    assert!(text.contains("Nobody was hurt") && !text.contains("class="), "{text:.200}");
}

/// One construct as large as a fetched page may be, ended nowhere.
#[test]
fn what_never_ends() {
    let most = if cfg!(debug_assertions) { LARGE } else { 8 * LARGE / 5 };
    let parts = [
        "<!-- a -",
        "<!--><",
        "<!doctype a \"",
        "<!doctype a public \"b\" ",
        "<?a ",
        "</a b=\"c\" ",
        "<a b=\"c\"/",
        "<a b=\"&",
        "&amp;",
        "&ampamp",
        "&#x41;",
        "&#",
        "&CounterClockwiseContourIntegra",
        "<script><!--<script>",
        "<script></script ",
        "<textarea></textare",
        "<title>&lt;",
        "<style></style a=\"b\" ",
        "<svg><![CDATA[ ]]",
        "<a b=\"c\"><",
        "<a b=\"",
        "<a =\"",
        "\0",
        "<iframe><!--",
        "<noscript><p a=\"b\">",
        "<plaintext>",
        "<a\u{0}b=\"c\" ",
    ];
    for part in parts {
        survive(part, part.repeat(most / part.len()));
        survive(part, format!("{part}{TEXT}").repeat(most / (part.len() + TEXT.len())));
    }
}

#[test]
fn data_of_the_page() {
    let script = |json: &str| page(&format!("<script type='application/ld+json'>{json}</script>"));
    survive("deep", script(&"[".repeat(1_000_000)));
    survive("deep objects", script(&r#"{"a":"#.repeat(300_000)));
    survive("many objects", script(&format!("[{}1]", r#"{"@type":"NewsArticle","author":"a"},"#.repeat(60_000))));
    let names = (0..200_000).map(|at| format!("ab{at},")).collect::<Vec<_>>().concat();
    survive("names in one text", script(&format!(r#"{{"@type":"NewsArticle","author":"{names}"}}"#)));
    survive("title", page(&format!("<title>{}</title>", filled("a | "))));
    survive("keys", page(&format!("<script>{}</script>", filled("author:\""))));
    assert!(read(&script(&"[".repeat(1_000_000))).text.contains("Nobody was hurt"));
}

#[test]
fn scripts_may_hold_anything() {
    let html = page(
        "<script>var a = '<\\/script><p>Not text, but a script, with commas.</p>'; var b = \"<!-- text\";</script>",
    );
    let text = read(&html).text;
    assert!(text.starts_with("The harbour") && !text.contains("Not text"), "{text}");
    let html = page("<script>var a = '</script>'; broken();</script>");
    assert!(read(&html).text.contains("Nobody was hurt"));
}

#[test]
fn nul_and_wrong_bytes_do_no_harm() {
    let html = page("").replace("harbour", "har\0bour");
    assert!(
        read(&html).text.starts_with("The harbour of Ostwick") || read(&html).text.starts_with("The har\u{fffd}bour")
    );
    let noise: Vec<u8> =
        (0..1_000_000_u32).map(|at| u8::try_from((at % 65_536 * 7919 + at / 3) % 256).unwrap()).collect();
    for header in [
        None,
        Some("text/html; charset=utf-16"),
        Some("text/html; charset=shift_jis"),
        Some("text/html; charset=iso-2022-jp"),
    ] {
        survive("noise", decode(&noise, header));
    }
}

#[test]
fn live_blogs_and_lists_of_any_length() {
    let entry = "<div><time datetime=2020-01-01T00:00:00Z>x</time><p>Some text of a live blog, long enough for a sentence, and more.</p></div>";
    survive("live", format!("<div class=liveblog>{}</div>", filled(entry)));
    survive(
        "teasers",
        filled("<h3><a href='/x'>A headline that is quite long here</a></h3><p>Words of a teaser, and so on.</p>"),
    );
    survive("cells", format!("<table><tr>{}", filled("<td>cell, a")));
}
