//! Sentence embeddings with all-MiniLM-L6-v2 (English) or multilingual-e5-small, on the CPU and without a network.
//!
//! ```no_run
//! use sentence_vectors::Model;
//!
//! let model = Model::load("models/minilm.bin")?;
//! let one = model.embed("Joblessness in Velmora dropped to 4.2 per cent last March.");
//! let other = model.embed("The unemployment rate in Velmora fell to 4.2 percent in March.");
//! assert!(one.cosine(&other) > 0.7);
//! # Ok::<(), sentence_vectors::LoadError>(())
//! ```

mod encoder;
mod error;
mod file;
mod model;
mod shape;
mod tokens;
mod vector;

pub use error::{LoadError, PackError};
pub use file::{Published, UnigramScores, pack};
pub use model::Model;
pub use vector::Vector;
