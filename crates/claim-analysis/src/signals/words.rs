//! Weights of words: single words and pairs of neighbours, hashed into [`BUCKETS`] buckets with one weight each.
//!
//! All numbers count as one word and all names as another, so that the model learns nothing about persons and sums.

use crate::text::tokens::{Shape, Token};

/// Number of weights.
pub(crate) const BUCKETS: usize = 1 << 16;

/// Signed weights in multiples of `weights::WORD_UNITS`.
static TABLE: &[u8; BUCKETS] = include_bytes!("words.bin");

/// A word or a pair of neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gram {
    /// Index in the table of weights.
    pub bucket: u16,
    /// First token.
    pub from: usize,
    /// Last token.
    pub to: usize,
}

/// The words of a sentence and their combined weight.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordScore {
    /// Bucket of each gram.
    pub buckets: Vec<u16>,
    /// Sum of the weights divided by the square root of the number of grams, in units of the table.
    pub sum: f32,
    /// First and last token of the gram with the largest weight of the same sign.
    pub evidence: (u16, u16),
}

/// Passes the grams of a sentence to `each` in text order.
pub(crate) fn for_each_gram(tokens: &[Token<'_>], mut each: impl FnMut(Gram)) {
    let mut before = None;
    for (at, token) in tokens.iter().enumerate() {
        let key = key(token, at == 0);
        each(Gram { bucket: bucket(mixed(0, key)), from: at, to: at });
        if let Some(last) = before.replace(key) {
            each(Gram { bucket: bucket(mixed(last, key)), from: at - 1, to: at });
        }
    }
}

/// The combined weight of the words of a sentence.
pub(super) fn weigh(tokens: &[Token<'_>]) -> WordScore {
    let mut buckets = Vec::with_capacity(2 * tokens.len());
    let mut sum = 0_i32;
    let (mut most, mut least) = ((0_i8, (0, 0)), (0_i8, (0, 0)));
    for_each_gram(tokens, |gram| {
        buckets.push(gram.bucket);
        let step = TABLE.get(usize::from(gram.bucket)).map_or(0, |byte| byte.cast_signed());
        sum += i32::from(step);
        // Figures have signals of their own, which explain more.
        let figure = || gram.from == gram.to && tokens.get(gram.from).is_some_and(Token::is_number);
        if (step > most.0 || step < least.0) && !figure() {
            let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
            let found = (step, (place(gram.from), place(gram.to)));
            if step > 0 {
                most = found;
            } else {
                least = found;
            }
        }
    });
    #[expect(clippy::cast_precision_loss, reason = "at most 4,000 grams of 127 steps")]
    let sum = sum as f32 / root(buckets.len());
    WordScore { buckets, sum, evidence: if sum > 0.0 { most.1 } else { least.1 } }
}

/// Square root of a number of grams; 1 for none.
pub(super) fn root(grams: usize) -> f32 {
    f32::from(u16::try_from(grams).unwrap_or(u16::MAX).max(1)).sqrt()
}

/// Hash of a token: 1 for numbers, 2 for names.
fn key(token: &Token<'_>, opens: bool) -> u64 {
    let named = token.is_capital() && !opens && token.stem != "I";
    match token.shape {
        Shape::Number => 1,
        _ if named => 2,
        _ => token.hash | 4,
    }
}

fn mixed(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The upper bits, which the multiplication mixes best.
fn bucket(hash: u64) -> u16 {
    u16::try_from(hash >> 48).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn buckets(text: &str) -> Vec<u16> {
        let mut read = Vec::new();
        tokens::read(text, 0, text.len(), &mut read);
        weigh(&read).buckets
    }

    #[test]
    fn all_names_and_all_numbers_share_a_bucket() {
        assert_eq!(buckets("In 1999 Ardel lost 3"), buckets("in 7 Sorrin lost 41"));
        assert_ne!(buckets("In 1999 Ardel lost"), buckets("In 1999 Ardel won"));
        assert_eq!(buckets("a b c").len(), 5);
    }
}
