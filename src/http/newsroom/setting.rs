//! `/settings`: newsroom settings, read and change.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::error::Error;
use crate::app::newsroom::{byline, setting};
use crate::app::publishing::archive;
use crate::domain;
use crate::domain::kernel::page::Limit;
use crate::domain::newsroom::setting::{ReviewRules, SecurityRules};
use crate::domain::publishing::archive::ArchiveFilter;
use crate::domain::publishing::look::Scheme;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::PublishingRules;
use crate::formats::pages::verdict_page::{self, Surroundings};
use crate::formats::pages::{archive_page, frame};
use crate::http::kit::access;
use crate::http::kit::answer::read_version;
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::{IfMatch, settings_etag};
use crate::http::kit::problem::Problem;

/// Settings of the newsroom.
#[derive(Debug, Serialize, ToSchema)]
pub struct Settings {
    /// Requirements for verdicts.
    review: ReviewRules,
    /// Requirements for sign-in.
    security: SecurityRules,
    /// Publisher's details, access to feeds, imports.
    publishing: PublishingRules,
    /// Entity tag of the settings, for `If-Match`.
    #[schema(example = "\"settings-3\"")]
    etag: String,
}

impl From<domain::newsroom::setting::Settings> for Settings {
    fn from(settings: domain::newsroom::setting::Settings) -> Self {
        Self {
            review: settings.review,
            security: settings.security,
            publishing: settings.publishing,
            etag: settings_etag(settings.version),
        }
    }
}

/// Read the newsroom's settings.
#[utoipa::path(tag = "settings", responses((status = 200, description = "Current settings", body = Settings)))]
#[get("/settings")]
pub async fn read_settings(
    app: Data<App>,
    _can: Can<access::ReadSettings>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let body = Settings::from(setting::read(&app).await?);
    read_version(&request, &body.etag, &body)
}

/// Request to replace the settings.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "review": { "approvals": 1, "min_origins": 2, "min_origins_ratings": ["false", "mostly_false"] },
    "security": { "require_two_factor": [] },
    "publishing": {
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "masthead": "https://newsroom.example.org/staff",
        "private_feeds": false,
        "trusted_publishers": ["checks.example.org"]
    }
}))]
pub struct NewSettings {
    /// Requirements for verdicts.
    review: ReviewRules,
    /// Requirements for sign-in. Default: unchanged.
    security: Option<SecurityRules>,
    /// Publisher's details, access to feeds, imports. Default: unchanged.
    publishing: Option<PublishingRules>,
}

/// Replace the newsroom's settings.
///
/// The settings apply to later actions only, on every server.
#[utoipa::path(
    tag = "settings",
    params(("If-Match" = String, Header, description = "The ETag of the settings", example = "\"settings-3\"")),
    request_body = NewSettings,
    responses(
        (status = 200, description = "New settings", body = Settings),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "A value is out of range, or a rating is not in the scale")
    )
)]
#[put("/settings")]
pub async fn replace_settings(
    change: Change<access::ReplaceSettings, NewSettings>,
    seen: IfMatch,
) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, new| async move {
            let expected = seen.of_settings();
            let new = setting::NewSettings { review: new.review, security: new.security, publishing: new.publishing };
            let body = Settings::from(setting::replace(&app, &actor, expected, new).await?);
            answer(StatusCode::OK, Some(body.etag.clone()), None, &body)
        })
        .await
}

/// Pages that show the look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SamplePage {
    /// The front page.
    Front,
    /// The page of the newest verdict; the front page if none is published.
    Verdict,
}

/// Rules that are not saved yet, and the page that shows them.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "publishing": { "language": "de", "look": { "accent": "#1f4e8c" }, "private_feeds": false, "trusted_publishers": [] },
    "page": "front",
    "scheme": "dark"
}))]
pub struct LookPreview {
    /// Publisher's details as typed.
    publishing: PublishingRules,
    /// The page.
    page: SamplePage,
    /// The colour scheme.
    scheme: Scheme,
}

/// A page that nobody else sees.
#[derive(Debug, Serialize, ToSchema)]
pub struct PreviewedPage {
    /// The page, for a frame without scripts.
    #[schema(example = "<!DOCTYPE html><html lang=\"de\" dir=\"ltr\">…</html>")]
    html: String,
}

/// Preview a public page under rules that are not saved yet.
///
/// Changes nothing.
#[utoipa::path(
    tag = "settings",
    request_body = LookPreview,
    responses(
        (status = 200, description = "The page", body = PreviewedPage),
        (status = 422, description = "The colour has too little contrast, or a field is invalid")
    )
)]
#[post("/settings/preview")]
pub async fn preview_look(change: Change<access::PreviewLook, LookPreview>) -> Result<HttpResponse, Problem> {
    change
        .run(|app, _actor, wanted| async move {
            let publisher = setting::preview(&app, wanted.publishing)?;
            let limit = Limit::new(5).unwrap_or_default();
            let found = archive::read(&app, &ArchiveFilter::default(), None, limit).await?;
            let verdicts: Vec<_> = found.items.iter().map(|one| &one.verdict).collect();
            let page = match verdicts.first().filter(|_| wanted.page == SamplePage::Verdict) {
                Some(newest) => {
                    let newest = byline::previewed(&app, PublicVerdict::clone(newest), &publisher.rules.byline).await?;
                    let editions = std::slice::from_ref(&newest);
                    let page = verdict_page::page(&newest, editions, &Surroundings::default(), &publisher);
                    page.map_err(|error| Error::Unexpected(error.into()))?
                }
                None => archive_page::front(&verdicts, &archive::choices(&app).await?, &publisher),
            };
            let html = frame::previewed(&page, publisher.rules.look.style(), wanted.scheme);
            answer(StatusCode::OK, None, None, &PreviewedPage { html })
        })
        .await
}
