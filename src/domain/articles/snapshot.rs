//! Snapshot: what was at an address at a time, kept as it came.

use chrono::{DateTime, Utc};

use super::fetch::{FetchProblem, FetchState};

/// What a snapshot keeps of a page or document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// HTTP status of the response.
    pub status: u16,
    /// `Content-Type` as the site said.
    pub media_type: Option<String>,
    /// SHA-256 of the payload as sent.
    pub sha256: [u8; 32],
    /// Length of the payload as sent, in bytes.
    pub size: usize,
    /// WARC/1.1 records of all requests and responses.
    pub warc: Vec<u8>,
    /// What the article reader read, or why it read nothing.
    pub text: Result<String, FetchProblem>,
    /// All words that a web page shows; `None` for documents.
    pub page_text: Option<String>,
}

impl Kept {
    /// Why no text can be searched. A list of articles has words, although it is no article.
    #[must_use]
    pub fn problem(&self) -> Option<FetchProblem> {
        match self.text {
            Ok(_) => None,
            Err(FetchProblem::Listing) if self.page_text.is_some() => None,
            Err(problem) => Some(problem),
        }
    }

    /// Texts to search, best first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.text.as_deref().ok().into_iter().chain(self.page_text.as_deref())
    }
}

/// State of a snapshot after an attempt that kept nothing.
#[derive(Debug, Clone, Copy)]
pub struct Attempt {
    /// Waiting for another attempt, running, or failed.
    pub state: FetchState,
    /// Why the attempt failed.
    pub problem: Option<FetchProblem>,
    /// HTTP status, if the site answered.
    pub status: Option<i32>,
    /// Time at which the page was given up.
    pub finished_at: Option<DateTime<Utc>>,
}
