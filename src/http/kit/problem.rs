//! Error responses: `application/problem+json` (RFC 9457) from one registry.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, ResponseError, get};
use maud::{DOCTYPE, html};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::error::{Error, Fault};
use crate::domain::claims::action::Action;
use crate::domain::conflict::{Conflict, Refused};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::RequestId;
use crate::domain::kernel::page::NotACursor;
use crate::formats::pages::frame::{finished, style_path};

/// Registry of all problem types: name, slug, status, title and advice.
macro_rules! problems {
    ($($kind:ident $slug:literal $status:literal $title:literal $advice:literal;)*) => {
        /// Type of a problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind {$(
            #[doc = $title]
            $kind,
        )*}

        impl Kind {
            /// All problem types.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// Last segment of the `type` URI; never changes.
            #[must_use]
            pub fn slug(self) -> &'static str {
                match self { $(Self::$kind => $slug),* }
            }

            /// HTTP status code.
            #[must_use]
            pub fn status(self) -> u16 {
                match self { $(Self::$kind => $status),* }
            }

            /// Title, the same for every occurrence.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$kind => $title),* }
            }

            /// Advice to the client on how to proceed.
            #[must_use]
            pub fn advice(self) -> &'static str {
                match self { $(Self::$kind => $advice),* }
            }
        }
    };
}

problems! {
    Malformed "malformed-request" 400 "The request cannot be read"
        "Send JSON in UTF-8 that a parser accepts.";
    BadQuery "bad-query" 400 "The query cannot be answered"
        "The errors name each parameter and what it may be.";
    NotSignedIn "not-signed-in" 401 "Not signed in"
        "Sign in with POST /api/v1/session and send the cookie along, or send an API token as Authorization: Bearer.";
    BadCredentials "bad-credentials" 401 "Wrong e-mail address or password"
        "Check both. After ten wrong passwords an address has to wait a quarter of an hour.";
    CodeRequired "code-required" 401 "A code of your second factor is missing"
        "Send it as code, with the same e-mail address and password.";
    SecondFactorRequired "second-factor-required" 403 "Your role takes a second factor"
        "Set it up under Your account: POST /api/v1/me/two-factor.";
    Forbidden "forbidden" 403 "Not permitted"
        "Ask somebody whose role permits it. Nobody decides about a verdict of their own.";
    Unconfirmed "unconfirmed" 403 "Your password is asked for again"
        "Send it to POST /api/v1/me/confirmation, and the request once more. It counts for ten minutes.";
    CrossOrigin "cross-origin" 403 "Request from another site"
        "Browsers may change things only from Claimdesk's own pages. Is CLAIMDESK_PUBLIC_URL the address that you use?";
    NotFound "not-found" 404 "Not found"
        "Check the address.";
    MethodNotAllowed "method-not-allowed" 405 "Method not allowed"
        "The Allow header names the methods that this address knows.";
    Timeout "request-timeout" 408 "The request took too long to arrive"
        "Send the whole body within ten seconds.";
    Conflict "conflict" 409 "Not possible in this state"
        "Read the claim again: its actions say what can be done now.";
    Stale "stale-version" 412 "Somebody else was faster"
        "Read it again, put your change on top, and send the new ETag in If-Match.";
    TooLarge "too-large" 413 "Too large"
        "Bodies may have 1 MiB, articles 2 MiB.";
    UnsupportedMedia "unsupported-media-type" 415 "Media type not supported"
        "Send Content-Type: application/json and no Content-Encoding.";
    Invalid "invalid" 422 "Not valid"
        "The errors name each field and what is wrong with it.";
    Unreadable "unreadable-document" 422 "The document cannot be read"
        "The params say why. Paste the text instead, or send another file.";
    PreconditionRequired "precondition-required" 428 "If-Match is missing"
        "Send the ETag of the claim in If-Match, so that nobody's work is overwritten unseen.";
    Throttled "throttled" 429 "Too many requests"
        "Wait as long as Retry-After says.";
    Internal "internal" 500 "Something went wrong on our side"
        "Try again; if it stays, tell the operator the instance.";
    Unavailable "unavailable" 503 "Not available right now"
        "Try again as Retry-After says. No part of a change was made.";
    UnknownOutcome "unknown-outcome" 503 "It is unknown whether the change was made"
        "Send the request again with the same Idempotency-Key: the change is made once. Without a key, read before you repeat it.";
}

/// An error response.
#[derive(Debug, Clone)]
pub struct Problem(Box<Parts>);

#[derive(Debug, Clone)]
struct Parts {
    kind: Kind,
    detail: String,
    reason: Option<Refused>,
    faults: Vec<Fault>,
    current_version: Option<i64>,
    possible: Vec<Action>,
    header: Option<(HeaderName, HeaderValue)>,
}

/// Body of an error response (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct Body {
    /// Type of the problem: the path of a page that explains the problem, `/problems/…`.
    #[serde(rename = "type")]
    #[schema(example = "/problems/invalid")]
    type_: String,
    /// Title, the same for every problem of the type.
    #[schema(example = "Flood kills 14 in Ardel, governor says")]
    title: &'static str,
    /// HTTP status code.
    status: u16,
    /// Explanation of this occurrence, in English.
    #[schema(example = "The request body has a wrong field.")]
    detail: String,
    /// Request id, as in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "019cade2-11c0-747e-a217-616eadb7f797")]
    instance: Option<String>,
    /// Stable code of the reason, from `Refusal` or `Conflict`; otherwise the last segment of `type` with `_` for `-`.
    #[schema(example = "invalid")]
    code: String,
    /// Parameters of the code, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<serde_json::Value>,
    /// Errors of the request body, one per field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<BodyFault>,
    /// With status 412: current version of the resource.
    #[serde(skip_serializing_if = "Option::is_none")]
    current_version: Option<i64>,
    /// With status 409: actions on the claim that are possible for the caller.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    possible: Vec<Action>,
}

/// An error in the request body.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProblemFault)]
pub struct BodyFault {
    /// Field with the error, as a JSON Pointer (RFC 6901).
    #[schema(example = "/published_at")]
    pointer: String,
    /// Description of the error, in English.
    #[schema(example = "must be a date such as 2024-03-01 or a time such as 2024-03-01T09:30:00Z")]
    detail: String,
    /// Code of the error, with parameters.
    #[serde(flatten)]
    fault: FieldFault,
}

impl Problem {
    /// Creates a problem with an explanation of this occurrence.
    pub fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self(Box::new(Parts {
            kind,
            detail: detail.into(),
            reason: None,
            faults: vec![],
            current_version: None,
            possible: vec![],
            header: None,
        }))
    }

    /// Creates a problem for one invalid field; `pointer` is a JSON Pointer.
    pub fn invalid(pointer: impl Into<String>, fault: impl Into<FieldFault>) -> Self {
        Error::Invalid(vec![Fault { pointer: pointer.into(), fault: fault.into() }]).into()
    }

    fn because(mut self, reason: Refused) -> Self {
        self.0.reason = Some(reason);
        self
    }

    /// Type of the problem.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// What is wrong with the first field that has a fault.
    #[must_use]
    pub fn fault(&self) -> Option<&FieldFault> {
        self.0.faults.first().map(|fault| &fault.fault)
    }

    /// Turns a 422 for a body into a 400 for a query string.
    #[must_use]
    pub fn as_bad_query(mut self) -> Self {
        if self.0.kind == Kind::Invalid {
            self.0.kind = Kind::BadQuery;
        }
        self
    }

    /// Explanation of this occurrence, one sentence.
    #[must_use]
    pub fn sentence(&self) -> &str {
        &self.0.detail
    }

    /// The invalid fields, each with the description of its error.
    pub fn faults(&self) -> impl Iterator<Item = (&str, String)> {
        self.0.faults.iter().map(|fault| (fault.pointer.as_str(), fault.fault.to_string()))
    }

    /// Response header of this problem, if it has one.
    #[must_use]
    pub fn header(&self) -> Option<&(HeaderName, HeaderValue)> {
        self.0.header.as_ref()
    }

    /// Adds a response header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        self.0.header = HeaderValue::from_str(value).ok().map(|value| (name, value));
        self
    }

    /// Code of the reason, with its parameters.
    #[must_use]
    pub fn code(&self) -> (String, Option<serde_json::Value>) {
        let coded = self.0.reason.as_ref().map(serde_json::to_value);
        let Some(Ok(serde_json::Value::Object(mut coded))) = coded else {
            return (self.0.kind.slug().replace('-', "_"), None);
        };
        let params = coded.remove("params");
        let code = coded.remove("code");
        let code = code.as_ref().and_then(serde_json::Value::as_str);
        (code.unwrap_or_default().to_owned(), params)
    }

    /// The response, with the request id as `instance`.
    #[must_use]
    pub fn answer(&self, request: Option<RequestId>) -> HttpResponse {
        let (code, params) = self.code();
        let body = Body {
            type_: format!("/problems/{}", self.0.kind.slug()),
            title: self.0.kind.title(),
            status: self.0.kind.status(),
            detail: self.0.detail.clone(),
            instance: request.map(|request| format!("urn:uuid:{request}")),
            code,
            params,
            errors: self
                .0
                .faults
                .iter()
                .map(|fault| BodyFault {
                    pointer: fault.pointer.clone(),
                    detail: fault.fault.to_string(),
                    fault: fault.fault.clone(),
                })
                .collect(),
            current_version: self.0.current_version,
            possible: self.0.possible.clone(),
        };
        let mut answer = HttpResponse::build(self.status_code());
        answer.insert_header((header::CONTENT_TYPE, "application/problem+json"));
        answer.insert_header((header::CACHE_CONTROL, "no-store"));
        if let Some((name, value)) = &self.0.header {
            answer.insert_header((name.clone(), value.clone()));
        }
        answer.body(serde_json::to_string(&body).unwrap_or_default())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.kind.title(), self.0.detail)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.0.kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        self.answer(None)
    }
}

impl From<NotACursor> for Problem {
    fn from(not: NotACursor) -> Self {
        Error::from(not).into()
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let sentence = error.to_string();
        match error {
            Error::NotFound(_) => Self::new(Kind::NotFound, sentence),
            Error::Forbidden(reason) => Self::new(Kind::Forbidden, sentence).because(reason),
            Error::Conflict { reason, possible } => {
                let mut problem = Self::new(Kind::Conflict, sentence).because(reason);
                problem.0.possible = possible;
                problem
            }
            Error::Stale { current } => {
                let mut problem = Self::new(Kind::Stale, sentence);
                problem.0.current_version = Some(current);
                problem
            }
            Error::Invalid(faults) => {
                let mut problem = Self::new(Kind::Invalid, sentence);
                problem.0.faults = faults;
                problem
            }
            Error::TooLarge => Self::new(Kind::TooLarge, sentence),
            Error::Unreadable(problem) => {
                Self::new(Kind::Unreadable, sentence).because(Conflict::Unreadable { problem }.into())
            }
            Error::BadCredentials => {
                Self::new(Kind::BadCredentials, sentence).with_header(header::WWW_AUTHENTICATE, "Session")
            }
            Error::CodeRequired => {
                Self::new(Kind::CodeRequired, sentence).with_header(header::WWW_AUTHENTICATE, "Session")
            }
            Error::Throttled { seconds } => {
                Self::new(Kind::Throttled, sentence).with_header(header::RETRY_AFTER, &seconds.to_string())
            }
            Error::OverShare => Self::new(Kind::Throttled, sentence).with_header(header::RETRY_AFTER, "1"),
            Error::Busy | Error::Later { .. } => {
                Self::new(Kind::Unavailable, sentence).with_header(header::RETRY_AFTER, "5")
            }
            Error::Unavailable(source) => {
                tracing::warn!(error = &source as &dyn std::error::Error, "database unavailable");
                Self::new(Kind::Unavailable, sentence).with_header(header::RETRY_AFTER, "2")
            }
            Error::UnknownOutcome(source) => {
                tracing::warn!(error = &source as &dyn std::error::Error, "the database did not confirm a commit");
                Self::new(Kind::UnknownOutcome, sentence).with_header(header::RETRY_AFTER, "2")
            }
            Error::Unexpected(source) => {
                tracing::error!(error = &*source as &dyn std::error::Error, "unexpected failure");
                Self::new(Kind::Internal, sentence)
            }
        }
    }
}

/// Read the explanation of a problem type.
#[utoipa::path(
    tag = "site",
    params(("slug" = String, Path, description = "Last segment of a problem's `type`", example = "conflict")),
    responses((status = 200, description = "Explanation of the problem type, with advice", content_type = "text/html"))
)]
#[get("/problems/{slug}")]
pub async fn read_problem_page(app: Data<App>, slug: Path<String>) -> Result<HttpResponse, Problem> {
    let kind = Kind::ALL.iter().find(|kind| kind.slug() == *slug);
    let kind = kind.ok_or_else(|| Problem::new(Kind::NotFound, "There is no such problem."))?;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (kind.title()) " – Claimdesk" }
                link rel="stylesheet" href=(style_path(app.publisher().rules.look.style()));
            }
            body { main {
                p.kicker { "Problem · status " (kind.status()) }
                h1 { (kind.title()) }
                p { (kind.advice()) }
            } }
        }
    };
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(finished(page, &app.publisher())))
}
