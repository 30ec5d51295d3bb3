//! Verdict page: complete public data, nothing internal.

use claimdesk::domain::claims::review::State;
use claimdesk::domain::kernel::id::ClaimId;
use claimdesk::domain::publishing::publication::slug;
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::support::app::PUBLISHER;
use crate::support::newsroom::{TEXT, bring_to, retract, source, verdict};
use crate::support::{Person, TestApp};

fn all<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text_of(page: &Html, selector: &str) -> String {
    all(page, selector).into_iter().flat_map(|element| element.text()).collect()
}

/// The one ClaimReview in a page.
fn claim_review(page: &Html) -> Value {
    let scripts = all(page, "script");
    assert_eq!(scripts.len(), 1, "one block, and nothing that runs");
    assert_eq!(scripts[0].value().attr("type"), Some("application/ld+json"));
    serde_json::from_str(&scripts[0].inner_html()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_leads_to_verdicts_on_the_same_article_then_topic_and_to_no_retracted_or_other_one() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let near = app.claims(&author, "https://karvia-post.example/dam").await;
    let mut others = Vec::new();
    for (text, url) in [
        ("The harbour tax rose by 12 percent in 2024, the council said.\n", "https://a.example/tax"),
        ("More than 4,000 tonnes of grain were stored in Ustra in 2023.\n", "https://b.example/grain"),
    ] {
        let article = author.bring(text, url).await;
        app.drain_jobs().await;
        others.push(author.claims_of(&article).await[0]["id"].as_str().unwrap().to_owned());
    }
    for claim in [&near[0], &others[0]] {
        let etag = author.get(&format!("/api/v1/claims/{claim}")).await.etag();
        let path = format!("/api/v1/claims/{claim}/review");
        author.patch(&path, &etag, &json!({"topics": ["dams"]})).await.expect(200);
    }
    for claim in [&near[0], &near[1], &others[0], &others[1]] {
        bring_to(claim, State::Published, &author, &second, &editor).await;
    }
    let page_of = async |claim: &str| {
        let slug = author.claim(claim).await["published"]["slug"].as_str().unwrap().to_owned();
        let page = app.anyone().get(&format!("/verdicts/{slug}")).await.expect(200).text().to_owned();
        (format!("/verdicts/{slug}"), page)
    };
    let links = |page: &str| -> Vec<String> {
        let page = Html::parse_document(page);
        let related = all(&page, "section[aria-labelledby=related] a");
        related.iter().map(|link| link.value().attr("href").unwrap().to_owned()).collect()
    };
    let paths = [&near[1], &others[0]];
    let paths = [page_of(paths[0]).await.0, page_of(paths[1]).await.0];
    assert_eq!(links(&page_of(&near[0]).await.1), paths);
    assert_eq!(links(&page_of(&others[1]).await.1), Vec::<String>::new());
    retract(&near[1], &editor, &second, &app.editor().await).await;
    assert_eq!(links(&page_of(&near[0]).await.1), paths[1..]);
}

#[tokio::test(flavor = "multi_thread")]
async fn verdicts_on_the_same_claim_in_other_languages_are_linked_both_ways() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let mut claims = Vec::new();
    for (language, text) in [
        ("en-GB", "At least 37 people were killed when the Ostrel dam broke on 2 February 2026."),
        ("de", "Beim Bruch des Damms von Ostrel starben am 2. Februar 2026 mindestens 37 Menschen."),
        ("es", "Al menos 37 personas murieron al romperse la presa de Ostrel el 2 de febrero de 2026."),
    ] {
        let url = format!("https://{language}.example/dam");
        let article = json!({"text": text, "url": url, "published_at": "2026-02-03", "language": language});
        let article = author.create("/api/v1/articles", &article).await;
        app.drain_jobs().await;
        let claim = author.claims_of(&article).await[0]["id"].as_str().unwrap().to_owned();
        bring_to(&claim, State::Published, &author, &second, &editor).await;
        claims.push(claim);
    }
    let [english, german, spanish] = [&claims[0], &claims[1], &claims[2]];
    let slug_of = async |claim: &str| author.claim(claim).await["published"]["slug"].as_str().unwrap().to_owned();
    let alternates = async |claim: &str| -> Vec<(String, String)> {
        let page = app.anyone().get(&format!("/verdicts/{}", slug_of(claim).await)).await.expect(200);
        let page = Html::parse_document(page.text());
        let shown = all(&page, "nav.languages a").len();
        let links = all(&page, "head link[hreflang]");
        assert_eq!(shown, links.len().saturating_sub(1));
        let of = |name: &str, link: &scraper::ElementRef<'_>| link.value().attr(name).unwrap().to_owned();
        links.iter().map(|link| (of("hreflang", link), of("href", link))).collect()
    };
    assert!(alternates(english).await.is_empty());
    for other in [german, spanish] {
        let path = format!("/api/v1/claims/{english}/matches/{other}");
        author.put(&path, &json!({"state": "confirmed"})).await.expect(200);
    }
    let mut all_three = Vec::new();
    for (language, claim) in [("de", german), ("en-gb", english), ("es", spanish)] {
        all_three.push((language.to_owned(), format!("{}/verdicts/{}", app.url, slug_of(claim).await)));
    }
    // German and Spanish are the same claim through the English one.
    for claim in [english, german, spanish] {
        let mut links = alternates(claim).await;
        links.sort();
        assert_eq!(links, all_three);
    }
    retract(spanish, &editor, &second, &app.editor().await).await;
    assert_eq!(alternates(german).await.len(), 2);
    let path = format!("/api/v1/claims/{english}/matches/{german}");
    author.put(&path, &json!({"state": "rejected"})).await.expect(200);
    assert!(alternates(german).await.is_empty());
}

/// The whole main job, by two accounts, through the API alone.
// ASVS 15.3.1
#[tokio::test(flavor = "multi_thread")]
async fn an_article_becomes_a_public_verdict_by_the_hands_of_two() {
    let app = TestApp::start().await;
    let (reviewer, editor, reader) = (app.reviewer().await, app.editor().await, app.anyone());

    let article = reviewer.bring(TEXT, "https://karvia-post.example/dam").await;
    app.drain_jobs().await;
    let claims = reviewer.claims_of(&article).await;
    let found = claims.iter().find(|claim| claim["kind"] == "casualties").unwrap();
    assert!(found["quote"].as_str().unwrap().contains("37 people were killed"));
    assert!(found["claimant"]["name"].as_str().unwrap().to_lowercase().contains("ministry"));
    let id = found["id"].as_str().unwrap();

    reviewer.does(id, "review/assign").await;
    reviewer.does(id, "").await;
    reviewer.does(id, "evidence").await;
    let memo = json!({
        "url": "https://desk.example/INTERNAL-MEMO", "stance": "context", "visibility": "internal",
    });
    reviewer.change(id, "evidence", &memo).await.expect(201);
    let mut wrong = source();
    wrong["url"] = json!("https://registry.example/WITHDRAWN");
    let wrong = reviewer.change(id, "evidence", &wrong).await.expect(201);
    let path = format!("/api/v1/evidence/{}/withdrawal", wrong.json()["id"].as_str().unwrap());
    let request = reviewer.request(reqwest::Method::POST, &path).header("if-match", wrong.etag());
    let answer = request.json(&json!({"reason": "INTERNAL-REASON"})).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    reviewer.does(id, "verdict/draft").await;
    reviewer.does(id, "verdict/submission").await;
    editor.does(id, "verdict/return").await;
    reviewer.does(id, "verdict/submission").await;
    editor.does(id, "verdict/approval").await;
    let published = editor.does(id, "verdict/publication").await;
    assert_eq!(published["state"], "published");

    let url = published["published"]["url"].as_str().unwrap();
    let answer = reader.get(url).await.expect(200);
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && !policy.contains("script"), "{policy}");
    let page = Html::parse_document(answer.text());
    check_page(&page, &format!("{}{url}", app.url));
    let title = text_of(&page, "title");
    assert!(title.contains("At least 37 people died when the Ostrel dam broke."), "{title}");

    let document = reader.get(&format!("{url}.json")).await.expect(200);
    assert_eq!(document.json()["evidence"].as_array().unwrap().len(), 1);
    for public in [answer.text(), document.text()] {
        for secret in ["INTERNAL", "WITHDRAWN", "Zephyrine", "desk.test", "Which registry", "<script>alert"] {
            assert!(!public.contains(secret) || secret == "<script>alert" && public.starts_with('{'), "{secret}");
        }
        assert!(!public.contains(&reviewer.id) && !public.contains(&editor.id));
    }
}

/// What a reader without JavaScript and a search engine find on the page.
fn check_page(page: &Html, address: &str) {
    assert_eq!(text_of(page, "h1"), "At least 37 people died when the Ostrel dam broke.");
    assert_eq!(text_of(page, ".verdict .rating strong"), "Mostly false");
    assert!(text_of(page, ".summary").contains("29 deaths, not 37"));
    assert!(text_of(page, "blockquote").contains("At least 37 people were killed"));
    let sources: Vec<_> = all(page, ".sources a").iter().map(|a| a.value().attr("href")).collect();
    assert_eq!(sources, [source()["url"].as_str()]);
    assert!(text_of(page, ".sources").contains("Ostrel: 29 deaths on 2 February."));
    assert_eq!(text_of(page, ".rationale strong"), "registry");
    let canonical = all(page, "link[rel=canonical]");
    assert_eq!(canonical[0].value().attr("href"), Some(address));

    let review = claim_review(page);
    assert_eq!(review["@context"], "https://schema.org");
    assert_eq!(review["@type"], "ClaimReview");
    assert_eq!(review["url"], address);
    assert_eq!(review["datePublished"], "2026-03-04T09:00:00Z");
    assert_eq!(review["claimReviewed"], "At least 37 people died when the Ostrel dam broke.");
    assert_eq!(review["author"]["name"], PUBLISHER);
    let rating = &review["reviewRating"];
    assert_eq!(
        (&rating["ratingValue"], &rating["bestRating"], &rating["worstRating"], &rating["alternateName"]),
        (&json!(2), &json!(5), &json!(1), &json!("Mostly false"))
    );
    let item = &review["itemReviewed"];
    assert_eq!(item["@type"], "Claim");
    assert!(item["author"]["name"].as_str().unwrap().to_lowercase().contains("ministry"), "{item}");
    assert_eq!(item["firstAppearance"]["url"], "https://karvia-post.example/dam");
    assert_eq!(item["datePublished"], "2026-02-03", "the day it was said, not the day it was checked");
    assert_eq!(review["citation"][0]["url"], source()["url"]);
}

// threat B28
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_public_before_it_is_published_however_one_guesses() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    let mut more = app.claims(&author, "https://other.example/dam").await;
    more.extend(claims);
    let reader = app.anyone();
    for (state, claim) in
        State::ALL.into_iter().filter(|state| !matches!(state, State::Published | State::Retracted)).zip(&more)
    {
        let marked = json!({"statement": format!("UNPUBLISHED while {}", state.name())});
        let file = author.change(claim, "", &marked).await.expect(200).json();
        bring_to(claim, state, &author, &second, &editor).await;
        if state == State::InReview {
            author.does(claim, "verdict/draft").await;
        }

        let id: ClaimId = claim.parse().unwrap();
        let statements = [&file["statement"], &file["machine_statement"]];
        let slugs = statements.map(|statement| slug(statement.as_str().unwrap(), id));
        for guess in [&slugs[0], &slugs[1], claim, &claim.replace('-', "")] {
            for path in [format!("/verdicts/{guess}"), format!("/verdicts/{guess}.json")] {
                reader.get(&path).await.problem(404, "not-found");
            }
        }
        for feed in ["/feeds/verdicts.json", "/feeds/verdicts.atom"] {
            let text = reader.get(feed).await.expect(200).text().to_owned();
            assert!(!text.contains("UNPUBLISHED") && !text.contains("29 deaths"), "{feed}");
        }
    }
    // The guess was right: once published, the page stands under that very name.
    let approved = &more[3];
    let file = editor.claim(approved).await;
    assert_eq!(file["state"], "approved");
    editor.does(approved, "verdict/publication").await;
    let name = slug(file["statement"].as_str().unwrap(), approved.parse().unwrap());
    let page = reader.get(&format!("/verdicts/{name}")).await.expect(200);
    assert!(page.text().contains("UNPUBLISHED while approved"));
}

// ASVS 1.2.1, 1.2.3, 1.3.5, 3.2.2
// threat C40, C41
#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_people_write_runs_in_a_readers_browser() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let evil = "</script><script>alert('1')</script> & <img src=x onerror=alert(1)> \u{2028}]]>";
    let article = json!({
        "text": TEXT, "title": evil, "outlet": evil, "url": "https://karvia-post.example/?a=\"><script>",
    });
    let article = author.create("/api/v1/articles", &article).await;
    app.drain_jobs().await;
    let claim = author.claims_of(&article).await[0]["id"].as_str().unwrap().to_owned();
    author.change(&claim, "", &json!({"statement": evil})).await.expect(200);
    let url = publish(&claim, evil, [&author, &second, &editor]).await;

    let answer = app.anyone().get(&url).await.expect(200);
    let page = Html::parse_document(answer.text());
    assert_eq!(claim_review(&page)["claimReviewed"], evil);
    assert_eq!(text_of(&page, "h1"), evil);
    assert!(all(&page, "img, iframe, object, embed, form, base, svg, math").is_empty());
    for element in all(&page, "*") {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on"), "{name}={value}");
            assert!(!value.trim().to_lowercase().starts_with("javascript:"), "{name}={value}");
        }
    }
    for feed in ["/feeds/verdicts.json", "/feeds/verdicts.atom"] {
        let bytes = app.anyone().get(feed).await.expect(200).body;
        let feed = feed_rs::parser::parse(bytes.as_slice()).unwrap();
        let content = feed.entries[0].content.as_ref().and_then(|content| content.body.clone());
        let html = Html::parse_fragment(&content.unwrap());
        assert!(all(&html, "script, img, iframe").is_empty());
    }
}

/// Publishes with everything that a person can write being `text`; the page's path.
async fn publish(claim: &str, text: &str, [author, second, editor]: [&Person; 3]) -> String {
    let mut evidence = source();
    for field in ["title", "publisher", "excerpt"] {
        evidence[field] = json!(text);
    }
    author.does(claim, "review/assign").await;
    author.change(claim, "evidence", &evidence).await.expect(201);
    let mut body = verdict();
    body["summary"] = json!(text);
    body["rationale"] = json!(format!(
        "{text}\n\n[a](javascript:alert(1)) ![b](https://evil.example/x.png) <iframe src=x></iframe>\n\n\
         [c]: JaVaScRiPt:alert(1)\n\n[c] <a href=\"x\" onclick=\"alert(1)\">d</a> <svg onload=alert(1)>"
    ));
    author.change(claim, "verdict/submission", &body).await.expect(201);
    second.does(claim, "verdict/approval").await;
    let file = editor.does(claim, "verdict/publication").await;
    file["published"]["url"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_names_each_article_once_by_the_version_that_stands() {
    let app = TestApp::start().await;
    let people = [&app.reviewer().await, &app.reviewer().await, &app.editor().await];
    let address = "https://karvia-post.example/dam";
    let article = people[0].bring(TEXT, address).await;
    people[0].bring(&format!("Updated.\n\n{TEXT}"), address).await;
    app.drain_jobs().await;
    let claim = people[0].claims_of(&article).await[0].clone();
    let id = claim["id"].as_str().unwrap();
    assert_eq!(people[0].claim(id).await["appearances"].as_array().unwrap().len(), 2);

    let page = publish(id, "The registry counts 29.", people).await;
    let document = app.anyone().read(&format!("{page}.json")).await;
    let places = document["appearances"].as_array().unwrap();
    assert_eq!(places.len(), 1, "{places:?}");
    assert_eq!(places[0]["article"]["version"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_read_from_their_etag() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    let url = author.claim(&claim).await["published"]["url"].as_str().unwrap().to_owned();
    let reader = app.anyone();
    for path in [url.clone(), format!("{url}.json"), "/verdicts/style.css".to_owned()] {
        let answer = reader.get(&path).await.expect(200);
        let etag = answer.etag();
        assert!(etag.starts_with('"'), "strong: {etag}");
        for tags in [etag.clone(), format!("\"x\", {etag}"), format!("W/{etag}"), "*".to_owned()] {
            let unchanged = reader.get_if_changed(&path, &tags).await.expect(304);
            assert_eq!((unchanged.etag(), unchanged.body.len()), (etag.clone(), 0), "{path}");
        }
        reader.get_if_changed(&path, "\"x\"").await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_share_cite_and_embed_a_verdict_without_a_script() {
    let app = TestApp::start().await;
    let (author, second, editor) = (app.reviewer().await, app.reviewer().await, app.editor().await);
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    bring_to(&claims[0], State::Published, &author, &second, &editor).await;
    let reader = app.anyone();
    let url = editor.claim(&claims[0]).await["published"]["url"].as_str().unwrap().to_owned();
    let slug = url.rsplit('/').next().unwrap().to_owned();

    let page = Html::parse_document(reader.get(&format!("/verdicts/{slug}")).await.expect(200).text());
    let citation = text_of(&page, "#citation");
    let (line, address) = citation.rsplit_once(' ').unwrap();
    assert!(line.ends_with(" Fact check. Rating: Mostly false. 4 March 2026."), "{line}");
    assert!(address.starts_with("http") && address.ends_with(&format!("/verdicts/{slug}")), "{address}");
    let frame = Html::parse_fragment(&text_of(&page, "#embedding"));
    assert_eq!(all(&frame, "iframe")[0].value().attr("src"), Some(&*format!("{address}/embed")));
    let mail = all(&page, ".sharing a[href^='mailto:']")[0].value().attr("href").unwrap().to_owned();
    assert!(mail.starts_with("mailto:?subject=Mostly%20false%3A%20"), "{mail}");

    let bib = reader.get(&format!("/verdicts/{slug}/citation.bib")).await.expect(200);
    assert!(bib.text().starts_with(&format!("@misc{{{slug},\n")), "{}", bib.text());
    assert!(bib.text().contains("  year = {2026},\n  month = {3},\n  day = {4},\n"), "{}", bib.text());
    let item = reader.get(&format!("/verdicts/{slug}/citation.json")).await.expect(200).json()[0].clone();
    assert_eq!((&item["type"], &item["URL"]), (&json!("webpage"), &json!(address)));
    assert_eq!(item["issued"]["date-parts"], json!([[2026, 3, 4]]));
    reader.get(&format!("/verdicts/{slug}/citation.ris")).await.problem(404, "not-found");

    let other = app.editor().await;
    retract(&claims[0], &editor, &second, &other).await;
    let item = reader.get(&format!("/verdicts/{slug}/citation.json")).await.json()[0].clone();
    assert_eq!(item["note"], "Retracted; rating was: Mostly false");
}
