//! Claimant records: a whole life, two editors at once, spellings that are suggested and never joined, lists that are imported.

use claimdesk::domain::claims::review::State;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::newsroom::{bring_to, retract};
use crate::support::{Answer, Person, TestApp};

/// Claims of a new article, whose claimants have these names.
pub async fn claims_by(app: &TestApp, person: &Person, names: &[&str]) -> Vec<String> {
    let url = format!("https://karvia-post.example/{}", uuid::Uuid::new_v4());
    let claims = app.claims(person, &url).await;
    let mut database = app.database().await;
    for (claim, name) in claims.iter().zip(names) {
        sqlx::query("update claims set claimant = $2 where id = $1::uuid")
            .bind(claim)
            .bind(name)
            .execute(&mut database)
            .await
            .unwrap();
    }
    claims.into_iter().take(names.len()).collect()
}

async fn send(person: &Person, method: Method, record: &Value, what: &str, body: &Value) -> Answer {
    let path = format!("/api/v1/claimants/{}{what}", record["id"].as_str().unwrap());
    let request = person.request(method, &path).header("if-match", record["etag"].as_str().unwrap());
    Answer::to(request.json(body)).await
}

pub async fn post(person: &Person, record: &Value, what: &str, body: &Value) -> Answer {
    send(person, Method::POST, record, what, body).await
}

async fn read(person: &Person, record: &Value) -> Value {
    person.read(&format!("/api/v1/claimants/{}", record["id"].as_str().unwrap())).await
}

pub async fn make(person: &Person, kind: &str, name: &str, spellings: &[&str]) -> Value {
    person.create("/api/v1/claimants", &json!({"kind": kind, "name": name, "spellings": spellings})).await
}

fn names(record: &Value) -> Vec<&str> {
    record["spellings"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

fn kinds(history: &Value) -> Vec<&str> {
    history["items"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect()
}

fn person() -> Value {
    json!({
        "kind": "person", "name": "Lena Maroth", "description": "Governor of Ardel", "wikidata": "https://www.wikidata.org/wiki/Q42",
        "same_as": ["https://ardel.example/governor"],
        "roles": [{"title": "Governor", "organisation": "Province of Ardel", "since": "2024-05-01"}],
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_has_the_claims_of_its_spellings_and_all_that_happened_to_it() {
    let app = TestApp::start().await;
    let (reviewer, editor) = (app.reviewer().await, app.editor().await);
    let claims = claims_by(&app, &reviewer, &["Lena Maroth", "Governor  LENA Maroth", "Maroth"]).await;
    assert_eq!(reviewer.claim(&claims[0]).await["claimant_record"], Value::Null);

    reviewer.post("/api/v1/claimants", &person()).await.problem(403, "forbidden");
    let made = editor.post("/api/v1/claimants", &person()).await.expect(201);
    let record = made.json();
    assert_eq!(made.header("location"), Some(format!("/api/v1/claimants/{}", record["id"].as_str().unwrap()).as_str()));
    assert_eq!(
        (&record["wikidata"], &record["claim_count"], names(&record)),
        (&json!("Q42"), &json!(1), vec!["Lena Maroth"])
    );
    let known = json!({"id": record["id"], "name": "Lena Maroth", "kind": "person"});
    assert_eq!(reviewer.claim(&claims[0]).await["claimant_record"], known);

    // A spelling covers claims that are there already, whatever their capitals and blanks.
    let fuller =
        post(&editor, &record, "/spellings", &json!({"name": "governor lena maroth"})).await.expect(201).json();
    assert_eq!(fuller["claim_count"], 2);
    assert_eq!(reviewer.claim(&claims[1]).await["claimant_record"], known);
    assert_eq!(reviewer.claim(&claims[1]).await["claimant"]["name"], "Governor  LENA Maroth", "the printed name stays");
    let again =
        post(&editor, &record, "/spellings", &json!({"name": "Governor Lena  Maroth"})).await.expect(201).json();
    assert_eq!(again["etag"], fuller["etag"], "a known spelling is no change");
    let file = read(&reviewer, &record).await;
    let listed: Vec<&Value> = file["claims"].as_array().unwrap().iter().map(|claim| &claim["id"]).collect();
    assert_eq!(listed, [&json!(claims[1]), &json!(claims[0])]);

    // Another name; the former one stays a spelling.
    let mut renamed = person();
    renamed["name"] = json!("Lena Maroth-Visk");
    let stale = send(&editor, Method::PUT, &record, "", &renamed).await;
    stale.problem(412, "stale-version");
    let changed = send(&editor, Method::PUT, &fuller, "", &renamed).await.expect(200).json();
    assert_eq!(names(&changed), ["governor lena maroth", "Lena Maroth", "Lena Maroth-Visk"]);
    let spelling = |name: &str| {
        let all = changed["spellings"].as_array().unwrap();
        all.iter().find(|one| one["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
    };
    let path =
        |name: &str| format!("/api/v1/claimants/{}/spellings/{}", record["id"].as_str().unwrap(), spelling(name));
    let refused = editor.delete(&path("Lena Maroth-Visk")).await;
    assert_eq!(refused.problem(409, "conflict")["code"], "spelling_is_name");
    editor.delete(&path("governor lena maroth")).await.expect(204);
    editor.delete(&path("governor lena maroth")).await.problem(404, "not-found");
    assert_eq!(reviewer.claim(&claims[1]).await["claimant_record"], Value::Null);

    let history = reviewer.read(&format!("/api/v1/claimants/{}/history", record["id"].as_str().unwrap())).await;
    assert_eq!(
        kinds(&history),
        ["claimant.spelling_removed", "claimant.changed", "claimant.spelling_added", "claimant.created"]
    );
    let change = history["items"][1]["changes"].as_array().unwrap();
    assert!(change.contains(&json!({"field": "name", "from": "Lena Maroth", "to": "Lena Maroth-Visk"})), "{change:?}");
    assert_eq!(change.len(), 2, "the record and what has changed: {change:?}");

    let found = |query: &'static str| {
        let reviewer = &reviewer;
        async move { reviewer.read(&format!("/api/v1/claimants?{query}")).await["items"].as_array().unwrap().len() }
    };
    make(&editor, "organisation", "Amnesty International", &["Amnesty"]).await;
    assert_eq!((found("").await, found("q=MAROTH").await, found("q=amnes").await, found("q=%25").await), (2, 1, 1, 0));
    let first = reviewer.read("/api/v1/claimants?limit=1").await;
    let second = format!("/api/v1/claimants?limit=1&cursor={}", first["next_cursor"].as_str().unwrap());
    let second = reviewer.read(&second).await;
    assert_eq!(
        (&first["items"][0]["name"], &second["items"][0]["name"]),
        (&json!("Amnesty International"), &json!("Lena Maroth-Visk"))
    );
    assert_eq!(second["next_cursor"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn conflicts_and_faults_are_named() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    let record = editor.create("/api/v1/claimants", &person()).await;
    let taken = editor.post("/api/v1/claimants", &json!({"kind": "person", "name": "lena  maroth"})).await;
    let problem = taken.problem(409, "conflict");
    assert_eq!((&problem["code"], &problem["params"]["claimant"]), (&json!("spelling_taken"), &json!("Lena Maroth")));
    let other = make(&editor, "person", "Ana Illic", &[]).await;
    let taken = post(&editor, &other, "/spellings", &json!({"name": "LENA MAROTH"})).await;
    assert_eq!(taken.problem(409, "conflict")["code"], "spelling_taken");
    let mut same_item = json!({"kind": "person", "name": "Ana Illic", "wikidata": "q42"});
    let taken = send(&editor, Method::PUT, &other, "", &same_item).await;
    assert_eq!(taken.problem(409, "conflict")["code"], "wikidata_taken");
    same_item["wikidata"] = json!("42");
    for (wrong, pointer) in [
        (same_item, "/wikidata"),
        (json!({"kind": "person", "name": " "}), "/name"),
        (json!({"kind": "person", "name": "A", "same_as": ["javascript:alert(1)"]}), "/same_as/0"),
        (
            json!({"kind": "person", "name": "A", "roles": [{"title": "B", "since": "2026-02-02", "until": "2026-02-01"}]}),
            "/roles/0/since",
        ),
        (json!({"kind": "person", "name": "A", "roles": vec![json!({"title": "B"}); 31]}), "/roles"),
    ] {
        let answer = send(&editor, Method::PUT, &other, "", &wrong).await;
        assert!(answer.expect(422).pointers().contains(&pointer.to_owned()), "{wrong}");
    }
    assert_eq!(post(&editor, &record, "/merge", &json!({"into": record["id"]})).await.pointers(), ["/into"]);
    let nobody = json!({"into": uuid::Uuid::max()});
    assert_eq!(post(&editor, &record, "/merge", &nobody).await.pointers(), ["/into"]);
    assert_eq!(
        post(&editor, &record, "/unmerge", &json!({})).await.problem(409, "conflict")["code"],
        "claimant_not_merged"
    );
    let foreign = json!({"spelling": other["spellings"][0]["id"]});
    assert_eq!(post(&editor, &record, "/split", &foreign).await.pointers(), ["/spelling"]);
    let own = json!({"spelling": record["spellings"][0]["id"]});
    assert_eq!(post(&editor, &record, "/split", &own).await.problem(409, "conflict")["code"], "spelling_is_name");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_editors_at_once_make_one_record_and_a_repeated_request_makes_none() {
    let app = TestApp::start().await;
    let (one, other) = (app.editor().await, app.editor().await);
    let body = json!({"kind": "person", "name": "Lena Maroth"});
    let (a, b) = tokio::join!(one.post("/api/v1/claimants", &body), other.post("/api/v1/claimants", &body));
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409], "{a} {b}");
    let record = if a.status == 201 { a.json() } else { b.json() };
    // Of two changes of one version one is too late, and two merges make no circle.
    let change = json!({"kind": "person", "name": "Lena Maroth", "description": "Governor"});
    let another = json!({"kind": "organisation", "name": "Lena Maroth"});
    let (a, b) =
        tokio::join!(send(&one, Method::PUT, &record, "", &change), send(&other, Method::PUT, &record, "", &another));
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412], "{a} {b}");
    let (record, second) = (read(&one, &record).await, make(&one, "person", "L. Maroth", &[]).await);
    let (into_second, into_first) = (json!({"into": second["id"]}), json!({"into": record["id"]}));
    let (a, b) =
        tokio::join!(post(&one, &record, "/merge", &into_second), post(&other, &second, "/merge", &into_first));
    assert_eq!([a.status, b.status].iter().filter(|status| **status == 200).count(), 1, "{a} {b}");

    let again = || async {
        let request = one.request(Method::POST, "/api/v1/claimants").header("idempotency-key", "once");
        Answer::to(request.json(&json!({"kind": "unknown", "name": "Ana Illic"}))).await.expect(201).json()
    };
    assert_eq!(again().await["id"], again().await["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merge_takes_the_claims_along_and_can_be_undone_and_a_spelling_split_off() {
    let app = TestApp::start().await;
    let (reviewer, editor) = (app.reviewer().await, app.editor().await);
    let claims = claims_by(&app, &reviewer, &["Lena Maroth", "L. Maroth", "Gov. Maroth"]).await;
    let record = make(&editor, "person", "Lena Maroth", &[]).await;
    let second = make(&editor, "unknown", "L. Maroth", &["Gov. Maroth"]).await;
    let third = make(&editor, "person", "Lena Maroth (governor)", &[]).await;
    post(&editor, &third, "/merge", &json!({"into": second["id"]})).await.expect(200);
    post(&editor, &second, "/merge", &json!({"into": record["id"]})).await.problem(412, "stale-version");
    let second = read(&editor, &second).await;
    let merged = post(&editor, &second, "/merge", &json!({"into": record["id"]})).await.expect(200).json();
    assert_eq!((&merged["id"], &merged["claim_count"]), (&record["id"], &json!(3)));
    assert_eq!(merged["merged"].as_array().unwrap().len(), 2, "also what was merged into it");
    assert_eq!(reviewer.claim(&claims[2]).await["claimant_record"]["id"], record["id"]);
    let old = read(&reviewer, &second).await;
    assert_eq!(old["merged_into"]["id"], record["id"]);
    let refused = post(&editor, &old, "/spellings", &json!({"name": "Maroth"})).await;
    assert_eq!(refused.problem(409, "conflict")["code"], "claimant_merged");
    let page = reviewer.read("/api/v1/claimants").await;
    assert_eq!(page["items"].as_array().unwrap().len(), 1, "merged records are not in the list");
    assert_eq!(page["items"][0]["claims"], 3);

    // The record that remains is called by a spelling of the merged one: that must not get lost.
    let call = json!({"kind": "person", "name": "Gov. Maroth"});
    let called = send(&editor, Method::PUT, &read(&editor, &record).await, "", &call).await.expect(200).json();
    let refused = post(&editor, &old, "/unmerge", &json!({})).await;
    assert_eq!(refused.problem(409, "conflict")["code"], "spelling_taken");
    let name = called["spellings"].as_array().unwrap().iter().find(|one| one["name"] == "Gov. Maroth").unwrap();
    assert_eq!(name["is_name"], true);
    let call = json!({"kind": "person", "name": "Lena Maroth"});
    send(&editor, Method::PUT, &called, "", &call).await.expect(200);

    let restored = post(&editor, &old, "/unmerge", &json!({})).await.expect(200).json();
    assert_eq!((&restored["claim_count"], &restored["merged_into"]), (&json!(2), &Value::Null));
    assert_eq!(read(&editor, &record).await["claim_count"], 1);
    let spelling = restored["spellings"].as_array().unwrap().iter().find(|one| one["name"] == "Gov. Maroth").unwrap();
    let split = json!({"spelling": spelling["id"]});
    let new = post(&editor, &restored, "/split", &split).await.expect(201).json();
    assert_eq!(
        (&new["name"], &new["claim_count"], &new["kind"]),
        (&json!("Gov. Maroth"), &json!(1), &json!("unknown"))
    );
    assert_eq!(reviewer.claim(&claims[2]).await["claimant_record"]["id"], new["id"]);
    let history = reviewer.read(&format!("/api/v1/claimants/{}/history", second["id"].as_str().unwrap())).await;
    assert_eq!(
        kinds(&history),
        ["claimant.split", "claimant.unmerged", "claimant.merged_away", "claimant.merged", "claimant.created"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn look_alikes_and_surnames_are_suggested_and_never_joined() {
    let app = TestApp::start().await;
    let (reviewer, editor) = (app.reviewer().await, app.editor().await);
    let record = make(&editor, "person", "Lena Maroth", &["L. Maroth"]).await;
    make(&editor, "organisation", "Bank of Maroth", &[]).await;
    // The first has a Cyrillic e.
    let odd = claims_by(&app, &reviewer, &["Lеna Maroth", "Maroth", "Amnesty International"]).await;
    claims_by(&app, &reviewer, &["Maroth", "maroth", "Lena Maroth"]).await;
    for claim in &odd {
        assert_eq!(reviewer.claim(claim).await["claimant_record"], Value::Null);
    }
    let suggested = reviewer.read("/api/v1/claimant-suggestions").await;
    let items = suggested["items"].as_array().unwrap();
    let of = |name: &str| items.iter().find(|item| item["name"].as_str().unwrap().to_lowercase() == name);
    assert!(of("lena maroth").is_none(), "what has a record is not suggested");
    assert_eq!(items[0]["name"].as_str().unwrap().to_lowercase(), "maroth", "most frequent first: {items:#?}");
    assert_eq!(items[0]["claims"], 3);
    assert_eq!(
        items[0]["similar"],
        json!([{"id": record["id"], "name": "Lena Maroth", "kind": "person", "likeness": "same_surname"}]),
        "once, and no organisation"
    );
    assert_eq!(of("lеna maroth").unwrap()["similar"][0]["likeness"], "looks_alike");
    assert_eq!(of("amnesty international").unwrap()["similar"], json!([]));
    post(&editor, &record, "/spellings", &json!({"name": "Maroth"})).await.expect(201);
    let left = reviewer.read("/api/v1/claimant-suggestions").await;
    assert!(
        left["items"].as_array().unwrap().iter().all(|item| item["name"].as_str().unwrap().to_lowercase() != "maroth")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_previewed_and_imported_and_rows_with_conflicts_change_nothing() {
    let app = TestApp::start().await;
    let editor = &app.editor().await;
    let known = make(editor, "unknown", "Lena Maroth", &[]).await;
    make(editor, "person", "Ana Illic", &[]).await;
    let csv = "name,kind,wikidata,sameAs,spellings\r\n\
        Amnesty International,organisation,Q42970,https://www.amnesty.org/,Amnesty|AI\r\n\
        L. Maroth,person,Q42,,Lena Maroth\r\n\
        Lena Maroth,person,Q42,,\r\n\
        Ana Illic,person,,,Lena Maroth\r\n\
        Somebody,planet,,,\r\n\
        Somebody,person,Q42970x,,\r\n\
        AI,organisation,Q7,,\r\n";
    let import = |preview: bool| async move {
        editor.post("/api/v1/claimant-imports", &json!({"csv": csv, "preview": preview})).await
    };
    let outcomes = |answer: &Value| -> Vec<String> {
        let rows = answer["items"].as_array().unwrap().iter();
        rows.map(|row| row["outcome"].as_str().unwrap().to_owned()).collect()
    };
    let previewed = import(true).await.expect(200).json();
    let expected = ["created", "extended", "unchanged", "refused", "refused", "refused", "refused"];
    assert_eq!(outcomes(&previewed), expected, "{previewed:#}");
    assert_eq!(editor.read("/api/v1/claimants").await["items"].as_array().unwrap().len(), 2, "nothing is kept");
    assert_eq!(read(editor, &known).await["etag"], known["etag"]);

    let done = import(false).await.expect(200).json();
    assert_eq!(outcomes(&done), expected);
    let reason = |row: usize, field: &str| done["items"][row][field]["code"].clone();
    assert_eq!((reason(3, "conflict"), reason(6, "conflict")), (json!("spelling_taken"), json!("wikidata_taken")));
    assert_eq!((reason(4, "fault"), reason(5, "fault")), (json!("claimant_kind"), json!("wikidata_id")));
    assert_eq!(done["items"][6]["line"], 8);
    let filled = read(editor, &known).await;
    assert_eq!(
        (&filled["kind"], &filled["wikidata"], names(&filled)),
        (&json!("person"), &json!("Q42"), vec!["L. Maroth", "Lena Maroth"])
    );
    assert_eq!(outcomes(&import(false).await.expect(200).json())[..3], ["unchanged", "unchanged", "unchanged"]);
    for wrong in ["", "title\nA", "Amnesty International,organisation"] {
        let answer = editor.post("/api/v1/claimant-imports", &json!({"csv": wrong})).await;
        assert_eq!(answer.pointers(), ["/csv"], "{wrong}");
    }
    let long = format!("name\n{}", "A\n".repeat(1001));
    assert_eq!(editor.post("/api/v1/claimant-imports", &json!({"csv": long})).await.pointers(), ["/csv"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_balance_counts_spellings_together_and_roles_of_their_time() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let other = app.editor().await;
    // The article is of 3 February 2026.
    let claims = claims_by(&app, &author, &["Lena Maroth", "Gov. Maroth", "Amnesty International"]).await;
    for claim in &claims {
        bring_to(claim, State::Published, &author, &second, &editor).await;
    }
    retract(&claims[1], &editor, &second, &other).await;
    let roles = json!([
        {"title": "Governor", "organisation": "Ardel", "until": "2026-02-03"},
        {"title": "Member of the council", "organisation": "province of ardel", "since": "2026-02-03"},
        {"title": "Minister", "organisation": "Karvia", "since": "2026-02-04"},
    ]);
    let record = json!({"kind": "person", "name": "Lena Maroth", "spellings": ["Gov. Maroth"], "roles": roles});
    editor.create("/api/v1/claimants", &record).await;
    make(&editor, "organisation", "Province of Ardel", &["Ardel"]).await;
    make(&editor, "organisation", "Amnesty International", &[]).await;
    app.advance(chrono::TimeDelta::seconds(1));
    let csv = editor.get("/api/v1/insights/ratings_by_claimant.csv").await.expect(200);
    let head = "rating,verdicts,of these retracted\r\n";
    let expected = format!("claimant,{head}Lena Maroth,Mostly false,2,1\r\nAmnesty International,Mostly false,1,0\r\n");
    assert_eq!(csv.text(), expected);
    // Two roles in one organisation count once.
    let csv = editor.get("/api/v1/insights/ratings_by_organisation.csv").await.expect(200);
    let expected =
        format!("organisation,{head}Province of Ardel,Mostly false,2,1\r\nAmnesty International,Mostly false,1,0\r\n");
    assert_eq!(csv.text(), expected);
}
