//! Dates as people print them, by language and region.

use crate::page;
use article_reader::read_page;

/// Day or moment of a page in this language with this line under its headline.
fn published(language: &str, line: &str) -> Option<String> {
    let lang = if language.is_empty() { String::new() } else { format!(" lang={language}") };
    let html =
        page("").replace("<html>", &format!("<html{lang}>")).replace("</h1>", &format!("</h1><div>{line}</div>"));
    read_page(&html, Some("https://news.example/harbour/crane-falls")).unwrap().published()
}

#[test]
fn numbers_are_read_as_the_region_writes_them() {
    let cases = [
        ("en-US", "Posted 04/05/2024", Some("2024-04-05")),
        ("en-us", "4/5/24", Some("2024-04-05")),
        ("en-US", "25/04/2024", Some("2024-04-25")),
        ("en-GB", "Published 04/05/2024", Some("2024-05-04")),
        ("en-AU", "4-5-2024", Some("2024-05-04")),
        ("fr", "Publié le 04/05/2024", Some("2024-05-04")),
        ("pt-BR", "04/05/2024 às 10h30", Some("2024-05-04")),
        ("es-MX", "04/25/2024", Some("2024-04-25")),
        ("en-US", "05.04.2024", Some("2024-04-05")),
        // English of nowhere: only what cannot be read in two ways.
        ("en", "04/05/2024", None),
        ("en", "04/25/2024", Some("2024-04-25")),
        ("en", "25/04/2024", Some("2024-04-25")),
        ("en", "05/05/2024", Some("2024-05-05")),
        ("en", "2024/04/05", Some("2024-04-05")),
        ("", "04/05/2024", None),
        ("en", "04/05/2024 9:30 AM EDT", Some("2024-04-05T09:30:00-04:00")),
    ];
    for (language, line, expected) in cases {
        assert_eq!(published(language, line).as_deref(), expected, "{language}: {line}");
    }
}

#[test]
fn the_country_of_the_address_tells_the_order() {
    let html = page("").replace("</h1>", "</h1><div>04/05/2024</div>");
    let day = |address: &str| read_page(&html, Some(address)).unwrap().published();
    assert_eq!(day("https://www.post.co.uk/crane").as_deref(), Some("2024-05-04"));
    assert_eq!(day("https://town.gov/crane").as_deref(), Some("2024-04-05"));
    assert_eq!(day("https://news.example/crane"), None);
}

#[test]
fn a_number_that_says_nothing_leaves_the_date_to_other_data() {
    let html = page("<script>var page = {\"publishedAt\": \"2024-05-04T09:00:00Z\"};</script>")
        .replace("<html>", "<html lang=en>")
        .replace("</h1>", "</h1><div>04/05/2024</div>");
    let reading = read_page(&html, Some("https://news.example/crane")).unwrap();
    assert_eq!(reading.published_on.unwrap().to_string(), "2024-05-04");
}

#[test]
fn times_with_a_named_zone_are_moments() {
    let cases = [
        ("en-US", "Updated 11:15 PM EST, Tue March 5, 2024", "2024-03-05T23:15:00-05:00"),
        ("en-US", "03/05/2024 11:15 p.m. PST by Dana", "2024-03-05T23:15:00-08:00"),
        ("en-US", "July 5, 2024 at 9 am ET", "2024-07-05T09:00:00-04:00"),
        ("en-US", "March 5, 2024, 12:30 a.m. CT", "2024-03-05T00:30:00-06:00"),
        ("en-GB", "5 June 2024 23:15 BST", "2024-06-05T23:15:00+01:00"),
        ("de", "05.03.2024, 22.15 Uhr MEZ", "2024-03-05T22:15:00+01:00"),
        ("es", "5 de marzo de 2024 - 20:10 CET", "2024-03-05T20:10:00+01:00"),
        ("fr", "5 mars 2024 à 17h40 CET", "2024-03-05T17:40:00+01:00"),
        ("ja", "2024年3月5日 19:30 JST", "2024-03-05T19:30:00+09:00"),
    ];
    for (language, line, expected) in cases {
        assert_eq!(published(language, line).as_deref(), Some(expected), "{language}: {line}");
    }
    // No zone, or a name of several zones: the day alone.
    for (language, line) in
        [("en-GB", "5 March 2024 23:15"), ("de", "5. März 2024, 11:15 CST"), ("en-US", "03/05/2024 25:15 EST")]
    {
        assert_eq!(published(language, line).as_deref(), Some("2024-03-05"), "{line}");
    }
    let said = page("<meta name=date content='2024-03-05 11:15 PM EST'>");
    assert_eq!(read_page(&said, None).unwrap().published().as_deref(), Some("2024-03-05T23:15:00-05:00"));
}

#[test]
fn numbers_with_signs_for_year_month_and_day() {
    let cases = [
        ("ja", "2024年3月5日 19時30分"),
        ("zh", "2024年03月05日 09:30 来源：港报"),
        ("zh-Hans", "发布时间：２０２４年３月５日"),
        ("zh", "2024 年 3 月 5 号"),
        ("ja", "2024年3月5日（火）"),
        ("ko", "2024년 3월 5일 오후 3시"),
        ("hi", "०५/०३/२०२४"),
        ("ar", "٠٥/٠٣/٢٠٢٤"),
    ];
    for (language, line) in cases {
        assert_eq!(published(language, line).as_deref(), Some("2024-03-05"), "{language}: {line}");
    }
    for line in ["2024年13月5日", "2024年2月30日", "2024年3月", "第2024年3期5版"] {
        assert_eq!(published("zh", line), None, "{line}");
    }
}
