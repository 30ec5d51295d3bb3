//! Webhook deliveries: attempts, retries and their log.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::{DeliveryId, EndpointId};

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
#[schema(as = DeliveryState)]
pub enum State {
    /// It is to be sent, or to be sent again.
    Waiting,
    /// It arrived: an answer of 200 to 299.
    Delivered,
    /// It was tried for the last time.
    GivenUp,
}

/// A message to an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Delivery {
    /// Stable; `msg_` and this is the `webhook-id`, the same on every attempt.
    pub id: DeliveryId,
    /// What happened: `verdict.published`.
    pub kind: String,
    /// What became of it.
    pub state: State,
    /// How often it was sent.
    pub attempts: i32,
    /// When it is sent next; null once it is settled.
    pub due_at: Option<DateTime<Utc>>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it arrived or was given up.
    pub settled_at: Option<DateTime<Utc>>,
    /// What the last attempt was answered, or what came in between.
    pub last: Option<String>,
}

/// One try.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = DeliveryAttempt)]
pub struct Attempt {
    /// From 1.
    pub number: i32,
    /// When it was begun.
    pub at: DateTime<Utc>,
    /// How long it took, in milliseconds.
    pub millis: i32,
    /// The status that was answered; null when nothing was.
    pub status: Option<i32>,
    /// The beginning of what was answered.
    pub answer: Option<String>,
    /// What came in between.
    pub failure: Option<String>,
}

/// A message that a courier carries, by a lease.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Which.
    pub id: DeliveryId,
    /// To whom.
    pub endpoint: EndpointId,
    /// Where.
    pub url: String,
    /// The very bytes.
    pub body: String,
    /// Times it was begun, this one included.
    pub attempts: i32,
    /// Of them, those since it was last put back by hand.
    pub tries: i32,
    /// What signs it, sealed, the newest first.
    pub sealed: Vec<Vec<u8>>,
}

/// Waits before the second, third, … try; after the last the message is given up.
const WAITS: [TimeDelta; 9] = [
    TimeDelta::seconds(5),
    TimeDelta::minutes(5),
    TimeDelta::minutes(30),
    TimeDelta::hours(2),
    TimeDelta::hours(5),
    TimeDelta::hours(10),
    TimeDelta::hours(14),
    TimeDelta::hours(20),
    TimeDelta::hours(24),
];

/// The wait after so many tries, up to a tenth longer by `chance` (0 to 255), so that what failed together does not
/// come back together; `None` after the last.
#[must_use]
pub fn wait_after(tries: i32, chance: u8) -> Option<TimeDelta> {
    let wait = *WAITS.get(usize::try_from(tries - 1).ok()?)?;
    Some(wait + wait * i32::from(chance) / 2550)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_tried_ten_times_within_four_days() {
        let waits: Vec<TimeDelta> = (1..).map_while(|tries| wait_after(tries, 0)).collect();
        assert_eq!(waits.len(), 9);
        assert!(waits.windows(2).all(|pair| pair[0] < pair[1]));
        let longest: TimeDelta = (1..).map_while(|tries| wait_after(tries, 255)).sum();
        assert!(longest < TimeDelta::hours(24 * 4));
        assert_eq!(wait_after(2, 255), Some(TimeDelta::seconds(330)));
        assert_eq!((wait_after(0, 0), wait_after(10, 0)), (None, None));
    }
}
