//! Shared store code: connections, the pool, outages, readiness, constraints, idempotency keys.

pub mod connection;
pub mod constraint;
pub mod idempotency;
pub mod like;
pub mod outage;
pub mod pool;
pub mod readiness;
pub mod restore;
pub mod shares;
pub mod transaction;
