//! Webhook endpoints: create, change, verify, disable, remove.

use chrono::{DateTime, Utc};
use serde_json::json;
use url::Url;

use super::chat;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::newsroom::live;
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::EndpointId;
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::notification::{About, Notice, Topic};
use crate::domain::people::account::Role;
use crate::domain::people::actor::Actor;
use crate::domain::publishing::endpoint::{Endpoint, MOST, OVERLAP, Shape, SigningSecret, kinds};
use crate::formats::news::chat::message;
use crate::net::webhook::{Outcome, post};
use crate::store;
use crate::store::publishing::endpoint::{NewEndpoint, Target};

/// Input for an endpoint.
#[derive(Debug)]
pub struct EndpointInput {
    /// URL that receives the messages.
    pub url: Text<2000>,
    /// Purpose of the endpoint.
    pub description: Text<200>,
    /// Names of the subscribed events; empty for all of [`kinds`].
    pub kinds: Vec<String>,
    /// What the endpoint gets; `None`: as before, a webhook at first.
    pub shape: Option<Shape>,
    /// Language of the messages to a chat channel; `None`: as before, English at first.
    pub language: Option<DeskLanguage>,
}

/// All endpoints with their state.
pub async fn all(app: &App) -> Result<Vec<Endpoint>> {
    Ok(store::publishing::endpoint::all(&app.pool, None, app.clock.now()).await?)
}

/// One endpoint, or [`Error::NotFound`].
pub async fn by_id(app: &App, id: EndpointId) -> Result<Endpoint> {
    let found = store::publishing::endpoint::all(&app.pool, Some(id), app.clock.now()).await?;
    found.into_iter().next().ok_or(Error::NotFound("endpoint"))
}

/// Creates an endpoint and returns its secret, which is not shown again; a chat channel has none. The endpoint gets messages after
/// [`verify`].
pub async fn add(app: &App, actor: &Actor, input: EndpointInput) -> Result<(Endpoint, Option<SigningSecret>)> {
    let shape = input.shape.unwrap_or_default();
    check(app, &input, shape)?;
    let mut work = Work::open(app, actor).await?;
    if store::publishing::endpoint::count(work.db()).await? >= MOST {
        return Err(Error::invalid("", FieldFault::EndpointsFull { max: MOST }));
    }

    let id = work.id();
    let secret = (!shape.is_chat()).then(|| SigningSecret::random(&app.random));
    let sealed = secret.as_ref().map(|secret| seal(app, id, secret)).transpose()?;
    let new = NewEndpoint {
        id,
        url: &input.url,
        description: &input.description,
        kinds: &input.kinds,
        shape,
        language: input.language.unwrap_or_default(),
        secret: sealed.as_deref(),
        created_by: actor.account().ok_or_else(Error::not_a_person)?,
        created_at: work.now(),
    };
    store::publishing::endpoint::insert(work.db(), &new).await?;

    let event = Event::of_newsroom(Kind::EndpointAdded);
    work.record(event.with(Change::set(Field::Address, shape.shown_url(&input.url))));
    work.commit().await?;
    Ok((by_id(app, id).await?, secret))
}

/// Changes an endpoint, except its shape. A new URL must be verified again.
pub async fn change(app: &App, actor: &Actor, id: EndpointId, expected: i64, input: EndpointInput) -> Result<Endpoint> {
    let before = by_id(app, id).await?;
    let (shape, language) = (before.shape, input.language.unwrap_or(before.language));
    if input.shape.is_some_and(|other| other != shape) {
        return Err(Error::invalid("/shape", "cannot be changed; add another endpoint".to_owned()));
    }
    check(app, &input, shape)?;
    let mut work = Work::open(app, actor).await?;
    let (url, description) = (&*input.url, &*input.description);
    if !store::publishing::endpoint::update(work.db(), id, expected, url, description, &input.kinds, language).await? {
        let current = by_id(app, id).await?.version;
        return Err(Error::Stale { current });
    }

    let listed = |kinds: &[String]| Some(kinds.join(", ")).filter(|list| !list.is_empty());
    let changes = [
        Change::new(Field::Address, Some(shape.shown_url(&before.url)), Some(shape.shown_url(url))),
        Change::new(Field::Description, Some(&before.description), Some(description)),
        Change::new(Field::Kinds, listed(&before.kinds), listed(&input.kinds)),
        Change::new(Field::Language, Some(before.language.tag()), Some(language.tag())),
    ];
    let other = changes.into_iter().filter(|change| change.from != change.to);
    let event = Event::of_newsroom(Kind::EndpointChanged);
    work.record(event.with_all(other.collect()));
    work.commit().await?;
    by_id(app, id).await
}

/// Sends a verification message. If the endpoint answers with status 200 to 299, it becomes active.
///
/// # Errors
/// [`Error::Conflict`] with the outcome of the request, or when the endpoint was changed meanwhile.
pub async fn verify(app: &App, actor: &Actor, id: EndpointId) -> Result<Endpoint> {
    let now = app.clock.now();
    let Target { url, shape, language, sealed } =
        store::publishing::endpoint::target(&app.pool, id, now).await?.ok_or(Error::NotFound("endpoint"))?;
    let body = message(shape, language, &chat::test(app)).unwrap_or_else(|| {
        json!({
            "type": "endpoint.verification", "timestamp": now,
            "data": {"endpoint_id": id, "publisher": app.publisher().name},
        })
    });
    let number = format!("msg_{}", app.random.id::<uuid::Uuid>(now));
    let outcome = post(&app.guarded, now, &url, &number, &body.to_string(), &open(app, id, &sealed)?).await;
    if !outcome.has_arrived() {
        return Err(Error::conflict(Conflict::EndpointNotVerified { outcome: outcome.in_words() }));
    }

    live::place(app).await?;
    let mut work = Work::open(app, actor).await?;
    // Events from a time without active endpoints are not sent later.
    store::publishing::delivery::skip_ahead(work.db()).await?;
    if !store::publishing::endpoint::activate(work.db(), id, &url).await? {
        return Err(Error::conflict(Conflict::EndpointChanged));
    }
    let event = Event::of_newsroom(Kind::EndpointVerified);
    work.record(event.with(Change::set(Field::Address, shape.shown_url(&url))));
    work.commit().await?;
    by_id(app, id).await
}

/// Creates a new secret, which is not shown again. For a day messages are signed with both secrets, so that the
/// receiver can change over without losing a message.
///
/// # Errors
/// [`Error::Conflict`] for a chat channel, whose messages are not signed.
pub async fn renew_secret(app: &App, actor: &Actor, id: EndpointId) -> Result<SigningSecret> {
    let before = by_id(app, id).await?;
    if before.shape.is_chat() {
        return Err(Error::conflict(Conflict::ChannelNotSigned));
    }
    let mut work = Work::open(app, actor).await?;
    let secret = SigningSecret::random(&app.random);
    let (sealed, until) = (seal(app, id, &secret)?, work.now() + OVERLAP);
    if !store::publishing::endpoint::set_secret(work.db(), id, &sealed, until).await? {
        return Err(Error::NotFound("endpoint"));
    }
    let event = Event::of_newsroom(Kind::EndpointSecretRenewed);
    work.record(event.with(Change::set(Field::Address, &before.url)));
    work.commit().await?;
    Ok(secret)
}

/// Disables an endpoint. Its waiting messages stay queued until it is verified again.
pub async fn disable(app: &App, actor: &Actor, id: EndpointId, reason: &str) -> Result<Endpoint> {
    let before = by_id(app, id).await?;
    let mut work = Work::open(app, actor).await?;
    switch_off(&mut work, id, &before.shape.shown_url(&before.url), reason).await?;
    work.commit().await?;
    by_id(app, id).await
}

/// Disables an endpoint and notifies all admins except the actor.
pub(crate) async fn switch_off(work: &mut Work, id: EndpointId, url: &str, because: &str) -> Result<()> {
    if !store::publishing::endpoint::disable(work.db(), id, because).await? {
        return Ok(());
    }
    let event =
        Event::of_newsroom(Kind::EndpointDisabled).with(Change::set(Field::Address, url)).because(Some(because));
    work.record(event);
    for account in store::people::account::active_in(work.db(), Role::Admin).await? {
        work.tell(Notice::new(account, Topic::EndpointDisabled, About::Endpoint(id)));
    }
    Ok(())
}

/// Removes an endpoint, or [`Error::NotFound`].
pub async fn remove(app: &App, actor: &Actor, id: EndpointId) -> Result<()> {
    let before = by_id(app, id).await?;
    let mut work = Work::open(app, actor).await?;
    let now = work.now();
    if !store::publishing::endpoint::remove(work.db(), id, now).await? {
        return Err(Error::NotFound("endpoint"));
    }
    let event = Event::of_newsroom(Kind::EndpointRemoved);
    work.record(event.with(Change::set(Field::Address, before.shape.shown_url(&before.url))));
    work.commit().await
}

fn check(app: &App, input: &EndpointInput, shape: Shape) -> Result<()> {
    let wrong = |pointer: &str, detail: String| Err(Error::invalid(pointer, detail));
    let url = match Url::parse(&input.url) {
        Ok(url) => url,
        Err(error) => return wrong("/url", format!("is no address ({error})")),
    };
    if let Err(detail) = app.guarded.client_for(&url) {
        return wrong("/url", detail);
    }
    let known = kinds(shape);
    match input.kinds.iter().find(|name| !known.contains(&name.as_str())) {
        None => Ok(()),
        Some(_) => wrong("/kinds", format!("must be some of {}", known.join(", "))),
    }
}

/// Encryption context of a secret: in another endpoint's row the secret does not decrypt.
fn owner(id: EndpointId) -> String {
    format!("endpoint:{id}")
}

fn seal(app: &App, id: EndpointId, secret: &SigningSecret) -> Result<Vec<u8>> {
    let sealed = app.seal.seal(&app.random, &owner(id), secret.bytes());
    sealed.map_err(|error| Error::Unexpected(error.into()))
}

/// Decrypts the signing secrets of an endpoint.
///
/// # Errors
/// When a secret was encrypted with another key.
pub(crate) fn open(app: &App, id: EndpointId, sealed: &[Vec<u8>]) -> Result<Vec<SigningSecret>> {
    let opened: Option<Vec<SigningSecret>> =
        sealed.iter().map(|sealed| app.seal.open(&owner(id), sealed).map(SigningSecret::from_bytes)).collect();
    opened.ok_or_else(|| Error::Unexpected("an endpoint's secret was sealed with another key".into()))
}

/// The reason to disable an endpoint that has failed for five days or more.
pub(crate) fn has_failed_too_long(since: DateTime<Utc>, now: DateTime<Utc>, last: &Outcome) -> Option<String> {
    let days = (now - since).num_days();
    (days >= 5).then(|| format!("nothing has arrived for {days} days; the last time {}", last.in_words()))
}
