//! What insights keep in memory: facts of days that are over, and for a minute what takes long to count.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use tokio::sync::Mutex;

use crate::app::error::Result;
use crate::domain::kernel::id::AccountId;
use crate::domain::newsroom::day_facts::DayFacts;
use crate::domain::newsroom::insight::Table;
use crate::store::newsroom::insight::FactsByDay;

/// Time for which facts are kept. They change only by what is brought in with an earlier date.
const KEPT: TimeDelta = TimeDelta::hours(1);

/// Consecutive days: first inclusive, last exclusive.
pub type Stretch = (NaiveDate, NaiveDate);

/// The facts of consecutive days.
#[derive(Debug, Default)]
pub struct PastDays(Mutex<Option<Known>>);

#[derive(Debug)]
struct Known {
    read_at: DateTime<Utc>,
    days: Stretch,
    facts: FactsByDay,
}

impl PastDays {
    /// The facts of these days, which are over. `read` counts them in the database; who asks meanwhile waits for its result.
    pub async fn facts(
        &self,
        days: Stretch,
        now: DateTime<Utc>,
        read: impl AsyncFnOnce(Stretch) -> Result<FactsByDay>,
    ) -> Result<Vec<(NaiveDate, Arc<DayFacts>)>> {
        let mut known = self.0.lock().await;
        let fresh = known.take().filter(|known| (now - known.read_at).abs() < KEPT);
        let current = match fresh {
            Some(known) if known.days.0 <= days.0 && days.1 <= known.days.1 => known,
            fresh => {
                // Two periods are compared: the days of both are kept.
                let known = fresh.map_or(days, |known| known.days);
                let days = (known.0.min(days.0), known.1.max(days.1));
                Known { read_at: now, days, facts: read(days).await? }
            }
        };
        let found = current.facts.range(days.0..days.1).map(|(day, facts)| (*day, Arc::clone(facts))).collect();
        *known = Some(current);
        Ok(found)
    }
}

/// What is counted now, or for each question.
#[derive(Debug, Default)]
pub struct CountedNow {
    /// What happened since the start of a day.
    pub today: Kept<NaiveDate, Arc<FactsByDay>>,
    /// Open claims by age.
    pub open: Kept<(), Table>,
    /// Active accounts: id, name and the number of claims in work.
    pub people: Kept<(), Vec<(AccountId, String, i64)>>,
    /// Ratings by claimant in a period, by the minutes of its start and end.
    pub by_claimant: Kept<(i64, i64), Table>,
    /// Ratings by organisation, likewise.
    pub by_organisation: Kept<(i64, i64), Table>,
}

/// The last count of something that takes a tenth of a second where there are a million claims, with what was asked.
#[derive(Debug)]
pub struct Kept<K, T> {
    last: RwLock<Option<(Instant, K, T)>>,
    /// Held by who counts.
    turn: Mutex<()>,
}

impl<K, T> Default for Kept<K, T> {
    fn default() -> Self {
        Self { last: RwLock::default(), turn: Mutex::default() }
    }
}

impl<K: PartialEq, T: Clone> Kept<K, T> {
    /// What `read` counts, or what it counted for the same question less than a minute ago if that took long. While somebody counts again,
    /// the others get the last count, if it is not older than two minutes.
    pub async fn get(&self, asked: K, read: impl AsyncFnOnce() -> Result<T>) -> Result<T> {
        const LONG: Duration = Duration::from_millis(50);
        const MINUTE: Duration = Duration::from_mins(1);
        if let Some(count) = self.last(&asked, MINUTE) {
            return Ok(count);
        }
        let turn = self.turn.try_lock();
        if turn.is_err()
            && let Some(count) = self.last(&asked, 2 * MINUTE)
        {
            return Ok(count);
        }
        let _turn = match turn {
            Ok(turn) => turn,
            Err(_) => self.turn.lock().await,
        };
        if let Some(count) = self.last(&asked, MINUTE) {
            return Ok(count);
        }
        let begun = Instant::now();
        let count = read().await?;
        let kept = (begun.elapsed() > LONG).then(|| (Instant::now(), asked, count.clone()));
        *self.last.write().unwrap_or_else(PoisonError::into_inner) = kept;
        Ok(count)
    }

    /// The last count, if it is for this question and younger than `age`.
    fn last(&self, asked: &K, age: Duration) -> Option<T> {
        let last = self.last.read().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().filter(|(at, known, _)| known == asked && at.elapsed() < age).map(|(_, _, count)| count.clone())
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn who_asks_while_somebody_counts_again_gets_the_last_count() {
        let kept = Arc::new(Kept::<u8, u32>::default());
        let slow = async |count: u32| {
            std::thread::sleep(Duration::from_millis(60));
            Ok(count)
        };
        assert_eq!(kept.get(1, async || slow(7).await).await.unwrap(), 7);
        assert_eq!(kept.get(1, async || slow(8).await).await.unwrap(), 7, "within a minute");
        let long_ago = Instant::now().checked_sub(Duration::from_secs(70)).unwrap();
        *kept.last.write().unwrap() = Some((long_ago, 1, 7));

        let (end, ended) = oneshot::channel::<()>();
        let counting = tokio::spawn({
            let kept = Arc::clone(&kept);
            async move {
                let counts = async || {
                    ended.await.unwrap();
                    slow(9).await
                };
                kept.get(1, counts).await.unwrap()
            }
        });
        tokio::task::yield_now().await;
        assert_eq!(kept.get(1, async || slow(0).await).await.unwrap(), 7, "while it is counted again");
        end.send(()).unwrap();
        assert_eq!(counting.await.unwrap(), 9);
        assert_eq!(kept.get(1, async || slow(0).await).await.unwrap(), 9);
        assert_eq!(kept.get(2, async || slow(3).await).await.unwrap(), 3, "another question is counted");
    }
}
