//! Cards: what the review of a claim keeps for lists is what the tables say.

use claimdesk::domain::claims::review::State;
use serde_json::json;
use sqlx::PgConnection;

use crate::support::newsroom::{bring_to, retract};
use crate::support::{Answer, TestApp};

/// Reviews whose columns say something else than the revisions, the evidence and the publications of the claim, or whose keys
/// for sorting say something else than the claim and its review.
async fn wrong(db: &mut PgConnection) -> Vec<String> {
    sqlx::query_scalar(
        "select r.claim_id::text
        from reviews r
        left join lateral (
            select rating_key, rating_label, rating_value, rating_color from verdict_revisions
            where claim_id = r.claim_id order by number desc limit 1
        ) v on true
        left join lateral (
            select slug, published_at, number, correction_class from publications
            where claim_id = r.claim_id order by number desc limit 1
        ) p on true
        where (r.rating_key, r.rating_label, r.rating_value, r.rating_color)
                is distinct from (v.rating_key, v.rating_label, v.rating_value, v.rating_color)
            or (r.slug, r.published_at, r.published_number, r.published_class)
                is distinct from (p.slug, p.published_at, p.number, p.correction_class)
            or r.evidence_count <> (
                select count(*) from evidence e where e.claim_id = r.claim_id and e.withdrawn_at is null
            )
        union all
        select r.claim_id::text
        from reviews r
        join claims c on c.id = r.claim_id
        left join claim_keys k on k.claim_id = r.claim_id
        where (k.state, k.evidence, k.worth, k.kind, k.article, k.claimant, k.statement) is distinct from (
            r.state, r.evidence_count, c.check_worthiness, c.kind, c.article_id,
            left(lower(coalesce(c.claimant, '')), 60), left(lower(coalesce(c.wording, c.machine_statement)), 60)
        )",
    )
    .fetch_all(db)
    .await
    .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_review_keeps_for_lists_is_what_the_tables_say() {
    let app = TestApp::start().await;
    let mut db = app.database().await;
    let (author, second, editor) = app.staff().await;
    let older = app.claims(&author, "https://karvia-post.example/dam").await.remove(0);
    app.advance(chrono::TimeDelta::minutes(10));
    let younger = app.claims(&author, "https://other.example/dam").await.remove(0);

    let reworded = json!({"statement": "The dam of Ostrel gave way.", "kind": "event"});
    author.change(&younger, "", &reworded).await.expect(200);
    assert_eq!(wrong(&mut db).await, Vec::<String>::new());
    bring_to(&older, State::Published, &author, &second, &editor).await;
    assert_eq!(wrong(&mut db).await, Vec::<String>::new());
    let source = second.does(&younger, "evidence").await["id"].clone();
    let kept = second.claim(&younger).await;
    assert_eq!(kept["evidence_count"], 1);
    second.does(&younger, "evidence").await;
    assert_eq!(wrong(&mut db).await, Vec::<String>::new());
    let etag = second.claim(&younger).await["etag"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/evidence/{}/withdrawal", source.as_str().unwrap());
    let request = second.request(reqwest::Method::POST, &path).header("if-match", etag);
    Answer::to(request.json(&json!({"reason": "The page was retracted."}))).await.expect(200);
    assert_eq!(wrong(&mut db).await, Vec::<String>::new());

    // A merge moves the evidence, and its undoing moves it back.
    second.change(&younger, "merge", &json!({"with": older})).await.expect(200);
    assert_eq!(wrong(&mut db).await, Vec::<String>::new());
    assert_eq!(second.claim(&older).await["evidence_count"], 2);
    second.does(&younger, "unmerge").await;
    assert_eq!(wrong(&mut db).await, Vec::<String>::new());
    assert_eq!(second.claim(&older).await["evidence_count"], 1);

    editor.does(&older, "review/assign").await;
    editor.does(&older, "verdict/correction").await;
    assert_eq!(wrong(&mut db).await, Vec::<String>::new());
    second.does(&older, "verdict/approval").await;
    let other = app.editor().await;
    other.does(&older, "verdict/publication").await;
    assert_eq!(wrong(&mut db).await, Vec::<String>::new());
    retract(&older, &editor, &second, &other).await;
    assert_eq!(wrong(&mut db).await, Vec::<String>::new());
    let retracted = second.claim(&older).await;
    let public = &retracted["published"];
    assert_eq!((&public["revision"], &public["standing"]), (&json!(3), &json!("retracted")));
    // The control: the comparison sees a difference.
    let falsely = sqlx::query("update reviews set evidence_count = 7 where claim_id = $1::uuid").bind(&older);
    falsely.execute(&mut db).await.unwrap();
    assert_eq!(wrong(&mut db).await.len(), 1);
    let falsely = sqlx::query("update claim_keys set claimant = 'nobody' where claim_id = $1::uuid").bind(&younger);
    falsely.execute(&mut db).await.unwrap();
    assert_eq!(wrong(&mut db).await.len(), 2);
}
