//! Application errors: what went wrong, where, and what to do.

use crate::domain::articles::fetch::FetchProblem;
use crate::domain::claims::action::Action;
use crate::domain::claims::rules::Refusal;
use crate::domain::conflict::{Conflict, Refused};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::page::NotACursor;
use crate::store::kit::constraint;
use crate::store::kit::outage::{is_over_share, is_unavailable};
use crate::store::kit::transaction::is_unknown;

/// Result of a use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One invalid field of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON Pointer (RFC 6901) to the field in the request body.
    pub pointer: String,
    /// Reason why the field is invalid.
    pub fault: FieldFault,
}

/// Failure of a use case.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The resource does not exist, or the caller may not see it.
    #[error("There is no such {0}, or you may not see it.")]
    NotFound(&'static str),
    /// The caller is signed in but lacks the permission.
    #[error("{0}")]
    Forbidden(Refused),
    /// The current state does not allow the action.
    #[error("{reason}")]
    Conflict {
        /// The rule that refuses the action.
        reason: Refused,
        /// Actions that the caller may do now.
        possible: Vec<Action>,
    },
    /// The resource has a newer version than the request names.
    #[error("This was changed while you were working on it. Load the new version and try again.")]
    Stale {
        /// The current version.
        current: i64,
    },
    /// The request is well-formed but has invalid fields.
    #[error("Some fields are invalid. Correct them and try again.")]
    Invalid(Vec<Fault>),
    /// The text of an article is larger than 2 MiB.
    #[error("The text is larger than 2 MiB.")]
    TooLarge,
    /// A document without a text that can be read.
    #[error("The document cannot be read: {}.", .0.code())]
    Unreadable(FetchProblem),
    /// Unknown e-mail address or wrong password. The error does not say which, so that addresses cannot be probed.
    #[error("The e-mail address or the password is wrong.")]
    BadCredentials,
    /// The password is correct and the second factor is missing.
    #[error("Send the code from your authenticator app, or a recovery code.")]
    CodeRequired,
    /// Too many attempts or too many concurrent requests.
    #[error("Too many attempts. Try again in {seconds} seconds.")]
    Throttled {
        /// Seconds until the next attempt is allowed.
        seconds: i64,
    },
    /// The account has too many requests at once: they use the connections that one account may use.
    #[error("Too many of your requests are running. Wait until some of them are answered.")]
    OverShare,
    /// The database is unreachable, did not answer in time or takes no writes. The transaction, if any, is rolled back.
    #[error("The database is not available. Try again.")]
    Unavailable(#[source] sqlx::Error),
    /// The server still reads the claims that it searches.
    #[error("The search is not ready yet. Try again in a few seconds.")]
    Busy,
    /// Other work is at the same site: the job comes again after `wait`, which is no failed attempt.
    #[error("Other requests wait for this site. Try again in a few seconds.")]
    Later {
        /// Time until the site is likely to be free.
        wait: std::time::Duration,
    },
    /// The database did not answer the commit: the change may have been made.
    #[error("The database did not confirm the change. The change may have been made.")]
    UnknownOutcome(#[source] sqlx::Error),
    /// An internal error of the server.
    #[error("Something went wrong on our side.")]
    Unexpected(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// An error for one invalid field; `pointer` is its JSON Pointer.
    pub fn invalid(pointer: &str, fault: impl Into<FieldFault>) -> Self {
        Self::Invalid(vec![Fault { pointer: pointer.to_owned(), fault: fault.into() }])
    }

    /// The current state does not allow the action.
    #[must_use]
    pub fn conflict(reason: Conflict) -> Self {
        Self::Conflict { reason: reason.into(), possible: vec![] }
    }

    /// The action needs a person, and the actor is Claimdesk itself.
    #[must_use]
    pub fn not_a_person() -> Self {
        Self::Forbidden(Conflict::PersonRequired.into())
    }

    /// The error for a failed commit.
    #[must_use]
    pub(crate) fn of_commit(error: sqlx::Error) -> Self {
        if is_unknown(&error) { Self::UnknownOutcome(error) } else { error.into() }
    }

    /// The error for a refusal of the state table; `possible` lists the actions that are allowed now.
    #[must_use]
    pub fn refused(refusal: Refusal, possible: Vec<Action>) -> Self {
        match refusal {
            Refusal::NotPermitted { .. }
            | Refusal::OwnVerdict
            | Refusal::NotOwnVerdict
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
            | Refusal::ApprovedBySomebody
            | Refusal::WordingConfirmed
            | Refusal::WordingNotConfirmed
            | Refusal::UnderEmbargo { .. }
            | Refusal::NotScheduled
            | Refusal::NotEmbargoed
            | Refusal::ApprovedAlready => Self::Conflict { reason: refusal.into(), possible },
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
        // The database refuses author = approver, publisher or scheduler even if the code did not.
        let four_eyes = ["verdict_decisions_four_eyes", "publications_four_eyes", "schedules_four_eyes"];
        if constraint::violated(&error).is_some_and(|name| four_eyes.contains(&name)) {
            return Self::Forbidden(Refusal::OwnVerdict.into());
        }
        match &error {
            // A time outside PostgreSQL's range; only a forged cursor can contain one.
            sqlx::Error::Database(inner) if inner.code().as_deref() == Some("22008") => {
                Self::invalid("/cursor", "names a time that is out of range")
            }
            _ if is_over_share(&error) => Self::OverShare,
            _ if is_unavailable(&error) => Self::Unavailable(error),
            _ => Self::Unexpected(error.into()),
        }
    }
}
