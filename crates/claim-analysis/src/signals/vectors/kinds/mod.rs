//! Kinds by signals, facts and the embedding.

mod weights;

use self::weights::{BIAS, NAMED, VECTOR_UNITS};
use super::table;
use crate::claim::{Kind, VECTOR};
use crate::signals::kinds::names::{self, FACTS};
use crate::signals::names::{COUNT, KEYS};
use crate::signals::strengths::Strengths;
use crate::signals::table::{add, arrange, scaled};

/// Number of classes: the kinds of the lower grade, then the kinds of the higher grade.
const PAIRS: usize = 2 * Kind::ALL.len();

static SIGNALS: [[f32; PAIRS]; COUNT] = arrange(KEYS, NAMED);
static FACT_WEIGHTS: [[f32; PAIRS]; names::COUNT] = arrange(FACTS, NAMED);
static TABLE: &[u8; VECTOR * PAIRS] = include_bytes!("vectors.bin");

/// Log-odds of every pair of grade and kind.
pub(crate) fn odds(
    signals: &Strengths<COUNT>,
    facts: &Strengths<{ names::COUNT }>,
    vector: &[f32; VECTOR],
) -> [f32; PAIRS] {
    let mut odds = const { scaled(BIAS, 1e4) };
    add(&mut odds, &SIGNALS, signals);
    add(&mut odds, &FACT_WEIGHTS, facts);
    table::add(&mut odds, TABLE, const { scaled(VECTOR_UNITS, 1e6) }, vector);
    odds
}
