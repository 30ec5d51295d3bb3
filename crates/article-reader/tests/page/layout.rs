//! Which part of a page is the article.

use crate::{TEXT, read};

/// The text of `TEXT`, as it is read.
fn expected() -> String {
    read(&format!("<h1>Crane</h1><article>{TEXT}</article>")).text
}

#[test]
fn boilerplate_around_and_inside_is_left_out() {
    let teaser = "<div class=teaser><h3><a href=/x>Mayor opens a bridge</a></h3><p>The mayor of Ostwick opened a bridge on Sunday, and many came to see it.</p></div>";
    let inside = [
        teaser.to_owned(),
        "<aside><p>Read how the port grew over two hundred years, in our series of ten parts.</p></aside>".to_owned(),
        "<div class='share-bar'>Share on networks, by mail, or print this article for later.</div>".to_owned(),
        "<div id=newsletterBox><p>Get the news of Ostwick every morning, free and by mail, before all others.</p></div>".to_owned(),
        "<p>Advertisement</p>".to_owned(),
        "<p>Read also: <a href=/y>Ferries are late again</a></p>".to_owned(),
        "<p><a href=/y>Ferries are late again, and passengers are angry about the port</a></p>".to_owned(),
        "<ul class=related-articles><li><a href=/a>One</a><li><a href=/b>Two</a></ul>".to_owned(),
        "<p style='display: none'>This sentence is hidden, and nobody who reads the page can see it.</p>".to_owned(),
        "<script>document.write('<p>Not text, but a script, with commas and a full stop.</p>')</script>".to_owned(),
        "<form><select><option>Choose a town, please, or go on without one.</select></form>".to_owned(),
    ];
    for extra in inside {
        let html = format!(
            "<body><nav><a href=/>Home</a></nav><h1>Crane</h1><article>{}</article><footer><p>All rights reserved, Ostwick Post, 12 Harbour Road, Ostwick, since 1911.</p></footer>",
            TEXT.replacen("</p>", &format!("</p>{extra}"), 1)
        );
        assert_eq!(read(&html).text, expected(), "{extra}");
    }
}

#[test]
fn what_follows_an_article_is_left_out() {
    let more =
        "<h3>Related articles</h3><p>The mayor of Ostwick opened a bridge on Sunday, and many came to see it.</p>";
    let comments = "<div id=comments><p>I was there, and I can tell you that the noise was terrible, really terrible. I was there, and I can tell you that the noise was terrible, really terrible. I was there, and I can tell you.</p></div>";
    for extra in [more, comments] {
        assert_eq!(read(&format!("<h1>Crane</h1><article>{TEXT}{extra}</article>")).text, expected(), "{extra}");
    }
}

#[test]
fn the_article_is_found_without_helpful_names() {
    let cases = [
        format!("<div><div><a href=/a>A</a> <a href=/b>B</a></div><div><h1>Crane</h1><div>{TEXT}</div></div></div>"),
        format!("<table><tr><td><a href=/a>A</a><td><h1>Crane</h1>{TEXT}</table>"),
        format!(
            "<h1>Crane</h1><div class='box c1'>{}</div>",
            TEXT.replace("</p><p>", "</p></div><div class='box c2'><p>")
                .replace("</p>    <p>", "</p></div><div class='box c2'><p>")
        ),
        format!("<h1>Crane</h1>{}", TEXT.replace("<p>", "").replace("</p>", "<br><br>")),
        format!("<h1>Crane</h1>{}", TEXT.replace("</p>", "")),
    ];
    for html in cases {
        assert_eq!(read(&html).text, expected(), "{html}");
    }
}

#[test]
fn the_standfirst_before_the_body_belongs_to_the_article() {
    let lead = "A crane has fallen into the basin of Ostwick, and ferries cannot leave for three days.";
    let html = format!("<header><h1>Crane</h1><p class=lead>{lead}</p></header><div class=article-body>{TEXT}</div>");
    assert_eq!(read(&html).text, format!("{lead}\n\n{}", expected()));
}

#[test]
fn json_ld_replaces_a_text_that_the_page_does_not_show() {
    let body = "The harbour of Ostwick was closed on Monday after a crane fell into the basin &amp; sank.\\n\\nNobody was hurt. ".to_owned();
    let body = format!("{body}{}", "Divers look at the crane again and again, and they find nothing new. ".repeat(6));
    let html = format!(
        "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{body}\"}}</script><h1>Crane</h1><div id=app></div>"
    );
    let text = read(&html).text;
    assert!(
        text.starts_with(
            "The harbour of Ostwick was closed on Monday after a crane fell into the basin & sank.\n\nNobody"
        ),
        "{text}"
    );
}

#[test]
fn a_forum_page_is_its_posts() {
    let html = format!("<h1>Crane</h1><div class=comment>{TEXT}</div>");
    assert_eq!(read(&html).text, expected());
}
