//! Webhook deliveries: attempts, retries and their log.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::{DeliveryId, EndpointId};
use crate::domain::publishing::endpoint::Shape;

/// States of a webhook delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
#[schema(as = DeliveryState)]
pub enum State {
    /// The delivery waits for its first or next attempt.
    Waiting,
    /// The endpoint accepted the delivery with a status of 200 to 299.
    Delivered,
    /// The last attempt failed; no further attempts follow.
    GivenUp,
}

/// One event for one endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Delivery {
    /// The delivery's id. The header `webhook-id` is `msg_` and this id, the same on every attempt.
    pub id: DeliveryId,
    /// Kind of the event, such as `verdict.published`.
    #[schema(example = "verdict.published")]
    pub kind: String,
    /// State of the delivery.
    pub state: State,
    /// Number of attempts.
    pub attempts: i32,
    /// Time of the next attempt; null once the delivery succeeded or failed for good.
    #[schema(example = "2026-03-03T12:05:00Z")]
    pub due_at: Option<DateTime<Utc>>,
    /// When the delivery was created.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub created_at: DateTime<Utc>,
    /// When the delivery succeeded or failed for good.
    #[schema(example = "2026-03-03T12:00:02Z")]
    pub settled_at: Option<DateTime<Utc>>,
    /// Result of the last attempt: the response, or the reason why there was none.
    #[schema(example = "HTTP 204")]
    pub last: Option<String>,
}

/// One attempt of a delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = DeliveryAttempt)]
pub struct Attempt {
    /// Number of the attempt, from 1.
    pub number: i32,
    /// When the attempt started.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub at: DateTime<Utc>,
    /// Duration in milliseconds.
    pub millis: i32,
    /// HTTP status of the response; null without a response.
    #[schema(example = 204)]
    pub status: Option<i32>,
    /// The beginning of the response body.
    #[schema(example = "accepted")]
    pub answer: Option<String>,
    /// Why there was no response; null with a response.
    #[schema(example = "connection refused")]
    pub failure: Option<String>,
}

/// A delivery that a delivery worker has leased.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The delivery's id.
    pub id: DeliveryId,
    /// The endpoint's id.
    pub endpoint: EndpointId,
    /// The URL of the endpoint.
    pub url: String,
    /// What the endpoint gets.
    pub shape: Shape,
    /// The request body, sent unchanged on every attempt.
    pub body: String,
    /// Number of attempts started, including this one.
    pub attempts: i32,
    /// Number of attempts since the last manual replay.
    pub tries: i32,
    /// The signing secrets in encrypted form, newest first; none for a chat channel.
    pub sealed: Vec<Vec<u8>>,
}

/// Delays before the second and later attempts. After the last attempt the delivery fails for good.
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

/// The delay after the given number of attempts, extended by up to 10 % through `chance` (0 to 255), so that failed
/// deliveries do not retry at the same moment; `None` after the last attempt.
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
