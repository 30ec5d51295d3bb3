//! Conflicts: what cannot be true of both of two claims about one occurrence.
//!
//! Figures conflict if no number is within both ranges, both count the same thing, and neither is an increment, a former total or
//! unasserted. Counts of what cannot be undone (people killed) only grow: a higher count of a later time is a development, a lower
//! one a conflict. Counts of a moment (passengers aboard a ferry that sank) conflict at any time. Other counts (people missing)
//! conflict at the same time only. Without times nothing else conflicts.

use std::collections::BTreeSet;

use super::figures::{Figure, Holds};
use super::kin::{are_opposed, is_other_day, is_other_time, is_same_day, shared};
use super::periods::Period;
use super::source::Part;
use super::terms::Terms;
use super::trace::Trace;

/// Share of the words of the shorter claim that two claims about the same act have in common: three in five.
const SAME_ACT: (usize, usize) = (3, 5);

/// What cannot be true of both claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conflict {
    /// The same is counted as of the same time, and no number is within both ranges.
    OtherFigure,
    /// A later count of what can only grow is lower.
    LowerLater,
    /// The same act is said to have happened on another day.
    OtherDay,
    /// The same act is said to be that of somebody else.
    OtherParty,
}

/// How a figure relates to an earlier or equal one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The figures cannot be compared.
    Apart,
    /// A number is within both ranges.
    Fits,
    /// The later figure is higher.
    Up,
    /// The later figure is lower, and may be.
    Down,
    /// Both cannot be true.
    Conflict(Conflict),
}

/// Everything that cannot be true of both claims, in order of declaration, without repetition.
#[must_use]
pub fn conflicts(one: &Trace, other: &Trace) -> BTreeSet<Conflict> {
    let figures = figure_conflicts(one, other).into_iter().map(|(_, _, conflict)| conflict);
    figures.chain(act_conflicts(one, other)).collect()
}

/// Figures of two claims that cannot both be true, as indices of [`Trace::figures`].
#[must_use]
pub fn figure_conflicts(one: &Trace, other: &Trace) -> Vec<(usize, usize, Conflict)> {
    let mut found = Vec::new();
    if !counts_the_same(one, other) {
        return found;
    }
    for (at, ours) in one.figures.iter().enumerate() {
        for (to, theirs) in other.figures.iter().enumerate() {
            if let Relation::Conflict(conflict) = relation(ours, theirs)
                && is_one_count(one, other, [ours, theirs])
                && !is_answered(one, theirs)
                && !is_answered(other, ours)
            {
                found.push((at, to, conflict));
            }
        }
    }
    found
}

/// Whether the later claim has a newer figure for what the earlier one counts.
#[must_use]
pub fn is_newer(later: &Trace, earlier: &Trace) -> bool {
    let is_later = |ours: &Figure, theirs: &Figure| ours.as_of.zip(theirs.as_of).is_some_and(|(a, b)| a.is_after(b));
    let moves = |ours: &Figure, theirs: &Figure| matches!(relation(ours, theirs), Relation::Up | Relation::Down);
    let mut pairs = later.figures.iter().flat_map(|ours| earlier.figures.iter().map(move |theirs| (ours, theirs)));
    counts_the_same(later, earlier)
        && pairs.any(|(ours, theirs)| {
            let is_one = is_one_count(later, earlier, [ours, theirs]);
            is_one && moves(ours, theirs) && is_later(ours, theirs) && !is_answered(later, theirs)
        })
}

/// What two claims about the same act say differently: the day, the party.
#[must_use]
pub fn act_conflicts(one: &Trace, other: &Trace) -> Vec<Conflict> {
    let day = has_other_day(one, other).then_some(Conflict::OtherDay);
    day.into_iter().chain(has_other_party(one, other).then_some(Conflict::OtherParty)).collect()
}

/// Whether the figures of two claims count in the same place and time. "Three in Lir" may be a part of "14 in Sorrin": a name that
/// only one claim has counts as known if both articles are about it, or if the other claim names nothing itself and its article is
/// about it. An article that counts in several places is about none of them.
#[must_use]
pub fn counts_the_same(one: &Trace, other: &Trace) -> bool {
    let lacks = |one: &Trace, other: &Trace| one.names.keys().any(|key| !other.names.contains_key(key));
    let is_one_place = match (one.inherits(), other.inherits()) {
        (true, true) => {
            let names = [&one.setting.names, &other.setting.names];
            let is_shared = shared(names[0], names[1]).next().is_some() || names.iter().all(|names| names.is_empty());
            is_shared && !one.setting.has_places && !other.setting.has_places
        }
        (true, false) => is_about(one, &other.names),
        (false, true) => is_about(other, &one.names),
        (false, false) => match (lacks(one, other), lacks(other, one)) {
            (false, false) => true,
            (true, true) => false,
            _ => is_about_all(one, other),
        },
    };
    is_one_place && !are_opposed(one, other) && !is_other_time(one, other)
}

/// Whether the article of a claim that names nothing is about all these names, and about one place.
fn is_about(heir: &Trace, names: &Terms) -> bool {
    !heir.setting.has_places && names.keys().all(|key| heir.setting.names.contains_key(key))
}

/// Whether both articles are about all names that only one of two claims has, and about one place.
fn is_about_all(one: &Trace, other: &Trace) -> bool {
    let about = |trace: &Trace, key: &String| !trace.setting.has_places && trace.setting.names.contains_key(key);
    let alone = one.names.keys().filter(|key| !other.names.contains_key(*key));
    alone
        .chain(other.names.keys().filter(|key| !one.names.contains_key(*key)))
        .all(|key| about(one, key) && about(other, key))
}

/// Whether two figures that measure the same count the same. What became of people is measured with the people; homes may be
/// destroyed or damaged, so that one claim must have no other words than the other. Numbers of a moment must be of one day.
fn is_one_count(one: &Trace, other: &Trace, figures: [&Figure; 2]) -> bool {
    if figures.iter().all(|figure| figure.holds == Holds::AtEvent) {
        return !is_other_day(one, other);
    }
    let common = shared(&one.things, &other.things).count();
    let is_fate = figures.iter().all(|figure| figure.measures.starts_with("people "));
    is_fate || common > 1 && common == one.things.len().min(other.things.len())
}

/// Whether another total of the claim fits the figure: "14, among them 3 children" fits "14".
fn is_answered(claim: &Trace, figure: &Figure) -> bool {
    claim.figures.iter().any(|ours| relation(ours, figure) == Relation::Fits)
}

/// Compares two figures, in either order.
#[must_use]
pub fn relation(one: &Figure, other: &Figure) -> Relation {
    let is_total = one.part == Part::Total && other.part == Part::Total;
    let is_limit = |figure: &Figure| figure.holds == Holds::AsLimit;
    if !is_total || one.measures != other.measures || one.unit != other.unit || is_limit(one) != is_limit(other) {
        return Relation::Apart;
    }
    let is_below =
        |one: &Figure, other: &Figure| matches!((one.high, other.low), (Some(high), Some(low)) if high < low);
    let (lower, higher) = if is_below(one, other) {
        (one, other)
    } else if is_below(other, one) {
        (other, one)
    } else {
        return Relation::Fits;
    };
    if one.holds == Holds::AtEvent && other.holds == Holds::AtEvent {
        return Relation::Conflict(Conflict::OtherFigure);
    }
    let (Some(low), Some(high)) = (lower.as_of, higher.as_of) else { return Relation::Apart };
    if high.is_after(low) {
        Relation::Up
    } else if !low.is_after(high) {
        Relation::Conflict(Conflict::OtherFigure)
    } else if only_grows(&lower.measures) {
        Relation::Conflict(Conflict::LowerLater)
    } else {
        Relation::Down
    }
}

/// Whether a count cannot fall: nobody comes back to life, and nothing is undestroyed.
fn only_grows(measures: &str) -> bool {
    const FINAL: [&str; 7] = ["killed", "injured", "casualties", "destroyed", "damaged", "executed", "sunk"];
    measures.split(' ').any(|word| FINAL.contains(&word))
}

/// Whether both claims are about one act: they share most of their words, or all words if there is one, and both assert it.
/// `party` has words of who did it.
fn is_same_act(one: &Trace, other: &Trace, party: &BTreeSet<&String>) -> bool {
    let count = |trace: &Trace| trace.things.keys().filter(|key| !party.contains(key)).count();
    let common = shared(&one.things, &other.things).filter(|key| !party.contains(key)).count();
    let shorter = count(one).min(count(other));
    let is_alone = common == 1 && count(one) == 1 && count(other) == 1 && is_same_day(one, other);
    (common > 1 || is_alone)
        && common * SAME_ACT.1 >= shorter * SAME_ACT.0
        && one.is_negated == other.is_negated
        && !one.is_doubtful
        && !other.is_doubtful
}

/// Whether the claims count the same differently: 143 passengers on one day and 212 on the next are two trips.
fn counts_differ(one: &Trace, other: &Trace) -> bool {
    let is_other = |ours: &Figure, theirs: &Figure| {
        !ours.measures.starts_with("people ") && !matches!(relation(ours, theirs), Relation::Apart | Relation::Fits)
    };
    one.figures.iter().any(|ours| other.figures.iter().any(|theirs| is_other(ours, theirs)))
}

/// Days of counts are days of counts, unless the words say that an act was on the day: they say nothing about the day of an act.
fn has_other_day(one: &Trace, other: &Trace) -> bool {
    let counts = |trace: &Trace| trace.figures.iter().any(|figure| figure.measures.starts_with("people "));
    let is_counted = counts(one) || counts(other);
    let days = |trace: &'_ Trace| -> Vec<Period> {
        let own = trace.periods.iter().filter(|period| period.is_fine() && !period.is_of_thing);
        own.filter(|period| !is_counted || period.act.is_some()).cloned().collect()
    };
    let (ours, theirs) = (days(one), days(other));
    let is_one_day = |days: &[Period]| matches!(days, [day] if day.from == day.to);
    let is_apart = ours.iter().all(|ours| theirs.iter().all(|theirs| ours.to < theirs.from || theirs.to < ours.from));
    let is_dated = is_one_day(&ours) && !theirs.is_empty() || is_one_day(&theirs) && !ours.is_empty();
    let is_one_act = !is_counted || ours.iter().all(|ours| theirs.iter().all(|theirs| ours.act == theirs.act));
    is_dated
        && is_apart
        && is_one_act
        && !counts_differ(one, other)
        && is_same_act(one, other, &BTreeSet::new())
        && counts_the_same(one, other)
}

fn has_other_party(one: &Trace, other: &Trace) -> bool {
    let mut both = one.acts.iter().filter_map(|(act, party)| Some((party, other.acts.get(act)?)));
    let days_fit = one.periods.is_empty() || other.periods.is_empty() || is_same_day(one, other);
    let is_one_place = shared(&one.names, &other.names).next().is_some();
    days_fit
        && is_one_place
        && both.any(|(ours, theirs)| {
            ours.names.is_disjoint(&theirs.names) && is_same_act(one, other, &ours.words.union(&theirs.words).collect())
        })
}
