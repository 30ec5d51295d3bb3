//! Readers' reports: an error told about a published verdict, the newsroom's decision, what the reader hears of it.

use std::net::IpAddr;

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::publishing::{publication, reader};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::ReportId;
use crate::domain::kernel::page::{Limit, Page};
use crate::domain::kernel::secret::BearerSecret;
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::notification::{About, Notice, Topic};
use crate::domain::people::actor::Actor;
use crate::domain::publishing::reader::KEPT;
use crate::domain::publishing::report::{OPEN, ReaderReport, ReportOutcome, ReportStage, ReportYear};
use crate::store;
use crate::store::publishing::report::NewReport;

/// Position of a report in a list: the time that the list is ordered by, and the id.
pub type Position = (chrono::DateTime<chrono::Utc>, ReportId);

/// Takes a reader's report of an error in a published verdict and returns the secret of the link that tells what became of it.
/// Nothing about the reader is kept. `from` is the reader's address, which only limits how often somebody reports.
///
/// # Errors
/// [`Error::NotFound`] for an unknown slug; [`Error::Throttled`] for too many reports from one place, or too many open ones of
/// one verdict.
pub async fn receive(app: &App, slug: &str, body: &Text<4000>, from: Option<IpAddr>) -> Result<BearerSecret> {
    reader::admit(app, from)?;
    let verdict = publication::by_slug(app, slug).await?;
    let mut work = Work::open(app, &Actor::system()).await?;
    let same = store::publishing::report::same(work.db(), verdict.claim_id, body).await?;
    if same.is_none() && store::publishing::report::open_of(work.db(), verdict.claim_id).await? >= OPEN {
        return Err(Error::Throttled { seconds: 86_400 });
    }

    let (id, now, secret) = (work.id(), work.now(), BearerSecret::random(&app.random));
    let (claim, revision) = (verdict.claim_id, verdict.revision);
    let new = NewReport { id, claim, revision, secret_hash: &secret.hash(), body };
    let reported = store::publishing::report::insert(work.db(), &new, same, now).await?;
    if same.is_none() {
        let event = Event::of_claim(Kind::ErrorReported, claim, reported.article);
        work.record(event.with(Change::set(Field::Revision, revision)));
        if let Some(author) = reported.author {
            work.tell(Notice::new(author, Topic::ErrorReported, About::Claim(claim)));
        }
    }
    work.commit().await?;
    Ok(secret)
}

/// Decides about a report: the reader's page tells the outcome and the answer.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] if somebody has decided already, or for [`ReportOutcome::Corrected`] while no correction was
/// published since the report came; [`Error::Invalid`] for [`ReportOutcome::Declined`] without an answer.
pub async fn decide(
    app: &App,
    actor: &Actor,
    id: ReportId,
    outcome: ReportOutcome,
    answer: Option<&Text<1000>>,
) -> Result<ReaderReport> {
    let by = actor.account().ok_or_else(Error::not_a_person)?;
    if outcome == ReportOutcome::Declined && answer.is_none() {
        return Err(Error::invalid("/answer", FieldFault::Empty));
    }
    let mut work = Work::open(app, actor).await?;
    let report = store::publishing::report::lock(work.db(), id).await?.ok_or(Error::NotFound("report"))?;
    if report.is_decided {
        return Err(Error::conflict(Conflict::ReportDecided));
    }
    if outcome == ReportOutcome::Corrected && report.corrected_at.is_none_or(|at| at < report.received_at) {
        return Err(Error::conflict(Conflict::NotCorrectedYet));
    }

    let now = work.now();
    store::publishing::report::decide(work.db(), id, outcome, answer.map(|text| &**text), by, now).await?;
    let decided = Event::of_claim(Kind::ReportDecided, report.claim, report.article);
    work.record(decided.with(Change::set(Field::Outcome, outcome.name())));
    work.commit().await?;
    by_id(app, id).await
}

/// A report by id.
pub async fn by_id(app: &App, id: ReportId) -> Result<ReaderReport> {
    store::publishing::report::by_ids(&app.pool, &[id]).await?.pop().ok_or(Error::NotFound("report"))
}

/// Open reports, oldest first, or decided ones, newest decision first.
pub async fn page(app: &App, is_open: bool, after: Option<Position>, limit: Limit) -> Result<Page<ReaderReport>> {
    let ids = if is_open {
        store::publishing::report::open(&app.pool, after, limit.probe()).await?
    } else {
        store::publishing::report::decided(&app.pool, after, limit.probe()).await?
    };
    let reports = store::publishing::report::by_ids(&app.pool, &ids).await?;
    Ok(Page::cut(reports, limit, |report| (report.decided_at.unwrap_or(report.received_at), report.id)))
}

/// What the bearer of the link sees of their report.
pub async fn stage(app: &App, secret: &BearerSecret) -> Result<ReportStage> {
    store::publishing::report::stage(&app.pool, &secret.hash()).await?.ok_or(Error::NotFound("report"))
}

/// Reports of each year and how many led to a correction, newest year first.
pub async fn years(app: &App) -> Result<Vec<ReportYear>> {
    Ok(store::publishing::report::years(&app.pool).await?)
}

/// Deletes the words of reports a year after their decision. Returns their number.
pub async fn forget(app: &App) -> Result<u64> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let before = work.now() - KEPT;
    let forgotten = store::publishing::report::forget(work.db(), before).await?;
    work.commit().await?;
    Ok(forgotten)
}
