//! Title, authors, times, outlet, language, address.

use crate::{page, read};
use article_reader::read_page;

/// JSON-LD in its head, as a script.
fn linked(json: &str) -> String {
    page(&format!("<script type='application/ld+json'>{json}</script>"))
}

#[test]
fn json_ld_is_read_however_it_is_nested() {
    let article = r#"{"@type":"NewsArticle","headline":"Crane falls into the basin","author":{"@type":"Person","name":"Ada Lund"},"datePublished":"2024-03-05T18:30:00+01:00","dateModified":"2024-03-06T07:00:00+01:00","publisher":{"@type":"Organization","name":"Ostwick Post"},"inLanguage":"en-GB"}"#;
    let cases = [
        article.to_owned(),
        format!("[{article}]"),
        format!(r#"{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"Other"}},{article}]}}"#),
        format!(r#"{{"@type":"WebPage","name":"Page","mainEntity":{article}}}"#),
        format!("/* <![CDATA[ */ {article}; /* ]]> */"),
        article.replace("Crane falls", "Crane\nfalls").replace(r#""NewsArticle""#, r#"["NewsArticle","Thing"]"#),
    ];
    for json in cases {
        let reading = read(&linked(&json));
        assert_eq!(reading.title.as_deref(), Some("Crane falls into the basin"), "{json}");
        assert_eq!(reading.authors, ["Ada Lund"], "{json}");
        assert_eq!(reading.outlet.as_deref(), Some("Ostwick Post"), "{json}");
        assert_eq!(reading.language.as_deref(), Some("en-GB"), "{json}");
        assert_eq!(reading.published_at.unwrap().to_rfc3339(), "2024-03-05T18:30:00+01:00", "{json}");
        assert_eq!(reading.modified_at.unwrap().to_rfc3339(), "2024-03-06T07:00:00+01:00", "{json}");
    }
}

#[test]
fn authors_are_found_and_cleaned() {
    let reference =
        r#"{"@graph":[{"@type":"Article","author":{"@id":"/a"}},{"@type":"Person","@id":"/a","name":"Ada Lund"}]}"#;
    let cases: &[(String, &[&str])] = &[
        (linked(reference), &["Ada Lund"]),
        (linked(r#"{"@type":"Article","author":["Ada Lund",{"name":"Ben Voss"}]}"#), &["Ada Lund", "Ben Voss"]),
        (page("<meta name=author content='By Ada Lund and Ben Voss'>"), &["Ada Lund", "Ben Voss"]),
        (page("<meta name=author content='Staff and wire reports'>"), &["Staff and wire reports"]),
        (page("<meta name=author content='Ada Lund, Ben Voss y Cleo Marr'>"), &["Ada Lund", "Ben Voss", "Cleo Marr"]),
        (page("<meta property='article:author' content='https://social.example/ada'>"), &[]),
        (page("").replace("</h1>", "</h1><div class=byline>Von Ada Lund | 5. März 2024</div>"), &["Ada Lund"]),
        (page("").replace("</h1>", "</h1><a href='/author/ada-lund/'>Ada Lund</a>"), &["Ada Lund"]),
        (
            page("").replace("</h1>", "</h1><span itemprop=author itemscope><b itemprop=name>Ada Lund</b></span>"),
            &["Ada Lund"],
        ),
        (page("").replace("</h1>", "</h1><p>Erstellt von ada am 5. März 2024</p>"), &["ada"]),
        (page("").replace("</h1>", "</h1><div>Posted 03/05/2024 11:15 PM EST by Ada Lund</div>"), &["Ada Lund"]),
        (page("").replace("</h1>", "</h1><div>5 marzo 2024 alle 17:35 di Ada Lund</div>"), &["Ada Lund"]),
        (
            page("<meta name=author content='Ostwick Media GmbH'>").replace("</h1>", "</h1><p>By Ada Lund</p>"),
            &["Ada Lund"],
        ),
    ];
    for (html, expected) in cases {
        assert_eq!(read(html).authors, *expected, "{html}");
    }
}

#[test]
fn bylines_lose_their_word_in_every_language() {
    let cases = [
        ("By Ada Lund", "Ada Lund"),
        ("Von Ada Lund", "Ada Lund"),
        ("Por: Ada Lund", "Ada Lund"),
        ("Par Ada Lund", "Ada Lund"),
        ("Di: Ada Lund", "Ada Lund"),
        ("Door: Ada Lund", "Ada Lund"),
        ("Текст: Анна Лунд", "Анна Лунд"),
        ("Автор: Анна Лунд", "Анна Лунд"),
        ("Автор Анна Лунд", "Анна Лунд"),
        ("بقلم: سليم حداد", "سليم حداد"),
        ("بقلم سليم حداد", "سليم حداد"),
        ("מאת: דנה לוי", "דנה לוי"),
        ("作者：王小明", "王小明"),
        ("記者：山田太郎", "山田太郎"),
    ];
    for (line, name) in cases {
        let shown = page("").replace("</h1>", &format!("</h1><p class=author>{line}</p>"));
        assert_eq!(read(&shown).authors, [name], "{line}");
        assert_eq!(read(&page(&format!("<meta name=author content='{line}'>"))).authors, [name], "{line}");
        assert!(!read(&shown).text.contains(name), "{line}");
    }
}

#[test]
fn days_are_found_in_every_place() {
    let cases = [
        page("<meta property='article:published_time' content='2024-03-05T23:10:00-05:00'>"),
        page("<meta name='DC.date.issued' content='2024-03-05'>"),
        page("<meta itemprop=datePublished content='Tue, 05 Mar 2024 10:00:00 GMT'>"),
        page("").replace("</h1>", "</h1><time datetime='2024-03-05'>yesterday</time>"),
        page("").replace("</h1>", "</h1><span>Ostwick, 05.03.2024</span>"),
        page("").replace("</h1>", "</h1><span>March 5th, 2024</span>"),
        page("").replace("</h1>", "</h1><span>Publié le 5 mars 2024 à 10 h 30</span>"),
        page("").replace("</h1>", "</h1><span>5. Mär. 2024</span>"),
        page("<script>var data = {\"publishedAt\": \"2024-03-05T09:00:00Z\"};</script>"),
    ];
    for html in cases {
        let reading = read(&html);
        assert_eq!(reading.published_on.map(|day| day.to_string()).as_deref(), Some("2024-03-05"), "{html}");
    }
    let reading = read_page(&page(""), Some("https://news.example/2024/03/05/crane")).unwrap();
    assert_eq!(reading.published_on.unwrap().to_string(), "2024-03-05");
    assert_eq!(reading.published_at, None);
}

#[test]
fn a_moment_keeps_the_offset_of_its_source() {
    let reading = read(&page("<meta property='article:published_time' content='2024-03-05T23:10:00+0530'>"));
    assert_eq!(reading.published_at.unwrap().to_rfc3339(), "2024-03-05T23:10:00+05:30");
}

#[test]
fn utc_moments_take_the_day_from_the_address() {
    let html = page("<meta property='article:published_time' content='2024-03-06T04:10:00Z'>");
    let day = |address: &str| read_page(&html, Some(address)).unwrap().published_on.unwrap().to_string();
    assert_eq!(day("https://news.example/2024/03/05/crane"), "2024-03-05");
    assert_eq!(day("https://news.example/2024/03/07/crane"), "2024-03-06");
}

#[test]
fn impossible_days_are_none() {
    for said in ["2024-02-31", "0001-01-01", "31.02.2024", "tomorrow", "9999999999999"] {
        let reading = read(&page(&format!("<meta name=date content='{said}'>")));
        assert_eq!(reading.published_on, None, "{said}");
    }
}

#[test]
fn titles_lose_the_outlet_and_the_kicker() {
    let site = "<meta property='og:site_name' content='Ostwick Post'>";
    let bare =
        |title: &str| page(&format!("{site}<title>{title}</title>")).replace("<h1>Crane falls into the basin</h1>", "");
    let cases = [
        bare("Crane falls into the basin | Ostwick Post"),
        bare("Crane falls into the basin - Ostwick Post"),
        bare("Ostwick Post: news » Harbour » Crane falls into the basin"),
        page("<meta property='og:title' content='Crane falls into the basin'>")
            .replace("<h1>", "<h1>Accident in the port: "),
        page("").replace("<h1>", "<h1><span class=kicker>Accident</span> "),
        page(site).replace("<h1>", "<h1><a href='/'>Ostwick Post</a></h1><h1>"),
        page("<title>Home</title>"),
    ];
    for html in cases {
        assert_eq!(read(&html).title.as_deref(), Some("Crane falls into the basin"), "{html}");
    }
}

#[test]
fn the_language_is_said_or_detected() {
    let cases = [
        (page("").replace("<html>", "<html lang=en_us>"), Some("en-US")),
        (page("<meta property='og:locale' content='en_GB'>"), Some("en-GB")),
        (page(""), Some("en")),
        (page("").replace("<html>", "<html lang=de>"), Some("de")),
    ];
    for (html, language) in cases {
        let certain = read(&html).language;
        // A page whose language is said wrongly is believed only if the text is too short to tell.
        let expected = if language == Some("de") && certain.as_deref() == Some("en") { Some("en") } else { language };
        assert_eq!(certain.as_deref(), expected, "{html}");
    }
}

#[test]
fn the_canonical_address_is_absolute_and_no_front_page() {
    let cases = [
        ("<link rel=canonical href='/harbour/crane'>", Some("https://news.example/harbour/crane")),
        ("<link rel='shortlink canonical' href='https://news.example/c?id=2'>", Some("https://news.example/c?id=2")),
        (
            "<meta property='og:url' content='https://news.example/harbour/crane'>",
            Some("https://news.example/harbour/crane"),
        ),
        ("<link rel=canonical href='/'>", None),
        ("<link rel=canonical href='javascript:alert(1)'>", None),
        ("", None),
    ];
    for (head, expected) in cases {
        assert_eq!(read(&page(head)).canonical.as_deref(), expected, "{head}");
    }
}

#[test]
fn a_text_that_is_too_short_to_tell_has_no_language() {
    let page = |text: &str| read(&format!("<article><h1>News</h1><p>{text}</p></article>")).language;
    assert_eq!(page("In Harrow 214 people were killed on Monday, the ministry said."), None);
    let long = "The ministry said on Monday that 214 people were killed in the floods in the north of the country. \
        Thousands of others had left their houses, and the army was bringing water and food to the villages.";
    assert_eq!(page(long).as_deref(), Some("en"));
}
