//! Articles: submit, add a version, list, read.

use chrono::{DateTime, Utc};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::article::{AnalysisState, Article, ArticleText, ArticleVersion, Source, TextRefusal};
use crate::domain::claims::claim::MUST_CHECK;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::ArticleId;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::page::{Limit, Page};
use crate::domain::newsroom::event::{Change, Event, EventFilter, Field, Kind, Recorded};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::articles::article::Locked;
use crate::store::kit::constraint;

/// Outcome of a submitted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intake {
    /// The text is the first version of a new article.
    New(ArticleId),
    /// The text of a known article has changed: the text is stored as its next version.
    Changed(ArticleId),
    /// The same text from the same source: no new version.
    Known(ArticleId),
}

impl Intake {
    /// The id of the article in every outcome.
    #[must_use]
    pub fn article(self) -> ArticleId {
        match self {
            Self::New(id) | Self::Changed(id) | Self::Known(id) => id,
        }
    }
}

impl From<TextRefusal> for Error {
    fn from(refusal: TextRefusal) -> Self {
        match refusal {
            TextRefusal::TooLarge => Self::TooLarge,
            TextRefusal::Empty | TextRefusal::Nul | TextRefusal::Binary => Self::invalid("/text", refusal.to_string()),
        }
    }
}

/// Stores a text as a new article or as the next version of a known one. Articles are identified by URL; without a
/// URL, by outlet and text.
///
/// # Errors
/// [`Error::TooLarge`] for a text over 2 MiB; [`Error::Invalid`] for an empty or binary text.
pub async fn ingest(app: &App, actor: &Actor, source: &Source, raw: &str) -> Result<Intake> {
    let text = ArticleText::new(raw)?;
    let key = source_key(source);
    match take_in(app, actor, source, &key, &text).await {
        // A concurrent request stored the same article first: try again as a known article.
        Err(TakeIn::Twin) => take_in(app, actor, source, &key, &text).await.map_err(|error| match error {
            TakeIn::Twin => Error::conflict(Conflict::ArticleBusy),
            TakeIn::Failed(error) => error,
        }),
        Err(TakeIn::Failed(error)) => Err(error),
        Ok(intake) => Ok(intake),
    }
}

enum TakeIn {
    Twin,
    Failed(Error),
}

impl<E: Into<Error>> From<E> for TakeIn {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

fn twin(error: sqlx::Error) -> TakeIn {
    match constraint::duplicated(&error) {
        Some("articles_url_key_key" | "article_versions_source_key") => TakeIn::Twin,
        _ => TakeIn::Failed(error.into()),
    }
}

async fn take_in(app: &App, actor: &Actor, source: &Source, key: &str, text: &ArticleText) -> Result<Intake, TakeIn> {
    let mut work = Work::open(app, actor).await?;
    let known = match &source.url {
        Some(url) => store::articles::article::lock_by_url(work.db(), url.as_str()).await?,
        None => store::articles::article::by_source(work.db(), key, text.sha256()).await?,
    };
    match known {
        None => take_in_new(work, source, key, text).await,
        Some(id) => Ok(take_in_again(work, id, source, key, text).await?),
    }
}

async fn take_in_new(mut work: Work, source: &Source, key: &str, text: &ArticleText) -> Result<Intake, TakeIn> {
    let (id, now, by) = (work.id(), work.now(), work.actor().account());

    store::articles::article::insert(work.db(), id, source, 1, by, now).await.map_err(twin)?;
    store::articles::article::insert_version(work.db(), id, 1, key, text, now).await.map_err(twin)?;

    work.record(Event::of_article(Kind::ArticleIngested, id).with(Change::set(Field::Version, 1)));
    work.later(Job::Analyse { article: id, number: 1 });
    work.commit().await?;
    Ok(Intake::New(id))
}

/// Adds a version and replaces the metadata when the text has changed. With the same text, only fills in missing
/// metadata.
async fn take_in_again(
    mut work: Work,
    id: ArticleId,
    source: &Source,
    key: &str,
    text: &ArticleText,
) -> Result<Intake> {
    let known = store::articles::article::lock(work.db(), id).await?.ok_or(Error::NotFound("article"))?;
    let now = work.now();

    if known.sha256.as_deref() == Some(text.sha256()) {
        let missing = missing(source, &known);
        let changes = changes(&missing, &known);
        if !changes.is_empty() {
            store::articles::article::set_source(work.db(), id, &missing).await?;
            work.record(Event::of_article(Kind::ArticleDescribed, id).with_all(changes));
            work.commit().await?;
        }
        return Ok(Intake::Known(id));
    }

    let number = known.current_version + 1;
    store::articles::article::insert_version(work.db(), id, number, key, text, now).await?;
    store::articles::article::set_current_version(work.db(), id, number).await?;
    store::articles::article::set_source(work.db(), id, source).await?;

    store::articles::fetch::end(work.db(), id, now).await?;

    let event = if known.current_version == 0 {
        Event::of_article(Kind::ArticleIngested, id).with(Change::set(Field::Version, number))
    } else {
        let version = Change::new(Field::Version, Some(known.current_version), Some(number));
        Event::of_article(Kind::ArticleChanged, id).with(version)
    };
    work.record(event.with_all(changes(source, &known)));
    work.later(Job::Analyse { article: id, number });
    work.commit().await?;
    Ok(Intake::Changed(id))
}

/// The metadata of `source` that the stored article lacks.
fn missing(source: &Source, known: &Locked) -> Source {
    Source {
        title: source.title.clone().filter(|_| known.title.is_none()),
        outlet: source.outlet.clone().filter(|_| known.outlet.is_none()),
        url: None,
        byline: source.byline.clone().filter(|_| known.byline.is_none()),
        published_at: source.published_at.filter(|_| known.published_at.is_none()),
        language: source.language.clone().filter(|_| known.language.is_none()),
    }
}

/// The fields of `source` that differ from the stored article; fields absent from `source` do not count.
fn changes(source: &Source, known: &Locked) -> Vec<Change> {
    let day = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
    [
        (Field::Title, known.title.clone(), source.title.as_deref().map(str::to_owned)),
        (Field::Outlet, known.outlet.clone(), source.outlet.as_deref().map(str::to_owned)),
        (Field::Byline, known.byline.clone(), source.byline.as_deref().map(str::to_owned)),
        (Field::Published, day(known.published_at), day(source.published_at)),
        (Field::Language, known.language.clone(), source.language.as_ref().map(|l| l.as_str().to_owned())),
    ]
    .into_iter()
    .filter(|(_, from, to)| to.is_some() && from != to)
    .map(|(field, from, to)| Change::new(field, from, to))
    .collect()
}

/// Key that identifies the source of a text in the database: URL, or lower-case outlet, or empty.
fn source_key(source: &Source) -> String {
    match (&source.url, &source.outlet) {
        (Some(url), _) => format!("url:{}", url.as_str()),
        (None, Some(outlet)) => format!("outlet:{}", outlet.to_lowercase()),
        (None, None) => String::new(),
    }
}

/// One article, or [`Error::NotFound`].
pub async fn by_id(app: &App, id: ArticleId) -> Result<Article> {
    store::articles::article::by_ids(&app.pool, &[id], MUST_CHECK).await?.pop().ok_or(Error::NotFound("article"))
}

/// One version of an article, or [`Error::NotFound`]. Versions are numbered from 1.
pub async fn version(app: &App, id: ArticleId, number: i32) -> Result<ArticleVersion> {
    store::articles::article::version(&app.pool, id, number).await?.ok_or(Error::NotFound("article version"))
}

/// A page of articles, newest first; `q` filters by a substring of title or outlet.
pub async fn page(
    app: &App,
    q: Option<&str>,
    after: Option<(DateTime<Utc>, ArticleId)>,
    limit: Limit,
) -> Result<Page<Article>> {
    let like = q.map(store::kit::like::containing);
    let keys = store::articles::article::page(&app.pool, like.as_deref(), after, limit.probe()).await?;
    let page = Page::cut(keys, limit, |(id, at)| (*at, *id));
    let ids: Vec<ArticleId> = page.items.iter().map(|(id, _)| *id).collect();
    let items = store::articles::article::by_ids(&app.pool, &ids, MUST_CHECK).await?;
    Ok(Page { items, next: page.next })
}

/// Queues a new analysis of the current version. Existing claims stay unchanged.
pub async fn analyse_again(app: &App, actor: &Actor, id: ArticleId) -> Result<Article> {
    let article = by_id(app, id).await?;
    let number = article.current_version;

    let mut work = Work::open(app, actor).await?;
    let state = store::articles::analysis::lock(work.db(), id, number).await?.ok_or(Error::NotFound("article"))?;
    if matches!(state, AnalysisState::Done | AnalysisState::Failed) {
        store::articles::analysis::set_state(work.db(), id, number, AnalysisState::Pending).await?;
    }
    let job = Job::Analyse { article: id, number };
    store::newsroom::job::forget_failed(work.db(), &job).await?;
    work.later(job);

    work.commit().await?;
    by_id(app, id).await
}

/// Updates the database's planner statistics. Call this after a large import, so that lists stay fast.
pub async fn settle(app: &App) -> Result<()> {
    Ok(store::kit::pool::analyze(&app.pool).await?)
}

/// A page of the article's events, newest first.
pub async fn history(app: &App, id: ArticleId, cursor: Option<&str>, limit: Limit) -> Result<Page<Recorded>> {
    let before = cursor.map(crate::domain::kernel::page::position).transpose()?;
    by_id(app, id).await?;
    // Events of the article's claims belong to the histories of those claims.
    let filter = EventFilter { subject: Some(format!("article:{id}")), ..EventFilter::default() };
    let events = store::newsroom::event::page(&app.pool, &filter, before, limit.probe()).await?;
    Ok(Page::cut(events, limit, |event| event.cursor.id))
}
