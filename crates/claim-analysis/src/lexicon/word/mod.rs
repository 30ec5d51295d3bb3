//! Short words as numbers, and tables of them.

mod packed;
mod table;

pub(crate) use packed::{Word, first_letters, letters_and_digits, lower};
pub(crate) use table::WordTable;
