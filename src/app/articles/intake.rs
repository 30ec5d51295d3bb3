//! Intake: a text becomes a new article, or the next version of a known one.

use super::subscription::queue_rules;
use super::versions::sameness::same_words;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::article::{ArticleText, Source, TextRefusal};
use crate::domain::articles::metadata::Metadata;
use crate::domain::articles::reading::Reading;
use crate::domain::articles::watch::Watch;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::ArticleId;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
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

/// A text that comes in.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// Where the text comes from.
    pub source: &'a Source,
    /// The text, as it was given or read.
    pub text: &'a str,
    /// What the page or document says of itself, if the text was read from one.
    pub reading: Option<&'a Reading>,
    /// The version of the article when the server began to fetch the page; `None` for a text that a person gave. A page does not
    /// replace a text that came in meanwhile, nor what people said of the article.
    pub fetched_at_version: Option<i32>,
}

impl<'a> Incoming<'a> {
    /// A text that a person gave.
    #[must_use]
    pub fn given(source: &'a Source, text: &'a str) -> Self {
        Self { source, text, reading: None, fetched_at_version: None }
    }
}

/// Stores a text as a new article or as the next version of a known one. Articles are identified by URL; without a
/// URL, by outlet and text.
///
/// # Errors
/// [`Error::TooLarge`] for a text over 2 MiB; [`Error::Invalid`] for an empty or binary text.
pub async fn ingest(app: &App, actor: &Actor, incoming: Incoming<'_>) -> Result<Intake> {
    let text = ArticleText::new(incoming.text)?;
    match take_in(app, actor, incoming, &text).await {
        // A concurrent request stored the same article first: try again as a known article.
        Err(TakeIn::Twin) => take_in(app, actor, incoming, &text).await.map_err(|error| match error {
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

async fn take_in(app: &App, actor: &Actor, incoming: Incoming<'_>, text: &ArticleText) -> Result<Intake, TakeIn> {
    let mut work = Work::open(app, actor).await?;
    let key = source_key(incoming.source);
    let known = match &incoming.source.url {
        Some(url) => store::articles::article::lock_by_url(work.db(), url.as_str()).await?,
        None => store::articles::article::by_source(work.db(), &key, text.sha256()).await?,
    };
    match known {
        None => take_in_new(work, incoming, &key, text).await,
        Some(id) => Ok(take_in_again(app, work, id, incoming, &key, text).await?),
    }
}

async fn take_in_new(mut work: Work, incoming: Incoming<'_>, key: &str, text: &ArticleText) -> Result<Intake, TakeIn> {
    let (id, now, by) = (work.id(), work.now(), work.actor().account());

    store::articles::article::insert(work.db(), id, incoming.source, 1, by, now).await.map_err(twin)?;
    insert_version(&mut work, id, 1, incoming, key, text).await.map_err(twin)?;

    work.record(Event::of_article(Kind::ArticleIngested, id).with(Change::set(Field::Version, 1)));
    work.later(Job::Analyse { article: id, number: 1 });
    work.commit().await?;
    Ok(Intake::New(id))
}

/// Adds a version and replaces the metadata when the words have changed. With the same words, only fills in missing
/// metadata.
async fn take_in_again(
    app: &App,
    mut work: Work,
    id: ArticleId,
    incoming: Incoming<'_>,
    key: &str,
    text: &ArticleText,
) -> Result<Intake> {
    let known = store::articles::article::lock(work.db(), id).await?.ok_or(Error::NotFound("article"))?;
    let before = known.current_version;
    if incoming.fetched_at_version.is_none() {
        queue_rules::lift(&mut work, id).await?;
    }
    if incoming.fetched_at_version.is_some_and(|version| version != before) {
        return Ok(Intake::Known(id));
    }
    let is_same = is_same(&mut work, id, &known, text).await?;
    let source = Metadata { url: None, ..Metadata::from(incoming.source) };
    let metadata = match incoming.fetched_at_version {
        // The page changes what it said itself, not what people said.
        Some(_) => {
            let said = store::articles::reading::description(&mut *work.db(), id, before).await?.unwrap_or_default();
            let people = known.metadata.clone().without(&said);
            known.metadata.clone().over(source).over(people)
        }
        None if is_same => source.over(known.metadata.clone()),
        None => known.metadata.clone().over(source),
    };
    let changes = known.metadata.changes(&metadata);
    if !changes.is_empty() {
        store::articles::article::set_metadata(work.db(), id, &metadata).await?;
    }
    if is_same {
        if !changes.is_empty() {
            work.record(Event::of_article(Kind::ArticleDescribed, id).with_all(changes));
            work.commit().await?;
        }
        return Ok(Intake::Known(id));
    }
    let number = before + 1;
    insert_version(&mut work, id, number, incoming, key, text).await?;
    store::articles::article::set_current_version(work.db(), id, number).await?;
    let now = work.now();
    store::articles::fetch::end(work.db(), id, now).await?;
    match incoming.fetched_at_version {
        Some(0) => store::articles::watch::set(&mut *work.db(), id, &Watch::begin(&app.watching, now)).await?,
        Some(_) => store::articles::watch::set(&mut *work.db(), id, &Watch::changed(&app.watching, now)).await?,
        // The page and what people gave are compared by people.
        None => store::articles::watch::remove(work.db(), id).await?,
    }

    let event = if before == 0 {
        Event::of_article(Kind::ArticleIngested, id).with(Change::set(Field::Version, number))
    } else {
        let version = Change::new(Field::Version, Some(before), Some(number));
        Event::of_article(Kind::ArticleChanged, id).with(version)
    };
    work.record(event.with_all(changes));
    work.later(Job::Analyse { article: id, number });
    work.commit().await?;
    Ok(Intake::Changed(id))
}

/// Whether the text says the same as the article's current version.
async fn is_same(work: &mut Work, id: ArticleId, known: &Locked, text: &ArticleText) -> Result<bool> {
    let Some(sha256) = known.sha256.as_deref() else {
        return Ok(false);
    };
    if sha256 == text.sha256() {
        return Ok(true);
    }
    let version = store::articles::article::version(&mut *work.db(), id, known.current_version).await?;
    Ok(version.is_some_and(|version| same_words(&version.text, text.as_str())))
}

async fn insert_version(
    work: &mut Work,
    id: ArticleId,
    number: i32,
    incoming: Incoming<'_>,
    key: &str,
    text: &ArticleText,
) -> sqlx::Result<()> {
    let now = work.now();
    store::articles::article::insert_version(work.db(), id, number, key, text, now).await?;
    let Some(reading) = incoming.reading else {
        return Ok(());
    };
    // The layers count the code points of the text as it was read.
    let layers = if text.as_str() == incoming.text { reading.layers.clone() } else { Vec::new() };
    let reading = Reading { description: reading.description.clone(), layers };
    store::articles::reading::insert(work.db(), id, number, &reading).await
}

/// Key that identifies the source of a text in the database: URL, or lower-case outlet, or empty.
fn source_key(source: &Source) -> String {
    match (&source.url, &source.outlet) {
        (Some(url), _) => format!("url:{}", url.as_str()),
        (None, Some(outlet)) => format!("outlet:{}", outlet.to_lowercase()),
        (None, None) => String::new(),
    }
}
