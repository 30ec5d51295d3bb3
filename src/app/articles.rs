//! How does an article come in, and how is it read again?

use chrono::{DateTime, Utc};

use super::App;
use super::error::{Error, Result};
use super::work::Work;
use crate::domain::actor::Actor;
use crate::domain::article::{
    AnalysisState, Article, ArticleText, ArticleVersion, Source, TextRefusal,
};
use crate::domain::claim::MUST_CHECK;
use crate::domain::event::{Change, Event, Kind};
use crate::domain::id::ArticleId;
use crate::domain::job::Job;
use crate::domain::page::{Limit, Page};
use crate::store;
use crate::store::constraint;

/// What became of a text that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intake {
    /// A new article.
    New(ArticleId),
    /// A known article with other words: its next version.
    Changed(ArticleId),
    /// The same text from the same place: nothing happened.
    Known(ArticleId),
}

impl Intake {
    /// The article, whatever became of it.
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
            TextRefusal::Empty | TextRefusal::Nul | TextRefusal::Binary => {
                Self::invalid("/text", refusal.to_string())
            }
        }
    }
}

/// Takes a text in, once: the same text at the same address (without one, from the same outlet) is the
/// article that is there.
///
/// # Errors
/// [`Error::TooLarge`] or [`Error::Invalid`] when it cannot be an article.
pub async fn ingest(app: &App, actor: &Actor, source: &Source, raw: &str) -> Result<Intake> {
    let text = ArticleText::new(raw)?;
    let key = source_key(source);
    match take_in(app, actor, source, &key, &text).await {
        // Somebody brought the same article at the same moment: theirs is there now.
        Err(TakeIn::Twin) => take_in(app, actor, source, &key, &text)
            .await
            .map_err(|error| match error {
                TakeIn::Twin => {
                    Error::conflict("The same article is being taken in right now. Try again.")
                }
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
    match constraint::violated(&error) {
        Some("articles_url_key" | "article_versions_source_key" | "article_versions_pkey") => {
            TakeIn::Twin
        }
        _ => TakeIn::Failed(error.into()),
    }
}

async fn take_in(
    app: &App,
    actor: &Actor,
    source: &Source,
    key: &str,
    text: &ArticleText,
) -> Result<Intake, TakeIn> {
    let mut work = Work::open(app, actor).await?;
    let now = work.now();
    if let Some(id) = store::articles::by_source(work.db(), key, text.sha256()).await? {
        return Ok(Intake::Known(id));
    }
    let known = match &source.url {
        Some(url) => store::articles::lock_by_url(work.db(), &url.clone().into_string()).await?,
        None => None,
    };

    let (intake, number) = match known {
        Some((id, newest)) => (Intake::Changed(id), newest + 1),
        None => (Intake::New(work.id()), 1),
    };
    let id = intake.article();

    if let Intake::New(id) = intake {
        store::articles::insert(work.db(), id, source, actor.account(), now)
            .await
            .map_err(twin)?;
    }
    store::articles::insert_version(work.db(), id, number, key, text, now)
        .await
        .map_err(twin)?;
    if let Intake::Changed(id) = intake {
        store::articles::set_current_version(work.db(), id, number).await?;
    }

    let kind = if number == 1 {
        Kind::ArticleIngested
    } else {
        Kind::ArticleChanged
    };
    work.record(Event::of_article(kind, id).with(Change::set("version", number)));
    work.later(Job::Analyse {
        article: id,
        number,
    });
    work.commit().await?;
    Ok(intake)
}

/// What makes two texts the same article, as the database reckons it.
fn source_key(source: &Source) -> String {
    match (&source.url, &source.outlet) {
        (Some(url), _) => format!("url:{}", url.clone().into_string()),
        (None, Some(outlet)) => format!("outlet:{}", outlet.to_lowercase()),
        (None, None) => String::new(),
    }
}

/// One article.
pub async fn by_id(app: &App, id: ArticleId) -> Result<Article> {
    store::articles::by_ids(&app.pool, &[id], MUST_CHECK)
        .await?
        .pop()
        .ok_or(Error::NotFound("article"))
}

/// One text of an article.
pub async fn version(app: &App, id: ArticleId, number: i32) -> Result<ArticleVersion> {
    store::articles::version(&app.pool, id, number)
        .await?
        .ok_or(Error::NotFound("article version"))
}

/// Articles, newest first; `q` is looked for in title and outlet.
pub async fn page(
    app: &App,
    q: Option<&str>,
    after: Option<(DateTime<Utc>, ArticleId)>,
    limit: Limit,
) -> Result<Page<Article>> {
    let like = q.map(super::claims::containing);
    let keys = store::articles::page(&app.pool, like.as_deref(), after, limit.probe()).await?;
    let page = Page::cut(keys, limit, |(id, at)| (*at, *id));
    let ids: Vec<ArticleId> = page.items.iter().map(|(id, _)| *id).collect();
    let items = store::articles::by_ids(&app.pool, &ids, MUST_CHECK).await?;
    Ok(Page {
        items,
        next: page.next,
    })
}

/// Has the newest version read for claims again, by the analyser of today. Claims that are there stay.
pub async fn analyse_again(app: &App, actor: &Actor, id: ArticleId) -> Result<Article> {
    let article = by_id(app, id).await?;
    let number = article.current_version;

    let mut work = Work::open(app, actor).await?;
    let state = store::analyses::lock(work.db(), id, number)
        .await?
        .ok_or(Error::NotFound("article"))?;
    if matches!(state, AnalysisState::Done | AnalysisState::Failed) {
        store::analyses::set_state(work.db(), id, number, AnalysisState::Pending).await?;
        store::articles::raise_version(work.db(), id).await?;
    }
    work.later(Job::Analyse {
        article: id,
        number,
    });

    work.commit().await?;
    by_id(app, id).await
}

/// To be called when many articles have come in at once: lists stay fast.
pub async fn settle(app: &App) -> Result<()> {
    Ok(store::analyze(&app.pool).await?)
}
