//! Outer middleware: request id, log span, failures as problems, headers that every response carries.

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{
    AUTHORIZATION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage};

use tracing::{Instrument, Span};

use crate::app::context::App;
use crate::domain::kernel::id::RequestId;
use crate::domain::publishing::publisher::base_path_of;
use crate::http::kit::extract::address::address;
use crate::http::kit::metrics::Metrics;
use crate::http::kit::middleware::admission::{Classes, admit};
use crate::http::kit::middleware::{base_path, problem_page};
use crate::http::kit::problem::{Kind, Problem};
use crate::http::publishing::search;

/// Header with the request id, the same as `instance` of a problem and `request` in the log.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Default Content Security Policy: loads nothing.
const NOTHING: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Assigns the request id, converts every failure to a problem with that id, and sets the headers of every
/// response.
pub async fn finish(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let app = request.app_data::<Data<App>>().cloned();
    let metrics = request.app_data::<Data<Metrics>>().cloned();
    let id: Option<RequestId> = app.as_ref().map(|app| app.random.id(app.clock.now()));
    if let Some(id) = id {
        request.extensions_mut().insert(id);
    }
    let started = std::time::Instant::now();
    // HEAD is processed like GET, and the connection omits the body (RFC 9110 §9.3.2).
    let is_head = *request.method() == Method::HEAD;
    if is_head {
        request.head_mut().method = Method::GET;
    }

    let publisher = app.as_ref().map(|app| app.publisher());
    let url = publisher.as_ref().map(|publisher| publisher.public_url.as_str()).unwrap_or_default();
    let base = base_path_of(url);
    if !base.is_empty() {
        base_path::enter(&mut request, base);
    }
    let route = route(&request);
    if let Some(app) = &app {
        admit(&mut request, app, &route);
    }
    let span = span(&request, id, &route);
    // The inner service never returns `Err`: failures of handlers and of the origin check are responses at this point.
    let response = next.call(request).instrument(span.clone()).await?;
    let response = response.map_into_boxed_body();
    let mut response = as_problem(response, app.as_ref(), id);
    if is_head && response.response().body().size() == BodySize::Stream {
        // A stream may never end, and HEAD has no body.
        response = response.map_body(|_, _| BoxBody::new(()));
    }
    if !base.is_empty() {
        base_path::leave(&mut response, base);
    }
    // Below a path, the host and its subdomains are not the newsroom's alone.
    set_headers(&mut response, url.starts_with("https://") && base.is_empty());
    if let Some(metrics) = metrics {
        let (request, status) = (response.request(), response.status().as_u16());
        metrics.count(method_label(request.method()), &route, status, started.elapsed());
    }
    if let Some(id) = id
        && let Ok(value) = HeaderValue::try_from(id.to_string())
    {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    span.in_scope(|| log(&response, started));
    Ok(response)
}

/// Pattern of the address, empty if it is of no operation. The framework tries the patterns one after the other and does not
/// look at the method: of an address without parameters, an operation is known at once.
fn route(request: &ServiceRequest) -> String {
    let path = request.path();
    match request.app_data::<Data<Classes>>() {
        Some(classes) if classes.knows(request.method(), path) => path.to_owned(),
        _ => request.match_pattern().unwrap_or_default(),
    }
}

/// Label of a method in the metrics: clients may invent any number of methods, and each label costs memory.
fn method_label(method: &Method) -> &'static str {
    let known = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];
    let names = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    let known = known.iter().zip(names).find(|(one, _)| *one == method);
    known.map_or("other", |(_, name)| name)
}

/// Span of a request: every log line of its handler carries these fields, at any log level. docs/operate/logs.md
/// lists them.
fn span(request: &ServiceRequest, id: Option<RequestId>, route: &str) -> Span {
    tracing::error_span!(
        "request",
        request = id.map(tracing::field::display),
        method = request.method().as_str(),
        route,
        account = tracing::field::Empty,
    )
}

/// Converts a failure that is not a complete problem: a problem without request id, or an error of the framework. A
/// browser at a public address gets a page.
fn as_problem(response: ServiceResponse, app: Option<&Data<App>>, id: Option<RequestId>) -> ServiceResponse {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let known = response.response().error().and_then(|error| error.as_error::<Problem>()).cloned();
    let problem = match known {
        Some(problem) => problem,
        None if response
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|t| t == "application/problem+json" || t == search::MEDIA_TYPE) =>
        {
            return response;
        }
        // A form that is shown again, with what was typed in it.
        None if response.headers().contains_key(CONTENT_SECURITY_POLICY) => return response,
        None => {
            let kind = Kind::ALL.iter().find(|kind| kind.status() == status.as_u16());
            let kind = kind.copied().unwrap_or(if status.is_client_error() { Kind::Malformed } else { Kind::Internal });
            Problem::new(kind, kind.advice())
        }
    };
    let answer = match app {
        Some(app) if problem_page::takes_page(response.request()) => problem_page::answer(app, &problem),
        _ => problem.answer(id),
    };
    response.into_response(answer)
}

fn set_headers(response: &mut ServiceResponse, secure: bool) {
    let headers = response.headers_mut();
    // X-Frame-Options cannot allow all origins; the Content Security Policy can.
    let framed =
        headers.get(CONTENT_SECURITY_POLICY).is_some_and(|policy| policy.as_bytes().ends_with(b"frame-ancestors *"));
    let mut set = |name: HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    // mutant C39: let _ = (CONTENT_SECURITY_POLICY, NOTHING);
    set(CONTENT_SECURITY_POLICY, NOTHING);
    // mutant C43: let _ = X_CONTENT_TYPE_OPTIONS;
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    if !framed {
        set(X_FRAME_OPTIONS, "DENY");
    }
    set(REFERRER_POLICY, "strict-origin-when-cross-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if secure {
        set(STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
}

fn log(response: &ServiceResponse, started: std::time::Instant) {
    let request = response.request();
    let (path, status) = (request.path(), response.status().as_u16());
    let micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    // A read of the current session without credentials is not an attempt to sign in.
    let is_refusal = matches!(status, 403 | 408 | 413 | 429)
        || status == 401 && (request.method() != Method::GET || request.headers().contains_key(AUTHORIZATION));
    if status >= 500 {
        tracing::error!(path, status, micros, "request failed");
    } else if is_refusal {
        let address = address(request).map(|address| address.to_string());
        tracing::info!(path, status, micros, address, "request refused");
    } else {
        tracing::debug!(path, status, micros, "request answered");
    }
}
