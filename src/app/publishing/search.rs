//! Public claim search, compatible with clients of Google's Fact Check Tools API.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::app::claims::matching::related;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::publishing::feed;
use crate::domain::kernel::page::{decode, encode};
use crate::domain::publishing::feed::Published;
use crate::domain::publishing::publisher::site_of;
use crate::store;
use crate::store::kit::connection::Connection;
use crate::store::publishing::feed::SearchConditions;

/// Maximum number of hits that are ranked: the newest ones of all matches.
const AMONG: i64 = 1000;

/// Maximum number of claims that a sentence may mean.
const MEANT: usize = 60;

/// Words that make a sentence.
const LEAST_WORDS: usize = 3;

/// Search query.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Words to search for.
    pub query: Option<String>,
    /// BCP 47 language tag; the region is ignored.
    pub language: Option<String>,
    /// Host of the publisher; any other host than this newsroom's has no results.
    pub site: Option<String>,
    /// Maximum age of the claim or the review, in days.
    pub max_age_days: Option<u32>,
}

/// Start of a page.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum Place {
    /// Offset in the ranking of the publications up to number `until` (inclusive); `any` matches any word, not all.
    Ranked { until: i64, any: bool, offset: i64 },
    /// Publications from number `until` (inclusive) downward.
    Newest { until: i64 },
}

/// A page of results.
#[derive(Debug, Default)]
pub struct Found {
    /// The verdicts: best match first, or newest first for a query without words.
    pub verdicts: Vec<Published>,
    /// Token of the next page, if there is one.
    pub next: Option<String>,
}

/// Searches published verdicts by all words, and if nothing matches, by the meaning of a sentence, then by any of the words.
///
/// # Errors
/// [`Error::Invalid`] for a query without words and host, or a token of another query.
pub async fn search(app: &App, question: &Question, token: Option<&str>, offset: i64, size: i64) -> Result<Found> {
    if question.query.is_none() && question.site.is_none() {
        let must = "Specify at least one of query and reviewPublisherSiteFilter.";
        return Err(Error::invalid("/query", must));
    }
    let ours = |site: &String| site_of(&site.to_lowercase()) == app.publisher().site();
    if !question.site.as_ref().is_none_or(ours) {
        return Ok(Found::default());
    }
    let place = token.map(|token| placed(token, question)).transpose()?;

    let mut db = app.pool.acquire().await?;
    store::kit::planner::plan_anew(&mut db).await?;
    let today = app.clock.now().date_naive();
    let age = question.max_age_days.map(|days| TimeDelta::days(days.into()));
    let language = question.language.as_deref().map(str::to_lowercase);
    let wanted = SearchConditions {
        words: question.query.as_deref(),
        any: false,
        language: language.as_deref().and_then(|tag| tag.split('-').next()),
        since: age.and_then(|age| today.checked_sub_signed(age)),
        until: None,
    };
    let (verdicts, next) = match &question.query {
        None => newest(&mut db, wanted, place, offset, size).await?,
        Some(query) => {
            let found = ranked(&mut db, &wanted, place, offset, size).await?;
            if place.is_some() || !found.0.is_empty() || matches_anything(&mut db, &wanted, offset).await? {
                found
            } else {
                // The search by meaning needs connections of its own.
                drop(db);
                widened(app, query, wanted, offset, size).await?
            }
        }
    };
    Ok(Found { verdicts, next: next.map(|place| encode(&(sum(question), place))) })
}

async fn newest(
    db: &mut Connection,
    mut wanted: SearchConditions<'_>,
    place: Option<Place>,
    mut offset: i64,
    size: i64,
) -> Result<(Vec<Published>, Option<Place>)> {
    if let Some(Place::Newest { until }) = place {
        (wanted.until, offset) = (Some(until), 0);
    }
    let mut found = store::publishing::feed::newest(db, &wanted, offset, size + 1).await?;
    let next = cut(&mut found, size).map(|until| Place::Newest { until });
    Ok((found, next))
}

/// A page of verdicts by text rank.
async fn ranked(
    db: &mut Connection,
    wanted: &SearchConditions<'_>,
    place: Option<Place>,
    offset: i64,
    size: i64,
) -> Result<(Vec<Published>, Option<Place>)> {
    let (until, any, offset) = if let Some(Place::Ranked { until, any, offset }) = place {
        (until, any, offset)
    } else {
        let newest = store::publishing::publication::newest_number(&mut *db).await?;
        (newest.unwrap_or(0), wanted.any, offset)
    };
    // Leave out what is published between two pages, so that no result appears twice.
    let wanted = SearchConditions { until: Some(until), any, ..*wanted };
    let mut found = store::publishing::feed::best(db, &wanted, AMONG, offset, size + 1).await?;
    let next = cut(&mut found, size).map(|_| Place::Ranked { until, any, offset: offset + size });
    Ok((found, next))
}

/// Whether results end before `offset`, and not because nothing has all the words.
async fn matches_anything(db: &mut Connection, wanted: &SearchConditions<'_>, offset: i64) -> Result<bool> {
    Ok(offset > 0 && !store::publishing::feed::best(db, wanted, AMONG, 0, 1).await?.is_empty())
}

/// The results of a query whose words no verdict has together: by the meaning of a sentence on one page, or by any of the words.
async fn widened(
    app: &App,
    query: &str,
    wanted: SearchConditions<'_>,
    offset: i64,
    size: i64,
) -> Result<(Vec<Published>, Option<Place>)> {
    // An excluded word (`-word`) cannot be one of several optional words.
    if query.split_whitespace().any(|word| word.strip_prefix('-').is_some_and(|rest| !rest.is_empty())) {
        return Ok((Vec::new(), None));
    }
    if query.split_whitespace().count() >= LEAST_WORDS && !query.contains('"') {
        let meant = related::ids_of_question(app, query, MEANT).await?;
        let found = store::publishing::feed::of_claims(&app.pool, &meant, &wanted, offset, size).await?;
        if !found.is_empty() {
            return Ok((found, None));
        }
    }
    let mut db = app.pool.acquire().await?;
    store::kit::planner::plan_anew(&mut db).await?;
    ranked(&mut db, &SearchConditions { any: true, ..wanted }, None, offset, size).await
}

/// Truncates the results to the page size. Returns the number of the first result of the next page.
fn cut(found: &mut Vec<Published>, size: i64) -> Option<i64> {
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let next = found.get(size).map(|first| first.number);
    found.truncate(size);
    next
}

/// The page start in a token. The token contains a checksum of its query: with another query the pages would skip or
/// repeat results.
fn placed(token: &str, question: &Question) -> Result<Place> {
    let (made_for, place): (u32, Place) =
        decode(token).ok_or_else(|| Error::invalid("/pageToken", "Page token is invalid."))?;
    if made_for != sum(question) {
        let must = "With pageToken all other parameters must be those of the first call.";
        return Err(Error::invalid("/pageToken", must));
    }
    let (Place::Ranked { until, .. } | Place::Newest { until }) = place;
    let sane = match place {
        Place::Ranked { offset, .. } => (0..=AMONG).contains(&offset),
        Place::Newest { .. } => true,
    };
    if until < feed::EARLIEST || !sane {
        return Err(Error::invalid("/pageToken", "Page token is invalid."));
    }
    Ok(place)
}

fn sum(question: &Question) -> u32 {
    crc32fast::hash(&serde_json::to_vec(question).unwrap_or_default())
}
