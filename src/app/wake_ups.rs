//! Wake-ups: signals that make a worker look for work before its next poll.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;

use crate::app::people::recent::Recent;

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

/// What a transaction has written that others wait for.
#[derive(Debug, Default, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub(crate) struct Written {
    /// Events.
    pub(crate) events: bool,
    /// Jobs.
    pub(crate) jobs: bool,
    /// Jobs that fetch a page.
    pub(crate) pages: bool,
    /// Accounts, sessions, tokens or settings.
    pub(crate) callers: bool,
    /// Number of publications.
    pub(crate) publications: u64,
}

/// Sends the wake-ups of a commit.
#[derive(Debug, Clone)]
pub(crate) struct Waker {
    pub(crate) wake_ups: Arc<WakeUps>,
    /// Number of publications of this process; pages rendered at another number are outdated.
    pub(crate) published: Arc<AtomicU64>,
    /// Callers of the last second.
    pub(crate) recent: Arc<Recent>,
    /// Within a change: what waits for the commit of the change.
    pub(crate) held: Option<Arc<Mutex<Written>>>,
}

impl Waker {
    /// Sends the wake-ups for what was written; within a change, when the change commits.
    pub(crate) fn written(&self, written: Written) {
        let Some(held) = &self.held else {
            return self.wake(written);
        };
        let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
        held.events |= written.events;
        held.jobs |= written.jobs;
        held.pages |= written.pages;
        held.callers |= written.callers;
        held.publications += written.publications;
    }

    /// Sends what was held, after the commit of the change. Returns what was written.
    pub(crate) fn change_committed(&self) -> Written {
        let Some(held) = &self.held else {
            return Written::default();
        };
        let written = std::mem::take(&mut *held.lock().unwrap_or_else(PoisonError::into_inner));
        self.wake(written);
        written
    }

    fn wake(&self, written: Written) {
        if written.publications > 0 {
            self.published.fetch_add(written.publications, Ordering::SeqCst);
        }
        if written.callers {
            self.recent.forget();
        }
        if written.events {
            self.wake_ups.events.notify_one();
            self.wake_ups.outbox.notify_one();
        }
        if written.pages {
            self.wake_ups.pages.notify_one();
        }
        if written.jobs || written.publications > 0 {
            self.wake_ups.jobs.notify_one();
        }
    }
}
