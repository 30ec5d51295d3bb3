//! Merging: groups that later claims show to be about one occurrence.

use std::collections::{BTreeMap, BTreeSet};

use super::group::{Group, Ties};
use super::kin::{are_opposed, is_dated, is_other_time};
use super::trace::Trace;

/// Two groups, the earlier one first, as indices.
type Pair = (usize, usize);

/// Merges groups, the closest first, until none is left to merge: groups become one if a third of the pairs of their claims are kin,
/// less than a third name different things that happened, and of the pairs in which both name days, less than a third are of
/// different times. A claim that a person has taken out of a group is not brought back by a merge. Returns the groups, and for each
/// group before the index of its group.
pub(super) fn merge(traces: &[Trace], ties: &Ties, mut groups: Vec<Group>) -> (Vec<Group>, Vec<usize>) {
    let mut places: Vec<usize> = (0..groups.len()).collect();
    loop {
        let mut close: Vec<(u32, Pair)> = across(ties, &groups)
            .into_iter()
            .filter_map(|(pair, kin)| Some((closeness(traces, &groups, pair, kin)?, pair)))
            .collect();
        close.sort_by_key(|&(mean, pair)| (std::cmp::Reverse(mean), pair));
        let mut changed = BTreeSet::new();
        for (_, (one, other)) in close {
            if changed.contains(&one) || changed.contains(&other) {
                continue;
            }
            changed.extend([one, other]);
            let Some(moved) = groups.get_mut(other).map(std::mem::take) else { continue };
            if let Some(group) = groups.get_mut(one) {
                group.members.extend(moved.members);
                group.put_in.extend(moved.put_in);
                group.barred.extend(moved.barred);
            }
            places.iter_mut().filter(|place| **place == other).for_each(|place| *place = one);
        }
        if changed.is_empty() {
            break;
        }
    }
    let mut kept: Vec<usize> = places.clone();
    kept.sort_unstable();
    kept.dedup();
    let index = |place: usize| kept.iter().position(|kept| *kept == place).unwrap_or(0);
    let places = places.into_iter().map(index).collect();
    let groups =
        groups.into_iter().enumerate().filter(|(at, _)| kept.binary_search(at).is_ok()).map(|(_, group)| group);
    (groups.collect(), places)
}

/// Number and points of the pairs of kin of which each group has one.
fn across(ties: &Ties, groups: &[Group]) -> BTreeMap<Pair, (usize, u32)> {
    let mut homes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        group.members.iter().for_each(|member| homes.entry(*member).or_default().push(at));
    }
    let mut across: BTreeMap<Pair, (usize, u32)> = BTreeMap::new();
    for (claim, ours) in &homes {
        for (other, points) in ties.of(*claim) {
            let theirs = homes.get(other).into_iter().flatten();
            for pair in theirs.flat_map(|group| ours.iter().map(move |home| (*home, *group))) {
                if pair.0 < pair.1 {
                    let kin = across.entry(pair).or_default();
                    *kin = (kin.0 + 1, kin.1 + points);
                }
            }
        }
    }
    across
}

/// Mean points of the pairs of two groups, in hundredths; `None` if the groups are not one.
fn closeness(traces: &[Trace], groups: &[Group], (one, other): Pair, (kin, points): (usize, u32)) -> Option<u32> {
    let (one, other) = (groups.get(one)?, groups.get(other)?);
    let all = one.members.len() * other.members.len() - one.members.intersection(&other.members).count();
    if 3 * kin < all || !one.barred.is_disjoint(&other.members) || !other.barred.is_disjoint(&one.members) {
        return None;
    }
    let (mut opposed, mut dated, mut apart) = (0, 0, 0);
    for ours in one.members.iter().filter_map(|at| traces.get(*at)) {
        for theirs in other.members.iter().filter_map(|at| traces.get(*at)) {
            opposed += usize::from(are_opposed(ours, theirs));
            if is_dated(ours) && is_dated(theirs) {
                dated += 1;
                apart += usize::from(is_other_time(ours, theirs));
            }
        }
    }
    let is_one = 3 * opposed < all && (dated == 0 || 3 * apart < dated);
    is_one.then(|| 100 * points / u32::try_from(all).unwrap_or(u32::MAX))
}
