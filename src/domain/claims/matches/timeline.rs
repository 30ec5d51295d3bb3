//! Time lines: the figures of an occurrence in order of time, how each one moves, and what contradicts what.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use claim_matching::{Conflict, Figure, Holds, Part, Relation, Time, Trace, act_conflicts, figure_conflicts, relation};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::claims::appearance::TypedValue;
use crate::domain::kernel::id::{ArticleId, ClaimId};

/// Why two claims about one occurrence cannot both be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContradictionReason {
    /// The same is counted as of the same time, and no number is within both ranges.
    OtherFigure,
    /// A later count of what can only grow is lower.
    LowerLater,
    /// The same act is said to have happened on another day.
    OtherDay,
    /// The same act is said to be that of somebody else.
    OtherParty,
}

impl From<Conflict> for ContradictionReason {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::OtherFigure => Self::OtherFigure,
            Conflict::LowerLater => Self::LowerLater,
            Conflict::OtherDay => Self::OtherDay,
            Conflict::OtherParty => Self::OtherParty,
        }
    }
}

/// Two claims that cannot both be true.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
pub struct Contradiction {
    /// The claim of the earlier article.
    pub one: ClaimId,
    /// The other claim.
    pub other: ClaimId,
    /// Why they cannot both be true.
    pub reason: ContradictionReason,
}

/// How a total relates to the one before it on the time line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// The first total.
    First,
    /// A number is within both ranges.
    Same,
    /// Higher than before.
    Up,
    /// Lower than before.
    Down,
}

/// What a figure is on a time line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PointRole {
    /// A count as of its time.
    Total,
    /// Added to earlier counts.
    Increment,
    /// The count of an earlier time.
    Former,
    /// Denied, asked, conditional or unconfirmed.
    Unasserted,
}

/// A figure of a claim on the time line.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FigurePoint {
    /// The claim.
    pub claim: ClaimId,
    /// The figure.
    pub value: TypedValue,
    /// The time for which the figure is said to hold: the start of a day if only the day is known; null if unknown.
    #[schema(example = "2026-03-02T00:00:00Z")]
    pub as_of: Option<DateTime<Utc>>,
    /// What the figure is in a running count.
    pub role: PointRole,
    /// How a total relates to the one before; null for other figures, and where both cannot be true of one moment.
    pub movement: Option<Movement>,
    /// The figures that this one contradicts, by claim, with the reason.
    pub contradicts: Vec<Contradicted>,
}

/// A claim that a figure contradicts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Contradicted {
    /// The other claim.
    pub claim: ClaimId,
    /// Why both cannot be true.
    pub reason: ContradictionReason,
}

/// All figures for one thing that is counted, in order of time.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FigureSeries {
    /// What is counted: "people killed". Combined categories ("people killed or injured") have a series of their own.
    #[schema(example = "people killed")]
    pub measures: String,
    /// The figures, earliest first; those without a time last.
    pub points: Vec<FigurePoint>,
}

/// A claim of an occurrence, as the time line reads it.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// The claim.
    pub claim: ClaimId,
    /// The article of the claim.
    pub article: ArticleId,
    /// What the claim says.
    pub trace: &'a Trace,
    /// The figures and dates of the claim.
    pub values: &'a [TypedValue],
}

/// The figures of an occurrence in order of time: what most articles count comes first.
#[must_use]
pub fn series(told: &[Telling<'_>]) -> Vec<FigureSeries> {
    let mut all: BTreeMap<&str, Vec<(&Telling<'_>, usize, &Figure)>> = BTreeMap::new();
    for telling in told {
        for (at, figure) in telling.trace.figures.iter().enumerate() {
            all.entry(&figure.measures).or_default().push((telling, at, figure));
        }
    }
    let marks = marks(told);
    let articles = |figures: &[(&Telling<'_>, usize, &Figure)]| {
        let mut articles: Vec<ArticleId> = figures.iter().map(|(telling, ..)| telling.article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    };
    let mut all: Vec<_> = all.into_iter().collect();
    all.sort_by_key(|(measures, figures)| (std::cmp::Reverse(articles(figures)), *measures));
    let series = all.into_iter().map(|(measures, mut figures)| {
        figures.sort_by(|(one, _, ours), (other, _, theirs)| {
            let place = |figure: &Figure| (figure.as_of.is_none(), figure.as_of.map(|time| time.from));
            let number = |figure: &Figure| figure.low.or(figure.high).unwrap_or(f64::NAN);
            let by_time = place(ours).cmp(&place(theirs));
            by_time.then_with(|| number(ours).total_cmp(&number(theirs))).then_with(|| one.claim.cmp(&other.claim))
        });
        FigureSeries { measures: measures.to_owned(), points: points(&figures, &marks) }
    });
    series.collect()
}

/// Contradictions by claim and index of the figure.
type Marks = HashMap<(ClaimId, usize), Vec<Contradicted>>;

fn marks(told: &[Telling<'_>]) -> Marks {
    let mut marks = Marks::new();
    for (one, other) in pairs(told) {
        for (ours, theirs, conflict) in figure_conflicts(one.trace, other.trace) {
            let reason = conflict.into();
            marks.entry((one.claim, ours)).or_default().push(Contradicted { claim: other.claim, reason });
            marks.entry((other.claim, theirs)).or_default().push(Contradicted { claim: one.claim, reason });
        }
    }
    marks
}

fn points(figures: &[(&Telling<'_>, usize, &Figure)], marks: &Marks) -> Vec<FigurePoint> {
    let mut last: Option<&Figure> = None;
    let mut points = Vec::with_capacity(figures.len());
    for (telling, at, figure) in figures {
        let Some(value) = telling.values.get(figure.index) else { continue };
        let movement = if figure.part == Part::Total {
            last.map_or(Some(Movement::First), |last| movement(last, figure))
        } else {
            None
        };
        if figure.part == Part::Total {
            last = Some(figure);
        }
        points.push(FigurePoint {
            claim: telling.claim,
            value: value.clone(),
            as_of: figure.as_of.and_then(|Time { from, .. }| DateTime::from_timestamp(from, 0)),
            role: role(figure.part),
            movement,
            contradicts: marks.get(&(telling.claim, *at)).cloned().unwrap_or_default(),
        });
    }
    points
}

/// How a total relates to the one before. A number of one moment (passengers aboard) does not move.
fn movement(last: &Figure, figure: &Figure) -> Option<Movement> {
    let number = |figure: &Figure| figure.low.or(figure.high);
    match relation(last, figure) {
        Relation::Fits => Some(Movement::Same),
        _ if figure.holds != Holds::AtTime => None,
        _ if number(figure) < number(last) => Some(Movement::Down),
        _ => Some(Movement::Up),
    }
}

fn role(part: Part) -> PointRole {
    match part {
        Part::Total => PointRole::Total,
        Part::Increment => PointRole::Increment,
        Part::Former => PointRole::Former,
        Part::Unasserted => PointRole::Unasserted,
    }
}

/// All pairs of claims of different articles that cannot both be true, in the order of `told`.
#[must_use]
pub fn contradictions(told: &[Telling<'_>]) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (one, other) in pairs(told) {
        let figures = figure_conflicts(one.trace, other.trace).into_iter().map(|(.., conflict)| conflict);
        let mut reasons: Vec<ContradictionReason> =
            figures.chain(act_conflicts(one.trace, other.trace)).map(Into::into).collect();
        reasons.sort_unstable();
        reasons.dedup();
        found.extend(reasons.into_iter().map(|reason| Contradiction { one: one.claim, other: other.claim, reason }));
    }
    found
}

/// Pairs of claims of different articles: an article that corrects itself tells a story.
fn pairs<'a, 'b>(told: &'b [Telling<'a>]) -> impl Iterator<Item = (&'b Telling<'a>, &'b Telling<'a>)> {
    let rest = |at: usize| told.get(at + 1..).unwrap_or_default();
    let pairs = told.iter().enumerate().flat_map(move |(at, one)| rest(at).iter().map(move |other| (one, other)));
    pairs.filter(|(one, other)| one.article != other.article)
}

/// First and last day of the dates of what happened, for a label.
#[must_use]
pub fn days<'a>(traces: impl Iterator<Item = &'a Trace>) -> Option<(NaiveDate, NaiveDate)> {
    traces.filter_map(Trace::days).reduce(|(from, to), (first, last)| (from.min(first), to.max(last)))
}
