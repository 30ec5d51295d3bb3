//! Kinship: whether two claims are about one occurrence, by points for where, who, what and when.
//!
//! | what the claims share | points |
//! |---|---|
//! | a name, at most 4 in all | 2; 1 if both articles are about this name, or a claim has it from its article |
//! | no name, but the article, or a day and the names of their articles | 1 |
//! | a word for something that happened ("checkpoint", "flood"), at most 6 in all | 3 |
//! | another word, at most 4 in all | 1 |
//! | what is counted, and what happened by the headline of a claim without names | 3 |
//! | one event in other words ("capsized", "sank"; "the accident") | 3 |
//! | all words of a claim, and a verb of what is done once, on days at most three apart ("the captain was detained on") | 3 |
//! | an agreement in other words ("truce", "signed") of the same day | 3 |
//! | what is counted; that both are about terms of an agreement | 1 each |
//! | days within a month | 3 |
//! | longer periods, or days close to the time of the articles | 1 |
//! | a day far from the time of the other article, or articles far apart without days | −2 |
//!
//! Two claims are kin from six points on, if they share something of who or where and something of what. Different things that
//! happened (a flood, a fire), days more than three apart, and longer periods more than two weeks apart, part them.

use std::sync::Arc;

use super::periods::Period;
use super::terms::{PACT, Terms, is_done_once, is_happening, is_pact};
use super::time::{NEAR, Time};
use super::trace::Trace;

/// Points from which on two claims are kin.
const KIN: u32 = 6;

/// Days apart that may be an error about one occurrence.
const SLIP: i64 = 3;

/// Points of kinship; `None` if the claims are about two occurrences.
#[must_use]
pub fn kinship(one: &Trace, other: &Trace) -> Option<u32> {
    if are_opposed(one, other) {
        return None;
    }
    let (when, who, what) = (when(one, other)?, who(one, other), what(one, other));
    (who > 0 && what > 0).then_some((when + who + what).saturating_sub(far(one, other))).filter(|points| *points >= KIN)
}

/// Whether the claims name different things that happened. All agreements are one, whatever they are called.
#[must_use]
pub fn are_opposed(one: &Trace, other: &Trace) -> bool {
    !one.happenings.is_empty() && !other.happenings.is_empty() && one.happenings.is_disjoint(&other.happenings)
}

/// Whether the claims name times at which one occurrence cannot have been.
pub(super) fn is_other_time(one: &Trace, other: &Trace) -> bool {
    when(one, other).is_none()
}

/// Whether a claim names a day of what happened.
pub(super) fn is_dated(trace: &Trace) -> bool {
    fine(trace).any(|period| !period.is_of_thing)
}

/// Whether the claims name days that are not the same.
pub(super) fn is_other_day(one: &Trace, other: &Trace) -> bool {
    closest(one, other, Period::is_fine).is_some_and(|days| days > 0)
}

/// Whether both claims name a day of one occurrence, no longer than a month.
pub(super) fn is_same_day(one: &Trace, other: &Trace) -> bool {
    fine(one).any(|ours| fine(other).any(|theirs| gap(ours, theirs) == 0))
}

fn who(one: &Trace, other: &Trace) -> u32 {
    const MOST: u32 = 4;
    const MOST_INHERITED: u32 = 2;
    let inherited = one.inherits() || other.inherits();
    let is_of_both = |key: &String| one.setting.names.contains_key(key) && other.setting.names.contains_key(key);
    let points = shared(one.who(), other.who()).map(|key| if inherited || is_of_both(key) { 1 } else { 2 });
    let points = points.sum::<u32>().min(if inherited { MOST_INHERITED } else { MOST });
    let settings = shared(&one.setting.names, &other.setting.names).count();
    let is_one_article = Arc::ptr_eq(&one.setting, &other.setting);
    points.max(u32::from(is_one_article || settings > 1 && is_same_day(one, other)))
}

fn what(one: &Trace, other: &Trace) -> u32 {
    const HAPPENING: u32 = 3;
    const MOST_HAPPENINGS: u32 = 6;
    const MOST: u32 = 4;
    let (mut happenings, mut words) = (0, 0);
    for key in shared(&one.things, &other.things)
        .chain(shared(&one.names, &other.things))
        .chain(shared(&one.things, &other.names))
    {
        if is_happening(key) { happenings += HAPPENING } else { words += 1 }
    }
    let inherits = |heir: &Trace, other: &Trace| {
        let mut found = heir.setting.things.keys().filter(|key| is_happening(key) && other.tells(key));
        heir.inherits() && counts_alike(heir, other) && found.next().is_some()
    };
    if happenings == 0 && (inherits(one, other) || inherits(other, one)) {
        happenings += HAPPENING;
    }
    let meets =
        |one: &Trace, other: &Trace| one.has_calamity() && (other.has_calamity() || !other.happenings.is_empty());
    let is_one_event = is_one_event(one, other) || is_one_act(one, other);
    if happenings == 0 && (is_one_event || meets(one, other) || meets(other, one)) {
        happenings += HAPPENING;
    }
    let has_pact = |trace: &Trace| trace.things.keys().chain(trace.names.keys()).any(|key| is_pact(key));
    if happenings == 0 && has_pact(one) && has_pact(other) && is_same_day(one, other) {
        happenings += HAPPENING;
    }
    let agreement = one.is_agreement && other.is_agreement;
    happenings.min(MOST_HAPPENINGS) + words.min(MOST) + u32::from(counts_alike(one, other)) + u32::from(agreement)
}

/// Whether both name one event that is no agreement, perhaps in other words.
fn is_one_event(one: &Trace, other: &Trace) -> bool {
    one.happenings.intersection(&other.happenings).any(|event| event != PACT)
}

/// Whether both date an act that happens once, a few days apart at most, and one has no other words than the other.
fn is_one_act(one: &Trace, other: &Trace) -> bool {
    let common = shared(&one.things, &other.things).count();
    let is_one = |ours: &Period, theirs: &Period| ours.act == theirs.act && gap(ours, theirs) <= SLIP;
    let mut dated = fine(one).filter(|ours| ours.act.as_ref().is_some_and(|act| is_done_once(act)));
    common > 1
        && common == one.things.len().min(other.things.len())
        && dated.any(|ours| fine(other).any(|theirs| is_one(ours, theirs)))
}

/// Points off for a day that is far from the time of the other article.
fn far(one: &Trace, other: &Trace) -> u32 {
    const FAR: u32 = 2;
    let dates = one.periods.len() + other.periods.len();
    let told_apart = dates == 0 && one.told.zip(other.told).is_some_and(|(ours, theirs)| ours.days_from(theirs) > NEAR);
    if told_apart || is_far(one, other) || is_far(other, one) { FAR } else { 0 }
}

/// Points for when; `None` if the days are too far apart.
fn when(one: &Trace, other: &Trace) -> Option<u32> {
    const FINE: u32 = 3;
    if is_same_day(one, other) {
        return Some(FINE);
    }
    if let Some(days) = closest(one, other, Period::is_fine) {
        return (days <= SLIP).then_some(0);
    }
    if closest(one, other, |_| true).is_some_and(|days| days > NEAR) {
        return None;
    }
    if counts_alike(one, other) && (is_far(one, other) || is_far(other, one)) {
        return None;
    }
    let coarse = one.periods.iter().any(|ours| other.periods.iter().any(|theirs| gap(ours, theirs) == 0));
    Some(u32::from(coarse || is_near(one, other) || is_near(other, one)))
}

/// Days between the closest periods of two claims that are no part of a name; `None` if one has none.
fn closest(one: &Trace, other: &Trace, is_meant: impl Fn(&Period) -> bool) -> Option<i64> {
    let own = |period: &&Period| !period.is_of_thing && is_meant(period);
    let theirs = |ours| other.periods.iter().filter(own).map(move |theirs| gap(ours, theirs)).min();
    one.periods.iter().filter(own).filter_map(theirs).min()
}

/// Whether a claim without a day comes from an article that is close to the day of the other one, or to its article.
fn is_near(undated: &Trace, other: &Trace) -> bool {
    let dated =
        |trace: &Trace| fine(trace).filter(|period| !period.is_of_thing).map(Period::time).collect::<Vec<Time>>();
    let Some(told) = undated.told.filter(|_| dated(undated).is_empty()) else { return false };
    let mut times = dated(other);
    if times.is_empty() {
        times.extend(other.told);
    }
    times.into_iter().any(|time| time.days_from(told) <= NEAR)
}

/// Whether a claim without a period comes from an article that is far from the periods of the other one.
fn is_far(undated: &Trace, other: &Trace) -> bool {
    let Some(told) = undated.told.filter(|_| undated.periods.is_empty()) else { return false };
    !other.periods.is_empty() && other.periods.iter().all(|period| period.time().days_from(told) > NEAR)
}

fn counts_alike(one: &Trace, other: &Trace) -> bool {
    one.figures.iter().any(|ours| other.figures.iter().any(|theirs| ours.measures == theirs.measures))
}

fn fine(trace: &Trace) -> impl Iterator<Item = &Period> {
    trace.periods.iter().filter(|period| period.is_fine())
}

/// Days between two periods; 0 if they overlap.
fn gap(one: &Period, other: &Period) -> i64 {
    let (after, before) = ((one.from - other.to).num_days(), (other.from - one.to).num_days());
    after.max(before).max(0)
}

/// Keys that both have.
pub(super) fn shared<'a>(one: &'a Terms, other: &Terms) -> impl Iterator<Item = &'a String> {
    one.keys().filter(|key| other.contains_key(*key))
}
