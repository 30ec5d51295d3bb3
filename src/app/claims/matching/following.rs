//! Following: the index of claims reads all claims once, and then what the event log tells.

use std::collections::BTreeSet;
use std::time::Duration;

use super::index::Position;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::newsroom::live;
use crate::domain::kernel::id::ClaimId;
use crate::domain::newsroom::event::Kind;
use crate::store;

/// Claims that are read and added at once.
const BATCH: i64 = 2_000;

/// How long a request waits for the index to be complete.
const PATIENCE: Duration = Duration::from_secs(3);

/// Brings the index up to date: reads all claims the first time, then what has changed.
///
/// # Errors
/// [`Error::Busy`] if the index is still being read after three seconds.
pub async fn catch_up(app: &App) -> Result<()> {
    let Ok(mut position) = tokio::time::timeout(PATIENCE, app.claim_index.position.lock()).await else {
        return Err(Error::Busy);
    };
    let reached = match *position {
        Some(position) => follow(app, position).await?,
        None => read_all(app).await?,
    };
    *position = Some(reached);
    Ok(())
}

async fn read_all(app: &App) -> Result<Position> {
    let events = live::end(app).await?;
    let seen = store::newsroom::event::newest(&app.pool).await?;
    let vectors = store::claims::vector::last(&app.pool).await?;
    let position = Position { events, vectors, seen };
    let mut last = None;
    loop {
        let page = store::claims::vector::page(&app.pool, last, app.analyser.matching_model(), BATCH).await?;
        let Some(newest) = page.last() else {
            return Ok(position);
        };
        last = Some(newest.id);
        app.claim_index.put(page).await?;
    }
}

/// Follows the log in its lasting order, where an event comes a moment after its commit, and looks ahead at what is committed
/// already, so that a person finds what they have just written.
async fn follow(app: &App, mut position: Position) -> Result<Position> {
    loop {
        let lasting = live::after(app, position.events).await?;
        let ahead = store::newsroom::event::of_claims_since(&app.pool, position.seen, BATCH).await?;
        let made = store::claims::vector::made_after(&app.pool, position.vectors, BATCH).await?;
        if lasting.is_empty() && ahead.is_empty() && made.is_empty() {
            return Ok(position);
        }
        let events = lasting.iter().map(|placed| (placed.event.kind, placed.event.claim));
        let events = events.chain(ahead.iter().map(|(_, kind, claim)| (*kind, *claim)));
        let changed = events.filter(|(kind, _)| changes_the_index(*kind)).filter_map(|(_, claim)| claim);
        let ids: BTreeSet<ClaimId> = changed.chain(made.iter().map(|(_, id)| *id)).collect();
        if !ids.is_empty() {
            let ids: Vec<ClaimId> = ids.into_iter().collect();
            let found = store::claims::vector::some(&app.pool, &ids, app.analyser.matching_model()).await?;
            app.claim_index.put(found).await?;
        }
        position.events = lasting.last().map_or(position.events, |event| event.cursor);
        position.seen = ahead.last().map_or(position.seen, |(id, ..)| *id);
        position.vectors = made.last().map_or(position.vectors, |(seq, _)| *seq);
    }
}

/// Whether the words of a claim, or whether it can be found, may have changed.
fn changes_the_index(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ClaimExtracted
            | Kind::ClaimReadAgain
            | Kind::ClaimAdded
            | Kind::ClaimReworded
            | Kind::ClaimDismissed
            | Kind::ClaimReopened
            | Kind::ClaimMerged
            | Kind::ClaimMergedAway
            | Kind::ClaimUnmerged
            | Kind::ClaimSplit
            | Kind::Unknown
    )
}
