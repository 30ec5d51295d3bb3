//! Article intake: deduplication, versions, spans of the claims found.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::support::newsroom::TEXT;
use crate::support::{Answer, Person, TestApp};

const TWO_MIB: usize = 2 * 1024 * 1024;
const ADDRESS: &str = "https://karvia-post.example/dam";

async fn bring_raw(person: &Person, body: Vec<u8>) -> Answer {
    let request = person.request(reqwest::Method::POST, "/api/v1/articles");
    Answer::to(
        request
            .header("content-type", "application/json")
            .body(body),
    )
    .await
}

async fn number_of_articles(person: &Person) -> usize {
    let page = person
        .get("/api/v1/articles?limit=100")
        .await
        .expect(200)
        .json();
    page["items"].as_array().unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_text_at_the_same_address_is_the_same_article() {
    let app = TestApp::start().await;
    let (first, second) = (app.reviewer().await, app.reviewer().await);

    let article = first.bring(TEXT, ADDRESS).await;
    assert_eq!(article["version"], 1);
    assert_eq!(article["analysis"]["state"], "pending");

    // Other line ends and blanks at line ends are the same text.
    let again = json!({"text": format!("\u{feff}{}\r\n\r\n", TEXT.replace('\n', "  \r\n")), "url": ADDRESS});
    let answer = second.post("/api/v1/articles", &again).await.expect(200);
    assert_eq!(answer.json()["id"], article["id"]);
    assert_eq!(answer.json()["version"], 1);
    assert_eq!(number_of_articles(&first).await, 1);

    // The same text elsewhere is another article.
    let elsewhere = second.bring(TEXT, "https://elsewhere.example/dam").await;
    assert_ne!(elsewhere["id"], article["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_text_is_the_next_version_and_unchanged_words_keep_their_claims() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let article = reviewer.bring(TEXT, ADDRESS).await;
    app.drain_jobs().await;
    let before = by_quote(&reviewer.claims_of(&article).await);

    let changed = format!(
        "Updated on Tuesday.\n\n{}",
        TEXT.replace("37 people", "29 people")
    );
    let next = reviewer.bring(&changed, ADDRESS).await;
    app.drain_jobs().await;
    let after = by_quote(&reviewer.claims_of(&article).await);

    assert_eq!(next["id"], article["id"]);
    assert_eq!(next["version"], 2);
    let kept: Vec<&String> = before
        .keys()
        .filter(|quote| after.contains_key(*quote))
        .collect();
    assert!(kept.len() >= 2, "{before:#?} {after:#?}");
    for quote in kept {
        assert_eq!(before[quote]["id"], after[quote]["id"], "{quote}");
        assert_eq!(after[quote]["article"]["version"], 2);
        assert_ne!(
            before[quote]["span"], after[quote]["span"],
            "{quote} has moved"
        );
        let file = reviewer.claim(after[quote]["id"].as_str().unwrap()).await;
        let places = &file["appearances"];
        // Whoever has read the file knows nothing of the second place yet.
        assert!(
            file["version"].as_i64() > before[quote]["version"].as_i64(),
            "{quote}"
        );
        assert_eq!(
            places.as_array().unwrap().len(),
            2,
            "{quote} stands in both versions"
        );
    }
    let corrected = after
        .keys()
        .find(|quote| quote.contains("29 people"))
        .unwrap();
    let ids: BTreeSet<&str> = before
        .values()
        .map(|claim| claim["id"].as_str().unwrap())
        .collect();
    assert!(
        !ids.contains(after[corrected]["id"].as_str().unwrap()),
        "other words, another claim"
    );

    // The first text stands as it was.
    let path = format!(
        "/api/v1/articles/{}/versions/1",
        article["id"].as_str().unwrap()
    );
    assert_eq!(reviewer.get(&path).await.expect(200).json()["text"], TEXT);
    reviewer
        .get(&path.replace("/1", "/3"))
        .await
        .problem(404, "not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_may_go_back_to_earlier_words() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let corrected = TEXT.replace("37 people", "29 people");
    let mut claims = Vec::new();
    for (text, version) in [(TEXT, 1), (corrected.as_str(), 2), (TEXT, 3), (TEXT, 3)] {
        let article = reviewer
            .bring_again(&json!({"text": text, "url": ADDRESS}))
            .await;
        assert_eq!(article["version"], version);
        assert_eq!(article["text"], text);
        app.drain_jobs().await;
        claims.push(by_quote(&reviewer.claims_of(&article).await));
    }
    let quote = |part: &str| {
        claims[0]
            .keys()
            .find(|quote| quote.contains(part))
            .unwrap()
            .clone()
    };
    let returned = quote("37 people");
    assert!(!claims[1].contains_key(&returned));
    assert_eq!(
        claims[0][&returned]["id"], claims[2][&returned]["id"],
        "the same claim is back"
    );
    assert_eq!(number_of_articles(&reviewer).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_learnt_later_about_an_article_is_kept() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let known = json!({"text": TEXT, "url": ADDRESS, "title": "The dam"});
    reviewer.bring_again(&known).await;

    // The same words fill in what was not known, and overwrite nothing.
    let more = json!({"text": TEXT, "url": ADDRESS, "title": "Another", "outlet": "Karvia Post", "published_at": "2026-02-03"});
    let article = reviewer.bring_again(&more).await;
    assert_eq!(
        [
            &article["title"],
            &article["outlet"],
            &article["published_at"],
            &article["version"]
        ],
        [
            &json!("The dam"),
            &json!("Karvia Post"),
            &json!("2026-02-03"),
            &json!(1)
        ]
    );
    let unchanged = reviewer.bring_again(&more).await;
    assert_eq!(article, unchanged);

    // A new text comes with a headline of its own.
    let changed = json!({"text": format!("{TEXT}\n\nCorrected."), "url": ADDRESS, "title": "The dam, corrected"});
    let article = reviewer.bring_again(&changed).await;
    assert_eq!(
        [&article["title"], &article["outlet"], &article["version"]],
        [
            &json!("The dam, corrected"),
            &json!("Karvia Post"),
            &json!(2)
        ]
    );
    let happened: Vec<(String, Value)> =
        sqlx::query_as("select kind, changes from events where article_id is not null order by id")
            .fetch_all(&mut app.database().await)
            .await
            .unwrap();
    let kinds: Vec<&str> = happened.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(
        kinds,
        ["article.ingested", "article.described", "article.changed"]
    );
    let change = json!({"field": "title", "from": "The dam", "to": "The dam, corrected"});
    assert!(
        happened[2].1.as_array().unwrap().contains(&change),
        "{happened:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_counts_as_it_is_kept() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for (letters, status) in [(320, 201), (400, 422)] {
        let url = format!("https://karvia.example/{}", "д".repeat(letters));
        let answer = reviewer
            .post("/api/v1/articles", &json!({"text": TEXT, "url": url}))
            .await;
        assert_eq!(answer.status, status, "{answer}");
    }
}

fn by_quote(claims: &[Value]) -> BTreeMap<String, Value> {
    let key = |claim: &Value| claim["quote"].as_str().unwrap().to_owned();
    claims
        .iter()
        .map(|claim| (key(claim), claim.clone()))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_an_article_is_refused_with_its_reason_and_leaves_nothing_behind() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let text = |text: &str| serde_json::to_vec(&json!({"text": text})).unwrap();

    for (case, body, reason) in [
        ("empty", text(""), "empty"),
        ("blank", text("\u{feff} \n\t\r\n \u{a0}\u{3000}"), "empty"),
        ("invisible", text(" \u{feff}\u{200b}\u{2060}"), "empty"),
        ("NUL", text("At least 3 people\0 died."), "U+0000"),
        (
            "binary",
            text(&"\u{1}\u{2}\u{7f}ELF".repeat(100)),
            "not text",
        ),
    ] {
        let answer = bring_raw(&reviewer, body).await;
        assert_eq!(answer.pointers(), ["/text"], "{case}");
        let detail = answer.json()["errors"][0]["detail"].to_string();
        assert!(detail.contains(reason), "{case}: {detail}");
    }
    for (case, body) in [
        (
            "invalid UTF-8",
            b"{\"text\":\"Three \xff\xfe people died.\"}".to_vec(),
        ),
        ("lone surrogate", br#"{"text":"\ud800"}"#.to_vec()),
        ("cut off", br#"{"text":"Three"#.to_vec()),
        ("no JSON", b"\x7fELF\x02\x01".to_vec()),
        ("two documents", br#"{"text":"a"}{"text":"b"}"#.to_vec()),
        ("very deep", "[".repeat(100_000).into_bytes()),
    ] {
        let answer = bring_raw(&reviewer, body).await;
        assert!((400..=422).contains(&answer.status), "{case}: {answer}");
        assert_eq!(
            answer.header("content-type"),
            Some("application/problem+json"),
            "{case}"
        );
    }
    let latin = bring_raw(&reviewer, b"{\"text\":\"caf\xe9\"}".to_vec()).await;
    latin.problem(400, "malformed-request");

    assert_eq!(number_of_articles(&reviewer).await, 0);
}

// ASVS 5.2.1, 15.2.2
#[tokio::test(flavor = "multi_thread")]
async fn two_mebibytes_are_an_article_and_one_byte_more_is_not() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    // Of the widest characters, so that bytes and code points differ most.
    let filler = "🜁".repeat((TWO_MIB - TEXT.len() - 2) / 4);
    let mut text = format!("{TEXT}\n\n{filler}");
    text.push_str(&"x".repeat(TWO_MIB - text.len()));

    let article = reviewer.bring(&text, ADDRESS).await;
    assert_eq!(article["text"], text);
    app.drain_jobs().await;
    let path = format!("/api/v1/articles/{}", article["id"].as_str().unwrap());
    assert_eq!(
        reviewer.get(&path).await.json()["analysis"]["state"],
        "done"
    );
    assert!(reviewer.claims_of(&article).await.len() >= 3);

    text.push('x');
    reviewer
        .post("/api/v1/articles", &json!({"text": text}))
        .await
        .problem(413, "too-large");
    // Refused by what the head says, before the body is here.
    let huge = vec![b' '; 14 * 1024 * 1024];
    let request = reviewer.request(reqwest::Method::POST, "/api/v1/articles");
    match request
        .header("content-type", "application/json")
        .body(huge)
        .send()
        .await
    {
        Ok(answer) => assert_eq!(answer.status(), 413),
        // The server need not read on to say so; then the client may only see the end.
        Err(error) => assert!(error.is_request() || error.is_body(), "{error:?}"),
    }
    assert_eq!(number_of_articles(&reviewer).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_texts_become_articles_whose_spans_name_their_quotes_in_code_points() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let quiet = "and then it was quiet, as it always is after rain, ".repeat(10_000);
    let one_line =
        format!("{quiet}. More than 5,200 homes were flooded in Ostrel on 2 February. {quiet}");
    assert!(one_line.len() > 1_000_000);
    let texts = [
        ("one line", one_line),
        (
            "right to left",
            "قتل 37 شخصا عندما انهار السد في 2 فبراير، قالت الوزارة.\n\nغمرت المياه 5200 منزل."
                .to_owned(),
        ),
        (
            "headlines",
            "Dam breaks\n\nMayor resigns\n\nWeather\n\nSport".to_owned(),
        ),
        (
            "emoji and marks",
            format!("🌊🏚️ Cafe\u{301}s closed. {TEXT} Δημοσιεύτηκε 👩‍👩‍👧‍👦."),
        ),
        (
            "marks that have no single form",
            format!(
                "q\u{307}\u{323} 🜁 {}",
                TEXT.replace("homes", "ho\u{323}\u{307}mes")
            ),
        ),
        (
            "odd controls",
            format!("\u{200e}\u{202e}{TEXT}\u{202c}\u{b}\u{85}"),
        ),
    ];
    for (n, (case, text)) in texts.iter().enumerate() {
        let article = reviewer.bring(text, &format!("{ADDRESS}/{n}")).await;
        app.drain_jobs().await;
        let path = format!("/api/v1/articles/{}", article["id"].as_str().unwrap());
        let article = reviewer.get(&path).await.expect(200).json();
        assert_eq!(
            article["analysis"]["state"], "done",
            "{case}: {}",
            article["analysis"]
        );

        let letters: Vec<char> = article["text"].as_str().unwrap().chars().collect();
        assert_eq!(article["length"], letters.len(), "{case}");
        let claims = reviewer.claims_of(&article).await;
        if case.contains("mark") {
            assert!(claims.len() >= 3, "{case}: {claims:#?}");
        }
        for claim in claims.iter().take(50) {
            assert_eq!(slice(&letters, &claim["span"]), claim["quote"], "{case}");
            let file = reviewer.claim(claim["id"].as_str().unwrap()).await;
            for place in file["appearances"].as_array().unwrap() {
                for value in place["values"].as_array().unwrap() {
                    assert_eq!(slice(&letters, &value["span"]), value["text"], "{case}");
                }
            }
        }
    }
}

fn slice(letters: &[char], span: &Value) -> String {
    let end = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
    letters[end("start")..end("end")].iter().collect()
}

// ASVS 2.2.1, 2.2.2, 15.3.5
#[tokio::test(flavor = "multi_thread")]
async fn unknown_and_wrong_fields_are_refused_each_by_its_name() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for (fields, pointer) in [
        (json!({"text": TEXT, "colour": "red"}), "/colour"),
        (json!({"text": 7}), "/text"),
        (json!({"text": TEXT, "url": "javascript:alert(1)"}), "/url"),
        (
            json!({"text": TEXT, "url": "https://u:p@karvia-post.example/"}),
            "/url",
        ),
        (
            json!({"text": TEXT, "published_at": "yesterday"}),
            "/published_at",
        ),
        (json!({"text": TEXT, "language": "English"}), "/language"),
        (json!({"text": TEXT, "title": "x".repeat(501)}), "/title"),
        (json!({"text": TEXT, "outlet": "a\0b"}), "/outlet"),
        (json!({"title": "No text"}), ""),
    ] {
        let answer = reviewer.post("/api/v1/articles", &fields).await;
        assert_eq!(answer.pointers(), [pointer], "{fields}");
    }
    assert_eq!(number_of_articles(&reviewer).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_again_finds_the_same_claims_and_adds_nothing() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let article = reviewer.bring(TEXT, ADDRESS).await;
    app.drain_jobs().await;
    let before = reviewer.claims_of(&article).await;
    reviewer.does(before[0]["id"].as_str().unwrap(), "").await;
    let reworded = reviewer.claims_of(&article).await;

    let path = format!(
        "/api/v1/articles/{}/analysis",
        article["id"].as_str().unwrap()
    );
    reviewer.post(&path, &json!({})).await.expect(202);
    reviewer.post(&path, &json!({})).await.expect(202);
    app.drain_jobs().await;

    assert_eq!(reviewer.claims_of(&article).await, reworded);
    let count: i64 = sqlx::query_scalar("select count(*) from claims")
        .fetch_one(&mut app.database().await)
        .await
        .unwrap();
    assert_eq!(usize::try_from(count).unwrap(), before.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_is_read_from_its_etag_until_it_changes() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let article = reviewer.bring(TEXT, ADDRESS).await;
    let path = format!("/api/v1/articles/{}", article["id"].as_str().unwrap());

    let first = reviewer.get(&path).await.expect(200);
    let unchanged = reviewer
        .get_if_changed(&path, &first.etag())
        .await
        .expect(304);
    assert!(unchanged.body.is_empty());
    assert_eq!(unchanged.etag(), first.etag());

    app.drain_jobs().await;
    let read = reviewer
        .get_if_changed(&path, &first.etag())
        .await
        .expect(200);
    assert_eq!(read.json()["analysis"]["state"], "done");

    // Each count in it is part of what the tag stands for.
    let claims = reviewer.claims_of(&article).await;
    reviewer
        .does(claims[0]["id"].as_str().unwrap(), "review/dismiss")
        .await;
    let dismissed = reviewer
        .get_if_changed(&path, &read.etag())
        .await
        .expect(200);
    assert_eq!(dismissed.json()["claims"]["open"], claims.len() - 1);
}

// ASVS 1.2.4
#[tokio::test(flavor = "multi_thread")]
async fn articles_are_found_by_words_that_mean_nothing_but_themselves() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for (n, title) in ["100% of the dams", "Under_score", "The dams"]
        .iter()
        .enumerate()
    {
        let article = json!({"text": format!("{n} {TEXT}"), "title": title, "outlet": "Post"});
        reviewer
            .post("/api/v1/articles", &article)
            .await
            .expect(201);
    }
    for (words, found) in [
        ("dams", 2),
        ("DAMS", 2),
        ("100%25", 1),
        ("%25", 1),
        ("_", 1),
        ("%5C", 0),
        ("post", 3),
        ("%27", 0),
    ] {
        let page = reviewer
            .get(&format!("/api/v1/articles?q={words}"))
            .await
            .expect(200)
            .json();
        assert_eq!(page["items"].as_array().unwrap().len(), found, "{words}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_of_an_article_tells_its_versions_and_not_its_claims() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let article = reviewer
        .bring(TEXT, "https://karvia-post.example/dam")
        .await;
    app.drain_jobs().await;
    let changed =
        json!({"text": format!("{TEXT} More."), "url": "https://karvia-post.example/dam"});
    reviewer.bring_again(&changed).await;
    let path = format!(
        "/api/v1/articles/{}/history",
        article["id"].as_str().unwrap()
    );
    let history = reviewer.get(&path).await.expect(200).json();
    let entries = history["items"].as_array().unwrap();
    let kinds: Vec<&Value> = entries.iter().map(|entry| &entry["kind"]).collect();
    assert_eq!(
        json!(kinds),
        json!(["article.changed", "article.analysed", "article.ingested"])
    );
    assert_eq!(entries[0]["actor"]["name"], reviewer.name);
}
