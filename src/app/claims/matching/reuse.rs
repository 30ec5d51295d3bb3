//! Reuse of a verdict: the published answer to one claim becomes the draft of another that says the same.

use crate::app::claims::claim_file::{ClaimFile, file};
use crate::app::claims::claim_lock::ClaimLock;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::claims::action::Action;
use crate::domain::claims::matches::MatchState;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::ClaimId;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::evidence::Evidence;
use crate::domain::verdicts::media::DraftMedia;
use crate::domain::verdicts::verdict::DraftContent;
use crate::store;
use crate::store::verdicts::evidence::NewEvidence;

/// Whose verdict is reused.
#[derive(Debug, Clone, Copy)]
pub struct Reuse {
    /// The claim with the published verdict.
    pub from: ClaimId,
    /// A draft with other words may be lost.
    pub replaces_draft: bool,
}

/// Copies the published verdict about another claim into the draft of the claim, and its public sources, other than files, into the evidence.
/// The draft goes through the same gate as any other; what it says of a correction stays. A source that the claim has already is not copied
/// again.
///
/// # Errors
/// [`Error::Conflict`] if nobody has confirmed the match, if no verdict about the other claim is valid in public, or if there is a draft
/// with other words and the caller has not agreed to lose it.
pub async fn reuse(app: &App, actor: &Actor, id: ClaimId, expected: i64, reuse: Reuse) -> Result<ClaimFile> {
    let Reuse { from, replaces_draft } = reuse;
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::SaveDraft).await?;
    let (by, now) = (lock.person()?, lock.now());
    let decision = store::claims::matches::of_pair(lock.db(), [id, from]).await?;
    if decision.is_none_or(|decision| decision.state != MatchState::Confirmed) {
        return Err(Error::conflict(Conflict::MatchNotConfirmed));
    }
    let published = store::publishing::publication::of_claim(lock.db(), from).await?;
    let verdict = published
        .into_iter()
        .next_back()
        .filter(|verdict| verdict.standing() != Standing::Retracted)
        .ok_or_else(|| Error::conflict(Conflict::NothingToReuse))?;
    let former = store::verdicts::verdict::draft(lock.db(), id).await?;
    let ours = store::verdicts::evidence::of_claim(lock.db(), id).await?;
    let theirs = store::verdicts::evidence::of_claim(lock.db(), from).await?;

    let draft = DraftContent {
        rating: Some(verdict.rating.key),
        summary: verdict.summary,
        rationale: verdict.rationale,
        as_of: Some(verdict.as_of),
        recheck_at: verdict.recheck_at.filter(|day| *day > now.date_naive()),
        correction_class: former.as_ref().and_then(|former| former.correction_class),
        notice: former.as_ref().map(|former| former.notice.clone()).unwrap_or_default(),
        ticked: Vec::new(),
        media: verdict.media.map(DraftMedia::from),
    };
    if let Some(former) = former.filter(|former| !replaces_draft && former.loses_words(&draft)) {
        return Err(Error::conflict(Conflict::DraftExists { name: former.by.name }));
    }
    store::verdicts::verdict::put_draft(lock.db(), id, &draft, by, now).await?;
    copy_sources(&mut lock, &ours, theirs).await?;
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::VerdictReused, id, lock.article);
    lock.record(event.with(Change::set(Field::Statement, &verdict.statement)));
    lock.commit().await?;
    file(app, actor, id).await
}

/// Copies the public sources, other than files, that the claim does not have.
async fn copy_sources(lock: &mut ClaimLock, ours: &[Evidence], theirs: Vec<Evidence>) -> Result<()> {
    let (by, now) = (lock.person()?, lock.now());
    let last = ours.iter().map(|source| source.position).max().unwrap_or(0);
    let is_new =
        |theirs: &Evidence| !ours.iter().any(|ours| (&ours.url, &ours.offline) == (&theirs.url, &theirs.offline));
    let can_be_copied = |source: &Evidence| source.is_public() && source.file.is_none() && is_new(source);
    for (position, source) in (last + 1..).zip(theirs.into_iter().filter(can_be_copied)) {
        let new = NewEvidence {
            id: lock.id(),
            claim_id: lock.claim,
            url: source.url,
            has_file: false,
            offline: source.offline,
            publisher: source.publisher,
            title: source.title,
            published_at: source.published_at,
            accessed_at: source.accessed_at,
            stance: source.stance,
            excerpt: source.excerpt,
            note: None,
            visibility: source.visibility,
            origin: source.origin,
            origin_by_person: source.origin_by_person,
            position,
            snapshot_url: source.snapshot_url,
            created_by: by,
            created_at: now,
        };
        store::verdicts::evidence::insert(lock.db(), &new).await?;
    }
    Ok(())
}
