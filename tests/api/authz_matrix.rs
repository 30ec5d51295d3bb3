//! Who may do what? Every operation of the document × everybody, from one table.

use std::collections::BTreeSet;

use claimdesk::domain::account::Role;
use claimdesk::domain::token::Scope;
use reqwest::Method;
use serde_json::{Value, json};

use crate::problems::document;
use crate::support::TestApp;
use crate::support::newsroom::{TEXT, asking, correction, settings, source, verdict};
use crate::support::people::PASSWORD;

/// For whom an operation is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Anyone,
    /// Everybody who is signed in, but no program.
    Desk,
    Staff,
    Editors,
    Admins,
}

/// The table: operation, for whom, and a body that gets past the form, so that the door alone refuses.
fn table() -> Vec<(&'static str, For, Value)> {
    use For::{Admins, Anyone, Desk, Editors, Staff};
    let wrong = json!({"email": "nobody@desk.test", "password": "not the password"});
    let password =
        json!({"current_password": "not the password", "new_password": "another password"});
    let link = json!({"secret": "A".repeat(43)});
    let taken = json!({"secret": "A".repeat(43), "password": "four words of no use"});
    vec![
        ("read_openapi", Anyone, Value::Null),
        ("sign_in", Anyone, wrong),
        ("read_json_feed", Anyone, Value::Null),
        ("read_atom_feed", Anyone, Value::Null),
        ("read_problem_page", Anyone, Value::Null),
        ("read_style", Anyone, Value::Null),
        ("read_verdict_page", Anyone, Value::Null),
        ("read_verdict_document", Anyone, Value::Null),
        ("read_verdict_revision", Anyone, Value::Null),
        ("read_corrections", Anyone, Value::Null),
        ("read_session", Desk, Value::Null),
        ("sign_out", Desk, Value::Null),
        ("change_password", Desk, password),
        (
            "confirm_session",
            Desk,
            json!({"password": "not the password"}),
        ),
        ("list_sessions", Desk, Value::Null),
        ("end_session", Desk, Value::Null),
        ("end_other_sessions", Desk, Value::Null),
        ("read_second_factor", Desk, Value::Null),
        ("begin_second_factor", Desk, Value::Null),
        ("activate_second_factor", Desk, json!({"code": "000000"})),
        ("renew_recovery_codes", Desk, Value::Null),
        ("remove_second_factor", Desk, Value::Null),
        ("remove_account_second_factor", Admins, Value::Null),
        ("list_tokens", Desk, Value::Null),
        (
            "make_token",
            Desk,
            json!({"name": "feed", "scopes": ["read"], "days": 1}),
        ),
        ("revoke_token", Desk, Value::Null),
        ("list_accounts", Staff, Value::Null),
        ("change_account", Admins, json!({})),
        ("deactivate_account", Admins, json!({})),
        ("reactivate_account", Admins, Value::Null),
        ("issue_reset", Admins, Value::Null),
        ("list_invitations", Admins, Value::Null),
        (
            "invite_person",
            Admins,
            json!({"email": "new@desk.test", "name": "New", "role": "reviewer"}),
        ),
        ("withdraw_invitation", Admins, Value::Null),
        ("open_invitation", Anyone, link.clone()),
        ("accept_invitation", Anyone, taken.clone()),
        (
            "request_reset",
            Anyone,
            json!({"email": "nobody@desk.test"}),
        ),
        ("open_reset", Anyone, link),
        ("accept_reset", Anyone, taken),
        ("list_ratings", Staff, Value::Null),
        ("read_settings", Staff, Value::Null),
        ("replace_settings", Admins, settings()),
        ("create_article", Staff, json!({"text": TEXT})),
        ("list_articles", Staff, Value::Null),
        ("read_article", Staff, Value::Null),
        ("read_article_version", Staff, Value::Null),
        ("analyse_article", Staff, json!({})),
        ("list_article_claims", Staff, Value::Null),
        ("list_claims", Staff, Value::Null),
        (
            "add_claim",
            Staff,
            json!({"article": uuid::Uuid::nil(), "version": 1, "span": {"start": 0, "end": 1}}),
        ),
        ("read_claim", Staff, Value::Null),
        ("reword_claim", Staff, json!({"statement": "Better."})),
        ("read_claim_history", Staff, Value::Null),
        ("assign_claim", Staff, json!({})),
        ("release_claim", Staff, json!({})),
        ("dismiss_claim", Staff, json!({"reason": "opinion"})),
        ("reopen_claim", Staff, json!({})),
        ("plan_claim", Staff, json!({"topics": ["dams"]})),
        ("confirm_claim", Staff, json!({})),
        ("take_next_claim", Staff, json!({"topic": "none such"})),
        (
            "change_claims",
            Staff,
            json!({"action": "release", "ids": []}),
        ),
        ("read_insights", Editors, Value::Null),
        ("read_insight_table", Editors, Value::Null),
        ("list_events", Admins, Value::Null),
        ("export_events", Admins, Value::Null),
        ("list_notifications", Staff, Value::Null),
        ("read_notifications", Staff, json!({})),
        ("list_comments", Staff, Value::Null),
        ("add_comment", Staff, json!({"body": "Which registry?"})),
        ("resolve_comment", Staff, json!({"resolved": true})),
        ("list_views", Staff, Value::Null),
        (
            "save_view",
            Staff,
            json!({"name": "Mine", "query": "limit=1"}),
        ),
        ("remove_view", Staff, Value::Null),
        ("merge_claims", Staff, json!({"with": uuid::Uuid::nil()})),
        ("unmerge_claim", Staff, json!({})),
        ("split_claim", Staff, json!({"statement": "A part."})),
        ("list_evidence", Staff, Value::Null),
        ("add_evidence", Staff, source()),
        ("revise_evidence", Staff, json!({"title": "Better"})),
        ("ask_reply", Staff, asking()),
        ("record_reply", Staff, json!({"answer": "No comment."})),
        ("withdraw_evidence", Staff, json!({"reason": "wrong page"})),
        ("save_draft", Staff, json!({})),
        ("submit_verdict", Staff, verdict()),
        (
            "ask_second_reading",
            Staff,
            json!({"reader": uuid::Uuid::nil()}),
        ),
        (
            "give_second_reading",
            Staff,
            json!({"rating": "true", "summary": "So it is."}),
        ),
        ("withdraw_second_reading", Editors, json!({})),
        (
            "adjudicate_verdict",
            Editors,
            json!({"upheld": "first", "reason": "why"}),
        ),
        ("approve_verdict", Staff, json!({})),
        ("return_verdict", Staff, json!({"reason": "why"})),
        ("publish_verdict", Editors, json!({})),
        ("correct_verdict", Editors, correction()),
        ("retract_verdict", Editors, json!({"notice": "wrong"})),
        ("preview_verdict", Staff, Value::Null),
        ("read_article_history", Staff, Value::Null),
        ("list_revisions", Staff, Value::Null),
        ("watch_live", Desk, Value::Null),
    ]
}

/// Who asks: nobody (or nobody any more), somebody at the desk, or an admin's program with one scope.
#[derive(Clone, Copy)]
enum Who {
    Nobody,
    Person(Role),
    Program(Scope),
}

/// What they get: 401, 403, or 0 for "may".
fn expected(of: For, who: Who, method: &Method) -> u16 {
    let reads = *method == Method::GET;
    match (of, who) {
        (For::Anyone, _)
        | (_, Who::Person(Role::Admin))
        | (For::Staff | For::Desk | For::Editors, Who::Person(Role::Editor))
        | (For::Staff | For::Desk, Who::Person(Role::Reviewer)) => 0,
        (_, Who::Nobody) => 401,
        (_, Who::Person(_)) | (For::Desk, Who::Program(_)) => 403,
        // The token is an admin's, so that its scope alone decides.
        (_, Who::Program(scope)) => {
            let wanted = match of {
                _ if reads => Scope::Read,
                For::Editors => Scope::Publish,
                For::Admins => Scope::Administer,
                _ => Scope::Review,
            };
            if scope == wanted { 0 } else { 403 }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_is_open_to_those_in_the_table_and_to_nobody_else() {
    let app = TestApp::start().await;
    let somebody = app.reviewer().await;
    let article = somebody
        .bring(TEXT, "https://karvia-post.example/dam")
        .await;
    app.drain_jobs().await;
    let claim = somebody.claims_of(&article).await[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let evidence = somebody.does(&claim, "evidence").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let reply = somebody.does(&claim, "replies").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let gone = app.editor().await;
    let gone_token = gone.token(&Scope::ALL).await;
    app.deactivate(&gone).await;
    let owner = app.admin().await;
    let mut people = vec![
        (Who::Nobody, app.anyone(), None),
        (Who::Person(Role::Reviewer), app.reviewer().await, None),
        (Who::Person(Role::Editor), app.editor().await, None),
        (Who::Person(Role::Admin), app.admin().await, None),
        (Who::Nobody, gone, None),
        (Who::Nobody, app.anyone(), Some(gone_token)),
    ];
    for scope in Scope::ALL {
        let token = owner.token(&[scope]).await;
        people.push((Who::Program(scope), app.anyone(), Some(token)));
    }

    let (table, document) = (table(), document());
    let (mut cells, mut met) = (0, BTreeSet::new());
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap();
            let row = table.iter().find(|row| row.0 == name);
            let (_, of, body) = row.unwrap_or_else(|| panic!("{name} is not in the table"));
            met.insert(name.to_owned());
            // The document says the same about needing a session.
            let is_open = operation["security"] == json!([{}]);
            assert_eq!(is_open, *of == For::Anyone, "{name}");

            let id = match path {
                path if path.contains("/articles/") => article["id"].as_str().unwrap(),
                path if path.contains("/evidence/{id}") => &evidence,
                path if path.contains("/replies/{id}") => &reply,
                _ => &claim,
            };
            let path = crate::problems::filled(path, id);
            for (number, (who, person, token)) in people.iter().enumerate() {
                let method: Method = method.to_uppercase().parse().unwrap();
                let etag = somebody.claim(&claim).await["etag"]
                    .as_str()
                    .unwrap()
                    .to_owned();
                let mut request = person
                    .request(method.clone(), &path)
                    .header("if-match", etag);
                if let Some(token) = token {
                    request = request.bearer_auth(token);
                }
                if !body.is_null() {
                    request = request.json(body);
                }
                // The head is enough, and the live stream has no end.
                let status = request.send().await.unwrap().status().as_u16();
                let door = if name != "sign_in" && matches!(status, 401 | 403) {
                    status
                } else {
                    0
                };
                let wanted = expected(*of, *who, &method);
                assert_eq!(door, wanted, "{number} {name}: {status}");
                assert!(status < 500, "{number} {name}: {status}");
                cells += 1;
                if name == "sign_out" && door == 0 {
                    person.sign_in(PASSWORD).await.expect(200);
                }
            }
        }
    }
    let listed: BTreeSet<String> = table.iter().map(|row| row.0.to_owned()).collect();
    assert_eq!(met, listed, "the table names operations that are gone");
    println!(
        "{cells} cells: {} operations for {} sorts of people",
        met.len(),
        people.len()
    );
    assert_eq!(cells, table.len() * people.len());
}
