//! `/accounts`: list colleagues, administer accounts.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::reset::Link;
use crate::app;
use crate::app::context::App;
use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::text::Text;
use crate::domain::people::account::{Member, Person, PersonRef, Role};
use crate::domain::people::invitation::RESET_LASTS;
use crate::domain::people::permission::Permission;
use crate::http::claims::claim_file::ClaimSummary;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{change, done, shown_once};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::Query;
use crate::http::kit::problem::{Kind, Problem};

/// Query parameters of the account list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AccountQuery {
    /// `true` also lists deactivated accounts and adds `details`. Only for admins.
    #[serde(default)]
    all: bool,
}

/// An account of the newsroom.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountEntry {
    #[serde(flatten)]
    person: Person,
    /// Details for admins; absent for other callers.
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<AccountDetails>,
}

/// Details of an account that only admins see.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountDetails {
    /// E-mail address that the person signs in with.
    #[schema(example = "nadia@example.org")]
    email: String,
    /// Time at which the account was created.
    #[schema(example = "2026-03-02T09:30:00Z")]
    created_at: DateTime<Utc>,
    /// Time of the last sign-in.
    #[schema(example = "2026-03-03T08:02:00Z")]
    signed_in_at: Option<DateTime<Utc>>,
    /// Time of the deactivation; null for an active account.
    #[schema(example = "2026-06-30T16:00:00Z")]
    deactivated_at: Option<DateTime<Utc>>,
    /// Other active accounts whose e-mail arrives in the same mailbox (`ana@` and `ana+desk@`). The rule that two people
    /// decide rests on different people: deactivate all but one.
    same_mailbox: Vec<PersonRef>,
}

impl From<Member> for AccountEntry {
    fn from(member: Member) -> Self {
        Self {
            person: member.person,
            details: Some(AccountDetails {
                email: member.email,
                created_at: member.created_at,
                signed_in_at: member.signed_in_at,
                deactivated_at: member.deactivated_at,
                same_mailbox: member.same_mailbox,
            }),
        }
    }
}

/// List the accounts that work can be assigned to, by name.
#[utoipa::path(
    tag = "accounts",
    params(AccountQuery),
    responses(
        (status = 200, description = "All results, on one page", body = Page<AccountEntry>),
        (status = 403, description = "`all` requires the admin role")
    )
)]
#[get("/accounts")]
pub async fn list_accounts(
    app: Data<App>,
    can: Can<access::ListAccounts>,
    request: HttpRequest,
    Query(query): Query<AccountQuery>,
) -> Result<HttpResponse, Problem> {
    if query.all && !can.actor.may(Permission::Administer) {
        return Err(Problem::new(Kind::Forbidden, "Only admins may see all accounts."));
    }
    let items: Vec<AccountEntry> = if query.all {
        let members = app::people::account::members(&app).await?;
        members.into_iter().map(AccountEntry::from).collect()
    } else {
        let people = app::people::account::people(&app).await?;
        people.into_iter().map(|person| AccountEntry { person, details: None }).collect()
    };
    read(&request, &Page { items, next_cursor: None })
}

/// Changes to an account. Omitted fields stay unchanged.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "name": "Nadia Orsic", "role": "editor" }))]
pub struct AccountChange {
    /// New name, 1 to 200 code points.
    name: Option<Text<200>>,
    /// New role. A change of the role ends the sessions of the account.
    role: Option<Role>,
}

/// Change the name or role of an account.
#[utoipa::path(
    tag = "accounts",
    params(("id" = AccountId, Path, description = "The account")),
    request_body = AccountChange,
    responses(
        (status = 204, description = "Changed"),
        (status = 404, description = "The account does not exist"),
        (status = 409, description = "The account is the last active admin, or the name looks like another account's"),
        (status = 422, description = "The name is empty, too long or has an invisible character")
    )
)]
#[patch("/accounts/{id}")]
pub async fn change_account(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ChangeAccount>,
    id: Path<AccountId>,
    Body(new): Body<AccountChange>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        app::people::account::change(&app, &actor, id, new.name, new.role).await?;
        Ok(done())
    })
    .await
}

/// What a person holds.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountWork {
    /// Claims in review, and claims whose public verdict the person corrects.
    claims: Vec<ClaimSummary>,
    /// Claims of which the person was asked for a second review that is not submitted yet.
    readings: Vec<ClaimSummary>,
    /// Claims whose approved verdict the person has scheduled for publication.
    scheduled: Vec<ClaimSummary>,
}

/// List what a person holds: claims in work, open second reviews and scheduled publications.
///
/// Ratings are left out.
#[utoipa::path(
    tag = "accounts",
    params(("id" = AccountId, Path, description = "The account")),
    responses(
        (status = 200, description = "The work of the person", body = AccountWork),
        (status = 404, description = "The account does not exist")
    )
)]
#[get("/accounts/{id}/work")]
pub async fn read_account_work(
    app: Data<App>,
    _can: Can<access::ReadAccountWork>,
    request: HttpRequest,
    id: Path<AccountId>,
) -> Result<HttpResponse, Problem> {
    let held = app::claims::hand_over::held(&app, *id).await?;
    let list = |claims: Vec<_>| claims.into_iter().map(ClaimSummary::from).collect();
    let (claims, readings, scheduled) = (list(held.claims), list(held.readings), list(held.scheduled));
    read(&request, &AccountWork { claims, readings, scheduled })
}

/// Request to deactivate an account.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "reason": "Left the newsroom.", "hand_over_to": "019cade2-11c0-7438-8442-f6eab7927689"
}))]
pub struct Deactivation {
    /// Account that takes over the claims, open second reviews and scheduled publications of the person. Default: claims
    /// return to the queue, open second reviews are withdrawn, scheduled publications end.
    hand_over_to: Option<AccountId>,
    /// Reason for the deactivation, recorded in the log.
    reason: Option<Text<1000>>,
}

/// Deactivate an account.
///
/// All sessions of the account end at once, and the person cannot sign in. What the person holds, as listed by
/// `GET /accounts/{id}/work`, is handed over in the same transaction; the people concerned are notified. What
/// `hand_over_to` may not take over goes to the queue; a publication that they may not make ends, and those who may are
/// told.
#[utoipa::path(
    tag = "accounts",
    params(("id" = AccountId, Path, description = "The account")),
    request_body = Deactivation,
    responses(
        (status = 204, description = "Deactivated"),
        (status = 404, description = "The account does not exist"),
        (status = 409, description = "The account is already deactivated, or is the last active admin")
    )
)]
#[post("/accounts/{id}/deactivation")]
pub async fn deactivate_account(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::DeactivateAccount>,
    id: Path<AccountId>,
    Body(why): Body<Deactivation>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        app::people::account::deactivate(&app, &actor, id, why.reason, why.hand_over_to).await?;
        Ok(done())
    })
    .await
}

/// Reactivate an account.
///
/// The account keeps its role and password.
#[utoipa::path(
    tag = "accounts",
    params(("id" = AccountId, Path, description = "The account")),
    responses(
        (status = 204, description = "Reactivated"),
        (status = 404, description = "The account does not exist"),
        (status = 409, description = "The account is already active")
    )
)]
#[post("/accounts/{id}/reactivation")]
pub async fn reactivate_account(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ReactivateAccount>,
    id: Path<AccountId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        app::people::account::reactivate(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}

/// Create a password reset link for an account.
///
/// The response is the only place that shows the link. Earlier links stop working.
#[utoipa::path(
    tag = "passwords",
    params(("id" = AccountId, Path, description = "The account")),
    responses(
        (status = 201, description = "Link, valid once within one hour", body = Link),
        (status = 404, description = "The account does not exist"),
        (status = 409, description = "The account is deactivated")
    )
)]
#[post("/accounts/{id}/reset")]
pub async fn issue_reset(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::IssueReset>,
    id: Path<AccountId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        let secret = app::people::reset::issue(&app, &actor, id).await?;
        shown_once(StatusCode::CREATED, &Link::new(&app, "reset", &secret, RESET_LASTS))
    })
    .await
}
