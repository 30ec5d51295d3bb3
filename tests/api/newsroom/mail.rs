//! E-mail of unread notifications: once, to the owner only, without injection.

use chrono::TimeDelta;
use claimdesk::net::mailer::Mailer;
use mail_parser::MessageParser;
use serde_json::json;

use crate::support::TestApp;
use crate::support::post::Post;

fn mailer(post: &Post) -> Mailer {
    let from = "The Desk <desk@newsroom.example>".parse().unwrap();
    Mailer::new(&format!("smtp://{}", post.address), from).unwrap()
}

// ASVS 1.3.3, 1.3.11
// threat C49
#[tokio::test(flavor = "multi_thread")]
async fn a_notice_unread_for_two_minutes_goes_out_once_to_whom_it_is_for() {
    let post = Post::open().await;
    let app = TestApp::mailing(mailer(&post)).await;
    let (author, colleague) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&author).await;
    // Words that would be headers, and letters that headers cannot carry as they are.
    let words = "Is it so?\r\nBcc: everybody@example.org\r\n.\r\nQUIT – Ünïcödé 🏛";
    let said = author
        .create(&format!("/api/v1/claims/{claim}/comments"), &json!({"body": words, "mentions": [colleague.id]}))
        .await;

    app.drain_jobs().await;
    assert!(post.collect().is_empty(), "who is at the desk reads it there");
    app.advance(TimeDelta::minutes(2));
    app.drain_jobs().await;
    let letters = post.collect();
    assert_eq!(letters.len(), 1, "{letters:?}");
    let (to, message) = &letters[0];
    assert_eq!(*to, colleague.email);

    let message = MessageParser::default().parse(message.as_bytes()).unwrap();
    let from = message.from().unwrap().first().unwrap();
    assert_eq!(from.address(), Some("desk@newsroom.example"));
    assert_eq!(message.to().unwrap().first().unwrap().name(), Some(colleague.name.as_str()));
    assert!(message.bcc().is_none());
    let statement = author.claim(&claim).await["statement"].clone();
    let opening: String = statement.as_str().unwrap().chars().take(120).collect();
    assert_eq!(message.subject().unwrap(), format!("{} mentioned you: {opening}…", author.name));
    let body = message.body_text(0).unwrap().replace("\r\n", "\n");
    assert!(body.contains(&words.replace("\r\n", "\n")), "{body}");
    let link = format!("{}/claims/{claim}#comment-{}", app.url, said["id"].as_str().unwrap());
    assert!(body.contains(&link), "{body}");

    app.advance(TimeDelta::hours(1));
    app.drain_jobs().await;
    assert!(post.collect().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_read_it_or_has_left_gets_no_mail_about_it() {
    let post = Post::open().await;
    let app = TestApp::mailing(mailer(&post)).await;
    let author = app.reviewer().await;
    let (reader, leaver, other) = (app.reviewer().await, app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&author).await;
    author
        .post(
            &format!("/api/v1/claims/{claim}/comments"),
            &json!({"body": "Look.", "mentions": [reader.id, leaver.id, other.id]}),
        )
        .await
        .expect(201);
    reader.post("/api/v1/me/notifications/reading", &json!({})).await.expect(204);
    app.deactivate(&leaver).await;
    app.advance(TimeDelta::minutes(3));
    app.drain_jobs().await;
    let to: Vec<String> = post.collect().into_iter().map(|(to, _)| to).collect();
    assert_eq!(to, std::slice::from_ref(&other.email));
}

// ASVS 16.5.2
#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_is_down_holds_nothing_up_and_is_tried_again() {
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = gone.local_addr().unwrap();
    drop(gone);
    let from = "desk@newsroom.example".parse().unwrap();
    let app = TestApp::mailing(Mailer::new(&format!("smtp://{nobody}"), from).unwrap()).await;
    let (author, colleague) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&author).await;
    author
        .post(&format!("/api/v1/claims/{claim}/comments"), &json!({"body": "Look.", "mentions": [colleague.id]}))
        .await
        .expect(201);
    app.advance(TimeDelta::minutes(3));
    app.drain_jobs().await;
    let mut db = app.database().await;
    let waiting: i64 = sqlx::query_scalar("select count(*) from jobs where failed_at is null and attempts = 1")
        .fetch_one(&mut db)
        .await
        .unwrap();
    assert_eq!(waiting, 1);
    let inbox = colleague.get("/api/v1/me/notifications").await.expect(200);
    assert_eq!(inbox.json()["unread"], 1);

    // The same place, with somebody there.
    let back = Post::at(nobody).await;
    app.advance(TimeDelta::minutes(1));
    app.drain_jobs().await;
    assert_eq!(back.collect().len(), 1);
}
