//! Kind of a claim: facts about the sentence, and the model that weighs them.

pub(crate) mod facts;
pub(crate) mod input;
pub(crate) mod model;
pub(crate) mod names;
mod rule;
mod settle;
mod shape;
mod sparse;
mod speech_acts;
mod terms;
pub(crate) mod topic;
mod weights;
mod words;
