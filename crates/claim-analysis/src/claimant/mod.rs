//! Claimants: who asserts each sentence.

mod agents;
pub(crate) mod attribute;
pub(crate) mod attribution;
mod authors;
mod clause;
mod draft;
mod inversion;
mod names;
mod nominal;
mod shared;
mod speaker_bounds;
mod speakers;
mod speech;
mod verb_use;
