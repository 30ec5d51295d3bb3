//! Model files: how they are read and written.
//!
//! A model file is 23 MB (all-MiniLM-L6-v2) or 86 MB (multilingual-e5-small). Numbers are little-endian, a matrix is
//! stored row by row, one row per output.
//!
//! | part | type and number |
//! |---|---|
//! | magic | 8 bytes, `sentvec` and a line feed |
//! | format | u32, 2 |
//! | name of the model | text |
//! | kind of the vocabulary | u32: 1 word pieces, 2 unigram pieces |
//! | layers | u32 |
//! | pieces | u32 |
//! | vocabulary, one piece per line | text |
//! | prefix of every text, only with unigram pieces | text |
//! | scores of the pieces, only with unigram pieces | f32, `pieces` |
//! | word embeddings | `pieces` × 384: table with word pieces, small table with unigram pieces |
//! | positions, with the embedding of token type 0 | f32, 256 × 384 |
//! | normalisation of the embeddings | norm |
//! | layers | each: dense 1152 × 384 (queries, keys, values), dense 384 × 384, norm, dense 1536 × 384, dense 384 × 1536, norm |
//! | centre, which is taken away from every vector of length 1 | f32, 384 |
//! | checksum | u32, CRC-32 of everything before it |
//!
//! A *text* is a u32 number of bytes, then UTF-8. A *table* is one f32 scale per row, then int8 weights. A *small table* is
//! one f32 scale for each 32 weights of a row, then one byte for each two weights: the first in the low bits, both plus 8.
//! A *dense* is a table with one f32 bias per row between the two, and its weights are stored in groups of 16 rows: for each
//! two columns, the two weights of each row. A *norm* is 384 f32 weights and 384 f32 biases. A weight times its scale is the
//! value.

mod format;
mod pack;
mod quantise;
mod read;

pub use pack::{Published, UnigramScores, pack};
pub use read::{Parts, read};
