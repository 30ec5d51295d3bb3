//! Short words as numbers, and tables of them.

mod packed;
mod table;

pub(crate) use packed::{Word, lower};
pub(super) use table::WordTable;
