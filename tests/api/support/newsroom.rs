//! Test claims in any review state, created through the API.

use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};

use super::{Person, TestApp};

/// Invented, with claims of several kinds and one sentence that claims nothing.
pub const TEXT: &str = "\
At least 37 people were killed when the Ostrel dam gave way on 2 February, the interior ministry of Karvia said on \
Monday.

More than 5,200 homes were flooded within two hours, according to Jonna Tavik, the mayor of Ostrel.

The agreement signed in Havel on 14 January stipulates that both states lower the reservoir by 4 metres before April.

It was a grey morning.";

/// A source that readers may see.
pub fn source() -> Value {
    json!({
        "url": "https://registry.example/ostrel/casualties",
        "stance": "refutes",
        "publisher": "Karvian Civil Registry",
        "title": "Deaths by municipality, February",
        "published_at": "2026-02-20",
        "excerpt": "Ostrel: 29 deaths on 2 February.",
        "note": "INTERNAL-NOTE ask the registry for the list",
    })
}

/// A verdict that can be submitted.
pub fn verdict() -> Value {
    json!({
        "rating": "mostly_false",
        "summary": "The registry counts 29 deaths, not 37.",
        "rationale": "The **registry** lists every death by name. <script>alert(1)</script>",
    })
}

/// Whom the newsroom asked.
pub fn asking() -> Value {
    json!({"asked": "Interior ministry of Karvia", "channel": "e-mail", "deadline": "2026-03-06T12:00:00Z"})
}

/// Rules that a newsroom may give itself.
pub fn settings() -> Value {
    json!({"review": {"approvals": 2, "min_origins": 2, "min_origins_ratings": ["mostly_false"], "confirmed_wording": false}})
}

/// A correction that can be submitted.
pub fn correction() -> Value {
    json!({
        "class": "correction",
        "notice": "An earlier version said 29 deaths; the registry has since counted 31.",
        "rating": "half_true",
        "summary": "The registry counts 31 deaths, not 37.",
        "rationale": "The registry added two names on 1 March.",
    })
}

/// What one must send along to do this.
pub fn body_of(action: &str) -> Value {
    match action {
        "verdict/return" => json!({"reason": "Which registry?"}),
        "verdict/submission" => verdict(),
        "verdict/draft" => json!({"summary": "The registry counts"}),
        "verdict/embargo/lifting" => json!({"reason": "It is public elsewhere."}),
        "review/dismiss" => json!({"reason": "opinion", "note": "A matter of taste."}),
        "verdict/correction" => correction(),
        "verdict/retraction" => json!({"notice": "The registry has withdrawn its list."}),
        "split" => json!({"statement": "The Ostrel dam gave way on 2 February."}),
        "verdict/second-reading/answer" => {
            json!({"rating": "mostly_false", "summary": "Fewer than 37."})
        }
        "verdict/adjudication" => json!({"upheld": "first", "reason": "The list is clear."}),
        "evidence" => source(),
        "replies" => asking(),
        "" => json!({"statement": "At least 37 people died when the Ostrel dam broke."}),
        _ => json!({}),
    }
}

impl Person {
    /// Takes in a text at an address of its own; the article as it is before its claims are found.
    pub async fn bring(&self, text: &str, url: &str) -> Value {
        let article = json!({
            "text": text, "url": url, "title": "Dam breaks above Ostrel", "outlet": "Karvia Post",
            "published_at": "2026-02-03", "language": "en",
        });
        self.create("/api/v1/articles", &article).await
    }

    /// Takes in an article of one sentence, another one for each day of March.
    pub async fn bring_short(&self, day: usize) -> Value {
        let text = format!("The bridge at Anlis was closed on {day} March.");
        let url = format!("https://karvia-post.example/{day}");
        self.bring(&text, &url).await
    }

    /// Takes in an article that may be known already.
    pub async fn bring_again(&self, article: &Value) -> Value {
        let answer = self.post("/api/v1/articles", article).await;
        assert!([200, 201].contains(&answer.status), "{answer}");
        answer.json()
    }

    /// The claims of an article, in text order.
    pub async fn claims_of(&self, article: &Value) -> Vec<Value> {
        let path = format!("/api/v1/articles/{}/claims", article["id"].as_str().unwrap());
        let page = self.read(&path).await;
        page["items"].as_array().unwrap().clone()
    }

    /// Does it, and it works.
    pub async fn does(&self, claim: &str, action: &str) -> Value {
        let answer = self.change(claim, action, &body_of(action)).await;
        assert!((200..300).contains(&answer.status), "{action}: {answer}");
        answer.json()
    }
}

impl TestApp {
    /// The ids of the claims of a new article.
    pub async fn claims(&self, person: &Person, url: &str) -> Vec<String> {
        let article = person.bring(TEXT, url).await;
        self.drain_jobs().await;
        let claims = person.claims_of(&article).await;
        assert!(claims.len() >= 3, "{claims:#?}");
        claims.iter().map(|claim| claim["id"].as_str().unwrap().to_owned()).collect()
    }

    /// A claim that nobody works on.
    pub async fn a_claim(&self, person: &Person) -> String {
        self.claims(person, "https://karvia-post.example/dam").await.remove(0)
    }
}

/// Brings a new claim to `state`: `author` holds it and writes, `second` approves, `editor` publishes.
pub async fn bring_to(claim: &str, state: State, author: &Person, second: &Person, editor: &Person) {
    if state == State::Unassigned {
        return;
    }
    if state == State::Dismissed {
        author.does(claim, "review/dismiss").await;
        return;
    }
    author.does(claim, "review/assign").await;
    let steps = [
        (State::InReview, author, "evidence"),
        (State::Submitted, author, "verdict/submission"),
        (State::Approved, second, "verdict/approval"),
        (State::Published, editor, "verdict/publication"),
    ];
    for (reached, person, action) in steps {
        person.does(claim, action).await;
        if reached == state {
            return;
        }
    }
}

/// Takes the published verdict of a claim back: `editor` asks, `second` approves, `other` publishes.
pub async fn retract(claim: &str, editor: &Person, second: &Person, other: &Person) {
    editor.does(claim, "verdict/retraction").await;
    second.does(claim, "verdict/approval").await;
    other.does(claim, "verdict/publication").await;
}

/// An article with at least `count` claims.
pub fn long_text(count: usize) -> String {
    let sentences = (0..count).map(|n| {
        let (dead, day) = (n + 12, n % 27 + 1);
        format!("At least {dead} people were killed in Ostrel on {day} February, the ministry said.")
    });
    sentences.collect::<Vec<_>>().join("\n\n")
}
