//! Hubs of feeds (WebSub): subscription, verification, signed messages, renewal, and the way back to polling.

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::HEXLOWER;
use reqwest::Method;
use ring::hmac;
use serde_json::{Value, json};
use url::form_urlencoded;

use crate::support::people::{Answer, PASSWORD};
use crate::support::receiver::{self, Receiver};
use crate::support::site::{Reply, Site};
use crate::support::{Person, TestApp};

fn feed(entries: &[&str]) -> Reply {
    let item = |path: &&str| format!("<item><guid>{path}</guid><title>{path}</title><link>{path}</link></item>");
    let items: String = entries.iter().map(item).collect();
    let body = format!("<rss version=\"2.0\"><channel><title>Karvia Post</title>{items}</channel></rss>");
    Reply { body: body.into(), ..Reply::html("") }.with("Content-Type", "application/rss+xml")
}

/// A newsroom that is subscribed to a feed with a hub.
struct Followed {
    app: TestApp,
    editor: Person,
    site: Site,
    hub: Receiver,
    place: String,
}

impl Followed {
    async fn start() -> Self {
        let app = TestApp::start().await;
        let (_, _, editor) = app.staff().await;
        let (site, hub) = (Site::start(), Receiver::start());
        hub.answers(receiver::Reply::Status(202));
        let mut followed = Self { app, editor, site, hub, place: String::new() };
        let url = followed.offer(&["/a"]);
        let made = followed.editor.post("/api/v1/subscriptions", &json!({"url": url})).await.expect(201).json();
        followed.place = format!("/api/v1/subscriptions/{}", made["id"].as_str().unwrap());
        followed.app.drain_jobs().await;
        followed
    }

    /// Sets the entries of the feed.
    fn offer(&self, entries: &[&str]) -> String {
        let links = format!("<{}>; rel=\"hub\", </topic>; rel=self", self.hub.url);
        self.site.set("/feed", feed(entries).with("Link", &links))
    }

    /// The fields of the newest request at the hub.
    fn asked(&self) -> Vec<(String, String)> {
        let request = self.hub.messages().pop().unwrap();
        form_urlencoded::parse(request.body.as_bytes()).into_owned().collect()
    }

    fn field(&self, name: &str) -> String {
        self.asked().into_iter().find(|(field, _)| field == name).unwrap().1
    }

    /// Path of the callback.
    fn callback(&self) -> String {
        self.field("hub.callback").replace(&self.app.url, "")
    }

    /// Verifies the request as hubs do.
    async fn verify(&self, topic: &str, lease: &str) -> Answer {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("hub.mode", "subscribe"), ("hub.topic", topic), ("hub.challenge", "c<b>4")])
            .append_pair("hub.lease_seconds", lease)
            .append_pair("hub.reason", "as you asked")
            .finish();
        self.app.anyone().get(&format!("{}?{query}", self.callback())).await
    }

    async fn tell(&self, signature: Option<&str>, body: &str) -> Answer {
        let request = self.app.anyone().request(Method::POST, &self.callback()).body(body.to_owned());
        let request = request.header("Content-Type", "application/rss+xml");
        Answer::to(signature.into_iter().fold(request, |request, is| request.header("X-Hub-Signature", is))).await
    }

    fn sign(&self, body: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.field("hub.secret").as_bytes());
        format!("sha256={}", HEXLOWER.encode(hmac::sign(&key, body.as_bytes()).as_ref()))
    }

    async fn subscription(&self) -> Value {
        self.editor.sign_in(PASSWORD).await.expect(200);
        self.editor.read(&self.place).await
    }

    /// Time until the next look.
    async fn next_look(&self) -> TimeDelta {
        let next: DateTime<Utc> = self.subscription().await["next_at"].as_str().unwrap().parse().unwrap();
        next - self.app.app.clock.now()
    }

    async fn articles(&self) -> usize {
        self.subscription().await["taken"].as_u64().unwrap().try_into().unwrap()
    }

    async fn pass(&self, time: TimeDelta) {
        self.app.advance(time);
        self.app.tick().await;
        self.app.drain_jobs().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_with_a_hub_is_read_when_the_hub_tells_of_it() {
    let followed = Followed::start().await;
    let topic = format!("{}/topic", followed.site.url);
    assert_eq!(followed.field("hub.mode"), "subscribe");
    assert_eq!(followed.field("hub.topic"), topic);
    assert!(followed.field("hub.secret").len() >= 32 && followed.callback().len() > "/hub/".len() + 30);
    assert_eq!(followed.subscription().await["hub"]["until"], Value::Null);

    // Nobody else's subscription is verified.
    followed.verify("https://other.example/feed", "3600").await.expect(404);
    followed.app.anyone().get("/hub/other?hub.mode=subscribe&hub.topic=a&hub.challenge=b").await.expect(404);
    let verified = followed.verify(&topic, "864000").await.expect(200);
    assert_eq!((verified.text(), verified.header("content-type")), ("c<b>4", Some("text/plain; charset=utf-8")));
    assert!(followed.subscription().await["hub"]["until"].is_string());

    // Looks become rare. A message with the right signature brings the new entry at once.
    followed.pass(TimeDelta::hours(1)).await;
    assert_eq!((followed.articles().await, followed.next_look().await), (1, TimeDelta::hours(6)));
    followed.offer(&["/b", "/a"]);
    let body = "<rss/>";
    for wrong in [None, Some("sha256=00"), Some("sha1="), Some(&*followed.sign("<rss>other</rss>"))] {
        followed.tell(wrong, body).await.expect(202);
        followed.app.drain_jobs().await;
    }
    assert_eq!(followed.articles().await, 1, "a wrong signature does nothing");
    followed.app.advance(TimeDelta::minutes(1));
    followed.tell(Some(&followed.sign(body)), body).await.expect(202);
    followed.app.drain_jobs().await;
    assert_eq!((followed.articles().await, followed.next_look().await), (2, TimeDelta::hours(6)));

    // The feed is behind its hub, as behind a cache: another look follows soon.
    followed.app.advance(TimeDelta::minutes(1));
    followed.tell(Some(&followed.sign(body)), body).await.expect(202);
    followed.app.drain_jobs().await;
    assert_eq!(followed.next_look().await, TimeDelta::minutes(5));
    followed.offer(&["/c", "/b", "/a"]);
    followed.pass(TimeDelta::minutes(6)).await;
    assert_eq!(followed.articles().await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lease_is_renewed_and_a_hub_that_is_silent_or_refuses_is_not_relied_on() {
    let followed = Followed::start().await;
    let topic = followed.field("hub.topic");
    followed.verify(&topic, "86400").await.expect(200);
    assert_eq!(followed.hub.messages().len(), 1);
    for _ in 0..3 {
        followed.pass(TimeDelta::hours(6)).await;
    }
    assert_eq!(followed.hub.messages().len(), 2, "asked again before the lease ends");
    followed.verify(&topic, "864000").await.expect(200);

    // A look finds what the hub did not tell of.
    followed.offer(&["/b", "/a"]);
    followed.pass(TimeDelta::hours(7)).await;
    assert_eq!(followed.articles().await, 2);
    assert!(followed.next_look().await < TimeDelta::hours(6));
    followed.app.advance(TimeDelta::minutes(1));
    followed.offer(&["/c", "/b", "/a"]);
    followed.tell(Some(&followed.sign("x")), "x").await.expect(202);
    followed.app.drain_jobs().await;
    assert_eq!(followed.next_look().await, TimeDelta::hours(6), "it tells again");

    // The hub ends the subscription.
    let denied = format!("{}?hub.mode=denied&hub.topic={topic}", followed.callback());
    followed.app.anyone().get(&denied).await.expect(200);
    followed.pass(TimeDelta::hours(6)).await;
    assert!(followed.next_look().await < TimeDelta::hours(6));

    // A feed that is not followed any more wants no messages.
    followed.editor.delete(&followed.place).await.expect(204);
    followed.tell(Some(&followed.sign("x")), "x").await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_does_not_answer_is_asked_once_a_day_and_floods_are_refused() {
    let followed = Followed::start().await;
    followed.hub.answers(receiver::Reply::Status(500));
    for _ in 0..10 {
        followed.pass(TimeDelta::hours(5)).await;
    }
    assert!((2..=3).contains(&followed.hub.messages().len()), "{}", followed.hub.messages().len());
    let jobs = followed.app.admin().await.read("/api/v1/jobs?state=failed").await;
    assert_eq!(jobs["items"], json!([]), "not an error of ours");
    for _ in 0..60 {
        followed.tell(None, "").await.expect(202);
    }
    followed.tell(None, "").await.expect(429);
}
