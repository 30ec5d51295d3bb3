//! Fetching: articles that are known by their address, and the job that fetches and reads their page.

use std::time::Duration;

use claim_matching::Shingles;
use url::Url;

use super::article;
use super::document::{self, Document, Found, Unread};
use super::intake::{self, Fetched, Incoming, Intake};
use super::subscription::queue_rules;
use super::versions::copies::is_copy;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::address_key::address_key;
use crate::domain::articles::article::{Article, Source};
use crate::domain::articles::exchange::Validators;
use crate::domain::articles::fetch::{Fetch, FetchProblem, FetchState};
use crate::domain::articles::metadata::Metadata;
use crate::domain::articles::reading::Description;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::{ArticleId, SubscriptionId};
use crate::domain::kernel::text::WebAddress;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::net::page_client::{Page, PageFault};
use crate::store;
use crate::store::kit::constraint;

/// How often an address is asked for again that somebody else asked for at the same moment.
const ATTEMPTS: usize = 3;

/// How often a page that only leads to another address (`<meta http-equiv=refresh>`) is followed.
const MOVES: usize = 3;

/// Soon after which an article is fetched again whose address was corrected while its page was on its way.
const CORRECTED: Duration = Duration::from_secs(1);

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
    for _ in 0..ATTEMPTS {
        if let Some(intake) = ask_once(app, actor, source, url, subscription, queue).await? {
            return Ok(intake);
        }
    }
    Err(Error::conflict(Conflict::ArticleBusy))
}

/// `None`: somebody else has just made an article of the address.
async fn ask_once(
    app: &App,
    actor: &Actor,
    source: &Source,
    url: &WebAddress,
    subscription: Option<SubscriptionId>,
    queue: fn(&mut Work, Job),
) -> Result<Option<Intake>> {
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
        return Ok(Some(Intake::Known(id)));
    }
    let (id, now, by) = (work.id(), work.now(), work.actor().account());
    match store::articles::article::insert(work.db(), id, source, 0, by, now).await {
        Err(error) if constraint::duplicated(&error) == Some("articles_url_key_key") => return Ok(None),
        inserted => inserted?,
    }
    if let Some(subscription) = subscription {
        store::articles::queue_rules::begin(work.db(), id, subscription).await?;
    }
    begin(&mut work, id, queue).await?;
    work.commit().await?;
    Ok(Some(Intake::New(id)))
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
    let running = Fetch { state: FetchState::Running, problem: None, status: None, finished_at: None, same_as: None };
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
        Ok(Some(page)) => keep(app, &article, &page).await,
        Err(Failure { wait: Some(wait), .. }) => {
            let waiting = Fetch { state: FetchState::Waiting, problem: Some(FetchProblem::Busy), ..running };
            store::articles::fetch::set(&app.pool, id, &waiting).await?;
            Err(Error::Later { wait })
        }
        Err(failure) if failure.problem.passes() => {
            store::articles::fetch::set(&app.pool, id, &failure.fetch(FetchState::Waiting)).await?;
            Err(Error::Unexpected(format!("the page cannot be fetched now: {}", failure.problem.code()).into()))
        }
        Err(failure) => fail(app, id, failure).await,
    }
}

/// A page that was fetched and read.
pub(super) struct ReadPage {
    pub(super) found: Found,
    /// What the site says of the page's state.
    pub(super) validators: Validators,
    /// Keys of other addresses of the page: where redirects led, and what the page calls its own address.
    addresses: Vec<String>,
}

/// Fetches and reads a page; `None` if it is as its site described it before. No database connection is held meanwhile.
pub(super) async fn fetch(app: &App, url: &Url, known: &Validators) -> Result<Result<Option<ReadPage>, Failure>> {
    let (mut place, mut known) = (url.clone(), known.clone());
    let mut moves = 0;
    let (read, validators, led_to) = loop {
        let page = match app.pages.fetch_if_changed(&place, &known).await {
            Ok(Some(page)) => page,
            Ok(None) => return Ok(Ok(None)),
            Err(fault) => return Failure::of(fault).map(Err),
        };
        // Sites lead readers of pages that they have removed to their front page.
        if page.url.path() == "/" && url.path() != "/" {
            return Ok(Err(Failure::new(FetchProblem::NotFound)));
        }
        let (validators, led_to) = (page.validators.clone(), page.url.clone());
        match document::read(page.into()).await? {
            Ok(read) => break (read, validators, led_to),
            Err(Unread { leads_to: Some(next), .. }) if moves < MOVES => {
                moves += 1;
                (place, known) = (next, Validators::default());
            }
            Err(unread) => return Ok(Err(Failure { said: unread.said, ..Failure::new(unread.problem) })),
        }
    };
    let own = read.canonical.as_deref().and_then(|own| Url::parse(own).ok());
    // Pages that call the front page their own are a mistake of their site.
    let others = [Some(led_to), own].into_iter().flatten().filter(|other| other.path() != "/");
    let mut addresses: Vec<String> = others.map(|other| address_key(other.as_str())).collect();
    addresses.dedup();
    addresses.retain(|other| *other != address_key(url.as_str()));
    Ok(Ok(Some(ReadPage { found: Found::of(&read), validators, addresses })))
}

/// Records that the page was given up after the last attempt.
pub async fn give_up(app: &App, id: ArticleId) -> Result<()> {
    let fetch = store::articles::fetch::of(&app.pool, id).await?.ok_or(Error::NotFound("article"))?;
    let status = fetch.status.and_then(|status| u16::try_from(status).ok());
    let problem = fetch.problem.unwrap_or(FetchProblem::Unreachable);
    fail(app, id, Failure { status, ..Failure::new(problem) }).await
}

/// Records that there is no text. What the page says of its article stays for the person who pastes the text.
async fn fail(app: &App, id: ArticleId, failure: Failure) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let fetch = Fetch { finished_at: Some(work.now()), ..failure.fetch(FetchState::Failed) };
    if !store::articles::fetch::set(&mut *work.db(), id, &fetch).await? {
        return Ok(());
    }
    let mut changes = vec![Change::set(Field::Problem, failure.problem.code())];
    if let Some(said) = failure.said
        && let Some(known) = store::articles::article::lock(work.db(), id).await?
    {
        let metadata = Metadata::from(&document::source(&said, None)).over(known.metadata.clone());
        store::articles::article::set_metadata(work.db(), id, &metadata).await?;
        changes.extend(known.metadata.changes(&metadata));
    }
    work.record(Event::of_article(Kind::ArticleFetchFailed, id).with_all(changes));
    work.commit().await
}

/// Stores what was read: the text as the first version, and what the person did not say of the article.
async fn keep(app: &App, article: &Article, page: &ReadPage) -> Result<()> {
    let Ok(url) = WebAddress::new(article.url.as_deref().unwrap_or_default()) else {
        return Ok(());
    };
    let found = &page.found;
    if join(app, article.id, page).await? {
        return Ok(());
    }
    let source = found.source(Some(url));
    let incoming = Incoming {
        source: &source,
        text: &found.text,
        reading: Some(&found.reading),
        fetched: Some(Fetched { article: article.id, version: article.current_version, validators: &page.validators }),
    };
    match intake::ingest(app, &Actor::system(), incoming).await {
        Ok(Intake::Known(id)) => match article::by_id(app, id).await? {
            Article { current_version: 0, .. } => Err(Error::Later { wait: CORRECTED }),
            _ => Ok(()),
        },
        Ok(_) => Ok(()),
        Err(Error::TooLarge) => fail(app, article.id, Failure::new(FetchProblem::TooLarge)).await,
        Err(Error::Invalid(_)) => fail(app, article.id, Failure::new(FetchProblem::Empty)).await,
        Err(error) => Err(error),
    }
}

/// Notes the other addresses of the page, or that the page is that of an older article: one that has the address and nearly the
/// text. Returns whether it is.
async fn join(app: &App, id: ArticleId, page: &ReadPage) -> Result<bool> {
    if page.addresses.is_empty() {
        return Ok(false);
    }
    let shingles = Shingles::new(&page.found.text);
    let mut work = Work::open(app, &Actor::system()).await?;
    let owners = store::articles::address::owners(work.db(), id, &page.addresses).await?;
    let is_same = |signature: &Option<Vec<u8>>| signature.as_deref().is_some_and(|other| is_copy(&shingles, other));
    let Some((original, _)) = owners.into_iter().find(|(_, signature)| is_same(signature)) else {
        store::articles::address::add(work.db(), id, &page.addresses).await?;
        work.commit().await?;
        return Ok(false);
    };
    let known = Failure::new(FetchProblem::Known).fetch(FetchState::Failed);
    let fetch = Fetch { finished_at: Some(work.now()), same_as: Some(original), ..known };
    if store::articles::fetch::set(&mut *work.db(), id, &fetch).await? {
        let event = Event::of_article(Kind::ArticleFetchFailed, id);
        work.record(event.with(Change::set(Field::Problem, FetchProblem::Known.code())));
    }
    work.commit().await?;
    Ok(true)
}

/// A failed attempt.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) problem: FetchProblem,
    /// HTTP status, if the site answered.
    pub(crate) status: Option<u16>,
    /// The site was not asked, because it had asked to be left alone for this time: this is no attempt.
    pub(crate) wait: Option<Duration>,
    /// What the page says of its article, although there is no text.
    said: Option<Box<Description>>,
}

impl Failure {
    pub(crate) fn new(problem: FetchProblem) -> Self {
        Self { problem, status: None, wait: None, said: None }
    }

    fn fetch(&self, state: FetchState) -> Fetch {
        let status = self.status.map(i32::from);
        Fetch { state, problem: Some(self.problem), status, finished_at: None, same_as: None }
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
            PageFault::Status(404 | 410 | 451) => FetchProblem::NotFound,
            PageFault::Status(401 | 402) => FetchProblem::Paywall,
            PageFault::Status(429 | 503) | PageFault::Busy(_) => FetchProblem::Busy,
            PageFault::Status(500..) => FetchProblem::ServerError,
            PageFault::Status(_) => FetchProblem::Forbidden,
            PageFault::Redirects => FetchProblem::Redirects,
            PageFault::TooLarge => FetchProblem::TooLarge,
            PageFault::Damaged => FetchProblem::Damaged,
            PageFault::Timeout => FetchProblem::Timeout,
            PageFault::Unreachable => FetchProblem::Unreachable,
        };
        let (status, wait) = match fault {
            PageFault::Status(status) => (Some(status), None),
            PageFault::Busy(wait) => (None, Some(wait)),
            _ => (None, None),
        };
        Ok(Self { problem, status, wait, said: None })
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
