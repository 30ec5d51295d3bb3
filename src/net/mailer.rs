//! The mailer: sends plain-text messages through the newsroom's SMTP server.

use std::fmt;
use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

/// Time limit for a response of the mail server.
const TIMEOUT: Duration = Duration::from_secs(10);

/// A client of the newsroom's mail server.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailer").field("from", &self.from).finish_non_exhaustive()
    }
}

impl Mailer {
    /// Creates a mailer from the server's URL (`smtps://user:password@host` or `smtp://host:587?tls=required`) and
    /// the sender. Does not connect yet.
    ///
    /// # Errors
    /// What is wrong with the URL; the message does not contain the URL, which may hold a password.
    pub fn new(url: &str, from: Mailbox) -> Result<Self, String> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| error.to_string())?
            .timeout(Some(TIMEOUT))
            .build();
        Ok(Self { transport, from })
    }

    /// Sends one message.
    ///
    /// # Errors
    /// When the message is invalid, or the server cannot be reached or refuses it.
    pub async fn send(&self, to: Mailbox, subject: String, body: String) -> Result<(), Error> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(body)?;
        self.transport.send(message).await?;
        Ok(())
    }
}

/// Why a message was not sent.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The message is invalid.
    #[error("the message cannot be built")]
    Message(#[from] lettre::error::Error),
    /// The server cannot be reached, or refuses the message.
    #[error("the mail server does not take the message")]
    Transport(#[from] lettre::transport::smtp::Error),
}

impl Error {
    /// Whether the same message may be taken later: the server cannot be reached, or says so.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Message(_) => false,
            Self::Transport(error) => !error.is_permanent(),
        }
    }
}
