//! Files of tips: what is taken and cleaned, what is refused and loses nothing typed, who sees it, how long it is kept.

use chrono::TimeDelta;
use claimdesk::domain::publishing::tip::{FILE, FILES};
use claimdesk::jobs::clock;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{act, list, reader, stage};
use crate::support::newsroom::bring_to;
use crate::support::{Answer, Person, TestApp};

const PDF: &[u8] = include_bytes!("../../../../crates/article-reader/tests/documents/pdf/bulletin.pdf");

/// A chunk of PNG.
fn chunk(kind: [u8; 4], contents: &[u8]) -> Vec<u8> {
    let checked = [&kind[..], contents].concat();
    let length = u32::try_from(contents.len()).unwrap().to_be_bytes();
    [&length[..], &checked, &crc32fast::hash(&checked).to_be_bytes()].concat()
}

/// A PNG of one grey pixel that says it has another size, with further chunks before its end.
fn sized(width: u32, height: u32, more: &[u8]) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let pixels = [0x78, 0x9c, 0x63, 0x68, 0, 0, 0, 0x82, 0, 0x81];
    let parts = [chunk(*b"IHDR", &header), chunk(*b"IDAT", &pixels), more.to_vec(), chunk(*b"IEND", b"")];
    [b"\x89PNG\r\n\x1a\n", &parts.concat()[..]].concat()
}

/// A picture of one pixel that nobody else sent, with the name of its maker in it.
fn screenshot(number: u32) -> Vec<u8> {
    sized(1, 1, &[chunk(*b"sBIT", &number.to_be_bytes()), chunk(*b"tEXt", b"Author\0Ana Maker, 48.2N 16.4E")].concat())
}

/// A part of a form.
struct Part<'a> {
    head: String,
    bytes: &'a [u8],
}

impl Part<'_> {
    fn again(&self) -> Self {
        Self { head: self.head.clone(), bytes: self.bytes }
    }
}

fn field<'a>(name: &str, text: &'a str) -> Part<'a> {
    Part { head: format!("name=\"{name}\""), bytes: text.as_bytes() }
}

fn file<'a>(name: &str, bytes: &'a [u8]) -> Part<'a> {
    Part { head: format!("name=\"file\"; filename=\"{name}\"\r\nContent-Type: image/png"), bytes }
}

/// The bytes of a form.
fn form(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for Part { head, bytes } in parts {
        body.extend_from_slice(format!("--q6Zt\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--q6Zt--\r\n");
    body
}

/// Sends a form to the page or to programs' address.
async fn post(reader: &Person, path: &str, parts: &[Part<'_>]) -> Answer {
    let request = reader.request(Method::POST, path).header("content-type", "multipart/form-data; boundary=q6Zt");
    Answer::to(request.body(form(parts))).await
}

/// Sends the form as a browser without scripts does; no limit of one network is reached.
async fn send(app: &TestApp, parts: &[Part<'_>]) -> Answer {
    app.advance(TimeDelta::minutes(1));
    post(&reader(app), "/ask", parts).await
}

/// Sends the form and expects that it is kept; the path of the page that tells the stage.
async fn kept(app: &TestApp, parts: &[Part<'_>]) -> String {
    let kept = send(app, parts).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{kept}");
    kept.header("location").unwrap().to_owned()
}

/// Sends a tip as a program does.
async fn upload(app: &TestApp, input: &Value, name: &str, bytes: &[u8]) -> Answer {
    app.advance(TimeDelta::minutes(1));
    let input = input.to_string();
    post(&reader(app), "/api/v1/tips", &[field("input", &input), file(name, bytes)]).await
}

async fn bytes_kept(app: &TestApp) -> i64 {
    app.value("select coalesce(sum(length(bytes)), 0)::bigint from reader_tip_file_parts").await
}

// threat G16
#[tokio::test(flavor = "multi_thread")]
async fn a_screenshot_is_cleaned_shown_to_editors_only_and_becomes_an_article_of_its_words() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let page = reader(&app).get("/ask").await.expect(200);
    assert!(page.text().contains("enctype=\"multipart/form-data\"") && page.text().contains("type=\"file\""));
    assert!(page.text().contains("deleted a year after"), "the form says how long a file is kept");

    let empty = field("website", "");
    let sent = screenshot(1);
    let link = kept(
        &app,
        &[field("text", ""), file("../../Ana\u{202e}gnp.html", &sent), field("question", "Is it real?"), empty],
    )
    .await;
    let told = stage(&app, &link).await;
    assert!(told.contains("An editor will look at it.") && !told.contains("Ana") && !told.contains("<img"), "{told}");

    let tip = list(&editor, "stage=received").await.remove(0);
    let clean = sized(1, 1, &chunk(*b"sBIT", &1_u32.to_be_bytes()));
    assert_eq!(tip["file"], json!({"name": "Anagnp.html.png", "type": "image/png", "size": clean.len()}));
    assert_eq!((&tip["text"], &tip["question"]), (&Value::Null, &json!("Is it real?")));
    let path = act(&tip, "file");
    for stranger in [&app.anyone(), &author] {
        assert!(matches!(stranger.get(&path).await.status, 401 | 403));
    }
    let got = editor.get(&path).await.expect(200);
    assert_eq!(got.body, clean, "nothing of its maker is kept");
    assert_eq!(got.header("content-type"), Some("image/png"));
    assert!(got.header("content-disposition").unwrap().starts_with("attachment"));
    assert!(got.header("content-security-policy").unwrap().contains("sandbox"));
    assert_eq!(
        (got.header("x-content-type-options"), got.header("cache-control")),
        (Some("nosniff"), Some("private, no-store"))
    );

    // Nothing reads a picture: an editor types its words.
    let making = act(&tip, "article");
    let fault = editor.post(&making, &json!({"of": "file"})).await.problem(422, "invalid");
    assert_eq!(fault["errors"][0]["pointer"], "/words");
    editor.post(&making, &json!({"of": "text"})).await.problem(422, "invalid");
    editor.post(&making, &json!({"of": "text", "words": "x"})).await.problem(422, "invalid");
    let words = "At least 37 people were killed in the flood near Sorrin on 1 March 2026.";
    let made = editor.post(&making, &json!({"of": "file", "words": words})).await.expect(200).json();
    assert_eq!(
        (&made["stage"], &made["file"]["type"]),
        (&json!("checking"), &json!("image/png")),
        "the file stays linked"
    );
    app.drain_jobs().await;
    let article = editor.read(&format!("/api/v1/articles/{}", made["article_id"].as_str().unwrap())).await;
    assert_eq!(article["text"], words);
    let claim = editor.claims_of(&article).await[0]["id"].as_str().unwrap().to_owned();
    bring_to(&claim, claimdesk::domain::claims::review::State::Published, &author, &second, &editor).await;
    let told = stage(&app, &link).await;
    assert!(told.contains("Checked.") && !told.contains("Anagnp"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_kept_whole_and_its_text_becomes_an_article() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    let receipt =
        upload(&app, &json!({"question": "Is it from the office?"}), "Bulletin.PDF", PDF).await.expect(201).json();
    assert!(receipt["link"].as_str().unwrap().contains("/ask/"));
    upload(&app, &json!({}), "letter.md", "They moved the tram depot to Havel.".as_bytes()).await.expect(201);
    let tips = list(&editor, "").await;
    assert_eq!(tips[0]["file"]["name"], "letter.md");
    assert_eq!(tips[1]["file"], json!({"name": "Bulletin.PDF", "type": "application/pdf", "size": PDF.len()}));
    assert_eq!(editor.get(&act(&tips[1], "file")).await.expect(200).body, PDF);
    let made = editor.post(&act(&tips[1], "article"), &json!({"of": "file"})).await.expect(200).json();
    let article = editor.read(&format!("/api/v1/articles/{}", made["article_id"].as_str().unwrap())).await;
    assert!(article["text"].as_str().unwrap().len() > 100, "{article}");
    let made = editor.post(&act(&tips[0], "article"), &json!({"of": "file"})).await.expect(200).json();
    let article = editor.read(&format!("/api/v1/articles/{}", made["article_id"].as_str().unwrap())).await;
    assert_eq!(article["text"], "They moved the tram depot to Havel.");
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_files_are_one_tip_and_other_files_are_others_whatever_the_words() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    let (first, second) = (screenshot(1), screenshot(2));
    // The same picture with another maker in it, twice at once.
    let other_maker = sized(1, 1, &[chunk(*b"sBIT", &1_u32.to_be_bytes()), chunk(*b"tEXt", b"Author\0Bo")].concat());
    app.advance(TimeDelta::minutes(1));
    let visitor = reader(&app);
    let (one, two) = ([file("a.png", &first)], [file("b.png", &other_maker)]);
    let (one, two) = tokio::join!(post(&visitor, "/ask", &one), post(&visitor, "/ask", &two));
    assert_eq!([one.status, two.status], [303; 2]);
    let tips = list(&editor, "").await;
    assert_eq!((tips.len(), &tips[0]["asked"]), (1, &json!(2)));

    let words = "Is this letter about the tram depot real?";
    kept(&app, &[field("text", words), file("a.png", &first)]).await;
    assert_eq!(list(&editor, "").await[0]["text"], words, "the words of the third are those that the first two lack");
    kept(&app, &[field("text", words), file("c.png", &second)]).await;
    let tips = list(&editor, "").await;
    let asked: Vec<_> = tips.iter().map(|tip| tip["asked"].clone()).collect();
    assert_eq!(asked, [1, 3], "the same words about another picture are another question");
    // Other words about one picture are another question, as with addresses.
    kept(&app, &[field("text", "The mayor signed it in her garden."), file("a.png", &first)]).await;
    assert_eq!(list(&editor, "").await.len(), 3);

    // A file comes to a tip that has none, and an address does not hide another file.
    kept(&app, &[field("text", "Trams will run on rails of glass.")]).await;
    kept(&app, &[field("text", "Trams will run on rails of glass."), file("d.png", &screenshot(4))]).await;
    let tip = list(&editor, "").await.remove(0);
    assert_eq!((&tip["asked"], &tip["file"]["name"]), (&json!(2), &json!("d.png")));
    kept(&app, &[field("url", "posts.example.org/9"), file("e.png", &screenshot(5))]).await;
    kept(&app, &[field("url", "posts.example.org/9"), file("f.png", &screenshot(6))]).await;
    assert_eq!(list(&editor, "").await.len(), 6);
}

// threat G16
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_good_file_is_refused_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    let (whole, huge) = (screenshot(1), vec![0x61; FILE + 1]);
    let page = [b"\x89PNG\r\n\x1a\n", &b"<script>alert(1)</script>"[..]].concat();
    let cases: [(&str, &[u8], u16, &str); 13] = [
        ("empty.png", b"", 422, "The file is empty."),
        ("archive.png", b"PK\x03\x04\x14\0\0\0", 422, "We can take PNG, JPEG"),
        ("page.png", b"<!doctype html><script>alert(1)</script>", 422, "We can take PNG, JPEG"),
        ("drawing.png", b"<svg onload=alert(1)>", 422, "We can take PNG, JPEG"),
        ("program.pdf", b"MZ\x90\0\x03", 422, "We can take PNG, JPEG"),
        ("moving.gif", b"GIF89a\x01\0\x01\0", 422, "We can take PNG, JPEG"),
        ("both.png", &page, 422, "damaged or not complete"),
        ("cut.png", &whole[..whole.len() - 20], 422, "damaged or not complete"),
        ("cut.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", 422, "damaged or not complete"),
        ("cut.webp", b"RIFF\xff\0\0\0WEBPVP8 ", 422, "damaged or not complete"),
        ("none.png", &sized(0, 0, b""), 422, "no pixels or too many"),
        ("bomb.png", &sized(60_000, 60_000, b""), 422, "no pixels or too many"),
        ("huge.txt", &huge, 413, "larger than 5 MB"),
    ];
    for (name, bytes, status, why) in cases {
        let typed = "Is the <depot> sold?";
        let refused = send(&app, &[field("text", typed), file(name, bytes), field("question", "By whom?")]).await;
        assert_eq!(refused.status, status, "{name}: {refused}");
        let form = refused.text();
        assert!(form.contains(why), "{name}: {form}");
        assert!(form.contains("Is the &lt;depot&gt; sold?") && form.contains("By whom?"), "{name}: {form}");
        assert!(form.contains("Choose the file again") && !form.contains("alert(1)"), "{name}: {form}");
        let refused = upload(&app, &json!({}), name, bytes).await;
        assert_eq!(refused.status, status, "{name}: {refused}");
    }
    let two = [file("a.png", &whole), field("text", "Two pictures."), file("b.png", &whole)];
    let refused = send(&app, &two).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("one file at a time") && refused.text().contains("Two pictures."));
    app.advance(TimeDelta::minutes(1));
    post(&reader(&app), "/api/v1/tips", &[field("input", "{}"), two[0].again(), two[2].again()])
        .await
        .problem(422, "invalid");
    // What is behind the end of a picture is no part of it.
    kept(&app, &[file("both.png", &[&whole[..], b"PK\x03\x04<script>"].concat())]).await;
    assert_eq!(list(&editor, "").await.len(), 1);
    assert_eq!(
        bytes_kept(&app).await,
        i64::try_from(sized(1, 1, &chunk(*b"sBIT", &1_u32.to_be_bytes())).len()).unwrap()
    );
    // What only a program fills in.
    let trapped = send(&app, &[field("website", "https://watches.example"), file("a.png", &screenshot(9))]).await;
    assert_eq!(trapped.header("location"), Some("/ask"));
    assert_eq!(list(&editor, "").await.len(), 1);
}

// threat G16
#[tokio::test(flavor = "multi_thread")]
async fn fifty_megabytes_are_answered_with_the_form_and_more_before_they_are_sent() {
    let app = TestApp::start().await;
    let video = vec![0x20; 50 * 1024 * 1024];
    let refused = send(&app, &[field("text", "Is the film real?"), file("film.mp4", &video)]).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.text().contains("larger than 5 MB") && refused.text().contains("Is the film real?"));

    // Of a form that says it has a gigabyte, 64 MiB are read before the answer.
    let mut line = TcpStream::connect(app.address).await.unwrap();
    let head = "POST /ask HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=q6Zt\r\n\
        Content-Length: 1073741824\r\n\r\n\
        --q6Zt\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"\r\n\r\n";
    line.write_all(head.as_bytes()).await.unwrap();
    for _ in 0..2 {
        line.write_all(&video).await.unwrap();
    }
    let mut answer = [0; 12];
    line.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413");
    assert_eq!(bytes_kept(&app).await, 0);
}

// threat G16
#[tokio::test(flavor = "multi_thread")]
async fn files_count_before_they_are_read_and_have_a_limit_in_all() {
    let app = TestApp::start().await;
    let visitor = reader(&app);
    app.advance(TimeDelta::minutes(1));
    for number in 0..5 {
        let sent = screenshot(number);
        assert_eq!(post(&visitor, "/ask", &[file("a.png", &sent)]).await.status, StatusCode::SEE_OTHER);
    }
    let (typed, sent) = (field("text", "Is the sixth real?"), screenshot(6));
    let flood = post(&visitor, "/ask", &[typed, file("a.png", &sent)]).await;
    assert_eq!(flood.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(flood.text().contains("Is the sixth real?") && flood.text().contains("Choose the file again"));
    let input = field("input", "{}");
    post(&visitor, "/api/v1/tips", &[input, file("a.png", &sent)]).await.problem(429, "throttled");

    let tip = "01970000-0000-7000-8000-000000000001";
    let full = format!(
        "insert into reader_tips (id, secret_hash, received_at) values ('{tip}', sha256('x'), now());
        insert into reader_tip_files (tip_id, name, media_type, size, sha256)
        values ('{tip}', 'a.png', 'image/png', {FILES} - 400, sha256('y'))"
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(full)).execute(&mut app.database().await).await.unwrap();
    let refused = send(&app, &[field("text", "Is the seventh real?"), file("a.png", &screenshot(7))]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text().contains("no room for files") && refused.text().contains("Is the seventh real?"));
    let refused = upload(&app, &json!({}), "a.png", &screenshot(7)).await.problem(409, "conflict");
    assert_eq!(refused["code"], "no_room_for_files");
    // What is there already takes no room, and texts are taken.
    kept(&app, &[file("again.png", &screenshot(1))]).await;
    kept(&app, &[field("text", "Is the eighth real?")]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_deleted_with_its_tip_or_at_once_by_an_editor() {
    let app = TestApp::start().await;
    let editor = app.editor().await;
    let declined = kept(&app, &[file("a.png", &screenshot(1))]).await;
    let tip = list(&editor, "").await.remove(0);
    editor.post(&act(&tip, "decline"), &json!({"reason": "opinion"})).await.expect(200);
    let open = kept(&app, &[file("b.png", &screenshot(2))]).await;
    let removed = kept(&app, &[file("c.png", &screenshot(3)), field("question", "Who is this?")]).await;
    let third = list(&editor, "stage=received").await.remove(0);
    app.reviewer().await.delete(&act(&third, "file")).await.problem(403, "forbidden");
    editor.delete(&act(&third, "file")).await.expect(204);
    editor.delete(&act(&third, "file")).await.problem(404, "not-found");
    editor.get(&act(&third, "file")).await.problem(404, "not-found");
    assert_eq!(list(&editor, "stage=received").await[0]["file"], Value::Null);
    let files: i64 = app.value("select count(distinct tip_id) from reader_tip_file_parts").await;
    assert_eq!(files, 2);
    let events = app.admin().await.read("/api/v1/events?limit=10").await;
    assert!(events["items"].as_array().unwrap().iter().any(|event| event["kind"] == "tip.file_removed"), "{events}");

    app.advance(TimeDelta::days(364));
    clock::tick(&app.app).await;
    assert!(bytes_kept(&app).await > 0);
    app.advance(TimeDelta::days(2));
    clock::tick(&app.app).await;
    assert_eq!(bytes_kept(&app).await, 0);
    let left: i64 = app.value("select count(*) from reader_tip_files").await;
    let questions: i64 = app.value("select count(*) from reader_tips where question is not null").await;
    assert_eq!((left, questions), (0, 0));
    assert!(stage(&app, &declined).await.contains("we check facts"));
    for link in [&open, &removed] {
        assert!(stage(&app, link).await.contains("Nobody got to it within a year."));
    }
}
