//! Import of earlier checks: three formats, broken and hostile files, an interruption.

use std::fmt::Write as _;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Dir, Person, Server, err, out, signal};

const HOST: [&str; 3] = ["import-verdicts", "--host", "old.example"];

fn run(dir: &Dir, arguments: &[&str]) -> (bool, String, String) {
    let output = dir.run(&[&HOST, arguments].concat());
    (output.status.success(), out(&output).to_owned(), err(&output).to_owned())
}

fn review(path: &str, claim: &str) -> Value {
    json!({
        "@type": "ClaimReview", "url": format!("https://old.example/{path}"), "datePublished": "2018-07-01",
        "claimReviewed": claim, "reviewRating": {"alternateName": "Nonsense", "ratingExplanation": "No."},
        "itemReviewed": {"@type": "Claim", "author": {"name": "Odo Brask"}, "datePublished": "2018-06-30",
            "appearance": [{"url": "https://post.example/speech"}, "https://post.example/video"]},
    })
}

fn post(title: &str, link: &str, status: &str, content: &str, fields: &[(&str, &str)]) -> String {
    let mut meta = String::new();
    for (key, value) in fields {
        write!(meta, "<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>").unwrap();
    }
    format!(
        "<item><title>{title}</title><link>https://old.example/{link}</link><pubDate>Mon, 02 Jul 2018 10:00:00 +0000</pubDate>\
         <content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>\
         <wp:status>{status}</wp:status><wp:post_type>post</wp:post_type>{meta}</item>\n"
    )
}

fn export(posts: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Old</title>\n{posts}</channel></rss>"
    )
}

/// Maps all words of the archive to one rating.
async fn map_all(admin: &Person) {
    let listed = admin.get("/api/v1/publisher-ratings?mapped=false").await;
    for item in listed["items"].as_array().unwrap() {
        let path = format!("/api/v1/publisher-ratings/{}", item["id"].as_str().unwrap());
        let (status, answer) = admin.send(Method::PUT, &path, &json!({"rating": "false"})).await;
        assert_eq!(status, 204, "{answer}");
    }
}

#[tokio::test]
async fn three_formats_come_in_and_broken_rows_are_named() {
    let dir = Dir::new("verdicts");
    let feed = json!({"@type": "DataFeed", "dataFeedElement": [
        {"item": review("json", "The mill at Sorrin was sold.")}, {"item": {"@type": "ClaimReview", "url": "https://old.example/x"}},
    ]});
    dir.file("feed.json", serde_json::to_string_pretty(&feed).unwrap());
    dir.file("table.csv", "url,date,claim,rating\nhttps://old.example/csv,2018-07-03,Milk is rationed.,Nonsense\nhttps://old.example/bad,3 July,Late.,Nonsense\n");
    let mut inside = review("inside", "The choir was abroad.");
    inside.as_object_mut().unwrap().remove("url");
    let markup = format!("<p>Text &amp; more.</p><script type=\"application/ld+json\">{inside}</script>");
    let fields = [("the_claim", "The ferry sank."), ("rating", "Nonsense")];
    let posts = [
        post("With markup", "markup", "publish", &markup, &[]),
        post("With fields &amp; more", "fields", "publish", "<p>Why</p>", &fields),
        post("A recipe", "recipe", "publish", "<p>Flour</p>", &[]),
        post("A draft", "draft", "draft", "", &fields),
    ];
    dir.file("export.xml", export(&posts.concat()));

    let files = ["--claim-field", "the_claim", "feed.json", "table.csv", "export.xml"];
    let (well, said, complaints) = run(&dir, &files);
    assert!(
        !well && said.contains("feed.json: 0 imported (0 in feeds), 0 known, 1 refused, 1 with unmapped ratings"),
        "{said}"
    );
    assert!(said.contains("  2 × \"Nonsense\" of old.example"), "{said}");
    for complaint in [
        "feed.json: line ",
        "no claim",
        "table.csv: line 3: 3 July is no date",
        "\"A recipe\" (https://old.example/recipe): no ClaimReview in the text, and no field the_claim",
    ] {
        assert!(complaints.contains(complaint), "{complaint}: {complaints}");
    }
    assert_eq!(complaints.matches(": line ").count() + complaints.matches("A recipe").count(), 3, "{complaints}");

    let server = Server::start(&dir, &["--no-samples"]);
    let admin = Person::first_admin(&server).await;
    map_all(&admin).await;
    let (_, dry, _) = run(&dir, &[&["--dry-run"], &files[..]].concat());
    assert!(dry.contains("export.xml: 2 would be imported"), "{dry}");
    let (_, said, _) = run(&dir, &files);
    for file in ["feed.json: 1", "table.csv: 1", "export.xml: 2"] {
        assert!(said.contains(&format!("{file} imported")), "{said}");
    }
    for (path, claim) in [("json", "mill"), ("csv", "Milk"), ("markup", "choir"), ("fields", "ferry")] {
        let page = admin.http.get(format!("{}/{path}", server.url())).send().await.unwrap();
        assert!(page.url().path().starts_with("/verdicts/"), "{path}: {}", page.url());
        assert!(page.text().await.unwrap().contains(claim), "{path}");
    }
    let (_, again, _) = run(&dir, &files);
    assert!(again.contains("export.xml: 0 imported (0 in feeds), 2 known"), "{again}");
    server.stops("TERM");
}

#[tokio::test]
async fn a_medium_comes_with_its_check_and_a_broken_one_is_named() {
    let dir = Dir::new("media");
    let medium = |path: &str, category: &str| {
        json!({
            "@type": "MediaReview", "url": format!("https://old.example/{path}"), "mediaAuthenticityCategory": category,
            "itemReviewed": {"@type": "ImageObject", "contentUrl": "https://post.example/picture"},
        })
    };
    // A list is read item by item.
    let list = json!([
        review("whole", "The mill burned."),
        medium("whole", "StagedContent"),
        review("broken", "The mill was sold."),
        medium("broken", "Fake"),
        medium("nowhere", "StagedContent"),
    ]);
    dir.file("list.json", serde_json::to_string(&list).unwrap());
    let server = Server::start(&dir, &["--no-samples"]);
    let admin = Person::first_admin(&server).await;
    run(&dir, &["list.json"]);
    map_all(&admin).await;
    let (well, said, complaints) = run(&dir, &["list.json"]);
    assert!(well && said.contains("list.json: 2 imported"), "{said} {complaints}");
    assert!(said.contains("  MediaReviews that cannot be used: 2"), "{said}");
    for complaint in [
        "line 1: imported without its MediaReview: the category is Fake",
        "line 1: MediaReview of https://old.example/nowhere: no ClaimReview of this address next to it",
    ] {
        assert!(complaints.contains(complaint), "{complaint}: {complaints}");
    }
    for (path, has_medium) in [("whole", true), ("broken", false)] {
        let page = admin.http.get(format!("{}/{path}", server.url())).send().await.unwrap().text().await.unwrap();
        assert!(page.contains("The mill"), "{path}");
        assert_eq!(page.contains("Staged for the camera"), has_medium, "{path}");
    }
    server.stops("TERM");
}

// threat G10
#[test]
fn hostile_files_end_with_a_reason() {
    let dir = Dir::new("hostile");
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<rss><channel><item><title>&b;</title></item></channel></rss>";
    dir.file("bomb.xml", bomb);
    dir.file("entity.xml", export(&post("&nbsp;", "x", "publish", "", &[])));
    dir.file("deep.xml", format!("<?xml version=\"1.0\"?>{}", "<a>".repeat(100_000)));
    dir.file("cut.xml", "<?xml version=\"1.0\"?><rss><channel><item><title>x");
    dir.file("large.xml", format!("<?xml version=\"1.0\"?><rss><channel><item><title>{}", "x".repeat(50 << 20)));
    dir.file(
        "large.json",
        format!("[{{\"@type\": \"ClaimReview\", \"claimReviewed\": \"{}\"}}]", "x".repeat(50 << 20)),
    );
    dir.file("large.csv", format!("url,date,claim,rating\n\"{}\"", "x".repeat(50 << 20)));
    dir.file("columns.csv", "address,verdict\nx,y\n");
    dir.file("latin.csv", b"url,date,claim,rating\nhttps://old.example/a,2018-01-01,caf\xe9,No\n");
    let files = [
        ("bomb.xml", "line 2: a document type is not part of a WordPress export"),
        ("entity.xml", "unknown entity &nbsp;"),
        ("deep.xml", "nested too deep"),
        ("cut.xml", "ends within an element"),
        ("large.xml", "larger than 8 MiB"),
        ("large.json", "larger than 8 MiB"),
        ("large.csv", "larger than 8 MiB"),
        ("columns.csv", "no column url, date, claim, rating"),
        ("latin.csv", "line 2: not UTF-8"),
        ("missing.csv", "No such file"),
    ];
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let (well, _, complaints) = run(&dir, &names);
    assert!(!well);
    for (name, why) in files {
        let line =
            complaints.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {complaints}"));
        assert!(line.contains(why) && line.len() < 500, "{line}");
    }
    let (well, _, complaint) = run(&dir, &["--host", "old.example/path", "columns.csv"]);
    assert!(!well && complaint.contains("is not the name of a host"), "{complaint}");
}

#[tokio::test]
async fn an_interrupted_import_goes_on_where_it_was() {
    const ROWS: usize = 1500;
    let dir = Dir::new("interrupted");
    let mut table = "url,date,claim,rating\n".to_owned();
    for row in 0..ROWS {
        writeln!(table, "https://old.example/{row},2018-07-03,Well number {row} of the valley is dry.,Nonsense")
            .unwrap();
    }
    dir.file("table.csv", table);
    let server = Server::start(&dir, &["--no-samples"]);
    let admin = Person::first_admin(&server).await;
    run(&dir, &["table.csv"]);
    map_all(&admin).await;

    let mut import = dir.command(&[&HOST[..], &["table.csv"]].concat()).spawn().unwrap();
    let first = format!("{}/0", server.url());
    while !admin.http.get(&first).send().await.unwrap().url().path().starts_with("/verdicts/") {
        assert!(import.try_wait().unwrap().is_none(), "it has ended");
    }
    signal("KILL", import.id());
    import.wait().unwrap();

    let (well, said, complaints) = run(&dir, &["table.csv"]);
    assert!(well, "{said} {complaints}");
    let numbers: Vec<usize> = said.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    let (imported, known) = (numbers[0], numbers[2]);
    assert_eq!(imported + known, ROWS, "{said}");
    assert!(imported > 0 && known > 0, "{said}");
    server.stops("TERM");
}
