//! Shared store code: connections, deadlines, sessions, the pool, replicas, outages, readiness, constraints,
//! idempotency keys.

pub mod connection;
pub mod constraint;
pub mod deadline;
pub mod idempotency;
pub mod like;
pub mod outage;
pub mod planner;
pub mod pool;
mod query;
pub mod readiness;
pub mod restore;
pub mod transaction;
