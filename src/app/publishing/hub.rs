//! The WebSub hub of the newsroom's feeds: what it is told after publications.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use url::form_urlencoded::Serializer;

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::publishing::feed::FeedFilter;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::net::http_client::client;
use crate::store;

/// Feeds in all formats that have entries.
const FEEDS: [&str; 6] = [
    "/feeds/verdicts.json",
    "/feeds/verdicts.atom",
    "/feeds/verdicts.rss",
    "/feeds/corrections.json",
    "/feeds/corrections.atom",
    "/feeds/corrections.rss",
];
/// Older publications are no news, such as those from before the newsroom had a hub.
const LATEST: TimeDelta = TimeDelta::days(7);
/// Publications in one request to the hub.
const MOST: i64 = 20;

/// Tells the WebSub hub the URLs of the feeds that the publications since the last time have changed; the hub fetches them
/// and notifies its subscribers (<https://www.w3.org/TR/websub/#publishing>, in the form that hubs accept). A feed with one
/// condition is told if the verdict meets the condition now or met it before.
///
/// # Errors
/// When the hub is unreachable or refuses; the job is then retried.
pub async fn ping(app: &App) -> Result<()> {
    let publisher = app.publisher();
    let Some(hub) = &publisher.hub else {
        return Ok(());
    };
    // A publication that commits while the job runs queues no other one.
    loop {
        let news = store::publishing::hub::news(&app.pool, app.clock.now() - LATEST, MOST).await?;
        let Some(newest) = news.iter().map(|one| one.number).max() else {
            return Ok(());
        };
        send(hub, &topics(&publisher, news.iter().map(|one| &one.verdict))).await?;
        store::publishing::hub::set_told(&app.pool, newest).await?;
    }
}

/// URLs of the feeds that contain or contained one of the verdicts.
fn topics<'a>(publisher: &Publisher, verdicts: impl Iterator<Item = &'a PublicVerdict>) -> BTreeSet<String> {
    let filters = verdicts.flat_map(FeedFilter::single);
    let queries: BTreeSet<String> = filters.chain([FeedFilter::default()]).map(|filter| filter.query()).collect();
    let url = |path: &str, query: &String| match query.as_str() {
        "" => publisher.at(path),
        query => publisher.at(&format!("{path}?{query}")),
    };
    queries.iter().flat_map(|query| FEEDS.map(|path| url(path, query))).collect()
}

async fn send(hub: &str, topics: &BTreeSet<String>) -> Result<()> {
    let form = Serializer::new(String::new())
        .append_pair("hub.mode", "publish")
        .extend_pairs(topics.iter().map(|topic| ("hub.url", topic)))
        .finish();
    let client = client().map_err(|error| Error::Unexpected(error.into()))?;
    let sent = client.post(hub).header("content-type", "application/x-www-form-urlencoded").body(form).send().await;
    let answer = sent.map_err(|error| Error::Unexpected(error.into()))?;
    if answer.status().is_success() {
        Ok(())
    } else {
        let status = answer.status();
        Err(Error::Unexpected(format!("the WebSub hub answered {status}").into()))
    }
}
