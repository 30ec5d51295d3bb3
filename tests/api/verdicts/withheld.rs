//! Withheld words: a canary in every field that is not public, and who reads it at any address of the API.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::token::Scope;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use crate::support::newsroom::{TEXT, asking, bring_to, source, verdict};
use crate::support::receiver::Receiver;
use crate::support::webhooks::endpoint;
use crate::support::{Person, TestApp};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Anyone,
    Subscriber,
    /// A reviewer: the author of all that is written here.
    Author,
    Reviewer,
    Editor,
    Admin,
    /// An admin who is asked for a blind second review, and a program of this admin.
    Blind,
    BlindProgram,
}

use Who::{Admin, Anyone, Author, Blind, BlindProgram, Editor, Reviewer, Subscriber};

/// Who may read the word of a canary.
#[derive(Debug, Clone, Copy)]
enum Audience {
    /// Everybody at the desk.
    Desk,
    /// Everybody at the desk but the blind second reviewer.
    Seeing,
    Admins,
    /// Editors and admins.
    Editors,
    /// The person whose it is.
    Owner,
    Nobody,
}

impl Audience {
    fn has(self, who: Who) -> bool {
        let is_public = matches!(who, Anyone | Subscriber);
        match self {
            Self::Desk => !is_public,
            Self::Seeing => !is_public && !matches!(who, Blind | BlindProgram),
            Self::Admins => matches!(who, Admin | Blind | BlindProgram),
            // Blind and its program are an admin's.
            Self::Editors => matches!(who, Editor | Admin | Blind | BlindProgram),
            Self::Owner => who == Author,
            Self::Nobody => false,
        }
    }
}

const CANARIES: [(&str, Audience); 22] = [
    ("CANARYTITLE", Audience::Desk),
    ("CANARYWORDING", Audience::Desk),
    ("CANARYTALK", Audience::Desk),
    // What a comment said before its author edited it.
    ("CANARYFORMER", Audience::Editors),
    ("CANARYNOTE", Audience::Desk),
    // Of a claimant none of whose checks is public.
    ("CANARYCLAIMANT", Audience::Desk),
    ("CANARYTIP", Audience::Editors),
    ("CANARYINTERNAL", Audience::Desk),
    ("CANARYEXCERPT", Audience::Desk),
    ("CANARYASKED", Audience::Desk),
    ("canarytopic", Audience::Desk),
    ("CANARYSUMMARY", Audience::Seeing),
    ("CANARYRATIONALE", Audience::Seeing),
    ("CANARYRATING", Audience::Seeing),
    ("CANARYMEDIA", Audience::Seeing),
    ("CANARYDRAFT", Audience::Seeing),
    ("CANARYRETURN", Audience::Seeing),
    ("CANARYHOOK", Audience::Admins),
    ("canaryinvited@", Audience::Admins),
    ("CANARYVIEW", Audience::Owner),
    // Approved and scheduled, which is not published.
    ("CANARYSCHEDULED", Audience::Desk),
    // The second reviewer's answer, before there is a verdict to compare it with.
    ("CANARYREADING", Audience::Nobody),
];

/// Values of the placeholders in the paths of the API.
type Things = BTreeMap<&'static str, Vec<String>>;

fn id(thing: &Value) -> String {
    thing["id"].as_str().unwrap().to_owned()
}

async fn bring(app: &TestApp, author: &Person, title: &str, url: &str) -> (String, Vec<String>) {
    let article = json!({"text": TEXT, "url": url, "title": title, "language": "en"});
    let article = author.create("/api/v1/articles", &article).await;
    app.drain_jobs().await;
    let claims = author.claims_of(&article).await.iter().map(id).collect();
    (id(&article), claims)
}

/// A newsroom with a canary everywhere, and the things in it.
async fn newsroom(app: &TestApp, author: &Person, blind: &Person, receiver: &Receiver) -> Things {
    let (second, editor, admin) = (app.reviewer().await, app.editor().await, app.admin().await);
    let (hidden, claims) = bring(app, author, "CANARYTITLE flood", "https://hidden.example/a").await;
    let (shown, others) = bring(app, author, "Dam breaks", "https://shown.example/b").await;
    let (judged, returned, answered) = (&claims[0], &claims[1], &claims[2]);
    let public = &others[0];
    let ask = async |claim: &str, reader: &Person| {
        let body = json!({"reader": reader.id});
        author.change(claim, "verdict/second-reading", &body).await.expect(200);
    };

    // Submitted, with a rating of its own name; a blind second review is asked for.
    author.does(judged, "review/assign").await;
    let statement = json!({"statement": "CANARYWORDING at least 37 people were killed."});
    author.change(judged, "", &statement).await.expect(200);
    let (etag, plan) = (author.claim(judged).await["etag"].clone(), json!({"topics": ["canarytopic"]}));
    author.patch(&format!("/api/v1/claims/{judged}/review"), etag.as_str().unwrap(), &plan).await.expect(200);
    let mut unpublished = source();
    unpublished["excerpt"] = json!("CANARYEXCERPT 29 deaths");
    unpublished["url"] = json!("https://registry.example/unpublished");
    author.change(judged, "evidence", &unpublished).await.expect(201);
    let mut asked = asking();
    asked["asked"] = json!("CANARYASKED ministry");
    author.change(judged, "replies", &asked).await.expect(201);
    ask(judged, blind).await;
    let mut said = verdict();
    said["summary"] = json!("CANARYSUMMARY not 37.");
    said["rationale"] = json!("CANARYRATIONALE the registry lists them.");
    said["media"] = json!({"type": "image", "authenticity": "staged", "appearances": [{"url": "https://social.example/CANARYMEDIA"}]});
    author.change(judged, "verdict/submission", &said).await.expect(201);
    rename_rating(app).await;

    // Returned with a reason, and drafted once more; a blind second review is asked for.
    bring_to(returned, State::Submitted, author, &second, &editor).await;
    second.change(returned, "verdict/return", &json!({"reason": "CANARYRETURN which list?"})).await.expect(200);
    author.change(returned, "verdict/draft", &json!({"summary": "CANARYDRAFT perhaps."})).await.expect(200);
    ask(returned, blind).await;

    // A second review that is answered before there is a verdict.
    bring_to(answered, State::InReview, author, &second, &editor).await;
    ask(answered, &editor).await;
    let answer = json!({"rating": "true", "summary": "CANARYREADING as I read it."});
    editor.change(answered, "verdict/second-reading/answer", &answer).await.expect(200);

    // What a reader asks.
    let tip = json!({"text": "CANARYTIP they say the tram burned.", "question": "Did it?"});
    app.anyone().post("/api/v1/tips", &tip).await.expect(201);

    // Published, with words around it that are not.
    let mut noted = source();
    noted["note"] = json!("CANARYNOTE ask for the list");
    author.does(public, "review/assign").await;
    author.change(public, "evidence", &noted).await.expect(201);
    let mut internal = source();
    internal["visibility"] = json!("internal");
    internal["excerpt"] = json!("CANARYINTERNAL from a source");
    internal["url"] = json!("https://registry.example/internal");
    author.change(public, "evidence", &internal).await.expect(201);
    let comments = format!("/api/v1/claims/{public}/comments");
    author.create(&comments, &json!({"body": "CANARYTALK is that all?"})).await;
    let former = author.create(&comments, &json!({"body": "CANARYFORMER no."})).await;
    let edited = json!({"body": "Yes."});
    author
        .patch(&format!("/api/v1/comments/{}", id(&former)), former["etag"].as_str().unwrap(), &edited)
        .await
        .expect(200);
    author.does(public, "verdict/submission").await;
    second.does(public, "verdict/approval").await;
    editor.does(public, "verdict/publication").await;
    let slug = app.value("select slug from published_verdicts").await;

    // Approved, scheduled and under embargo.
    let scheduled = &others[1];
    author.does(scheduled, "review/assign").await;
    author.does(scheduled, "evidence").await;
    let mut waiting = verdict();
    waiting["summary"] = json!("CANARYSCHEDULED goes out later.");
    author.change(scheduled, "verdict/submission", &waiting).await.expect(201);
    second.does(scheduled, "verdict/approval").await;
    let plan = json!({"publish_at": "2099-01-01T00:00:00Z", "embargo_until": "2099-01-01T00:00:00Z"});
    editor.change(scheduled, "verdict/publication", &plan).await.expect(202);
    claimdesk::jobs::schedule_worker::step(&app.app).await;

    let claimant = author.claim(returned).await["claimant"]["name"].clone();
    let record = json!({"kind": "person", "name": claimant, "description": "CANARYCLAIMANT"});
    let record = editor.create("/api/v1/claimants", &record).await;
    let page = record["url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();

    author.create("/api/v1/me/views", &json!({"name": "CANARYVIEW", "query": "state=unassigned"})).await;
    let (hook, _) = endpoint(&admin, receiver, &[]).await;
    let described = json!({"url": receiver.url, "description": "CANARYHOOK", "kinds": []});
    let etag = admin.get(&format!("/api/v1/endpoints/{hook}")).await.etag();
    let change = admin.request(Method::PUT, &format!("/api/v1/endpoints/{hook}")).header("if-match", etag);
    assert_eq!(change.json(&described).send().await.unwrap().status(), 200);
    let invited = json!({"email": "canaryinvited@desk.test", "name": "Nia", "role": "reviewer"});
    admin.create("/api/v1/invitations", &invited).await;

    let evidence = author.read(&format!("/api/v1/claims/{public}/evidence")).await;
    let evidence = evidence["items"].as_array().unwrap().iter().map(id).collect();
    BTreeMap::from([
        ("/claims/", vec![judged.clone(), returned.clone(), answered.clone(), public.clone(), scheduled.clone()]),
        ("/articles/", vec![hidden, shown]),
        ("/accounts/", vec![author.id.clone(), blind.id.clone()]),
        ("/endpoints/", vec![hook]),
        ("/evidence/", evidence),
        ("/claimants/", vec![id(&record)]),
        ("{slug}", vec![slug, page]),
        ("{sheet}", ["claims", "evidence", "verdicts"].map(str::to_owned).to_vec()),
        ("{key}", ["claims", "quality", "verdicts", "people"].map(str::to_owned).to_vec()),
    ])
}

/// The rating of the submitted verdict gets a name that nothing else has: in the revision and in its event.
async fn rename_rating(app: &TestApp) {
    let sql = "alter table verdict_revisions disable trigger all; alter table events disable trigger all;
        update verdict_revisions set rating_label = 'CANARYRATING' where summary like 'CANARYSUMMARY%';
        update events set changes = replace(changes::text, 'Mostly false', 'CANARYRATING')::jsonb
        where kind = 'verdict.submitted';
        update events set changes = replace(changes::text, 'mostly_false', 'CANARYRATING')::jsonb
        where kind = 'verdict.submitted';
        alter table verdict_revisions enable trigger all; alter table events enable trigger all";
    sqlx::raw_sql(sql).execute(&mut app.database().await).await.unwrap();
}

/// Every address of a GET in the document, with the things that there are, and some questions.
fn addresses(things: &Things) -> BTreeSet<String> {
    let document: Value = serde_json::from_str(&claimdesk::http::document::JSON).unwrap();
    let mut addresses = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        if item.get("get").is_none() {
            continue;
        }
        let nothing = vec![uuid::Uuid::max().to_string()];
        let filled = |template: &str, sort: &str, name: &str| -> Vec<String> {
            if !template.contains(name) {
                return vec![template.to_owned()];
            }
            things.get(sort).unwrap_or(&nothing).iter().map(|value| template.replace(name, value)).collect()
        };
        let sort = things.keys().find(|sort| path.contains(**sort)).copied().unwrap_or("");
        for path in filled(path, sort, "{id}") {
            for path in ["{slug}", "{sheet}", "{key}"]
                .iter()
                .fold(vec![path], |paths, name| paths.iter().flat_map(|path| filled(path, name, name)).collect())
            {
                addresses.insert(path.replace("{number}", "1").replace("{delivery}", &nothing[0]));
            }
        }
    }
    let questions = [
        "/api/v1/claims?limit=100",
        "/api/v1/claims?state=submitted",
        "/api/v1/claims?rating=mostly_false",
        "/api/v1/claims?sort=newest",
        "/api/v1/claims/search?text=At%20least%2037%20people%20were%20killed",
        "/api/v1/events?limit=100",
        "/api/v1/events?kind=verdict.submitted",
        "/api/v1/events?kind=verdict.returned",
        "/api/v1/articles?limit=100",
        "/api/v1/accounts?all=true",
        "/api/v1/me/notifications?limit=100",
        "/v1alpha1/claims:search?query=killed",
        "/verdicts?q=killed",
    ];
    addresses.extend(questions.map(str::to_owned));
    addresses
}

/// What somebody reads at an address; of the live stream, what comes at once.
async fn read(person: &Person, token: Option<&str>, address: &str) -> String {
    let mut request = person.request(Method::GET, address).header("last-event-id", "0");
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    let mut response = request.send().await.unwrap();
    assert!(response.status().as_u16() < 500, "{address}: {}", response.status());
    let is_live = address.ends_with("/live");
    let end = Instant::now() + if is_live { Duration::from_millis(500) } else { Duration::from_mins(1) };
    let mut body = Vec::new();
    while let Ok(Ok(Some(chunk))) = timeout_at(end, response.chunk()).await {
        body.extend_from_slice(&chunk);
    }
    String::from_utf8_lossy(&body).into_owned()
}

// ASVS 8.2.2, 8.2.3
// threat B28
#[tokio::test(flavor = "multi_thread")]
async fn every_unpublished_word_is_read_by_those_who_may_and_by_nobody_else() {
    let app = TestApp::start().await;
    let (author, blind, receiver) = (app.reviewer().await, app.admin().await, Receiver::start());
    let things = newsroom(&app, &author, &blind, &receiver).await;
    let (subscriber, program) = (author.token(&[Scope::Feeds]).await, blind.token(&[Scope::Read]).await);
    let askers = [
        (Anyone, app.anyone(), None),
        (Subscriber, app.anyone(), Some(subscriber)),
        (Author, author, None),
        (Reviewer, app.reviewer().await, None),
        (Editor, app.editor().await, None),
        (Admin, app.admin().await, None),
        (Blind, blind, None),
        (BlindProgram, app.anyone(), Some(program)),
    ];
    let addresses = addresses(&things);
    let (mut seen, mut leaks, mut read_at) = (Vec::new(), Vec::new(), 0);
    for (who, person, token) in &askers {
        for address in &addresses {
            let text = read(person, token.as_deref(), address).await;
            read_at += 1;
            for (word, audience) in CANARIES.iter().filter(|(word, _)| text.contains(word)) {
                seen.push((*who, *word));
                if !audience.has(*who) {
                    leaks.push(format!("{who:?} reads {word} at {address}"));
                }
            }
        }
    }
    assert_eq!(leaks, [""; 0]);
    // Control: whoever may read a word finds it somewhere.
    for (who, ..) in &askers {
        for (word, audience) in CANARIES {
            assert_eq!(seen.contains(&(*who, word)), audience.has(*who), "{who:?} and {word}");
        }
    }
    println!("{read_at} answers at {} addresses, {} canaries", addresses.len(), CANARIES.len());
}
