//! Watching: pages of articles are looked at again, because they change after they were checked.

use chrono::TimeDelta;
use url::Url;

use super::document::Found;
use super::fetching::{self, Failure, ReadPage};
use super::intake::{Fetched, Incoming, Intake, ingest};
use crate::app::claims::staleness::mark;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::article::Article;
use crate::domain::articles::fetch::FetchProblem;
use crate::domain::articles::watch::Watch;
use crate::domain::claims::staleness::{Mark, StaleReason};
use crate::domain::kernel::id::{ArticleId, JobId};
use crate::domain::kernel::text::WebAddress;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::store;

/// Maximum number of pages whose looks are queued in one transaction.
const BATCH: i64 = 500;

/// When a look is queued again that was queued and never ended.
const LOST_AFTER: TimeDelta = TimeDelta::days(1);

/// Queues a look at every page that is due, behind all other work. Returns their number.
pub async fn sweep(app: &App) -> Result<usize> {
    let mut queued = 0;
    loop {
        let mut work = Work::open(app, &Actor::system()).await?;
        let now = work.now();
        let due = store::articles::watch::take_due(work.db(), now, now + LOST_AFTER, BATCH).await?;
        if due.is_empty() {
            return Ok(queued);
        }
        queued += due.len();
        let jobs: Vec<(JobId, Job)> = due.into_iter().map(|article| (work.id(), Job::Watch { article })).collect();
        store::newsroom::job::enqueue_behind(work.db(), &jobs, now).await?;
        work.commit().await?;
        app.wake_ups.pages.notify_one();
    }
}

/// Looks at the page of an article. Another text becomes the next version; a page that is missing on two days is gone.
pub async fn run(app: &App, id: ArticleId) -> Result<()> {
    let article = super::article::by_id(app, id).await?;
    let Some(watch) = store::articles::watch::of(&app.pool, id).await? else {
        return Ok(());
    };
    let Some(url) = article.url.as_deref().and_then(|url| Url::parse(url).ok()) else {
        return Ok(());
    };
    match fetching::fetch(app, &url, &watch.validators).await? {
        Ok(None) => unchanged(app, id, watch).await,
        Ok(Some(ReadPage { found, validators, .. })) => {
            keep(app, &article, Watch { validators, ..watch }, &found).await
        }
        Err(Failure { wait: Some(wait), .. }) => Err(Error::Later { wait }),
        Err(Failure { problem, .. }) => miss(app, id, watch, problem).await,
    }
}

async fn keep(app: &App, article: &Article, watch: Watch, found: &Found) -> Result<()> {
    let Ok(url) = WebAddress::new(article.url.as_deref().unwrap_or_default()) else {
        return Ok(());
    };
    let source = found.source(Some(url));
    let incoming = Incoming {
        source: &source,
        text: &found.text,
        reading: Some(&found.reading),
        fetched: Some(Fetched { article: article.id, version: article.current_version, validators: &watch.validators }),
    };
    match ingest(app, &Actor::system(), incoming).await {
        Ok(Intake::Known(_)) => unchanged(app, article.id, watch).await,
        Ok(Intake::Described(_)) => {
            let watch = Watch::changed(&app.watching, watch.validators, app.clock.now());
            Ok(store::articles::watch::set(&app.pool, article.id, &watch).await?)
        }
        // The new version has begun a new watch.
        Ok(Intake::New(_) | Intake::Changed(_)) => Ok(()),
        Err(Error::TooLarge) => miss(app, article.id, watch, FetchProblem::TooLarge).await,
        Err(Error::Invalid(_)) => miss(app, article.id, watch, FetchProblem::Empty).await,
        Err(error) => Err(error),
    }
}

async fn unchanged(app: &App, id: ArticleId, watch: Watch) -> Result<()> {
    let is_published = !store::articles::watch::published(&app.pool, id).await?.is_empty();
    let watch = watch.unchanged(&app.watching, is_published, app.clock.now());
    Ok(store::articles::watch::set(&app.pool, id, &watch).await?)
}

/// Records a look that found no page. The first one that finds it gone marks the published claims as stale.
async fn miss(app: &App, id: ArticleId, before: Watch, problem: FetchProblem) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let published = store::articles::watch::published(&mut *work.db(), id).await?;
    let was_gone = before.gone_at.is_some();
    let watch = before.failed(problem, !published.is_empty(), work.now());
    store::articles::watch::set(&mut *work.db(), id, &watch).await?;
    if watch.gone_at.is_some() && !was_gone {
        let stale: Vec<Mark> = published.into_iter().map(|claim| Mark::with(claim, None)).collect();
        mark(&mut work, &stale, StaleReason::PageGone).await?;
        work.record(Event::of_article(Kind::ArticleGone, id).with(Change::set(Field::Problem, problem.code())));
    }
    work.commit().await
}
