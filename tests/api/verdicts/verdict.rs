//! Verdicts: two people for every publication, in every role and on every route.

use claimdesk::app::error::Error;
use claimdesk::domain::claims::review::State;
use serde_json::{Value, json};
use sqlx::PgConnection;

use crate::support::newsroom::{bring_to, source, verdict};
use crate::support::{Person, TestApp};

const NOT_YOURS: &str = "You wrote this verdict. Another person must do this.";

#[tokio::test(flavor = "multi_thread")]
async fn nobody_approves_returns_or_publishes_their_own_verdict_whatever_their_role() {
    let app = TestApp::start().await;
    let (second, editor, admin) = (app.reviewer().await, app.editor().await, app.admin().await);
    let claims = app.claims(&second, "https://karvia-post.example/dam").await;

    for (author, claim) in [&editor, &admin].into_iter().zip(&claims) {
        bring_to(claim, State::Submitted, author, &second, author).await;
        let submitted = author.claim(claim).await;
        for (action, body) in
            [("verdict/approval", json!({})), ("verdict/return", json!({"reason": "I changed my mind"}))]
        {
            let problem = author.change(claim, action, &body).await.problem(403, "forbidden");
            assert_eq!(problem["detail"], NOT_YOURS);
        }
        assert_eq!(author.claim(claim).await, submitted);

        second.does(claim, "verdict/approval").await;
        let problem = author.change(claim, "verdict/publication", &json!({})).await.problem(403, "forbidden");
        assert_eq!(problem["detail"], NOT_YOURS);
        assert_eq!(author.claim(claim).await["state"], "approved");
    }
    let count: i64 = app.value("select count(*) from publications").await;
    assert_eq!(count, 0);
}

/// The name of the constraint, or the SQLSTATE, that stops a statement.
async fn refusal(db: &mut PgConnection, sql: &'static str) -> String {
    let error = sqlx::raw_sql(sql).execute(db).await.expect_err(sql);
    let error = error.into_database_error().unwrap();
    error.constraint().map_or_else(|| error.code().unwrap().into_owned(), str::to_owned)
}

// threat B34
#[tokio::test(flavor = "multi_thread")]
async fn the_database_itself_refuses_an_author_who_decides_or_publishes() {
    let app = TestApp::start().await;
    let (author, second) = (app.editor().await, app.reviewer().await);
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Submitted, &author, &second, &author).await;
    let mut db = app.database().await;

    let own = "insert into verdict_decisions (claim_id, number, author_id, decided_by, outcome, decided_at)
        select claim_id, number, author_id, author_id, 'approved', now() from verdict_revisions";
    let publish = "insert into publications (claim_id, number, author_id, published_by, published_at, slug, document)
        select claim_id, number, author_id, author_id, now(), 'slug', '{}' from verdict_revisions";
    let schedule = "insert into schedules
            (claim_id, number, author_id, publish_at, is_hold, scheduled_by, scheduled_at)
        select claim_id, number, author_id, now(), false, author_id, now() from verdict_revisions";
    for (sql, name) in
        [(own, "verdict_decisions_four_eyes"), (publish, "publications_four_eyes"), (schedule, "schedules_four_eyes")]
    {
        assert_eq!(refusal(&mut db, sql).await, name);
        let error = sqlx::raw_sql(sql).execute(&mut db).await.unwrap_err();
        assert!(matches!(Error::from(error), Error::Forbidden(reason) if reason.to_string() == NOT_YOURS), "{name}");
    }

    // Nor does it help to name somebody else as the author.
    let lie = "insert into verdict_decisions (claim_id, number, author_id, decided_by, outcome, decided_at)
        select r.claim_id, r.number, a.id, r.author_id, 'approved', now()
        from verdict_revisions r join accounts a on a.id <> r.author_id";
    assert_eq!(refusal(&mut db, lie).await, "verdict_decisions_revision_fkey");
    let lie = "insert into publications (claim_id, number, author_id, published_by, published_at, slug, document)
        select r.claim_id, r.number, a.id, r.author_id, now(), 'slug', '{}'
        from verdict_revisions r join accounts a on a.id <> r.author_id";
    assert_eq!(refusal(&mut db, lie).await, "publications_revision_fkey");

    // The same statement by somebody else passes, so it was the rule that refused.
    sqlx::raw_sql(
        "insert into verdict_decisions (claim_id, number, author_id, decided_by, outcome, decided_at)
        select r.claim_id, r.number, r.author_id, a.id, 'approved', now()
        from verdict_revisions r join accounts a on a.id <> r.author_id",
    )
    .execute(&mut db)
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_once_cannot_be_changed_even_by_the_owner_of_the_database() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &second, &editor).await;
    claimdesk::app::newsroom::audit::checkpoint(&app.app).await.unwrap();
    let mut db = app.database().await;

    for sql in [
        "update events set kind = 'nothing'",
        "delete from events",
        "truncate events",
        "update article_versions set text = 'x', length = 1",
        "delete from article_versions",
        "truncate article_versions cascade",
        "update verdict_revisions set summary = 'x'",
        "delete from verdict_revisions",
        "truncate verdict_revisions cascade",
        "update verdict_decisions set reason = 'x'",
        "delete from verdict_decisions",
        "truncate verdict_decisions",
        "update publications set document = '{}'",
        "delete from publications",
        "truncate publications cascade",
        "delete from checkpoints",
        "truncate checkpoints",
    ] {
        // restrict_violation, raised by the trigger: nothing but the rule itself.
        assert_eq!(refusal(&mut db, sql).await, "23001", "{sql}");
    }
    // A chain without gaps: no second child, no missing link.
    let twin = "insert into verdict_revisions select * from verdict_revisions";
    assert_eq!(refusal(&mut db, twin).await, "verdict_revisions_pkey");
    let gap = "insert into verdict_revisions (claim_id, number, parent, author_id, rating_key, rating_label,
            rating_color, summary, rationale, as_of, submitted_at)
        select claim_id, 3, 1, author_id, rating_key, rating_label, rating_color, summary, rationale, as_of,
            submitted_at
        from verdict_revisions";
    assert_eq!(refusal(&mut db, gap).await, "verdict_revisions_chain");
}

// ASVS 2.2.3
#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_is_submitted_only_with_a_public_source_a_rating_and_sensible_dates() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    reviewer.does(&claim, "review/assign").await;
    let submit = async || reviewer.change(&claim, "verdict/submission", &verdict()).await;

    submit().await.problem(409, "conflict");
    let mut internal = source();
    internal["visibility"] = json!("internal");
    reviewer.change(&claim, "evidence", &internal).await.expect(201);
    submit().await.problem(409, "conflict");
    reviewer.does(&claim, "evidence").await;

    for (field, value) in [
        ("rating", json!("rather_false")),
        ("summary", json!("  ")),
        ("rationale", json!("")),
        ("as_of", json!("2026-03-04T09:00:01Z")),
        ("as_of", json!("-9000-01-01T00:00:00Z")),
        ("as_of", json!("0999-12-31T00:00:00Z")),
        ("recheck_at", json!("2026-03-04")),
        ("recheck_at", json!("+99999-01-01")),
        ("author", json!("somebody")),
    ] {
        let mut body = verdict();
        body[field] = value;
        let answer = reviewer.change(&claim, "verdict/submission", &body).await;
        assert_eq!(answer.pointers(), [format!("/{field}")]);
    }
    assert_eq!(reviewer.claim(&claim).await["state"], "in_review");
    submit().await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_kept_as_it_was_typed_and_goes_when_it_is_submitted() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let claim = app.a_claim(&reviewer).await;
    bring_to(&claim, State::InReview, &reviewer, &reviewer, &reviewer).await;

    let typed = json!({"rating": "half_true", "summary": "The registry ", "rationale": "\n* one\n* "});
    let saved = reviewer.change(&claim, "verdict/draft", &typed).await.expect(200).json();
    for (field, value) in typed.as_object().unwrap() {
        assert_eq!(&saved["verdict"]["draft"][field], value);
    }
    let wrong = reviewer.change(&claim, "verdict/draft", &json!({"rating": "maybe"})).await;
    assert_eq!(wrong.pointers(), ["/rating"]);

    let submitted = reviewer.does(&claim, "verdict/submission").await;
    assert_eq!(submitted["verdict"]["draft"], Value::Null);
    let current = &submitted["verdict"]["current"];
    assert_eq!((&current["number"], &current["rating"]["key"]), (&json!(1), &json!("mostly_false")));
    let html = current["rationale_html"].as_str().unwrap();
    assert!(html.contains("<strong>registry</strong>") && !html.contains("<script"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_verdict_becomes_the_draft_again_and_its_next_revision_names_the_first() {
    let app = TestApp::start().await;
    let (author, second) = (app.reviewer().await, app.reviewer().await);
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Submitted, &author, &second, &second).await;

    let returned = second.does(&claim, "verdict/return").await;
    assert_eq!((&returned["state"], &returned["assignee"]["id"]), (&json!("in_review"), &json!(author.id)));
    let draft = &returned["verdict"]["draft"];
    for field in ["rating", "summary", "rationale"] {
        assert_eq!(draft[field], verdict()[field], "{field} need not be typed again");
    }

    let mut better = verdict();
    better["summary"] = json!("The civil registry counts 29 deaths, not 37.");
    author.change(&claim, "verdict/submission", &better).await.expect(201);
    second.does(&claim, "verdict/approval").await;
    // A fault found late need not be published first.
    app.advance(chrono::TimeDelta::minutes(1));
    second.does(&claim, "verdict/return").await;
    author.does(&claim, "verdict/submission").await;

    let revisions = revisions(&author, &claim).await;
    let decisions: Vec<Value> = revisions
        .iter()
        .map(|r| {
            let outcomes = r["decisions"].as_array().unwrap();
            json!([r["number"], outcomes.iter().map(|d| &d["decision"]).collect::<Vec<_>>()])
        })
        .collect();
    assert_eq!(json!(decisions), json!([[3, []], [2, ["approved", "returned"]], [1, ["returned"]]]));
    assert_eq!(revisions[2]["summary"], verdict()["summary"], "what was submitted stays as it was");
    assert_eq!(revisions[2]["decisions"][0]["reason"], "Which registry?");
}

async fn revisions(person: &Person, claim: &str) -> Vec<Value> {
    let path = format!("/api/v1/claims/{claim}/verdict/revisions");
    person.read(&path).await["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_shows_what_readers_would_see_and_nobody_else_sees_it() {
    let app = TestApp::start().await;
    let (author, reader) = (app.reviewer().await, app.editor().await);
    let claim = app.a_claim(&author).await;
    let path = format!("/api/v1/claims/{claim}/verdict/preview");
    author.get(&path).await.problem(404, "not-found");
    author.does(&claim, "review/assign").await;
    author.does(&claim, "evidence").await;
    let mut draft = verdict();
    draft["summary"] = json!("As the <b>draft</b> has it.");
    let saved = author.claim(&claim).await["etag"].as_str().unwrap().to_owned();
    let put = author.request(reqwest::Method::PUT, &format!("/api/v1/claims/{claim}/verdict/draft"));
    let put = put.header("if-match", saved).json(&draft);
    crate::support::Answer::to(put).await.expect(200);

    let page = author.get(&path).await.expect(200);
    for words in ["Preview. Nobody outside", "As the &lt;b&gt;draft&lt;/b&gt; has it.", "Mostly false", "noindex"] {
        assert!(page.text().contains(words), "{words}");
    }
    for hidden in ["INTERNAL-NOTE", "<script", "ld+json"] {
        assert!(!page.text().contains(hidden), "{hidden}");
    }
    assert_eq!(page.header("cache-control"), Some("private, no-store"));
    app.anyone().get(&path).await.problem(401, "not-signed-in");
    let body = json!({"reader": reader.id});
    author.change(&claim, "verdict/second-reading", &body).await.expect(200);
    reader.get(&path).await.problem(403, "forbidden");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_author_takes_a_submission_back_until_somebody_approves() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Submitted, &author, &second, &editor).await;
    second.change(&claim, "verdict/withdrawal", &json!({})).await.problem(403, "forbidden");

    let back = author.does(&claim, "verdict/withdrawal").await;
    assert_eq!((&back["state"], &back["assignee"]["id"]), (&json!("in_review"), &json!(author.id)));
    let draft = &back["verdict"]["draft"];
    assert_eq!(draft["summary"], verdict()["summary"], "nothing has to be typed again");
    second.change(&claim, "verdict/approval", &json!({})).await.problem(409, "conflict");
    let history = author.read(&format!("/api/v1/claims/{claim}/history")).await;
    assert_eq!(history["items"][0]["kind"], "verdict.withdrawn");

    author.does(&claim, "verdict/submission").await;
    second.does(&claim, "verdict/approval").await;
    author.change(&claim, "verdict/withdrawal", &json!({})).await.problem(409, "conflict");
    assert_eq!(author.claim(&claim).await["state"], "approved");
}
