//! Look-alikes among claimants: names that people could take for another record's, and characters that nobody sees.

use reqwest::Method;
use serde_json::{Value, json};

use super::claimant::{claims_by, make, post};
use crate::support::{Answer, Person, TestApp};

/// Spellings that look like "Ivo Maroth": a Cyrillic o, a Greek M, a Latin l for the I, the digit 1 for the I.
const TWINS: [&str; 4] = ["Ivо Maroth", "Ivo Μaroth", "lvo Maroth", "1vo Maroth"];

async fn create(person: &Person, body: &Value) -> Answer {
    person.post("/api/v1/claimants", body).await
}

async fn change(person: &Person, record: &Value, body: &Value) -> Answer {
    let path = format!("/api/v1/claimants/{}", record["id"].as_str().unwrap());
    let current = person.read(&path).await;
    let request = person.request(Method::PUT, &path).header("if-match", current["etag"].as_str().unwrap());
    Answer::to(request.json(body)).await
}

async fn look_alikes(person: &Person, record: &Value) -> Vec<Value> {
    let file = person.read(&format!("/api/v1/claimants/{}", record["id"].as_str().unwrap())).await;
    file["look_alikes"].as_array().unwrap().iter().map(|other| other["id"].clone()).collect()
}

fn assert_alike(answer: &Answer, spelling: &str) {
    let problem = answer.problem(409, "conflict");
    assert_eq!(problem["code"], "spelling_looks_alike", "{spelling}: {problem}");
    assert_eq!(problem["params"], json!({"spelling": spelling, "other": "Ivo Maroth", "claimant": "Ivo Maroth"}));
}

// threat C47
#[tokio::test(flavor = "multi_thread")]
async fn a_spelling_that_looks_like_another_records_is_refused_wherever_it_is_written() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    let record = make(&editor, "person", "Ivo Maroth", &[]).await;
    let other = make(&editor, "person", "Zora Pell", &[]).await;
    for twin in TWINS {
        assert_alike(&create(&editor, &json!({"kind": "person", "name": twin})).await, twin);
        assert_alike(
            &create(&editor, &json!({"kind": "person", "name": "Nada Brix", "spellings": [twin]})).await,
            twin,
        );
        assert_alike(&change(&editor, &other, &json!({"kind": "person", "name": twin})).await, twin);
        assert_alike(&post(&editor, &other, "/spellings", &json!({"name": twin})).await, twin);
        let csv = format!("name,spellings\n{twin},\nZora Pell,{twin}\nNada Brix,{twin}\n");
        let rows = editor.post("/api/v1/claimant-imports", &json!({"csv": csv})).await.expect(200).json();
        for row in rows["items"].as_array().unwrap() {
            assert_eq!(row["conflict"]["code"], "spelling_looks_alike", "{twin}: {row}");
        }
    }
    // Other capitals, blanks and full-width letters are the same spelling, which only one record can have.
    for same in ["IVO MAROTH", "  Ivo   Maroth ", "Ivo\u{a0}Maroth", "Ｉｖｏ Ｍａｒｏｔｈ"] {
        let refused = create(&editor, &json!({"kind": "person", "name": same})).await;
        assert_eq!(refused.problem(409, "conflict")["code"], "spelling_taken", "{same}");
    }
    assert_eq!(editor.read("/api/v1/claimants").await["items"].as_array().unwrap().len(), 2, "nothing was kept");

    // Articles print it in this way: a spelling of the same record.
    let full = post(&editor, &record, "/spellings", &json!({"name": TWINS[0]})).await.expect(201).json();
    let spelling = full["spellings"].as_array().unwrap().iter().find(|one| one["name"] == TWINS[0]).unwrap();
    assert_alike(&post(&editor, &full, "/split", &json!({"spelling": spelling["id"]})).await, TWINS[0]);
    // Initials and names that differ in a letter are told apart.
    for different in ["L. Maroth", "I. Maroth", "Iva Maroth", "Ivo Marot"] {
        create(&editor, &json!({"kind": "person", "name": different})).await.expect(201);
    }
    assert_eq!(look_alikes(&editor, &record).await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn claimants_who_are_told_apart_may_look_alike_and_both_records_say_so() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    let stern = make(&editor, "person", "Tomas Stern", &[]).await;
    let stem = |more: Value| {
        let mut body = json!({"kind": "person", "name": "Tomas Stem"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let refused = async |body: &Value| {
        let problem = create(&editor, body).await.problem(409, "conflict");
        assert_eq!(problem["code"], "spelling_looks_alike", "{body}");
    };
    let mayor = json!({"roles": [{"title": "Mayor", "organisation": "Ostrel"}]});
    refused(&stem(mayor.clone())).await;
    let write = json!({
        "kind": "person", "name": "Tomas Stern", "wikidata": "Q501",
        "roles": [{"title": "mayor", "organisation": "Ostrel", "until": "2020-01-01"}],
    });
    change(&editor, &stern, &write).await.expect(200);
    // The same role at another time, the other record's item, and nothing: nobody can tell the two apart.
    refused(&stem(mayor)).await;
    refused(&stem(json!({"wikidata": "Q501"}))).await;
    refused(&stem(json!({}))).await;
    let made = create(&editor, &stem(json!({"roles": [{"title": "Minister"}]}))).await.expect(201).json();
    assert_eq!(look_alikes(&editor, &made).await, [stern["id"].clone()]);
    assert_eq!(look_alikes(&editor, &stern).await, [made["id"].clone()]);
    let merged = post(&editor, &made, "/merge", &json!({"into": stern["id"]})).await.expect(200).json();
    assert_eq!(look_alikes(&editor, &merged).await, Vec::<Value>::new());
    assert_eq!(look_alikes(&editor, &made).await, Vec::<Value>::new(), "its spellings are the other record's now");

    let third = json!({"kind": "person", "name": "Tomas Stеrn", "wikidata": "Q502"});
    let third = create(&editor, &third).await.expect(201).json();
    assert_eq!(look_alikes(&editor, &third).await, [stern["id"].clone()], "once, though two of its spellings look so");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_sees_is_refused_in_names_of_claimants_and_never_joined() {
    let app = TestApp::start().await;
    let (reviewer, editor) = (app.reviewer().await, app.editor().await);
    let record = make(&editor, "person", "Ivo Maroth", &[]).await;
    for hidden in
        ["Zora\u{200b} Pell", "Zora \u{202e}lleP", "\u{2066}Zora Pell", "Zo\u{ad}ra Pell", "Ivo\u{2060} Maroth"]
    {
        let refused = create(&editor, &json!({"kind": "person", "name": hidden})).await;
        assert_eq!(refused.pointers(), ["/name"], "{hidden:?}");
        assert!(refused.text().contains("invisible character U+"), "{refused}");
        let further = json!({"kind": "person", "name": "Nada Brix", "spellings": ["N. B.", hidden]});
        assert_eq!(create(&editor, &further).await.pointers(), ["/spellings/1"], "{hidden:?}");
        assert_eq!(change(&editor, &record, &json!({"kind": "person", "name": hidden})).await.pointers(), ["/name"]);
        assert_eq!(post(&editor, &record, "/spellings", &json!({"name": hidden})).await.pointers(), ["/name"]);
        let csv = json!({"csv": format!("name,spellings\n{hidden},\nIvo Maroth,{hidden}\n")});
        let rows = editor.post("/api/v1/claimant-imports", &csv).await.expect(200).json();
        for row in rows["items"].as_array().unwrap() {
            assert_eq!(row["fault"]["code"], "invisible_character", "{hidden:?}: {row}");
        }
    }
    let claims = claims_by(&app, &reviewer, &["Ivo\u{200b} Maroth", TWINS[0], "ＩＶＯ  Maroth"]).await;
    for (claim, owner) in claims.iter().zip([&Value::Null, &Value::Null, &record["id"]]) {
        assert_eq!(&reviewer.claim(claim).await["claimant_record"]["id"], owner);
    }
    let suggested = reviewer.read("/api/v1/claimant-suggestions").await;
    let likeness = suggested["items"].as_array().unwrap().iter().map(|item| &item["similar"][0]["likeness"]);
    assert_eq!(likeness.collect::<Vec<_>>(), ["looks_alike", "looks_alike"]);
}
