//! `/v1alpha1/claims:search`: published verdicts for clients of the Google Fact Check Tools API, which change only the
//! base URL. Parameters, responses and errors are those of that API.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, WWW_AUTHENTICATE};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, ResponseError, get};
use serde_json::json;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;
use url::form_urlencoded;

use crate::app::context::App;
use crate::app::error::Error;
use crate::app::publishing::search::{Question, search};
use crate::formats::markup::fact_checks::{Mask, response};
use crate::http::kit::access;
use crate::http::kit::answer::open_to_all;
use crate::http::kit::extract::from_replica::FromReplica;
use crate::http::kit::extract::subscriber::Subscriber;
use crate::http::kit::problem::Problem;

/// Media type of all responses, including errors.
pub const MEDIA_TYPE: &str = "application/json; charset=UTF-8";
/// Longest query, in characters.
pub(super) const LONGEST: usize = 1000;
/// Largest `offset` without a page token.
const FARTHEST: i64 = 10_000;

/// Limit of concurrent searches. Search is public and one search may read a thousand verdicts; the limit reserves
/// database connections for the dashboard.
#[derive(Debug)]
pub struct Turns(Semaphore);

impl Default for Turns {
    fn default() -> Self {
        Self(Semaphore::new(3))
    }
}

impl Turns {
    /// Waits up to two seconds for a turn. `None`: too many searches are running.
    pub(super) async fn take(&self) -> Option<SemaphorePermit<'_>> {
        timeout(Duration::from_secs(2), self.0.acquire()).await.ok()?.ok()
    }
}

/// An error in the format of Google's API.
struct Failure {
    code: u16,
    message: String,
}

impl Failure {
    fn invalid(message: impl Into<String>) -> Self {
        Self { code: 400, message: message.into() }
    }

    /// Name of the code in `google.rpc.Code`.
    fn status(&self) -> &'static str {
        match self.code {
            400 => "INVALID_ARGUMENT",
            401 => "UNAUTHENTICATED",
            403 => "PERMISSION_DENIED",
            404 => "NOT_FOUND",
            429 => "RESOURCE_EXHAUSTED",
            503 => "UNAVAILABLE",
            _ => "INTERNAL",
        }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        let code = match problem.status_code().as_u16() {
            422 => 400,
            code => code,
        };
        Self { code, message: problem.sentence().to_owned() }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid(faults) => {
                let details: Vec<String> = faults.into_iter().map(|fault| fault.fault.to_string()).collect();
                Self::invalid(details.join(" "))
            }
            error => Problem::from(error).into(),
        }
    }
}

/// Parsed query parameters of a search.
#[derive(Default)]
struct Asked {
    question: Question,
    size: Option<i64>,
    offset: Option<i64>,
    token: Option<String>,
    mask: Option<Mask>,
    compact: bool,
}

impl Asked {
    fn parse(query: &str) -> Result<Self, Failure> {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            asked.take(&name, &value)?;
        }
        Ok(asked)
    }

    /// Sets one parameter, in JSON or protocol buffer spelling.
    fn take(&mut self, name: &str, value: &str) -> Result<(), Failure> {
        let number = |value: &str| {
            let number: Result<i32, _> = value.parse();
            let number = number.ok().filter(|number| *number >= 0).map(i64::from);
            number.ok_or_else(|| Failure::invalid(format!("Invalid value at '{name}' (TYPE_INT32), \"{value}\"")))
        };
        if value.contains('\0') {
            return Err(Failure::invalid(format!("Invalid value at '{name}'")));
        }
        let filled = || Some(value.trim().to_owned()).filter(|text| !text.is_empty());
        match name {
            "query" if value.chars().count() > LONGEST => {
                return Err(Failure::invalid(format!("query may have at most {LONGEST} characters.")));
            }
            "query" => self.question.query = filled(),
            "languageCode" | "language_code" => self.question.language = filled(),
            "reviewPublisherSiteFilter" | "review_publisher_site_filter" => {
                self.question.site = filled();
            }
            "maxAgeDays" | "max_age_days" => {
                let days = u32::try_from(number(value)?).ok();
                // Capped at 100 years, which covers every verdict.
                let days = days.filter(|days| *days > 0);
                self.question.max_age_days = days.map(|days| days.min(36_500));
            }
            "pageSize" | "page_size" => self.size = Some(number(value)?),
            "pageToken" | "page_token" => self.token = filled(),
            "offset" => self.offset = Some(number(value)?),
            "fields" | "$fields" => {
                self.mask = Some(Mask::parse(value).map_err(Failure::invalid)?);
            }
            "prettyPrint" | "$prettyPrint" => self.compact = value == "false",
            "alt" | "$alt" if value == "json" => {}
            "alt" | "$alt" => return Err(Failure::invalid("alt must be json.")),
            "callback" | "$callback" => {
                return Err(Failure::invalid("callback is not supported: answers may be read from every origin."));
            }
            "key" | "access_token" | "oauth_token" | "quotaUser" | "uploadType" | "upload_protocol" | "$.xgafv" => {}
            _ => {
                return Err(Failure::invalid(format!("Unknown name \"{name}\": Cannot bind query parameter.")));
            }
        }
        Ok(())
    }
}

/// Search published verdicts like the Google Fact Check Tools API (`claims.search` of `v1alpha1`).
///
/// A result contains all words of `query`. If no verdict contains all words, a result contains any of them. Retracted
/// verdicts are excluded.
#[utoipa::path(
    tag = "feeds",
    params(
        ("query" = Option<String>, Query, description = "Search words; required unless `reviewPublisherSiteFilter` is present", example = "sorrin flood"),
        ("languageCode" = Option<String>, Query, description = "BCP 47 tag; the region is ignored", example = "en"),
        ("reviewPublisherSiteFilter" = Option<String>, Query, description = "Host name of the publisher", example = "facts.example.org"),
        ("maxAgeDays" = Option<i32>, Query, description = "Maximum age of the claim or review, in days", minimum = 0, example = 30),
        ("pageSize" = Option<i32>, Query, description = "Page size, at most 100. Default: 10", minimum = 0),
        ("pageToken" = Option<String>, Query, description = "`nextPageToken` of the previous page, with all other parameters unchanged", example = "WyIyMDI2LTAzLTAzVDEyOjAwOjAwWiIsMTBd"),
        ("offset" = Option<i32>, Query, description = "Number of results to skip; only without `pageToken`", minimum = 0),
        ("fields" = Option<String>, Query, description = "Fields to return, for example `claims(text,claimReview/url)`", example = "claims(text,claimReview/url)"),
        ("prettyPrint" = Option<bool>, Query, description = "`false` returns compact JSON"),
        ("key" = Option<String>, Query, description = "An API token; required if feeds are private", example = "cd_pat_k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A")
    ),
    responses(
        (status = 200, description = "FactCheckedClaimSearchResponse", body = serde_json::Value, content_type = "application/json"),
        (status = 400, description = "INVALID_ARGUMENT in Google's error format", body = serde_json::Value, content_type = "application/json"),
        (status = 401, description = "UNAUTHENTICATED, if feeds are private", body = serde_json::Value, content_type = "application/json"),
        (status = 429, description = "RESOURCE_EXHAUSTED: too many concurrent searches", body = serde_json::Value, content_type = "application/json")
    )
)]
#[get("/v1alpha1/claims:search")]
pub async fn search_claims(
    app: FromReplica<access::SearchClaims>,
    turns: Data<Turns>,
    subscriber: Result<Subscriber<access::SearchClaims>, Problem>,
    request: HttpRequest,
) -> HttpResponse {
    let answered = match subscriber {
        Ok(_) => answer(&app, &turns, &request).await,
        Err(problem) => Err(problem.into()),
    };
    let (status, body) = answered.unwrap_or_else(|failure| {
        let error = json!({"error": {
            "code": failure.code, "message": failure.message, "status": failure.status(),
        }});
        let code = StatusCode::from_u16(failure.code).unwrap_or_default();
        (code, serde_json::to_vec_pretty(&error).unwrap_or_default())
    });
    let mut answer = HttpResponse::build(status);
    if status == StatusCode::UNAUTHORIZED {
        answer.insert_header((WWW_AUTHENTICATE, "Bearer"));
    }
    if !app.publisher().rules.private_feeds {
        open_to_all(&mut answer);
    }
    answer.insert_header((CACHE_CONTROL, "private, no-cache")).content_type(MEDIA_TYPE).body(body)
}

async fn answer(app: &App, turns: &Turns, request: &HttpRequest) -> Result<(StatusCode, Vec<u8>), Failure> {
    let asked = Asked::parse(request.query_string())?;
    let offset = asked.offset.unwrap_or(0);
    if offset > FARTHEST {
        return Err(Failure::invalid(format!("offset may be at most {FARTHEST}; go on with pageToken.")));
    }
    let size = asked.size.filter(|size| *size > 0).unwrap_or(10).min(100);
    let Some(_turn) = turns.take().await else {
        return Err(Failure { code: 429, message: "Too many searches at once. Try again in a moment.".to_owned() });
    };
    let found = search(app, &asked.question, asked.token.as_deref(), offset, size).await?;
    let verdicts = found.verdicts.iter().map(|one| &one.verdict);
    let publisher = app.publisher();
    let response = response(verdicts, found.next.as_deref(), &publisher);
    let unexpected = |error: serde_json::Error| Failure::from(Error::Unexpected(error.into()));
    let mut value = serde_json::to_value(&response).map_err(unexpected)?;
    if let Some(mask) = &asked.mask {
        value = mask.apply(value);
    }
    let body = if asked.compact { serde_json::to_vec(&value) } else { serde_json::to_vec_pretty(&value) };
    Ok((StatusCode::OK, body.map_err(unexpected)?))
}
