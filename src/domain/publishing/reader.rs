//! Readers without accounts: how long their words are kept.

use chrono::TimeDelta;

/// Time after the decision at which the words of a reader are deleted.
pub const KEPT: TimeDelta = TimeDelta::days(365);
