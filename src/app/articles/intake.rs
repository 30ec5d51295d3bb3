//! Intake: a text becomes a new article, or the next version of a known one.

use super::article;
use super::subscription::queue_rules;
use super::versions::sameness::same_words;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::article::{ArticleText, Source, TextRefusal};
use crate::domain::articles::exchange::Validators;
use crate::domain::articles::metadata::Metadata;
use crate::domain::articles::reading::Reading;
use crate::domain::articles::watch::Watch;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::ArticleId;
use crate::domain::kernel::text::WebAddress;
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
    /// The same text, but the page says something else of itself, such as another headline: no new version.
    Described(ArticleId),
    /// The same text from the same source: no new version.
    Known(ArticleId),
}

impl Intake {
    /// The id of the article in every outcome.
    #[must_use]
    pub fn article(self) -> ArticleId {
        match self {
            Self::New(id) | Self::Changed(id) | Self::Described(id) | Self::Known(id) => id,
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
    /// The article whose page the server fetched; `None` for a text that a person gave.
    pub fetched: Option<Fetched<'a>>,
}

/// A page that the server fetched. It does not replace a text that came in meanwhile, nor what people said of the article, nor
/// the text of an article whose address was corrected meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Fetched<'a> {
    /// The article.
    pub article: ArticleId,
    /// The version of the article when the server began to fetch.
    pub version: i32,
    /// What the site says of the page's state.
    pub validators: &'a Validators,
}

impl<'a> Incoming<'a> {
    /// A text that a person gave.
    #[must_use]
    pub fn given(source: &'a Source, text: &'a str) -> Self {
        Self { source, text, reading: None, fetched: None }
    }
}

/// How often a text is taken in again that met another one on its way.
const ATTEMPTS: usize = 4;

/// Stores a text as a new article or as the next version of a known one. Articles are identified by URL; without a
/// URL, by outlet and text.
///
/// # Errors
/// [`Error::TooLarge`] for a text over 2 MiB; [`Error::Invalid`] for an empty or binary text.
pub async fn ingest(app: &App, actor: &Actor, incoming: Incoming<'_>) -> Result<Intake> {
    let text = ArticleText::new(incoming.text)?;
    let mut compared = None;
    for _ in 0..ATTEMPTS {
        match take_in(app, actor, incoming, &text, compared).await {
            Ok(intake) => return Ok(intake),
            Err(TakeIn::Twin) => {}
            Err(TakeIn::Compare { article, number }) => compared = Some(compare(app, article, number, &text).await?),
            Err(TakeIn::Failed(error)) => return Err(error),
        }
    }
    Err(Error::conflict(Conflict::ArticleBusy))
}

enum TakeIn {
    /// A concurrent request stored the same article first: it is a known one now.
    Twin,
    /// The text has to be compared with this version, outside of the transaction: that takes a while.
    Compare {
        article: ArticleId,
        number: i32,
    },
    Failed(Error),
}

/// Whether the text that comes in says the same as a version.
#[derive(Clone, Copy)]
struct Compared {
    article: ArticleId,
    number: i32,
    is_same: bool,
}

async fn compare(app: &App, article: ArticleId, number: i32, text: &ArticleText) -> Result<Compared> {
    let version = store::articles::article::version(&app.pool, article, number).await?;
    let version = version.ok_or(Error::NotFound("article version"))?;
    let text = text.as_str().to_owned();
    let comparing = tokio::task::spawn_blocking(move || same_words(&version.text, &text));
    let is_same = comparing.await.map_err(|error| Error::Unexpected(error.into()))?;
    Ok(Compared { article, number, is_same })
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

async fn take_in(
    app: &App,
    actor: &Actor,
    incoming: Incoming<'_>,
    text: &ArticleText,
    compared: Option<Compared>,
) -> Result<Intake, TakeIn> {
    let mut work = Work::open(app, actor).await?;
    let key = source_key(incoming.source);
    let known = match (&incoming.fetched, &incoming.source.url) {
        (Some(fetched), _) => Some(fetched.article),
        (None, Some(url)) => store::articles::article::lock_by_url(work.db(), url.as_str()).await?,
        (None, None) => store::articles::article::by_source(work.db(), &key, text.sha256()).await?,
    };
    match known {
        None => take_in_new(work, incoming, &key, text).await,
        Some(id) => take_in_again(app, work, id, incoming, text, compared).await,
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
/// metadata, or what the page says of itself now.
async fn take_in_again(
    app: &App,
    mut work: Work,
    id: ArticleId,
    incoming: Incoming<'_>,
    text: &ArticleText,
    compared: Option<Compared>,
) -> Result<Intake, TakeIn> {
    let known = store::articles::article::lock(work.db(), id).await?.ok_or(Error::NotFound("article"))?;
    let before = known.current_version;
    if let Some(fetched) = incoming.fetched {
        let address = incoming.source.url.as_ref().map(WebAddress::as_str);
        if fetched.version != before || known.metadata.url.as_deref() != address {
            return Ok(Intake::Known(id));
        }
    } else {
        queue_rules::lift(&mut work, id).await?;
    }
    let is_same = is_same(id, &known, text, compared)?;
    let metadata = merged(&mut work, id, &known, incoming, is_same).await?;
    let changes = known.metadata.changes(&metadata);
    if !changes.is_empty() {
        store::articles::article::set_metadata(work.db(), id, &metadata).await?;
    }
    if is_same {
        let (Some(reading), Some(_)) = (incoming.reading, incoming.fetched) else {
            return Ok(describe(work, id, changes).await?);
        };
        store::articles::reading::set_description(work.db(), id, before, &reading.description).await?;
        if known.metadata.changes_reading(&metadata) {
            article::read_again(&mut work, id, before).await?;
        }
        return Ok(describe(work, id, changes).await?);
    }
    let number = before + 1;
    let key = source_key(incoming.source);
    insert_version(&mut work, id, number, incoming, &key, text).await?;
    store::articles::article::set_current_version(work.db(), id, number).await?;
    let now = work.now();
    store::articles::fetch::end(work.db(), id, now).await?;
    match incoming.fetched {
        Some(Fetched { version, validators, .. }) => {
            let begin = if version == 0 { Watch::begin } else { Watch::changed };
            let watch = begin(&app.watching, validators.clone(), now);
            store::articles::watch::set(&mut *work.db(), id, &watch).await?;
        }
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

/// What is known of the article once the text is in. A page changes what it said itself, not what people said.
async fn merged(
    work: &mut Work,
    id: ArticleId,
    known: &Locked,
    incoming: Incoming<'_>,
    is_same: bool,
) -> Result<Metadata> {
    let source = Metadata { url: None, ..Metadata::from(incoming.source) };
    if incoming.fetched.is_some() {
        let said = store::articles::reading::description(&mut *work.db(), id, known.current_version).await?;
        let people = known.metadata.clone().without(&said.unwrap_or_default());
        return Ok(known.metadata.clone().over(source).over(people));
    }
    Ok(if is_same { source.over(known.metadata.clone()) } else { known.metadata.clone().over(source) })
}

/// Ends the intake of a text that is there already.
async fn describe(mut work: Work, id: ArticleId, changes: Vec<Change>) -> Result<Intake> {
    let intake = if changes.is_empty() { Intake::Known(id) } else { Intake::Described(id) };
    if !changes.is_empty() {
        work.record(Event::of_article(Kind::ArticleDescribed, id).with_all(changes));
    }
    work.commit().await?;
    Ok(intake)
}

/// Whether the text says the same as the article's current version.
fn is_same(id: ArticleId, known: &Locked, text: &ArticleText, compared: Option<Compared>) -> Result<bool, TakeIn> {
    let number = known.current_version;
    match (known.sha256.as_deref(), compared) {
        (None, _) => Ok(false),
        (Some(sha256), _) if sha256 == text.sha256() => Ok(true),
        (Some(_), Some(compared)) if compared.article == id && compared.number == number => Ok(compared.is_same),
        (Some(_), _) => Err(TakeIn::Compare { article: id, number }),
    }
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
