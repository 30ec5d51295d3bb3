//! Tips: readers ask for a check without an account, equal questions become one, editors decide once, the link tells the stage.

use chrono::TimeDelta;
use claimdesk::domain::claims::review::State;
use claimdesk::jobs::clock;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{act, list, reader, stage};
use crate::support::newsroom::{TEXT as DAM, bring_to, retract};
use crate::support::{Answer, Person, TestApp};

/// Words that no claim of the newsroom says.
const TEXT: &str = "The mayor of Ostrava sold the tram depot to her brother for one crown.";

/// Sends the form as a browser without scripts does.
async fn send(reader: &Person, fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = reader.request(Method::POST, "/ask");
    Answer::to(request.header("content-type", "application/x-www-form-urlencoded").body(body)).await
}

/// Asks as a program does; the path of the page that tells the stage.
async fn ask(app: &TestApp, body: Value) -> String {
    // No limit of one network is reached.
    app.advance(TimeDelta::minutes(1));
    let kept = app.anyone().post("/api/v1/tips", &body).await.expect(201);
    let link = kept.json()["link"].as_str().unwrap().to_owned();
    format!("/ask/{}", link.rsplit('/').next().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_asks_and_follows_the_stage_up_to_the_verdict() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let reader = reader(&app);
    let form = reader.get("/ask").await.expect(200);
    assert!(form.header("content-security-policy").unwrap().contains("form-action 'self'"));
    assert!(form.text().contains("<textarea") && !form.text().contains("<script"));
    for page in ["/", "/verdicts", "/verdicts/no-such-verdict", "/corrections"] {
        let request = reader.request(Method::GET, page).header("accept", "text/html");
        assert!(Answer::to(request).await.text().contains("href=\"/ask\""), "{page}");
    }

    let statement = "At least 37 people were killed in the flood near Sorrin on 1 March 2026.";
    let fields = [("text", statement), ("url", "posts.example.org/4711?utm_source=x"), ("question", "Is it so?")];
    let kept = send(&reader, &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{kept}");
    let link = kept.header("location").unwrap().to_owned();
    let received = stage(&app, &link).await;
    assert!(received.contains("An editor will look at it."), "{received}");
    // The page tells the stage and nothing of what was asked.
    assert!(!received.contains("37 people") && !received.contains("4711") && !received.contains("Is it so"));
    reader.get("/ask/k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A").await.expect(404);
    reader.get("/ask/nonsense").await.expect(404);

    author.get("/api/v1/tips").await.problem(403, "forbidden");
    let tips = list(&editor, "stage=received").await;
    let tip = &tips[0];
    assert_eq!((tips.len(), &tip["text"], &tip["question"]), (1, &json!(statement), &json!("Is it so?")));
    assert_eq!((&tip["url"], &tip["language"]), (&json!("https://posts.example.org/4711?utm_source=x"), &json!("en")));
    assert_eq!(editor.read("/api/v1/tips/count").await["waiting"], 1);

    editor.post(&act(tip, "look"), &json!({})).await.expect(200);
    assert!(stage(&app, &link).await.contains("An editor is looking at it."));
    let made = editor.post(&act(tip, "article"), &json!({"of": "text"})).await.expect(200).json();
    assert!(stage(&app, &link).await.contains("We are checking it."));
    assert_eq!(made["stage"], "checking");
    assert_eq!(editor.read("/api/v1/tips/count").await["waiting"], 0);

    app.drain_jobs().await;
    let article = editor.read(&format!("/api/v1/articles/{}", made["article_id"].as_str().unwrap())).await;
    assert_eq!((&article["text"], &article["url"]), (&json!(statement), &Value::Null));
    let claims = editor.claims_of(&article).await;
    let claim = claims[0]["id"].as_str().unwrap().to_owned();
    bring_to(&claim, State::Approved, &author, &second, &editor).await;
    assert!(stage(&app, &link).await.contains("We are checking it."), "nothing unpublished is told");
    editor.does(&claim, "verdict/publication").await;
    let checked = stage(&app, &link).await;
    let slug = editor.claim(&claim).await["published"]["url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    assert!(checked.contains("Checked.") && checked.contains(&format!("href=\"/verdicts/{slug}\"")), "{checked}");
    assert_eq!(list(&editor, "stage=checked").await[0]["verdicts"][0]["slug"], json!(slug));
    // A withdrawn verdict is no answer.
    let other = app.editor().await;
    retract(&claim, &editor, &second, &other).await;
    assert!(stage(&app, &link).await.contains("We are checking it."));

    let events = app.admin().await.read("/api/v1/events?limit=100").await;
    let kinds: Vec<_> = events["items"].as_array().unwrap().iter().map(|event| event["kind"].clone()).collect();
    for kind in ["tip.received", "tip.looked_at", "tip.taken_up"] {
        assert!(kinds.contains(&json!(kind)), "{kind} is missing: {kinds:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_checked_already_is_answered_at_once_and_may_be_asked_still() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let reader = reader(&app);
    let article = author.bring(DAM, "https://karvia-post.example/dam").await;
    app.drain_jobs().await;
    let claims = author.claims_of(&article).await;
    let claim = claims[0]["id"].as_str().unwrap().to_owned();
    let statement = claims[0]["statement"].as_str().unwrap().to_owned();
    let tip = json!({"text": statement});
    // A claim without a public verdict is told to nobody.
    bring_to(&claim, State::Approved, &author, &second, &editor).await;
    ask(&app, tip.clone()).await;
    assert_eq!(list(&editor, "").await.len(), 1);

    editor.does(&claim, "verdict/publication").await;
    app.advance(TimeDelta::minutes(1));
    let known = reader.post("/api/v1/tips", &tip).await.expect(200).json();
    assert_eq!((&known["link"], known["checked"][0]["statement"].as_str()), (&Value::Null, Some(&*statement)));
    let page = send(&reader, &[("text", &statement)]).await.expect(200);
    assert!(page.text().contains("Checked already") && page.text().contains("name=\"anyway\""), "{page}");
    assert_eq!(list(&editor, "").await[0]["asked"], 1, "nothing was kept");
    // By the address of a checked article, in another spelling.
    let url = "http://www.karvia-post.example/dam/?utm_source=x";
    let known = reader.post("/api/v1/tips", &json!({"url": url})).await.expect(200).json();
    assert_eq!(known["checked"][0]["statement"].as_str(), Some(&*statement));
    let still = send(&reader, &[("text", &statement), ("anyway", "yes")]).await;
    assert_eq!(still.status, StatusCode::SEE_OTHER);
    assert_eq!(list(&editor, "").await[0]["asked"], 2);

    // Other words are not this claim.
    ask(&app, json!({"text": TEXT})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_verdicts_are_for_subscribers_nobody_else_is_told_that_there_is_one() {
    let app = TestApp::with_private_feeds().await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    let statement = editor.claim(&claim).await["statement"].clone();
    ask(&app, json!({"text": statement})).await;
    ask(&app, json!({"url": "https://karvia-post.example/dam"})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_words_of_two_people_are_two_questions() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    let said =
        "said in the market hall on Monday that in the whole province nobody has to pay for the tram at night any more";
    for name in ["Lena Maroth", "Pavel Rusk", "Lena Maroth"] {
        ask(&app, json!({"text": format!("{name} {said}.")})).await;
    }
    let tips = list(&editor, "sort=most_asked").await;
    let asked: Vec<_> =
        tips.iter().map(|tip| (tip["text"].as_str().unwrap().starts_with("Lena"), &tip["asked"])).collect();
    assert_eq!(asked, [(true, &json!(2)), (false, &json!(1))]);
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_questions_become_one_and_have_its_stage() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    app.advance(TimeDelta::minutes(1));
    let body = json!({"text": TEXT});
    let reader = reader(&app);
    let (first, same) = tokio::join!(reader.post("/api/v1/tips", &body), reader.post("/api/v1/tips", &body));
    let (first, same) = (first.expect(201).json()["link"].clone(), same.expect(201).json()["link"].clone());
    assert_ne!(first, same);
    let near =
        ask(&app, json!({"text": format!("“{}”", TEXT.to_uppercase()), "url": "https://posts.example.org/1"})).await;
    let by_address = ask(&app, json!({"url": "http://www.posts.example.org/1/?fbclid=x"})).await;
    let tips = list(&editor, "sort=most_asked").await;
    assert_eq!((tips.len(), &tips[0]["asked"], &tips[0]["text"]), (1, &json!(4), &json!(TEXT)));
    assert_eq!(tips[0]["url"], "https://posts.example.org/1");

    // Another figure, or another text about the same page, is another question.
    ask(&app, json!({"text": TEXT.replace("one crown", "12 crowns")})).await;
    ask(&app, json!({"text": TEXT.replace("one crown", "13 crowns")})).await;
    ask(&app, json!({"text": "Dogs are forbidden in trams.", "url": "https://posts.example.org/1"})).await;
    let tips = list(&editor, "sort=most_asked").await;
    assert_eq!((tips.len(), &tips[0]["asked"]), (4, &json!(4)));
    let asked: Vec<_> = list(&editor, "").await.iter().map(|tip| tip["asked"].clone()).collect();
    assert_eq!(asked, [1, 1, 1, 4], "newest first");

    // Pages of both orders: none twice.
    for sort in ["newest", "most_asked"] {
        let page = editor.read(&format!("/api/v1/tips?sort={sort}&limit=3")).await;
        let cursor = page["next_cursor"].as_str().unwrap();
        let next = editor.read(&format!("/api/v1/tips?sort={sort}&limit=3&cursor={cursor}")).await;
        let ids = [&page, &next].map(|page| page["items"].as_array().unwrap().iter().map(|tip| tip["id"].clone()));
        let mut ids: Vec<String> = ids.into_iter().flatten().map(|id| id.to_string()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 4, "{sort}");
    }

    let tip = &tips[0];
    editor.post(&act(tip, "decline"), &json!({"reason": "other"})).await.problem(422, "invalid");
    editor.post(&act(tip, "decline"), &json!({"reason": "expired"})).await.problem(422, "invalid");
    let answer = "Ask the <b>town</b> for the contract.";
    let declined = json!({"reason": "no_sources", "answer": answer});
    editor.post(&act(tip, "decline"), &declined).await.expect(200);
    for link in [&near, &by_address] {
        let told = stage(&app, link).await;
        assert!(told.contains("We do not check it.") && told.contains("We know of no source"), "{told}");
        assert!(told.contains("Ask the &lt;b&gt;town&lt;/b&gt; for the contract."), "{told}");
    }
    // What was declined may be asked again.
    ask(&app, json!({"text": TEXT})).await;
    assert_eq!(list(&editor, "stage=received").await.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn editors_decide_once_and_a_question_can_be_linked_or_fetched() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let other = app.editor().await;
    let link = ask(&app, json!({"text": TEXT, "url": "https://posts.example.org/1"})).await;
    let tip = list(&editor, "").await.remove(0);
    author.post(&act(&tip, "look"), &json!({})).await.problem(403, "forbidden");
    editor.post(&act(&tip, "look"), &json!({})).await.expect(200);
    editor.post(&act(&tip, "look"), &json!({})).await.expect(200);
    let refused = other.post(&act(&tip, "look"), &json!({})).await.problem(409, "conflict");
    assert_eq!(refused["code"], "tip_looked_at");

    // Two editors at once: one decision.
    let claim = app.a_claim(&author).await;
    let (to_claim, to_article) = (json!({"claim": claim}), json!({"of": "url"}));
    let (linking, making) = (act(&tip, "claim"), act(&tip, "article"));
    let (one, two) = tokio::join!(editor.post(&linking, &to_claim), other.post(&making, &to_article));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let lost = if one.status == StatusCode::CONFLICT { one } else { two };
    assert_eq!(lost.problem(409, "conflict")["code"], "tip_decided");
    editor.post(&act(&tip, "decline"), &json!({"reason": "unclear"})).await.problem(409, "conflict");
    assert!(stage(&app, &link).await.contains("We are checking it."));

    let of_claim = ask(&app, json!({"text": "Somebody says a lot of people died in that flood."})).await;
    let tip = list(&editor, "stage=received").await.remove(0);
    let nobody = json!({"claim": uuid::Uuid::nil()});
    editor.post(&act(&tip, "claim"), &nobody).await.problem(404, "not-found");
    editor.post(&act(&tip, "article"), &json!({"of": "url"})).await.problem(422, "invalid");
    let linked = editor.post(&act(&tip, "claim"), &json!({"claim": claim})).await.expect(200).json();
    assert_eq!(linked["claim_id"], json!(claim));
    let history = author.read(&format!("/api/v1/claims/{claim}/history")).await;
    assert_eq!(history["items"][0]["kind"], "tip.taken_up");
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    assert!(stage(&app, &of_claim).await.contains("Checked."));

    // The page at an address is fetched; a removed article opens its question again.
    let by_address = ask(&app, json!({"url": "https://posts.example.org/2"})).await;
    let tip = list(&editor, "stage=received").await.remove(0);
    let made = editor.post(&act(&tip, "article"), &json!({"of": "url"})).await.expect(200).json();
    let article = made["article_id"].as_str().unwrap();
    let path = format!("/api/v1/articles/{article}");
    assert_eq!(editor.read(&path).await["url"], "https://posts.example.org/2");
    editor.delete(&path).await.expect(204);
    assert!(stage(&app, &by_address).await.contains("An editor will look at it."));
}

// threat G16
#[tokio::test(flavor = "multi_thread")]
async fn programs_and_floods_are_held_off_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    let reader = reader(&app);
    let nothing = send(&reader, &[("text", "  "), ("url", ""), ("question", "Why?")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text().contains("Give us a text, a web address or a file") && nothing.text().contains("Why?"));
    reader.post("/api/v1/tips", &json!({"question": "Why?"})).await.problem(422, "invalid");
    let bad = send(&reader, &[("url", "javascript:alert(1)")]).await;
    assert!(bad.status == StatusCode::UNPROCESSABLE_ENTITY && bad.text().contains("web address is not complete"));
    let long = "ä".repeat(4001);
    let refused = send(&reader, &[("text", &long)]).await;
    assert!(refused.text().contains("4,001 characters") && refused.text().contains(&long));

    // What only a program fills in.
    let trapped = send(&reader, &[("text", "Buy watches"), ("website", "https://watches.example")]).await;
    assert_eq!(trapped.header("location"), Some("/ask"));
    assert_eq!(list(&editor, "").await.len(), 0);

    for number in 0..5 {
        let kept = send(&reader, &[("text", &format!("Tram number {number} burned down."))]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
    }
    let flood = send(&reader, &[("text", "Tram <number> 6 burned down.")]).await;
    assert_eq!(flood.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(flood.text().contains("Tram &lt;number&gt; 6 burned down."));
    reader.post("/api/v1/tips", &json!({"text": "Tram 7 burned down."})).await.problem(429, "throttled");

    // At most 1,000 wait, from however many places; equal ones still join.
    let more = "insert into reader_tips (id, secret_hash, received_at, body)
        select gen_random_uuid(), sha256(n::text::bytea), now(), 'Tip ' || n from generate_series(1, 995) n";
    sqlx::raw_sql(more).execute(&mut app.database().await).await.unwrap();
    app.advance(TimeDelta::hours(1));
    let full = send(&reader, &[("text", "Tram number 8 burned down.")]).await;
    assert_eq!(full.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(full.text().contains("send it tomorrow"));
    let joined = send(&reader, &[("text", "Tram number 4 burned down!")]).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_readers_typed_is_deleted_after_a_year_and_the_links_stay() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    let declined = ask(&app, json!({"text": TEXT, "question": "Why?"})).await;
    let tip = list(&editor, "").await.remove(0);
    editor.post(&act(&tip, "decline"), &json!({"reason": "opinion"})).await.expect(200);
    let open = ask(&app, json!({"url": "https://posts.example.org/1"})).await;
    app.advance(TimeDelta::days(364));
    clock::tick(&app.app).await;
    assert_eq!(list(&app.editor().await, "stage=received").await.len(), 1);

    app.advance(TimeDelta::days(2));
    clock::tick(&app.app).await;
    let left: i64 = app
        .value("select count(*) from reader_tips where coalesce(body, url, question, url_key, bands::text) is not null")
        .await;
    assert_eq!(left, 0);
    assert!(stage(&app, &declined).await.contains("we check facts"));
    assert!(stage(&app, &open).await.contains("Nobody got to it within a year."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_is_found_among_many_articles_that_make_the_same_claim() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let said = "At least 37 people were killed when the Ostrel dam gave way on 2 February 2026.";
    let mut claims = Vec::new();
    for article in 0..40 {
        let words: Vec<String> = (0..60).map(|word| format!("w{}", article * 1_000 + word)).collect();
        let text = format!("{said}\n\n{} and nobody could tell why.", words.join(" "));
        let article = author.bring(&text, &format!("https://karvia-post.example/{article}")).await;
        app.drain_jobs().await;
        claims.push(author.claims_of(&article).await[0]["id"].as_str().unwrap().to_owned());
    }
    claims.dedup();
    assert_eq!(claims.len(), 40, "the articles are no copies");
    bring_to(&claims[39], State::Published, &author, &second, &editor).await;
    app.advance(TimeDelta::minutes(1));
    let known = reader(&app).post("/api/v1/tips", &json!({"text": said})).await.expect(200).json();
    assert_eq!(known["checked"].as_array().unwrap().len(), 1, "{known}");
    let query = said.replace(' ', "%20");
    let found = author.read(&format!("/api/v1/claims/search?text={query}")).await;
    assert_eq!(found["items"].as_array().unwrap().len(), 20);
    assert_eq!(found["items"][0]["claim"]["id"], claims[39].as_str(), "{found}");
}
