//! Hubs of feeds: subscribe, verify, hear of new entries.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::hub::{Announced, FeedHub, LEASE, SECRET, is_signed, lease_end};
use crate::domain::kernel::id::SubscriptionId;
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::net::hub::subscribe;
use crate::store;

/// Bytes of the unguessable part of a callback.
const CALLBACK: usize = 24;

/// Follows the hub that a feed names, after a look: subscribes to a new hub, renews what ends soon, and leaves a hub that the feed
/// does not name. Returns the subscription at the hub as it was before.
pub(super) async fn follow(
    app: &App,
    work: &mut Work,
    id: SubscriptionId,
    announced: Option<&Announced>,
) -> Result<Option<FeedHub>> {
    if !app.hears_hubs {
        return Ok(None);
    }
    let known = store::articles::hub::of(&mut *work.db(), id).await?.map(|(hub, _)| hub);
    let now = work.now();
    match (announced, &known) {
        (None, Some(_)) => store::articles::hub::end(work.db(), id).await?,
        (None, None) => {}
        (Some(announced), Some(hub)) if hub.is_at(announced) => renew(work, id, hub).await?,
        (Some(announced), _) => {
            let callback = BASE64URL_NOPAD.encode(&app.random.bytes::<CALLBACK>());
            let secret = app.seal.seal(&app.random, &owner(id), &app.random.bytes::<SECRET>());
            let secret = secret.map_err(|error| Error::Unexpected(error.into()))?;
            store::articles::hub::begin(work.db(), id, announced, &callback, &secret, now).await?;
            work.later(Job::AskHub { subscription: id });
        }
    }
    Ok(known.filter(|hub| announced.is_some_and(|announced| hub.is_at(announced))))
}

/// The same after a look that found the feed unchanged.
pub(super) async fn keep(app: &App, work: &mut Work, id: SubscriptionId) -> Result<Option<FeedHub>> {
    if !app.hears_hubs {
        return Ok(None);
    }
    let known = store::articles::hub::of(&mut *work.db(), id).await?.map(|(hub, _)| hub);
    if let Some(hub) = &known {
        renew(work, id, hub).await?;
    }
    Ok(known)
}

async fn renew(work: &mut Work, id: SubscriptionId, hub: &FeedHub) -> Result<()> {
    let now = work.now();
    if hub.is_due(now) {
        store::articles::hub::set_asked(work.db(), id, now).await?;
        work.later(Job::AskHub { subscription: id });
    }
    Ok(())
}

/// Asks the hub of a feed to tell of new entries. A hub that does not take the request is asked again in a day, and the feed is
/// looked at as before.
pub async fn ask(app: &App, id: SubscriptionId) -> Result<()> {
    let Some((hub, sealed)) = store::articles::hub::of(&app.pool, id).await? else {
        return Ok(());
    };
    let secret = open(app, id, &sealed)?;
    let callback = app.publisher().at(&format!("/hub/{}", hub.callback));
    let lease = LEASE.num_seconds().to_string();
    let fields = [
        ("hub.mode", "subscribe"),
        ("hub.topic", &hub.topic),
        ("hub.callback", &callback),
        ("hub.lease_seconds", &lease),
        ("hub.secret", &secret),
    ];
    if let Err(problem) = subscribe(&app.guarded, &hub.hub, &fields).await {
        tracing::info!(subscription = %id, hub = hub.hub, problem, "a hub does not take a subscription");
    }
    Ok(())
}

/// What a hub asks the callback (WebSub, 5.3).
#[derive(Debug)]
pub enum Question<'a> {
    /// Whether the subscription was wanted, for this many seconds.
    Subscribe {
        /// The feed.
        topic: &'a str,
        /// Seconds of the lease.
        lease: Option<i64>,
    },
    /// Nothing: the hub refuses the subscription.
    Denied,
}

/// Answers the question of a hub.
///
/// # Errors
/// [`Error::NotFound`] if the newsroom does not want what the hub asks.
pub async fn verify(app: &App, callback: &str, question: Question<'_>) -> Result<()> {
    let id = by_callback(app, callback).await?;
    let (hub, _) = store::articles::hub::of(&app.pool, id).await?.ok_or(Error::NotFound("subscription"))?;
    let mut work = Work::open(app, &Actor::system()).await?;
    let until = match question {
        Question::Subscribe { topic, lease } if topic == hub.topic => Some(lease_end(lease, work.now())),
        Question::Subscribe { .. } => return Err(Error::NotFound("subscription")),
        Question::Denied => None,
    };
    store::articles::hub::set_lease(work.db(), id, until).await?;
    work.commit().await
}

/// The subscription whose hub has this callback.
///
/// # Errors
/// [`Error::NotFound`] without an active one; [`Error::Throttled`] if too much comes.
pub async fn by_callback(app: &App, callback: &str) -> Result<SubscriptionId> {
    let known =
        if callback.contains('\0') { None } else { store::articles::hub::by_callback(&app.pool, callback).await? };
    let id = known.ok_or(Error::NotFound("subscription"))?;
    app.hub_messages.take(id)?;
    Ok(id)
}

/// Takes a message of a hub: if its signature is right, the feed is looked at now. What the message says of the feed is not taken
/// from it, so that every article comes from the feed itself.
pub async fn hear(app: &App, id: SubscriptionId, signature: Option<&str>, body: &[u8]) -> Result<()> {
    let Some((_, sealed)) = store::articles::hub::of(&app.pool, id).await? else {
        return Ok(());
    };
    if !is_signed(open(app, id, &sealed)?.as_bytes(), signature, body) {
        tracing::info!(subscription = %id, "a message of a hub has a wrong signature");
        return Ok(());
    }
    let mut work = Work::open(app, &Actor::system()).await?;
    let now = work.now();
    store::articles::hub::set_told(work.db(), id, now).await?;
    work.later(Job::Poll { subscription: id });
    work.commit().await
}

/// The secret as the hub knows it.
fn open(app: &App, id: SubscriptionId, sealed: &[u8]) -> Result<String> {
    let opened = app.seal.open(&owner(id), sealed);
    let secret = opened.ok_or_else(|| Error::Unexpected("the secret of a hub was sealed with another key".into()))?;
    Ok(HEXLOWER.encode(&secret))
}

fn owner(id: SubscriptionId) -> String {
    format!("hub:{id}")
}
