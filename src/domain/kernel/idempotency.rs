//! Idempotency: the stored answer to a repeated request.

use chrono::TimeDelta;

/// Answers are kept this long.
pub const KEPT: TimeDelta = TimeDelta::hours(48);
/// A change that has not answered by then died with its process, and may be tried again.
pub const DEAD: TimeDelta = TimeDelta::minutes(1);

/// What a change answered, as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// The version to change it from next.
    pub etag: String,
    /// Where the new thing is.
    pub location: Option<String>,
    /// JSON.
    pub body: String,
}

/// What is known about a key.
#[derive(Debug)]
pub enum Seen {
    /// Nothing: the change is to be made now.
    Never,
    /// The same change has been made; this was the answer.
    Answered(Answer),
    /// The same change is being made right now.
    Running,
    /// The key belongs to another change.
    Misused,
}
