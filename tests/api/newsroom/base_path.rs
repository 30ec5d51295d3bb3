//! Servers below a path of their host: requests, cookies, redirects, links.

use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::account::Role;
use reqwest::Method;
use serde_json::json;

use crate::support::newsroom::bring_to;
use crate::support::people::PASSWORD;
use crate::support::sessions::secret;
use crate::support::{Answer, Person, TestApp};

const URL: &str = "https://tools.example/news/desk";
const BASE: &str = "/news/desk";

/// Somebody whose browser has the address that others see.
fn below(mut person: Person) -> Person {
    person.url += BASE;
    person
}

async fn signed_in(app: &TestApp, role: Role) -> Person {
    let person = below(app.account(role).await);
    person.sign_in(PASSWORD).await.expect(200);
    person
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_come_with_the_path_and_without_it() {
    let app = TestApp::behind_tls(URL).await;
    let reader = app.anyone();
    for path in ["/news/desk/robots.txt", "/robots.txt"] {
        let answer = reader.get(path).await.expect(200);
        let rules = answer.text();
        assert!(
            rules.contains("Allow: /news/desk/verdicts$\n") && rules.contains("Disallow: /news/desk/\n"),
            "{rules}"
        );
        assert!(rules.contains("Sitemap: https://tools.example/news/desk/sitemap.xml"), "{rules}");
    }
    for front in ["/news/desk", "/news/desk/", "/news/desk?language=en", "/"] {
        assert!(reader.get(front).await.expect(200).text().contains("href=\"/news/desk/ask\""), "{front}");
    }
    for nothing in ["/news/deskverdicts", "/news/desk//verdicts", "/news/desk/news/desk/verdicts", "/news"] {
        reader.get(nothing).await.problem(404, "not-found");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_and_every_redirect_stay_below_the_path() {
    let app = TestApp::behind_tls(URL).await;
    let person = below(app.account(Role::Reviewer).await);
    let body = json!({"email": person.email, "password": PASSWORD});
    let from = |origin: &str| person.request(Method::POST, "/api/v1/session").header("origin", origin).json(&body);
    Answer::to(from("https://other.example")).await.problem(403, "cross-origin");
    let answer = Answer::to(from("https://tools.example")).await.expect(200);
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Secure-claimdesk="), "{cookie}");
    assert!(cookie.ends_with("HttpOnly; SameSite=Lax; Secure; Path=/news/desk"), "{cookie}");
    let cookie = format!("__Secure-claimdesk={}", secret(&answer));
    let asked = person.request(Method::GET, "/api/v1/session").header("cookie", cookie);
    Answer::to(asked).await.expect(200);
    let plain = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build().unwrap();
    let led = Answer::to(plain.get(format!("{}/desk", person.url))).await.expect(303);
    assert_eq!(led.header("location"), Some("/news/desk/queue"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_link_of_every_page_stays_below_the_path() {
    let app = TestApp::behind_tls("http://tools.example/news/desk").await;
    let (author, second) = (signed_in(&app, Role::Reviewer).await, signed_in(&app, Role::Reviewer).await);
    let editor = signed_in(&app, Role::Editor).await;
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;

    let reader = below(app.anyone());
    let mut pages = vec!["/".to_owned()];
    let mut seen = 0;
    while let Some(page) = pages.get(seen).cloned() {
        seen += 1;
        let answer = Answer::to(reader.request(Method::GET, &page).header("accept", "text/html")).await;
        assert!([200, 404].contains(&answer.status), "{page}: {answer}");
        for attribute in [" href=\"/", " src=\"/", " action=\"/"] {
            for link in answer.text().split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                let inner = link.strip_prefix("news/desk/").unwrap_or_else(|| panic!("{page} leads to /{link}"));
                let inner = format!("/{}", inner.split(['?', '#']).next().unwrap());
                if !pages.contains(&inner) {
                    pages.push(inner);
                }
            }
        }
    }
    let slug = author.claim(&claim).await["published"]["slug"].as_str().unwrap().to_owned();
    for expected in ["/corrections", "/verdicts/style.css", &format!("/verdicts/{slug}/report"), "/ask"] {
        assert!(pages.iter().any(|page| page == expected), "{expected} of {pages:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_write_is_not_changed_and_the_host_is_left_to_others() {
    let app = TestApp::behind_tls("http://tools.example/news/desk").await;
    let (author, second) = (signed_in(&app, Role::Reviewer).await, signed_in(&app, Role::Reviewer).await);
    let editor = signed_in(&app, Role::Editor).await;
    let claim = app.a_claim(&author).await;
    author.does(&claim, "review/assign").await;
    author.does(&claim, "evidence").await;
    let mut body = crate::support::newsroom::verdict();
    body["rationale"] = json!("Write `<img src=\"/x.png\">` or href=\"/verdicts\" there.");
    author.change(&claim, "verdict/submission", &body).await.expect(201);
    second.does(&claim, "verdict/approval").await;
    editor.does(&claim, "verdict/publication").await;
    let slug = author.claim(&claim).await["published"]["slug"].as_str().unwrap().to_owned();
    let page = below(app.anyone()).get(&format!("/verdicts/{slug}")).await.expect(200);
    let words: String = scraper::Html::parse_document(page.text()).root_element().text().collect();
    assert!(words.contains("<img src=\"/x.png\">") && words.contains("href=\"/verdicts\""), "{words}");

    let secure = TestApp::behind_tls(URL).await;
    let answer = secure.anyone().get("/robots.txt").await.expect(200);
    assert_eq!(answer.header("strict-transport-security"), None);
}
