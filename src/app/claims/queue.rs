//! Review queue: take the next claim, change many claims in one request.

use super::claim_file::{ClaimFile, file};
use super::claim_lock::ClaimLock;
use super::review::{self, Planning};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::claims::action::Action;
use crate::domain::claims::claim::{Claim, Kind};
use crate::domain::claims::review::DismissalReason;
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::kernel::patch::Patch;
use crate::domain::kernel::text::Text;
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::kit::outage::is_lock_timeout;

/// Maximum number of claims in one bulk request.
pub const MOST: usize = 100;

/// Assigns the free claim with the highest priority to the caller. Concurrent callers get different claims.
///
/// # Errors
/// [`Error::NotFound`] when no free claim matches.
pub async fn next(app: &App, actor: &Actor, kinds: Option<&[Kind]>, topic: Option<&str>) -> Result<ClaimFile> {
    let mut work = Box::pin(Work::open(app, actor)).await?;
    let (claim, version) =
        store::claims::review::free(work.db(), kinds, topic, 1).await?.pop().ok_or(Error::NotFound("claim waiting"))?;
    let mut lock = ClaimLock::with(work, claim, version, Action::Assign).await?;
    let person = lock.person()?;
    review::hand_over(&mut lock, person).await?;
    lock.commit().await?;
    file(app, actor, claim).await
}

/// Action of a bulk request.
#[derive(Debug, Clone)]
pub enum Bulk {
    /// Assign the claims.
    Assign {
        /// The account that gets the claims; `None` for the caller.
        assignee: Option<AccountId>,
    },
    /// Return the claims to the queue.
    Release,
    /// Dismiss the claims.
    Dismiss {
        /// Reason for the dismissal.
        reason: DismissalReason,
        /// Optional explanation.
        note: Option<Text<1000>>,
    },
    /// Reopen the claims.
    Reopen,
    /// Add and remove topics.
    Topics {
        /// Topics to add.
        add: Vec<Text<60>>,
        /// Topics to remove; case does not matter.
        remove: Vec<Text<60>>,
    },
    /// Set or clear the due date.
    Due {
        /// The due date; `None` clears it.
        at: Option<chrono::DateTime<chrono::Utc>>,
    },
}

/// Applies the action to the current version of each claim. A refusal for one claim does not stop the others.
///
/// # Errors
/// [`Error::Invalid`] for an empty list or more than [`MOST`] claims, [`Error::Unavailable`] when the database is not
/// available for one of them.
pub async fn bulk(app: &App, actor: &Actor, claims: &[ClaimId], what: &Bulk) -> Result<Vec<(ClaimId, Result<Claim>)>> {
    if claims.is_empty() || claims.len() > MOST {
        return Err(Error::invalid("/ids", format!("must name 1 to {MOST} claims")));
    }
    let mut outcomes = Vec::with_capacity(claims.len());
    for claim in claims {
        let outcome = Box::pin(one(app, actor, *claim, what)).await;
        match outcome {
            Err(Error::Unavailable(error)) if !is_lock_timeout(&error) => return Err(Error::Unavailable(error)),
            outcome => outcomes.push((*claim, outcome)),
        }
    }
    Ok(outcomes)
}

async fn one(app: &App, actor: &Actor, id: ClaimId, what: &Bulk) -> Result<Claim> {
    let claim = store::claims::claim::by_id(&app.pool, id).await?.ok_or(Error::NotFound("claim"))?;
    let seen = claim.version;
    let file = match what {
        Bulk::Assign { assignee } => review::assign(app, actor, id, seen, *assignee).await,
        Bulk::Release => review::release(app, actor, id, seen).await,
        Bulk::Dismiss { reason, note } => review::dismiss(app, actor, id, seen, *reason, note.as_ref()).await,
        Bulk::Reopen => review::reopen(app, actor, id, seen).await,
        Bulk::Topics { add, remove } => {
            let planning = Planning { topics: Some(changed(&claim.topics, add, remove)?), ..Planning::default() };
            review::plan(app, actor, id, seen, planning).await
        }
        Bulk::Due { at } => {
            let planning = Planning { due_at: at.map_or(Patch::Clear, Patch::Set), ..Planning::default() };
            review::plan(app, actor, id, seen, planning).await
        }
    };
    Ok(file?.claim)
}

fn changed(before: &[String], add: &[Text<60>], remove: &[Text<60>]) -> Result<Vec<Text<60>>> {
    let gone = |topic: &str| remove.iter().any(|gone| gone.to_lowercase() == topic);
    let kept = before.iter().filter(|topic| !gone(topic));
    let kept = kept.map(|topic| Text::new(topic));
    kept.chain(add.iter().cloned().map(Ok)).collect::<Result<_, _>>().map_err(|detail| Error::invalid("/add", detail))
}
