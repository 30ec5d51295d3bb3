//! Restore: every cursor goes on in a fresh PostgreSQL, under another owner.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::TimeDelta;
use claimdesk::app::newsroom::{audit, live};
use claimdesk::domain::claims::review::State;
use claimdesk::domain::newsroom::event::{Cursor, Placed};
use private_postgres::{Binaries, Cluster, Mode, Options};
use serde_json::{Value, json};
use sqlx::ConnectOptions;

use crate::support::events::settle;
use crate::support::newsroom::bring_to;
use crate::support::receiver::Receiver;
use crate::support::webhooks::{act, carry, endpoint};
use crate::support::{Person, TestApp, webhooks};

const DATABASE: &str = "desk";

/// A PostgreSQL that nobody has used, with an empty database of an ordinary owner.
struct Elsewhere {
    cluster: Cluster,
    dir: PathBuf,
}

impl Elsewhere {
    async fn new() -> Self {
        let dir = std::env::temp_dir().join(format!("claimdesk-elsewhere-{}", std::process::id()));
        let cluster = Cluster::open(Options::new("other", &dir, Mode::Command)).await.unwrap();
        let mut db = cluster.connect_options().connect().await.unwrap();
        for sql in ["create role newsroom login createrole", "create database desk owner newsroom"] {
            sqlx::raw_sql(sql).execute(&mut db).await.unwrap();
        }
        Self { cluster, dir }
    }

    /// What `claimdesk restore` does with the dump, as the owner of the database.
    fn restore(&self, dump: &Path) {
        let socket = self.cluster.socket_dir().display();
        let output = Command::new(env!("CARGO_BIN_EXE_claimdesk"))
            .args(["restore", "--new-keys"])
            .arg(dump)
            .env("DATABASE_URL", format!("postgres://newsroom@localhost/{DATABASE}?host={socket}"))
            .env("CLAIMDESK_DATA_DIR", self.dir.join("keys"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    async fn end(self) {
        self.cluster.close().await.unwrap();
        std::fs::remove_dir_all(&self.dir).unwrap();
    }
}

/// The dump that `claimdesk backup` makes.
fn dump(app: &TestApp, file: &Path) {
    let options = app.options();
    let status = Command::new(Binaries::find(None).unwrap().program("pg_dump"))
        .args(["--format=custom", "--username", options.get_username(), "--host"])
        .arg(options.get_socket().unwrap())
        .args(["--dbname", options.get_database().unwrap(), "--file"])
        .arg(file)
        .status()
        .unwrap();
    assert!(status.success());
}

async fn changes(person: &Person, cursor: &str) -> (Vec<Value>, String) {
    let page = person.read(&format!("/api/v1/verdicts/changes?cursor={cursor}")).await;
    (page["items"].as_array().unwrap().clone(), page["next_cursor"].as_str().unwrap().to_owned())
}

// threat F114
#[tokio::test(flavor = "multi_thread")]
async fn every_cursor_goes_on_in_another_cluster_under_another_owner() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let admin = app.admin().await;
    let receiver = Receiver::start();
    let (hook, _) = endpoint(&admin, &receiver, &["article.ingested"]).await;
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    bring_to(&claims[0], State::Published, &author, &second, &editor).await;
    carry(&app, &receiver, 1).await;
    settle(&app).await;

    // Three readers stop here, and go on after the restore.
    let seen = live::end(&app.app).await.unwrap();
    let first = author.read("/api/v1/verdicts/changes").await;
    let known = first["next_cursor"].as_str().unwrap().to_owned();
    assert_eq!(first["items"].as_array().unwrap().len(), 1);
    for day in 2..=5 {
        author.bring_short(day).await;
    }
    bring_to(&claims[1], State::Published, &author, &second, &editor).await;
    settle(&app).await;
    assert!(audit::checkpoint(&app.app).await.unwrap().is_some());
    // The last event has no position yet.
    let mut stuck = app.database().await;
    sqlx::raw_sql("begin; select pg_advisory_xact_lock(hashtext('event_positions'))")
        .execute(&mut stuck)
        .await
        .unwrap();
    author.bring_short(6).await;
    let told = live::after(&app.app, seen).await.unwrap();
    let published = changes(&author, &known).await.0;
    assert_eq!(published.len(), 1);
    let before: i64 = app.value("select max(id) from events").await;
    let elsewhere = Elsewhere::new().await;
    let file = elsewhere.dir.join("desk.dump");
    dump(&app, &file);
    drop(app);

    elsewhere.restore(&file);
    let owner = elsewhere.cluster.connect_options().database(DATABASE).username("newsroom");
    let app = TestApp::on(owner).await;
    // The ids of the test come from its clock and a fixed seed.
    app.advance(TimeDelta::minutes(1));
    let role: String = sqlx::query_scalar("select current_user::text").fetch_one(&app.app.pool).await.unwrap();
    assert_eq!(role, "claimdesk_app", "the new cluster has the restricted role");
    let [author, admin] = [author, admin].map(|person| Person { url: app.url.clone(), ..person });

    // The log: the same events at the same positions, then the one that had none.
    let positions =
        |placed: &[Placed]| -> Vec<_> { placed.iter().map(|placed| (placed.cursor, placed.event.id)).collect() };
    let again = positions(&live::after(&app.app, seen).await.unwrap());
    assert_eq!(again[..told.len()], positions(&told)[..]);
    let all: i64 = app.value("select count(*) from events").await;
    let read = positions(&live::after(&app.app, Cursor::default()).await.unwrap());
    let once: BTreeSet<i64> = read.iter().map(|(_, id)| *id).collect();
    assert_eq!((read.len(), i64::try_from(once.len())), (once.len(), Ok(all)), "each once");

    // The changes: what was published since, and nothing else.
    let (items, next) = changes(&author, &known).await;
    assert_eq!(items, published);
    assert_eq!(changes(&author, &next).await.0, Vec::<Value>::new());

    // The messages: the five that were not sent, once each. A replay finds all six.
    let messages = carry(&app, &receiver, 6).await;
    webhooks::settle(&app).await;
    assert_eq!((messages.len(), receiver.messages().len()), (6, 6));
    let span = json!({"since": "2026-01-01T00:00:00Z"});
    assert_eq!(act(&admin, &hook, "replay", &span).await.expect(202).json()["count"], 6);
    let messages = carry(&app, &receiver, 12).await;
    let ids: BTreeSet<&String> = messages.iter().map(|message| &message.id).collect();
    assert_eq!(ids.len(), 6, "under the same ids");

    // The chain and its checkpoint.
    let report = audit::verify(&app.app).await.unwrap();
    assert_eq!((report.damage, report.checkpoints), (None, 1));

    // What happens now comes after all that, also after what was lost with the old server.
    author.bring_short(7).await;
    carry(&app, &receiver, 13).await;
    settle(&app).await;
    let newest = live::after(&app.app, again.last().unwrap().0).await.unwrap();
    assert_eq!(newest.first().unwrap().event.kind.name(), "endpoint.replayed");
    assert!(newest.iter().all(|placed| placed.event.id > before + 100_000));
    drop(app);
    elsewhere.end().await;
}
