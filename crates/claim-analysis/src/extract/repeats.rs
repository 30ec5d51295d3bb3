//! Repeated sentences: one claim with several appearances.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::claim::Claim;
use crate::text::span::Text;

/// The claims so far, by the hash of their source words.
#[derive(Debug, Default)]
pub(super) struct Repeats(HashMap<u64, Vec<usize>>);

impl Repeats {
    /// Adds a claim to `claims`, or its place to the claim that makes the same assertion in the same words.
    pub fn add(&mut self, text: &Text<'_>, claim: Claim, claims: &mut Vec<Claim>) {
        let mut hasher = DefaultHasher::new();
        words(text, &claim).for_each(|word| word.hash(&mut hasher));
        let known = self.0.entry(hasher.finish()).or_default();
        let same = known.iter().copied().find(|&at| {
            claims.get(at).is_some_and(|first| speaks_for(first, &claim) && words(text, first).eq(words(text, &claim)))
        });
        if let Some(first) = same.and_then(|at| claims.get_mut(at)) {
            first.appearances.push(claim.span);
        } else {
            known.push(claims.len());
            claims.push(claim);
        }
    }
}

/// The source words of a claim without the marks around each.
fn words<'a>(text: &Text<'a>, claim: &Claim) -> impl Iterator<Item = &'a str> + use<'a> {
    let words = text.slice(claim.span).unwrap_or("").split_whitespace();
    let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(|word| !word.is_empty())
}

/// True unless two different speakers make the assertion.
fn speaks_for(first: &Claim, next: &Claim) -> bool {
    let speakers = (&first.attribution.claimant, &next.attribution.claimant);
    !matches!(speakers, (Some(one), Some(other)) if one != other)
}
