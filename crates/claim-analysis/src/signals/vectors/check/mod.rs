//! Check-worthiness by signals and the embedding.

mod weights;

use self::weights::{BIAS, NAMED, THRESHOLD, VECTOR_UNITS};
use super::table;
use crate::claim::VECTOR;
use crate::signals::names::{COUNT, KEYS};
use crate::signals::strengths::Strengths;
use crate::signals::table::{arrange, scaled, weighted};

static SIGNALS: [[f32; 1]; COUNT] = arrange(KEYS, NAMED);
static TABLE: &[u8; VECTOR] = include_bytes!("vectors.bin");

/// Minimum score of a claim if embeddings are there.
pub(crate) const MINIMUM: f64 = THRESHOLD;

/// Log-odds of a check-worthy sentence.
pub(crate) fn odds(signals: &Strengths<COUNT>, vector: &[f32; VECTOR]) -> f32 {
    let mut odds = const { scaled(BIAS, 1e4) };
    table::add(&mut odds, TABLE, const { scaled(VECTOR_UNITS, 1e6) }, vector);
    let [odds] = odds;
    odds + weighted(signals, &SIGNALS)
}
