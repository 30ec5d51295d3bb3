//! The mailer: sends plain-text messages through the newsroom's SMTP server.

use std::fmt;
use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

/// How long a mail server may take to answer.
const TIMEOUT: Duration = Duration::from_secs(10);

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
    /// When the message cannot be built, or the server does not take it.
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
    /// The message has no valid form.
    #[error("the message cannot be built")]
    Message(#[from] lettre::error::Error),
    /// The server was not reached, or refused the message.
    #[error("the mail server does not take the message")]
    Transport(#[from] lettre::transport::smtp::Error),
}
