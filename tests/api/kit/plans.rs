//! Query plans: frequent queries use an index on large tables.
//!
//! The statements are the server's own, read from `.sqlx`. `benches/queue.sql` fills the tables.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, PgConnection};

use claimdesk::domain::kernel::work_class::WorkClass;

use crate::support::TestApp;
use crate::support::newsroom::{source, verdict};

const CLAIMS: usize = 30_000;
/// Tables that grow with the newsroom. Accounts, ratings and drafts do not.
const LARGE: [&str; 12] = [
    "reviews",
    "claims",
    "appearances",
    "articles",
    "evidence",
    "events",
    "event_positions",
    "notifications",
    "publications",
    "verdict_revisions",
    "comments",
    "occurrences",
];

fn statements() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".sqlx");
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            let query: Value = serde_json::from_str(&text).unwrap();
            let words: Vec<&str> = query["query"].as_str().unwrap().split_whitespace().collect();
            words.join(" ")
        })
        .collect()
}

/// The one statement that begins so, with these values in place of its parameters.
fn statement(all: &[String], beginning: &str, values: &[&str]) -> String {
    let found: Vec<&String> = all.iter().filter(|text| text.starts_with(beginning)).collect();
    assert_eq!(found.len(), 1, "{beginning}");
    // From the last, so that $1 is not taken for the beginning of $10.
    let numbered = values.iter().enumerate().rev();
    numbered.fold(found[0].clone(), |text, (n, value)| text.replace(&format!("${}", n + 1), value))
}

/// Every node of a plan that walks a large table from end to end.
async fn walks(db: &mut PgConnection, sql: &str) -> Vec<String> {
    let explain = format!("explain (format json) {sql}");
    let plan: Value = sqlx::query_scalar(AssertSqlSafe(explain)).fetch_one(db).await.expect(sql);
    let (mut nodes, mut found) = (vec![&plan[0]["Plan"]], Vec::new());
    while let Some(node) = nodes.pop() {
        let table = node["Relation Name"].as_str().unwrap_or_default();
        if node["Node Type"] == "Seq Scan" && LARGE.contains(&table) {
            found.push(table.to_owned());
        }
        nodes.extend(node["Plans"].as_array().into_iter().flatten());
    }
    found
}

// ASVS 15.2.2
#[tokio::test(flavor = "multi_thread")]
async fn the_queries_of_every_day_walk_no_large_table() {
    let app = TestApp::start().await;
    let mut db = app.database().await;
    let fill = include_str!("../../../benches/queue.sql").replace(":claims", &CLAIMS.to_string());
    sqlx::raw_sql(AssertSqlSafe(fill)).execute(&mut db).await.unwrap();
    sqlx::raw_sql(
        "insert into events (at, kind, claim_id, changes) select now(), 'claim.extracted', claim_id, '[]' from reviews;
        select place_events();
        -- People read what is in their inbox: one in fifty waits.
        insert into notifications (id, account_id, kind, claim_id, at, read_at)
        select gen_random_uuid(), a.id, 'assigned', r.claim_id, now(), case when r.n / 20 % 50 <> 0 then now() end
        from (select claim_id, row_number() over () as n from reviews) r
        join (select id, row_number() over () as n from accounts) a on a.n = r.n % 20 + 1;
        insert into comments (id, claim_id, body, created_by, created_at)
        select gen_random_uuid(), claim_id, 'Noted.', '01970000-0000-7000-9000-000000000001', now() from reviews",
    )
    .execute(&mut db)
    .await
    .unwrap();

    // Not analyze alone: what came in at once waits in a list of its own before it is in the trigram indexes.
    sqlx::raw_sql("vacuum analyze").execute(&mut db).await.unwrap();

    let all = statements();
    let claim = "'01970000-0000-7000-8000-000000000064'";
    let person = "'01970000-0000-7000-9000-000000000001'";
    let null = "null";
    let page = "select r.claim_id, r.rank from reviews r join claims c";
    let filtered = |kinds, person, claimant, statement, topic, stale| {
        [
            "'{unassigned,in_review}'::review_state[]",
            kinds,
            person,
            "false",
            null,
            claimant,
            null,
            statement,
            topic,
            stale,
            "false",
            null,
            "false",
            null,
            null,
            null,
            null,
            null,
            "'{}'::uuid[]",
            null,
            null,
            "51",
        ]
    };
    let casualties = "'{casualties}'::claim_kind[]";
    let hot: Vec<(&str, Vec<&str>)> = vec![
        (
            "select r.claim_id as \"claim_id!\", r.rank as \"rank!\" from unnest",
            vec!["'{unassigned}'::review_state[]", "2147483647", "'ffffffff-ffff-ffff-ffff-ffffffffffff'", "51"],
        ),
        (page, filtered(casualties, null, null, null, null, "false").to_vec()),
        (page, filtered(null, person, null, null, null, "false").to_vec()),
        (page, filtered(null, null, "'%nobody of that name%'", null, null, "false").to_vec()),
        (page, filtered(null, null, null, "'%dam 29999 %'", null, "false").to_vec()),
        (page, filtered(null, null, null, null, "'t7'", "false").to_vec()),
        (page, filtered(null, null, null, null, null, "true").to_vec()),
        (
            page,
            vec![
                null,
                null,
                null,
                "false",
                null,
                null,
                "'false'",
                null,
                null,
                "false",
                "false",
                null,
                "false",
                null,
                null,
                null,
                null,
                null,
                "'{}'::uuid[]",
                null,
                null,
                "51",
            ],
        ),
        (
            "select c.id, c.machine_statement",
            vec!["array['01970000-0000-7000-8000-000000000064']::uuid[]", "true", null],
        ),
        ("select e.id, e.claim_id, e.url", vec![claim]),
        ("select v.number, v.rating_key", vec![claim]),
        ("select p.count as \"count!\", p.id, p.number", vec![claim, "100"]),
        ("select exists (select from evidence where claim_id", vec![claim]),
        ("(select 1 as \"part!\"", vec!["1", "1", "1", "true"]),
        ("select least($2", vec![person, "1000"]),
        ("select p.id, p.claim_id, p.asked", vec![claim]),
        ("select c.id, c.claim_id, c.parent_id", vec![claim]),
        ("select r.state, r.lease_until", vec![claim]),
        ("select r.claim_id, r.version from reviews r join claims c", vec![null, null, "1"]),
        ("select claim_id from reviews where recheck_at", vec!["now()::date", "500"]),
        ("select n.id, n.kind", vec![person, "false", null, "51"]),
        ("select count(*) as \"count!\" from ( select from notifications", vec![person]),
        (
            "select id as \"id!\", document as \"document!\" from signed_publications where correction_class",
            vec![null, "51"],
        ),
        ("select max(id) from publications", vec![]),
        ("select subject, seq, hash, (select position", vec!["'claim:x'", "0", "5000"]),
        (
            "select p.position as \"position?\", e.id, e.at, e.kind, e.article_id, e.claim_id, e.reason, e.changes, a.id as \"actor_id?\", \
            a.name as \"actor_name?\" from event_positions p join events e on e.id = p.event_id left join accounts a \
            on a.id = e.actor_id where p.position",
            vec!["1", "500"],
        ),
        (
            "select claim_id as \"claim_id: ClaimId\", span_start, -span_end",
            vec![
                "'01970000-0000-7000-a000-000000000064'",
                "1",
                "-1",
                "0",
                "'00000000-0000-0000-0000-000000000000'",
                "501",
            ],
        ),
    ];
    let mut checked = 0;
    for (beginning, values) in hot {
        let sql = statement(&all, beginning, &values);
        assert_eq!(walks(&mut db, &sql).await, Vec::<String>::new(), "{sql}");
        checked += 1;
    }
    println!("{checked} statements on {CLAIMS} claims walk no large table");
    // Control: a question that no index answers does.
    let slow = "select claim_id from reviews where updated_at < now() - interval '1 year'";
    assert_eq!(walks(&mut db, slow).await, ["reviews"]);
}

/// Rows that a statement looks at, in all steps of its plan together.
async fn rows(db: &mut PgConnection, sql: &str) -> f64 {
    let explain = format!("explain (analyze, format json) {sql}");
    let plan: Value = sqlx::query_scalar(AssertSqlSafe(explain)).fetch_one(db).await.expect(sql);
    let (mut nodes, mut sum) = (vec![&plan[0]["Plan"]], 0.0);
    while let Some(node) = nodes.pop() {
        let number = |name: &str| node[name].as_f64().unwrap_or_default();
        sum += (number("Actual Rows") + number("Rows Removed by Filter")) * number("Actual Loops");
        nodes.extend(node["Plans"].as_array().into_iter().flatten());
    }
    sum
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_page_of_an_export_costs_what_the_first_one_does() {
    let app = TestApp::start().await;
    let mut db = app.database().await;
    let fill = include_str!("../../../benches/queue.sql").replace(":claims", "20000");
    sqlx::raw_sql(AssertSqlSafe(fill)).execute(&mut db).await.unwrap();
    sqlx::raw_sql("vacuum analyze").execute(&mut db).await.unwrap();
    let all = statements();
    let nil = "'00000000-0000-0000-0000-000000000000'";
    // The id of claim 19,400: one page remains.
    let late = "'01970000-0000-7000-8000-000000004bc8'";
    let source: uuid::Uuid = sqlx::query_scalar("select id from evidence order by id desc offset 500 limit 1")
        .fetch_one(&mut db)
        .await
        .unwrap();
    let late_source = format!("'{source}'");
    let execute = |values: &[&str]| format!("execute page ({})", values.join(", "));
    sqlx::raw_sql("set plan_cache_mode = force_generic_plan").execute(&mut db).await.unwrap();
    let (end, number) = ("'ffffffff-ffff-ffff-ffff-ffffffffffff'", "2147483647");
    for (beginning, first, last) in [
        ("select c.id, array[", vec![nil, end], vec![late, end]),
        ("select e.id, array[", vec![nil, end], vec![late_source.as_str(), end]),
        (
            "select v.claim_id, v.number, array[",
            vec![nil, "0", end, number, "'{}'"],
            vec![late, "0", end, number, "'{}'"],
        ),
        (
            "select v.publication_id as \"number!\", v.first_id as \"first!\", p.document as \"document!\" \
            from published_verdicts v join signed_publications p on p.id = v.publication_id where v.first_id >",
            vec!["0"],
            vec!["1499"],
        ),
    ] {
        // As the server asks: with one plan for all pages, made without the values.
        let prepare = format!("prepare page as {}", statement(&all, beginning, &[]));
        sqlx::raw_sql(AssertSqlSafe(prepare)).execute(&mut db).await.unwrap();
        let (first, last) = (execute(&first), execute(&last));
        let (first, last) = (rows(&mut db, &first).await, rows(&mut db, &last).await);
        assert!(first >= 500.0 && last <= 1.5 * first, "{beginning} {first} rows, then {last}");
        sqlx::raw_sql("deallocate page").execute(&mut db).await.unwrap();
    }
}

/// The statements that sort the queue by a column, with a filter by state, after a cursor.
fn sorted_by_column(all: &[String], states: &str, after: [&str; 2], limit: &str) -> Vec<String> {
    let found: Vec<&String> =
        all.iter().filter(|text| text.starts_with("select x.value::text as \"value!\"")).collect();
    assert_eq!(found.len(), 12, "six columns in two directions");
    let null = "null";
    let mut values = [null; 23];
    (values[22], values[3], values[9], values[10], values[12]) = (states, "false", "false", "false", "false");
    (values[18], values[19], values[20], values[21]) = ("'{}'::uuid[]", after[0], after[1], limit);
    let numbered = || values.iter().enumerate().rev();
    found
        .into_iter()
        .map(|text| numbered().fold(text.clone(), |text, (n, value)| text.replace(&format!("${}", n + 1), value)))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_by_any_column_reads_a_small_part_of_the_queue() {
    let app = TestApp::start().await;
    let mut db = app.database().await;
    let fill = include_str!("../../../benches/queue.sql").replace(":claims", &CLAIMS.to_string());
    sqlx::raw_sql(AssertSqlSafe(fill)).execute(&mut db).await.unwrap();
    sqlx::raw_sql("vacuum analyze").execute(&mut db).await.unwrap();
    let all = statements();
    for states in ["'{unassigned,in_review}'::review_state[]", "'{approved}'::review_state[]", "null"] {
        let far = sorted_by_column(&all, states, ["null", "null"], "2500");
        let first = sorted_by_column(&all, states, ["null", "null"], "51");
        for (column, (far, first)) in far.into_iter().zip(first).enumerate() {
            let places: Vec<(String, uuid::Uuid)> =
                sqlx::query_as(AssertSqlSafe(far)).fetch_all(&mut db).await.unwrap();
            let (value, id) = places.last().unwrap();
            let (value, id) = (format!("'{value}'"), format!("'{id}'"));
            let later = &sorted_by_column(&all, states, [&value, &id], "51")[column];
            for page in [&first, later] {
                let read = rows(&mut db, page).await;
                assert!(read < 4_000.0, "{read} rows of {CLAIMS} claims: {page}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_occurrences_reads_its_index_whatever_page_it_is() {
    let app = TestApp::start().await;
    let mut db = app.database().await;
    let fill = include_str!("../../../benches/queue.sql").replace(":claims", "6000");
    sqlx::raw_sql(AssertSqlSafe(fill)).execute(&mut db).await.unwrap();
    let all = statements();
    let list = all.iter().find(|text| text.contains("where o.articles > 1 and n.articles > 1")).unwrap();
    let prepared = format!(
        "insert into occurrences (id, label, changed_at, articles)
        select id, '{{}}', created_at, 2 from claims where id in (select claim_id from reviews where state = 'unassigned');
        insert into occurrence_claims (occurrence_id, claim_id, found) select id, id, true from occurrences;
        analyze;
        set plan_cache_mode = force_generic_plan;
        prepare listed (bool, timestamptz, uuid, bigint) as {list}"
    );
    sqlx::raw_sql(AssertSqlSafe(prepared)).execute(&mut db).await.unwrap();
    assert_eq!(walks(&mut db, "execute listed (false, null, null, 51)").await, Vec::<String>::new());
}

/// A statement whose plan for one claim is guessed to be cheaper than its plan for any is planned anew at every call,
/// which takes longer than running it, or is not, as the connection's first calls fell. PostgreSQL tries five times.
#[tokio::test(flavor = "multi_thread")]
async fn no_statement_of_every_day_is_planned_anew_forever() {
    let app = TestApp::start().await;
    let mut owner = app.database().await;
    let fill = include_str!("../../../benches/queue.sql").replace(":claims", "3000");
    sqlx::raw_sql(AssertSqlSafe(fill)).execute(&mut owner).await.unwrap();
    sqlx::raw_sql("vacuum analyze").execute(&mut owner).await.unwrap();
    let editor = app.editor().await;
    let second = app.editor().await;

    for round in 0..12 {
        let list = editor.get("/api/v1/claims?state=unassigned").await.json();
        let claim = list["items"][round]["id"].as_str().unwrap().to_owned();
        for (person, action, body, status) in [
            (&editor, "review/assign", json!({}), 200),
            (&editor, "evidence", source(), 201),
            (&editor, "verdict/submission", verdict(), 201),
            (&second, "verdict/approval", json!({}), 200),
            (&second, "verdict/publication", json!({}), 201),
        ] {
            let answer = person.change(&claim, action, &body).await;
            answer.expect(status);
        }
    }

    // More reads than the connections take together before PostgreSQL has made its choice.
    let claim =
        editor.get("/api/v1/claims?state=unassigned").await.json()["items"][0]["id"].as_str().unwrap().to_owned();
    for path in [
        "/api/v1/claims?state=unassigned".to_owned(),
        format!("/api/v1/claims/{claim}"),
        format!("/api/v1/claims/{claim}/related"),
    ] {
        for _ in 0..60 {
            editor.get(&path).await.expect(200);
        }
    }

    let mut anew = Vec::new();
    let mut connections = Vec::new();
    let slow = app.app.of_class(WorkClass::Heavy).pool;
    let indexes = app.app.pool.for_indexes();
    for (pool, count) in [(&app.app.pool, 8), (&slow, 4), (&indexes, 1)] {
        for _ in 0..count {
            connections.push(pool.acquire().await.unwrap());
        }
    }
    assert_eq!(app.app.pool.num_idle(), 0);
    for connection in &mut connections {
        let rows: Vec<(String, i64)> =
            sqlx::query_as("select statement, custom_plans from pg_prepared_statements where custom_plans > 5")
                .fetch_all(&mut **connection)
                .await
                .unwrap();
        anew.extend(rows);
    }
    assert_eq!(anew, []);
}
