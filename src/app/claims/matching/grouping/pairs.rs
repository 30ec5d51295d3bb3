//! Pairs: which claims are kin, and which claims such pairs connect.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use claim_matching::kinship;

use super::super::comparison::Comparison;
use crate::domain::kernel::id::ClaimId;

/// Two claims that are kin.
pub(super) type Pair = [ClaimId; 2];

/// The pairs of kin of which at least one claim is new, each once. Claims of articles that are still to be compared are left out:
/// their own comparison finds the pair, by what the article is about.
pub(super) fn kin(comparison: &Comparison) -> Vec<Pair> {
    let Comparison { claims, traces, new, near, .. } = comparison;
    let mut pairs = Vec::new();
    for at in 0..*new {
        let others = near.get(at).into_iter().flatten().copied().chain(0..at);
        for to in others {
            let (Some(claim), Some(other)) = (claims.get(at), claims.get(to)) else { continue };
            let is_wanted = to < *new || other.is_compared;
            let traces = traces.get(at).zip(traces.get(to)).filter(|_| is_wanted);
            if traces.is_some_and(|(ours, theirs)| kinship(ours, theirs).is_some()) {
                pairs.push([claim.id, other.id]);
            }
        }
    }
    pairs
}

/// What pairs connect: sets of `claims` and of those in pairs with them, in the order of their smallest ids.
pub(super) fn components(claims: impl Iterator<Item = ClaimId>, pairs: &[Pair]) -> Vec<BTreeSet<ClaimId>> {
    let mut sets = Sets::default();
    let all: BTreeSet<ClaimId> = claims.chain(pairs.iter().flatten().copied()).collect();
    for [one, other] in pairs {
        sets.unite(*one, *other);
    }
    let mut components: BTreeMap<ClaimId, BTreeSet<ClaimId>> = BTreeMap::new();
    for claim in all {
        components.entry(sets.first(claim)).or_default().insert(claim);
    }
    components.into_values().collect()
}

/// Disjoint sets of claims, each known by one of its claims.
#[derive(Default)]
struct Sets(HashMap<ClaimId, ClaimId>);

impl Sets {
    /// The claim by which the set of a claim is known.
    fn first(&mut self, claim: ClaimId) -> ClaimId {
        let mut first = claim;
        while let Some(next) = self.0.get(&first).copied() {
            first = next;
        }
        // Later look-ups take one step.
        let mut at = claim;
        while let Some(next) = self.0.get(&at).copied().filter(|next| *next != first) {
            self.0.insert(at, first);
            at = next;
        }
        first
    }

    fn unite(&mut self, one: ClaimId, other: ClaimId) {
        let (one, other) = (self.first(one), self.first(other));
        if one != other {
            self.0.insert(one.max(other), one.min(other));
        }
    }
}
