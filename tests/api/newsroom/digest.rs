//! Daily mails: at the hour of the person's clock, once, with what is unread and was in no mail.

use chrono::{DateTime, TimeDelta, Utc};
use claimdesk::app::context::App;
use claimdesk::app::newsroom::digest;
use claimdesk::domain::newsroom::job::Lane;
use claimdesk::jobs::worker;
use claimdesk::net::mailer::Mailer;
use mail_parser::MessageParser;
use serde_json::{Value, json};

use crate::support::people::PASSWORD;
use crate::support::post::Post;
use crate::support::{Person, TestApp};

fn mailer(address: &impl ToString) -> Mailer {
    Mailer::new(&format!("smtp://{}", address.to_string()), "desk@newsroom.example".parse().unwrap()).unwrap()
}

async fn choose(person: &Person, mode: &str, zone: &str, language: &str) -> Value {
    let choice = json!({"mode": mode, "hour": 8, "zone": zone, "language": language});
    person.put("/api/v1/me/mailing", &choice).await.expect(200).json()
}

/// Moves the clock to `at` and does what is due then.
async fn come_to(app: &TestApp, at: &str) {
    let at: DateTime<Utc> = at.parse().unwrap();
    app.advance(at - app.app.clock.now());
    app.tick().await;
    app.drain_jobs().await;
}

/// Mentions people in a comment.
async fn mention(author: &Person, claim: &str, people: &[&Person], words: &str) {
    author.sign_in(PASSWORD).await.expect(200);
    let people: Vec<&String> = people.iter().map(|person| &person.id).collect();
    author.create(&format!("/api/v1/claims/{claim}/comments"), &json!({"body": words, "mentions": people})).await;
}

/// Who got mails, and their texts.
fn collect(post: &Post) -> Vec<(String, String)> {
    let text = |message: String| {
        let message = MessageParser::default().parse(message.as_bytes()).unwrap();
        format!("{}\n{}", message.subject().unwrap(), message.body_text(0).unwrap().replace("\r\n", "\n"))
    };
    post.collect().into_iter().map(|(to, message)| (to, text(message))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_daily_mail_comes_at_eight_on_the_clock_of_each_person_also_when_clocks_change() {
    let post = Post::open().await;
    let app = TestApp::mailing(mailer(&post.address)).await;
    let (author, near, far) = (app.reviewer().await, app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&author).await;
    assert_eq!(choose(&near, "daily", "Europe/Berlin", "de").await["due_at"], "2026-03-05T07:00:00Z");
    assert_eq!(choose(&far, "daily", "America/New_York", "en").await["due_at"], "2026-03-04T13:00:00Z");
    mention(&author, &claim, &[&near, &far], "Look here.").await;
    come_to(&app, "2026-03-04T12:59:00Z").await;
    assert_eq!(collect(&post), []);
    come_to(&app, "2026-03-04T13:00:00Z").await;
    let mails = collect(&post);
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].0, far.email);
    assert!(mails[0].1.starts_with("1 unread notification – ") && mails[0].1.contains("You were mentioned (1)"));
    come_to(&app, "2026-03-05T07:00:00Z").await;
    let mails = collect(&post);
    assert_eq!(mails.len(), 1, "{mails:?}");
    let (to, text) = &mails[0];
    assert_eq!(*to, near.email);
    let statement = app
        .value::<String>(
            "select coalesce(wording, machine_statement) from claims where id = (select claim_id from comments)",
        )
        .await;
    assert!(text.starts_with("1 ungelesene Benachrichtigung – ") && text.contains("Sie wurden erwähnt (1)"), "{text}");
    let opening: String = statement.chars().take(60).collect();
    assert!(text.contains(&format!("- {}: {opening}", author.name)), "{text}");
    assert!(text.contains(&format!("{}/claims/{claim}#comment-", app.url)), "{text}");
    assert!(text.contains("08:00 (Europe/Berlin)") && text.contains(&format!("{}/me", app.url)), "{text}");

    // Berlin's clocks go forward on 29 March: eight is an hour earlier in UTC.
    come_to(&app, "2026-03-28T07:00:00Z").await;
    mention(&author, &claim, &[&near], "And here.").await;
    come_to(&app, "2026-03-29T05:59:00Z").await;
    assert_eq!(collect(&post), []);
    come_to(&app, "2026-03-29T06:00:00Z").await;
    assert_eq!(collect(&post).len(), 1);
    // And back on 25 October.
    come_to(&app, "2026-10-24T06:00:00Z").await;
    mention(&author, &claim, &[&near], "Once more.").await;
    come_to(&app, "2026-10-25T06:00:00Z").await;
    assert_eq!(collect(&post), []);
    come_to(&app, "2026-10-25T07:00:00Z").await;
    assert_eq!(collect(&post).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_daily_mail_lists_what_is_unread_and_was_in_no_mail_and_none_comes_without() {
    let post = Post::open().await;
    let app = TestApp::mailing(mailer(&post.address)).await;
    let (author, person) = (app.reviewer().await, app.reviewer().await);
    let (gone, never) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&author).await;
    // In a mail of its own before the choice.
    mention(&author, &claim, &[&person], "At once.").await;
    app.advance(TimeDelta::minutes(3));
    app.drain_jobs().await;
    assert_eq!(collect(&post).len(), 1);
    // Not yet in a mail at the time of the choice.
    mention(&author, &claim, &[&person], "Just before.").await;
    for everybody in [&person, &gone] {
        choose(everybody, "daily", "UTC", "en").await;
    }
    choose(&never, "never", "UTC", "en").await;
    mention(&author, &claim, &[&person, &gone, &never], "Later.").await;
    let inbox = person.read("/api/v1/me/notifications").await;
    let later = inbox["items"][0]["id"].clone();
    mention(&author, &claim, &[&person], "Read.").await;
    let read = person.read("/api/v1/me/notifications").await["items"][0]["id"].clone();
    assert_ne!(read, later);
    person.post("/api/v1/me/notifications/reading", &json!({"ids": [read]})).await.expect(204);
    author.does(&claim, "review/assign").await;
    app.deactivate(&gone).await;
    app.advance(TimeDelta::minutes(3));
    app.drain_jobs().await;
    assert_eq!(collect(&post), [], "nothing at once any more");

    // Mails about passwords wait for nothing.
    app.anyone().post("/api/v1/resets", &json!({"email": never.email})).await.expect(202);
    app.drain_jobs().await;
    assert_eq!(collect(&post).into_iter().map(|(to, _)| to).collect::<Vec<_>>(), [never.email.as_str()]);

    come_to(&app, "2026-03-05T08:00:00Z").await;
    let mails = collect(&post);
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].0, person.email);
    assert!(mails[0].1.starts_with("2 unread notifications"), "{}", mails[0].1);
    come_to(&app, "2026-03-06T08:00:00Z").await;
    assert_eq!(collect(&post), [], "nothing new, no mail");
    assert_eq!(person.sign_in(PASSWORD).await.status, 200);
    let now = person.read("/api/v1/me/mailing").await;
    assert_eq!((&now["due_at"], &now["mode"]), (&json!("2026-03-07T08:00:00Z"), &json!("daily")));
    mention(&author, &claim, &[&person], "Next day.").await;
    come_to(&app, "2026-03-07T08:00:00Z").await;
    assert!(collect(&post)[0].1.starts_with("1 unread notification "));
}

#[tokio::test(flavor = "multi_thread")]
async fn several_servers_send_one_daily_mail() {
    let post = Post::open().await;
    let app = TestApp::mailing(mailer(&post.address)).await;
    let (author, person) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&author).await;
    choose(&person, "daily", "UTC", "en").await;
    mention(&author, &claim, &[&person], "Look.").await;
    app.advance(TimeDelta::hours(24));
    let servers = [app.app.clone(), app.twin().await.with_mailer(Some(mailer(&post.address)))];
    let serve = async |app: &App| {
        for _ in 0..3 {
            digest::sweep(app).await.unwrap();
            while Box::pin(worker::step(app, Lane::Own)).await.unwrap() {}
        }
    };
    tokio::join!(serve(&servers[0]), serve(&servers[1]));
    assert_eq!(collect(&post).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_daily_mail_waits_for_a_mail_server_that_is_away() {
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = gone.local_addr().unwrap();
    drop(gone);
    let app = TestApp::mailing(mailer(&nobody)).await;
    let (author, person) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&author).await;
    choose(&person, "daily", "UTC", "en").await;
    mention(&author, &claim, &[&person], "Look.").await;
    // Longer than the retries of a job.
    for minute in (0..60).step_by(6) {
        come_to(&app, &format!("2026-03-05T08:{minute:02}:00Z")).await;
    }
    assert_eq!(app.value::<i64>("select count(*) from jobs where failed_at is not null").await, 0);

    let back = Post::at(nobody).await;
    come_to(&app, "2026-03-05T09:05:00Z").await;
    assert_eq!(collect(&back).len(), 1);
    come_to(&app, "2026-03-05T09:30:00Z").await;
    assert_eq!(collect(&back), []);
    assert_eq!(person.sign_in(PASSWORD).await.status, 200);
    assert_eq!(person.read("/api/v1/me/mailing").await["due_at"], "2026-03-06T08:00:00Z");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_without_an_hour_or_a_zone_of_this_world_is_refused() {
    let app = TestApp::start().await;
    let person = app.reviewer().await;
    let start = person.read("/api/v1/me/mailing").await;
    assert_eq!((&start["mode"], &start["zone"], &start["available"]), (&json!("at_once"), &json!(null), &json!(false)));
    for (hour, zone, pointer) in [(24, "UTC", "/hour"), (8, "Middle/Earth", "/zone"), (8, "+02:00", "/zone")] {
        let choice = json!({"mode": "daily", "hour": hour, "zone": zone, "language": "en"});
        assert_eq!(person.put("/api/v1/me/mailing", &choice).await.pointers(), [pointer], "{zone}");
    }
    assert_eq!(choose(&person, "never", "Asia/Kolkata", "de").await["due_at"], json!(null));
    assert_eq!(person.read("/api/v1/me/mailing").await["zone"], "Asia/Kolkata");
}
