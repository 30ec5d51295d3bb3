//! Responses to writes: idempotency keys, and completion after a client disconnect.

use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, LOCATION, RETRY_AFTER};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use chrono::TimeDelta;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use tracing::Instrument;

use super::access::Operation;
use super::cookies;
use super::etag::etag_of;
use super::extract::body::{Body, BodyDigest, USUAL};
use super::extract::caller::{Caller, Can};
use super::extract::from_replica::POSITION;
use super::problem::{Kind, Problem};
use crate::app::context::App;
use crate::app::error::Error;
use crate::app::idempotency::{self, Outcome};
use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::idempotency::{Answer, Key, Seen};
use crate::domain::kernel::lsn::Lsn;
use crate::domain::people::actor::Actor;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// How long a browser tells the position of a change: longer than a replica may lag behind.
const KNOWN: TimeDelta = TimeDelta::seconds(10);
const IDEMPOTENCY_REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Response to a change: the changed resource, with the entity tag for the next change. Without a version the entity
/// tag is that of the body.
///
/// # Errors
/// Only if the body cannot be serialised, which does not happen in practice.
pub fn answer<T: Serialize>(
    status: StatusCode,
    version: Option<String>,
    location: Option<String>,
    body: &T,
) -> Result<Answer, Problem> {
    let body = serde_json::to_string(body).map_err(|error| Error::Unexpected(error.into()))?;
    let etag = version.unwrap_or_else(|| etag_of(body.as_bytes()));
    Ok(Answer { status: status.as_u16(), etag: Some(etag), location, body })
}

/// Response to a change whose body is shown once and has no version, such as a new secret.
///
/// # Errors
/// Only if the body cannot be serialised, which does not happen in practice.
pub fn shown_once<T: Serialize>(status: StatusCode, body: &T) -> Result<Answer, Problem> {
    Ok(Answer { etag: None, ..answer(status, None, None, body)? })
}

/// Response to a change without a body, status 204.
#[must_use]
pub fn done() -> Answer {
    Answer { status: StatusCode::NO_CONTENT.as_u16(), etag: None, location: None, body: String::new() }
}

/// A request that changes something, from a caller who may use the operation `O`, with a body of at most `MAX` bytes.
#[derive(Debug)]
pub struct Change<O: Operation, B, const MAX: usize = USUAL> {
    app: Data<App>,
    request: HttpRequest,
    can: Can<O>,
    body: B,
}

impl<O: Operation, B, const MAX: usize> Change<O, B, MAX> {
    /// Executes the use case as [`change`] does and sends its answer.
    ///
    /// # Errors
    /// Those of [`change`].
    pub async fn run<F>(self, use_case: impl FnOnce(Data<App>, Actor, B) -> F) -> Result<HttpResponse, Problem>
    where
        F: Future<Output = Result<Answer, Problem>> + Send + 'static,
    {
        let (actor, body) = (self.can.actor.clone(), self.body);
        change(&self.app, &self.request, &self.can, |app| use_case(app, actor, body)).await
    }
}

impl<O: Operation, B: DeserializeOwned + 'static, const MAX: usize> FromRequest for Change<O, B, MAX> {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let app = Data::<App>::extract(request);
        let can = Can::<O>::from_request(request, payload);
        let body = Body::<B, MAX>::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let (app, can, Body(body)) = (app.await?, can.await?, body.await?);
            Ok(Self { app, request, can, body })
        })
    }
}

/// Executes a change in its own task and in one transaction. A client that resets the connection drops the handler,
/// which must not interrupt a transaction. The use case gets the context of the change. The response exists if the
/// change is committed, and the change is committed if its response exists. With an `Idempotency-Key` the change is
/// executed once, and every repetition gets the same response.
///
/// # Errors
/// The error of the change, which is then rolled back; 409 while the same key is in progress; 422 when the key belongs
/// to another request; 503 `unknown-outcome` when the database does not confirm the commit.
pub async fn change<F>(
    app: &Data<App>,
    request: &HttpRequest,
    caller: &Caller,
    use_case: impl FnOnce(Data<App>) -> F,
) -> Result<HttpResponse, Problem>
where
    F: Future<Output = Result<Answer, Problem>> + Send + 'static,
{
    let scope = Data::new(app.for_change());
    // On the heap: a use case runs many queries.
    let change = Box::pin(use_case(scope.clone()));
    let (run, account) = (app.clone(), caller.account.id);
    let done = match key(request)? {
        Some(key) => detached(once(run, scope, account, key, change)).await?,
        None => detached(committed(run, scope, change)).await?,
    };
    let mut response = send(&done.answer, done.replayed);
    if let Some(position) = done.position {
        tell(&mut response, app, position)?;
    }
    Ok(response)
}

/// A change that is committed.
struct Done {
    answer: Answer,
    /// Whether this is the stored response of an earlier request.
    replayed: bool,
    /// Position in the database's log that covers the change, if there are replicas.
    position: Option<Lsn>,
}

/// Tells the caller the position that the caller's next reads must show: browsers by a cookie, programs by a header.
fn tell(response: &mut HttpResponse, app: &App, position: Lsn) -> Result<(), Problem> {
    let position = position.to_string();
    let cookie = cookies::set(&app.publisher().public_url, cookies::Name::Position, position.clone(), Some(KNOWN));
    response.add_cookie(&cookie).map_err(|error| Error::Unexpected(error.into()))?;
    let value = HeaderValue::from_str(&position).map_err(|error| Error::Unexpected(error.into()))?;
    response.headers_mut().insert(POSITION, value);
    Ok(())
}

/// Executes the change and commits it.
async fn committed(
    app: Data<App>,
    scope: Data<App>,
    change: impl Future<Output = Result<Answer, Problem>> + Send,
) -> Result<Done, Problem> {
    let answer = change.await?;
    let position = app.commit(&scope).await?;
    Ok(Done { answer, replayed: false, position })
}

/// Executes the change and commits it with its response, or returns the stored response if the key was used before.
async fn once(
    app: Data<App>,
    scope: Data<App>,
    account: AccountId,
    key: Key,
    change: impl Future<Output = Result<Answer, Problem>> + Send,
) -> Result<Done, Problem> {
    if let Some(done) = seen(&app, account, &key).await? {
        return Ok(done);
    }
    let outcome = match change.await {
        Ok(answer) => match idempotency::keep(&scope, account, &key, &answer).await? {
            Outcome::Kept => {
                let position = app.commit(&scope).await?;
                return Ok(Done { answer, replayed: false, position });
            }
            Outcome::Used => Err(in_progress()),
            Outcome::Waiting => return Err(in_progress()),
        },
        // The database would be asked in vain.
        Err(problem) if problem.kind() == Kind::Unavailable => return Err(problem),
        Err(problem) => Err(problem),
    };
    // Another request with this key may have been faster, and this one refused for that reason.
    drop(scope);
    match seen(&app, account, &key).await? {
        Some(done) => Ok(done),
        None => outcome,
    }
}

/// The stored response under the key, or `None` if the key is free.
async fn seen(app: &App, account: AccountId, key: &Key) -> Result<Option<Done>, Problem> {
    match idempotency::seen(app, account, key).await? {
        Seen::Never => Ok(None),
        Seen::Answered(answer) => {
            // The change may have been made a moment ago, by another server.
            let position = app.pool.position().await.map_err(Error::from)?;
            Ok(Some(Done { answer, replayed: true, position }))
        }
        Seen::Running => Err(in_progress()),
        Seen::Misused => {
            Err(Problem::new(Kind::Invalid, "This Idempotency-Key was used for another request. Use a new key."))
        }
    }
}

fn in_progress() -> Problem {
    let detail = "A request with this Idempotency-Key is in progress. Try again in 1 second.";
    Problem::new(Kind::Conflict, detail).with_header(RETRY_AFTER, "1")
}

async fn detached<T: Send + 'static>(
    change: impl Future<Output = Result<T, Problem>> + Send + 'static,
) -> Result<T, Problem> {
    tokio::spawn(change.in_current_span()).await.unwrap_or_else(|panic| {
        tracing::error!(error = &panic as &dyn std::error::Error, "a change panicked");
        Err(Problem::new(Kind::Internal, "Something went wrong on our side."))
    })
}

/// Executes a use case in its own task, for operations whose response cannot be replayed, such as signing in. Each
/// transaction of the use case commits on its own.
///
/// # Errors
/// The error of the change.
pub async fn to_the_end<T: Send + 'static>(
    change: impl Future<Output = crate::app::error::Result<T>> + Send + 'static,
) -> Result<T, Problem> {
    detached(async move { change.await.map_err(Problem::from) }).await
}

fn key(request: &HttpRequest) -> Result<Option<Key>, Problem> {
    let Some(key) = request.headers().get(IDEMPOTENCY_KEY) else {
        return Ok(None);
    };
    let key = key.to_str().unwrap_or_default().trim();
    if (1..=255).contains(&key.len()) {
        Ok(Some(Key { key: key.to_owned(), fingerprint: fingerprint(request) }))
    } else {
        Err(Problem::new(Kind::Invalid, "An Idempotency-Key has 1 to 255 visible ASCII characters."))
    }
}

fn fingerprint(request: &HttpRequest) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(request.method().as_str());
    digest.update(b" ");
    digest.update(request.path());
    digest.update(b"?");
    digest.update(request.query_string());
    if let Some(BodyDigest(body)) = request.extensions().get::<BodyDigest>() {
        digest.update(body);
    }
    digest.finalize().into()
}

fn send(answer: &Answer, replayed: bool) -> HttpResponse {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let mut response = HttpResponse::build(status);
    response.insert_header((CACHE_CONTROL, "no-store"));
    if let Some(etag) = &answer.etag {
        response.insert_header((ETAG, etag.as_str()));
    }
    if let Some(location) = &answer.location {
        response.insert_header((LOCATION, location.as_str()));
    }
    if replayed {
        response.insert_header((IDEMPOTENCY_REPLAYED, "true"));
    }
    if answer.body.is_empty() {
        return response.finish();
    }
    response.insert_header((CONTENT_TYPE, "application/json"));
    response.body(answer.body.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    // threat F109
    #[actix_web::test]
    async fn a_change_that_panics_is_a_failure_of_ours_and_no_more() {
        let broken: Result<u8, _> = "made to fail".parse();
        let outcome = detached(async move { Ok::<_, Problem>(broken.unwrap()) });
        assert_eq!(outcome.await.unwrap_err().kind(), Kind::Internal);
        let next = detached(async { Ok::<_, Problem>(7) });
        assert_eq!(next.await.unwrap(), 7);
    }
}
