//! Names of people and bodies, and the words that stand for them.

pub(super) mod known_speakers;
mod mentions;
pub(super) mod proper_names;
mod records;
