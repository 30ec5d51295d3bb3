//! Repeated sentences: one claim with several appearances.

use std::collections::HashMap;

use crate::claim::Claim;
use crate::text::span::Text;

/// The claims so far, by their source words.
#[derive(Debug, Default)]
pub(super) struct Repeats(HashMap<String, Vec<usize>>);

impl Repeats {
    /// Adds a claim to `claims`, or its place to the claim that makes the same assertion in the same words.
    pub fn add(&mut self, text: &Text<'_>, claim: Claim, claims: &mut Vec<Claim>) {
        let known = self.0.entry(words(text.slice(claim.span).unwrap_or(""))).or_default();
        let same = known.iter().copied().find(|&at| claims.get(at).is_some_and(|first| speaks_for(first, &claim)));
        if let Some(first) = same.and_then(|at| claims.get_mut(at)) {
            first.appearances.push(claim.span);
        } else {
            known.push(claims.len());
            claims.push(claim);
        }
    }
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
