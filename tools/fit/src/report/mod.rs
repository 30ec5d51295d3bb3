//! Figures of models on examples that they have not seen.

pub mod check;
pub mod kinds;
