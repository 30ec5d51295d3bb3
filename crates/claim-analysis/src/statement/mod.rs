//! Self-contained statement of a claim.

pub(crate) mod back_references;
pub(crate) mod wording;
