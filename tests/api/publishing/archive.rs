//! Front page, archive, problem pages: what readers find without JavaScript.

use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::token::Scope;
use claimdesk::domain::publishing::publisher::Publisher;
use reqwest::Method;
use scraper::{ElementRef, Html, Selector};
use serde_json::json;

use crate::support::feeds::{FEEDS, three_published};
use crate::support::newsroom::{bring_to, long_text, retract, verdict};
use crate::support::wire::exchange;
use crate::support::{Answer, Person, TestApp};

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/// What a browser gets.
async fn browse(person: &Person, path: &str) -> Answer {
    Answer::to(person.request(Method::GET, path).header("accept", BROWSER)).await
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    all(page, selector).iter().filter_map(|element| element.value().attr(name)).map(str::to_owned).collect()
}

/// Addresses of the verdicts in a list.
fn listed(answer: &Answer) -> Vec<String> {
    attributes(&Html::parse_document(answer.text()), ".verdicts h3 a", "href")
}

async fn address_of(person: &Person, claim: &str) -> String {
    person.claim(claim).await["published"]["url"].as_str().unwrap().to_owned()
}

/// A page in the newsroom's look: one heading, a way past the header, no script, at most 60 kB.
fn check_page(answer: &Answer) -> Html {
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{answer}");
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("form-action 'self'"), "{policy}");
    assert!(answer.body.len() < 60_000, "{}", answer.body.len());
    let page = Html::parse_document(answer.text());
    assert_eq!(all(&page, "h1").len(), 1);
    assert_eq!(attributes(&page, ".skip", "href"), ["#content"]);
    assert_eq!(all(&page, "main#content").len(), 1);
    assert!(all(&page, "script, img, iframe, svg, [style]").is_empty());
    page
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_filter_the_archive_by_a_form_and_by_links() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claims = three_published(&app, &author, &second, &editor).await;
    let mut addresses = Vec::new();
    for claim in &claims {
        addresses.push(address_of(&author, claim).await);
    }
    let reader = app.anyone();
    let kind = author.claim(&claims[2]).await["kind"].as_str().unwrap().to_owned();
    let empty = "q=&rating=&kind=&topic=&claimant=&outlet=&language=&since=&until=&cursor=";
    for (query, expected) in [
        ("", vec![2, 1, 0]),
        (empty, vec![2, 1, 0]),
        ("utm_source=elsewhere", vec![2, 1, 0]),
        ("rating=mostly_false,true", vec![2, 1, 0]),
        ("rating=true", vec![]),
        (&format!("kind={kind}&topic=dams"), vec![2]),
        ("topic=DAMS", vec![2]),
        ("topic=weather", vec![]),
        ("outlet=karvia+post&language=en-GB", vec![2, 1, 0]),
        ("language=de", vec![]),
        ("since=2026-03-04&until=2026-03-05", vec![2, 1, 0]),
        ("until=2026-03-04", vec![]),
        ("q=29+deaths&topic=floods", vec![2]),
        ("q=29+deaths&topic=weather", vec![]),
    ] {
        let answer = browse(&reader, &format!("/verdicts?{query}")).await.expect(200);
        let page = check_page(&answer);
        let expected: Vec<&String> = expected.iter().map(|n: &usize| &addresses[*n]).collect();
        assert_eq!(listed(&answer).iter().collect::<Vec<_>>(), expected, "{query}");
        let ways = all(&page, "main p[role=status] a[href='/verdicts']");
        assert_eq!(ways.len(), usize::from(expected.is_empty()), "a way on from nothing: {query}");
        // Each condition can be removed.
        for rest in attributes(&page, ".conditions a", "href") {
            browse(&reader, &rest).await.expect(200);
        }
    }

    let answer = browse(&reader, "/verdicts?topic=Dams&utm_source=x").await.expect(200);
    let page = check_page(&answer);
    let at = |path: &str| format!("{}{path}", app.url);
    assert_eq!(attributes(&page, "link[rel=canonical]", "href"), [at("/verdicts?topic=dams")]);
    assert_eq!(attributes(&page, "meta[property='og:url']", "content"), [at("/verdicts?topic=dams")]);
    let feeds = attributes(&page, "link[rel=alternate]", "href");
    assert_eq!(feeds, FEEDS.map(|feed| format!("{feed}?topic=dams")));
    for feed in feeds {
        let feed = reader.get(&feed).await.expect(200);
        assert!(feed.text().contains(&addresses[2]) && !feed.text().contains(&addresses[0]));
    }
    let card = all(&page, ".verdicts article")[0];
    let text: String = card.text().collect();
    assert!(text.contains("Mostly false") && text.contains("4 March 2026") && text.contains("Karvia Post"), "{text}");
    let links: Vec<_> = attributes(&page, ".verdicts article a", "href");
    assert!(links.len() >= 4, "{links:?}");
    for link in links.iter().filter(|link| link.contains('?')) {
        let list = browse(&reader, link).await.expect(200);
        assert!(listed(&list).contains(&addresses[2]), "{link}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn paging_skips_nothing_while_verdicts_are_published_and_retracted() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let article = author.bring(&long_text(24), "https://karvia-post.example/list").await;
    app.drain_jobs().await;
    let claims = author.claims_of(&article).await;
    let claims: Vec<&str> = claims.iter().map(|claim| claim["id"].as_str().unwrap()).collect();
    let mut published = Vec::new();
    for claim in &claims[..22] {
        bring_to(claim, State::Published, &author, &second, &editor).await;
        published.push(address_of(&author, claim).await);
    }
    published.reverse();

    let reader = app.anyone();
    let first = browse(&reader, "/verdicts").await.expect(200);
    let page = check_page(&first);
    let next = attributes(&page, "a[rel=next]", "href");
    assert_eq!(listed(&first), published[..20]);
    // One more appears in front, and the oldest one is retracted, which moves it to the front of the feeds.
    bring_to(claims[22], State::Published, &author, &second, &editor).await;
    let other = app.editor().await;
    retract(claims[0], &editor, &second, &other).await;

    let last = browse(&reader, &next[0]).await.expect(200);
    let page = check_page(&last);
    assert_eq!(listed(&last), published[20..]);
    assert!(all(&page, "a[rel=next]").is_empty());
    assert_eq!(attributes(&page, "nav.pages a", "href"), ["/verdicts"]);
    let words = |card: &ElementRef<'_>| card.text().collect::<String>();
    let cards = all(&page, ".verdicts article");
    assert!(words(&cards[1]).contains("Retracted") && !words(&cards[0]).contains("Retracted"));
    assert_eq!(all(&page, ".rating s").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_search_by_words_and_get_similar_verdicts_when_no_verdict_has_them_all() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claims = three_published(&app, &author, &second, &editor).await;
    let reader = app.anyone();
    let exact = browse(&reader, "/verdicts?q=ostrel+dam").await.expect(200);
    assert!(listed(&exact).contains(&address_of(&author, &claims[0]).await));
    let page = check_page(&exact);
    assert_eq!(attributes(&page, "#q", "value"), ["ostrel dam"]);
    assert_eq!(attributes(&page, "meta[name=robots]", "content"), ["noindex, follow"]);
    let marked: Vec<String> =
        all(&page, "h3 mark").iter().map(|word| word.text().collect::<String>().to_lowercase()).collect();
    assert!(marked.contains(&"ostrel".to_owned()) && marked.contains(&"dam".to_owned()), "{marked:?}");
    assert!(!all(&page, "ol.verdicts p.summary").is_empty());
    let browsed = check_page(&browse(&reader, "/verdicts").await.expect(200));
    assert!(all(&browsed, "mark, ol.verdicts p.summary").is_empty());

    let similar = browse(&reader, "/verdicts?q=ostrel+zeppelin").await.expect(200);
    let page = check_page(&similar);
    assert!(all(&page, "h2")[0].text().collect::<String>().contains("Similar"));
    assert!(!listed(&similar).is_empty());

    let nothing = browse(&reader, "/verdicts?q=zeppelin").await.expect(200);
    let page = check_page(&nothing);
    assert!(listed(&nothing).is_empty());
    assert_eq!(all(&page, "main p[role=status] a[href='/verdicts']").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn junk_in_an_address_is_explained_on_a_page() {
    let app = TestApp::start().await;
    let reader = app.anyone();
    let long = format!("q={}", "x".repeat(1001));
    for (query, says) in [
        ("rating=wrong", "rating: must be some of"),
        ("kind=gossip", "kind: "),
        ("since=yesterday", "since: must be a date"),
        ("until=9999999-01-01", "until: must be a date"),
        ("cursor=junk", "cursor: must be the cursor"),
        ("q=a&q=b", "The query string"),
        ("q=%00", "U+0000"),
        (&long, "q: must have at most 1000 characters"),
        ("topic=<script>alert(1)</script>&kind=<img src=x>", "kind: "),
    ] {
        let path = format!("/verdicts?{query}");
        let answer = browse(&reader, &path).await.expect(400);
        let page = check_page(&answer);
        let said: String = all(&page, "main li").iter().flat_map(ElementRef::text).collect();
        assert!(said.contains(says), "{query}: {said}");
        assert_eq!(attributes(&page, "main form", "action"), ["/verdicts"]);
        reader.get(&path).await.problem(400, "bad-query");
    }
    for query in ["q=%22%22", "q=-", "q=<script>alert(1)</script>", "q=%27%3B--", "topic=%E2%80%AE", "q=!%26%7C"] {
        let answer = browse(&reader, &format!("/verdicts?{query}")).await.expect(200);
        check_page(&answer);
    }
}

// threat C40
#[tokio::test(flavor = "multi_thread")]
async fn what_people_write_is_text_in_every_list() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let evil = "\"><script>alert('1')</script><img src=x onerror=alert(1)> & מים";
    let claim = app.a_claim(&author).await;
    author.change(&claim, "", &json!({"statement": evil.repeat(10)})).await.expect(200);
    let path = format!("/api/v1/claims/{claim}/review");
    let etag = author.get(&format!("/api/v1/claims/{claim}")).await.etag();
    author.patch(&path, &etag, &json!({"topics": ["<b>&\"x"]})).await.expect(200);
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    let reader = app.anyone();
    for path in ["/", "/verdicts", "/verdicts?topic=%3Cb%3E%26%22x", "/verdicts?outlet=%22%3E%3Cb%3E"] {
        let answer = browse(&reader, path).await.expect(200);
        let page = check_page(&answer);
        assert!(all(&page, "b").is_empty());
        for element in all(&page, "*") {
            assert!(element.value().attrs().all(|(name, _)| !name.starts_with("on")), "{path}");
        }
        for heading in all(&page, ".verdicts h3") {
            let text: String = heading.text().collect();
            assert!(text.starts_with("\"><script>alert('1')") && text.ends_with('…') && text.chars().count() < 310);
            assert_eq!(heading.value().attr("dir"), Some("auto"));
        }
    }
}

// threat G7
#[tokio::test(flavor = "multi_thread")]
async fn with_private_feeds_no_list_shows_a_verdict_to_strangers() {
    let app = TestApp::with_private_feeds().await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    let address = address_of(&author, &claim).await;
    let stranger = app.anyone();
    let label = verdict()["summary"].as_str().unwrap().to_owned();
    for path in ["/verdicts", "/verdicts?q=ostrel", "/verdicts?rating=true", "/verdicts?cursor=MQ", "/", "/verdicts/x"]
    {
        let answer = browse(&stranger, path).await;
        assert!(!answer.text().contains(&address) && !answer.text().contains("Ostrel"), "{path}");
        assert!(!answer.text().contains(&label));
    }
    let refused = browse(&stranger, "/verdicts").await.expect(401);
    assert!(refused.header("www-authenticate").unwrap().starts_with("Basic realm="));
    let page = check_page(&refused);
    assert!(all(&page, "form").is_empty(), "no search that the reader may not use");
    stranger.get("/verdicts").await.problem(401, "not-signed-in");
    assert!(browse(&stranger, "/").await.expect(200).text().contains("<div id=\"root\">"));
    let map = stranger.get("/sitemaps/0.xml").await.expect(200);
    assert!(!map.text().contains("/verdicts</loc>"));
    let verdict = browse(&stranger, &address).await.expect(200);
    assert!(!verdict.text().contains("href=\"/verdicts\""));

    let token = author.token(&[Scope::Feeds]).await;
    let subscriber = stranger.request(Method::GET, "/verdicts").basic_auth("reader", Some(&token));
    for answer in [Answer::to(subscriber).await, browse(&author, "/verdicts").await] {
        let answer = answer.expect(200);
        assert_eq!(listed(&answer), [address.as_str()]);
        assert!(answer.header("cache-control").unwrap().starts_with("private"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_root_is_the_front_page_for_readers_and_the_dashboard_for_staff() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let reader = app.anyone();
    let empty = browse(&reader, "/").await.expect(200);
    check_page(&empty);
    assert!(empty.text().contains("Nothing has been published yet"));
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;

    let front = browse(&reader, "/").await.expect(200);
    let page = check_page(&front);
    assert_eq!(listed(&front), [address_of(&author, &claim).await]);
    assert_eq!(attributes(&page, "link[rel=canonical]", "href"), [format!("{}/", app.url)]);
    assert_eq!(front.header("vary"), Some("Accept-Encoding, Cookie"));
    assert!(attributes(&page, "header a", "href").contains(&"/desk".to_owned()));
    let is_dashboard = |answer: &Answer| answer.text().contains("<div id=\"root\">");
    assert!(is_dashboard(&browse(&author, "/").await.expect(200)));
    let desk = exchange(app.address, b"GET /desk HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
    assert!(desk.starts_with("HTTP/1.1 303") && desk.contains("location: /queue\r\n"), "{desk}");
    for old in ["/desk", "/queue", "/claims/x?tab=history", "/sign-in?next=/queue", "/articles/1", "/join"] {
        assert!(is_dashboard(&browse(&reader, old).await.expect(200)), "{old}");
    }

    let home = reader.get("/feeds/verdicts.json").await.json()["home_page_url"].clone();
    assert_eq!(home, format!("{}/verdicts", app.url));
    let (atom, rss) = (reader.get("/feeds/verdicts.atom").await, reader.get("/feeds/corrections.rss").await);
    assert!(atom.text().contains(&format!("href=\"{}/verdicts\"", app.url)), "{atom}");
    assert!(rss.text().contains(&format!("<link>{}/verdicts</link>", app.url)), "{rss}");
    let map = reader.get("/sitemaps/0.xml").await.expect(200);
    for list in ["/", "/verdicts"] {
        assert!(map.text().contains(&format!("<loc>{}{list}</loc>", app.url)), "{map}");
    }

    let elsewhere = TestApp::of(Publisher { no_front_page: true, ..Publisher::default() }).await;
    assert!(is_dashboard(&browse(&elsewhere.anyone(), "/").await.expect(200)));
    browse(&elsewhere.anyone(), "/verdicts").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_address_shows_a_page_with_a_way_on_in_a_browser() {
    let app = TestApp::start().await;
    let (reader, author) = (app.anyone(), app.reviewer().await);
    for path in
        ["/verdicts/nothing", "/verdicts/", "/verdicts/a/b/c", "/nothing", "/nothing/at/all", "/feeds/none", "/x.html"]
    {
        let answer = browse(&reader, path).await.expect(404);
        let page = check_page(&answer);
        assert_eq!(answer.header("vary"), Some("Accept"));
        assert_eq!(attributes(&page, "main form", "action"), ["/verdicts"], "{path}");
        assert_eq!(attributes(&page, "main p a", "href"), ["/verdicts", "/corrections", "/ask"]);
        assert_eq!(attributes(&page, "meta[name=robots]", "content"), ["noindex"]);
        reader.get(path).await.problem(404, "not-found");
    }
    for path in ["/api/v1/nothing", "/v1alpha1/nothing", "/assets/nothing.js"] {
        browse(&reader, path).await.problem(404, "not-found");
    }
    assert!(browse(&author, "/nothing").await.expect(200).text().contains("<div id=\"root\">"));
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_read_from_their_etag_and_change_with_a_publication() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let reader = app.anyone();
    let claim = app.a_claim(&author).await;
    for path in ["/", "/verdicts", "/verdicts?rating=mostly_false", "/verdicts?q=ostrel"] {
        let before = browse(&reader, path).await.expect(200);
        assert_eq!(before.header("cache-control"), Some("public, max-age=0, must-revalidate"));
        let unchanged = reader.get_if_changed(path, &before.etag()).await.expect(304);
        assert_eq!((unchanged.etag(), unchanged.body.len()), (before.etag(), 0));
    }
    let before = browse(&reader, "/verdicts").await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    for path in ["/", "/verdicts"] {
        let after = reader.get_if_changed(path, &before.etag()).await.expect(200);
        assert_eq!(listed(&after).len(), 1, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_security_contact_is_where_programs_look_for_it() {
    let none = TestApp::start().await;
    none.anyone().get("/.well-known/security.txt").await.problem(404, "not-found");
    let contact = Some("mailto:security@karvia.example".to_owned());
    let app = TestApp::of(Publisher { security_contact: contact, ..Publisher::default() }).await;
    let answer = app.anyone().get("/.well-known/security.txt").await.expect(200);
    assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
    let expected = format!(
        "Contact: mailto:security@karvia.example\nExpires: 2026-08-31T00:00:00Z\nCanonical: {}/.well-known/security.txt\n",
        app.url
    );
    assert_eq!(answer.text(), expected);
}
