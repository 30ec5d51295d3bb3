//! `/live`: newsroom events as Server-Sent Events, each once and in order.

use std::collections::VecDeque;
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header::{CACHE_CONTROL, HeaderName};
use actix_web::web::{Bytes, Data};
use actix_web::{Error, HttpRequest, HttpResponse, get};
use chrono::{DateTime, Utc};
use futures_util::{Stream, stream};
use serde::Serialize;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};
use tokio_util::sync::CancellationToken;
use utoipa::ToSchema;

use crate::app::claims::presence;
use crate::app::context::App;
use crate::app::newsroom::live;
use crate::app::people::session;
use crate::domain::claims::presence::Gathering;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::kernel::secret::BearerSecret;
use crate::domain::newsroom::event::{self, Cursor, Placed};
use crate::domain::people::account::PersonRef;
use crate::http::kit::access;
use crate::http::kit::cookies;
use crate::http::kit::extract::caller::AtDesk;
use crate::http::kit::problem::Problem;

/// Interval of heartbeats. A write is the only way for actix to notice a closed connection, and each heartbeat checks
/// the session: a caller who has signed out receives nothing after five seconds.
const HEARTBEAT: Duration = Duration::from_secs(4);

/// An event of the newsroom, as the stream sends the event.
#[derive(Debug, Serialize, ToSchema)]
pub struct LiveChange {
    /// Kind of the event, for example `verdict.submitted`.
    kind: event::Kind,
    /// Claim that changed, if any.
    claim_id: Option<ClaimId>,
    /// Article that changed, if any.
    article_id: Option<ArticleId>,
    /// Time of the event.
    #[schema(example = "2026-03-03T11:40:00Z")]
    at: DateTime<Utc>,
    /// Person who acted; null for Claimdesk.
    actor: Option<PersonRef>,
}

struct Watch {
    app: Data<App>,
    secret: Option<BearerSecret>,
    events: Receiver<Arc<Placed>>,
    gathered: Receiver<Arc<Gathering>>,
    /// Frames to send first: events since `Last-Event-ID`.
    waiting: VecDeque<String>,
    seen: Cursor,
    heartbeat: Interval,
    shutdown: CancellationToken,
    over: bool,
}

/// Watch newsroom events as a stream.
///
/// `event: change` carries one change. `event: reset` says that the client missed too many events and must reload its
/// data. `Last-Event-ID` resumes an interrupted stream. `event: presence` lists the people who have a claim open (a
/// Gathering): at the start for every such claim, then after each arrival and departure.
#[utoipa::path(
    tag = "live",
    responses((status = 200, description = "Stream of events", body = LiveChange, content_type = "text/event-stream"))
)]
#[get("/live")]
pub async fn watch_live(
    app: Data<App>,
    shutdown: Data<CancellationToken>,
    _desk: AtDesk<access::WatchLive>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    // Subscribe before reading past events, so that no event is lost in between.
    let (happened, gathered) = (app.events.subscribe(), app.gathered.subscribe());
    let last = request.headers().get("last-event-id").and_then(|id| id.to_str().ok());
    let end = live::end(&app).await?;
    let (mut waiting, seen) = match last {
        None => (VecDeque::new(), end),
        Some(last) => match missed(&app, last).await? {
            None => (VecDeque::from([reset(end)]), end),
            Some((last, missed)) => {
                let seen = missed.last().map_or(last, |placed| placed.cursor);
                (missed.iter().map(frame).collect(), seen)
            }
        },
    };
    waiting.extend(presence::everywhere(&app).iter().map(gathering));
    let secret = cookies::value(&request, &app.publisher().public_url, cookies::Name::Session)
        .and_then(|secret| BearerSecret::parse(&secret));
    let mut heartbeat = interval_at(Instant::now() + HEARTBEAT, HEARTBEAT);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let stream = Watch {
        heartbeat,
        app,
        secret,
        events: happened,
        gathered,
        waiting,
        seen,
        shutdown: shutdown.get_ref().clone(),
        over: false,
    };
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((HeaderName::from_static("x-accel-buffering"), "no"))
        .streaming(events(stream)))
}

/// The cursor that a client sends back, and the events after it; `None` if the stream cannot go on from there. Earlier
/// versions sent `<transaction>-<event>`.
async fn missed(app: &App, id: &str) -> Result<Option<(Cursor, Vec<Placed>)>, Problem> {
    let last = match id.split_once('-') {
        None => id.parse().ok().map(Cursor),
        Some((_, event)) => match event.parse() {
            Ok(event) => live::cursor_of(app, event).await?,
            Err(_) => None,
        },
    };
    let Some(last) = last else { return Ok(None) };
    Ok(live::missed(app, last).await?.map(|missed| (last, missed)))
}

fn events(watch: Watch) -> impl Stream<Item = Result<Bytes, Error>> {
    let greeting = stream::iter([Ok(Bytes::from_static(b"retry: 2000\n: connected\n\n"))]);
    let rest = stream::unfold(watch, |mut watch| async move {
        let chunk = watch.next().await?;
        Some((Ok(Bytes::from(chunk)), watch))
    });
    futures_util::StreamExt::chain(greeting, rest)
}

impl Watch {
    /// Next piece of the stream, or `None` at its end.
    async fn next(&mut self) -> Option<String> {
        if self.over {
            return None;
        }
        if let Some(frame) = self.waiting.pop_front() {
            return Some(frame);
        }
        loop {
            tokio::select! {
                // Fixed order, with the heartbeat on its own timer: heartbeats arrive under any load, and a caller who
                // has signed
                // out receives no further events.
                biased;
                () = self.shutdown.cancelled() => {
                    self.over = true;
                    return Some("retry: 1000\n: shutting down\n\n".to_owned());
                }
                _ = self.heartbeat.tick() => {
                    if !self.still_signed_in().await {
                        return None;
                    }
                    return Some(": still here\n\n".to_owned());
                }
                event = self.events.recv() => match event {
                    // Already sent for `Last-Event-ID`.
                    Ok(event) if event.cursor <= self.seen => {}
                    Ok(event) => {
                        self.seen = event.cursor;
                        return Some(frame(&event));
                    }
                    Err(RecvError::Lagged(_)) => return Some(reset(self.seen)),
                    Err(RecvError::Closed) => return None,
                },
                gathered = self.gathered.recv() => match gathered {
                    Ok(gathered) => return Some(gathering(&gathered)),
                    // A lost presence event is harmless: the next change at the claim sends the list again.
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return None,
                },
            }
        }
    }

    async fn still_signed_in(&self) -> bool {
        match &self.secret {
            // A database failure does not count as signed out.
            Some(secret) => !matches!(session::stands(&self.app, secret).await, Ok(false)),
            None => false,
        }
    }
}

/// Frame that tells the client to reload its data; later events follow `cursor`.
fn reset(cursor: Cursor) -> String {
    format!("id: {}\nevent: reset\ndata: {{}}\n\n", cursor.0)
}

fn frame(Placed { cursor, event }: &Placed) -> String {
    let change = LiveChange {
        kind: event.kind,
        claim_id: event.claim,
        article_id: event.article,
        at: event.at,
        actor: event.actor.clone(),
    };
    let mut frame = String::new();
    let data = serde_json::to_string(&change).unwrap_or_default();
    let _ = write!(frame, "id: {}\nevent: change\ndata: {data}\n\n", cursor.0);
    frame
}

/// Frame with the people at a claim. The frame has no id, because missed presence events are not resent.
fn gathering(gathering: &Gathering) -> String {
    let data = serde_json::to_string(gathering).unwrap_or_default();
    format!("event: presence\ndata: {data}\n\n")
}
