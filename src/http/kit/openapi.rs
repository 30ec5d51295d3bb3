//! OpenAPI document: general texts, completion of every operation, the served copy.

use std::sync::{LazyLock, OnceLock};

use actix_web::web::{Data, block};
use actix_web::{HttpRequest, HttpResponse, get};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as OpenApiDocument;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Content, Ref, RefOr, ResponseBuilder};

use super::access;
use super::problem::Problem;
use super::ready::Ready;
use crate::app::error::Error;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Claimdesk",
        description = "News articles go in, checkable claims come out, reviewers assign verdicts with evidence, and editors publish them.\n\nEvery failure is an `application/problem+json` (RFC 9457). Changing a claim, its review, its evidence or its verdict takes the claim's `ETag` in `If-Match`. Spans count Unicode code points, end exclusive.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(super::problem::Body, crate::domain::conflict::Refused, crate::domain::newsroom::insight::Label, crate::domain::kernel::fault::FieldFault, crate::domain::claims::presence::Gathering)),
    tags(
        (name = "sign-in", description = "Sign in by password, passkey or single sign-on, and sign out."),
        (name = "sessions", description = "The caller's sessions, and their confirmation before sensitive operations."),
        (name = "passwords", description = "Change a password, or set a new one by a reset link."),
        (name = "passkeys", description = "The caller's passkeys (WebAuthn)."),
        (name = "second factor", description = "The caller's one-time codes (TOTP) and recovery codes."),
        (name = "tokens", description = "The caller's API tokens."),
        (name = "notifications", description = "The caller's notifications."),
        (name = "saved views", description = "The caller's named filters of the claim list."),
        (name = "accounts", description = "Accounts of the newsroom and their roles."),
        (name = "invitations", description = "Invite people, and accept an invitation by its link."),
        (name = "articles", description = "Articles, their versions and their analysis."),
        (name = "subscriptions", description = "Feeds whose new articles come in by themselves."),
        (name = "claims", description = "Claims in articles: list, read, create, reword, merge, split."),
        (name = "matches", description = "Claims that say the same: find them, decide about pairs, reuse verdicts."),
        (name = "occurrences", description = "What several articles tell about one thing that happened: figures in order of time, contradictions."),
        (name = "reviews", description = "Who checks a claim, when and whether: assignment, plan, dismissal, confirmation."),
        (name = "comments", description = "Comments on claims."),
        (name = "claimants", description = "Persons and organisations who make claims: their records, spellings and merges."),
        (name = "guides", description = "Templates and checklists for verdicts, by kind of claim."),
        (name = "evidence", description = "Sources for and against a claim, and replies of the people concerned."),
        (name = "external checks", description = "Fact-checks of other publishers."),
        (name = "verdicts", description = "Draft, submit, approve, publish, correct and retract verdicts."),
        (name = "schedules", description = "Publications that are still to come: take one back, lift an embargo."),
        (name = "second reviews", description = "Blind second reviews of a verdict, and the decision between two ratings."),
        (name = "ratings", description = "The rating scale of the newsroom."),
        (name = "live", description = "Changes as they happen, and who has a claim open."),
        (name = "insights", description = "Figures of the newsroom: throughput, waiting times, quality."),
        (name = "exports", description = "Whole tables as CSV or NDJSON."),
        (name = "audit", description = "The log of all changes, with proof that it is complete."),
        (name = "webhooks", description = "Endpoints that receive events, and the deliveries to them."),
        (name = "settings", description = "Rules that the newsroom sets for itself."),
        (name = "by-lines", description = "Whether people are named on published verdicts."),
        (name = "system", description = "State of the server and its background jobs."),
        (name = "feeds", description = "Published verdicts for programs: feeds, list of changes, search in the format of the Google Fact Check Tools API."),
        (name = "reader reports", description = "Errors that readers report, and what becomes of them."),
        (name = "reader tips", description = "What readers ask the newsroom to check, and what becomes of it."),
        (name = "public pages", description = "Published verdicts for readers: pages, cards, embeds, corrections."),
        (name = "site", description = "Front page, pages of claimants, and pages about this server: OpenAPI document, problem types, robots and sitemaps.")
    ),
    security(("session" = []), ("token" = []))
)]
struct Head;

/// Media type of RFC 9457.
const PROBLEM: &str = "application/problem+json";

/// General part of the document: title, description, shared schemas, default security.
#[must_use]
pub fn head() -> OpenApiDocument {
    Head::openapi()
}

/// Completes a document of all handlers: security schemes, security of each operation, default error responses.
pub fn complete(document: &mut OpenApiDocument) {
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
        "claimdesk",
        "Set by POST /api/v1/session; named __Host-claimdesk behind https.",
    )));
    document.components.get_or_insert_default().add_security_scheme("session", cookie);
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("An API token of POST /api/v1/me/tokens: `cd_pat_…`."));
    document.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(bearer.build()));
    for item in document.paths.paths.values_mut() {
        for (_, operation) in access::operations(item) {
            let id = operation.operation_id.as_deref();
            operation.security = id.and_then(access::of).and_then(access::security);
            let problem = || Content::new(Some(Ref::from_schema_name("Problem")));
            let failure =
                ResponseBuilder::new().description("Any other failure; `type` says which.").content(PROBLEM, problem());
            let responses = &mut operation.responses.responses;
            for (status, response) in responses.iter_mut() {
                if let (true, RefOr::T(response)) = (status.as_str() >= "4", response)
                    && response.content.is_empty()
                {
                    response.content.insert(PROBLEM.to_owned(), problem().into());
                }
            }
            responses.insert("default".to_owned(), failure.build().into());
        }
    }
}

/// Read the OpenAPI document.
#[utoipa::path(tag = "site", responses((status = 200, description = "OpenAPI 3.1 document", content_type = "application/json")))]
#[get("/openapi.json")]
pub async fn read_openapi(document: Data<Document>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let made = Data::clone(&document);
    block(move || _ = made.ready()).await.map_err(|error| Error::Unexpected(error.into()))?;
    Ok(document.ready().answer(&request, "no-cache", |_| {}))
}

/// The OpenAPI document as JSON, made when it is first asked for: its parts are the largest that a server ever holds.
#[derive(Debug)]
pub struct Document {
    json: &'static LazyLock<String>,
    ready: OnceLock<Ready>,
}

impl Document {
    /// A document that is still to be made.
    #[must_use]
    pub const fn new(json: &'static LazyLock<String>) -> Self {
        Self { json, ready: OnceLock::new() }
    }

    fn ready(&self) -> &Ready {
        self.ready.get_or_init(|| Ready::new("application/json", self.json.as_bytes()))
    }
}
