//! Model files: how they are read and written.
//!
//! A model file is about 23 MB. Numbers are little-endian, a matrix is stored row by row, one row per output.
//!
//! | part | type and number |
//! |---|---|
//! | magic | 8 bytes, `sentvec` and a line feed |
//! | format | u32, 1 |
//! | pieces, vocabulary bytes | u32, u32 |
//! | vocabulary | UTF-8, one piece per line |
//! | word embeddings | table, `pieces` × 384 |
//! | positions, with the embedding of token type 0 | f32, 256 × 384 |
//! | normalisation of the embeddings | norm |
//! | six layers | each: dense 1152 × 384 (queries, keys, values), dense 384 × 384, norm, dense 1536 × 384, dense 384 × 1536, norm |
//! | checksum | u32, CRC-32 of everything before it |
//!
//! A *table* is one f32 scale per row, then int8 weights. A *dense* is a table with one f32 bias per row between the
//! two, and its weights are stored in groups of 16 rows: for each two columns, the two weights of each row. A *norm* is 384 f32 weights and 384 f32 biases. Weights are from -127 to 127; a weight times the scale of its
//! row is the value.

mod format;
mod pack;
mod read;

pub use pack::pack;
pub use read::read;
