//! Decisions about tips: list what readers ask, make articles of it, link it to claims, decline it.

use chrono::{DateTime, Utc};

use crate::app::articles::document;
use crate::app::articles::fetching;
use crate::app::articles::intake::{self, Incoming};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::publishing::tips::tip_file;
use crate::app::work::Work;
use crate::domain::articles::article::{Language, Source};
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AccountId, ClaimId, TipId};
use crate::domain::kernel::page::{Limit, Page, position};
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::publishing::tip::{ReaderTip, TipOutcome, TipReason, TipStage};
use crate::store;
use crate::store::publishing::tip::LockedTip;

/// A tip by id.
pub async fn by_id(app: &App, id: TipId) -> Result<ReaderTip> {
    store::publishing::tip::by_ids(&app.pool, &[id]).await?.pop().ok_or(Error::NotFound("tip"))
}

/// The order of a list of tips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Newest first.
    Newest,
    /// Most asked first.
    MostAsked,
}

/// A page of tips; `stage` leaves out all others.
///
/// # Errors
/// For a cursor of another list.
pub async fn page(
    app: &App,
    order: Order,
    stage: Option<TipStage>,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Page<ReaderTip>> {
    let ids = match order {
        Order::Newest => {
            let before: Option<(DateTime<Utc>, TipId)> = cursor.map(position).transpose()?;
            store::publishing::tip::newest(&app.pool, stage, before, limit.probe()).await?
        }
        Order::MostAsked => {
            let before: Option<(i32, TipId)> = cursor.map(position).transpose()?;
            store::publishing::tip::most_asked(&app.pool, stage, before, limit.probe()).await?
        }
    };
    let tips = store::publishing::tip::by_ids(&app.pool, &ids).await?;
    Ok(match order {
        Order::Newest => Page::cut(tips, limit, |tip| (tip.received_at, tip.id)),
        Order::MostAsked => Page::cut(tips, limit, |tip| (tip.asked, tip.id)),
    })
}

/// Number of tips that nobody has decided about.
pub async fn waiting(app: &App) -> Result<i64> {
    Ok(store::publishing::tip::open(&app.pool).await?)
}

/// Says that the actor looks at a tip: the reader's page tells it.
///
/// # Errors
/// [`Error::Conflict`] if somebody else looks at it, or has decided.
pub async fn look(app: &App, actor: &Actor, id: TipId) -> Result<ReaderTip> {
    let by = person(actor)?;
    let mut work = Work::open(app, actor).await?;
    let tip = undecided(&mut work, id).await?;
    match (tip.looked_by, tip.looked_name) {
        (Some(other), _) if other == by => return by_id(app, id).await,
        (Some(_), Some(name)) => return Err(Error::conflict(Conflict::TipLookedAt { by: name })),
        _ => {}
    }
    let now = work.now();
    store::publishing::tip::look(work.db(), id, by, now).await?;
    work.record(Event::of_newsroom(Kind::TipLookedAt).with(Change::set(Field::Tip, id)));
    work.commit().await?;
    by_id(app, id).await
}

/// What an article is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The reader's text.
    Text,
    /// The page at the reader's address.
    Address,
    /// The document that the reader sent.
    File,
    /// The words of the picture or document that the reader sent, as the editor typed them.
    FileWords(Text<10_000>),
}

/// Makes an article of a tip, or finds the one that is there. The text becomes an article without an address: what is at the
/// address is another text.
///
/// # Errors
/// [`Error::Conflict`] if somebody has decided; [`Error::Invalid`] if the tip lacks the part; [`Error::Unreadable`] for a document
/// without a text.
pub async fn make_article(app: &App, actor: &Actor, id: TipId, part: Part) -> Result<ReaderTip> {
    let by = person(actor)?;
    let mut work = Work::open(app, actor).await?;
    let tip = undecided(&mut work, id).await?;
    work.commit().await?;

    let intake = match part {
        Part::Text => {
            let text = tip.body.ok_or_else(|| Error::invalid("/of", FieldFault::Empty))?;
            let source =
                Source { language: tip.language.and_then(|tag| Language::new(&tag).ok()), ..Source::default() };
            intake::ingest(app, actor, Incoming::given(&source, &text)).await?
        }
        Part::Address => {
            let url = tip.url.as_deref().and_then(|url| WebAddress::new(url).ok());
            let url = url.ok_or_else(|| Error::invalid("/of", FieldFault::Empty))?;
            let source = Source { url: Some(url.clone()), ..Source::default() };
            fetching::ask(app, actor, &source, &url, None, Work::later).await?
        }
        Part::File => document::take_in(app, actor, Source::default(), tip_file::document(app, id).await?).await?,
        Part::FileWords(words) => {
            let file = store::publishing::tip_file::facts(&app.pool, id).await?;
            file.ok_or_else(|| Error::invalid("/of", FieldFault::Empty))?;
            intake::ingest(app, actor, Incoming::given(&Source::default(), &words)).await?
        }
    };
    let article = intake.article();
    let mut work = Work::open(app, actor).await?;
    // Within a change the tip is still locked.
    undecided(&mut work, id).await?;
    decide(&mut work, id, TipOutcome::Article(article), None, by).await?;
    work.record(Event::of_article(Kind::TipTakenUp, article).with(Change::set(Field::Tip, id)));
    work.commit().await?;
    by_id(app, id).await
}

/// Links a tip to a claim that the newsroom has.
///
/// # Errors
/// [`Error::Conflict`] if somebody has decided; [`Error::NotFound`] for an unknown claim.
pub async fn link_claim(app: &App, actor: &Actor, id: TipId, claim: ClaimId) -> Result<ReaderTip> {
    let by = person(actor)?;
    let mut work = Work::open(app, actor).await?;
    undecided(&mut work, id).await?;
    let article = store::claims::review::lock(work.db(), claim).await?.ok_or(Error::NotFound("claim"))?.article;
    decide(&mut work, id, TipOutcome::Claim(claim), None, by).await?;
    work.record(Event::of_claim(Kind::TipTakenUp, claim, article).with(Change::set(Field::Tip, id)));
    work.commit().await?;
    by_id(app, id).await
}

/// Declines a tip: the reader's page tells the reason and the answer.
///
/// # Errors
/// [`Error::Conflict`] if somebody has decided; [`Error::Invalid`] for [`TipReason::Other`] without an answer.
pub async fn decline(
    app: &App,
    actor: &Actor,
    id: TipId,
    reason: TipReason,
    answer: Option<&Text<300>>,
) -> Result<ReaderTip> {
    let by = person(actor)?;
    if reason == TipReason::Other && answer.is_none() {
        return Err(Error::invalid("/answer", FieldFault::Empty));
    }
    let mut work = Work::open(app, actor).await?;
    undecided(&mut work, id).await?;
    decide(&mut work, id, TipOutcome::Declined(reason), answer.map(|text| &**text), by).await?;
    let declined = Event::of_newsroom(Kind::TipDeclined).with(Change::set(Field::Tip, id));
    work.record(declined.with(Change::set(Field::Reason, reason.name())));
    work.commit().await?;
    by_id(app, id).await
}

fn person(actor: &Actor) -> Result<AccountId> {
    actor.account().ok_or_else(Error::not_a_person)
}

/// Locks a tip that nobody has decided about.
async fn undecided(work: &mut Work, id: TipId) -> Result<LockedTip> {
    let tip = store::publishing::tip::lock(work.db(), id).await?.ok_or(Error::NotFound("tip"))?;
    if tip.is_decided { Err(Error::conflict(Conflict::TipDecided)) } else { Ok(tip) }
}

async fn decide(work: &mut Work, id: TipId, outcome: TipOutcome, answer: Option<&str>, by: AccountId) -> Result<()> {
    let now = work.now();
    Ok(store::publishing::tip::decide(work.db(), id, outcome, answer, by, now).await?)
}
