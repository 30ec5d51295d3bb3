//! Evidence: stored as given, withdrawn without deletion.

use serde_json::{Value, json};

use crate::support::newsroom::source;
use crate::support::{Answer, Person, TestApp};

async fn withdraw(person: &Person, claim: &str, evidence: &str) -> Answer {
    let etag = person.claim(claim).await["etag"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/evidence/{evidence}/withdrawal");
    let body = json!({"reason": "The page was retracted."});
    let request = person.request(reqwest::Method::POST, &path).header("if-match", etag);
    Answer::to(request.json(&body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_is_kept_whole_and_its_answer_carries_the_claims_next_version() {
    let app = TestApp::start().await;
    let (reviewer, colleague) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&reviewer).await;

    let first = reviewer.change(&claim, "evidence", &source()).await.expect(201);
    // Everybody may bring sources, also to a claim that is not theirs; the tag chains without a read.
    app.advance(chrono::TimeDelta::seconds(1));
    let internal = json!({"url": "https://desk.example/memo", "stance": "context", "visibility": "internal"});
    let second = colleague.change_from(&first.etag(), &claim, "evidence", &internal).await.expect(201);

    let kept = first.json();
    for (field, value) in source().as_object().unwrap() {
        assert_eq!(&kept[field], value, "{field}");
    }
    assert_eq!(kept["visibility"], "public");
    assert_eq!(kept["by"]["name"], reviewer.name);
    assert_eq!(kept["withdrawn"], Value::Null);
    let list = reviewer.read(&format!("/api/v1/claims/{claim}/evidence")).await;
    assert_eq!(list["items"], json!([kept, second.json()]));
    let file = reviewer.claim(&claim).await;
    assert_eq!((file["evidence"].clone(), file["etag"].clone()), (list["items"].clone(), json!(second.etag())));
    assert_eq!(file["evidence_count"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_source_stays_on_record_and_counts_no_more() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let id = reviewer.does(&claim, "evidence").await["id"].as_str().unwrap().to_owned();

    let withdrawn = withdraw(&reviewer, &claim, &id).await.expect(200);
    assert_eq!(withdrawn.json()["withdrawn"]["reason"], "The page was retracted.");
    assert_eq!(withdrawn.json()["url"], source()["url"]);
    let file = reviewer.claim(&claim).await;
    assert_eq!(file["etag"], withdrawn.etag());
    assert_eq!((&file["evidence_count"], &file["evidence"]), (&json!(0), &json!([withdrawn.json()])));

    withdraw(&reviewer, &claim, &id).await.problem(409, "conflict");
    withdraw(&reviewer, &claim, "01970000-0000-7000-8000-000000000000").await.problem(404, "not-found");
}

// ASVS 1.2.2, 2.2.1, 2.2.2
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_source_is_refused_by_the_field_that_is_wrong() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    for (field, value) in [
        ("url", json!("javascript:alert(1)")),
        ("url", json!("/relative")),
        ("url", json!(format!("https://e.example/{}", "x".repeat(2048)))),
        ("stance", json!("doubts")),
        ("visibility", json!("secret")),
        ("accessed_at", json!("2026-03-04T09:00:01Z")),
        ("accessed_at", json!("-9000-01-01T00:00:00Z")),
        ("published_at", json!("2026-02-30")),
        ("excerpt", json!("x".repeat(10_001))),
        ("note", json!("a\0b")),
        ("rating", json!("true")),
    ] {
        let mut body = source();
        body[field] = value;
        let answer = reviewer.change(&claim, "evidence", &body).await;
        assert_eq!(answer.pointers(), [format!("/{field}")], "{answer}");
    }
    assert_eq!(reviewer.claim(&claim).await["evidence"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_is_described_better_and_moved_and_what_it_said_before_stays_on_record() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let mut ids = Vec::new();
    for host in ["one", "two", "three"] {
        let mut new = source();
        new["url"] = json!(format!("https://www.{host}.example/a"));
        new.as_object_mut().unwrap().remove("excerpt");
        let added = reviewer.change(&claim, "evidence", &new).await.expect(201).json();
        assert_eq!((&added["origin"], &added["origin_by_person"]), (&json!(format!("{host}.example")), &json!(false)));
        ids.push(added["id"].as_str().unwrap().to_owned());
    }
    let revise = async |id: &str, body: Value| {
        let etag = reviewer.claim(&claim).await["etag"].as_str().unwrap().to_owned();
        reviewer.patch(&format!("/api/v1/evidence/{id}"), &etag, &body).await
    };

    let better = json!({
        "stance": "context", "title": null, "origin": "Registry", "position": 1,
        "snapshot_url": "https://archive.example/1", "reason": "It only explains."
    });
    let revised = revise(&ids[2], better).await.expect(200).json();
    assert_eq!(
        (&revised["stance"], &revised["title"], &revised["origin"], &revised["position"]),
        (&json!("context"), &Value::Null, &json!("registry"), &json!(1))
    );
    assert_eq!(revised["publisher"], source()["publisher"], "what is left out stays");
    let file = reviewer.claim(&claim).await;
    let order: Vec<&str> = file["evidence"].as_array().unwrap().iter().map(|e| e["id"].as_str().unwrap()).collect();
    assert_eq!(order, [&ids[2], &ids[0], &ids[1]]);

    let history = reviewer.get(&format!("/api/v1/claims/{claim}/history")).await.json();
    let entry = &history["items"][0];
    assert_eq!((&entry["kind"], &entry["reason"]), (&json!("evidence.revised"), &json!("It only explains.")));
    let title = entry["changes"].as_array().unwrap().iter().find(|change| change["field"] == "title").unwrap();
    assert_eq!((&title["from"], &title["to"]), (&source()["title"], &Value::Null));

    let back = revise(&ids[2], json!({"origin": null})).await.expect(200).json();
    assert_eq!(back["origin"], "three.example");
    for (field, value) in [("url", json!("ftp://x")), ("stance", json!(null)), ("position", json!("first"))] {
        let answer = revise(&ids[0], json!({field: value})).await;
        if field == "stance" {
            answer.expect(200);
        } else {
            assert_eq!(answer.pointers(), [format!("/{field}")]);
        }
    }
    withdraw(&reviewer, &claim, &ids[0]).await.expect(200);
    revise(&ids[0], json!({"title": "Too late"})).await.problem(409, "conflict");
}

/// An interview, which has no address.
fn interview() -> Value {
    json!({
        "stance": "refutes",
        "offline": {"kind": "interview", "who": "Jonna Tavik, mayor", "at": "2026-03-02", "place": "Ostrel"},
        "excerpt": "We buried twenty-nine.",
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_without_an_address_says_who_when_and_where() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    author.does(&claim, "review/assign").await;
    for kind in ["interview", "letter", "call", "document", "photograph", "observation"] {
        let mut source = interview();
        source["offline"]["kind"] = json!(kind);
        let added = author.change(&claim, "evidence", &source).await.expect(201).json();
        assert_eq!(added["offline"], source["offline"]);
        assert_eq!((&added["url"], &added["origin"]), (&Value::Null, &json!("jonna tavik, mayor")));
    }
    let nothing = json!({"stance": "context"});
    assert_eq!(author.change(&claim, "evidence", &nothing).await.expect(422).pointers(), ["/url"]);
    let mut tomorrow = interview();
    tomorrow["offline"]["at"] = json!("2026-03-08");
    assert_eq!(author.change(&claim, "evidence", &tomorrow).await.expect(422).pointers(), ["/offline/at"]);
    for missing in ["who", "at", "kind"] {
        let mut source = interview();
        source["offline"].as_object_mut().unwrap().remove(missing);
        author.change(&claim, "evidence", &source).await.expect(422);
    }

    // Six sources from one person are one origin, which is enough to submit, and readers see who, when and where.
    author.does(&claim, "verdict/submission").await;
    second.does(&claim, "verdict/approval").await;
    let published = editor.does(&claim, "verdict/publication").await;
    let page = app.anyone().get(published["published"]["url"].as_str().unwrap()).await.expect(200).text().to_owned();
    assert!(page.contains("Interview: <bdi>Jonna Tavik, mayor</bdi>"), "{page}");
    assert!(page.contains("2 March 2026") && page.contains("<bdi>Ostrel</bdi>"));
    assert!(!page.contains("href=\"\""), "no link that leads nowhere");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_when_and_where_can_be_revised_with_history() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    let added = reviewer.change(&claim, "evidence", &interview()).await.expect(201);
    let path = format!("/api/v1/evidence/{}", added.json()["id"].as_str().unwrap());
    let better = json!({"offline": {"kind": "call", "who": "Jonna Tavik", "at": "2026-03-01"}});
    let revised = reviewer.patch(&path, &added.etag(), &better).await.expect(200).json();
    assert_eq!((&revised["offline"]["kind"], &revised["offline"]["place"]), (&json!("call"), &Value::Null));
    assert_eq!(revised["origin"], "jonna tavik");
    let history = reviewer.read(&format!("/api/v1/claims/{claim}/history")).await;
    let change = &history["items"][0]["changes"][0];
    assert_eq!(change["from"], "interview: Jonna Tavik, mayor, 2026-03-02, Ostrel");
    assert_eq!(change["to"], "telephone call: Jonna Tavik, 2026-03-01");
}
