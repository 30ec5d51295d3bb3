//! Earlier checks: import with dates and addresses, silence, redirects, publishers' ratings.

use std::io::BufReader;

use claimdesk::app::verdicts::checks::earlier_check::{Archive, finish, keep_waiting, take_in};
use claimdesk::domain::claims::review::State;
use claimdesk::domain::people::account::Role;
use claimdesk::domain::people::actor::Actor;
use claimdesk::domain::verdicts::checks::earlier_check::{ArchiveImport, Row};
use claimdesk::formats::earlier::input::Input;
use claimdesk::formats::earlier::table;
use reqwest::redirect::Policy;
use serde_json::{Value, json};

use crate::support::feeds::{FEEDS, parse};
use crate::support::newsroom::bring_to;
use crate::support::people::PASSWORD;
use crate::support::receiver::Receiver;
use crate::support::webhooks::{endpoint, settle};
use crate::support::{Person, TestApp};

const HOST: &str = "www.old.example";

const TABLE: &str = "\
url,date,claim,rating,claimant,claim_date,claim_url,claim_outlet,summary,text
https://www.old.example/2019/quarry?id=7,2019-05-04,The quarry at Ostrel was closed for a year.,Wrong,Lena Maroth,2019-05-02,https://post.example/a,Karvia Post,It was closed for five weeks.,We asked the owner.
https://www.old.example/2020/tram,2020-01-15,Tram 9 in Anlis runs at night.,Right,,,,,,<script>alert(1)</script><p>It does.</p>
https://www.old.example/2019/quarry?id=7,2019-05-04,The quarry employs 90 people.,Wrong,,,,,,
";

fn archive(feeds_from: Option<&str>) -> Archive {
    let feeds_from = feeds_from.map(|day| day.parse().unwrap());
    Archive { hosts: vec![HOST.to_owned()], feeds_from, dry_run: false }
}

fn rows(csv: &str) -> Vec<Row> {
    let (input, progress) = Input::new(BufReader::new(csv.as_bytes()));
    let mut rows = Vec::new();
    table::each(input, &progress, &mut |row| rows.push(row)).unwrap();
    rows
}

async fn import(app: &TestApp, archive: &Archive, csv: &str) -> (ArchiveImport, Vec<String>) {
    let mut summary = ArchiveImport::default();
    let refused = Box::pin(take_in(&app.app, &Actor::system(), archive, rows(csv), &mut summary)).await.unwrap();
    if !archive.dry_run {
        finish(&app.app, &Actor::system(), "archive.csv", &summary).await.unwrap();
        keep_waiting(&app.app, &Actor::system(), archive, &summary.waiting).await.unwrap();
    }
    (summary, refused)
}

/// Maps words of the archive as an editor does.
async fn map(editor: &Person, words: &str, rating: &str) {
    let listed = editor.read("/api/v1/publisher-ratings?mapped=false").await;
    let found = listed["items"].as_array().unwrap().iter().find(|item| item["words"] == words).unwrap().clone();
    assert_eq!(found["site"], "old.example");
    let path = format!("/api/v1/publisher-ratings/{}", found["id"].as_str().unwrap());
    editor.put(&path, &json!({"rating": rating})).await.expect(204);
}

/// Where an old address leads; `None` if nowhere.
async fn moved(app: &TestApp, path: &str) -> Option<String> {
    let http = reqwest::Client::builder().redirect(Policy::none()).no_proxy().build().unwrap();
    let answer = http.get(format!("{}{path}", app.url)).send().await.unwrap();
    let location = answer.headers().get("location").map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(answer.status().as_u16(), if location.is_some() { 301 } else { 404 }, "{path}");
    location
}

async fn imported(app: &TestApp, feeds_from: Option<&str>) -> Person {
    let editor = app.editor().await;
    import(app, &archive(None), TABLE).await;
    map(&editor, "Wrong", "false").await;
    map(&editor, "Right", "true").await;
    let (summary, refused) = import(app, &archive(feeds_from), TABLE).await;
    assert_eq!((summary.imported, refused), (3, Vec::new()));
    editor
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_wait_until_an_editor_has_mapped_their_words() {
    let app = TestApp::start().await;
    let (editor, author) = (app.editor().await, app.reviewer().await);
    let (summary, _) = import(&app, &archive(None), TABLE).await;
    let waiting: Vec<i32> = summary.waiting.values().copied().collect();
    assert_eq!((summary.imported, waiting), (0, vec![1, 2]));
    author.get("/api/v1/publisher-ratings").await.problem(403, "forbidden");
    let listed = editor.read("/api/v1/publisher-ratings?mapped=false&limit=1").await;
    assert_eq!((&listed["items"][0]["words"], &listed["items"][0]["waiting"]), (&json!("Right"), &json!(1)));
    let cursor = listed["next_cursor"].as_str().unwrap();
    let next = editor.read(&format!("/api/v1/publisher-ratings?mapped=false&limit=1&cursor={cursor}")).await;
    assert_eq!(next["items"][0]["words"], "Wrong");

    let path = format!("/api/v1/publisher-ratings/{}", next["items"][0]["id"].as_str().unwrap());
    editor.put(&path, &json!({"rating": "sideways"})).await.problem(422, "invalid");
    map(&editor, "Wrong", "false").await;
    let mapped = editor.read("/api/v1/publisher-ratings?mapped=true").await;
    assert_eq!(mapped["items"][0]["rating"]["label"], "False");
    let (summary, _) = import(&app, &archive(None), TABLE).await;
    assert_eq!((summary.imported, summary.waiting.len()), (2, 1));
    let mapped = editor.read("/api/v1/publisher-ratings?mapped=true").await;
    assert_eq!(mapped["items"][0]["waiting"], 0);

    editor.put(&path, &json!({"rating": null})).await.expect(204);
    let log = app.admin().await.read("/api/v1/events?kind=publisher_rating.mapped").await;
    let changes: Vec<&Value> = log["items"].as_array().unwrap().iter().map(|event| &event["changes"][2]).collect();
    assert_eq!(
        (changes.len(), &changes[0]["from"], &changes[0]["to"], &changes[1]["to"]),
        (2, &json!("False"), &Value::Null, &json!("False"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn earlier_checks_are_found_with_their_dates_and_old_addresses() {
    let app = TestApp::start().await;
    let reader = app.anyone();
    let editor = imported(&app, None).await;

    let address = moved(&app, "/2019/quarry?id=7").await.unwrap();
    assert!(address.starts_with("/verdicts/the-quarry-at-ostrel-was-closed-for-a-year-"), "{address}");
    for other in ["/2019/quarry", "/2019/quarry?id=7&x", "/2019/quarry/?id=7", "//evil.example/2019/quarry?id=7"] {
        assert_eq!(moved(&app, other).await, None);
    }
    // Signed-in people follow old links, too, and pages of the dashboard stay.
    assert!(editor.get("/2020/tram").await.expect(200).text().contains("Tram 9 in Anlis"));
    assert!(!editor.get("/queue").await.text().contains("Tram 9"));

    let page = reader.get(&address).await.expect(200);
    assert!(page.text().contains("4 May 2019") && page.text().contains("https://www.old.example/2019/quarry?id=7"));
    let document = reader.read(&format!("{address}.json")).await;
    assert_eq!(document["imported"]["url"], "https://www.old.example/2019/quarry?id=7");
    assert_eq!(document["first_published_at"], "2019-05-04T12:00:00Z");
    let place = &document["appearances"][0]["article"];
    assert_eq!((&place["url"], &place["outlet"]), (&json!("https://post.example/a"), &json!("Karvia Post")));
    let tram = moved(&app, "/2020/tram").await.unwrap();
    let page = reader.get(&tram).await.expect(200);
    assert!(page.text().contains("It does.") && !page.text().contains("alert(1)"), "{page}");

    // By date, after what was published here.
    let author = app.reviewer().await;
    let claim = app.a_claim(&author).await;
    bring_to(&claim, State::Published, &author, &app.reviewer().await, &editor).await;
    let list = reader.get("/verdicts").await.expect(200);
    let at = |words: &str| list.text().find(words).unwrap_or_else(|| panic!("{words} is not in {list}"));
    assert!(at("Ostrel dam") < at("Tram 9") && at("Tram 9") < at("quarry at Ostrel"));
    let found = reader.read("/v1alpha1/claims:search?query=quarry").await;
    assert_eq!(found["claims"].as_array().unwrap().len(), 2);
    assert!(reader.get("/sitemap.xml").await.expect(200).text().contains("/sitemaps/-1.xml"));
    assert_eq!(reader.get("/sitemaps/-1.xml").await.expect(200).text().matches("<lastmod>20").count(), 3);
    reader.get("/sitemaps/-2.xml").await.expect(404);
    let insights = "/api/v1/insights?since=2019-05-01T00:00:00Z&until=2019-06-01T00:00:00Z";
    assert!(editor.read(insights).await.to_string().contains("False"));
    let claims = editor.read("/api/v1/claims?state=published").await;
    assert_eq!(claims["items"].as_array().unwrap().len(), 4);
    let id = document["claim_id"].as_str().unwrap();
    let revisions = editor.read(&format!("/api/v1/claims/{id}/verdict/revisions")).await;
    assert_eq!(revisions["items"][0]["author"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn below_a_path_old_addresses_redirect_whether_a_proxy_passes_it_on_or_not() {
    let app = TestApp::behind_tls("http://www.old.example/news").await;
    let mut editor = app.account(Role::Editor).await;
    editor.url += "/news";
    editor.sign_in(PASSWORD).await.expect(200);
    let csv = "url,date,claim,rating\n\
               https://www.old.example/news/2019/bridge,2019-05-04,The bridge at Ostrel was closed.,Wrong\n\
               https://www.old.example/2019/tower,2019-05-05,The tower at Anlis fell.,Wrong\n";
    import(&app, &archive(None), csv).await;
    map(&editor, "Wrong", "false").await;
    import(&app, &archive(None), csv).await;
    let bridge = moved(&app, "/news/2019/bridge").await.unwrap();
    assert!(bridge.starts_with("/news/verdicts/"), "{bridge}");
    assert_eq!(moved(&app, "/2019/bridge").await, Some(bridge));
    assert!(moved(&app, "/2019/tower").await.is_some());
    assert_eq!(moved(&app, "/news/2019/tower").await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn earlier_checks_are_no_news() {
    let receiver = Receiver::start();
    let app = TestApp::with_hub("https://hub.example/").await;
    let admin = app.admin().await;
    endpoint(&admin, &receiver, &[]).await;
    settle(&app).await;
    let before = receiver.messages().len();
    let reader = app.anyone();
    assert_eq!(parse(&reader.get(FEEDS[1]).await.expect(200)).entries.len(), 0);
    // The index is in memory before the import.
    let meant = "/api/v1/claims/search?text=Does+tram+9+run+in+Anlis+at+night";
    assert_eq!(admin.read(meant).await["items"], json!([]));
    imported(&app, Some("2020-01-01")).await;
    settle(&app).await;
    let found = admin.read(meant).await;
    assert!(found["items"][0]["claim"]["statement"].as_str().is_some_and(|words| words.contains("Tram 9")), "{found}");
    assert_eq!(receiver.messages().len(), before);
    assert_eq!(app.value::<i64>("select count(*) from jobs").await, 0);
    assert_eq!(app.value::<i64>("select count(*) from notifications").await, 0);
    let feeds = app.admin().await;
    assert_eq!(feeds.read("/api/v1/verdicts/changes").await["items"], json!([]));

    // The import is another process; lists of this one may be a second old.
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    for feed in FEEDS {
        let feed = parse(&reader.get(feed).await.expect(200));
        assert_eq!(feed.entries.len(), 1, "{feed:?}");
        assert!(format!("{feed:?}").contains("Tram 9"));
    }
    let dump = reader.read("/feeds/claimreview.json").await;
    assert_eq!(dump["dataFeedElement"].as_array().unwrap().len(), 1);
    let verdicts = "select count(*) from events where kind = 'verdict.imported' and claim_id is not null";
    assert_eq!(app.value::<i64>(verdicts).await, 3);
    let imports =
        "select string_agg(changes -> 1 ->> 'to', ',' order by id) from events where kind = 'archive.imported'";
    assert_eq!(app.value::<String>(imports).await, "0,3");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_earlier_verdict_is_retracted_like_any_other() {
    let app = TestApp::start().await;
    let editor = imported(&app, None).await;
    let reader = app.anyone();
    let address = moved(&app, "/2020/tram").await.unwrap();
    let id = reader.read(&format!("{address}.json")).await["claim_id"].as_str().unwrap().to_owned();
    crate::support::newsroom::retract(&id, &editor, &app.reviewer().await, &app.editor().await).await;
    let document = reader.read(&format!("{address}.json")).await;
    assert_eq!(
        (&document["revision"], &document["imported"]["url"]),
        (&json!(2), &json!("https://www.old.example/2020/tram"))
    );
    assert_eq!(moved(&app, "/2020/tram").await, Some(address));
    for feed in [FEEDS[1], "/feeds/corrections.atom"] {
        assert_eq!(parse(&reader.get(feed).await.expect(200)).entries.len(), 1, "a retraction is news");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_archive_brings_nothing_twice_and_a_dry_run_nothing_at_all() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    import(&app, &archive(None), TABLE).await;
    map(&editor, "Wrong", "false").await;
    let dry = Archive { dry_run: true, ..archive(None) };
    let (summary, _) = import(&app, &dry, TABLE).await;
    assert_eq!((summary.imported, app.value::<i64>("select count(*) from publications").await), (2, 0));
    let twice = format!(
        "{TABLE}https://www.old.example/2019/quarry?id=7,2019-05-05,The quarry employs 90 people.,Wrong,,,,,,\n"
    );
    let (summary, _) = import(&app, &archive(None), &twice).await;
    assert_eq!((summary.imported, summary.known), (2, 1));
    let (summary, _) = import(&app, &archive(None), TABLE).await;
    assert_eq!((summary.imported, summary.known, summary.waiting.len()), (0, 2, 1));
    assert_eq!(app.value::<i64>("select count(*) from publications").await, 2);
}

// threat G10
#[tokio::test(flavor = "multi_thread")]
async fn addresses_of_others_and_dates_to_come_are_refused() {
    let app = TestApp::start().await;
    let csv = "url,date,claim,rating\n\
        https://www.old.example.evil.example/a,2019-05-04,One,Wrong\n\
        https://www.old.example/b,2026-03-05,Two,Wrong\n\
        https://www.old.example/,2019-05-04,Three,Wrong\n\
        https://www.old.example@evil.example/c,2019-05-04,Four,Wrong\n\
        //www.old.example/d,2019-05-04,Five,Wrong\n";
    let (summary, refused) = import(&app, &archive(None), csv).await;
    assert_eq!((summary.refused, summary.imported), (5, 0));
    for (line, why) in
        [(2, "not a host"), (3, "in the future"), (4, "whole site"), (5, "no http address"), (6, "no http")]
    {
        let reason = refused.iter().find(|reason| reason.starts_with(&format!("line {line}: "))).unwrap();
        assert!(reason.contains(why), "{reason}");
    }
}
