//! Models that read sentence embeddings besides the signals and facts. They are mixed with the models of words.

pub(crate) mod check;
pub(crate) mod kinds;
pub(crate) mod table;
