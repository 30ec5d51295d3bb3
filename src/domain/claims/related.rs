//! Related claims: similar claims of other articles, with their figures compared.

use serde::Serialize;
use utoipa::ToSchema;

use super::appearance::TypedValue;
use super::claim::{Claim, Kind};
use super::matches::{MatchDecision, MatchReason};

/// Whether two claims about the same thing are consistent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// All comparable values are consistent.
    Agrees,
    /// At least one comparable value conflicts.
    Differs,
    /// No values are comparable.
    Unknown,
}

/// A figure or date of a related claim, compared with those of the claim.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Compared {
    /// The figure or date.
    #[serde(flatten)]
    pub value: TypedValue,
    /// Whether the value is consistent with a value of the same measure.
    pub agreement: Agreement,
}

/// A claim of another article that seems to be about the same thing.
#[derive(Debug, Clone)]
pub struct Related {
    /// The claim, with its appearance in that article.
    pub claim: Claim,
    /// The figures and dates of the claim's quote, each compared.
    pub values: Vec<Compared>,
    /// Similarity of the two statements, from 0 to 1: of their meaning, or of their words, where rare words weigh more.
    pub likeness: f64,
    /// Probability that this is the same claim, if one of the candidates is.
    pub share: f64,
    /// What the claims have in common, and what differs.
    pub reasons: Vec<MatchReason>,
    /// What a person decided about the pair; `None`: nobody has.
    pub decision: Option<MatchDecision>,
    /// Whether all figures and dates together are consistent with those of the claim.
    pub agreement: Agreement,
}

/// Compares each value of another claim with the values of the claim that measure the same: figures agree when
/// their ranges overlap, dates when their days overlap. A text has days and durations of many things (a speech, a
/// report). They are compared only where one claim is about a date and the other about a date or an event, and
/// conflict when none of them agrees.
#[must_use]
pub fn compare((kind, ours): (Kind, &[TypedValue]), (other_kind, theirs): (Kind, Vec<TypedValue>)) -> Vec<Compared> {
    let kinds = [kind, other_kind];
    let about_when = |kind: &Kind| matches!(kind, Kind::Date | Kind::Event | Kind::Agreement);
    let times_count = kinds.contains(&Kind::Date) && kinds.iter().all(about_when);
    let counts = |value: &TypedValue| (times_count || !is_time(value)) && ours.iter().any(|own| is_like(own, value));
    let fits = |value: &TypedValue| {
        let mut like = ours.iter().filter(|own| is_like(own, value));
        like.any(|own| overlaps(own, value))
    };
    let a_time_fits = theirs.iter().any(|value| is_time(value) && fits(value));
    let compared = theirs.into_iter().map(|value| {
        let agreement = match (counts(&value), fits(&value)) {
            (true, true) => Agreement::Agrees,
            (true, false) if !(is_time(&value) && a_time_fits) => Agreement::Differs,
            _ => Agreement::Unknown,
        };
        Compared { value, agreement }
    });
    compared.collect()
}

/// The agreement of a claim's values taken together: a single conflict decides.
#[must_use]
pub fn together(values: &[Compared]) -> Agreement {
    let says = |agreement| values.iter().any(|value| value.agreement == agreement);
    [Agreement::Differs, Agreement::Agrees].into_iter().find(|agreement| says(*agreement)).unwrap_or(Agreement::Unknown)
}

/// The agreement of a claim with another: equal figures are no agreement where one claim may say the opposite.
#[must_use]
pub fn agreement(values: &[Compared], reasons: &[MatchReason]) -> Agreement {
    match together(values) {
        Agreement::Agrees if reasons.contains(&MatchReason::MayBeOpposite) => Agreement::Unknown,
        found => found,
    }
}

fn is_date(value: &TypedValue) -> bool {
    value.earliest.is_some() || value.latest.is_some()
}

fn is_time(value: &TypedValue) -> bool {
    is_date(value) || value.measures == "duration"
}

fn is_like(one: &TypedValue, other: &TypedValue) -> bool {
    one.measures == other.measures
        && one.not_asserted.is_none()
        && other.not_asserted.is_none()
        && is_date(one) == is_date(other)
        // "people" and "Palestinians" are comparable where both were killed; dollars and euros are not.
        && (one.measures != "money" || one.unit == other.unit)
}

fn overlaps(one: &TypedValue, other: &TypedValue) -> bool {
    if is_date(one) {
        return meets(one.earliest, one.latest, other.earliest, other.latest);
    }
    meets(one.low, one.high, other.low, other.high)
}

/// Whether two inclusive ranges overlap; an open end is unbounded.
fn meets<T: PartialOrd>(low: Option<T>, high: Option<T>, from: Option<T>, to: Option<T>) -> bool {
    let before = |end: Option<T>, start: Option<T>| match (end, start) {
        (Some(end), Some(start)) => end < start,
        _ => false,
    };
    !before(high, from) && !before(to, low)
}

#[cfg(test)]
mod tests {
    use std::slice;

    use chrono::NaiveDate;

    use super::*;
    use crate::domain::claims::appearance::Span;

    fn figure(measures: &str, low: Option<f64>, high: Option<f64>) -> TypedValue {
        TypedValue {
            text: String::new(),
            span: Span { start: 0, end: 1 },
            measures: measures.to_owned(),
            low,
            high,
            qualifier: "exactly".to_owned(),
            unit: Some("people".to_owned()),
            earliest: None,
            latest: None,
            precision: None,
            not_asserted: None,
            as_of: None,
            role: None,
        }
    }

    fn date(from: &str, to: &str) -> TypedValue {
        TypedValue {
            earliest: from.parse::<NaiveDate>().ok(),
            latest: to.parse::<NaiveDate>().ok(),
            unit: None,
            ..figure("date", None, None)
        }
    }

    fn agreement(kind: Kind, ours: &[TypedValue], theirs: &[TypedValue]) -> Agreement {
        together(&compare((kind, ours), (kind, theirs.to_vec())))
    }

    #[test]
    fn figures_of_one_measure_are_compared() {
        let dead = |low, high| figure("people killed", low, high);
        let at_least = [dead(Some(214.0), None)];
        let compared = |theirs: &[TypedValue]| agreement(Kind::Casualties, &at_least, theirs);
        assert_eq!(compared(&[dead(Some(220.0), Some(220.0))]), Agreement::Agrees);
        assert_eq!(compared(&[dead(Some(200.0), Some(200.0))]), Agreement::Differs);
        assert_eq!(compared(&[figure("people wounded", Some(3.0), Some(3.0))]), Agreement::Unknown);
        assert_eq!(compared(&[]), Agreement::Unknown);
    }

    #[test]
    fn a_value_agrees_with_any_of_its_like() {
        let dead = |number| figure("people killed", Some(number), Some(number));
        let ours = [dead(214.0), dead(31.0)];
        assert_eq!(agreement(Kind::Casualties, &ours, &[dead(31.0)]), Agreement::Agrees);
        let each = compare((Kind::Casualties, &ours), (Kind::Casualties, vec![dead(31.0), dead(40.0)]));
        assert_eq!(
            each.iter().map(|value| value.agreement).collect::<Vec<_>>(),
            [Agreement::Agrees, Agreement::Differs]
        );
    }

    #[test]
    fn the_opposite_does_not_agree() {
        let at =
            |from, to| compare((Kind::Date, &[date("2026-05-01", "2026-05-31")]), (Kind::Date, vec![date(from, to)]));
        let (same, other) = (at("2026-05-04", "2026-05-04"), at("2026-06-04", "2026-06-04"));
        let opposite = [MatchReason::SameDay, MatchReason::MayBeOpposite];
        assert_eq!(super::agreement(&same, &[MatchReason::SameDay]), Agreement::Agrees);
        assert_eq!(super::agreement(&same, &opposite), Agreement::Unknown);
        assert_eq!(super::agreement(&other, &opposite), Agreement::Differs);
    }

    #[test]
    fn money_is_compared_in_one_currency() {
        let dollars = figure("money", Some(5.0), Some(5.0));
        let euros = TypedValue { unit: Some("EUR".to_owned()), ..figure("money", Some(9.0), Some(9.0)) };
        assert_eq!(agreement(Kind::Quantity, &[dollars], &[euros]), Agreement::Unknown);
    }

    #[test]
    fn times_differ_between_claims_about_when_alone() {
        let april = [date("2023-04-01", "2023-04-30")];
        let (within, after) = (date("2023-04-23", "2023-04-23"), date("2023-05-02", "2023-05-02"));
        let of = |kind, theirs: &[TypedValue]| agreement(kind, &april, theirs);
        assert_eq!(of(Kind::Date, slice::from_ref(&within)), Agreement::Agrees);
        assert_eq!(of(Kind::Date, slice::from_ref(&after)), Agreement::Differs);
        // The report is from May, its subject from April.
        assert_eq!(of(Kind::Date, &[after.clone(), within.clone()]), Agreement::Agrees);
        assert_eq!(of(Kind::Event, &[within]), Agreement::Unknown);
        assert_eq!(of(Kind::Event, slice::from_ref(&after)), Agreement::Unknown);
        let told = |kind| together(&compare((Kind::Date, &april), (kind, vec![after.clone()])));
        assert_eq!(told(Kind::Event), Agreement::Differs);
        assert_eq!(told(Kind::Casualties), Agreement::Unknown);
        let days = |number| figure("duration", Some(number), Some(number));
        assert_eq!(agreement(Kind::Casualties, &[days(7.0)], &[days(10.0)]), Agreement::Unknown);
    }
}
