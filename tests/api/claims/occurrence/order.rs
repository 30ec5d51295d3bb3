//! Order of arrival: the same articles give the same groups, groups that turn out to be one become one, and grouping again changes
//! only what differs.

use std::collections::{BTreeMap, BTreeSet};

use claimdesk::app::claims::matching::grouping::{self, Changes, Limits};
use claimdesk::domain::kernel::id::{ArticleId, ClaimId};
use serde_json::{Value, json};

use crate::support::{Person, TestApp};

/// Day, headline and text of an article.
type Article = (&'static str, &'static str, &'static str);

/// Two attacks on one town, twelve days apart, and claims that name no day.
const ATTACKS: &[Article] = &[
    (
        "2026-05-04",
        "Market of Halden shelled",
        "Rebels shelled the market in Halden on 3 May 2026. The shelling of the market in Halden killed 6 people, the mayor said.",
    ),
    (
        "2026-05-04",
        "Six dead in Halden",
        "Six people were killed when rebels shelled the market in Halden on 3 May 2026, the hospital said.",
    ),
    (
        "2026-05-05",
        "Halden counts its dead",
        "The shelling of the market in Halden on 3 May 2026 killed 8 people, the governor said.",
    ),
    (
        "2026-05-06",
        "Halden after the shelling",
        "The shelling of the market in Halden destroyed 40 stalls, traders said.",
    ),
    (
        "2026-05-16",
        "Halden shelled once more",
        "Rebels shelled the school in Halden on 15 May 2026. The shelling of the school in Halden injured 11 pupils, the mayor said.",
    ),
    (
        "2026-05-16",
        "School in Halden hit",
        "Eleven pupils were injured when rebels shelled the school in Halden on 15 May 2026, the hospital said.",
    ),
    (
        "2026-05-17",
        "Pupils of Halden in hospital",
        "The shelling of the school in Halden on 15 May 2026 injured 13 pupils, the governor said.",
    ),
    ("2026-05-18", "Wind over Halden", "A storm in Halden destroyed 25 roofs on 17 May 2026, the mayor said."),
];

/// A train that left its rails: what it is called and which day it was differs between articles.
const TRAIN: &[Article] = &[
    (
        "2026-06-02",
        "Train derails near Ostby",
        "A passenger train derailed near Ostby on 1 June 2026. The derailment near Ostby killed 5 people, the railway said.",
    ),
    (
        "2026-06-02",
        "Five dead near Ostby",
        "At least 5 people were killed in the derailment of a train near Ostby, the police said.",
    ),
    (
        "2026-06-02",
        "Train accident near Ostby",
        "The train was carrying 210 passengers when it derailed near Ostby, the railway said.",
    ),
    (
        "2026-06-03",
        "More dead near Ostby",
        "The number of people killed in the derailment near Ostby has risen to 9, the hospital said.",
    ),
    ("2026-06-03", "What passengers saw", "A passenger train derailed near Ostby on 31 May 2026, passengers said."),
    (
        "2026-06-04",
        "Driver questioned",
        "The train was carrying 260 passengers when it derailed near Ostby, the union said.",
    ),
    (
        "2026-06-05",
        "Ostby line closed",
        "The line through Ostby will be closed until 20 June 2026, the railway said. In 2015, a train derailed near Ostby and killed 3 people.",
    ),
    ("2026-06-06", "Nine dead", "The derailment near Ostby killed 9 people, the ministry said."),
];

/// A flood that some articles call a flood, and others tell without the word, until an article tells both.
const FLOOD: &[Article] = &[
    ("2026-03-02", "Fourteen dead in Sorrin", "A flood in Sorrin killed 14 people, the governor said."),
    ("2026-03-02", "Sorrin mourns", "At least 14 people were killed by the flood in Sorrin, the hospital said."),
    (
        "2026-03-02",
        "River Ard bursts its banks",
        "The river Ard burst its banks near Sorrin on 1 March 2026 and destroyed 230 homes, the fire brigade said.",
    ),
    (
        "2026-03-03",
        "Homes lost at the Ard",
        "The river Ard destroyed 230 homes near Sorrin when it burst its banks on 1 March 2026, the council said.",
    ),
    (
        "2026-03-03",
        "Homes at the Ard uninsured",
        "The 230 homes near Sorrin that the river Ard destroyed when it burst its banks on 1 March 2026 were not insured, owners said.",
    ),
    (
        "2026-03-04",
        "The night of the flood",
        "The flood of 1 March 2026 in Sorrin destroyed 230 homes when the river Ard burst its banks, the ministry said.",
    ),
];

async fn add(app: &TestApp, person: &Person, number: usize, (day, title, text): Article) {
    let article = json!({
        "text": text, "url": format!("https://order.example/{number}"), "title": title, "outlet": format!("Paper {number}"),
        "published_at": day, "language": "en",
    });
    person.create("/api/v1/articles", &article).await;
    app.drain_jobs().await;
}

/// Every occurrence with the quotes of its claims, from the database: also those that one article tells.
async fn groups(app: &TestApp) -> BTreeMap<String, BTreeSet<String>> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "select m.occurrence_id::text, c.machine_statement from occurrence_claims m join claims c on c.id = m.claim_id
        where m.decision is distinct from 'out'",
    )
    .fetch_all(&app.app.pool)
    .await
    .unwrap();
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, statement) in rows {
        groups.entry(id).or_default().insert(statement);
    }
    groups
}

fn partition(groups: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<BTreeSet<String>> {
    groups.values().cloned().collect()
}

/// Numbers up to `count` in an order that follows from a seed.
fn shuffled(count: usize, mut seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for at in (1..count).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, usize::try_from(seed >> 33).unwrap() % (at + 1));
    }
    order
}

/// The groups of a story whose articles arrive in several orders.
async fn in_any_order(story: &[Article], seed: u64) -> BTreeSet<BTreeSet<String>> {
    let forward: Vec<usize> = (0..story.len()).collect();
    let backward: Vec<usize> = (0..story.len()).rev().collect();
    let mut orders = vec![forward, backward];
    orders.extend((1..=4).map(|round| shuffled(story.len(), seed * 100 + round)));
    let mut known: Option<BTreeSet<BTreeSet<String>>> = None;
    for order in orders {
        let app = TestApp::start().await;
        let reviewer = app.reviewer().await;
        for at in &order {
            add(&app, &reviewer, *at, story[*at]).await;
        }
        let live = groups(&app).await;
        let (_, changes) = grouping::again(&app.app).await.unwrap();
        assert_eq!(changes, Changes::default(), "grouping again finds what was found live: {order:?}");
        assert_eq!(groups(&app).await, live, "{order:?}");
        // By the pairs of kin that were found, as in neighbourhoods that are too large to compare all claims.
        let (_, changes) = grouping::again_within(&app.app, Limits { whole: 1, ..Limits::default() }).await.unwrap();
        assert_eq!(changes, Changes::default(), "{order:?}");
        let found = partition(&live);
        assert_eq!(known.get_or_insert_with(|| found.clone()), &found, "{order:?}");
    }
    known.unwrap()
}

/// Whether a group has claims with both words.
fn together(groups: &BTreeSet<BTreeSet<String>>, one: &str, other: &str) -> bool {
    let has = |group: &BTreeSet<String>, words: &str| group.iter().any(|claim| claim.contains(words));
    groups.iter().any(|group| has(group, one) && has(group, other))
}

#[tokio::test(flavor = "multi_thread")]
async fn two_attacks_on_one_town_stay_two_in_any_order() {
    let groups = in_any_order(ATTACKS, 1).await;
    assert!(together(&groups, "killed 8 people", "killed 6 people"), "{groups:#?}");
    assert!(together(&groups, "injured 13 pupils", "Eleven pupils"), "{groups:#?}");
    assert!(!together(&groups, "on 3 May", "on 15 May") && !together(&groups, "25 roofs", "Halden on"), "{groups:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_derailment_is_the_same_group_in_any_order() {
    let groups = in_any_order(TRAIN, 2).await;
    assert!(together(&groups, "risen to 9", "At least 5"), "{groups:#?}");
    assert!(together(&groups, "1 June 2026", "31 May 2026"), "{groups:#?}");
    assert!(!together(&groups, "In 2015", "2026"), "{groups:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_is_one_group_in_any_order() {
    let later = [
        (
            "2026-04-21",
            "Sorrin under water",
            "A flood in Sorrin on 20 April 2026 destroyed 90 homes, the fire brigade said.",
        ),
        ("2026-04-22", "Second flood", "The flood in Sorrin on 20 April 2026 destroyed 110 homes, the governor said."),
    ];
    let one = FLOOD.iter().filter(|(_, title, _)| !title.contains("uninsured"));
    let story: Vec<Article> = one.chain(&later).copied().collect();
    let groups = in_any_order(&story, 3).await;
    assert!(together(&groups, "A flood in Sorrin killed 14", "and destroyed 230 homes"), "{groups:#?}");
    assert!(!together(&groups, "1 March", "20 April"), "{groups:#?}");
}

async fn occurrence_of(person: &Person, claim: &str) -> Value {
    let found = person.read(&format!("/api/v1/claims/{claim}/occurrences")).await;
    assert_eq!(found["items"].as_array().unwrap().len(), 1, "{found:#}");
    found["items"][0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_that_tells_both_makes_one_group_of_two_and_the_newer_id_leads_to_it() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for (number, article) in FLOOD.iter().enumerate().take(5) {
        add(&app, &reviewer, number, *article).await;
    }
    let claims = reviewer.read("/api/v1/claims?limit=100").await;
    let claim = |words: &str| {
        let mut found = claims["items"].as_array().unwrap().iter();
        let found = found.find(|claim| claim["quote"].as_str().unwrap().contains(words)).unwrap();
        found["id"].as_str().unwrap().to_owned()
    };
    let (dead, homes, insured) = (claim("killed 14"), claim("and destroyed 230"), claim("not insured"));
    let (older, newer) = (occurrence_of(&reviewer, &dead).await, occurrence_of(&reviewer, &homes).await);
    let (older, newer) = (older["id"].as_str().unwrap(), newer["id"].as_str().unwrap());
    assert!(older < newer, "two groups before anybody tells both");
    let out = json!({"decision": "out"});
    reviewer.put(&format!("/api/v1/occurrences/{newer}/claims/{insured}"), &out).await.expect(200);

    add(&app, &reviewer, 5, FLOOD[5]).await;
    let told = reviewer.read(&format!("/api/v1/occurrences/{newer}")).await;
    assert_eq!(told["id"], older, "{told:#}");
    assert_eq!(told, reviewer.read(&format!("/api/v1/occurrences/{older}")).await);
    assert_eq!(told["members"].as_array().unwrap().len(), 5, "{told:#}");
    assert_eq!(told["removed"][0]["claim"]["id"], json!(insured), "the decision is kept");
    assert_eq!(occurrence_of(&reviewer, &homes).await["id"], older);
    let listed = reviewer.read("/api/v1/occurrences").await;
    assert_eq!(listed["items"].as_array().unwrap().len(), 1, "{listed:#}");
    let in_queue = |id: &str| format!("/api/v1/claims?occurrence={id}");
    assert_eq!(reviewer.read(&in_queue(newer)).await["items"], reviewer.read(&in_queue(older)).await["items"]);
    let history = reviewer.read(&format!("/api/v1/claims/{homes}/history")).await;
    let merges =
        history["items"].as_array().unwrap().iter().filter(|event| event["kind"] == "claim.occurrences_merged");
    assert_eq!(merges.count(), 1, "{history:#}");

    let (_, changes) = grouping::again(&app.app).await.unwrap();
    assert_eq!(changes, Changes::default());

    // A page that is still open at the newer id: the decision is taken back in the group that stays.
    let back = reviewer.put(&format!("/api/v1/occurrences/{newer}/claims/{insured}"), &json!({"decision": null})).await;
    assert_eq!(back.expect(200).json()["id"], older);
}

#[tokio::test(flavor = "multi_thread")]
async fn grouping_again_keeps_ids_and_writes_only_what_differs() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for (number, article) in TRAIN.iter().enumerate() {
        add(&app, &reviewer, number, *article).await;
    }
    let live = groups(&app).await;
    // As a version before kept them: some claims in no group, no neighbourhoods.
    sqlx::query("delete from occurrence_neighbourhoods").execute(&app.app.pool).await.unwrap();
    let lost = sqlx::query(
        "delete from occurrence_claims where claim_id = (select max(claim_id::text)::uuid from occurrence_claims)",
    );
    let lost = lost.execute(&app.app.pool).await.unwrap().rows_affected();
    assert!(lost > 0);
    // Claims that arrive meanwhile.
    let meanwhile = add(&app, &reviewer, 20, ATTACKS[0]);
    let (again, ()) = tokio::join!(grouping::again(&app.app), meanwhile);
    let (_, changes) = again.unwrap();
    assert_eq!((changes.merged, changes.removed, changes.taken_out), (0, 0, 0), "{changes:?}");
    assert!(changes.added >= usize::try_from(lost).unwrap(), "{changes:?}");
    let found = groups(&app).await;
    assert!(live.iter().all(|(id, claims)| found.get(id) == Some(claims)), "{live:#?} {found:#?}");
    let (_, changes) = grouping::again(&app.app).await.unwrap();
    assert_eq!(changes, Changes::default());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_of_a_large_neighbourhood_joins_its_group_and_nothing_else_is_placed() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    for (number, article) in ATTACKS.iter().enumerate() {
        add(&app, &reviewer, number, *article).await;
    }
    let live = groups(&app).await;
    let group = |groups: &BTreeMap<String, BTreeSet<String>>, words: &str| -> Vec<String> {
        let has = |claims: &BTreeSet<String>| claims.iter().any(|claim| claim.contains(words));
        groups.iter().filter(|(_, claims)| has(claims)).map(|(id, _)| id.clone()).collect()
    };
    assert_eq!([group(&live, "killed 8 people").len(), group(&live, "injured 13 pupils").len()], [1, 1], "{live:#?}");
    // One claim as if it had just been found, and one of the other attack that is in no group.
    for words in ["%killed 8 people%", "%injured 13 pupils%"] {
        let taken_out = sqlx::query(
            "delete from occurrence_claims where claim_id in (select id from claims where machine_statement like $1)",
        );
        taken_out.bind(words).execute(&app.app.pool).await.unwrap();
    }
    let claims: Vec<(ArticleId, ClaimId)> =
        sqlx::query_as("select article_id, id from claims where machine_statement like '%killed 8 people%'")
            .fetch_all(&app.app.pool)
            .await
            .unwrap();
    let (article, claim) = claims[0];
    let limits = Limits { whole: 5, ..Limits::default() };
    grouping::group_claims(&app.app, article, &[claim], limits).await.unwrap();
    let found = groups(&app).await;
    assert_eq!(group(&found, "killed 8 people"), group(&live, "killed 8 people"), "{found:#?}");
    assert_eq!(group(&found, "injured 13 pupils"), Vec::<String>::new(), "{found:#?}");
    // The others are where they were.
    let without = |mut groups: BTreeMap<String, BTreeSet<String>>| {
        for claims in groups.values_mut() {
            claims.retain(|claim| !claim.contains("injured 13 pupils"));
        }
        groups
    };
    assert_eq!(found, without(live));
}

#[tokio::test(flavor = "multi_thread")]
async fn words_of_merged_occurrences_go_at_once_and_ids_with_the_last_claim() {
    let app = TestApp::start().await;
    let reviewer = app.reviewer().await;
    let one = FLOOD.iter().filter(|(_, title, _)| !title.contains("uninsured"));
    for (number, article) in one.enumerate() {
        add(&app, &reviewer, number, *article).await;
    }
    let pool = &app.app.pool;
    let merged = "select cardinality(label) = 0 and first_day is null and last_day is null from occurrences
        where merged_into is not null";
    let merged: Vec<bool> = sqlx::query_scalar(merged).fetch_all(pool).await.unwrap();
    assert_eq!(merged, [true]);
    let articles: Vec<ArticleId> = sqlx::query_scalar("select id from articles").fetch_all(pool).await.unwrap();
    for article in articles {
        let removed: bool =
            sqlx::query_scalar("select remove_article($1)").bind(article).fetch_one(pool).await.unwrap();
        assert!(removed);
    }
    let left = async || {
        let count: i64 = sqlx::query_scalar("select count(*) from occurrences").fetch_one(pool).await.unwrap();
        count
    };
    assert!(left().await > 1, "the labels are still there");
    grouping::again(&app.app).await.unwrap();
    assert_eq!(left().await, 0);
}
