//! Claims: where they appear, their review, what belongs to them.

pub mod appearance;
pub mod claim;
pub mod comment;
pub mod list;
pub mod merge;
pub mod new_reading;
pub mod presence;
pub mod related;
pub mod review;
pub mod view;
