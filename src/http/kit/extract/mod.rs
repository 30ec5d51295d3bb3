//! Extractors: parts of a request, checked before the handler runs.

pub mod address;
pub mod body;
pub mod caller;
pub mod form;
pub mod from_replica;
pub mod precondition;
pub mod query;
pub mod subscriber;
