//! Shared store code: the pool, constraints, idempotency keys.

pub mod constraint;
pub mod idempotency;
pub mod like;
pub mod pool;
