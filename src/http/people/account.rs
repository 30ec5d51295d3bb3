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
use crate::domain::people::account::{Member, Person, Role};
use crate::domain::people::invitation::RESET_LASTS;
use crate::domain::people::permission::Permission;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::to_the_end;
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::Query;
use crate::http::kit::problem::{Kind, Problem};

/// Which accounts.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AccountQuery {
    /// Every account there ever was, with what only admins may know. For admins.
    #[serde(default)]
    all: bool,
}

/// Somebody in the newsroom.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountEntry {
    #[serde(flatten)]
    person: Person,
    /// What only admins are told; absent for others.
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<AccountDetails>,
}

/// What only admins are told about an account.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountDetails {
    /// What one signs in with.
    email: String,
    /// Since when there is the account.
    created_at: DateTime<Utc>,
    /// When the person last signed in.
    signed_in_at: Option<DateTime<Utc>>,
    /// May not sign in any more since then.
    deactivated_at: Option<DateTime<Utc>>,
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
            }),
        }
    }
}

/// List everybody whom work can be given to, by name.
#[utoipa::path(
    tag = "accounts",
    params(AccountQuery),
    responses(
        (status = 200, description = "All results, on one page", body = Page<AccountEntry>),
        (status = 403, description = "`all` is for admins")
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
        return Err(Problem::new(
            Kind::Forbidden,
            "Only admins may see all accounts.",
        ));
    }
    let items: Vec<AccountEntry> = if query.all {
        let members = app::people::account::members(&app).await?;
        members.into_iter().map(AccountEntry::from).collect()
    } else {
        let people = app::people::account::people(&app).await?;
        people
            .into_iter()
            .map(|person| AccountEntry {
                person,
                details: None,
            })
            .collect()
    };
    read(
        &request,
        &Page {
            items,
            next_cursor: None,
        },
    )
}

/// What shall be different about an account.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountChange {
    /// Another name.
    name: Option<Text<200>>,
    /// Another role; the person has to sign in again.
    role: Option<Role>,
}

/// Give an account another name or role.
#[utoipa::path(
    tag = "accounts",
    params(("id" = uuid::Uuid, Path, description = "The account")),
    request_body = AccountChange,
    responses(
        (status = 204, description = "Changed"),
        (status = 404, description = "No such account"),
        (status = 409, description = "The last active admin")
    )
)]
#[patch("/accounts/{id}")]
pub async fn change_account(
    app: Data<App>,
    can: Can<access::ChangeAccount>,
    id: Path<AccountId>,
    Body(change): Body<AccountChange>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    to_the_end(async move {
        app::people::account::change(&app, &actor, id, change.name, change.role).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Why an account is shut.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Deactivation {
    /// For the log.
    reason: Option<Text<1000>>,
}

/// Deactivate an account: its sessions end at once, and it cannot sign in any more.
#[utoipa::path(
    tag = "accounts",
    params(("id" = uuid::Uuid, Path, description = "The account")),
    request_body = Deactivation,
    responses(
        (status = 204, description = "Deactivated"),
        (status = 404, description = "No such account"),
        (status = 409, description = "Deactivated already, or the last active admin")
    )
)]
#[post("/accounts/{id}/deactivation")]
pub async fn deactivate_account(
    app: Data<App>,
    can: Can<access::DeactivateAccount>,
    id: Path<AccountId>,
    Body(why): Body<Deactivation>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    to_the_end(async move { app::people::account::deactivate(&app, &actor, id, why.reason).await })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Let a deactivated account sign in again, with the role and the password that it had.
#[utoipa::path(
    tag = "accounts",
    params(("id" = uuid::Uuid, Path, description = "The account")),
    responses(
        (status = 204, description = "Active"),
        (status = 404, description = "No such account"),
        (status = 409, description = "Active already")
    )
)]
#[post("/accounts/{id}/reactivation")]
pub async fn reactivate_account(
    app: Data<App>,
    can: Can<access::ReactivateAccount>,
    id: Path<AccountId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    to_the_end(async move { app::people::account::reactivate(&app, &actor, id).await }).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Make a link by which the account's owner chooses a new password. Shown once; earlier links end.
#[utoipa::path(
    tag = "accounts",
    params(("id" = uuid::Uuid, Path, description = "The account")),
    responses(
        (status = 201, description = "The link, which works once, for an hour", body = Link),
        (status = 404, description = "No such account"),
        (status = 409, description = "Deactivated")
    )
)]
#[post("/accounts/{id}/reset")]
pub async fn issue_reset(
    app: Data<App>,
    can: Can<access::IssueReset>,
    id: Path<AccountId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id, desk) = (can.actor.clone(), *id, app.clone());
    let secret =
        to_the_end(async move { app::people::reset::issue(&desk, &actor, id).await }).await?;
    Ok(Link::new(&app, "reset", &secret, RESET_LASTS).answer(StatusCode::CREATED))
}
