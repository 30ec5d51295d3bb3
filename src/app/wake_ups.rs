//! Wake-ups: signals that make a worker look for work before its next poll.

use tokio::sync::Notify;

/// Wake-ups that a commit sends to the workers of the same process. A wake-up carries no data: the work is in the
/// tables, and a worker that misses a wake-up polls a second later. A wake-up without a waiting worker is stored;
/// several stored wake-ups count as one.
#[derive(Debug, Default)]
pub struct WakeUps {
    /// Committed events are waiting to be broadcast.
    pub events: Notify,
    /// A job may be ready.
    pub jobs: Notify,
    /// A page may be waiting to be fetched.
    pub pages: Notify,
    /// An event may be waiting for delivery to webhook endpoints.
    pub outbox: Notify,
}
