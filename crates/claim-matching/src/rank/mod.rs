//! Ranking: pairs of a query and a candidate, features, linear model, reasons.

pub mod features;
pub mod model;
pub mod pair;
pub mod reasons;
pub mod values;
mod weights;
