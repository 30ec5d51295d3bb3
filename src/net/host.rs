//! Hosts as the page client knows them: whose turn it is, how long to leave them alone, their robots.txt.

use std::sync::{Mutex as StdMutex, PoisonError};
use std::time::{Duration, Instant};

use texting_robots::Robot;
use tokio::sync::{Mutex, MutexGuard};

/// Number of requests that may be at a host or wait for it.
const LINE: u32 = 2;

/// A host: one request at a time.
#[derive(Debug)]
pub(super) struct Host {
    /// Pause between two requests.
    pause: Duration,
    line: StdMutex<Line>,
    manners: Mutex<Manners>,
}

/// Who waits for a host.
#[derive(Debug, Default)]
struct Line {
    waiting: u32,
    /// Last turn that was given to a request that comes again.
    last_turn: Option<Instant>,
}

/// A place in the line of a host until it is dropped.
#[derive(Debug)]
pub(super) struct Place<'h>(&'h Host);

/// What is known of a host.
#[derive(Debug, Default)]
pub(super) struct Manners {
    /// No request before.
    next: Option<Instant>,
    /// When robots.txt was read, and what it says.
    pub robots: Option<(Instant, Robots)>,
}

/// The rules of a host.
#[derive(Debug)]
pub(super) enum Robots {
    Rules(Box<Robot>),
    /// No robots.txt.
    None,
}

impl Host {
    /// A host without history.
    pub fn new(pause: Duration) -> Self {
        Self { pause, line: StdMutex::default(), manners: Mutex::default() }
    }

    /// A place in the line.
    ///
    /// # Errors
    /// The line is full: the time after which a turn is likely. Each caller gets a turn of its own.
    pub fn queue(&self) -> Result<Place<'_>, Duration> {
        let mut line = self.line();
        if line.waiting < LINE {
            line.waiting += 1;
            return Ok(Place(self));
        }
        let now = Instant::now();
        let turn = line.last_turn.map_or(now, |last| last.max(now)) + self.pause;
        line.last_turn = Some(turn);
        Err(turn - now + self.pause * LINE)
    }

    /// Waits until no other request is at the host.
    pub async fn manners(&self) -> MutexGuard<'_, Manners> {
        self.manners.lock().await
    }

    /// Waits until the host may be asked.
    ///
    /// # Errors
    /// That takes longer than `patience`: how long.
    pub async fn turn(&self, manners: &mut Manners, patience: Duration) -> Result<(), Duration> {
        if let Some(next) = manners.next {
            let wait = next.saturating_duration_since(Instant::now());
            if wait > patience {
                return Err(wait);
            }
            tokio::time::sleep_until(next.into()).await;
        }
        manners.next = Some(Instant::now() + self.pause);
        Ok(())
    }

    fn line(&self) -> std::sync::MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut line = self.0.line();
        line.waiting = line.waiting.saturating_sub(1);
    }
}

impl Manners {
    /// Leaves the host alone for this time.
    pub fn leave_alone(&mut self, wait: Duration) {
        self.next = Some(Instant::now() + wait);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_line_gives_each_further_request_a_later_turn() {
        let pause = Duration::from_secs(1);
        let host = Host::new(pause);
        let first = host.queue().unwrap();
        let second = host.queue().unwrap();
        let turns: Vec<Duration> = (0..3).map(|_| host.queue().unwrap_err()).collect();
        assert!(turns.is_sorted() && turns[2] > turns[0] + pause, "{turns:?}");

        drop(first);
        assert!(host.queue().is_ok());
        drop(second);
    }
}
