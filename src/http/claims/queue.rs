//! `/claims/next`, `/claims/bulk`: next claim of the queue, bulk changes.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::claim_file::{ClaimFileBody, file_answer};
use crate::app::claims::queue::{self, Bulk};
use crate::domain::claims::claim::Kind;
use crate::domain::claims::review::{DismissalReason, State};
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::kernel::moment::of_our_years;
use crate::domain::kernel::text::Text;
use crate::http::kit::access;
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::precondition::claim_etag;
use crate::http::kit::problem::Problem;

/// Restrictions on the next claim.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "kinds": ["casualties", "quantity"], "topic": "flood" }))]
pub struct Wanted {
    /// Accepted kinds. Default: all kinds.
    kinds: Option<Vec<Kind>>,
    /// Required topic, case-insensitive. Default: any topic.
    topic: Option<Text<60>>,
}

/// Take the most urgent unassigned claim.
///
/// Concurrent callers never get the same claim.
#[utoipa::path(
    tag = "reviews",
    request_body = Wanted,
    responses(
        (status = 200, description = "Assigned to the caller", body = ClaimFileBody),
        (status = 404, description = "No unassigned claim matches")
    )
)]
#[post("/claims/next")]
pub async fn take_next_claim(change: Change<access::TakeNextClaim, Wanted>) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, wanted| async move {
            let topic = wanted.topic.map(|topic| topic.to_lowercase());
            let file = queue::next(&app, &actor, wanted.kinds.as_deref(), topic.as_deref()).await?;
            file_answer(StatusCode::OK, file)
        })
        .await
}

/// A change to several claims.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "action", rename_all = "snake_case", deny_unknown_fields)]
#[schema(example = json!({
    "action": "assign",
    "ids": ["019cade2-11c0-70f2-b402-a6fc9b09675e", "019cade2-11c0-746c-b6d8-6bff1f98e88b"],
    "assignee": "019cade2-11c0-7438-8442-f6eab7927689"
}))]
pub enum BulkChange {
    /// Assign the claims for 30 minutes.
    Assign {
        /// Ids of the claims, 1 to 100.
        ids: Vec<ClaimId>,
        /// Account that gets the claims. Default: the caller.
        assignee: Option<AccountId>,
    },
    /// Release the claims to the queue.
    Release {
        /// Ids of the claims, 1 to 100.
        ids: Vec<ClaimId>,
    },
    /// Dismiss the claims.
    Dismiss {
        /// Ids of the claims, 1 to 100.
        ids: Vec<ClaimId>,
        /// Reason for the dismissal.
        reason: DismissalReason,
        /// Explanation in free text.
        note: Option<Text<1000>>,
    },
    /// Return dismissed claims to the queue.
    Reopen {
        /// Ids of the claims, 1 to 100.
        ids: Vec<ClaimId>,
    },
    /// Add and remove topics.
    Topics {
        /// Ids of the claims, 1 to 100.
        ids: Vec<ClaimId>,
        /// Topics to add.
        #[serde(default)]
        add: Vec<Text<60>>,
        /// Topics to remove.
        #[serde(default)]
        remove: Vec<Text<60>>,
    },
    /// Set or clear the due date.
    Due {
        /// Ids of the claims, 1 to 100.
        ids: Vec<ClaimId>,
        /// New due date; null clears the date.
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
            Self::Reopen { ids } => (ids, Bulk::Reopen),
            Self::Topics { ids, add, remove } => (ids, Bulk::Topics { add, remove }),
            Self::Due { ids, due_at } => (ids, Bulk::Due { at: due_at }),
        }
    }
}

/// Result of the change for one claim.
#[derive(Debug, Serialize, ToSchema)]
pub struct BulkOutcome {
    /// Id of the claim.
    id: ClaimId,
    /// 200, or the HTTP status that the change would have returned on its own.
    status: u16,
    /// New entity tag of the claim, if changed.
    #[schema(example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")]
    etag: Option<String>,
    /// New state of the review, if changed.
    state: Option<State>,
    /// Error in English, if not changed.
    #[schema(example = "Nadia Orsic works on this claim.")]
    detail: Option<String>,
    /// Error code, as in a problem's `code`, if not changed.
    #[schema(example = "conflict")]
    code: Option<String>,
    /// Parameters of the code, if any.
    params: Option<serde_json::Value>,
}

/// Results of a bulk change.
#[derive(Debug, Serialize, ToSchema)]
pub struct BulkOutcomes {
    /// One result per claim, in request order.
    outcomes: Vec<BulkOutcome>,
}

/// Change many claims at once.
///
/// Each change applies to the current version of its claim. A failure for one claim does not stop the others.
#[utoipa::path(
    tag = "reviews",
    request_body = BulkChange,
    responses(
        (status = 200, description = "One result per claim", body = BulkOutcomes),
        (status = 422, description = "No claims, or more than 100")
    )
)]
#[post("/claims/bulk")]
pub async fn change_claims(change: Change<access::ChangeClaims, BulkChange>) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, bulk| async move {
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
