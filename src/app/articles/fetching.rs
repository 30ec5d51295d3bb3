//! Fetching: articles that are known by their address, and the job that fetches and reads their page.

use article_reader::{BlockKind, DocumentType, Reading, Unreadable};
use url::Url;

use super::article::{self, Intake};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::article::{Article, Language, Source};
use crate::domain::articles::fetch::{Fetch, FetchProblem, FetchState};
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::ArticleId;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::net::page_client::{Page, PageFault};
use crate::store;
use crate::store::kit::constraint;

/// Stack of the thread that reads a page or document: nested PDF objects need it.
const STACK: usize = 8 * 1024 * 1024;

/// Makes an article of an address, without a text yet, and queues the fetch of its page. An address that is known already
/// stays as it is, unless its page could not be read before: then it is fetched again.
pub async fn ask(app: &App, actor: &Actor, source: &Source, url: &WebAddress) -> Result<Intake> {
    let mut work = Work::open(app, actor).await?;
    if let Some(id) = store::articles::article::lock_by_url(work.db(), url.as_str()).await? {
        let fetch = store::articles::fetch::of(&mut *work.db(), id).await?;
        if fetch.is_some_and(|fetch| fetch.state == FetchState::Failed) {
            begin(&mut work, id).await?;
            work.commit().await?;
        }
        return Ok(Intake::Known(id));
    }
    let (id, now, by) = (work.id(), work.now(), work.actor().account());
    let inserted = store::articles::article::insert(work.db(), id, source, 0, by, now).await;
    inserted.map_err(|error| match constraint::duplicated(&error) {
        Some("articles_url_key_key") => Error::conflict(Conflict::ArticleBusy),
        _ => error.into(),
    })?;
    begin(&mut work, id).await?;
    work.commit().await?;
    Ok(Intake::New(id))
}

/// Fetches the page of an article again that has no text yet.
pub async fn again(app: &App, actor: &Actor, id: ArticleId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let known = store::articles::article::lock(work.db(), id).await?.ok_or(Error::NotFound("article"))?;
    if known.current_version > 0 {
        return Err(Error::conflict(Conflict::ArticleHasText));
    }
    begin(&mut work, id).await?;
    work.commit().await
}

async fn begin(work: &mut Work, id: ArticleId) -> Result<()> {
    store::articles::fetch::begin(work.db(), id).await?;
    let job = Job::Fetch { article: id };
    store::newsroom::job::forget_failed(work.db(), &job).await?;
    work.later(job);
    work.record(Event::of_article(Kind::ArticleFetchAsked, id));
    Ok(())
}

/// Fetches and reads the page of an article. No database connection is held meanwhile.
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
    let read = match app.pages.fetch(&url).await {
        Ok(page) => read(page).await?,
        Err(fault) => Err(fault.into()),
    };
    match read {
        Ok(reading) => keep(app, &article, &reading).await,
        Err(failure) if failure.problem.passes() => {
            store::articles::fetch::set(&app.pool, id, &failure.fetch(FetchState::Waiting)).await?;
            Err(Error::Unexpected(format!("the page cannot be fetched now: {}", failure.problem.code()).into()))
        }
        Err(failure) => fail(app, id, failure).await,
    }
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
async fn keep(app: &App, article: &Article, reading: &Reading) -> Result<()> {
    let Ok(url) = WebAddress::new(article.url.as_deref().unwrap_or_default()) else {
        return Ok(());
    };
    let text = reading.text_without(&[BlockKind::Caption]);
    let found = source(reading, Some(url));
    let source = Source {
        title: found.title.filter(|_| article.title.is_none()),
        outlet: found.outlet.filter(|_| article.outlet.is_none()),
        byline: found.byline.filter(|_| article.byline.is_none()),
        published_at: found.published_at.filter(|_| article.published_at.is_none()),
        language: found.language.filter(|_| article.language.is_none()),
        url: found.url,
    };
    // A text that was pasted meanwhile stays.
    if article::by_id(app, article.id).await?.current_version > 0 {
        return Ok(());
    }
    match article::ingest(app, &Actor::system(), &source, &text).await {
        Ok(_) => Ok(()),
        Err(Error::TooLarge) => fail(app, article.id, Failure::new(FetchProblem::TooLarge)).await,
        Err(Error::Invalid(_)) => fail(app, article.id, Failure::new(FetchProblem::Empty)).await,
        Err(error) => Err(error),
    }
}

/// What a page or document says of itself, as far as it fits the fields of an article.
#[must_use]
pub fn source(reading: &Reading, url: Option<WebAddress>) -> Source {
    let moment = reading.published_at.map(|at| at.to_rfc3339());
    let day = reading.published_on.map(|day| day.to_string());
    // The day that readers see wins over a time in another zone.
    let same_day = reading.published_at.map(|at| at.date_naive()) == reading.published_on;
    let published = if same_day { moment } else { day.or(moment) };
    let authors = reading.authors.join(", ");
    Source {
        title: reading.title.as_deref().and_then(|title| Text::new(title).ok()),
        outlet: reading.outlet.as_deref().and_then(|outlet| Text::new(outlet).ok()),
        url,
        byline: Text::new(&authors).ok(),
        published_at: published.and_then(|published| Moment::parse(&published).ok()),
        language: reading.language.as_deref().and_then(|tag| Language::new(tag).ok()),
    }
}

async fn read(page: Page) -> Result<Result<Reading, Failure>> {
    let read = apart(move || read_here(&page)).await?;
    Ok(read.map_err(Failure::from))
}

/// Does work on a page or document in a thread of its own, because hostile documents nest deeply.
pub(crate) async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let (answer, done) = tokio::sync::oneshot::channel();
    std::thread::Builder::new()
        .name("article-reader".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // Nobody waits for the answer when the server stops.
            let _ = answer.send(work());
        })
        .map_err(|error| Error::Unexpected(error.into()))?;
    done.await.map_err(|error| Error::Unexpected(error.into()))
}

pub(crate) fn read_here(page: &Page) -> Result<Reading, Unreadable> {
    let (name, content_type) = (page.url.path(), page.content_type.as_deref());
    match article_reader::document_type(&page.bytes, Some(name), content_type) {
        Some(DocumentType::Html) => {
            let html = article_reader::decode(&page.bytes, content_type);
            article_reader::read_page(&html, Some(page.url.as_str()))
        }
        Some(_) => article_reader::read_document(&page.bytes, Some(name), content_type),
        None => Err(Unreadable::Unsupported),
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
}

impl From<PageFault> for Failure {
    fn from(fault: PageFault) -> Self {
        let problem = match fault {
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
        Self { problem, status }
    }
}

impl From<Unreadable> for Failure {
    fn from(reason: Unreadable) -> Self {
        Self::new(match reason {
            Unreadable::Empty => FetchProblem::Empty,
            Unreadable::Paywall => FetchProblem::Paywall,
            Unreadable::Consent => FetchProblem::Consent,
            Unreadable::Listing => FetchProblem::Listing,
            Unreadable::Scan => FetchProblem::Scan,
            Unreadable::Encrypted => FetchProblem::Encrypted,
            Unreadable::Damaged => FetchProblem::Damaged,
            Unreadable::TooLarge => FetchProblem::TooLarge,
            Unreadable::Unsupported => FetchProblem::Unsupported,
        })
    }
}
