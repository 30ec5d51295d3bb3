//! Fetching: articles that are known by their address, and the job that fetches and reads their page.

use url::Url;

use super::article;
use super::document::{self, Document, Found};
use super::intake::{self, Incoming, Intake};
use super::subscription::queue_rules;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::article::{Article, Source};
use crate::domain::articles::exchange::Validators;
use crate::domain::articles::fetch::{Fetch, FetchProblem, FetchState};
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::{ArticleId, SubscriptionId};
use crate::domain::kernel::text::WebAddress;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::net::page_client::{Page, PageFault};
use crate::store;
use crate::store::kit::constraint;

/// Makes an article of an address, without a text yet, and queues the fetch of its page. An address that is known already
/// stays as it is, unless its page could not be read before: then it is fetched again.
///
/// `queue` says how urgent the fetch is: [`Work::later`] or [`Work::behind`]. `subscription` is the one that brings the article.
pub async fn ask(
    app: &App,
    actor: &Actor,
    source: &Source,
    url: &WebAddress,
    subscription: Option<SubscriptionId>,
    queue: fn(&mut Work, Job),
) -> Result<Intake> {
    let mut work = Work::open(app, actor).await?;
    if let Some(id) = store::articles::article::lock_by_url(work.db(), url.as_str()).await? {
        let fetch = store::articles::fetch::of(&mut *work.db(), id).await?;
        if fetch.is_some_and(|fetch| fetch.state == FetchState::Failed) {
            begin(&mut work, id, queue).await?;
        }
        if subscription.is_none() {
            queue_rules::lift(&mut work, id).await?;
        }
        work.commit().await?;
        return Ok(Intake::Known(id));
    }
    let (id, now, by) = (work.id(), work.now(), work.actor().account());
    let inserted = store::articles::article::insert(work.db(), id, source, 0, by, now).await;
    inserted.map_err(|error| match constraint::duplicated(&error) {
        Some("articles_url_key_key") => Error::conflict(Conflict::ArticleBusy),
        _ => error.into(),
    })?;
    if let Some(subscription) = subscription {
        store::articles::queue_rules::begin(work.db(), id, subscription).await?;
    }
    begin(&mut work, id, queue).await?;
    work.commit().await?;
    Ok(Intake::New(id))
}

/// Fetches the page of an article now: again, if it could not be read, or to see whether it has changed.
///
/// # Errors
/// [`Conflict::ArticleHasText`] if people gave the text.
pub async fn again(app: &App, actor: &Actor, id: ArticleId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let known = store::articles::article::lock(work.db(), id).await?.ok_or(Error::NotFound("article"))?;
    if known.current_version == 0 {
        begin(&mut work, id, Work::later).await?;
    } else if store::articles::watch::of(&mut *work.db(), id).await?.is_some() {
        let job = Job::Watch { article: id };
        store::newsroom::job::forget_failed(work.db(), &job).await?;
        work.later(job);
        work.record(Event::of_article(Kind::ArticleFetchAsked, id));
    } else {
        return Err(Error::conflict(Conflict::ArticleHasText));
    }
    work.commit().await
}

async fn begin(work: &mut Work, id: ArticleId, queue: fn(&mut Work, Job)) -> Result<()> {
    store::articles::fetch::begin(work.db(), id).await?;
    let job = Job::Fetch { article: id };
    store::newsroom::job::forget_failed(work.db(), &job).await?;
    queue(work, job);
    work.record(Event::of_article(Kind::ArticleFetchAsked, id));
    Ok(())
}

/// Fetches and reads the page of an article that has no text yet.
///
/// # Errors
/// When another attempt may succeed: the job is tried again.
pub async fn run(app: &App, id: ArticleId) -> Result<()> {
    let article = article::by_id(app, id).await?;
    let Some(url) =
        article.url.as_deref().and_then(|url| Url::parse(url).ok()).filter(|_| article.current_version == 0)
    else {
        return Ok(());
    };
    let running = Fetch { state: FetchState::Running, problem: None, status: None, finished_at: None };
    store::articles::fetch::set(&app.pool, id, &running).await?;
    let fetched = match fetch(app, &url, &Validators::default()).await {
        Err(Error::Later { wait }) => {
            let waiting = Fetch { state: FetchState::Waiting, ..running };
            store::articles::fetch::set(&app.pool, id, &waiting).await?;
            return Err(Error::Later { wait });
        }
        fetched => fetched?,
    };
    match fetched {
        Ok(None) => Ok(()),
        Ok(Some((found, _))) => keep(app, &article, &found).await,
        Err(failure) if failure.problem.passes() => {
            store::articles::fetch::set(&app.pool, id, &failure.fetch(FetchState::Waiting)).await?;
            Err(Error::Unexpected(format!("the page cannot be fetched now: {}", failure.problem.code()).into()))
        }
        Err(failure) => fail(app, id, failure).await,
    }
}

/// What was read, and what the site says of the page's state; `None`: the page is as it was.
type Fetched = Option<(Found, Validators)>;

/// Fetches and reads a page unless it is as its site described it before. No database connection is held meanwhile.
pub(super) async fn fetch(app: &App, url: &Url, known: &Validators) -> Result<Result<Fetched, Failure>> {
    let page = match app.pages.fetch_if_changed(url, known).await {
        Ok(Some(page)) => page,
        Ok(None) => return Ok(Ok(None)),
        Err(fault) => return Failure::of(fault).map(Err),
    };
    // Sites lead readers of pages that they have removed to their front page.
    if page.url.path() == "/" && url.path() != "/" {
        return Ok(Err(Failure::new(FetchProblem::NotFound)));
    }
    let validators = page.validators.clone();
    let read = document::read(page.into()).await?;
    Ok(read.map(|read| Some((Found::of(&read), validators))).map_err(|reason| Failure::new(reason.into())))
}

/// Records that the page was given up after the last attempt.
pub async fn give_up(app: &App, id: ArticleId) -> Result<()> {
    let fetch = store::articles::fetch::of(&app.pool, id).await?.ok_or(Error::NotFound("article"))?;
    let status = fetch.status.and_then(|status| u16::try_from(status).ok());
    fail(app, id, Failure { problem: fetch.problem.unwrap_or(FetchProblem::Unreachable), status }).await
}

async fn fail(app: &App, id: ArticleId, failure: Failure) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let fetch = Fetch { finished_at: Some(work.now()), ..failure.fetch(FetchState::Failed) };
    if !store::articles::fetch::set(&mut *work.db(), id, &fetch).await? {
        return Ok(());
    }
    let event = Event::of_article(Kind::ArticleFetchFailed, id);
    work.record(event.with(Change::set(Field::Problem, failure.problem.code())));
    work.commit().await
}

/// Stores what was read: the text as the first version, and what the person did not say of the article.
async fn keep(app: &App, article: &Article, found: &Found) -> Result<()> {
    let Ok(url) = WebAddress::new(article.url.as_deref().unwrap_or_default()) else {
        return Ok(());
    };
    let source = found.source(Some(url));
    let incoming = Incoming {
        source: &source,
        text: &found.text,
        reading: Some(&found.reading),
        fetched_at_version: Some(article.current_version),
    };
    match intake::ingest(app, &Actor::system(), incoming).await {
        Ok(_) => Ok(()),
        Err(Error::TooLarge) => fail(app, article.id, Failure::new(FetchProblem::TooLarge)).await,
        Err(Error::Invalid(_)) => fail(app, article.id, Failure::new(FetchProblem::Empty)).await,
        Err(error) => Err(error),
    }
}

/// A failed attempt.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Failure {
    pub(crate) problem: FetchProblem,
    /// HTTP status, if the site answered.
    pub(crate) status: Option<u16>,
}

impl Failure {
    fn new(problem: FetchProblem) -> Self {
        Self { problem, status: None }
    }

    fn fetch(self, state: FetchState) -> Fetch {
        Fetch { state, problem: Some(self.problem), status: self.status.map(i32::from), finished_at: None }
    }

    /// Why the page could not be fetched.
    ///
    /// # Errors
    /// [`Error::Later`] if the page was not asked for, because enough requests wait for its site.
    pub(crate) fn of(fault: PageFault) -> Result<Self> {
        let problem = match fault {
            PageFault::Line(wait) => return Err(Error::Later { wait }),
            PageFault::Address => FetchProblem::AddressRefused,
            PageFault::Robots => FetchProblem::Robots,
            PageFault::Status(404 | 410) => FetchProblem::NotFound,
            PageFault::Status(429 | 503) | PageFault::Busy => FetchProblem::Busy,
            PageFault::Status(500..) => FetchProblem::ServerError,
            PageFault::Status(_) => FetchProblem::Forbidden,
            PageFault::Redirects => FetchProblem::Redirects,
            PageFault::TooLarge => FetchProblem::TooLarge,
            PageFault::Damaged => FetchProblem::Damaged,
            PageFault::Timeout => FetchProblem::Timeout,
            PageFault::Unreachable => FetchProblem::Unreachable,
        };
        let status = match fault {
            PageFault::Status(status) => Some(status),
            _ => None,
        };
        Ok(Self { problem, status })
    }
}

impl From<Page> for Document {
    fn from(page: Page) -> Self {
        Self {
            bytes: page.bytes,
            name: Some(page.url.path().to_owned()),
            content_type: page.content_type,
            address: Some(page.url.into()),
        }
    }
}
