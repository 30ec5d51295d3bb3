//! Right of reply: requests to the people concerned and their answers.

use chrono::{DateTime, Utc};

use crate::app::claims::claim_lock::ClaimLock;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::claims::action::Action;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{ClaimId, ReplyId};
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::reply::Reply;
use crate::store;

/// Input for a right-of-reply request.
#[derive(Debug)]
pub struct ReplyRequest {
    /// Person or body that was asked.
    pub asked: Text<200>,
    /// Channel of the request, such as e-mail or telephone.
    pub channel: Text<100>,
    /// The question.
    pub question: Option<Text<5000>>,
    /// Time of the request; default: now. Must not be in the future.
    pub asked_at: Option<DateTime<Utc>>,
    /// Deadline for the answer. Must be after the request.
    pub deadline: Option<DateTime<Utc>>,
}

/// Records a request. Returns the entry and the claim's new version.
pub async fn ask(
    app: &App,
    actor: &Actor,
    claim: ClaimId,
    expected: i64,
    asking: ReplyRequest,
) -> Result<(Reply, i64)> {
    let mut lock = ClaimLock::open(app, actor, claim, expected, Action::AddEvidence).await?;
    let by = lock.person()?;
    let now = lock.now();

    let asked_at = asking.asked_at.unwrap_or(now);
    if asked_at > now {
        return Err(Error::invalid("/asked_at", FieldFault::InFuture));
    }
    if asking.deadline.is_some_and(|deadline| deadline <= asked_at) {
        return Err(Error::invalid("/deadline", FieldFault::NotAfterRequest));
    }

    let reply = Reply {
        id: lock.id(),
        claim_id: claim,
        asked: asking.asked.into_string(),
        channel: asking.channel.into_string(),
        question: asking.question.map(Text::into_string),
        asked_at,
        deadline: asking.deadline,
        answer: None,
        answered_at: None,
        by: lock.actor().who().cloned().ok_or_else(Error::not_a_person)?,
    };
    store::verdicts::reply::insert(lock.db(), &reply, by, now).await?;
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::ReplyAsked, claim, lock.article)
        .with(Change::set(Field::Asked, &reply.asked))
        .with(Change::set(Field::Channel, &reply.channel));
    lock.record(event);
    lock.commit().await?;
    Ok((read(app, claim, reply.id).await?, expected + 1))
}

/// Records the answer. The history keeps an earlier answer. Returns the entry and the claim's new version.
pub async fn record(
    app: &App,
    actor: &Actor,
    id: ReplyId,
    expected: impl FnOnce(ClaimId) -> i64,
    answer: &Text<20_000>,
    answered_at: Option<DateTime<Utc>>,
) -> Result<(Reply, i64)> {
    let claim = store::verdicts::reply::owner(&app.pool, id).await?.ok_or(Error::NotFound("right-of-reply entry"))?;
    let expected = expected(claim);
    let mut lock = ClaimLock::open(app, actor, claim, expected, Action::AddEvidence).await?;
    let before = find(store::verdicts::reply::of_claim(lock.db(), claim).await?, id)?;

    let now = lock.now();
    let answered_at = answered_at.unwrap_or(now);
    if answered_at > now || answered_at < before.asked_at {
        return Err(Error::invalid("/answered_at", FieldFault::NotBetweenRequestAndNow));
    }

    store::verdicts::reply::set_answer(lock.db(), id, answer, answered_at).await?;
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::ReplyRecorded, claim, lock.article).with(Change::new(
        Field::Answer,
        before.answer,
        Some(&**answer),
    ));
    lock.record(event);
    lock.commit().await?;
    Ok((read(app, claim, id).await?, expected + 1))
}

async fn read(app: &App, claim: ClaimId, id: ReplyId) -> Result<Reply> {
    find(store::verdicts::reply::of_claim(&app.pool, claim).await?, id)
}

fn find(all: Vec<Reply>, id: ReplyId) -> Result<Reply> {
    all.into_iter().find(|reply| reply.id == id).ok_or(Error::NotFound("right-of-reply entry"))
}
