//! `/claims/next`, `/claims/bulk`: next claim of the queue, bulk changes.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::claim_file::{ClaimFileBody, file_answer};
use crate::app::claims::queue::{self, Bulk};
use crate::app::context::App;
use crate::domain::claims::claim::Kind;
use crate::domain::claims::review::{DismissalReason, State};
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::kernel::moment::of_our_years;
use crate::domain::kernel::text::Text;
use crate::http::kit::access;
use crate::http::kit::change::{answer, change};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::claim_etag;
use crate::http::kit::problem::Problem;

/// Among which claims.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// Of these kinds; any unless said.
    kinds: Option<Vec<Kind>>,
    /// Of this topic; any unless said.
    topic: Option<Text<60>>,
}

/// Take the most urgent claim that nobody works on. Two who ask at once get two claims.
#[utoipa::path(
    tag = "reviews",
    request_body = Wanted,
    responses(
        (status = 200, description = "Assigned to the caller", body = ClaimFileBody),
        (status = 404, description = "Nothing is waiting")
    )
)]
#[post("/claims/next")]
pub async fn take_next_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::TakeNextClaim>,
    Body(wanted): Body<Wanted>,
) -> Result<HttpResponse, Problem> {
    let actor = can.actor.clone();
    change(&app.clone(), &request, &can, async move {
        let topic = wanted.topic.map(|topic| topic.to_lowercase());
        let file = queue::next(&app, &actor, wanted.kinds.as_deref(), topic.as_deref()).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}

/// What to do with each.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "action", rename_all = "snake_case", deny_unknown_fields)]
pub enum BulkChange {
    /// Give them to somebody for 30 minutes.
    Assign {
        /// Which claims, 1 to 100.
        ids: Vec<ClaimId>,
        /// An account; oneself unless said.
        assignee: Option<AccountId>,
    },
    /// Give them back to the queue.
    Release {
        /// Which claims, 1 to 100.
        ids: Vec<ClaimId>,
    },
    /// Decide that they will not be checked.
    Dismiss {
        /// Which claims, 1 to 100.
        ids: Vec<ClaimId>,
        /// Why.
        reason: DismissalReason,
        /// In words.
        note: Option<Text<1000>>,
    },
    /// Change their topics.
    Topics {
        /// Which claims, 1 to 100.
        ids: Vec<ClaimId>,
        /// These come.
        #[serde(default)]
        add: Vec<Text<60>>,
        /// These go.
        #[serde(default)]
        remove: Vec<Text<60>>,
    },
    /// Change by when they are due.
    Due {
        /// Which claims, 1 to 100.
        ids: Vec<ClaimId>,
        /// By when; null takes the date out.
        #[serde(default, deserialize_with = "of_our_years")]
        due_at: Option<DateTime<Utc>>,
    },
}

impl BulkChange {
    fn parts(self) -> (Vec<ClaimId>, Bulk) {
        match self {
            Self::Assign { ids, assignee } => (ids, Bulk::Assign { assignee }),
            Self::Release { ids } => (ids, Bulk::Release),
            Self::Dismiss { ids, reason, note } => (ids, Bulk::Dismiss { reason, note }),
            Self::Topics { ids, add, remove } => (ids, Bulk::Topics { add, remove }),
            Self::Due { ids, due_at } => (ids, Bulk::Due { at: due_at }),
        }
    }
}

/// What became of one claim.
#[derive(Debug, Serialize, ToSchema)]
pub struct BulkOutcome {
    /// Which.
    id: ClaimId,
    /// 200, or the status that this change would have got alone.
    status: u16,
    /// Its new version, when it was changed.
    etag: Option<String>,
    /// Where it is now, when it was changed.
    state: Option<State>,
    /// Why not, in English, when it was not.
    detail: Option<String>,
    /// The same as the code of a problem.
    code: Option<String>,
    /// The parameters of the code, if it has any.
    params: Option<serde_json::Value>,
}

/// One outcome per claim, in the order asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct BulkOutcomes {
    /// All of them.
    outcomes: Vec<BulkOutcome>,
}

/// Change many claims at once, each as it stands now and each for itself: what is refused for one stops no other.
#[utoipa::path(
    tag = "reviews",
    request_body = BulkChange,
    responses(
        (status = 200, description = "What became of each", body = BulkOutcomes),
        (status = 422, description = "No claims, or more than 100")
    )
)]
#[post("/claims/bulk")]
pub async fn change_claims(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ChangeClaims>,
    Body(bulk): Body<BulkChange>,
) -> Result<HttpResponse, Problem> {
    let actor = can.actor.clone();
    change(&app.clone(), &request, &can, async move {
        let (ids, what) = bulk.parts();
        let outcomes = queue::bulk(&app, &actor, &ids, &what).await?;
        let outcomes = outcomes
            .into_iter()
            .map(|(id, outcome)| match outcome {
                Ok(claim) => BulkOutcome {
                    id,
                    status: StatusCode::OK.as_u16(),
                    etag: Some(claim_etag(id, claim.version)),
                    state: Some(claim.state),
                    detail: None,
                    code: None,
                    params: None,
                },
                Err(error) => {
                    let problem = Problem::from(error);
                    let (code, params) = problem.code();
                    BulkOutcome {
                        id,
                        status: problem.kind().status(),
                        etag: None,
                        state: None,
                        detail: Some(problem.sentence().to_owned()),
                        code: Some(code),
                        params,
                    }
                }
            })
            .collect();
        answer(StatusCode::OK, None, None, &BulkOutcomes { outcomes })
    })
    .await
}
