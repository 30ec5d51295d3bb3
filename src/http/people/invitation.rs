//! `/invitations`: invite people; `/joining`: accept an invitation.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::reset::{Link, LinkOwner, LinkSecret, LinkUse};
use crate::app::context::App;
use crate::app::people::invitation;
use crate::domain::kernel::id::InvitationId;
use crate::domain::kernel::text::Text;
use crate::domain::people::account::{Email, Role};
use crate::domain::people::actor::Actor;
use crate::domain::people::invitation::{INVITATION_LASTS, Invitation};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{change, done, shown_once, to_the_end};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// List open invitations, newest first.
#[utoipa::path(tag = "invitations", responses((status = 200, description = "All results, on one page", body = Page<Invitation>)))]
#[get("/invitations")]
pub async fn list_invitations(
    app: Data<App>,
    _can: Can<access::ListInvitations>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let items = invitation::open(&app).await?;
    read(&request, &Page { items, next_cursor: None })
}

/// Request to invite a person.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "email": "nadia@example.org", "name": "Nadia Orsic", "role": "reviewer" }))]
pub struct NewInvitation {
    /// E-mail address that the person will sign in with.
    #[schema(max_length = 254, example = "nadia@example.org")]
    email: String,
    /// Name of the person, as shown to colleagues.
    name: Text<200>,
    /// Role of the new account.
    role: Role,
}

/// An invitation with its link.
#[derive(Debug, Serialize, ToSchema)]
pub struct Invited {
    /// Id of the invitation.
    id: InvitationId,
    #[serde(flatten)]
    link: Link,
}

/// Invite a person by a link.
///
/// The link works once within one week. Earlier invitations of the same address stop working.
#[utoipa::path(
    tag = "invitations",
    request_body = NewInvitation,
    responses(
        (status = 201, description = "Invitation with its link, which is shown only in this response", body = Invited),
        (status = 409, description = "An account with this e-mail address exists, or the name looks like another account's"),
        (status = 422, description = "The e-mail address is not valid, or the name has an invisible character")
    )
)]
#[post("/invitations")]
pub async fn invite_person(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::InvitePerson>,
    Body(new): Body<NewInvitation>,
) -> Result<HttpResponse, Problem> {
    let email = Email::new(&new.email).map_err(|detail| Problem::invalid("/email", detail))?;
    let actor = can.actor.clone();
    change(&app, &request, &can, |app| async move {
        let (id, secret) = invitation::invite(&app, &actor, &email, &new.name, new.role).await?;
        let link = Link::new(&app, "join", &secret, INVITATION_LASTS);
        shown_once(StatusCode::CREATED, &Invited { id, link })
    })
    .await
}

/// Withdraw an invitation.
///
/// Its link stops working.
#[utoipa::path(
    tag = "invitations",
    params(("id" = InvitationId, Path, description = "The invitation")),
    responses(
        (status = 204, description = "Withdrawn"),
        (status = 404, description = "No open invitation has this id")
    )
)]
#[delete("/invitations/{id}")]
pub async fn withdraw_invitation(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::WithdrawInvitation>,
    id: Path<InvitationId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        invitation::withdraw(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}

/// Read the e-mail address and name that an invitation is for.
#[utoipa::path(
    tag = "invitations",
    request_body = LinkSecret,
    responses(
        (status = 200, description = "Person that the link is for", body = LinkOwner),
        (status = 404, description = "The link is invalid, used or expired")
    )
)]
#[post("/joining/opening")]
pub async fn open_invitation(app: Data<App>, Body(link): Body<LinkSecret>) -> Result<HttpResponse, Problem> {
    Ok(LinkOwner::answer(invitation::look(&app, &link.read()?).await?))
}

/// Accept an invitation.
///
/// The request creates the account with the chosen password.
#[utoipa::path(
    tag = "invitations",
    request_body = LinkUse,
    responses(
        (status = 204, description = "Created; the person can sign in"),
        (status = 404, description = "The link is invalid, used or expired"),
        (status = 409, description = "An account with this e-mail address was created in the meantime"),
        (status = 422, description = "The password is too short, too long or easy to guess")
    )
)]
#[post("/joining/acceptance")]
pub async fn accept_invitation(app: Data<App>, Body(link): Body<LinkUse>) -> Result<HttpResponse, Problem> {
    let (secret, password) = link.read()?;
    to_the_end(async move { invitation::accept(&app, &Actor::system(), &secret, password).await }).await?;
    Ok(HttpResponse::NoContent().finish())
}
