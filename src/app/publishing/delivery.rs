//! Webhook delivery: fan-out, at-least-once sending with stable ids, delivery log.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::chat;
use super::endpoint::{by_id, has_failed_too_long, open, switch_off};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::newsroom::live;
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{DeliveryId, EndpointId};
use crate::domain::kernel::page::{Limit, Page, position};
use crate::domain::newsroom::event::{Change, Cursor, Event, Field, Kind, Placed, Recorded};
use crate::domain::people::actor::Actor;
use crate::domain::publishing::delivery::{Attempt, Delivery, State, Taken, wait_after};
use crate::domain::publishing::endpoint::{Listener, Shape, kinds};
use crate::formats::news::chat::message as message_to_chat;
use crate::net::webhook::{Outcome, post};
use crate::store;
use crate::store::kit::connection::Connection;
use crate::store::publishing::delivery::NewDelivery;

/// Maximum number of concurrent requests to one endpoint.
const MAX_PER_ENDPOINT: i64 = 2;
/// Lease of a delivery. After a lease expires, another worker may send the message. Longer than the request timeout.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// Pause after status 429, 502, 503 or 504 without `Retry-After`.
const PAUSE: TimeDelta = TimeDelta::minutes(1);
/// Maximum number of events per query.
const BATCH: i64 = 500;
/// Maximum number of messages per transaction.
const MESSAGES: i64 = 20_000;
/// Maximum number of events in one replay.
const MAX_REPLAYED: usize = 10_000;
/// Retention of delivered and failed messages.
const RETENTION: TimeDelta = TimeDelta::days(30);

/// Writes messages for the next batch of events, one for each endpoint that subscribes to the event. One process runs
/// this at a time, in the order of positions; messages and cursor commit together. Returns true if there may be more events.
pub async fn fan_out(app: &App) -> Result<bool> {
    live::place(app).await?;
    let mut work = Work::open(app, &Actor::system()).await?;
    let Some(cursor) = store::publishing::delivery::lock_outbox(work.db()).await? else {
        return Ok(false);
    };
    // Read before the endpoints: a new one hears what happened after it was added.
    let end = store::newsroom::event::end(work.db()).await?;
    let endpoints = store::publishing::delivery::listeners(work.db()).await?;
    if endpoints.is_empty() {
        // Nobody hears these events. Their position is saved once per full batch.
        if end.0 - cursor.0 >= BATCH {
            store::publishing::delivery::set_outbox(work.db(), end).await?;
            work.commit().await?;
        }
        return Ok(false);
    }
    // Limit the batch so that its messages for all endpoints fit into the statement timeout.
    let batch = (MESSAGES / i64::try_from(endpoints.len()).unwrap_or(1)).clamp(1, BATCH);
    let events = store::newsroom::event::after(work.db(), cursor, batch).await?;
    let Some(last) = events.last().map(|event| event.cursor) else {
        return Ok(false);
    };
    let is_full = events.len() >= usize::try_from(batch).unwrap_or(usize::MAX);

    let mut messages = Vec::new();
    for Placed { event, .. } in &events {
        messages.extend(messages_about(app, work.db(), event, &endpoints).await?);
    }

    let now = work.now();
    store::publishing::delivery::insert(work.db(), &messages, now).await?;
    store::publishing::delivery::set_outbox(work.db(), last).await?;
    work.commit().await?;
    Ok(is_full)
}

/// The messages about an event, one for each endpoint that hears of it.
async fn messages_about(
    app: &App,
    db: &mut Connection,
    event: &Recorded,
    endpoints: &[Listener],
) -> Result<Vec<NewDelivery>> {
    let hearing: Vec<&Listener> = endpoints.iter().filter(|endpoint| endpoint.hears(event.kind)).collect();
    let for_chats = hearing.iter().any(|endpoint| endpoint.shape.is_chat());
    let news = if for_chats { chat::news(app, db, event).await? } else { None };
    let payload = body(app, event).to_string();
    let text = |endpoint: &Listener| match endpoint.shape {
        Shape::Webhook => Some(payload.clone()),
        shape => {
            news.as_ref().and_then(|news| message_to_chat(shape, endpoint.language, news)).map(|json| json.to_string())
        }
    };
    Ok(hearing.into_iter().filter_map(|endpoint| Some(message(endpoint.id, event, text(endpoint)?))).collect())
}

/// The message about an event for an endpoint. Its id is a hash of both with the time of the event, so that a second
/// read of the log gives the same id.
fn message(endpoint: EndpointId, event: &Recorded, body: String) -> NewDelivery {
    let digest = Sha256::digest(format!("{endpoint}:{}", event.id));
    let mut chance = [0; 10];
    for (to, from) in chance.iter_mut().zip(digest) {
        *to = from;
    }
    let millis = u64::try_from(event.at.timestamp_millis()).unwrap_or_default();
    NewDelivery {
        id: DeliveryId(uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid()),
        endpoint,
        event: event.id,
        kind: event.kind.name().to_owned(),
        body,
    }
}

/// Body of a message: event type, time, ids and, for public verdicts, the URL. The body has no newsroom text, which
/// needs a permission to read.
fn body(app: &App, event: &Recorded) -> Value {
    let mut data = Map::new();
    data.insert("event_id".to_owned(), json!(event.id));
    data.insert("article_id".to_owned(), json!(event.article));
    data.insert("claim_id".to_owned(), json!(event.claim));
    if event.kind.is_of_verdict() {
        data.insert("revision".to_owned(), json!(event.revision()));
        if let Some(path) = event.public_path() {
            data.insert("url".to_owned(), json!(app.publisher().at(&path)));
        }
    }
    json!({"type": event.kind, "timestamp": event.at, "data": data})
}

/// Takes at most `most` due messages for the length of a lease.
pub async fn take(app: &App, most: usize) -> Result<Vec<Taken>> {
    let (now, most) = (app.clock.now(), i64::try_from(most).unwrap_or(i64::MAX));
    Ok(store::publishing::delivery::take(&app.pool, now, now + LEASE, MAX_PER_ENDPOINT, most).await?)
}

/// Sends a message and records the attempt.
pub async fn deliver(app: &App, taken: &Taken) -> Result<()> {
    let id = format!("msg_{}", taken.id);
    let outcome = match open(app, taken.endpoint, &taken.sealed) {
        Ok(secrets) => post(&app.guarded, app.clock.now(), &taken.url, &id, &taken.body, &secrets).await,
        Err(_) => Outcome {
            at: app.clock.now(),
            millis: 0,
            status: None,
            answer: None,
            failure: Some("the signing secret was encrypted with another key; create a new secret".to_owned()),
            retry_after: None,
        },
    };
    settle(app, taken, &outcome).await
}

async fn settle(app: &App, taken: &Taken, outcome: &Outcome) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let now = work.now();
    let [chance] = app.random.bytes::<1>();
    let wait = wait_after(taken.tries, chance).map(|wait| wait.max(outcome.retry_after.unwrap_or(wait)));
    let gone = outcome.status == Some(410);
    let state = match wait {
        _ if outcome.has_arrived() => State::Delivered,
        Some(_) if !gone => State::Waiting,
        _ => State::GivenUp,
    };
    let attempt = Attempt {
        number: taken.attempts,
        at: outcome.at,
        millis: outcome.millis,
        status: outcome.status.map(i32::from),
        answer: outcome.answer.clone(),
        failure: outcome.failure.clone(),
    };
    let due_at = now + wait.unwrap_or_default();
    if !store::publishing::delivery::settle(work.db(), taken, state, due_at, &attempt).await? {
        return Ok(());
    }
    if outcome.has_arrived() {
        store::publishing::endpoint::set_arrived(work.db(), taken.endpoint, &taken.url).await?;
        return work.commit().await;
    }

    let busy = matches!(outcome.status, Some(429 | 502 | 503 | 504));
    let pause = busy.then(|| now + outcome.retry_after.unwrap_or(PAUSE).max(TimeDelta::seconds(1)));
    let url = &taken.url;
    let failing = store::publishing::endpoint::set_failing(work.db(), taken.endpoint, url, now, pause).await?;
    // The URL has changed in the meantime: a failure of the old URL does not count.
    let Some(since) = failing else {
        return work.commit().await;
    };
    let because = if gone { Some("it answered 410 Gone".to_owned()) } else { has_failed_too_long(since, now, outcome) };
    if let Some(because) = because {
        switch_off(&mut work, taken.endpoint, &taken.shape.shown_url(&taken.url), &because).await?;
    }
    work.commit().await
}

/// A page of an endpoint's deliveries, newest first.
pub async fn page(
    app: &App,
    endpoint: EndpointId,
    state: Option<State>,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Page<Delivery>> {
    by_id(app, endpoint).await?;
    let before = cursor.map(position).transpose()?;
    let most = limit.probe();
    let found = store::publishing::delivery::page(&app.pool, endpoint, state, before, most).await?;
    Ok(Page::cut(found, limit, |delivery| delivery.id))
}

/// One delivery with the body of its message and all attempts.
pub async fn read(app: &App, endpoint: EndpointId, id: DeliveryId) -> Result<(Delivery, String, Vec<Attempt>)> {
    let (delivery, body) =
        store::publishing::delivery::by_id(&app.pool, endpoint, id).await?.ok_or(Error::NotFound("delivery"))?;
    let attempts = store::publishing::delivery::attempts(&app.pool, id).await?;
    Ok((delivery, body, attempts))
}

/// Queues a delivered or failed message again, under the same id.
pub async fn redeliver(app: &App, actor: &Actor, endpoint: EndpointId, id: DeliveryId) -> Result<()> {
    let (delivery, ..) = read(app, endpoint, id).await?;
    let mut work = Work::open(app, actor).await?;
    let now = work.now();
    if store::publishing::delivery::replay(work.db(), endpoint, Some(id), None, now).await? == 0 {
        return Err(Error::conflict(Conflict::DeliveryPending));
    }
    let event = Event::of_newsroom(Kind::DeliveriesReplayed);
    work.record(event.with(Change::set(Field::Message, delivery.id)));
    work.commit().await
}

/// Queues the messages of all subscribed events from `since` (inclusive) to `until` (exclusive): earlier messages
/// under the same ids, and messages that were never written because the endpoint was disabled. Returns their number.
pub async fn replay(
    app: &App,
    actor: &Actor,
    endpoint: EndpointId,
    since: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<u64> {
    let target = by_id(app, endpoint).await?;
    live::place(app).await?;
    let mut work = Work::open(app, actor).await?;
    let kinds = match target.kinds.as_slice() {
        [] => kinds(target.shape).into_iter().map(str::to_owned).collect(),
        kinds => kinds.to_vec(),
    };
    let listener = [Listener { id: endpoint, kinds: target.kinds, shape: target.shape, language: target.language }];
    let (mut cursor, mut messages) = (Cursor::default(), Vec::new());
    loop {
        let span = (since, until);
        let events = store::newsroom::event::between(work.db(), &kinds, span, cursor, BATCH).await?;
        let Some(last) = events.last() else { break };
        cursor = last.cursor;
        for Placed { event, .. } in &events {
            messages.extend(messages_about(app, work.db(), event, &listener).await?);
        }
        if messages.len() > MAX_REPLAYED {
            let max = MAX_REPLAYED;
            return Err(Error::invalid("/until", FieldFault::TooManyEvents { max }));
        }
    }

    let now = work.now();
    let ids: Vec<i64> = messages.iter().map(|message| message.event).collect();
    let again = store::publishing::delivery::replay(work.db(), endpoint, None, Some(&ids), now).await?;
    let first = store::publishing::delivery::insert(work.db(), &messages, now).await?;
    let event = Event::of_newsroom(Kind::DeliveriesReplayed)
        .with(Change::set(Field::Address, target.shape.shown_url(&target.url)))
        .with(Change::set(Field::Messages, again + first));
    work.record(event);
    work.commit().await?;
    Ok(again + first)
}

/// Deletes up to 10,000 messages that were delivered or failed more than 30 days ago. Returns their number.
pub async fn forget(app: &App) -> Result<u64> {
    let before = app.clock.now() - RETENTION;
    Ok(store::publishing::delivery::forget(&app.pool, before, 10_000).await?)
}
