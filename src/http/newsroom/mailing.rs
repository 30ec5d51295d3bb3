//! `/me/mailing`: how notifications come to the caller by mail.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, put};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::newsroom::mailing;
use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::newsroom::mailing::{Mailing, Mode};
use crate::domain::newsroom::zone::Zone;
use crate::http::kit::access;
use crate::http::kit::answer::read;
use crate::http::kit::change::{answer, change};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// How notifications come to the caller by mail.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnMailing {
    /// When mails are sent.
    mode: Mode,
    /// Local hour of the daily mail, 0 to 23.
    #[schema(example = 8)]
    hour: u8,
    /// Time zone of the hour; null until the caller has chosen.
    zone: Option<Zone>,
    /// Language of the mails.
    language: DeskLanguage,
    /// When the next daily mail is due; null in other modes.
    #[schema(example = "2026-03-05T07:00:00Z")]
    due_at: Option<DateTime<Utc>>,
    /// Whether this server sends mails.
    available: bool,
}

impl OwnMailing {
    fn new(app: &App, chosen: Option<(Mailing, Option<DateTime<Utc>>)>) -> Self {
        let available = mailing::is_available(app);
        match chosen {
            Some((mailing, due_at)) => {
                let Mailing { mode, hour, zone, language } = mailing;
                Self { mode, hour, zone: Some(zone), language, due_at, available }
            }
            None => Self {
                mode: Mode::AtOnce,
                hour: 8,
                zone: None,
                language: DeskLanguage::default(),
                due_at: None,
                available,
            },
        }
    }
}

/// Read how notifications come to the caller by mail.
#[utoipa::path(
    tag = "notifications",
    responses((status = 200, description = "What the caller has chosen, or the default", body = OwnMailing))
)]
#[get("/me/mailing")]
pub async fn read_mailing(
    app: Data<App>,
    can: Can<access::ReadMailing>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let chosen = mailing::of(&app, can.account.id).await?;
    read(&request, &OwnMailing::new(&app, chosen))
}

/// Request to choose how notifications come by mail.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "mode": "daily", "hour": 8, "zone": "Europe/Berlin", "language": "de" }))]
pub struct MailingChoice {
    /// When mails are sent. Mails about passwords are sent at once in every mode.
    mode: Mode,
    /// Local hour of the daily mail.
    #[schema(minimum = 0, maximum = 23, example = 8)]
    hour: u8,
    /// Time zone of the hour, by its name in the IANA database.
    zone: Zone,
    /// Language of the mails.
    language: DeskLanguage,
}

/// Choose how notifications come by mail.
///
/// A daily mail lists what is unread and was in no mail before. Without such notifications no mail is sent.
#[utoipa::path(
    tag = "notifications",
    request_body = MailingChoice,
    responses(
        (status = 200, description = "Chosen", body = OwnMailing),
        (status = 422, description = "The hour or the time zone does not exist")
    )
)]
#[put("/me/mailing")]
pub async fn choose_mailing(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ChooseMailing>,
    Body(choice): Body<MailingChoice>,
) -> Result<HttpResponse, Problem> {
    let MailingChoice { mode, hour, zone, language } = choice;
    if hour > 23 {
        return Err(Problem::invalid("/hour", FieldFault::OutOfRange { min: 0, max: 23 }));
    }
    let (actor, account) = (can.actor.clone(), can.account.id);
    change(&app, &request, &can, |app| async move {
        let mailing = Mailing { mode, hour, zone, language };
        let due_at = mailing::choose(&app, &actor, account, &mailing).await?;
        answer(StatusCode::OK, None, None, &OwnMailing::new(&app, Some((mailing, due_at))))
    })
    .await
}
