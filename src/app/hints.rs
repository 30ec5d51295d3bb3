//! Wake-ups: signals that make a worker look for work before its next poll.

use tokio::sync::Notify;

/// Raised by a commit, for the tasks of the same process. Hints only: who misses one looks a second later, and what
/// there is to see stands in the tables. A hint that nobody waits for is kept; several are one.
#[derive(Debug, Default)]
pub struct Hints {
    /// There are events that nobody has told yet.
    pub events: Notify,
    /// There may be a job.
    pub jobs: Notify,
    /// There may be something to tell endpoints.
    pub outbox: Notify,
}
