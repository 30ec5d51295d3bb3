//! What does a handler need of a request, checked before it runs?

pub mod address;
pub mod body;
pub mod caller;
pub mod precondition;
pub mod query;
pub mod subscriber;
