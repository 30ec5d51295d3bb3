//! Short words as numbers, and tables of them.

mod packed;
mod table;

pub(crate) use packed::{Word, letters_and_digits, lower};
pub(crate) use table::WordTable;
