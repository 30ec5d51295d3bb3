//! Models that read sentence embeddings in addition to the signals and facts. They are mixed with the models of words.

pub(crate) mod check;
pub(crate) mod kinds;
pub(crate) mod table;
