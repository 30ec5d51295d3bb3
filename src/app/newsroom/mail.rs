//! Who hears by e-mail of what waits in their inbox?

use std::fmt;
use std::time::Duration;

use chrono::TimeDelta;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::people::reset;
use crate::domain::kernel::id::NotificationId;
use crate::domain::newsroom::notification::Letter;
use crate::store;

/// Whoever reads a notice at the desk within this time gets no mail about it.
pub const PATIENCE: TimeDelta = TimeDelta::minutes(2);
/// How long a mail server may take to answer.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Code points of a statement in a subject.
const SUBJECT: usize = 120;

/// The way to the newsroom's mail server.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailer")
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}

impl Mailer {
    /// By a server's address, `smtps://user:password@host` or `smtp://host:587?tls=required`, in this sender's name.
    /// Nothing is sent yet.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the address; it does not repeat it.
    pub fn new(url: &str, from: Mailbox) -> std::result::Result<Self, String> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| error.to_string())?
            .timeout(Some(TIMEOUT))
            .build();
        Ok(Self { transport, from })
    }

    async fn send(&self, to: Mailbox, subject: String, body: String) -> Result<()> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(body)
            .map_err(unexpected)?;
        let sent = self.transport.send(message).await;
        sent.map_err(unexpected)?;
        Ok(())
    }
}

/// Sends a notice to the person whom it is for, unless they have read it, have left, or no mail server is configured.
/// Twice, if the process dies between the sending and the end of the job.
pub async fn send(app: &App, id: NotificationId) -> Result<()> {
    let Some(mailer) = &app.mailer else {
        return Ok(());
    };
    let Some(letter) = store::newsroom::notification::letter(&app.pool, id).await? else {
        return Ok(());
    };
    let address = letter.to.parse::<Address>().map_err(unexpected)?;
    let to = Mailbox::new(Some(letter.name.clone()), address);
    mailer.send(to, subject(&letter), body(app, &letter)).await
}

/// Sends somebody who has forgotten their password a link to a new one. The secret is made here, so that it stands in
/// no queue.
pub async fn send_reset(app: &App, email: &str) -> Result<()> {
    let known = store::people::account::by_email(&app.pool, email).await?;
    // Who has no password signs in elsewhere: a letter must not be a way around that.
    let active = known.filter(|(account, hash)| account.deactivated_at.is_none() && hash.is_some());
    let (Some(mailer), Some((account, _))) = (&app.mailer, active) else {
        return Ok(());
    };
    let to = email.parse::<Address>().map_err(unexpected)?;
    let to = Mailbox::new(Some(account.name), to);
    let Some(secret) = reset::issue_by_mail(app, account.id).await? else {
        return Ok(());
    };
    let desk = &app.publisher.public_url;
    let body = format!(
        "Somebody, probably you, asked for a new password for {email}.\n\nChoose it here within an hour:\n\n\
         {desk}/reset#{}\n\nIf it was not you, do nothing: your password stays as it is.\n\n--\n{}\n",
        secret.reveal(),
        app.publisher.name,
    );
    mailer
        .send(to, "A new password for Claimdesk".to_owned(), body)
        .await
}

fn unexpected(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Unexpected(error.into())
}

fn subject(letter: &Letter) -> String {
    let statement: String = letter.statement.chars().take(SUBJECT).collect();
    let dots = if statement.len() < letter.statement.len() {
        "…"
    } else {
        ""
    };
    format!("{}: {statement}{dots}", happened(letter))
}

fn happened(letter: &Letter) -> String {
    let actor = letter.actor.as_deref().unwrap_or("Claimdesk");
    format!("{actor} {}", letter.topic.sentence())
}

fn body(app: &App, letter: &Letter) -> String {
    let desk = &app.publisher.public_url;
    let comment = letter
        .comment
        .as_deref()
        .map(|comment| format!("{comment}\n\n"))
        .unwrap_or_default();
    let anchor = letter
        .comment_id
        .map(|id| format!("#comment-{id}"))
        .unwrap_or_default();
    let place = letter
        .claim
        .map_or_else(|| "endpoints".to_owned(), |id| format!("claims/{id}"));
    format!(
        "{}.\n\n{}\n\n{comment}{desk}/{place}{anchor}\n\n--\n{}, sent by Claimdesk because this has waited unread \
         in your inbox: {desk}/inbox\n",
        happened(letter),
        letter.statement,
        app.publisher.name,
    )
}
