//! Fetch of an article's page: its state and why a page cannot be read.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::ArticleId;

/// State of a fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "fetch_state", rename_all = "snake_case")]
pub enum FetchState {
    /// The fetch waits in the queue, or for its next attempt.
    Waiting,
    /// A worker fetches or reads the page.
    Running,
    /// The page was read, or its text was pasted.
    Done,
    /// The page cannot be read; `problem` says why.
    Failed,
}

/// Why an article's page cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FetchProblem {
    /// The address is not allowed: a private network, or a user name in it.
    AddressRefused,
    /// The site's robots.txt asks programs to stay away.
    Robots,
    /// Nothing is at this address (404, 410, 451).
    NotFound,
    /// The site refuses access (403 and others).
    Forbidden,
    /// The site asks to wait (429, 503).
    Busy,
    /// The site failed (5xx).
    ServerError,
    /// No connection, or the connection broke.
    Unreachable,
    /// The page did not arrive in time.
    Timeout,
    /// More redirects than are followed, or a circle of them.
    Redirects,
    /// The page is larger than 5 MiB.
    TooLarge,
    /// The page asks to sign in or to pay (also 401, 402).
    Paywall,
    /// The page asks for consent before the text.
    Consent,
    /// There is no text without scripts.
    Empty,
    /// The page lists articles and is none.
    Listing,
    /// The document is a scan without text.
    Scan,
    /// The document needs a password.
    Encrypted,
    /// The document is damaged.
    Damaged,
    /// The type of document is not supported.
    Unsupported,
    /// The address leads to the page of another article, `same_as`.
    Known,
}

impl FetchProblem {
    /// The code, as the database and the API have it.
    #[must_use]
    pub fn code(self) -> String {
        serde_json::to_value(self).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// The problem with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        serde_json::from_value(code.into()).ok()
    }

    /// Whether there is no article at the address any longer, although the site answers. A site that refuses programs may still
    /// show the page to people.
    #[must_use]
    pub fn is_missing(self) -> bool {
        matches!(self, Self::NotFound | Self::Paywall | Self::Consent | Self::Empty | Self::Listing)
    }

    /// Whether another attempt may succeed by itself.
    #[must_use]
    pub fn passes(self) -> bool {
        matches!(self, Self::Busy | Self::ServerError | Self::Unreachable | Self::Timeout)
    }
}

/// The fetch of an article's page.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[schema(as = ArticleFetch)]
pub struct Fetch {
    /// State of the fetch.
    pub state: FetchState,
    /// Why the last attempt failed; null without a failure. Set while waiting: another attempt is due.
    pub problem: Option<FetchProblem>,
    /// HTTP status of the last response.
    #[schema(example = 404)]
    pub status: Option<i32>,
    /// Time at which the page was read or given up.
    #[schema(example = "2026-03-02T09:30:02Z")]
    pub finished_at: Option<DateTime<Utc>>,
    /// The article whose page the address leads to, if that article was here before. This one stays without a text.
    #[schema(example = "019cade2-11c0-70f2-b402-a6fc9b096757")]
    pub same_as: Option<ArticleId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        for problem in [FetchProblem::NotFound, FetchProblem::TooLarge, FetchProblem::ServerError] {
            assert_eq!(FetchProblem::from_code(&problem.code()), Some(problem));
        }
        assert_eq!(FetchProblem::NotFound.code(), "not_found");
        assert_eq!(FetchProblem::from_code("curse"), None);
    }
}
