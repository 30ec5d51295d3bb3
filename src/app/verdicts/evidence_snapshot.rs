//! Snapshots of evidence: begin, look again, take, compare, download.

use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;

use super::archive;
use crate::app::articles::fetching::Failure;
use crate::app::articles::snapshot::take;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::fetch::{FetchProblem, FetchState};
use crate::domain::articles::snapshot::{Attempt, Kept};
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::EvidenceId;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::evidence::Evidence;
use crate::domain::verdicts::sources::excerpt::check;
use crate::store;
use crate::store::verdicts::evidence_snapshot::Look;

/// Begins a snapshot of the source at `url`, unless one of that address waits or runs. Returns whether it began one.
pub(crate) async fn begin(work: &mut Work, evidence: EvidenceId, url: &str) -> Result<bool> {
    let newest = store::verdicts::evidence_snapshot::lock_newest(work.db(), evidence).await?;
    let number = match newest {
        Some((_, FetchState::Waiting | FetchState::Running, known)) if known == url => return Ok(false),
        Some((number, _, _)) => number + 1,
        None => 1,
    };
    let (id, now) = (work.id(), work.now());
    store::articles::snapshot::insert(work.db(), id, url, now).await?;
    store::verdicts::evidence_snapshot::insert(work.db(), evidence, number, id).await?;
    work.later(Job::Snapshot { evidence, number });
    Ok(true)
}

/// Looks at a source again. Returns the evidence, whose snapshot waits.
pub async fn again(app: &App, actor: &Actor, id: EvidenceId) -> Result<Evidence> {
    let claim = store::verdicts::evidence::owner(&app.pool, id).await?.ok_or(Error::NotFound("evidence"))?;
    let mut work = Work::open(app, actor).await?;
    let found = store::verdicts::evidence::of_claim(work.db(), claim).await?.into_iter().find(|one| one.id == id);
    let evidence = found.ok_or(Error::NotFound("evidence"))?;
    if evidence.withdrawn.is_some() {
        return Err(Error::conflict(Conflict::EvidenceWithdrawn));
    }
    let url = evidence.url.ok_or_else(|| Error::conflict(Conflict::EvidenceWithoutAddress))?;
    if begin(&mut work, id, &url).await? {
        let article = store::claims::claim::by_id(work.db(), claim).await?.ok_or(Error::NotFound("claim"))?.article.id;
        let event = Event::of_claim(Kind::EvidenceSnapshotAsked, claim, article);
        work.record(event.with(Change::set(Field::Source, &url)));
        work.commit().await?;
    }
    let found = store::verdicts::evidence::of_claim(&app.pool, claim).await?.into_iter().find(|one| one.id == id);
    found.ok_or(Error::NotFound("evidence"))
}

/// WARC file of a snapshot, with the time at which the snapshot was taken.
pub async fn download(app: &App, id: EvidenceId, number: i32) -> Result<(Vec<u8>, DateTime<Utc>)> {
    let found = store::verdicts::evidence_snapshot::warc(&app.pool, id, number).await?;
    found.ok_or(Error::NotFound("snapshot"))
}

/// Takes a snapshot. No database connection is held meanwhile.
///
/// # Errors
/// When another attempt may succeed: the job is tried again.
pub async fn run(app: &App, id: EvidenceId, number: i32) -> Result<()> {
    let look = store::verdicts::evidence_snapshot::by_number(&app.pool, id, number)
        .await?
        .ok_or(Error::NotFound("snapshot"))?;
    if look.is_kept {
        return Ok(());
    }
    store::articles::snapshot::set(&app.pool, look.id, &attempt(FetchState::Running, None, None)).await?;
    match take(app, &look.url).await? {
        Ok(kept) => keep(app, id, number, &look, kept).await,
        Err(Failure { problem, status, wait, .. }) if problem.passes() => {
            let waiting = attempt(FetchState::Waiting, Some(problem), status.map(i32::from));
            store::articles::snapshot::set(&app.pool, look.id, &waiting).await?;
            let failure = || Error::Unexpected(format!("the source cannot be fetched now: {}", problem.code()).into());
            Err(wait.map_or_else(failure, |wait| Error::Later { wait }))
        }
        Err(Failure { problem, status, .. }) => fail(app, &look, problem, status.map(i32::from)).await,
    }
}

/// Records that a source was given up after the last attempt.
pub(crate) async fn give_up(app: &App, id: EvidenceId, number: i32) -> Result<()> {
    let look = store::verdicts::evidence_snapshot::by_number(&app.pool, id, number)
        .await?
        .ok_or(Error::NotFound("snapshot"))?;
    let last = store::articles::snapshot::last_failure(&app.pool, look.id).await?;
    let (problem, status) = last.unwrap_or_default();
    fail(app, &look, problem.unwrap_or(FetchProblem::Unreachable), status).await
}

/// Lets a failed snapshot wait for its job again.
pub(crate) async fn wait_again(work: &mut Work, id: EvidenceId, number: i32) -> Result<()> {
    if let Some(look) = store::verdicts::evidence_snapshot::by_number(work.db(), id, number).await? {
        store::articles::snapshot::set(work.db(), look.id, &attempt(FetchState::Waiting, None, None)).await?;
    }
    Ok(())
}

fn attempt(state: FetchState, problem: Option<FetchProblem>, status: Option<i32>) -> Attempt {
    Attempt { state, problem, status, finished_at: None }
}

async fn fail(app: &App, look: &Look, problem: FetchProblem, status: Option<i32>) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let failed = Attempt { finished_at: Some(work.now()), ..attempt(FetchState::Failed, Some(problem), status) };
    if !store::articles::snapshot::set(work.db(), look.id, &failed).await? {
        return Ok(());
    }
    work.record(event(Kind::EvidenceSnapshotFailed, look).with(Change::set(Field::Problem, problem.code())));
    work.commit().await
}

/// Keeps a snapshot, searches the excerpt in it and compares it with the one before.
async fn keep(app: &App, id: EvidenceId, number: i32, look: &Look, kept: Kept) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let now = work.now();
    if !store::articles::snapshot::keep(work.db(), look.id, &kept, now).await? {
        return Ok(());
    }
    let before = store::verdicts::evidence_snapshot::texts(&mut *work.db(), id, &look.url, number).await?;
    let mut texts = kept.texts();
    if let (Some(before), Some(text)) = (before, texts.next())
        && before.all().next() != Some(text)
    {
        store::verdicts::evidence_snapshot::set_changed(work.db(), id, number).await?;
    }
    search(&mut work, id, &look.url, look.excerpt.as_deref()).await?;
    if kept.problem().is_none() {
        archive::begin(app, &mut work, id, number).await?;
    }
    let event = match kept.problem() {
        None => event(Kind::EvidenceSnapshotTaken, look),
        Some(problem) => event(Kind::EvidenceSnapshotFailed, look).with(Change::set(Field::Problem, problem.code())),
    };
    work.record(event.with(Change::set(Field::Sha256, HEXLOWER.encode(&kept.sha256))));
    work.commit().await
}

fn event(kind: Kind, look: &Look) -> Event {
    Event::of_claim(kind, look.claim, look.article).with(Change::set(Field::Source, &look.url))
}

/// Searches the excerpt of evidence in its newest snapshot.
pub(crate) async fn search(work: &mut Work, id: EvidenceId, url: &str, excerpt: Option<&str>) -> Result<()> {
    let Some(texts) = store::verdicts::evidence_snapshot::texts(work.db(), id, url, i32::MAX).await? else {
        return Ok(());
    };
    let found = excerpt.and_then(|excerpt| check(excerpt, texts.all()));
    store::verdicts::evidence_snapshot::set_excerpt(work.db(), id, texts.number, found.as_ref()).await?;
    Ok(())
}
