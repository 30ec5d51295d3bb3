//! Claimants: who asserts each sentence.

mod agents;
pub(crate) mod attribute;
pub(crate) mod attribution;
mod draft;
mod inversion;
mod known_speakers;
mod nominal;
mod proper_names;
mod quotations;
mod records;
mod speaker_bounds;
mod speakers;
mod speech;
mod verb_use;
