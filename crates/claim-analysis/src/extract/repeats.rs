//! Repeated sentences: one claim with several appearances.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

use crate::claim::Claim;
use crate::text::span::Text;

/// The claims so far.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    /// The only claim of each checksum; `None` as soon as there are two. Most claims need no more than that.
    single: BTreeMap<Checksum, Option<usize>>,
    /// The claims that share their checksum with another one, by their source words.
    known: HashMap<String, Vec<usize>>,
}

impl Repeats {
    /// Adds a claim to `claims`, or its place to the claim that makes the same assertion in the same words. `source` are its
    /// words in the text.
    pub fn add(&mut self, text: &Text<'_>, source: &str, claim: Claim, claims: &mut Vec<Claim>) {
        let words_of = |claim: &Claim| words(text.slice(claim.span).unwrap_or(""));
        match self.single.entry(checksum(source)) {
            Entry::Vacant(entry) => {
                entry.insert(Some(claims.len()));
                claims.push(claim);
                return;
            }
            Entry::Occupied(mut entry) => {
                if let Some(single) = entry.get_mut().take() {
                    self.known.insert(claims.get(single).map(words_of).unwrap_or_default(), vec![single]);
                }
            }
        }
        let known = self.known.entry(words(source)).or_default();
        let same = known.iter().copied().find(|&at| claims.get(at).is_some_and(|first| speaks_for(first, &claim)));
        if let Some(first) = same.and_then(|at| claims.get_mut(at)) {
            first.appearances.push(claim.span);
        } else {
            known.push(claims.len());
            claims.push(claim);
        }
    }
}

/// Sum and sum of the squares of the ASCII letters and digits, without overflow bits.
type Checksum = (u16, u16);

/// A checksum that is equal for equal [`words`].
fn checksum(source: &str) -> Checksum {
    // Other bytes count as zero instead of being left out, so that many bytes are added up at once.
    let value = |byte: u8| if byte.is_ascii_alphanumeric() { u16::from(byte) } else { 0 };
    let mut sums = (0_u16, 0_u16);
    for value in source.bytes().map(value) {
        sums.0 = sums.0.wrapping_add(value);
        sums.1 = sums.1.wrapping_add(value.wrapping_mul(value));
    }
    sums
}

/// The words of a claim without the marks around each.
fn words(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for word in source.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            out.push_str(word);
            out.push(' ');
        }
    }
    out
}

/// True unless two different speakers make the assertion.
fn speaks_for(first: &Claim, next: &Claim) -> bool {
    let speakers = (&first.attribution.claimant, &next.attribution.claimant);
    !matches!(speakers, (Some(one), Some(other)) if one != other)
}
