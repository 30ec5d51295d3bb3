//! The transformer: its parameters, and the state of the tokens through its layers.

mod attention;
mod dense;
mod float;
mod layer;
mod network;
mod norm;
mod table;

pub use dense::Dense;
pub use layer::Layer;
pub use network::Encoder;
pub use norm::Norm;
pub use table::{BLOCK, Table};
