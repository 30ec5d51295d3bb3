//! Application errors: what went wrong, where, and what to do.

use crate::domain::claims::action::Action;
use crate::domain::claims::rules::Refusal;
use crate::domain::conflict::{Conflict, Refused};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::page::NotACursor;
use crate::store::kit::constraint;

/// What every use case returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One thing wrong with what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which field, as a JSON Pointer (RFC 6901) into the body.
    pub pointer: String,
    /// What is wrong with it.
    pub fault: FieldFault,
}

/// How a use case can end badly.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is not this person's to see.
    #[error("There is no such {0}.")]
    NotFound(&'static str),
    /// Signed in, but may not.
    #[error("{0}")]
    Forbidden(Refused),
    /// Not in this state.
    #[error("{reason}")]
    Conflict {
        /// Why.
        reason: Refused,
        /// What could be done instead.
        possible: Vec<Action>,
    },
    /// Somebody else was faster.
    #[error("This changed while you were working on it.")]
    Stale {
        /// The version that stands now.
        current: i64,
    },
    /// Understood, but invalid.
    #[error("Something in the request is not valid.")]
    Invalid(Vec<Fault>),
    /// The text is too large.
    #[error("The text is larger than 2 MiB.")]
    TooLarge,
    /// Unknown name or wrong password; which of them is not said.
    #[error("The e-mail address or the password is wrong.")]
    BadCredentials,
    /// The password is right, and the second factor is missing.
    #[error("Send the code that your device shows, or a recovery code, along.")]
    CodeRequired,
    /// Too many tries, or too much at once.
    #[error("Too many attempts. Try again in {seconds} seconds.")]
    Throttled {
        /// When to come back.
        seconds: i64,
    },
    /// The database does not answer in time.
    #[error("The database does not answer.")]
    Unavailable(#[source] sqlx::Error),
    /// A fault of ours.
    #[error("Something went wrong on our side.")]
    Unexpected(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// One thing wrong with one field.
    pub fn invalid(pointer: &str, fault: impl Into<FieldFault>) -> Self {
        Self::Invalid(vec![Fault {
            pointer: pointer.to_owned(),
            fault: fault.into(),
        }])
    }

    /// Not in this state.
    #[must_use]
    pub fn conflict(reason: Conflict) -> Self {
        Self::Conflict {
            reason: reason.into(),
            possible: vec![],
        }
    }

    /// Claimdesk itself may not do this.
    #[must_use]
    pub fn not_a_person() -> Self {
        Self::Forbidden(Conflict::PersonRequired.into())
    }

    /// A refusal of the state table, with what could be done instead.
    #[must_use]
    pub fn refused(refusal: Refusal, possible: Vec<Action>) -> Self {
        match refusal {
            Refusal::NotPermitted { .. }
            | Refusal::OwnVerdict
            | Refusal::NotTheReader
            | Refusal::OneOfTheTwo => Self::Forbidden(refusal.into()),
            Refusal::NotFromHere { .. }
            | Refusal::HeldByAnother { .. }
            | Refusal::HeldByNobody
            | Refusal::NotHeld
            | Refusal::NotStale
            | Refusal::ReadingOpen
            | Refusal::ReadersApart
            | Refusal::NotAsked
            | Refusal::NotApart
            | Refusal::IsMerged
            | Refusal::NotMerged
            | Refusal::ApprovedAlready => Self::Conflict {
                reason: refusal.into(),
                possible,
            },
        }
    }
}

impl From<NotACursor> for Error {
    fn from(NotACursor: NotACursor) -> Self {
        Self::invalid("/cursor", FieldFault::NotACursor)
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        // The database refuses author = approver even where the code would not.
        if matches!(
            constraint::violated(&error),
            Some("verdict_decisions_four_eyes" | "publications_four_eyes")
        ) {
            return Self::Forbidden(Refusal::OwnVerdict.into());
        }
        match &error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => {
                Self::Unavailable(error)
            }
            sqlx::Error::Database(inner) => match inner.code().as_deref() {
                // Cancelled by a time-out, waited too long for a lock, deadlock, shutting down, starting up.
                Some("57014" | "55P03" | "40P01" | "57P01" | "57P02" | "57P03" | "53300") => {
                    Self::Unavailable(error)
                }
                // A time beyond what PostgreSQL keeps; only a cursor that is none of ours can hold one.
                Some("22008") => Self::invalid("/cursor", "names a time that is out of range"),
                _ => Self::Unexpected(error.into()),
            },
            _ => Self::Unexpected(error.into()),
        }
    }
}
