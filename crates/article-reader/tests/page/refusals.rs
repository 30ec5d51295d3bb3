//! Pages without an article.

use crate::{TEXT, page};
use article_reader::{Unreadable, read_page};

fn teasers(count: usize) -> String {
    let teaser = |at: usize| {
        format!(
            "<div><h2><a href='/story-{at}'>Story number {at} has a long headline</a></h2><p>The story number {at} tells of a town by the sea, and of the people who live there.</p></div>"
        )
    };
    (0..count).map(teaser).collect::<Vec<_>>().concat()
}

#[test]
fn each_kind_of_page_has_its_code() {
    let links = (0..40)
        .map(|at| format!("<li><a href='/story-{at}'>Story number {at} has a long headline</a></li>"))
        .collect::<Vec<_>>()
        .concat();
    let cases = [
        ("nothing", String::new(), Unreadable::Empty),
        ("blanks", "<html><body> \n\t </body></html>".to_owned(), Unreadable::Empty),
        ("scripts only", "<body><div id=app></div><script>start()</script></body>".to_owned(), Unreadable::Empty),
        ("asks for scripts", "<body><p>Please enable JavaScript to use this page.</p><script>start()</script></body>".to_owned(), Unreadable::Empty),
        ("noscript", "<body><div>Loading</div><noscript>You need JavaScript.</noscript><script>start()</script>".to_owned(), Unreadable::Empty),
        ("paywall", "<h1>Crane falls</h1><p>A crane fell on Monday.</p><div class=wall><p>Subscribe to continue reading. Already a subscriber? Sign in.</p></div>".to_owned(), Unreadable::Paywall),
        ("Bezahlschranke", "<h1>Kran fällt</h1><p>Ein Kran fiel am Montag um.</p><div><p>Jetzt weiterlesen mit dem Probeabo. Bereits Abonnent? Hier geht es zum Text.</p></div>".to_owned(), Unreadable::Paywall),
        ("login", "<h1>Sign in</h1><form><label>Name</label><input name=n><input type=password><button>Go</button></form>".to_owned(), Unreadable::Paywall),
        ("consent", "<h1>Before you go on</h1><p>We and our partners use cookies and personal data to show advertising, and to measure it. You may accept or refuse, and change your mind at any time.</p><button>Reject</button><p>Accept all</p>".to_owned(), Unreadable::Consent),
        ("Einwilligung", "<p>Mit Ihrer Einwilligung nutzen wir und unsere Partner Cookies, um Werbung zu zeigen und zu messen.</p><a href=#>Alle akzeptieren</a>".to_owned(), Unreadable::Consent),
        ("front page", teasers(20), Unreadable::Listing),
        ("links", format!("<h1>All stories</h1><ul>{links}</ul>"), Unreadable::Listing),
    ];
    for (name, html, expected) in cases {
        assert_eq!(read_page(&html, Some("https://news.example/a/b")).unwrap_err(), expected, "{name}");
    }
}

#[test]
fn data_of_a_list_make_a_short_list_one() {
    let head = r#"<script type="application/ld+json">{"@type":"CollectionPage"}</script>"#;
    let html = format!("{head}{}", teasers(4));
    assert_eq!(read_page(&html, Some("https://news.example/topic")).unwrap_err(), Unreadable::Listing);
}

#[test]
fn articles_with_such_things_around_are_read() {
    let consent =
        "<div class=cookie-banner><p>We and our partners use cookies and personal data.</p><p>Accept all</p></div>";
    let pay = "<p>Subscribe to read more. Already a subscriber? Sign in to read.</p><input type=password>";
    let long = TEXT.repeat(2);
    for extra in
        [consent.to_owned(), pay.to_owned(), teasers(20), "<noscript>You need JavaScript.</noscript>".to_owned()]
    {
        let html = page("<meta property='og:type' content='article'>").replace(TEXT, &format!("{long}{extra}"));
        let reading = read_page(&html, Some("https://news.example/harbour/crane")).unwrap();
        assert!(reading.text.contains("harbour of Ostwick"), "{extra}");
    }
}
