//! Following: the index of claims reads all claims once, and then what the event log tells.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::Position;
use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::kernel::id::ClaimId;
use crate::domain::newsroom::event::Kind;
use crate::store;
use crate::store::kit::pool::Pool;

/// Claims that are read and added at once.
const BATCH: i64 = 2_000;

/// Brings the index up to date: reads all claims the first time, then what has changed. The connection is the one of the indexes:
/// no search waits until somebody else gets a connection of their share.
///
/// # Errors
/// [`Error::Busy`](crate::app::error::Error::Busy) if the index is still being read after three seconds.
pub async fn catch_up(app: &App) -> Result<()> {
    app.claim_index
        .position
        .join(async |position| {
            let pool = app.pool.for_indexes();
            match position {
                Some(position) => follow(app, &pool, position).await.map(Some),
                None => read_all(app, &pool).await.map(Some),
            }
        })
        .await?;
    Ok(())
}

async fn read_all(app: &App, pool: &Pool) -> Result<Position> {
    let events = store::newsroom::event::end(pool).await?;
    let seen = store::newsroom::event::newest(pool).await?;
    let vectors = store::claims::vector::last(pool).await?;
    let position = Position { events, vectors, seen };
    let mut last = ClaimId(Uuid::nil());
    loop {
        let page = store::claims::vector::page(pool, last, app.analyser.matching_model(), BATCH).await?;
        let Some(newest) = page.last() else {
            return Ok(position);
        };
        last = newest.id;
        app.claim_index.put(page, Vec::new()).await?;
    }
}

/// Follows the log in its lasting order, where an event comes a moment after its commit, and looks ahead at what is committed
/// already, so that a person finds what they have just written.
async fn follow(app: &App, pool: &Pool, mut position: Position) -> Result<Position> {
    let model = app.analyser.matching_model();
    loop {
        let Position { events, seen, vectors } = position;
        let since = store::claims::vector::since(pool, (events, seen, vectors), model.is_some()).await?;
        let is_all = since.is_all;
        position = Position { events: since.events, seen: since.seen, vectors: since.vectors };
        let changed = since.told.into_iter().filter(|(kind, _)| changes_the_index(*kind)).map(|(_, claim)| claim);
        let mut ids: BTreeSet<ClaimId> = changed.chain(since.made).collect();
        if !since.articles.is_empty() {
            ids.extend(store::claims::vector::told_of(pool, &since.articles).await?);
        }
        if !ids.is_empty() {
            let asked: Vec<ClaimId> = ids.iter().copied().collect();
            let found = store::claims::vector::some(pool, &asked, model).await?;
            for there in &found {
                ids.remove(&there.id);
            }
            app.claim_index.put(found, ids.into_iter().collect()).await?;
        }
        if is_all {
            return Ok(position);
        }
    }
}

/// Whether the words of a claim may have changed, or which searches find it. True of a kind that nobody thought of: to read a claim once
/// more does no harm.
fn changes_the_index(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::ClaimAssigned
            | Kind::ClaimReleased
            | Kind::ClaimPlanned
            | Kind::ClaimStale
            | Kind::ClaimConfirmed
            | Kind::MatchDecided
            | Kind::OccurrenceDecided
            | Kind::OccurrencesMerged
            | Kind::CommentAdded
            | Kind::CommentEdited
            | Kind::CommentDeleted
            | Kind::CommentResolved
            | Kind::CommentReopened
            | Kind::EvidenceAdded
            | Kind::EvidenceRevised
            | Kind::EvidenceWithdrawn
            | Kind::EvidenceSnapshotAsked
            | Kind::EvidenceSnapshotTaken
            | Kind::EvidenceSnapshotFailed
            | Kind::EvidenceArchived
            | Kind::ReplyAsked
            | Kind::ReplyRecorded
            | Kind::ReadingAsked
            | Kind::ReadingGiven
            | Kind::ReadingWithdrawn
            | Kind::VerdictDrafted
            | Kind::VerdictReused
            | Kind::VerdictSubmitted
            | Kind::VerdictWithdrawn
            | Kind::VerdictAdjudicated
            | Kind::VerdictApproved
            | Kind::VerdictReturned
            | Kind::CorrectionSubmitted
            | Kind::VerdictCorrected
    )
}
