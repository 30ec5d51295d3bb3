//! Groups of claims, and the pairs of kin that they follow from.

use std::collections::BTreeSet;

use super::kin::kinship;
use super::trace::Trace;

/// A group of claims about one occurrence, as indices of traces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Claims of the group.
    pub members: BTreeSet<usize>,
    /// Members that a person has put in: they stay, and the rule places them as if they were in no group.
    pub put_in: BTreeSet<usize>,
    /// Claims that a person has taken out.
    pub barred: BTreeSet<usize>,
}

/// The kin of each claim, as indices of traces, with the points of [`kinship`].
#[derive(Debug, Clone, Default)]
pub struct Ties(Vec<Vec<(usize, u32)>>);

impl Ties {
    /// Compares all claims in pairs.
    #[must_use]
    pub fn all(traces: &[Trace]) -> Self {
        Self::among(traces, (0..traces.len()).flat_map(|one| (0..one).map(move |other| (other, one))))
    }

    /// Compares these pairs only, each of which is given once.
    #[must_use]
    pub fn among(traces: &[Trace], pairs: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let mut ties = vec![Vec::new(); traces.len()];
        for (one, other) in pairs {
            let (Some(ours), Some(theirs)) = (traces.get(one), traces.get(other)) else { continue };
            let Some(points) = kinship(ours, theirs) else { continue };
            ties.get_mut(one).into_iter().for_each(|kin| kin.push((other, points)));
            ties.get_mut(other).into_iter().for_each(|kin| kin.push((one, points)));
        }
        Self(ties)
    }

    /// The kin of a claim.
    pub(super) fn of(&self, claim: usize) -> &[(usize, u32)] {
        self.0.get(claim).map_or(&[], Vec::as_slice)
    }
}
