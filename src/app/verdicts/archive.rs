//! Copies of sources at an archive service: ask for, look at, record.

use claim_matching::Shingles;
use url::Url;

use crate::app::articles::fetching::Failure;
use crate::app::articles::snapshot::take;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::snapshot::Kept;
use crate::domain::kernel::id::EvidenceId;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::archive::ArchiveState;
use crate::domain::verdicts::sources::excerpt::{ExcerptCheck, Found, check};
use crate::net::page_client::Page;
use crate::store;
use crate::store::verdicts::evidence_snapshot::{Look, Texts};

/// Share of the newsroom's own text that the archived page must have: archives add banners.
const SAME: f64 = 0.8;

/// Asks the archive service, if the newsroom has one, for a copy of a source whose snapshot was kept.
pub(crate) async fn begin(app: &App, work: &mut Work, evidence: EvidenceId, number: i32) -> Result<()> {
    if app.archive.is_some() {
        store::verdicts::evidence_snapshot::set_archive(work.db(), evidence, number, ArchiveState::Waiting, None, None)
            .await?;
        work.later(Job::Archive { evidence, number });
    }
    Ok(())
}

/// Asks the service to save the source, and looks at the page to which it leads. No database connection is held meanwhile.
///
/// # Errors
/// When another attempt may succeed: the job is tried again.
pub async fn run(app: &App, id: EvidenceId, number: i32) -> Result<()> {
    let look = store::verdicts::evidence_snapshot::by_number(&app.pool, id, number).await?;
    let look = look.ok_or(Error::NotFound("snapshot"))?;
    let own = store::verdicts::evidence_snapshot::texts(&app.pool, id, &look.url, number.saturating_add(1)).await?;
    let address = app.archive.as_ref().and_then(|archive| archive.address_for(&look.url));
    let (Some(own), Some(address)) = (own, address) else {
        return finish(app, id, number, &look, ArchiveState::Failed, None).await;
    };
    let copy = match app.pages.fetch(&address).await {
        Ok(page) => place(&page).filter(|copy| *copy != address),
        Err(fault) => return miss(app, id, number, &look, Failure::of(fault)?).await,
    };
    let Some(copy) = copy else {
        return finish(app, id, number, &look, ArchiveState::Failed, None).await;
    };
    let state = match take(app, copy.as_str()).await? {
        Ok(kept) if is_copy(&own, &kept, look.excerpt.as_deref()) => ArchiveState::Verified,
        Ok(_) => ArchiveState::Different,
        Err(failure) => return miss(app, id, number, &look, failure).await,
    };
    finish(app, id, number, &look, state, Some(&copy)).await
}

/// Records that the service was given up after the last attempt.
pub(crate) async fn give_up(app: &App, id: EvidenceId, number: i32) -> Result<()> {
    let look = store::verdicts::evidence_snapshot::by_number(&app.pool, id, number).await?;
    let look = look.ok_or(Error::NotFound("snapshot"))?;
    finish(app, id, number, &look, ArchiveState::Failed, None).await
}

/// Where the copy is: services lead to it by a redirect, or name it in `Content-Location`.
fn place(page: &Page) -> Option<Url> {
    let headers = &page.exchanges.last()?.response;
    let named = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-location"));
    let named = named.and_then(|(_, value)| page.url.join(&String::from_utf8_lossy(value)).ok());
    Some(named.unwrap_or_else(|| page.url.clone()))
}

/// Whether an archived page has the text of the newsroom's own copy, and the excerpt as well as that has it.
fn is_copy(own: &Texts, archived: &Kept, excerpt: Option<&str>) -> bool {
    // An excerpt that stands there word for word must not be nearly there in the archive: the figure may be another.
    let how = |check: Option<ExcerptCheck>| match check.map(|check| check.found) {
        Some(Found::Exact) => 2,
        Some(Found::Near) => 1,
        Some(Found::Absent) | None => 0,
    };
    let quotes = excerpt.is_none_or(|excerpt| how(check(excerpt, archived.texts())) >= how(check(excerpt, own.all())));
    let is_same = |own: &str, archived: &str| {
        archived.contains(own) || Shingles::new(own).containment(&Shingles::new(archived)) >= SAME
    };
    quotes && own.all().any(|own| archived.texts().any(|archived| is_same(own, archived)))
}

async fn miss(app: &App, id: EvidenceId, number: i32, look: &Look, failure: Failure) -> Result<()> {
    if failure.problem.passes() {
        let problem = failure.problem.code();
        return Err(Error::Unexpected(format!("the archive service cannot be reached now: {problem}").into()));
    }
    finish(app, id, number, look, ArchiveState::Failed, None).await
}

async fn finish(
    app: &App,
    id: EvidenceId,
    number: i32,
    look: &Look,
    state: ArchiveState,
    copy: Option<&Url>,
) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let (now, copy) = (work.now(), copy.map(Url::as_str));
    store::verdicts::evidence_snapshot::set_archive(work.db(), id, number, state, copy, Some(now)).await?;
    if state == ArchiveState::Verified {
        let event = Event::of_claim(Kind::EvidenceArchived, look.claim, look.article);
        let event = event.with(Change::set(Field::Source, &look.url));
        work.record(event.with(Change::set(Field::Snapshot, copy.unwrap_or_default())));
    }
    work.commit().await
}
