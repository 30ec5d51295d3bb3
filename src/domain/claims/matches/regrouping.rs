//! Regrouping: which occurrence a group of claims continues, so that ids stay when claims are grouped again.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::kernel::id::{ClaimId, OccurrenceId};

/// Claims of a group.
pub type Members = BTreeSet<ClaimId>;

/// An occurrence as it was, with its claims that were grouped again.
#[derive(Debug, Clone)]
pub struct Former {
    /// The occurrence.
    pub id: OccurrenceId,
    /// Its claims.
    pub members: Members,
    /// The group that has its claims now, as an index, if the occurrence was kept as it is.
    pub kept: Option<usize>,
}

/// What becomes of occurrences.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Succession {
    /// For each group the occurrence that it continues; `None`: a new one.
    pub ids: Vec<Option<OccurrenceId>>,
    /// Occurrences that become part of the occurrence of a group, by its index.
    pub merged: Vec<(OccurrenceId, usize)>,
    /// Occurrences of which every claim is alone now.
    pub gone: Vec<OccurrenceId>,
}

/// Decides what becomes of occurrences, oldest first. An occurrence goes where most of its claims are. Of several that go into one
/// group, the oldest stays of which more than half of the claims are in the group; without such a one, that with the most claims.
#[must_use]
pub fn succession(formers: &[Former], groups: &[Members]) -> Succession {
    let mut found = Succession { ids: vec![None; groups.len()], ..Succession::default() };
    let mut arrivals: BTreeMap<usize, Vec<(&Former, usize)>> = BTreeMap::new();
    for former in formers {
        match home(former, groups) {
            Some((at, shared)) => arrivals.entry(at).or_default().push((former, shared)),
            None if former.members.is_empty() => {}
            None => found.gone.push(former.id),
        }
    }
    for (at, formers) in arrivals {
        let stays = |(former, shared): &&(&Former, usize)| former.kept.is_some() || 2 * shared > former.members.len();
        let most = || formers.iter().max_by_key(|(former, shared)| (*shared, std::cmp::Reverse(former.id)));
        let Some((survivor, _)) = formers.iter().find(stays).or_else(most) else { continue };
        found.ids.get_mut(at).into_iter().for_each(|id| *id = Some(survivor.id));
        found
            .merged
            .extend(formers.iter().filter(|(former, _)| former.id != survivor.id).map(|(former, _)| (former.id, at)));
    }
    found
}

/// The group with the most claims of an occurrence, the first of equals, and their number.
fn home(former: &Former, groups: &[Members]) -> Option<(usize, usize)> {
    let shared = |at: usize| groups.get(at).map_or(0, |group| group.intersection(&former.members).count());
    if let Some(kept) = former.kept {
        return Some((kept, shared(kept)));
    }
    let shared = (0..groups.len()).map(|at| (at, shared(at))).filter(|(_, shared)| *shared > 0);
    shared.max_by_key(|&(at, shared)| (shared, std::cmp::Reverse(at)))
}

#[cfg(test)]
mod tests {
    use super::{Former, Members, Succession, succession};
    use crate::domain::kernel::id::{ClaimId, OccurrenceId};
    use uuid::Uuid;

    fn id(number: u128) -> OccurrenceId {
        OccurrenceId(Uuid::from_u128(number))
    }

    fn claims(numbers: impl IntoIterator<Item = u128>) -> Members {
        numbers.into_iter().map(|number| ClaimId(Uuid::from_u128(number))).collect()
    }

    fn former(number: u128, members: impl IntoIterator<Item = u128>) -> Former {
        Former { id: id(number), members: claims(members), kept: None }
    }

    #[test]
    fn the_older_id_stays_and_the_newer_one_leads_to_it() {
        let formers = [former(1, [1, 2]), former(2, [3, 4, 5])];
        let found = succession(&formers, &[claims(1..=6)]);
        assert_eq!(found, Succession { ids: vec![Some(id(1))], merged: vec![(id(2), 0)], gone: vec![] });
    }

    #[test]
    fn an_id_goes_where_most_of_its_claims_are() {
        let found = succession(&[former(1, 1..=5)], &[claims([1, 2]), claims([3, 4, 5])]);
        assert_eq!(found, Succession { ids: vec![None, Some(id(1))], merged: vec![], gone: vec![] });
        // The oldest of which most claims are there, not the one that left two of four claims here.
        let formers = [former(1, 1..=4), former(2, [5, 6])];
        let found = succession(&formers, &[claims([1, 2, 5, 6])]);
        assert_eq!(found, Succession { ids: vec![Some(id(2))], merged: vec![(id(1), 0)], gone: vec![] });
    }

    #[test]
    fn occurrences_whose_claims_are_alone_go_and_kept_ones_stay() {
        let kept = Former { kept: Some(0), ..former(2, []) };
        let found = succession(&[former(1, [1, 2]), kept], &[claims([])]);
        assert_eq!(found, Succession { ids: vec![Some(id(2))], merged: vec![], gone: vec![id(1)] });
        let dismissed = former(3, []);
        assert_eq!(succession(&[dismissed], &[]), Succession::default());
    }
}
