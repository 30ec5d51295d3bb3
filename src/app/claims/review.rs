//! Claim review: assign, plan, release, dismiss, reopen.

use chrono::{DateTime, Utc};

use super::claim_file::{ClaimFile, file};
use super::claim_lock::ClaimLock;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::claims::action::Action;
use crate::domain::claims::review::{DismissalReason, LEASE, State};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::kernel::patch::Patch;
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::notification::Topic;
use crate::domain::people::actor::Actor;
use crate::domain::people::permission::Permission;
use crate::store;

/// Assigns the claim for the length of a lease; `assignee` is by default the caller.
pub async fn assign(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    assignee: Option<AccountId>,
) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Assign).await?;
    let assignee = match assignee {
        Some(assignee) => assignee,
        None => lock.person()?,
    };
    hand_over(&mut lock, assignee).await?;
    lock.commit().await?;
    file(app, actor, id).await
}

/// Assigns the locked claim to `assignee` for the length of a lease and notifies the former and the new holder.
pub(crate) async fn hand_over(lock: &mut ClaimLock, assignee: AccountId) -> Result<()> {
    let person = store::people::account::person_for_work(lock.db(), assignee)
        .await?
        .ok_or_else(|| Error::invalid("/assignee", FieldFault::NotAnActiveAccount))?;
    if lock.review.public && !person.role.permissions().contains(&Permission::Publish) {
        return Err(Error::invalid("/assignee", FieldFault::NotAnEditor));
    }

    let until = lock.now() + LEASE;
    lock.transition(Some((person.id, until))).await?;

    let before = lock.review.holder.as_ref().map(|(holder, _)| holder.name.clone());
    let event = Event::of_claim(Kind::ClaimAssigned, lock.claim, lock.article).with(Change::new(
        Field::Assignee,
        before,
        Some(person.name),
    ));
    lock.record(event);
    let former = lock.review.holder.as_ref().map(|(holder, _)| holder.id);
    if let Some(former) = former.filter(|former| *former != person.id) {
        lock.inform(former, Topic::TakenOver);
    }
    lock.inform(person.id, Topic::Assigned);
    Ok(())
}

/// Changes to the planning of a claim.
#[derive(Debug, Default)]
pub struct Planning {
    /// Due date.
    pub due_at: Patch<DateTime<Utc>>,
    /// All topics of the claim; `None` leaves them unchanged.
    pub topics: Option<Vec<Text<60>>>,
    /// Whether the claim is pinned to the top of the queue; `None` leaves the pin unchanged. Needs the editor role.
    pub pinned: Option<bool>,
}

/// Maximum number of topics of a claim.
const MOST_TOPICS: usize = 20;

/// Sets the due date, the topics and the pin of a claim.
pub async fn plan(app: &App, actor: &Actor, id: ClaimId, expected: i64, planning: Planning) -> Result<ClaimFile> {
    let action = if planning.pinned.is_some() { Action::Pin } else { Action::Plan };
    let mut lock = ClaimLock::open(app, actor, id, expected, action).await?;
    let before = store::claims::claim::by_id(lock.db(), id).await?.ok_or(Error::NotFound("claim"))?;
    let pin = store::claims::review::pin(lock.db(), id).await?;

    let mut due_at = before.due_at;
    planning.due_at.over(&mut due_at);
    let topics = match planning.topics {
        Some(topics) => tidy(&topics)?,
        None => before.topics.clone(),
    };
    let pin = match planning.pinned {
        Some(true) if pin.is_none() => Some((lock.person()?, lock.now())),
        Some(false) => None,
        Some(true) | None => pin,
    };

    store::claims::review::set_plan(lock.db(), id, due_at, &topics, pin).await?;
    lock.keep_state().await?;

    let day = |at: Option<DateTime<Utc>>| at.map(|at| at.to_rfc3339());
    let list = |topics: &[String]| Some(topics.join(", ")).filter(|list| !list.is_empty());
    let flag = |pinned: bool| pinned.then_some("yes");
    let changes = [
        Change::new(Field::DueAt, day(before.due_at), day(due_at)),
        Change::new(Field::Topics, list(&before.topics), list(&topics)),
        Change::new(Field::Pinned, flag(before.pinned), flag(pin.is_some())),
    ];
    let changes = changes.into_iter().filter(|change| change.from != change.to);
    let event = Event::of_claim(Kind::ClaimPlanned, id, lock.article).with_all(changes.collect());
    lock.record(event);
    lock.commit().await?;
    file(app, actor, id).await
}

/// Topics in lower case, sorted, without duplicates.
fn tidy(topics: &[Text<60>]) -> Result<Vec<String>> {
    let mut topics: Vec<String> = topics.iter().map(|topic| topic.to_lowercase()).collect();
    topics.sort();
    topics.dedup();
    if topics.len() > MOST_TOPICS {
        return Err(Error::invalid("/topics", FieldFault::TooMany { max: 20 }));
    }
    Ok(topics)
}

/// Returns the claim to the queue and ends its lease.
pub async fn release(app: &App, actor: &Actor, id: ClaimId, expected: i64) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Release).await?;
    let_go(&mut lock).await?;
    lock.commit().await?;
    file(app, actor, id).await
}

/// Returns the locked claim to the queue and ends its lease.
pub(crate) async fn let_go(lock: &mut ClaimLock) -> Result<()> {
    lock.transition(None).await?;

    let before = lock.review.holder.as_ref().map(|(holder, _)| holder.name.clone());
    let change = Change::new(Field::Assignee, before, None::<String>);
    let event = Event::of_claim(Kind::ClaimReleased, lock.claim, lock.article).with(change);
    lock.record(event);
    Ok(())
}

/// Dismisses the claim. The reason and the machine text are stored: they improve the analyser.
///
/// # Errors
/// [`Error::Invalid`] for a reason that only the rules of a subscription have.
pub async fn dismiss(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    reason: DismissalReason,
    note: Option<&Text<1000>>,
) -> Result<ClaimFile> {
    if reason.is_of_a_rule() {
        return Err(Error::invalid("/reason", FieldFault::ReasonOfRules));
    }
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Dismiss).await?;
    let by = lock.person()?;

    let now = lock.now();
    let note = note.map(|note| &**note);
    store::claims::review::set_dismissed(lock.db(), id, reason, note, by, now).await?;

    let event = Event::of_claim(Kind::ClaimDismissed, id, lock.article)
        .with(Change::new(Field::State, Some(lock.review.state.words()), Some(State::Dismissed.words())))
        .with(Change::set(Field::Reason, reason.words()))
        .because(note);
    lock.record(event);
    lock.commit().await?;
    file(app, actor, id).await
}

/// Returns a dismissed claim to the queue.
pub async fn reopen(app: &App, actor: &Actor, id: ClaimId, expected: i64) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Reopen).await?;

    lock.transition(None).await?;

    let event = Event::of_claim(Kind::ClaimReopened, id, lock.article).with(Change::new(
        Field::State,
        Some(State::Dismissed.words()),
        Some(State::Unassigned.words()),
    ));
    lock.record(event);
    lock.commit().await?;
    file(app, actor, id).await
}
