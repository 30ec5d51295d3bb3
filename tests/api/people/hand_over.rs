//! Hand-over at deactivation: nothing stays with somebody who has left.

use chrono::TimeDelta;
use claimdesk::domain::claims::review::State;
use claimdesk::jobs::schedule_worker;
use serde_json::{Value, json};

use crate::support::newsroom::bring_to;
use crate::support::{Person, TestApp};

struct Newsroom {
    app: TestApp,
    admin: Person,
    /// Holds two claims, corrects a public verdict and was asked for a second review.
    leaver: Person,
    colleague: Person,
    held: [String; 2],
    corrected: String,
    read: String,
}

async fn start() -> Newsroom {
    let app = TestApp::start().await;
    let (admin, leaver) = (app.admin().await, app.editor().await);
    let (colleague, second) = (app.reviewer().await, app.reviewer().await);
    let claims = app.claims(&colleague, "https://karvia-post.example/dam").await;
    let more = app.claims(&colleague, "https://other.example/dam").await;
    let (held, corrected, read) = ([claims[0].clone(), claims[1].clone()], claims[2].clone(), more[0].clone());
    for claim in &held {
        leaver.does(claim, "review/assign").await;
    }
    leaver.does(&held[0], "verdict/draft").await;
    bring_to(&corrected, State::Published, &colleague, &second, &admin).await;
    leaver.does(&corrected, "review/assign").await;
    bring_to(&read, State::InReview, &colleague, &second, &admin).await;
    let body = json!({"reader": leaver.id});
    colleague.change(&read, "verdict/second-reading", &body).await.expect(200);
    Newsroom { app, admin, leaver, colleague, held, corrected, read }
}

impl Newsroom {
    async fn work(&self) -> [usize; 2] {
        work(&self.admin, &self.leaver).await[..2].try_into().unwrap()
    }

    async fn deactivate(&self, to: Option<&str>) -> crate::support::Answer {
        let path = format!("/api/v1/accounts/{}/deactivation", self.leaver.id);
        self.admin.post(&path, &json!({"reason": "has left", "hand_over_to": to})).await
    }
}

/// Number of claims, second reviews and scheduled publications of a person.
async fn work(admin: &Person, person: &Person) -> [usize; 3] {
    let work = admin.read(&format!("/api/v1/accounts/{}/work", person.id)).await;
    ["claims", "readings", "scheduled"].map(|part| work[part].as_array().unwrap().len())
}

async fn heard(person: &Person) -> Vec<Value> {
    let items = person.read("/api/v1/me/notifications").await["items"].clone();
    items.as_array().unwrap().iter().map(|item| item["kind"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_holds_is_listed_for_admins() {
    let room = start().await;
    assert_eq!(room.work().await, [3, 1]);
    let path = format!("/api/v1/accounts/{}/work", room.leaver.id);
    room.colleague.get(&path).await.problem(403, "forbidden");
    room.admin.get("/api/v1/accounts/01970000-0000-7000-8000-000000000000/work").await.problem(404, "not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn work_returns_to_the_queue_and_an_open_second_review_is_withdrawn() {
    let room = start().await;
    room.deactivate(None).await.expect(204);
    assert_eq!(room.work().await, [0, 0]);
    for claim in &room.held {
        let file = room.colleague.claim(claim).await;
        assert_eq!((&file["state"], &file["assignee"]), (&json!("unassigned"), &Value::Null));
    }
    let draft = &room.colleague.claim(&room.held[0]).await["verdict"]["draft"];
    assert_eq!(draft["summary"], "The registry counts", "what was written is kept");
    let public = room.colleague.claim(&room.corrected).await;
    assert_eq!((&public["state"], &public["assignee"]), (&json!("published"), &Value::Null));
    assert_eq!(room.colleague.claim(&room.read).await["verdict"]["second_reading"], Value::Null);
    assert!(heard(&room.colleague).await.contains(&json!("reading_withdrawn")));
    let history = room.colleague.read(&format!("/api/v1/claims/{}/history", room.held[1])).await;
    assert_eq!(history["items"][0]["kind"], "claim.released");
    assert_eq!(history["items"][0]["actor"]["id"], room.admin.id);
}

#[tokio::test(flavor = "multi_thread")]
async fn work_goes_to_a_colleague_in_one_act_as_far_as_they_may_do_it() {
    let room = start().await;
    let heir = room.app.reviewer().await;
    room.deactivate(Some(&room.leaver.id)).await.problem(422, "invalid");
    assert_eq!(room.work().await, [3, 1], "nothing happens by half");
    room.deactivate(Some(&heir.id)).await.expect(204);
    assert_eq!(room.work().await, [0, 0]);
    for claim in &room.held {
        let file = heir.claim(claim).await;
        assert_eq!((&file["state"], &file["assignee"]["id"]), (&json!("in_review"), &json!(heir.id)));
    }
    // Only editors correct what is public.
    assert_eq!(heir.claim(&room.corrected).await["assignee"], Value::Null);
    assert_eq!(heir.claim(&room.read).await["verdict"]["second_reading"]["reader"]["id"], heir.id);
    let mut topics = heard(&heir).await;
    topics.sort_by_key(Value::to_string);
    assert_eq!(topics, ["asked_to_read", "assigned", "assigned"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_that_is_returned_to_somebody_who_has_left_goes_to_the_queue() {
    let app = TestApp::start().await;
    let (author, second, admin) = (app.reviewer().await, app.reviewer().await, app.admin().await);
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Submitted, &author, &second, &admin).await;
    admin.post(&format!("/api/v1/accounts/{}/deactivation", author.id), &json!({})).await.expect(204);
    let file = second.does(&claim, "verdict/return").await;
    assert_eq!((&file["state"], &file["assignee"]), (&json!("unassigned"), &Value::Null));
    assert_eq!(file["verdict"]["draft"]["by"]["id"], author.id);
}

#[tokio::test(flavor = "multi_thread")]
async fn scheduled_publications_go_to_a_colleague_who_may_publish_or_end_and_say_so() {
    let app = TestApp::start().await;
    let (author, second, leaver) = app.staff().await;
    let (admin, heir, third) = (app.admin().await, app.editor().await, app.editor().await);
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    let plan = json!({"publish_at": "2099-03-04T06:00:00Z"});
    // The heir is the author of the second verdict, and may not publish it.
    for (claim, by) in [(&claims[0], &author), (&claims[1], &heir)] {
        bring_to(claim, State::Approved, by, &second, &admin).await;
        leaver.change(claim, "verdict/publication", &plan).await.expect(202);
    }
    assert_eq!(work(&admin, &leaver).await, [0, 0, 2]);
    let body = json!({"hand_over_to": heir.id});
    admin.post(&format!("/api/v1/accounts/{}/deactivation", leaver.id), &body).await.expect(204);
    assert_eq!((work(&admin, &leaver).await, work(&admin, &heir).await), ([0, 0, 0], [0, 0, 1]));

    let passed = &third.claim(&claims[0]).await["schedule"];
    assert_eq!((&passed["by"]["id"], &passed["ended"]), (&json!(heir.id), &Value::Null));
    assert_eq!(passed["publish_at"], plan["publish_at"]);
    let ended = third.claim(&claims[1]).await;
    assert_eq!((&ended["state"], &ended["schedule"]["ended"]["reason"]), (&json!("approved"), &json!("not_permitted")));
    let mut topics = heard(&heir).await;
    topics.retain(|topic| topic != "approved");
    assert_eq!(topics.len(), 2, "{topics:?}");
    assert!(topics.contains(&json!("schedule_handed_over")) && topics.contains(&json!("not_published")));
    assert!(heard(&third).await.contains(&json!("not_published")), "all who may publish hear of it");

    sqlx::raw_sql("update schedules set publish_at = clock_timestamp() - interval '1 millisecond'")
        .execute(&mut app.database().await)
        .await
        .unwrap();
    schedule_worker::step(&app.app).await;
    let states = [third.claim(&claims[0]).await, third.claim(&claims[1]).await].map(|file| file["state"].clone());
    assert_eq!(states, [json!("published"), json!("approved")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_is_away_is_shown_as_such_and_hands_over_what_they_hold() {
    let room = start().await;
    let (app, admin, leaver) = (&room.app, &room.admin, &room.leaver);
    let path = format!("/api/v1/accounts/{}/absence", leaver.id);
    let away = async || {
        let people = room.colleague.read("/api/v1/accounts").await["items"].clone();
        let person = people.as_array().unwrap().iter().find(|person| person["id"] == leaver.id).unwrap().clone();
        person["away_until"].clone()
    };
    let past = json!({"until": "2020-01-01T00:00:00Z"});
    assert_eq!(admin.put(&path, &past).await.pointers(), ["/until"]);
    assert_eq!(admin.put(&path, &json!({})).await.pointers(), ["/until"]);
    room.colleague.put(&path, &past).await.problem(403, "forbidden");

    // One's own absence keeps the work.
    let until = "2026-03-09T23:00:00Z";
    leaver.put("/api/v1/me/absence", &json!({"until": until})).await.expect(204);
    assert_eq!((away().await, room.work().await), (json!(until), [3, 1]));
    leaver.claim(&room.held[0]).await;
    leaver.delete("/api/v1/me/absence").await.expect(204);
    assert_eq!(away().await, Value::Null);

    let body = json!({"until": until, "hand_over": true, "hand_over_to": room.colleague.id});
    admin.put(&path, &body).await.expect(204);
    assert_eq!(room.work().await, [0, 0]);
    let held = room.colleague.claim(&room.held[0]).await;
    assert_eq!(held["assignee"]["id"], room.colleague.id);
    let log = admin.read(&format!("/api/v1/events?subject=account:{}&kind=account.absence_begun", leaver.id)).await;
    assert_eq!(log["items"][0]["changes"][0]["to"], until);
    // It ends by itself.
    app.advance(TimeDelta::days(10));
    let admin = app.admin().await;
    let people = admin.read("/api/v1/accounts?all=true").await["items"].clone();
    assert!(people.as_array().unwrap().iter().all(|person| person["away_until"].is_null()));
}
