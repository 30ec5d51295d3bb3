//! Facts of days: counts that add up over the days of a period to the tables of insights.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};

use super::event::Kind;
use super::insight::{Cell, Column, Label, Table, TableKey};
use crate::domain::kernel::id::AccountId;
use crate::domain::verdicts::correction::CorrectionClass;

/// Outlets in the table of ratings.
const TOP: usize = 20;

/// What happened on one UTC day, or on the part of it that belongs to a period.
#[derive(Debug, Clone, Default)]
pub struct DayFacts {
    /// Events by kind and by the account that caused them.
    pub events: Vec<(Kind, Option<AccountId>, i64)>,
    /// Hours from finding a claim to its first assignment, for each claim that reached it.
    pub assigned_after: Vec<f64>,
    /// Hours from finding a claim to its first publication, for each claim that reached it.
    pub published_after: Vec<f64>,
    /// Decisions about revisions.
    pub decided: i64,
    /// Decisions that returned a revision.
    pub returned: i64,
    /// For revisions that were decided before: when.
    pub decided_before: Vec<DateTime<Utc>>,
    /// Second readings.
    pub read: i64,
    /// Second readings that agree with the first.
    pub agree: i64,
    /// Publications with their number.
    pub published: Vec<(Standing, i64)>,
    /// The publications that corrections replaced, with the time of each.
    pub replaced: Vec<(Standing, DateTime<Utc>)>,
}

/// What a publication says that insights count.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The outlet of the article in which the claim was found.
    pub outlet: Option<String>,
    /// The label of the rating.
    pub rating: String,
    /// The class of a correction; `None` for the first publication of a verdict.
    pub class: Option<CorrectionClass>,
    /// Whether the evidence has two independent origins, or more.
    pub two_origins: bool,
}

/// The days of a period, in order.
pub type Days<'a> = [(NaiveDate, &'a DayFacts)];

fn sum(days: &Days<'_>, count: impl Fn(&DayFacts) -> i64) -> i64 {
    days.iter().map(|(_, facts)| count(facts)).sum()
}

impl DayFacts {
    fn count(&self, kinds: &[Kind], by: impl Fn(Option<AccountId>) -> bool) -> i64 {
        self.events
            .iter()
            .filter(|(kind, actor, _)| kinds.contains(kind) && by(*actor))
            .map(|(_, _, count)| count)
            .sum()
    }

    fn count_published(&self, is: impl Fn(&Standing) -> bool) -> i64 {
        self.published.iter().filter(|(standing, _)| is(standing)).map(|(_, count)| count).sum()
    }
}

/// Claims found, and verdicts submitted, published, corrected and dismissed, per day. Days without any of these are left out.
#[must_use]
pub fn throughput(days: &Days<'_>) -> Table {
    let counts = |facts: &DayFacts| {
        let all = |kinds: &[Kind]| facts.count(kinds, |_| true);
        [
            all(&[Kind::ClaimExtracted, Kind::ClaimAdded]),
            all(&[Kind::VerdictSubmitted]),
            all(&[Kind::VerdictPublished]),
            all(&[Kind::VerdictCorrected, Kind::VerdictRetracted]),
            facts.count(&[Kind::ClaimDismissed], |actor| actor.is_some()),
        ]
    };
    let rows = days.iter().map(|(day, facts)| (day, counts(facts))).filter(|(_, counts)| counts.iter().any(|&n| n > 0));
    Table::new(
        TableKey::Throughput,
        vec![Column::Day, Column::Found, Column::Submitted, Column::Published, Column::Corrected, Column::Dismissed],
        rows.map(|(day, counts)| std::iter::once(day.to_string().into()).chain(counts.map(Cell::from)).collect())
            .collect(),
    )
}

/// Median and 90th percentile of the hours from finding a claim to its first assignment and to its first publication, for
/// claims that reached it in the period.
#[must_use]
pub fn waiting(days: &Days<'_>) -> Table {
    let all = |hours: fn(&DayFacts) -> &[f64]| {
        let mut all: Vec<f64> = days.iter().flat_map(|(_, facts)| hours(facts)).copied().collect();
        all.sort_unstable_by(f64::total_cmp);
        all
    };
    let reached = [
        (Label::FirstAssignment, all(|facts| &facts.assigned_after)),
        (Label::Publication, all(|facts| &facts.published_after)),
    ];
    Table::new(
        TableKey::Waiting,
        vec![Column::Until, Column::Claims, Column::MedianHours, Column::NinetiethPercentileHours],
        reached
            .iter()
            .filter(|(_, hours)| !hours.is_empty())
            .map(|(what, hours)| {
                let claims = i64::try_from(hours.len()).unwrap_or(i64::MAX);
                vec![(*what).into(), claims.into(), percentile(hours, 0.5).into(), percentile(hours, 0.9).into()]
            })
            .collect(),
    )
}

/// The value below which this share of the sorted values is, between two values by their distance from it, as
/// `percentile_cont` of PostgreSQL does.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a position in a list"
)]
fn percentile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * sorted.len().checked_sub(1)? as f64;
    let below = *sorted.get(place.floor() as usize)?;
    let above = *sorted.get(place.ceil() as usize)?;
    Some(below + (above - below) * place.fract())
}

/// What each active account has in work now, and the verdicts that it submitted, approved, returned and published in the period.
/// `people`: id, name and the number of claims in work, in the order of the table.
#[must_use]
pub fn workload(days: &Days<'_>, people: Vec<(AccountId, String, i64)>) -> Table {
    let mut by_person: HashMap<AccountId, [i64; 4]> = HashMap::new();
    for (kind, actor, count) in days.iter().flat_map(|(_, facts)| &facts.events) {
        let (Some(actor), Some(column)) = (actor, act(*kind)) else { continue };
        if let Some(total) = by_person.entry(*actor).or_default().get_mut(column) {
            *total += count;
        }
    }
    let rows = people.into_iter().map(|(id, name, in_work)| {
        let counts = by_person.get(&id).copied().unwrap_or_default();
        [name.into(), in_work.into()].into_iter().chain(counts.map(Cell::from)).collect()
    });
    Table::new(
        TableKey::Workload,
        vec![
            Column::Person,
            Column::InWorkNow,
            Column::Submitted,
            Column::Approved,
            Column::Returned,
            Column::Published,
        ],
        rows.collect(),
    )
}

/// The column of an act of a person in the table of work, from the first that counts acts.
fn act(kind: Kind) -> Option<usize> {
    match kind {
        Kind::VerdictSubmitted | Kind::CorrectionSubmitted => Some(0),
        Kind::VerdictApproved => Some(1),
        Kind::VerdictReturned => Some(2),
        Kind::VerdictPublished | Kind::VerdictCorrected | Kind::VerdictRetracted => Some(3),
        _ => None,
    }
}

/// Approval without return, agreement of second reviews, corrections per published verdict, and verdicts with at least two
/// evidence origins. `since`: the start of the period.
#[must_use]
pub fn quality(days: &Days<'_>, since: DateTime<Utc>) -> Table {
    let again = |facts: &DayFacts| facts.decided_before.iter().filter(|before| **before >= since).count();
    let revisions = sum(days, |facts| facts.decided - i64::try_from(again(facts)).unwrap_or(0));
    let returned = sum(days, |facts| facts.returned);
    let of_class = |class| sum(days, |facts| facts.count_published(|standing| standing.class == class));
    let verdicts = of_class(None);
    let two = sum(days, |facts| facts.count_published(|standing| standing.class.is_none() && standing.two_origins));
    let rows = [
        (Label::ApprovedWithoutReturn, revisions - returned, revisions),
        (Label::SecondReadingsAgree, sum(days, |facts| facts.agree), sum(days, |facts| facts.read)),
        (Label::Clarifications, of_class(Some(CorrectionClass::Clarification)), verdicts),
        (Label::Corrections, of_class(Some(CorrectionClass::Correction)), verdicts),
        (Label::Retractions, of_class(Some(CorrectionClass::Retraction)), verdicts),
        (Label::TwoOrigins, two, verdicts),
    ];
    Table::new(
        TableKey::Quality,
        vec![Column::What, Column::Count, Column::Of, Column::Share],
        rows.into_iter()
            .map(|(what, count, of)| vec![what.into(), count.into(), of.into(), share(count, of).into()])
            .collect(),
    )
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn share(count: i64, of: i64) -> Option<f64> {
    (of > 0).then(|| count as f64 / of as f64)
}

/// Ratings of the verdicts published in the period, by the outlet of the article in which the claim was found, for the 20 outlets with
/// the most verdicts. A verdict counts with its newest publication in the period, which starts at `since`. A column of its own counts
/// those that were retracted.
#[must_use]
pub fn by_outlet<'a>(days: &'a Days<'_>, since: DateTime<Utc>) -> Table {
    let mut outlets: BTreeMap<Option<&str>, BTreeMap<&str, Counts>> = BTreeMap::new();
    let mut add = |standing: &'a Standing, count: i64| {
        let counts = outlets.entry(standing.outlet.as_deref()).or_default().entry(&standing.rating).or_default();
        counts.0 += count;
        counts.1 += if standing.class == Some(CorrectionClass::Retraction) { count } else { 0 };
    };
    for (_, facts) in days {
        facts.published.iter().for_each(|(standing, count)| add(standing, *count));
        facts.replaced.iter().filter(|(_, at)| *at >= since).for_each(|(standing, _)| add(standing, -1));
    }

    let total = |ratings: &BTreeMap<&str, Counts>| ratings.values().map(|(verdicts, _)| verdicts).sum::<i64>();
    let mut top: Vec<_> = outlets.into_iter().filter(|(_, ratings)| total(ratings) > 0).collect();
    // Articles without an outlet come last among equals.
    top.sort_by_key(|(outlet, ratings)| (Reverse(total(ratings)), outlet.is_none(), *outlet));
    top.truncate(TOP);
    let rows = top.into_iter().flat_map(|(outlet, ratings)| {
        let mut ratings: Vec<_> = ratings.into_iter().filter(|(_, (verdicts, _))| *verdicts > 0).collect();
        ratings.sort_by_key(|(rating, (verdicts, _))| (Reverse(*verdicts), *rating));
        ratings.into_iter().map(move |(rating, (verdicts, retracted))| {
            let outlet = outlet.map_or(Label::NoOutlet.into(), |name| Cell::Text(name.to_owned()));
            vec![outlet, rating.to_owned().into(), verdicts.into(), retracted.into()]
        })
    });
    Table::new(
        TableKey::RatingsByOutlet,
        vec![Column::Outlet, Column::Rating, Column::Verdicts, Column::Retracted],
        rows.collect(),
    )
}

/// Verdicts with one rating, and how many of them were retracted.
type Counts = (i64, i64);
