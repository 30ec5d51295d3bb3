//! Short words as numbers, and tables of them.

mod packed;
mod table;

pub(crate) use packed::{Word, lower};
pub(crate) use table::WordTable;
