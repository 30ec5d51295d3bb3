//! Hand-over of a person's work: list what they hold, pass it on in one transaction.

use super::claim_lock::ClaimLock;
use super::review;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::publishing::schedule;
use crate::app::work::Work;
use crate::domain::claims::action::Action;
use crate::domain::claims::claim::Claim;
use crate::domain::claims::review::State;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::notification::{About, Notice, Topic};
use crate::domain::people::account::Person;
use crate::domain::people::permission::Permission;
use crate::store;

/// What a person holds.
#[derive(Debug)]
pub struct Held {
    /// Claims in review, and public verdicts that the person corrects.
    pub claims: Vec<Claim>,
    /// Claims of which the person was asked for a second review that is not submitted yet.
    pub readings: Vec<Claim>,
    /// Claims whose approved verdict the person has scheduled for publication.
    pub scheduled: Vec<Claim>,
}

/// Lists what a person holds. Ratings are left out.
///
/// # Errors
/// [`Error::NotFound`] for an unknown account.
pub async fn held(app: &App, person: AccountId) -> Result<Held> {
    let mut db = app.pool.acquire().await?;
    if !store::people::account::exists(&mut *db, person).await? {
        return Err(Error::NotFound("account"));
    }
    let claims = store::claims::review::held_by(&mut *db, person).await?;
    let readings = store::verdicts::reading::blind(&mut *db, person).await?;
    let scheduled = store::publishing::schedule::scheduled_by(&mut *db, person).await?;
    let mut held = Held {
        claims: store::claims::claim::by_ids(&mut *db, &claims, false, None).await?,
        readings: store::claims::claim::by_ids(&mut *db, &readings, false, None).await?,
        scheduled: store::claims::claim::by_ids(&mut *db, &scheduled, false, None).await?,
    };
    // An admin may be the blind second reviewer of one of them.
    for claim in held.claims.iter_mut().chain(&mut held.readings).chain(&mut held.scheduled) {
        claim.rating = None;
    }
    Ok(held)
}

/// Passes everything that `from` holds on to `to`, or else to the queue. Where `to` may not correct a public verdict or
/// may not be the second reviewer, the claim goes to the queue and the second review is withdrawn; where `to` may not
/// publish, a scheduled publication ends. The people concerned are notified.
///
/// # Errors
/// [`Error::Invalid`] if `to` is not an active account.
pub(crate) async fn pass_on(mut work: Work, from: AccountId, to: Option<AccountId>) -> Result<Work> {
    let to = match to {
        Some(to) => Some(
            store::people::account::person_for_work(work.db(), to)
                .await?
                .ok_or_else(|| Error::invalid("/hand_over_to", FieldFault::NotAnActiveAccount))?,
        ),
        None => None,
    };
    let claims = store::claims::review::held_by(work.db(), from).await?;
    let readings = store::verdicts::reading::blind(work.db(), from).await?;
    let scheduled = store::publishing::schedule::scheduled_by(work.db(), from).await?;
    // In the order of their ids, so that two hand-overs do not block each other.
    let mut all: Vec<ClaimId> = claims.iter().chain(&readings).chain(&scheduled).copied().collect();
    all.sort_unstable();
    all.dedup();
    for claim in all {
        if claims.contains(&claim) {
            work = Box::pin(pass_claim(work, claim, to.as_ref())).await?;
        }
        if readings.contains(&claim) {
            pass_reading(&mut work, claim, from, to.as_ref()).await?;
        }
        if scheduled.contains(&claim) {
            schedule::pass_on(&mut work, claim, from, to.as_ref()).await?;
        }
    }
    Ok(work)
}

async fn pass_claim(mut work: Work, claim: ClaimId, to: Option<&Person>) -> Result<Work> {
    let review = store::claims::review::lock(work.db(), claim).await?.ok_or(Error::NotFound("claim"))?.review;
    let to = to.filter(|to| !review.public || to.role.permissions().contains(&Permission::Publish));
    let action = if to.is_some() { Action::Assign } else { Action::Release };
    let mut lock = ClaimLock::with(work, claim, review.version, action).await?;
    match to {
        Some(to) => review::hand_over(&mut lock, to.id).await?,
        None => review::let_go(&mut lock).await?,
    }
    Ok(lock.into_work())
}

async fn pass_reading(work: &mut Work, claim: ClaimId, from: AccountId, to: Option<&Person>) -> Result<()> {
    let locked = store::claims::review::lock(work.db(), claim).await?.ok_or(Error::NotFound("claim"))?;
    let (review, article) = (locked.review, locked.article);
    let reading = store::verdicts::reading::newest(work.db(), claim).await?;
    let Some(reading) = reading.filter(|reading| reading.reader.id == from && reading.given_at.is_none()) else {
        return Ok(());
    };
    let now = work.now();
    store::verdicts::reading::withdraw(work.db(), reading.id, now).await?;
    store::claims::review::raise_versions(work.db(), &[claim], now).await?;
    let change = Change::new(Field::Reader, Some(reading.reader.name), None::<String>);
    work.record(Event::of_claim(Kind::ReadingWithdrawn, claim, article).with(change));

    let asks = matches!(review.state, State::InReview | State::Submitted);
    let notice = |account, topic| Notice::new(account, topic, About::Claim(claim));
    let to = to.filter(|to| asks && !review.concerned().contains(&to.id));
    if let (Some(to), Some(by)) = (to, work.actor().account()) {
        let id = work.id();
        store::verdicts::reading::insert(work.db(), id, claim, to.id, by, now).await?;
        work.record(Event::of_claim(Kind::ReadingAsked, claim, article).with(Change::set(Field::Reader, &to.name)));
        work.tell(notice(to.id, Topic::AskedToRead));
    } else {
        let mut people = review.concerned();
        people.push(reading.asked_by.id);
        people.sort_unstable();
        people.dedup();
        for person in people.into_iter().filter(|person| *person != from) {
            work.tell(notice(person, Topic::ReadingWithdrawn));
        }
    }
    Ok(())
}
