//! Article intake: sizes, encodings, odd texts, refused fields.

use serde_json::{Value, json};

use crate::support::articles::{ADDRESS, number_of_articles, path_of};
use crate::support::newsroom::TEXT;
use crate::support::{Answer, Person, TestApp};

const TWO_MIB: usize = 2 * 1024 * 1024;

async fn bring_raw(person: &Person, body: Vec<u8>) -> Answer {
    let request = person.request(reqwest::Method::POST, "/api/v1/articles");
    Answer::to(request.header("content-type", "application/json").body(body)).await
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
        ("binary", text(&"\u{1}\u{2}\u{7f}ELF".repeat(100)), "not text"),
    ] {
        let answer = bring_raw(&reviewer, body).await;
        assert_eq!(answer.pointers(), ["/text"], "{case}");
        let detail = answer.json()["errors"][0]["detail"].to_string();
        assert!(detail.contains(reason), "{case}: {detail}");
    }
    for (case, body) in [
        ("invalid UTF-8", b"{\"text\":\"Three \xff\xfe people died.\"}".to_vec()),
        ("lone surrogate", br#"{"text":"\ud800"}"#.to_vec()),
        ("cut off", br#"{"text":"Three"#.to_vec()),
        ("no JSON", b"\x7fELF\x02\x01".to_vec()),
        ("two documents", br#"{"text":"a"}{"text":"b"}"#.to_vec()),
        ("very deep", "[".repeat(100_000).into_bytes()),
    ] {
        let answer = bring_raw(&reviewer, body).await;
        assert!((400..=422).contains(&answer.status), "{case}: {answer}");
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{case}");
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
    let path = path_of(&article);
    assert_eq!(reviewer.get(&path).await.json()["analysis"]["state"], "done");
    assert!(reviewer.claims_of(&article).await.len() >= 3);

    text.push('x');
    reviewer.post("/api/v1/articles", &json!({"text": text})).await.problem(413, "too-large");
    // Refused by what the head says, before the body is here.
    let huge = vec![b' '; 14 * 1024 * 1024];
    let request = reviewer.request(reqwest::Method::POST, "/api/v1/articles");
    match request.header("content-type", "application/json").body(huge).send().await {
        Ok(answer) => assert_eq!(answer.status(), 413),
        // The server need not read on to say so; then the client may only see the end.
        Err(error) => assert!(error.is_request() || error.is_body(), "{error:?}"),
    }
    assert_eq!(number_of_articles(&reviewer).await, 1);
}

fn slice(letters: &[char], span: &Value) -> String {
    let end = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
    letters[end("start")..end("end")].iter().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_texts_become_articles_whose_spans_name_their_quotes_in_code_points() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let quiet = "and then it was quiet, as it always is after rain, ".repeat(10_000);
    let one_line = format!("{quiet}. More than 5,200 homes were flooded in Ostrel on 2 February. {quiet}");
    assert!(one_line.len() > 1_000_000);
    let texts = [
        ("one line", one_line),
        (
            "right to left",
            "قتل 37 شخصا عندما انهار السد في 2 فبراير، قالت الوزارة.\n\nغمرت المياه 5200 منزل.".to_owned(),
        ),
        ("headlines", "Dam breaks\n\nMayor resigns\n\nWeather\n\nSport".to_owned()),
        ("emoji and marks", format!("🌊🏚️ Cafe\u{301}s closed. {TEXT} Δημοσιεύτηκε 👩‍👩‍👧‍👦.")),
        (
            "marks that have no single form",
            format!("q\u{307}\u{323} 🜁 {}", TEXT.replace("homes", "ho\u{323}\u{307}mes")),
        ),
        ("odd controls", format!("\u{200e}\u{202e}{TEXT}\u{202c}\u{b}\u{85}")),
    ];
    for (n, (case, text)) in texts.iter().enumerate() {
        let article = reviewer.bring(text, &format!("{ADDRESS}/{n}")).await;
        app.drain_jobs().await;
        let path = path_of(&article);
        let article = reviewer.read(&path).await;
        assert_eq!(article["analysis"]["state"], "done", "{case}: {}", article["analysis"]);

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

// ASVS 2.2.1, 2.2.2, 15.3.5
#[tokio::test(flavor = "multi_thread")]
async fn unknown_and_wrong_fields_are_refused_each_by_its_name() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for (fields, pointer) in [
        (json!({"text": TEXT, "colour": "red"}), "/colour"),
        (json!({"text": 7}), "/text"),
        (json!({"text": TEXT, "url": "javascript:alert(1)"}), "/url"),
        (json!({"text": TEXT, "url": "https://u:p@karvia-post.example/"}), "/url"),
        (json!({"text": TEXT, "published_at": "yesterday"}), "/published_at"),
        (json!({"text": TEXT, "language": "English"}), "/language"),
        (json!({"text": TEXT, "title": "x".repeat(501)}), "/title"),
        (json!({"text": TEXT, "outlet": "a\0b"}), "/outlet"),
        (json!({"title": "Neither text nor address"}), "/text"),
    ] {
        let answer = reviewer.post("/api/v1/articles", &fields).await;
        assert_eq!(answer.pointers(), [pointer], "{fields}");
    }
    assert_eq!(number_of_articles(&reviewer).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_counts_as_it_is_kept() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for (letters, status) in [(320, 201), (400, 422)] {
        let url = format!("https://karvia.example/{}", "д".repeat(letters));
        let answer = reviewer.post("/api/v1/articles", &json!({"text": TEXT, "url": url})).await;
        assert_eq!(answer.status, status, "{answer}");
    }
}
