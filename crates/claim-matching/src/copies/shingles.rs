//! Signatures of articles: how many passages two articles share, from 128 bytes each.

use crate::text::hash::{hash, mix};
use crate::text::words::plain;
use unicode_segmentation::UnicodeSegmentation;

/// Words of a shingle.
const WORDS: usize = 3;
/// Number of hash functions.
const FUNCTIONS: usize = 124;
/// Hash functions of a band.
const ROWS: usize = 4;

/// The shingles (three words in a row) of a text as a sample: for each of 124 hash functions eight bits of the smallest
/// hash (b-bit minwise hashing, Li and König 2010), and the number of different shingles.
///
/// The standard error of a resemblance is about 0.045. Case, accents and marks between words make no difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shingles {
    smallest: [u8; FUNCTIONS],
    count: u32,
}

impl Shingles {
    /// Number of bytes of a stored signature.
    pub const LEN: usize = FUNCTIONS + 4;
    /// Number of bands.
    pub const BANDS: usize = FUNCTIONS / ROWS;

    /// The signature of a text. A text of one or two words has one shingle.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = plain(text);
        let words: Vec<u64> = text.unicode_words().map(|word| hash(word.as_bytes())).collect();
        let join = |words: &[u64]| words.iter().fold(0, |sum, word| mix(sum ^ word));
        let mut shingles: Vec<u64> = words.windows(WORDS).map(join).collect();
        if shingles.is_empty() && !words.is_empty() {
            shingles.push(join(&words));
        }
        shingles.sort_unstable();
        shingles.dedup();
        let mut smallest = [u64::MAX; FUNCTIONS];
        for shingle in &shingles {
            for (smallest, function) in smallest.iter_mut().zip(1_u64..) {
                *smallest = mix(shingle.wrapping_add(function.wrapping_mul(0x9e37_79b9_7f4a_7c15))).min(*smallest);
            }
        }
        // The smallest of many hashes has high bits of zero: the low bits are even.
        Self {
            smallest: smallest.map(|hash| hash.to_le_bytes()[0]),
            count: u32::try_from(shingles.len()).unwrap_or(u32::MAX),
        }
    }

    /// Estimated share of shingles that both texts have among those of either, from 0 to 1.
    #[must_use]
    pub fn resemblance(&self, other: &Self) -> f64 {
        if self.count == 0 || other.count == 0 {
            return 0.0;
        }
        let equal = self.smallest.iter().zip(&other.smallest).filter(|(a, b)| a == b).count();
        let share = f64::from(u32::try_from(equal).unwrap_or(0)) / 124.0;
        // One of 256 is equal by chance.
        ((share - 1.0 / 256.0) / (1.0 - 1.0 / 256.0)).max(0.0)
    }

    /// Estimated share of the shingles of the shorter text that the longer one has, from 0 to 1: near 1 for a shortened copy.
    #[must_use]
    pub fn containment(&self, other: &Self) -> f64 {
        let resemblance = self.resemblance(other);
        let (ours, theirs) = (f64::from(self.count), f64::from(other.count));
        let shared = resemblance / (1.0 + resemblance) * (ours + theirs);
        if ours.min(theirs) > 0.0 { (shared / ours.min(theirs)).min(1.0) } else { 0.0 }
    }

    /// Keys for a search: texts with a resemblance of 0.5 have a key in common with a probability of 0.87, of 0.7 with
    /// 0.9998; unrelated texts with one of 10⁻⁸.
    #[must_use]
    pub fn bands(&self) -> [u32; Self::BANDS] {
        let mut bands = [0; Self::BANDS];
        let (rows, _) = self.smallest.as_chunks::<ROWS>();
        for ((band, rows), number) in bands.iter_mut().zip(rows).zip(0_u64..) {
            let [low, high] = [0, 32].map(|by| mix(u64::from(u32::from_le_bytes(*rows)) << 8 | number) >> by);
            *band = u32::try_from((low ^ high) & u64::from(u32::MAX)).unwrap_or(0);
        }
        bands
    }

    /// The bytes to store.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.smallest.as_slice(), &self.count.to_le_bytes()].concat()
    }

    /// Reads what [`Shingles::to_bytes`] wrote; `None` if the number of bytes is wrong.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (smallest, count) = bytes.split_first_chunk::<FUNCTIONS>()?;
        Some(Self { smallest: *smallest, count: u32::from_le_bytes(count.try_into().ok()?) })
    }
}
