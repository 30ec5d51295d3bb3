//! Placing: the groups of claims about one occurrence.

use std::collections::{BTreeMap, BTreeSet};

use super::group::{Group, Ties};
use super::kin::{are_opposed, is_same_day};
use super::merge::merge;
use super::trace::Trace;

/// Words of a label that are names.
const NAMES: usize = 2;

/// Words of a label that say what happened.
const THINGS: usize = 2;

/// Groups claims. The order of `traces` decides between equals: the same claims in one canonical order give the same groups. Groups
/// only connect kin, so that claims without kin in common can be grouped apart from each other.
///
/// A claim joins the group in which it is kin to a third of the members and opposed to less than a third, the closest group first,
/// the older one of two; and a second group, if both name the same day. Without such a group, it makes a new one with the closest
/// earlier claim that has none, or that names several things that happened. Claims that stay alone are tried once more. At the
/// end, groups that are one by the same measure become one.
///
/// `kept` are groups that exist already: they keep their members and are first among the groups returned. Returns for each kept
/// group the index of the group that has its members now as well.
#[must_use]
pub fn place(traces: &[Trace], ties: &Ties, kept: &[Group]) -> (Vec<Group>, Vec<usize>) {
    let mut groups = kept.to_vec();
    let mut homes =
        Homes { of: vec![Vec::new(); traces.len()], is_placed: BTreeSet::new(), is_earlier: BTreeSet::new() };
    for (at, group) in groups.iter().enumerate() {
        group.members.difference(&group.put_in).for_each(|member| homes.add(*member, at));
        group.put_in.iter().for_each(|member| homes.hold(*member, at));
    }
    let new: Vec<usize> = (0..traces.len()).filter(|claim| homes.are_none(*claim)).collect();
    for &claim in &new {
        if !join(traces, ties, claim, &mut groups, &mut homes)
            && let Some(other) = partner(traces, ties, claim, &homes)
        {
            homes.add(claim, groups.len());
            homes.add(other, groups.len());
            groups.push(Group { members: BTreeSet::from([claim, other]), ..Group::default() });
        }
        homes.is_earlier.insert(claim);
    }
    for claim in new {
        if homes.are_none(claim) {
            join(traces, ties, claim, &mut groups, &mut homes);
        }
    }
    let (groups, places) = merge(traces, ties, groups);
    (groups, places.into_iter().take(kept.len()).collect())
}

/// Where claims are.
struct Homes {
    /// The groups of each claim.
    of: Vec<Vec<usize>>,
    /// Claims that the rule has placed.
    is_placed: BTreeSet<usize>,
    /// Claims that a new claim may be paired with.
    is_earlier: BTreeSet<usize>,
}

impl Homes {
    fn get(&self, claim: usize) -> &[usize] {
        self.of.get(claim).map_or(&[], Vec::as_slice)
    }

    /// Whether the rule has not placed a claim.
    fn are_none(&self, claim: usize) -> bool {
        !self.is_placed.contains(&claim)
    }

    /// Notes that the rule has placed a claim.
    fn add(&mut self, claim: usize, group: usize) {
        self.hold(claim, group);
        self.is_placed.insert(claim);
        self.is_earlier.insert(claim);
    }

    /// Notes that a claim is in a group, by the rule or by a person.
    fn hold(&mut self, claim: usize, group: usize) {
        self.of.get_mut(claim).into_iter().filter(|homes| !homes.contains(&group)).for_each(|homes| homes.push(group));
    }
}

/// Adds a claim to the groups that fit. Returns whether one does.
fn join(traces: &[Trace], ties: &Ties, claim: usize, groups: &mut [Group], homes: &mut Homes) -> bool {
    let Some(trace) = traces.get(claim) else { return false };
    let mut near: BTreeMap<usize, Kin> = BTreeMap::new();
    for &(other, points) in ties.of(claim) {
        for &group in homes.get(other) {
            let kin = near.entry(group).or_default();
            kin.count += 1;
            kin.points += points;
            kin.names_day |= traces.get(other).is_some_and(|other| is_same_day(trace, other));
        }
    }
    let fit = |(at, kin): (usize, Kin)| Some((fit(traces, claim, &kin, groups.get(at)?)?, kin.names_day, at));
    let mut fits: Vec<(u32, bool, usize)> = near.into_iter().filter_map(fit).collect();
    fits.sort_by_key(|&(mean, _, at)| (std::cmp::Reverse(mean), at));
    let joined: Vec<usize> =
        fits.iter().enumerate().filter(|(rank, fit)| *rank == 0 || fit.1).take(2).map(|(_, fit)| fit.2).collect();
    for &at in &joined {
        groups.get_mut(at).into_iter().for_each(|group| _ = group.members.insert(claim));
        homes.add(claim, at);
    }
    !joined.is_empty()
}

/// Members of a group that are kin to a claim.
#[derive(Default)]
struct Kin {
    count: u32,
    points: u32,
    /// Whether one names the same day.
    names_day: bool,
}

/// Mean points of a claim with the members of a group, in hundredths; `None` if the claim is kin to less than a third of them, or
/// opposed to a third: a claim that a person put in must not keep others out.
fn fit(traces: &[Trace], claim: usize, kin: &Kin, group: &Group) -> Option<u32> {
    let trace = traces.get(claim).filter(|_| !group.barred.contains(&claim))?;
    let others = || group.members.iter().filter(|member| **member != claim);
    let all = u32::try_from(others().count()).ok().filter(|all| 3 * kin.count >= *all)?;
    let members = others().filter_map(|member| traces.get(*member));
    let opposed = u32::try_from(members.filter(|member| are_opposed(trace, member)).count()).ok()?;
    (3 * opposed < all).then(|| 100 * kin.points / all)
}

/// The closest earlier claim that is in no group, or names several things that happened; the first of equals.
fn partner(traces: &[Trace], ties: &Ties, claim: usize, homes: &Homes) -> Option<usize> {
    let several = |at: usize| traces.get(at).is_some_and(|other| other.happenings.len() > 1);
    let is_free = |at: usize| homes.is_earlier.contains(&at) && (homes.are_none(at) || several(at));
    let free = ties.of(claim).iter().filter(|(at, _)| is_free(*at));
    free.max_by_key(|&&(at, points)| (points, std::cmp::Reverse(at))).map(|(at, _)| *at)
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
