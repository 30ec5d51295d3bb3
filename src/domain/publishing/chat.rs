//! Chat news: what a chat channel is told. Only what is public has words; everything else is a kind, a number and a place in the
//! dashboard.

use crate::domain::publishing::standing::Standing;

/// One message to a chat channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChatNews {
    /// A public verdict.
    Verdict {
        /// Whether it was published, corrected or retracted.
        standing: Standing,
        /// The claim's statement, as published.
        title: String,
        /// The label of the rating, as published.
        rating: String,
        /// URL of the public page.
        url: String,
    },
    /// Something that waits in the newsroom.
    Waiting {
        /// What waits.
        what: Waiting,
        /// URL in the dashboard.
        url: String,
    },
    /// A test message.
    Test {
        /// Name of the newsroom.
        newsroom: String,
        /// URL of the dashboard.
        url: String,
    },
}

/// What waits in the newsroom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// A verdict waits for approval.
    Approval,
    /// A correction of a public verdict waits for approval.
    Correction,
    /// A colleague is asked for a second review.
    SecondReview,
    /// A scheduled publication did not happen.
    NotPublished,
    /// Readers' reports of errors; how many are open.
    Reports(i64),
    /// Readers' questions; how many are open.
    Tips(i64),
    /// An article has urgent claims; how many.
    UrgentClaims(i64),
}
