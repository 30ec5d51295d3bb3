//! E-mail: unread notifications and password reset links.

use lettre::Address;
use lettre::message::Mailbox;

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::people::reset;
use crate::domain::kernel::id::NotificationId;
use crate::formats::news::mail::single;
use crate::store;

/// Sends a notification by e-mail. Sends nothing if the notification is read, its account is deactivated or gets no
/// mails at once, or no mail server is configured. Sends twice if the process crashes between the sending and the end of the job.
pub async fn send(app: &App, id: NotificationId) -> Result<()> {
    let Some(mailer) = &app.mailer else {
        return Ok(());
    };
    let Some(letter) = store::newsroom::notification::letter(&app.pool, id).await? else {
        return Ok(());
    };
    let mail = single(&letter, &app.publisher());
    mailer.send(address(&letter.to, &letter.name)?, mail.subject, mail.body).await.map_err(unexpected)?;
    store::newsroom::mailing::set_mailed(&app.pool, &[id], app.clock.now()).await?;
    Ok(())
}

/// Sends a password reset link. The secret is created here, so that the job queue does not contain it.
pub async fn send_reset(app: &App, email: &str) -> Result<()> {
    let known = store::people::account::by_email(&app.pool, email).await?;
    // An account without a password uses single sign-on or passkeys: an e-mail must not bypass these.
    let active = known.filter(|(account, hash)| account.deactivated_at.is_none() && hash.is_some());
    let (Some(mailer), Some((account, _))) = (&app.mailer, active) else {
        return Ok(());
    };
    let to = address(email, &account.name)?;
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

/// The address of an e-mail to somebody.
pub(crate) fn address(email: &str, name: &str) -> Result<Mailbox> {
    Ok(Mailbox::new(Some(name.to_owned()), email.parse::<Address>().map_err(unexpected)?))
}

pub(crate) fn unexpected(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Unexpected(error.into())
}
