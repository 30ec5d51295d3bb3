//! `/settings`: newsroom settings, read and change.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::newsroom::setting;
use crate::domain;
use crate::domain::newsroom::setting::{ReviewRules, SecurityRules};
use crate::domain::publishing::publisher::PublishingRules;
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
