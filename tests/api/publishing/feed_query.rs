//! Feed queries: filters, paging, refused values.

use crate::support::TestApp;
use crate::support::feeds::{FEEDS, ids, three_published};

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_is_filtered_by_every_condition_and_paged_to_its_end() {
    let app = TestApp::start().await;
    let (author, second, editor) = app.staff().await;
    let claims = three_published(&app, &author, &second, &editor).await;
    let reader = app.anyone();
    let get = async |query: &str| reader.get(&format!("/feeds/verdicts.json?{query}")).await.expect(200);

    let kind = author.claim(&claims[0]).await["kind"].as_str().unwrap().to_owned();
    assert!(ids(&get(&format!("kind={kind}")).await).contains(&claims[0]));
    let since = (app.app.clock.now() - chrono::TimeDelta::seconds(30)).to_rfc3339();
    let since = since.replace('+', "%2B");
    for (query, expected) in [
        ("rating=mostly_false,true", vec![2, 1, 0]),
        ("rating=true", vec![]),
        ("topic=Dams", vec![2]),
        ("topic=weather", vec![]),
        ("outlet=karvia+post&language=en-GB", vec![2, 1, 0]),
        ("outlet=nobody", vec![]),
        ("language=de", vec![]),
        (&format!("since={since}"), vec![2]),
        (&format!("until={since}"), vec![1, 0]),
        (&format!("until={since}&topic=floods"), vec![]),
        ("claimant=nobody+at+all", vec![]),
    ] {
        let expected: Vec<&String> = expected.iter().map(|n: &usize| &claims[*n]).collect();
        assert_eq!(ids(&get(query).await).iter().collect::<Vec<_>>(), expected, "{query}");
    }

    let (mut path, mut seen) = ("/feeds/verdicts.json?limit=1".to_owned(), Vec::new());
    while seen.len() < 10 {
        let page = reader.get(&path).await.expect(200);
        seen.extend(ids(&page));
        let Some(next) = page.json()["next_url"].as_str().map(str::to_owned) else {
            break;
        };
        assert!(page.header("link").unwrap().contains(&format!("<{next}>; rel=\"next\"")));
        path = next.replace(&app.url, "");
    }
    seen.reverse();
    assert_eq!(seen, claims);
}

#[tokio::test(flavor = "multi_thread")]
async fn junk_in_a_query_is_named_with_what_is_allowed() {
    let app = TestApp::start().await;
    let reader = app.anyone();
    for (query, pointer, allowed) in [
        ("rating=wrong", "/rating", "mostly_true"),
        ("kind=gossip", "/kind", "casualties"),
        ("since=yesterday", "/since", "2024-03-01"),
        ("until=9999999-01-01", "/until", "2024-03-01"),
        ("limit=0", "/limit", "1 to 100"),
        ("cursor=junk", "/cursor", "cursor"),
        ("cursor=LTEwMDAwMDAwMDAwMDAwMDA", "/cursor", "cursor"),
        ("colour=red", "/colour", "rating"),
        ("topic=%00", "", "U+0000"),
        (&format!("topic={}", "x".repeat(201)), "/topic", "200"),
    ] {
        for path in FEEDS.iter().chain(&["/feeds/corrections.json", "/feeds/verdicts.csv"]) {
            let answer = reader.get(&format!("{path}?{query}")).await;
            let problem = answer.problem(400, "bad-query");
            let fault = &problem["errors"][0];
            assert_eq!(fault["pointer"], pointer, "{query}: {problem}");
            assert!(fault["detail"].as_str().unwrap().contains(allowed), "{query}: {problem}");
        }
    }
}
