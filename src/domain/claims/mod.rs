//! Claims: where they appear, their review, what belongs to them.

pub mod action;
pub mod ambiguity;
pub mod appearance;
pub mod claim;
pub mod comment;
pub mod matches;
pub mod presence;
pub mod priority;
pub mod related;
pub mod review;
pub mod rules;
pub mod signal;
pub mod staleness;
pub mod view;
