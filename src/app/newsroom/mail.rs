//! E-mail: unread notifications and password reset links.

use lettre::Address;
use lettre::message::Mailbox;

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::people::reset;
use crate::domain::kernel::id::NotificationId;
use crate::domain::newsroom::notification::NotificationMail;
use crate::domain::publishing::schedule::EndReason;
use crate::store;
/// Maximum length of a claim's statement in a subject line, in code points.
const SUBJECT: usize = 120;

/// Sends a notification by e-mail. Sends nothing if the notification is read, its account is deactivated, or no mail
/// server is configured. Sends twice if the process crashes between the sending and the end of the job.
pub async fn send(app: &App, id: NotificationId) -> Result<()> {
    let Some(mailer) = &app.mailer else {
        return Ok(());
    };
    let Some(letter) = store::newsroom::notification::letter(&app.pool, id).await? else {
        return Ok(());
    };
    let address = letter.to.parse::<Address>().map_err(unexpected)?;
    let to = Mailbox::new(Some(letter.name.clone()), address);
    mailer.send(to, subject(&letter), body(app, &letter)).await.map_err(unexpected)
}

/// Sends a password reset link. The secret is created here, so that the job queue does not contain it.
pub async fn send_reset(app: &App, email: &str) -> Result<()> {
    let known = store::people::account::by_email(&app.pool, email).await?;
    // An account without a password uses single sign-on or passkeys: an e-mail must not bypass these.
    let active = known.filter(|(account, hash)| account.deactivated_at.is_none() && hash.is_some());
    let (Some(mailer), Some((account, _))) = (&app.mailer, active) else {
        return Ok(());
    };
    let to = email.parse::<Address>().map_err(unexpected)?;
    let to = Mailbox::new(Some(account.name), to);
    let Some(secret) = reset::issue_by_mail(app, account.id).await? else {
        return Ok(());
    };
    let desk = &app.publisher().public_url;
    let body = format!(
        "Somebody, probably you, asked for a new password for {email}.\n\nChoose it here within an hour:\n\n\
         {desk}/reset#{}\n\nIf it was not you, do nothing: your password stays as it is.\n\n--\n{}\n",
        secret.reveal(),
        app.publisher().name,
    );
    mailer.send(to, "A new password for Claimdesk".to_owned(), body).await.map_err(unexpected)
}

fn unexpected(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Unexpected(error.into())
}

fn subject(letter: &NotificationMail) -> String {
    let statement: String = letter.statement.chars().take(SUBJECT).collect();
    let dots = if statement.len() < letter.statement.len() { "…" } else { "" };
    format!("{}: {statement}{dots}", happened(letter))
}

fn happened(letter: &NotificationMail) -> String {
    let actor = letter.actor.as_deref().unwrap_or("Claimdesk");
    format!("{actor} {}", letter.topic.sentence())
}

fn body(app: &App, letter: &NotificationMail) -> String {
    let desk = &app.publisher().public_url;
    let comment = letter.comment.as_deref().or(letter.reason.map(EndReason::sentence));
    let comment = comment.map(|comment| format!("{comment}\n\n")).unwrap_or_default();
    let anchor = letter.comment_id.map(|id| format!("#comment-{id}")).unwrap_or_default();
    let place = match (letter.claim, letter.subscription) {
        (Some(id), _) => format!("claims/{id}"),
        (None, Some(id)) => format!("subscriptions?subscription={id}"),
        (None, None) => "endpoints".to_owned(),
    };
    format!(
        "{}.\n\n{}\n\n{comment}{desk}/{place}{anchor}\n\n--\n{}, sent by Claimdesk because this has waited unread \
         in your inbox: {desk}/inbox\n",
        happened(letter),
        letter.statement,
        app.publisher().name,
    )
}
