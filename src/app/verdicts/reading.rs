//! Second reviews: request, blind rating, agreement, adjudication.

use super::revision::{back_to_author, compare, newest_revision};
use crate::app::claims::claim_file::{ClaimFile, file};
use crate::app::claims::claim_lock::ClaimLock;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::claims::action::Action;
use crate::domain::claims::review::State;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::notification::Topic;
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::reading::{Reading, Upheld};
use crate::store;

/// Requests a blind second review. The verdict cannot be approved until the second review is finished or withdrawn.
pub async fn ask(app: &App, actor: &Actor, id: ClaimId, expected: i64, reader: AccountId) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::AskReading).await?;
    let by = lock.person()?;
    let person = store::people::account::person_for_work(lock.db(), reader)
        .await?
        .ok_or_else(|| Error::invalid("/reader", FieldFault::NotAnActiveAccount))?;
    if lock.review.concerned().contains(&reader) {
        return Err(Error::invalid("/reader", FieldFault::IsTheAuthor));
    }

    let (reading, now) = (lock.id(), lock.now());
    store::verdicts::reading::insert(lock.db(), reading, id, reader, by, now).await?;
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::ReadingAsked, id, lock.article).with(Change::set(Field::Reader, person.name));
    lock.record(event);
    lock.inform(reader, Topic::AskedToRead);
    lock.commit().await?;
    file(app, actor, id).await
}

/// Records the second reviewer's rating. The event does not contain the rating, so that the review stays blind until
/// both ratings are in.
pub async fn give(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    rating: &str,
    summary: &Text<1000>,
) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::GiveReading).await?;
    let reading = open_reading(&mut lock, id).await?;
    let rating = store::verdicts::rating::by_key(lock.db(), rating)
        .await?
        .filter(|rating| !rating.retired)
        .ok_or_else(|| Error::invalid("/rating", FieldFault::UnknownRating))?;

    let now = lock.now();
    store::verdicts::reading::set_given(lock.db(), reading.id, &rating.into(), summary, now).await?;
    if lock.review.state == State::Submitted {
        compare(&mut lock, id).await?;
    }
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::ReadingGiven, id, lock.article);
    lock.record(event);
    lock.commit().await?;
    file(app, actor, id).await
}

/// Records an editor's decision between two different ratings: the submitted verdict goes on to approval or back to
/// its author.
pub async fn adjudicate(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    upheld: Upheld,
    reason: &Text<5000>,
) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Adjudicate).await?;
    let by = lock.person()?;
    let reading = open_reading(&mut lock, id).await?;
    let revision = newest_revision(&mut lock, id).await?.ok_or(Error::NotFound("verdict"))?;

    let now = lock.now();
    store::verdicts::reading::set_adjudicated(lock.db(), reading.id, upheld, reason, by, now).await?;
    let what = match upheld {
        Upheld::First => {
            lock.keep_state().await?;
            "the verdict as submitted"
        }
        Upheld::Second => {
            back_to_author(&mut lock, id, revision, reason).await?;
            "the second reading"
        }
    };

    let event = Event::of_claim(Kind::VerdictAdjudicated, id, lock.article)
        .with(Change::set(Field::Upheld, what))
        .because(Some(reason));
    lock.record(event);
    lock.inform(reading.reader.id, Topic::Adjudicated);
    lock.commit().await?;
    file(app, actor, id).await
}

/// Withdraws the request for a second review.
pub async fn withdraw(app: &App, actor: &Actor, id: ClaimId, expected: i64) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::WithdrawReading).await?;
    let reading = open_reading(&mut lock, id).await?;

    let now = lock.now();
    store::verdicts::reading::withdraw(lock.db(), reading.id, now).await?;
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::ReadingWithdrawn, id, lock.article).with(Change::new(
        Field::Reader,
        Some(reading.reader.name),
        None::<String>,
    ));
    lock.record(event);
    lock.commit().await?;
    file(app, actor, id).await
}

async fn open_reading(lock: &mut ClaimLock, id: ClaimId) -> Result<Reading> {
    store::verdicts::reading::newest(lock.db(), id).await?.ok_or(Error::NotFound("second reading"))
}
