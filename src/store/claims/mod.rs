//! Claims: where they appear, their review, what belongs to them.

pub mod appearance;
pub mod claim;
pub mod comment;
pub mod list;
pub mod matches;
pub mod merge;
pub mod new_reading;
pub mod occurrence;
pub mod parts;
pub mod presence;
pub mod review;
pub mod setting;
pub mod vector;
pub mod view;
