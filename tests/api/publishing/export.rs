//! Exports: complete rows, safe for spreadsheets and programs.

use claimdesk::app::publishing::export;
use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::actor::Actor;
use claimdesk::domain::publishing::export::{Key, Range, Sheet};
use scraper::Html;
use serde_json::{Value, json};

use crate::support::newsroom::{bring_to, retract, source};
use crate::support::{Person, TestApp};

const SHEETS: [&str; 3] = ["claims", "evidence", "verdicts"];

async fn lines(person: &Person, sheet: &str) -> Vec<Value> {
    let answer = person.get(&format!("/api/v1/exports/{sheet}.ndjson")).await.expect(200);
    assert_eq!(answer.header("content-type"), Some("application/x-ndjson"));
    answer.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_export_goes_on_after_its_last_complete_row_and_a_table_is_written_for_excel() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    for claim in &claims[..2] {
        bring_to(claim, State::Submitted, &author, &second, &editor).await;
    }
    for (sheet, ending) in SHEETS.into_iter().flat_map(|sheet| [(sheet, "csv"), (sheet, "ndjson")]) {
        let path = format!("/api/v1/exports/{sheet}.{ending}");
        let whole = editor.get(&path).await.expect(200).text().to_owned();
        let keys: Vec<String> = lines(&editor, sheet)
            .await
            .iter()
            .map(|row| match sheet {
                "claims" => row["claim_id"].as_str().unwrap().to_owned(),
                "evidence" => row["evidence_id"].as_str().unwrap().to_owned(),
                _ => format!("{}/{}", row["claim_id"].as_str().unwrap(), row["revision"].as_f64().unwrap()),
            })
            .collect();
        let rest = editor.get(&format!("{path}?after={}", keys[0])).await.expect(200).text().to_owned();
        let lines = whole.lines().skip(if ending == "csv" { 2 } else { 1 });
        assert_eq!(rest.lines().collect::<Vec<_>>(), lines.collect::<Vec<_>>(), "{path}");
        assert!(whole.ends_with(&rest) && !rest.is_empty(), "{path}");
        let end = editor.get(&format!("{path}?after={}", keys.last().unwrap())).await.expect(200).text().to_owned();
        assert_eq!(end, "", "{path}");
        editor.get(&format!("{path}?after=7")).await.problem(422, "invalid");
    }
    let path = "/api/v1/exports/claims.csv?excel=true&separator=semicolon";
    let table = editor.get(path).await.expect(200).text().to_owned();
    assert!(table.starts_with("\u{feff}claim_id;state;kind;statement;"), "{:?}", table.lines().next());
    assert_eq!(table.lines().count(), claims.len() + 1);
    editor.get("/api/v1/exports/claims.csv?separator=dot").await.problem(422, "invalid");
}

// threat G8
#[tokio::test(flavor = "multi_thread")]
async fn claims_evidence_and_verdicts_come_out_whole_and_no_cell_is_a_formula() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    let wording = json!({"statement": "=HYPERLINK(\"https://evil.example\") and 37 people died", "reason": "clearer"});
    author.change(&claims[0], "", &wording).await.expect(200);
    bring_to(&claims[0], State::Published, &author, &second, &editor).await;
    author.does(&claims[1], "review/assign").await;
    let mut formula = source();
    formula["title"] = json!("@SUM(1)");
    author.change(&claims[1], "evidence", &formula).await.expect(201);

    let offline = json!({"kind": "interview", "who": "=Jonna Tavik", "at": "2026-03-02", "place": "Ostrel"});
    let interview = json!({"stance": "refutes", "offline": offline});
    author.change(&claims[1], "evidence", &interview).await.expect(201);

    let found = lines(&editor, "claims").await;
    assert_eq!(found.len(), claims.len());
    let first = found.iter().find(|row| row["claim_id"] == claims[0].as_str()).unwrap();
    assert_eq!(first["rating"], "mostly_false");
    assert_eq!((first["evidence"].as_f64(), first["corrections"].as_f64()), (Some(1.0), Some(0.0)));
    assert!(first["start"].is_number() && first["outlet"] == "Karvia Post");
    let sources = lines(&editor, "evidence").await;
    let told = sources.iter().find(|source| source["url"].is_null()).unwrap();
    assert_eq!(
        (sources.len(), &told["offline_at"], &told["offline_place"]),
        (3, &json!("2026-03-02"), &json!("Ostrel"))
    );
    let verdicts = lines(&editor, "verdicts").await;
    assert_eq!((verdicts.len(), verdicts[0]["rating_value"].as_f64()), (1, Some(2.0)));
    assert!(verdicts[0]["published_at"].as_str().unwrap().ends_with('Z'));

    for sheet in SHEETS {
        let table = editor.get(&format!("/api/v1/exports/{sheet}.csv")).await.expect(200);
        let table = table.text().to_owned();
        let mut reader = csv_rows(&table);
        let head = reader.remove(0);
        assert_eq!(head.len(), lines(&editor, sheet).await[0].as_object().unwrap().len());
        for row in reader {
            assert_eq!(row.len(), head.len());
            assert!(!row.iter().any(|cell| cell.starts_with(['=', '+', '-', '@'])), "{row:?}");
        }
        author.get(&format!("/api/v1/exports/{sheet}.csv")).await.problem(403, "forbidden");
    }
    editor.get("/api/v1/exports/accounts.csv").await.problem(404, "not-found");
}

/// RFC 4180, as a spreadsheet reads it.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.push(letters.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    rows
}

/// More than one range, so that pieces have to fit together.
#[tokio::test(flavor = "multi_thread")]
async fn an_export_goes_on_over_ranges_and_a_range_that_grew_is_read_whole() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    let fill = include_str!("../../../benches/queue.sql").replace(":claims", "11300");
    sqlx::raw_sql(sqlx::AssertSqlSafe(fill)).execute(&mut app.database().await).await.unwrap();
    for (sheet, keys) in [
        ("claims", "select id::text from claims order by id"),
        ("evidence", "select id::text from evidence order by id"),
        ("verdicts", "select claim_id::text || '/' || number from verdict_revisions order by claim_id, number"),
    ] {
        let expected: Vec<String> = sqlx::query_scalar(keys).fetch_all(&mut app.database().await).await.unwrap();
        assert!(expected.len() > 1000, "{sheet}: {}", expected.len());
        let key = |row: &Value| match sheet {
            "claims" => row["claim_id"].as_str().unwrap().to_owned(),
            "evidence" => row["evidence_id"].as_str().unwrap().to_owned(),
            _ => format!("{}/{}", row["claim_id"].as_str().unwrap(), row["revision"].as_f64().unwrap()),
        };
        let found: Vec<String> = lines(&editor, sheet).await.iter().map(key).collect();
        assert!(found == expected, "{sheet}: {} of {}", found.len(), expected.len());

        let whole = Range { after: Key::default(), to: Key::LAST };
        let rows = export::rows(&app.app, &Actor::system(), Sheet::named(sheet).unwrap(), whole).await.unwrap();
        assert_eq!(rows.len(), expected.len(), "{sheet}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_dump_holds_every_review_and_says_which_were_taken_back() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let other = app.editor().await;
    let reader = app.anyone();
    let empty = reader.get("/feeds/claimreview.json").await.expect(200);
    assert_eq!(empty.json()["dataFeedElement"], json!([]));
    let claims = app.claims(&author, "https://karvia-post.example/dam").await;
    for claim in &claims[..2] {
        bring_to(claim, State::Published, &author, &second, &editor).await;
    }
    app.advance(chrono::TimeDelta::minutes(5));
    retract(&claims[0], &editor, &second, &other).await;
    let answer = reader.get("/feeds/claimreview.json").await.expect(200);
    let dump = answer.json();
    assert_eq!((dump["@type"].as_str(), dump["@context"].as_str()), (Some("DataFeed"), Some("https://schema.org")));
    let items = dump["dataFeedElement"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    assert!(items[0]["dateDeleted"].is_string() && items[1]["dateDeleted"].is_null());
    assert!(items[0]["item"][0]["reviewRating"].is_null());
    assert_eq!(items[1]["item"][0]["reviewRating"]["ratingValue"], 2);
    let created = items[1]["dateCreated"].as_str().unwrap();
    assert!(created.ends_with("+00:00") && created.contains('.'), "{created}");
    // The review in the dump is the one in the page.
    let page = reader.get(&items[1]["url"].as_str().unwrap().replace(&app.url, "")).await.expect(200);
    let page = Html::parse_document(page.text());
    let script = page.select(&scraper::Selector::parse("script").unwrap()).next().unwrap();
    let review: Value = serde_json::from_str(&script.inner_html()).unwrap();
    assert_eq!(review, items[1]["item"][0]);
    let etag = answer.etag();
    assert_eq!(reader.get_if_changed("/feeds/claimreview.json", &etag).await.status, 304);
    assert!(claims.len() > 2, "what is not published is not in it");
}
