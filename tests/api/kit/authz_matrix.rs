//! Authorization matrix: each operation, role and owner against the table of src/http/kit/access.rs.

use std::collections::BTreeMap;

use claimdesk::domain::people::account::Role;
use claimdesk::domain::people::token::Scope;
use claimdesk::http::kit::access::{self, Access};
use reqwest::Method;
use serde_json::{Value, json};

use crate::kit::problem::document;
use crate::support::newsroom::{TEXT, asking, correction, settings, source, verdict};
use crate::support::people::PASSWORD;
use crate::support::{Person, TestApp};

/// Bodies that get past the form, so that the door alone refuses.
pub fn bodies() -> BTreeMap<&'static str, Value> {
    let wrong = json!({"email": "nobody@desk.test", "password": "not the password"});
    let password = json!({"current_password": "not the password", "new_password": "another password"});
    let link = json!({"secret": "A".repeat(43)});
    let taken = json!({"secret": "A".repeat(43), "password": "four words of no use"});
    let made = json!({
        "id": "AA", "rawId": "AA", "type": "public-key",
        "response": {"attestationObject": "AA", "clientDataJSON": "AA"},
    });
    let seen = json!({
        "id": "AA", "rawId": "AA", "type": "public-key",
        "response": {"authenticatorData": "AA", "clientDataJSON": "AA", "signature": "AA"},
    });
    BTreeMap::from([
        ("sign_in", wrong),
        ("change_password", password),
        ("confirm_session", json!({"password": "not the password"})),
        ("sign_in_by_passkey", json!({"credential": seen})),
        ("confirm_by_passkey", json!({"credential": seen})),
        ("add_passkey", json!({"name": "phone", "credential": made})),
        ("activate_second_factor", json!({"code": "000000"})),
        ("make_token", json!({"name": "feed", "scopes": ["read"], "days": 1})),
        ("change_account", json!({})),
        ("deactivate_account", json!({})),
        ("set_absence", json!({"until": "2999-03-09T23:00:00Z"})),
        ("set_own_absence", json!({"until": "2999-03-09T23:00:00Z"})),
        ("invite_person", json!({"email": "new@desk.test", "name": "New", "role": "reviewer"})),
        ("open_invitation", link.clone()),
        ("accept_invitation", taken.clone()),
        ("request_reset", json!({"email": "nobody@desk.test"})),
        ("open_reset", link),
        ("accept_reset", taken),
        ("add_endpoint", json!({"url": "https://receiver.example/hook", "description": "CMS"})),
        ("change_endpoint", json!({"url": "https://receiver.example/hook", "description": "CMS"})),
        ("import_external_checks", json!({"document": []})),
        ("map_publisher_rating", json!({"rating": null})),
        ("verify_endpoint", json!({})),
        ("renew_endpoint_secret", json!({})),
        ("disable_endpoint", json!({"reason": "moved"})),
        ("redeliver", json!({})),
        ("replay_deliveries", json!({"since": "2026-03-01T00:00:00Z"})),
        ("replace_settings", settings()),
        (
            "preview_look",
            json!({"publishing": {"private_feeds": false, "trusted_publishers": []}, "page": "front", "scheme": "light"}),
        ),
        ("replace_guide", json!({})),
        ("create_claimant", json!({"kind": "unknown", "name": "Lena Maroth"})),
        ("change_claimant", json!({"kind": "person", "name": "Lena Maroth"})),
        ("add_spelling", json!({"name": "Lena Maroth"})),
        ("merge_claimants", json!({"into": uuid::Uuid::nil()})),
        ("unmerge_claimant", json!({})),
        ("split_claimant", json!({"spelling": uuid::Uuid::nil()})),
        ("import_claimants", json!({"csv": "title"})),
        ("replace_ratings", json!({"ratings": []})),
        ("stay_at_claim", json!({"doing": "reading"})),
        ("retry_job", json!({})),
        ("create_article", json!({"text": TEXT})),
        ("correct_article", json!({})),
        ("find_twins", json!({"text": TEXT})),
        ("analyse_article", json!({})),
        ("offer_more_claims", json!({})),
        ("add_subscription", json!({"url": "https://post.example/feed"})),
        ("change_subscription", json!({})),
        ("poll_subscription", json!({})),
        ("add_claim", json!({"article": uuid::Uuid::nil(), "version": 1, "span": {"start": 0, "end": 1}})),
        ("decide_match", json!({"state": "confirmed"})),
        ("decide_occurrence", json!({"decision": "out"})),
        ("reuse_verdict", json!({"from": uuid::Uuid::nil()})),
        ("search_text", json!({"text": "The dam broke."})),
        ("reword_claim", json!({"statement": "Better."})),
        ("confirm_wording", json!({})),
        ("assign_claim", json!({})),
        ("release_claim", json!({})),
        ("dismiss_claim", json!({"reason": "opinion"})),
        ("reopen_claim", json!({})),
        ("plan_claim", json!({"topics": ["dams"]})),
        ("confirm_claim", json!({})),
        ("take_next_claim", json!({"topic": "none such"})),
        ("change_claims", json!({"action": "release", "ids": []})),
        ("read_notifications", json!({})),
        ("choose_byline", json!({"named": true})),
        ("choose_mailing", json!({"mode": "daily", "hour": 8, "zone": "Europe/Berlin", "language": "en"})),
        ("add_comment", json!({"body": "Which registry?"})),
        ("edit_comment", json!({"body": "Which register?"})),
        ("resolve_comment", json!({"resolved": true})),
        ("save_view", json!({"name": "Mine", "query": "state=unassigned"})),
        ("merge_claims", json!({"with": uuid::Uuid::nil()})),
        ("unmerge_claim", json!({})),
        ("split_claim", json!({"statement": "A part."})),
        ("add_evidence", source()),
        ("revise_evidence", json!({"title": "Better"})),
        ("look_again", json!({})),
        ("ask_reply", asking()),
        ("record_reply", json!({"answer": "No comment."})),
        ("withdraw_evidence", json!({"reason": "wrong page"})),
        ("save_draft", json!({})),
        ("submit_verdict", verdict()),
        ("withdraw_verdict", json!({})),
        ("ask_second_reading", json!({"reader": uuid::Uuid::nil()})),
        ("give_second_reading", json!({"rating": "true", "summary": "So it is."})),
        ("withdraw_second_reading", json!({})),
        ("adjudicate_verdict", json!({"upheld": "first", "reason": "why"})),
        ("approve_verdict", json!({})),
        ("return_verdict", json!({"reason": "why"})),
        ("publish_verdict", json!({})),
        ("take_back_publication", json!({})),
        ("lift_embargo", json!({"reason": "why"})),
        ("report_error", json!({"text": "The register says 13."})),
        ("decide_report", json!({"outcome": "noted"})),
        ("send_tip", json!({"text": "They say the dam broke."})),
        ("make_tip_article", json!({"of": "text"})),
        ("link_tip_claim", json!({"claim": uuid::Uuid::nil()})),
        ("decline_tip", json!({"reason": "opinion"})),
        ("correct_verdict", correction()),
        ("retract_verdict", json!({"notice": "wrong"})),
    ])
}

/// Who asks.
#[derive(Clone, Copy)]
enum Who {
    /// Nobody, or nobody any more.
    Nobody,
    /// At the desk.
    Person(Role),
    /// Signed in, but not with the password typed lately.
    Stale(Role),
    /// A program of somebody in this role, with one scope or all of them.
    Program(Role, Option<Scope>),
}

/// What they get by the words of the table: 401, 403, or 0 for "may". Written without the table's own helpers.
fn expected(access: Access, who: Who, method: &Method) -> u16 {
    let lowest = match access {
        Access::Anyone | Access::Subscribers => return 0,
        Access::Editors => Role::Editor,
        Access::Admins | Access::AdminsConfirmed => Role::Admin,
        _ => Role::Reviewer,
    };
    let typed = matches!(access, Access::SignedInConfirmed | Access::AtDeskConfirmed | Access::AdminsConfirmed);
    let for_programs =
        !matches!(access, Access::SignedIn | Access::SignedInConfirmed | Access::AtDesk | Access::AtDeskConfirmed);
    let rank = |role: Role| match role {
        Role::Reviewer => 1,
        Role::Editor => 2,
        Role::Admin => 3,
    };
    let may = match who {
        Who::Nobody => return 401,
        Who::Person(role) => rank(role) >= rank(lowest),
        Who::Stale(role) => rank(role) >= rank(lowest) && !typed,
        Who::Program(role, scope) => {
            let wanted = match lowest {
                _ if access == Access::Feeds && scope == Some(Scope::Feeds) => Scope::Feeds,
                _ if *method == Method::GET => Scope::Read,
                Role::Reviewer => Scope::Review,
                Role::Editor => Scope::Publish,
                Role::Admin => Scope::Administer,
            };
            for_programs && rank(role) >= rank(lowest) && scope.is_none_or(|scope| scope == wanted)
        }
    };
    if may { 0 } else { 403 }
}

/// Something of every sort, of somebody.
pub struct Things(BTreeMap<&'static str, String>);

impl Things {
    pub async fn of(app: &TestApp, person: &Person) -> Self {
        let url = format!("https://karvia-post.example/{}", person.id);
        let article = person.bring(TEXT, &url).await;
        app.drain_jobs().await;
        let claim = id(&person.claims_of(&article).await[0]);
        person.does(&claim, "review/assign").await;
        let comment = json!({"body": "Which registry?"});
        let comments = format!("/api/v1/claims/{claim}/comments");
        let view = json!({"name": "Mine", "query": "state=unassigned"});
        person.elsewhere().await;
        person.token(&[Scope::Read]).await;
        let sessions = person.get("/api/v1/me/sessions").await.json();
        let another = sessions["items"].as_array().unwrap().iter();
        let another = another.clone().find(|one| one["current"] != json!(true));
        Self(BTreeMap::from([
            ("/evidence/", id(&person.does(&claim, "evidence").await)),
            ("/replies/", id(&person.does(&claim, "replies").await)),
            ("/comments/", id(&person.create(&comments, &comment).await)),
            ("/views/", id(&person.create("/api/v1/me/views", &view).await)),
            ("/sessions/", id(another.unwrap())),
            ("/tokens/", id(&person.get("/api/v1/me/tokens").await.json()["items"][0])),
            ("/accounts/", person.id.clone()),
            ("/articles/", id(&article)),
            ("/claims/", claim),
        ]))
    }

    /// The path with the id of one's thing in it; an id of nothing where there is none of the sort.
    pub fn fill(&self, path: &str) -> String {
        let sort = self.0.iter().find(|(sort, _)| path.contains(*sort));
        let nothing = uuid::Uuid::max().to_string();
        crate::kit::problem::filled(path, sort.map_or(&nothing, |(_, id)| id))
    }
}

fn id(thing: &Value) -> String {
    thing["id"].as_str().unwrap().to_owned()
}

/// Somebody who asks, with what is theirs.
struct Asker {
    who: Who,
    person: Person,
    token: Option<String>,
    things: Things,
}

impl Asker {
    /// One cell: the head of the answer is enough for most, and the live stream has no end.
    async fn asks(&self, etag: &str, method: &Method, path: &str, body: Option<&Value>) -> reqwest::Response {
        let mut request = self.person.request(method.clone(), path);
        request = request.header("if-match", etag);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        request.send().await.unwrap()
    }
}

async fn everybody(app: &TestApp) -> Vec<Asker> {
    let none = || Things(BTreeMap::new());
    let gone = app.editor().await;
    let gone_token = gone.token(&Scope::ALL).await;
    app.deactivate(&gone).await;
    let mut askers = Vec::new();
    for (who, person, token) in
        [(Who::Nobody, app.anyone(), None), (Who::Nobody, gone, None), (Who::Nobody, app.anyone(), Some(gone_token))]
    {
        askers.push(Asker { who, person, token, things: none() });
    }
    for role in [Role::Reviewer, Role::Editor, Role::Admin] {
        for who in [Who::Person(role), Who::Stale(role)] {
            let person = app.somebody(role).await;
            let things = Things::of(app, &person).await;
            askers.push(Asker { who, person, token: None, things });
        }
        let owner = app.somebody(role).await;
        for scope in [None].into_iter().chain(Scope::ALL.map(Some)) {
            let scopes = scope.map_or(Scope::ALL.to_vec(), |scope| vec![scope]);
            let (person, token) = (app.anyone(), Some(owner.token(&scopes).await));
            let things = Things(BTreeMap::from([("/accounts/", owner.id.clone())]));
            askers.push(Asker { who: Who::Program(role, scope), person, token, things });
        }
    }
    askers
}

/// Undoes what a call has done to the caller: nobody is lowered, locked out or signed out for the next cell.
async fn mend(app: &TestApp, asker: &Asker) {
    let mut database = app.database().await;
    if let Some(id) = asker.things.0.get("/accounts/") {
        sqlx::query("update accounts set deactivated_at = null where id = $1::uuid")
            .bind(id)
            .execute(&mut database)
            .await
            .unwrap();
    }
    if matches!(asker.who, Who::Person(_) | Who::Stale(_)) {
        if asker.person.get("/api/v1/session").await.status != 200 {
            asker.person.sign_in(PASSWORD).await.expect(200);
        }
        if let Who::Stale(_) = asker.who {
            sqlx::query(
                "update sessions set confirmed_at = confirmed_at - interval '1 hour' where account_id = $1::uuid",
            )
            .bind(&asker.person.id)
            .execute(&mut database)
            .await
            .unwrap();
        }
    }
}

/// What a change of a claim's file must name: the version as it is now.
pub async fn etag(reader: &Person, method: &Method, path: &str) -> String {
    let claim = path.strip_prefix("/api/v1/claims/");
    match claim.and_then(|rest| rest.split('/').next()) {
        Some(claim) if *method != Method::GET => {
            let file = reader.get(&format!("/api/v1/claims/{claim}")).await;
            file.header("etag").unwrap_or("\"none\"").to_owned()
        }
        _ => "\"none\"".to_owned(),
    }
}

// ASVS 7.2.1, 8.2.1, 8.2.2, 8.3.1
// threat A23, B24.1, B25, B29.1
#[tokio::test(flavor = "multi_thread")]
async fn every_operation_is_open_to_those_in_the_table_and_to_nobody_else() {
    let app = TestApp::start().await;
    let others = Things::of(&app, &app.reviewer().await).await;
    let nobodys = Things(BTreeMap::new());
    let askers = everybody(&app).await;
    for asker in &askers {
        mend(&app, asker).await;
    }
    let reader = app.reviewer().await;
    let (bodies, document) = (bodies(), document());
    let (mut cells, mut operations) = (0, 0);
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap();
            let access = access::of(name).unwrap();
            let method: Method = method.to_uppercase().parse().unwrap();
            operations += 1;
            for asker in &askers {
                let mut places = vec![("own", asker.things.fill(path))];
                if path.contains("{id}") {
                    places.extend([("another's", others.fill(path)), ("nobody's", nobodys.fill(path))]);
                }
                for (whose, path) in places {
                    let etag = etag(&reader, &method, &path).await;
                    let answer = asker.asks(&etag, &method, &path, bodies.get(name)).await;
                    let status = answer.status().as_u16();
                    let door = if !name.starts_with("sign_in") && matches!(status, 401 | 403) { status } else { 0 };
                    let wanted = expected(access, asker.who, &method);
                    assert_eq!(door, wanted, "{name} of {whose}: {status}");
                    assert!(status < 500, "{name} of {whose}: {status}");
                    let is_private = path.contains("/me/") && whose != "own";
                    if wanted == 0 && (whose == "nobody's" || is_private) {
                        assert_eq!(status, 404, "{name} of {whose}");
                    }
                    cells += 1;
                    if wanted == 0 && method != Method::GET {
                        mend(&app, asker).await;
                    }
                }
            }
        }
    }
    println!("{cells} cells: {operations} operations for {} sorts of callers", askers.len());
    assert_eq!(operations, access::TABLE.len());
}
