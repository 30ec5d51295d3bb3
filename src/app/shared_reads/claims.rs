//! What several people read of claims at the same time: files, pages of the queue, related claims.

use std::sync::OnceLock;

use super::{Rendered, SharedReads};
use crate::domain::claims::claim::{Claim, MergedClaim};
use crate::domain::claims::related::Related;
use crate::domain::claims::review::State;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::page::{Limit, Page};
use crate::domain::verdicts::evidence::Evidence;
use crate::domain::verdicts::reading::Reading;
use crate::domain::verdicts::reply::Reply;
use crate::domain::verdicts::verdict::{Draft, Revision};
use crate::store::claims::parts::Parts;

/// The shared reads of claims.
#[derive(Debug, Default)]
pub(crate) struct ClaimReads {
    /// Claim files.
    pub files: SharedReads<ClaimId, Contents>,
    /// Pages of the queue.
    pub queue: SharedReads<QueuePage, QueueRead>,
    /// Claims of other articles that say the same.
    pub related: SharedReads<ClaimId, Vec<Related>>,
}

/// What a claim file says to every reader.
#[derive(Debug, Clone)]
pub(crate) struct Contents {
    /// The claim with its review.
    pub claim: Claim,
    /// Appearances, and which of the other parts exist.
    pub parts: Parts,
    /// Claims that were merged into this one.
    pub merged: Vec<MergedClaim>,
    /// Others who make the claim.
    pub further_claimants: Vec<String>,
    /// Evidence with withdrawn evidence.
    pub evidence: Vec<Evidence>,
    /// Right-of-reply requests and their answers.
    pub replies: Vec<Reply>,
    /// The newest second review, with the rating.
    pub reading: Option<Reading>,
    /// The unsubmitted draft of a verdict.
    pub draft: Option<Draft>,
    /// Submitted verdicts, newest first.
    pub revisions: Vec<Revision>,
}

/// A page of the queue: the most frequent list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct QueuePage {
    /// The states.
    pub states: Vec<State>,
    /// Cursor of the page.
    pub cursor: Option<String>,
    /// Maximum number of claims.
    pub limit: Limit,
}

/// A page of the queue as it is read for all who wait for it.
#[derive(Debug)]
pub struct QueueRead {
    /// The claims, with their ratings.
    pub page: Page<Claim>,
    /// The response with this page: who sends it first makes it.
    pub rendered: OnceLock<Rendered>,
}
