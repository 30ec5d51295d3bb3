//! Sources compared: which go back to one origin, and whether quoted words stand in one.

pub mod excerpt;
pub mod origin;
