//! Audit log: an event for every change, and independent verification of the hash chain.

use claimdesk::app::newsroom::audit;
use claimdesk::domain::claims::review::State;
use claimdesk::domain::newsroom::audit::Damage;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::PgConnection;

use crate::support::newsroom::bring_to;
use crate::support::{Person, TestApp};

struct Newsroom {
    app: TestApp,
    admin: Person,
    claim: String,
}

impl Newsroom {
    /// A log with a published verdict in it, and a checkpoint.
    async fn start() -> Self {
        let app = TestApp::start().await;
        let (author, second, admin) = (app.reviewer().await, app.reviewer().await, app.admin().await);
        let claim = app.a_claim(&author).await;
        bring_to(&claim, State::Published, &author, &second, &admin).await;
        // It covers what is settled, and other tests on this PostgreSQL may hold that back for a moment.
        let events: i64 = app.value("select count(*) from events").await;
        while covered(&app).await != events {
            audit::checkpoint(&app.app).await.unwrap();
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        Self { app, admin, claim }
    }

    /// What an owner of the database could do who wants to change the past.
    async fn tamper(&self, sql: &'static str) {
        let mut db = self.app.database().await;
        let sql = format!("alter table events disable trigger all; {sql}; alter table events enable trigger all");
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut db).await.unwrap();
    }

    async fn damage(&self) -> Option<Damage> {
        audit::verify(&self.app.app).await.unwrap().damage
    }
}

async fn covered(app: &TestApp) -> i64 {
    let newest = audit::newest_checkpoint(&app.app).await.unwrap();
    newest.map_or(0, |checkpoint| checkpoint.events)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_nobody_touched_is_whole_and_grows_on() {
    let room = Newsroom::start().await;
    let report = audit::verify(&room.app.app).await.unwrap();
    assert_eq!(report.damage, None);
    let signed = report.checkpoints;
    assert!(report.events > 10 && report.subjects > 3, "{}", report.events);
    assert!(audit::checkpoint(&room.app.app).await.unwrap().is_none(), "nothing has happened since");
    room.app.tick().await;
    let before = report.events;

    room.admin.post(&format!("/api/v1/claims/{}/comments", room.claim), &json!({"body": "Noted."})).await.expect(201);
    room.app.advance(chrono::TimeDelta::days(1));
    while covered(&room.app).await != before + 1 {
        room.app.tick().await;
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let report = audit::verify(&room.app.app).await.unwrap();
    assert_eq!((report.damage, report.checkpoints, report.events), (None, signed + 1, before + 1));
}

// ASVS 11.4.3, 16.4.2
#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_changed_removed_or_added_is_named() {
    let changed = "update events set reason = 'better' where kind = 'verdict.submitted'";
    let removed = "delete from events where kind = 'verdict.submitted'";
    let cut = "delete from events where kind = 'verdict.published'";
    // The tail is cut and the head put right: only the signature knows.
    let covered = "delete from events where kind = 'verdict.published';
        update event_heads h set seq = e.seq, hash = e.hash
        from events e
        where e.subject = h.subject and e.kind = 'verdict.approved'";
    let forged = "update checkpoints set events = events - 1";
    for (sql, what) in [(changed, "Changed"), (removed, "Gap"), (cut, "Head"), (covered, "Root"), (forged, "Signature")]
    {
        let room = Newsroom::start().await;
        let mut db = room.app.database().await;
        let (id, seq): (i64, i64) = sqlx::query_as("select id, seq from events where kind = 'verdict.submitted'")
            .fetch_one(&mut db)
            .await
            .unwrap();
        if what == "Signature" {
            sqlx::raw_sql("alter table checkpoints disable trigger all").execute(&mut db).await.unwrap();
        }
        room.tamper(sql).await;
        let damage = room.damage().await.expect(what);
        match &damage {
            Damage::Changed { id: named, seq: at, .. } => assert_eq!((named, *at), (&id.to_string(), seq)),
            Damage::Gap { expected, .. } => assert_eq!(*expected, seq),
            Damage::Head { subject, .. } => assert_eq!(*subject, format!("claim:{}", room.claim)),
            Damage::Root(_) | Damage::Signature(_) => {}
        }
        assert!(format!("{damage:?}").starts_with(what), "{damage:?}");
    }
}

// ASVS 13.2.2, 16.4.2
// threat H133
#[tokio::test(flavor = "multi_thread")]
async fn the_role_that_the_application_works_as_can_only_add_to_what_is_written_once() {
    let room = Newsroom::start().await;
    let role: String = sqlx::query_scalar("select current_user::text").fetch_one(&room.app.app.pool).await.unwrap();
    assert_eq!(role, "claimdesk_app");
    let mut db = room.app.database().await;
    sqlx::raw_sql("set role claimdesk_app").execute(&mut db).await.unwrap();
    for sql in [
        "update events set reason = 'x'",
        "delete from events",
        "truncate events",
        "update verdict_revisions set summary = 'x'",
        "delete from publications",
        "update checkpoints set events = 0",
        "update event_heads set seq = 0",
        "insert into event_heads (subject, seq, hash) values ('x', 1, '')",
        "alter table events disable trigger all",
        "delete from _sqlx_migrations",
    ] {
        assert_eq!(refusal(&mut db, sql).await, "42501", "{sql}");
    }
    // Its own work it can do: the rule refuses, not a missing right to the table.
    sqlx::raw_sql("insert into events (at, kind, changes) values (now(), 'settings.changed', '[]')")
        .execute(&mut db)
        .await
        .unwrap();
    assert_eq!(room.damage().await, None);
}

async fn refusal(db: &mut PgConnection, sql: &'static str) -> String {
    let error = sqlx::raw_sql(sql).execute(db).await.expect_err(sql);
    error.into_database_error().unwrap().code().unwrap().into_owned()
}

/// Written anew from the description in the documentation, with none of the server's code.
fn prove(export: &str) -> usize {
    let (mut last, mut events) = (std::collections::HashMap::<String, (i64, Vec<u8>)>::new(), 0);
    for line in export.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line.get("checkpoint").is_some() {
            continue;
        }
        let subject = line["subject"].as_str().unwrap();
        let (seq, before) = last.remove(subject).unwrap_or_else(|| (0, Sha256::digest(subject).to_vec()));
        assert_eq!(line["seq"], seq + 1);
        let mut bytes = before;
        for field in ["id", "at", "actor", "kind", "article", "claim", "account", "reason", "changes", "request"] {
            match line[field].as_str() {
                Some(text) => bytes.extend(format!("{}:{text},", text.len()).bytes()),
                None => bytes.extend(b"-,"),
            }
        }
        let hash = Sha256::digest(&bytes).to_vec();
        let hex = data_encoding::HEXLOWER.encode(&hash);
        assert_eq!(line["hash"], hex, "{line}");
        last.insert(subject.to_owned(), (seq + 1, hash));
        events += 1;
    }
    events
}

// ASVS 11.4.3
#[tokio::test(flavor = "multi_thread")]
async fn the_export_proves_itself_to_a_stranger() {
    let room = Newsroom::start().await;
    let export = room.admin.get("/api/v1/events/proof").await.expect(200);
    let events = prove(export.text());
    let count: i64 = room.app.value("select count(*) from events").await;
    assert_eq!(i64::try_from(events).unwrap(), count);
    let last: Value = serde_json::from_str(export.text().lines().last().unwrap()).unwrap();
    assert_eq!(last["checkpoint"]["events"], count);

    let changed = export.text().replacen("verdict.submitted", "verdict.approved", 1);
    std::panic::catch_unwind(|| prove(&changed)).expect_err("the proof can fail");
}

#[tokio::test(flavor = "multi_thread")]
async fn admins_read_the_log_by_subject_actor_kind_and_time() {
    let room = Newsroom::start().await;
    let listed = async |query: &str| {
        let page = room.admin.read(&format!("/api/v1/events?{query}")).await;
        page["items"].as_array().unwrap().clone()
    };
    let of_claim = listed(&format!("subject=claim:{}", room.claim)).await;
    assert!(of_claim.iter().all(|event| event["claim_id"] == room.claim));
    assert_eq!(of_claim[0]["kind"], "verdict.published");
    let by_admin = listed(&format!("actor={}&kind=verdict.published", room.admin.id)).await;
    assert_eq!(by_admin.len(), 1);
    assert!(listed("since=2030-01-01T00:00:00Z").await.is_empty());
    let at = of_claim[0]["at"].as_str().unwrap();
    let until = async |end: &str| listed(&format!("subject=claim:{}&until={end}", room.claim)).await;
    assert!(until(at).await.is_empty(), "the end is exclusive");
    assert_eq!(until("2030-01-01T00:00:00Z").await, of_claim);
    let first = room.admin.get("/api/v1/events?limit=2").await.json();
    let rest = listed(&format!("limit=2&cursor={}", first["next_cursor"].as_str().unwrap())).await;
    assert!(
        rest[0]["id"].as_str().unwrap().parse::<i64>().unwrap()
            < first["items"][1]["id"].as_str().unwrap().parse().unwrap()
    );
    let wrong = room.admin.get("/api/v1/events?kind=claim.eaten").await;
    assert_eq!(wrong.pointers(), ["/kind"]);
}
