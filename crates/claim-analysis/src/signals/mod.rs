//! Signals of check-worthiness and the model that weighs them.

pub(crate) mod combined;
pub(crate) mod detect;
pub(crate) mod features;
mod harm;
pub(crate) mod kinds;
pub(crate) mod model;
pub(crate) mod names;
pub(crate) mod strengths;
mod table;
pub(crate) mod vectors;
mod weights;
pub(crate) mod words;
