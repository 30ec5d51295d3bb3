//! Text units, from positions to clauses.

pub(crate) mod clauses;
pub(crate) mod digits;
pub(crate) mod quotes;
pub(crate) mod sentences;
pub(crate) mod span;
pub(crate) mod tokens;
