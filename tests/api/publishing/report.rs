//! Readers' reports of errors: taken without an account or a script, decided once, told to the reader.

use chrono::TimeDelta;
use claimdesk::domain::claims::review::State;
use claimdesk::jobs::clock;
use reqwest::redirect::Policy;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use url::form_urlencoded;

use crate::support::newsroom::{bring_to, retract};
use crate::support::{Answer, Person, TestApp};

/// A published verdict: the claim and its slug.
async fn published(app: &TestApp, author: &Person, second: &Person, editor: &Person) -> (String, String) {
    let claim = app.a_claim(author).await;
    bring_to(&claim, State::Published, author, second, editor).await;
    let url = editor.claim(&claim).await["published"]["url"].as_str().unwrap().to_owned();
    let slug = url.rsplit('/').next().unwrap().to_owned();
    (claim, slug)
}

/// A reader whose requests follow no redirects.
fn reader(app: &TestApp) -> Person {
    let http = reqwest::Client::builder().redirect(Policy::none()).no_proxy().build().unwrap();
    Person { http, ..app.anyone() }
}

/// Sends the form as a browser without scripts does.
async fn send(reader: &Person, slug: &str, fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = reader.request(Method::POST, &format!("/verdicts/{slug}/report"));
    Answer::to(request.header("content-type", "application/x-www-form-urlencoded").body(body)).await
}

async fn report(reader: &Person, slug: &str, text: &str) -> String {
    let taken = reader.post(&format!("/api/v1/verdicts/{slug}/reports"), &json!({"text": text})).await.expect(201);
    let link = taken.json()["link"].as_str().unwrap().to_owned();
    format!("/reports/{}", link.rsplit('/').next().unwrap())
}

async fn list(person: &Person, state: &str) -> Vec<Value> {
    let page = person.read(&format!("/api/v1/reports?state={state}")).await;
    page["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_reports_an_error_and_hears_what_became_of_it() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let (claim, slug) = published(&app, &author, &second, &editor).await;
    let reader = reader(&app);

    let page = reader.get(&format!("/verdicts/{slug}")).await.expect(200);
    assert!(page.text().contains(&format!("href=\"/verdicts/{slug}/report\"")), "{page}");
    let form = reader.get(&format!("/verdicts/{slug}/report")).await.expect(200);
    assert!(form.header("content-security-policy").unwrap().contains("form-action 'self'"));
    assert!(form.text().contains("<textarea"));

    let taken = send(&reader, &slug, &[("text", "The register says 13, see page 4."), ("website", "")]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    let place = taken.header("location").unwrap().to_owned();
    let stage = reader.get(&place).await.expect(200);
    assert_eq!(stage.header("cache-control"), Some("no-store"));
    assert!(stage.text().contains("An editor will read it."));
    reader.get("/reports/k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A").await.expect(404);
    reader.get("/reports/nonsense").await.expect(404);

    let open = list(&author, "open").await;
    assert_eq!((open.len(), &open[0]["body"]), (1, &json!("The register says 13, see page 4.")));
    assert_eq!((&open[0]["claim_id"], &open[0]["slug"], &open[0]["times"]), (&json!(claim), &json!(slug), &json!(1)));
    let inbox = author.read("/api/v1/me/notifications").await;
    assert_eq!(inbox["items"][0]["kind"], "error_reported");
    let decision = format!("/api/v1/reports/{}/decision", open[0]["id"].as_str().unwrap());

    author.post(&decision, &json!({"outcome": "noted"})).await.problem(403, "forbidden");
    editor.post(&decision, &json!({"outcome": "declined"})).await.problem(422, "invalid");
    // Nobody claims a correction that readers cannot find.
    let early = editor.post(&decision, &json!({"outcome": "corrected"})).await;
    assert_eq!(early.problem(409, "conflict")["code"], "not_corrected_yet");
    let answer = "Page 4 counts <b>one</b> district.";
    let decided = editor.post(&decision, &json!({"outcome": "declined", "answer": answer})).await.expect(200).json();
    assert_eq!((&decided["outcome"], &decided["decided_by"]["id"]), (&json!("declined"), &json!(editor.id)));
    let again = editor.post(&decision, &json!({"outcome": "noted"})).await;
    assert_eq!(again.problem(409, "conflict")["code"], "report_decided");

    let told = reader.get(&place).await.expect(200);
    assert!(
        told.text().contains("do not agree") && told.text().contains("Page 4 counts &lt;b&gt;one&lt;/b&gt; district."),
        "{told}"
    );
    assert_eq!((list(&author, "open").await.len(), list(&author, "decided").await.len()), (0, 1));
    let history = author.read(&format!("/api/v1/claims/{claim}/history")).await;
    let kinds: Vec<_> = history["items"].as_array().unwrap().iter().map(|event| event["kind"].clone()).collect();
    assert_eq!(kinds[..2], ["report.decided", "report.received"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_words_are_one_report_with_one_decision_and_a_link_for_each_sender() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let other = app.editor().await;
    let (claim, slug) = published(&app, &author, &second, &editor).await;
    let reader = reader(&app);
    let (first, same) = tokio::join!(report(&reader, &slug, "It was 13."), report(&reader, &slug, "It was 13."));
    assert_ne!(first, same);
    let open = list(&editor, "open").await;
    assert_eq!((open.len(), &open[0]["times"]), (1, &json!(2)));

    retract(&claim, &editor, &second, &other).await;
    let decision = format!("/api/v1/reports/{}/decision", open[0]["id"].as_str().unwrap());
    editor.post(&decision, &json!({"outcome": "corrected"})).await.expect(200);
    for link in [&first, &same] {
        assert!(reader.get(link).await.expect(200).text().contains("the verdict was corrected"));
    }
    let corrections = reader.get("/corrections").await.expect(200);
    assert!(corrections.text().contains("2 reports of an error, 2 led to a correction."), "{corrections}");
    // A year later the words are gone; the numbers stay.
    app.advance(TimeDelta::days(366));
    clock::tick(&app.app).await;
    let words: Option<String> = app.value("select max(body) from reader_reports").await;
    assert_eq!(words, None);
}

// threat G15
#[tokio::test(flavor = "multi_thread")]
async fn programs_and_floods_are_held_off_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let (_, slug) = published(&app, &author, &second, &editor).await;
    let reader = reader(&app);

    let blank = send(&reader, &slug, &[("text", " \u{200b} ")]).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(blank.text().contains("Say what is wrong."));
    let long = "ä".repeat(4001);
    let refused = send(&reader, &slug, &[("text", &long)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("4,001 characters") && refused.text().contains(&long));
    send(&reader, "no-such-verdict", &[("text", "It was 13.")]).await.expect(404);

    // What only a program fills in.
    let trapped = send(&reader, &slug, &[("text", "Buy watches"), ("website", "https://watches.example")]).await;
    assert_eq!(trapped.header("location"), Some(format!("/verdicts/{slug}").as_str()));
    assert_eq!(list(&editor, "open").await.len(), 0);

    for number in 0..5 {
        report(&reader, &slug, &format!("Error number {number}.")).await;
        app.advance(TimeDelta::seconds(1));
    }
    let flood = send(&reader, &slug, &[("text", "Error <number> 6.")]).await;
    assert_eq!(flood.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(flood.text().contains("Error &lt;number&gt; 6."));
    let path = format!("/api/v1/verdicts/{slug}/reports");
    reader.post(&path, &json!({"text": "Error number 7."})).await.problem(429, "throttled");
    assert_eq!(list(&editor, "open").await.len(), 5);

    // A verdict has at most 100 open reports, from however many places.
    let more = "insert into reader_reports (id, claim_id, revision, secret_hash, body, received_at)
        select gen_random_uuid(), claim_id, revision, sha256((id::text || n)::bytea), 'Error ' || n || id, received_at
        from reader_reports, generate_series(1, 19) n";
    sqlx::raw_sql(more).execute(&mut app.database().await).await.unwrap();
    app.advance(TimeDelta::hours(1));
    let full = send(&reader, &slug, &[("text", "Error number 101.")]).await;
    assert_eq!(full.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(full.text().contains("send it tomorrow"));
    sqlx::raw_sql("delete from reader_reports where body not like 'Error number%'")
        .execute(&mut app.database().await)
        .await
        .unwrap();

    // Pages of the list: oldest first, none twice.
    let first = editor.read("/api/v1/reports?limit=3").await;
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = editor.read(&format!("/api/v1/reports?limit=3&cursor={cursor}")).await;
    let bodies: Vec<_> = [&first, &second].iter().flat_map(|page| page["items"].as_array().unwrap()).collect();
    let bodies: Vec<_> = bodies.iter().map(|report| report["body"].as_str().unwrap()).collect();
    assert_eq!(bodies, ["Error number 0.", "Error number 1.", "Error number 2.", "Error number 3.", "Error number 4."]);
}
