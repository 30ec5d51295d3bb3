//! Review queue: take the next claim, change many claims in one request.

use super::claim_file::{ClaimFile, file};
use super::claim_lock::Desk;
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

/// Claims that one request may change.
pub const MOST: usize = 100;

/// Takes the most urgent claim that nobody works on. Two who ask at once get two claims.
///
/// # Errors
/// [`Error::NotFound`] when nothing is waiting.
pub async fn next(
    app: &App,
    actor: &Actor,
    kinds: Option<&[Kind]>,
    topic: Option<&str>,
) -> Result<ClaimFile> {
    let mut work = Box::pin(Work::open(app, actor)).await?;
    let (claim, version) = store::claims::review::free(work.db(), kinds, topic, 1)
        .await?
        .pop()
        .ok_or(Error::NotFound("claim waiting"))?;
    let mut desk = Desk::with(work, claim, version, Action::Assign).await?;
    let person = desk.person()?;
    review::hand_over(&mut desk, person).await?;
    desk.commit().await?;
    file(app, actor, claim).await
}

/// What to do with each of many claims.
#[derive(Debug, Clone)]
pub enum Bulk {
    /// Give them to somebody, by default to oneself.
    Assign {
        /// To whom.
        assignee: Option<AccountId>,
    },
    /// Give them back to the queue.
    Release,
    /// Decide that they will not be checked.
    Dismiss {
        /// Why.
        reason: DismissalReason,
        /// In words.
        note: Option<Text<1000>>,
    },
    /// Add topics and take topics out.
    Topics {
        /// These come.
        add: Vec<Text<60>>,
        /// These go.
        remove: Vec<Text<60>>,
    },
    /// Set or take out the due date.
    Due {
        /// By when; none takes it out.
        at: Option<chrono::DateTime<chrono::Utc>>,
    },
}

/// Does it to each claim as that stands now, one transaction each: what is refused for one stops no other.
///
/// # Errors
/// [`Error::Invalid`] for none, or too many.
pub async fn bulk(
    app: &App,
    actor: &Actor,
    claims: &[ClaimId],
    what: &Bulk,
) -> Result<Vec<(ClaimId, Result<Claim>)>> {
    if claims.is_empty() || claims.len() > MOST {
        return Err(Error::invalid(
            "/ids",
            format!("must name 1 to {MOST} claims"),
        ));
    }
    let mut outcomes = Vec::with_capacity(claims.len());
    for claim in claims {
        let outcome = Box::pin(one(app, actor, *claim, what)).await;
        outcomes.push((*claim, outcome));
    }
    Ok(outcomes)
}

async fn one(app: &App, actor: &Actor, id: ClaimId, what: &Bulk) -> Result<Claim> {
    let claim = store::claims::claim::by_id(&app.pool, id)
        .await?
        .ok_or(Error::NotFound("claim"))?;
    let seen = claim.version;
    let file = match what {
        Bulk::Assign { assignee } => review::assign(app, actor, id, seen, *assignee).await,
        Bulk::Release => review::release(app, actor, id, seen).await,
        Bulk::Dismiss { reason, note } => {
            review::dismiss(app, actor, id, seen, *reason, note.as_ref()).await
        }
        Bulk::Topics { add, remove } => {
            let planning = Planning {
                topics: Some(changed(&claim.topics, add, remove)?),
                ..Planning::default()
            };
            review::plan(app, actor, id, seen, planning).await
        }
        Bulk::Due { at } => {
            let planning = Planning {
                due_at: at.map_or(Patch::Clear, Patch::Set),
                ..Planning::default()
            };
            review::plan(app, actor, id, seen, planning).await
        }
    };
    Ok(file?.claim)
}

fn changed(before: &[String], add: &[Text<60>], remove: &[Text<60>]) -> Result<Vec<Text<60>>> {
    let gone = |topic: &str| remove.iter().any(|gone| gone.to_lowercase() == topic);
    let kept = before.iter().filter(|topic| !gone(topic));
    let kept = kept.map(|topic| Text::new(topic));
    kept.chain(add.iter().cloned().map(Ok))
        .collect::<Result<_, _>>()
        .map_err(|detail| Error::invalid("/add", detail))
}
