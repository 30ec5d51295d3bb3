//! Review states: every allowed and refused move of the state table.

use chrono::TimeDelta;
use claimdesk::domain::claims::action::Action;
use claimdesk::domain::claims::review::{State, When, Who};
use claimdesk::domain::claims::rules::table::MOVES;
use claimdesk::domain::people::account::Role;
use claimdesk::domain::people::permission::Permission;
use serde_json::{Value, json};

use crate::support::newsroom::{body_of, bring_to, long_text, retract};
use crate::support::{Answer, Person, TestApp};

/// Where an action is, below the claim; withdrawing goes by the evidence.
fn path(action: Action) -> &'static str {
    match action {
        Action::Reword => "",
        Action::ConfirmWording => "wording/confirmation",
        Action::Assign => "review/assign",
        Action::Release => "review/release",
        Action::Dismiss => "review/dismiss",
        Action::Reopen => "review/reopen",
        Action::AddEvidence => "evidence",
        Action::ReviseEvidence => "revision",
        Action::WithdrawEvidence => "withdrawal",
        Action::SaveDraft => "verdict/draft",
        Action::Submit => "verdict/submission",
        Action::Withdraw => "verdict/withdrawal",
        Action::Approve => "verdict/approval",
        Action::Return => "verdict/return",
        Action::Publish => "verdict/publication",
        Action::Schedule => "schedule",
        Action::TakeBack => "verdict/publication/withdrawal",
        Action::LiftEmbargo => "verdict/embargo/lifting",
        Action::Correct => "verdict/correction",
        Action::Retract => "verdict/retraction",
        Action::Plan | Action::Pin => "review",
        Action::Confirm => "review/confirmation",
        Action::AskReading => "verdict/second-reading",
        Action::GiveReading => "verdict/second-reading/answer",
        Action::WithdrawReading => "verdict/second-reading/withdrawal",
        Action::Adjudicate => "verdict/adjudication",
        Action::Merge => "merge",
        Action::Unmerge => "unmerge",
        Action::Split => "split",
    }
}

/// Whom and what some actions need beside the claim.
#[derive(Default)]
struct Others {
    oldest: String,
    reader: String,
}

async fn try_to(person: &Person, action: Action, claim: &str, others: &Others) -> Answer {
    if action == Action::AskReading {
        return person.change(claim, path(action), &json!({"reader": others.reader})).await;
    }
    if action == Action::Merge {
        return person.change(claim, "merge", &json!({"with": others.oldest})).await;
    }
    if action == Action::Schedule {
        let embargo = json!({"embargo_until": "2099-01-01T00:00:00Z"});
        return person.change(claim, "verdict/publication", &embargo).await;
    }
    if matches!(action, Action::Plan | Action::Pin) {
        let etag = person.claim(claim).await["etag"].as_str().unwrap().to_owned();
        let pin = json!({"pinned": true});
        let plan = json!({"topics": ["dams"]});
        let body = if action == Action::Pin { pin } else { plan };
        return person.patch(&format!("/api/v1/claims/{claim}/review"), &etag, &body).await;
    }
    if !matches!(action, Action::ReviseEvidence | Action::WithdrawEvidence) {
        return person.change(claim, path(action), &body_of(path(action))).await;
    }
    let file = person.claim(claim).await;
    let (etag, evidence) = (&file["etag"], file["evidence"][0]["id"].as_str().unwrap());
    if action == Action::ReviseEvidence {
        let path = format!("/api/v1/evidence/{evidence}");
        let better = json!({"title": "Deaths by municipality"});
        return person.patch(&path, etag.as_str().unwrap(), &better).await;
    }
    let request = person.request(reqwest::Method::POST, &format!("/api/v1/evidence/{evidence}/withdrawal"));
    let request = request.header("if-match", file["etag"].as_str().unwrap());
    Answer::to(request.json(&json!({"reason": "It was the wrong page."}))).await
}

/// What the table says about somebody who is, or is not, holder and author: the state reached, or the status of
/// the refusal. Written out again from the table's rows, not by asking the code that the server asks.
fn expected(state: State, action: Action, role: Role, is_author: bool) -> Result<State, u16> {
    let publishes = role.permissions().contains(&Permission::Publish);
    let by_editors = [
        Action::Publish,
        Action::Schedule,
        Action::TakeBack,
        Action::LiftEmbargo,
        Action::Correct,
        Action::Retract,
        Action::WithdrawReading,
        Action::Adjudicate,
    ];
    if by_editors.contains(&action) && !publishes {
        return Err(403);
    }
    // Nobody holds what is published here, and no revision on its way corrects anything.
    let usual =
        [When::Always, When::NotPublic, When::NotRetracting, When::NotMerged, When::NoReading, When::MachineWording];
    let row = MOVES
        .iter()
        .find(|row| row.from == state && row.action == action && usual.contains(&row.when))
        .ok_or(409_u16)?;
    if row.needs == Permission::Publish && !publishes {
        return Err(403);
    }
    if row.who == Who::Holder && state == State::Published {
        return Err(409);
    }
    match row.who {
        Who::NobodyElsesWork if state == State::InReview && !is_author && !publishes => Err(409),
        Who::Holder if !is_author => Err(409),
        Who::NotTheAuthor if is_author => Err(403),
        Who::Author if !is_author => Err(403),
        _ => Ok(row.to),
    }
}

// ASVS 2.3.1
// threat B34.1
#[tokio::test(flavor = "multi_thread")]
async fn every_state_action_and_role_goes_as_the_table_says() {
    let app = TestApp::start().await;
    let (author, second) = (app.reviewer().await, app.reviewer().await);
    let (writing_editor, editor) = (app.editor().await, app.editor().await);
    let admin = app.admin().await;
    let article = author.bring(&long_text(320), "https://karvia-post.example/list").await;
    app.drain_jobs().await;
    let claims = author.claims_of(&article).await;
    // Some claim there must be to merge with; ids made in one moment are in no order, so that it is the least.
    let mut claims: Vec<Value> = claims;
    claims.sort_by_key(|claim| claim["id"].as_str().unwrap().to_owned());
    let others =
        Others { oldest: claims.remove(0)["id"].as_str().unwrap().to_owned(), reader: app.reviewer().await.id };
    let mut unused = claims.iter().map(|claim| claim["id"].as_str().unwrap().to_owned());

    let (mut allowed, mut refused) = (0, 0);
    for state in State::ALL {
        let mut claim: Option<(String, &str)> = None;
        for (writer, person, role) in [
            (&author, &author, Role::Reviewer),
            (&author, &second, Role::Reviewer),
            (&author, &editor, Role::Editor),
            (&author, &admin, Role::Admin),
            (&writing_editor, &writing_editor, Role::Editor),
        ] {
            for action in Action::ALL {
                // A refusal leaves the claim as it was, so that the next one can use it.
                if claim.as_ref().is_none_or(|(_, of)| *of != writer.id) {
                    let fresh = unused.next().expect("the article has enough claims");
                    writer.does(&fresh, "evidence").await;
                    if state == State::Retracted {
                        bring_to(&fresh, State::Published, writer, &second, &admin).await;
                        retract(&fresh, &editor, &second, &admin).await;
                    } else {
                        bring_to(&fresh, state, writer, &second, &admin).await;
                    }
                    claim = Some((fresh, &writer.id));
                }
                let id = claim.as_ref().unwrap().0.clone();
                let before = person.claim(&id).await;
                assert_eq!(before["state"], state.name());
                let offer = offer(&before, action);
                let answer = try_to(person, action, &id, &others).await;
                let case = format!("{} may {} what is {}", person.name, action.name(), state.name());

                // Where nobody holds it, being its writer means nothing.
                let is_author = person.id == writer.id && !matches!(state, State::Unassigned | State::Dismissed);
                match expected(state, action, role, is_author) {
                    Ok(to) => {
                        assert!((200..300).contains(&answer.status), "{case}: {answer}");
                        assert_eq!(person.claim(&id).await["state"], to.name(), "{case}");
                        assert_eq!(offer, (true, false), "{case}");
                        (claim, allowed) = (None, allowed + 1);
                    }
                    Err(status) => {
                        let slug = if status == 403 { "forbidden" } else { "conflict" };
                        let problem = answer.problem(status, slug);
                        assert_eq!(person.claim(&id).await, before, "{case}: nothing changes");
                        assert_eq!(offer, (false, true), "{case}: refused with a reason");
                        if status == 409 {
                            assert_eq!(possible(&problem), offered(&before), "{case}: the way on");
                        }
                        refused += 1;
                    }
                }
            }
        }
    }
    println!("{allowed} moves made, {refused} refused");
    assert_eq!(allowed + refused, State::ALL.len() * Action::ALL.len() * 5);
    assert!(allowed >= 50 && refused >= 200, "{allowed} {refused}");
}

/// Whether the file offers the action, and whether it says why not.
fn offer(file: &Value, action: Action) -> (bool, bool) {
    let offers = file["actions"].as_array().unwrap();
    let offer = offers.iter().find(|offer| offer["name"] == action.name()).unwrap();
    (offer["allowed"] == true, offer["reason"].is_string())
}

fn offered(file: &Value) -> Vec<&Value> {
    let offers = file["actions"].as_array().unwrap();
    offers.iter().filter(|offer| offer["allowed"] == true).map(|offer| &offer["name"]).collect()
}

fn possible(problem: &Value) -> Vec<&Value> {
    problem["possible"].as_array().map(|all| all.iter().collect()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_claim_is_its_holders_until_the_lease_ends() {
    let app = TestApp::start().await;
    let (holder, colleague) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&holder).await;
    holder.does(&claim, "review/assign").await;

    let refused = try_to(&colleague, Action::Assign, &claim, &Others::default()).await.problem(409, "conflict");
    assert!(refused["detail"].as_str().unwrap().contains(&holder.name), "{refused}");

    // Work renews the lease: half an hour later it still runs.
    app.advance(TimeDelta::minutes(20));
    holder.does(&claim, "verdict/draft").await;
    app.advance(TimeDelta::minutes(29));
    for action in [Action::Assign, Action::Release, Action::Dismiss, Action::Reword] {
        try_to(&colleague, action, &claim, &Others::default()).await.problem(409, "conflict");
    }

    // Past its end it is still the holder's, until somebody takes over.
    app.advance(TimeDelta::minutes(2));
    holder.does(&claim, "verdict/draft").await;
    app.advance(TimeDelta::minutes(31));
    let taken = colleague.does(&claim, "review/assign").await;
    assert_eq!(taken["assignee"]["id"], colleague.id);
    try_to(&holder, Action::SaveDraft, &claim, &Others::default()).await.problem(409, "conflict");
    let draft = &colleague.claim(&claim).await["verdict"]["draft"];
    assert_eq!(draft["summary"], "The registry counts", "what was written is handed on");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_editor_gives_work_to_whom_they_choose_at_any_time() {
    let app = TestApp::start().await;
    let (holder, other) = (app.reviewer().await, app.reviewer().await);
    let (editor, gone) = (app.editor().await, app.reviewer().await);
    let claim = app.a_claim(&holder).await;
    holder.does(&claim, "review/assign").await;

    let given = editor.change(&claim, "review/assign", &json!({"assignee": other.id})).await.expect(200);
    assert_eq!(given.json()["assignee"]["name"], other.name);
    assert_eq!(given.json()["lease_until"], "2026-03-04T09:30:00Z");

    app.deactivate(&gone).await;
    for nobody in [&gone.id, "01970000-0000-7000-8000-000000000000"] {
        let answer = editor.change(&claim, "review/assign", &json!({"assignee": nobody})).await;
        assert_eq!(answer.pointers(), ["/assignee"]);
    }
    let people = editor.read("/api/v1/accounts").await;
    let names: Vec<&Value> = people["items"].as_array().unwrap().iter().map(|p| &p["name"]).collect();
    assert!(names.contains(&&json!(other.name)) && !names.contains(&&json!(gone.name)), "{names:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dismissal_says_who_when_and_why_and_can_be_taken_back() {
    let app = TestApp::start().await;
    let (reviewer, colleague) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&reviewer).await;
    for wrong in [json!({}), json!({"reason": "boring"}), json!({"reason": "opinion", "note": ""})] {
        reviewer.change(&claim, "review/dismiss", &wrong).await.problem(422, "invalid");
    }

    let dismissed = reviewer.does(&claim, "review/dismiss").await;
    let reason = &dismissed["dismissal"];
    assert_eq!((&reason["reason"], &reason["note"]), (&json!("opinion"), &json!("A matter of taste.")));
    assert_eq!(reason["by"]["id"], reviewer.id);

    let reopened = colleague.does(&claim, "review/reopen").await;
    assert_eq!((&reopened["state"], &reopened["dismissal"]), (&json!("unassigned"), &Value::Null));
    let history = reviewer.get(&format!("/api/v1/claims/{claim}/history")).await.json();
    let kinds: Vec<&Value> = history["items"].as_array().unwrap().iter().map(|entry| &entry["kind"]).collect();
    assert_eq!(json!(kinds), json!(["claim.reopened", "claim.dismissed", "claim.extracted"]));
    assert_eq!(history["items"][1]["reason"], "A matter of taste.");
}
