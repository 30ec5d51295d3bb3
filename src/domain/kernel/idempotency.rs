//! Idempotency: the stored answer to a repeated request.

use chrono::TimeDelta;

/// Retention of stored responses.
pub const KEPT: TimeDelta = TimeDelta::hours(48);
/// Age at which an unfinished request counts as crashed, so that the client may retry.
pub const DEAD: TimeDelta = TimeDelta::minutes(1);

/// The stored response of a change, as sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status code.
    pub status: u16,
    /// The `ETag` header: the version to send in `If-Match` with the next change.
    pub etag: String,
    /// The `Location` header: the address of the new resource.
    pub location: Option<String>,
    /// The body, as JSON.
    pub body: String,
}

/// The state of an idempotency key.
#[derive(Debug)]
pub enum Seen {
    /// The key is new: process the request.
    Never,
    /// The same request was processed before; this was its response.
    Answered(Answer),
    /// The same request is being processed.
    Running,
    /// The key was used for a different request.
    Misused,
}
