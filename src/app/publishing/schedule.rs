//! Schedules: publish later, take back, embargo; the publication when its time has come.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::publication::go_out;
use crate::app::claims::claim_file::{ClaimFile, file};
use crate::app::claims::claim_lock::ClaimLock;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::verdicts::revision::newest_revision;
use crate::app::work::Work;
use crate::domain::claims::action::Action;
use crate::domain::claims::review::Review;
use crate::domain::claims::rules::Refusal;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId};
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::notification::{About, Notice, Topic};
use crate::domain::people::account::{Person, PersonRef, Role};
use crate::domain::people::actor::Actor;
use crate::domain::people::permission::Permission;
use crate::domain::publishing::schedule::{EndReason, LONGEST_HOLD};
use crate::store;
use crate::store::publishing::schedule::{NewSchedule, Planned};

/// Number of failed attempts after which a schedule ends.
const ATTEMPTS: i32 = 5;
/// Maximum number of schedules that one look takes.
const BATCH: i64 = 50;

/// When a verdict goes out, and before which time nobody can publish it.
#[derive(Debug, Default, Clone, Copy)]
pub struct Plan {
    /// Time of the publication.
    pub publish_at: Option<DateTime<Utc>>,
    /// Publication now, after these seconds in which it can be taken back.
    pub hold_seconds: Option<i64>,
    /// Time before which nobody can publish.
    pub embargo_until: Option<DateTime<Utc>>,
}

impl Plan {
    /// Whether nothing is planned: the verdict is published at once.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.publish_at.is_none() && self.hold_seconds.is_none() && self.embargo_until.is_none()
    }

    /// The time of the publication, given the time of the database.
    fn moment(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
        match (self.publish_at, self.hold_seconds) {
            (Some(_), Some(_)) => Err(Error::invalid("/hold_seconds", FieldFault::NotWithTime)),
            (None, Some(seconds)) if !(1..=LONGEST_HOLD).contains(&seconds) => {
                Err(Error::invalid("/hold_seconds", FieldFault::OutOfRange { min: 1, max: LONGEST_HOLD }))
            }
            (None, Some(seconds)) => Ok(Some(now + TimeDelta::seconds(seconds))),
            (Some(at), None) if at <= now => Err(Error::invalid("/publish_at", FieldFault::NotInFuture)),
            (at, None) => Ok(at),
        }
    }
}

/// Schedules the publication of the approved revision, sets an embargo, or both. The rules of a publication apply now and
/// again when its time has come.
///
/// # Errors
/// [`Error::Invalid`] for a time in the past, for a publication before the end of an embargo, and for an embargo that ends
/// before the present one: that is lifted with a reason.
pub async fn schedule(app: &App, actor: &Actor, id: ClaimId, expected: i64, plan: Plan) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Schedule).await?;
    let by = lock.person()?;
    let revision = newest_revision(&mut lock, id).await?.ok_or(Error::NotFound("verdict"))?;
    let clock = store::publishing::schedule::now(lock.db()).await?;
    let (publish_at, now) = (plan.moment(clock)?, lock.now());

    let before = lock.review.embargo;
    if plan.embargo_until.is_some_and(|until| until <= clock) {
        return Err(Error::invalid("/embargo_until", FieldFault::NotInFuture));
    }
    if plan.embargo_until.zip(before).is_some_and(|(until, before)| until < before) {
        return Err(Error::invalid("/embargo_until", FieldFault::EndsBeforeEmbargo));
    }
    // Without a time of its own the request leaves the schedule as it is.
    let running = store::publishing::schedule::running(lock.db(), id).await?;
    let goes_out = publish_at.or(running.as_ref().map(|running| running.publish_at));
    let embargo = plan.embargo_until.or(before);
    if let Some((_, until)) = goes_out.zip(embargo).filter(|(at, until)| at < until) {
        return Err(match (plan.publish_at, plan.embargo_until) {
            (Some(_), _) => Error::invalid("/publish_at", FieldFault::BeforeEmbargo),
            (None, Some(_)) => Error::invalid("/embargo_until", FieldFault::AfterPublication),
            (None, None) => Error::refused(Refusal::UnderEmbargo { until }, lock.review.possible(actor, now)),
        });
    }

    let mut event = Event::of_claim(Kind::EmbargoSet, id, lock.article);
    if let Some(at) = publish_at {
        let at_that_time = Review { embargo: None, ..lock.review.clone() };
        at_that_time
            .check(Action::Publish, actor, now)
            .map_err(|refusal| Error::refused(refusal, lock.review.possible(actor, now)))?;
        let (number, is_hold) = (revision.number, plan.hold_seconds.is_some());
        let author = lock.review.author.ok_or(Error::NotFound("verdict"))?;
        let new = NewSchedule { claim: id, number, author, publish_at: at, is_hold, by };
        store::publishing::schedule::put(lock.db(), &new, now).await?;
        let from = running.map(|running| moment(running.publish_at));
        event = Event::of_claim(Kind::PublicationScheduled, id, lock.article)
            .with(Change::set(Field::Revision, number))
            .with(Change::new(Field::PublishAt, from, Some(moment(at))));
    }
    if let Some(until) = plan.embargo_until {
        store::publishing::schedule::set_embargo(lock.db(), id, until, by, now).await?;
        event = event.with(Change::new(Field::EmbargoUntil, before.map(moment), Some(moment(until))));
    }
    lock.keep_state().await?;
    lock.record(event);
    lock.commit().await?;
    file(app, actor, id).await
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}

/// Takes a scheduled publication back: the verdict stays approved. An embargo stays.
pub async fn take_back(app: &App, actor: &Actor, id: ClaimId, expected: i64) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::TakeBack).await?;
    let planned = store::publishing::schedule::remove(lock.db(), id).await?.ok_or(Error::NotFound("schedule"))?;
    lock.keep_state().await?;

    let change = Change::new(Field::PublishAt, Some(moment(planned.publish_at)), None::<String>);
    let event = Event::of_claim(Kind::PublicationTakenBack, id, lock.article)
        .with(Change::set(Field::Revision, planned.number))
        .with(change);
    lock.record(event);
    lock.inform(planned.by, Topic::TakenBack);
    lock.commit().await?;
    file(app, actor, id).await
}

/// Lifts the embargo of a claim early. Nothing is published by that.
pub async fn lift_embargo(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    reason: &Text<1000>,
) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::LiftEmbargo).await?;
    let until = store::publishing::schedule::remove_embargo(lock.db(), id, true).await?;
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::EmbargoLifted, id, lock.article)
        .with(Change::new(Field::EmbargoUntil, until.map(moment), None::<String>))
        .because(Some(reason));
    lock.record(event);
    lock.commit().await?;
    file(app, actor, id).await
}

/// The claims whose publication is due, and the time until the next one after them.
pub async fn due(app: &App) -> Result<(Vec<ClaimId>, Option<Duration>)> {
    let next = store::publishing::schedule::next(&app.pool, BATCH).await?;
    let (due, later): (Vec<_>, Vec<_>) = next.into_iter().partition(|(_, wait)| *wait <= TimeDelta::zero());
    let wait = later.first().and_then(|(_, wait)| wait.to_std().ok());
    Ok((due.into_iter().map(|(claim, _)| claim).collect(), wait))
}

/// Publishes the scheduled verdict of a claim as the person who scheduled it, if it is still due. If the rules refuse, the
/// schedule ends with the reason and the people concerned are told. The schedule, the claim and the publication change in
/// one transaction: of several servers one publishes, and a server that dies in between leaves all as it was.
pub async fn publish_due(app: &App, claim: ClaimId) -> Result<()> {
    let Some(planned) = store::publishing::schedule::due(&app.pool, claim).await? else {
        return Ok(());
    };
    let Some(person) = store::people::account::person_for_work(&app.pool, planned.by).await? else {
        return end(app, claim, EndReason::NotPermitted).await;
    };
    let actor = Actor::person(PersonRef { id: person.id, name: person.name.clone() }, person.role, None);
    let mut work = Work::open(app, &actor).await?;
    let review = store::claims::review::lock(work.db(), claim).await?.ok_or(Error::NotFound("claim"))?.review;
    // What was read before the lock may have changed.
    let Some(planned) = store::publishing::schedule::due(work.db(), claim).await? else {
        return Ok(());
    };
    let now = store::people::account::person_for_work(work.db(), planned.by).await?;
    if now.is_none_or(|now| (now.id, now.role) != (person.id, person.role)) {
        return Err(Error::Busy);
    }
    let refusal = review.check(Action::Publish, &actor, work.now()).err();
    if let Some(reason) = refusal.as_ref().map(EndReason::from).or(planned.became_stale.then_some(EndReason::Stale)) {
        drop(work);
        return end(app, claim, reason).await;
    }
    let mut lock = ClaimLock::with(work, claim, review.version, Action::Publish).await?;
    let revision = newest_revision(&mut lock, claim).await?.ok_or(Error::NotFound("verdict"))?;
    if revision.number != planned.number {
        drop(lock);
        return end(app, claim, EndReason::Replaced).await;
    }
    Box::pin(go_out(app, &mut lock, revision, Some(planned.publish_at))).await?;
    lock.commit().await
}

/// Counts an attempt that failed through no rule. After several, the schedule ends and the people concerned are told.
pub async fn count_failure(app: &App, claim: ClaimId) -> Result<()> {
    if store::publishing::schedule::count_failure(&app.pool, claim).await? < ATTEMPTS {
        return Ok(());
    }
    end(app, claim, EndReason::Failed).await
}

/// Ends a due schedule without a publication.
async fn end(app: &App, claim: ClaimId, reason: EndReason) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let article = store::claims::review::lock(work.db(), claim).await?.ok_or(Error::NotFound("claim"))?.article;
    let Some(planned) = store::publishing::schedule::due(work.db(), claim).await? else {
        return Ok(());
    };
    stop(&mut work, (claim, article), &planned, reason).await?;
    work.commit().await
}

/// Ends a running schedule and tells who scheduled it; if that person has left or may no longer publish, all who may.
async fn stop(
    work: &mut Work,
    (claim, article): (ClaimId, ArticleId),
    planned: &Planned,
    reason: EndReason,
) -> Result<()> {
    let now = work.now();
    store::publishing::schedule::end(work.db(), claim, reason, now).await?;
    store::claims::review::raise_versions(work.db(), &[claim], now).await?;
    let event = Event::of_claim(Kind::PublicationRefused, claim, article)
        .with(Change::set(Field::Revision, planned.number))
        .with(Change::set(Field::PublishAt, moment(planned.publish_at)))
        .with(Change::set(Field::Because, reason.code()));
    work.record(event);
    let person = store::people::account::person_for_work(work.db(), planned.by).await?;
    let people = if let Some(person) = person.filter(may_publish) {
        vec![person.id]
    } else {
        let mut people = store::people::account::active_in(work.db(), Role::Editor).await?;
        people.extend(store::people::account::active_in(work.db(), Role::Admin).await?);
        people
    };
    for account in people {
        work.tell(not_published(account, claim, reason));
    }
    Ok(())
}

/// Passes the scheduled publication of a claim on from a person who has left to `to`, under whose name it then goes out.
/// If the rules do not let `to` publish it, or nobody takes over, the schedule ends and all who may publish are told.
pub(crate) async fn pass_on(work: &mut Work, claim: ClaimId, from: AccountId, to: Option<&Person>) -> Result<()> {
    let locked = store::claims::review::lock(work.db(), claim).await?.ok_or(Error::NotFound("claim"))?;
    let (review, article) = (locked.review, locked.article);
    let running = store::publishing::schedule::running(work.db(), claim).await?;
    let Some(planned) = running.filter(|planned| planned.by == from) else {
        return Ok(());
    };
    let now = work.now();
    let at_that_time = Review { embargo: None, ..review };
    let may = |to: &&Person| {
        let actor = Actor::person(PersonRef { id: to.id, name: to.name.clone() }, to.role, None);
        at_that_time.check(Action::Publish, &actor, now).is_ok()
    };
    let Some(to) = to.filter(may) else {
        return stop(work, (claim, article), &planned, EndReason::NotPermitted).await;
    };
    store::publishing::schedule::set_person(work.db(), claim, to.id, now).await?;
    store::claims::review::raise_versions(work.db(), &[claim], now).await?;
    let event = Event::of_claim(Kind::PublicationScheduled, claim, article)
        .with(Change::set(Field::Revision, planned.number))
        .with(Change::set(Field::PublishAt, moment(planned.publish_at)))
        .with(Change::set(Field::Assignee, &to.name));
    work.record(event);
    work.tell(Notice::new(to.id, Topic::ScheduleHandedOver, About::Claim(claim)));
    Ok(())
}

fn may_publish(person: &Person) -> bool {
    person.role.permissions().contains(&Permission::Publish)
}

fn not_published(account: AccountId, claim: ClaimId, reason: EndReason) -> Notice {
    Notice { reason: Some(reason), ..Notice::new(account, Topic::NotPublished, About::Claim(claim)) }
}

/// Ends the schedule of a claim whose verdict goes back to its author: returns the change for the event, and tells who
/// scheduled the publication.
pub(crate) async fn cancel(lock: &mut ClaimLock) -> Result<Option<Change>> {
    let claim = lock.claim;
    let planned = store::publishing::schedule::remove(lock.db(), claim).await?;
    let Some(planned) = planned.filter(|planned| planned.is_running) else {
        return Ok(None);
    };
    lock.tell(not_published(planned.by, claim, EndReason::Replaced));
    Ok(Some(Change::new(Field::PublishAt, Some(moment(planned.publish_at)), None::<String>)))
}
