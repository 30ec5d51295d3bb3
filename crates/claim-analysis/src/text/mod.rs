//! Text units, from positions to clauses.

mod amounts;
pub(crate) mod byte_set;
pub(crate) mod clauses;
pub(crate) mod clean;
pub(crate) mod digits;
pub(crate) mod letters;
mod markup;
mod parts;
pub(crate) mod quotes;
pub(crate) mod sentence_tokens;
pub(crate) mod sentences;
pub(crate) mod span;
mod stamps;
pub(crate) mod tokens;
