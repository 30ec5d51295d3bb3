//! Placing: which group of claims a new claim joins.

use std::collections::{BTreeMap, BTreeSet};

use super::kin::{are_opposed, is_same_day, kinship};
use super::trace::Trace;

/// Words of a label that are names.
const NAMES: usize = 2;

/// Words of a label that say what happened.
const THINGS: usize = 2;

/// A group of claims about one occurrence, as indices of traces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Claims of the group.
    pub members: BTreeSet<usize>,
    /// Claims that a person has taken out.
    pub barred: BTreeSet<usize>,
}

/// Places new claims, in their order. `earlier` are the claims that a new one may be paired with. A claim joins the group in which it is kin to a third of the members and opposed to
/// less than a third, the closest group first, the older one of two; and a second group, if both name the same day. Without such a group, it makes a new one with the
/// closest earlier claim that has none, or that names several things that happened. Claims that stay alone are tried once more at the end. Groups are extended, and new ones
/// added at the end.
pub fn place(traces: &[Trace], new: &[usize], earlier: &BTreeSet<usize>, groups: &mut Vec<Group>) {
    let mut earlier = earlier.clone();
    let mut alone = Vec::new();
    for &claim in new {
        if !join(traces, claim, groups) {
            match pair(traces, claim, &earlier, groups) {
                Some(group) => groups.push(group),
                None => alone.push(claim),
            }
        }
        earlier.insert(claim);
    }
    for claim in alone {
        if !groups.iter().any(|group| group.members.contains(&claim)) {
            join(traces, claim, groups);
        }
    }
}

/// Adds a claim to the groups that fit. Returns whether one does.
fn join(traces: &[Trace], claim: usize, groups: &mut [Group]) -> bool {
    let Some(trace) = traces.get(claim) else { return false };
    let mut fits: Vec<(u32, bool, usize)> = Vec::new();
    for (at, group) in groups.iter().enumerate().filter(|(_, group)| !group.barred.contains(&claim)) {
        let others = group.members.iter().filter(|member| **member != claim).filter_map(|member| traces.get(*member));
        fits.extend(fit(trace, others).map(|(mean, names_day)| (mean, names_day, at)));
    }
    fits.sort_by_key(|&(mean, _, at)| (std::cmp::Reverse(mean), at));
    let joined: Vec<usize> =
        fits.iter().enumerate().filter(|(rank, fit)| *rank == 0 || fit.1).take(2).map(|(_, fit)| fit.2).collect();
    for at in &joined {
        groups.get_mut(*at).into_iter().for_each(|group| _ = group.members.insert(claim));
    }
    !joined.is_empty()
}

/// Mean points of a claim with the members of a group, in hundredths, and whether one of them names the same day; `None` if the
/// claim is kin to less than a third of them, or opposed to a third: a claim that a person put in must not keep others out.
fn fit<'t>(trace: &Trace, members: impl Iterator<Item = &'t Trace>) -> Option<(u32, bool)> {
    let (mut all, mut kin, mut opposed, mut points, mut names_day) = (0, 0, 0, 0, false);
    for member in members {
        all += 1;
        opposed += u32::from(are_opposed(trace, member));
        if let Some(found) = kinship(trace, member) {
            kin += 1;
            points += found;
            names_day |= is_same_day(trace, member);
        }
    }
    (kin > 0 && 3 * kin >= all && 3 * opposed < all).then(|| (100 * points / all, names_day))
}

/// A new group of a claim with the closest earlier one that is in no group, or names several things that happened; the first of equals.
fn pair(traces: &[Trace], claim: usize, earlier: &BTreeSet<usize>, groups: &[Group]) -> Option<Group> {
    let trace = traces.get(claim)?;
    let placed: BTreeSet<usize> = groups.iter().flat_map(|group| group.members.iter().copied()).collect();
    let is_free = |at: usize, other: &Trace| !placed.contains(&at) || other.happenings.len() > 1;
    let free =
        traces.iter().enumerate().filter(|(at, other)| *at != claim && earlier.contains(at) && is_free(*at, other));
    let kin = free.filter_map(|(at, other)| Some((kinship(trace, other)?, at)));
    let (_, closest) = kin.max_by_key(|&(points, at)| (points, std::cmp::Reverse(at)))?;
    Some(Group { members: BTreeSet::from([claim, closest]), barred: BTreeSet::new() })
}

/// The words that most members share: names, then what happened. For people to recognise a group by.
pub fn label<'t>(members: impl Iterator<Item = &'t Trace> + Clone) -> Vec<String> {
    let names = common(members.clone().map(Trace::who), NAMES);
    let things = common(members.map(|member| &member.things), THINGS);
    names.into_iter().chain(things).collect()
}

fn common<'t>(members: impl Iterator<Item = &'t super::terms::Terms>, most: usize) -> Vec<String> {
    let mut counts: BTreeMap<&str, (u32, &str)> = BTreeMap::new();
    for (key, word) in members.flatten() {
        counts.entry(key).or_insert((0, word)).0 += 1;
    }
    let mut words: Vec<(u32, &str)> = counts.into_values().filter(|(count, _)| *count > 1).collect();
    words.sort_by_key(|&(count, word)| (std::cmp::Reverse(count), word));
    words.into_iter().take(most).map(|(_, word)| word.to_owned()).collect()
}
