//! Which claims of other articles speak of the same thing, and do they say the same?

use serde::Serialize;
use utoipa::ToSchema;

use super::appearance::TypedValue;
use super::claim::Claim;

/// Whether two claims give the same figures and dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// What can be compared fits together.
    Agrees,
    /// Something that can be compared does not fit.
    Differs,
    /// Nothing can be compared.
    Unknown,
}

/// A claim of another article that seems to speak of the same thing.
#[derive(Debug, Clone)]
pub struct Related {
    /// The claim, as it stands in that article.
    pub claim: Claim,
    /// The figures and dates of its words.
    pub values: Vec<TypedValue>,
    /// How alike the words of the two statements are, by how much they tell: 0 to 1.
    pub likeness: f64,
    /// Whether its figures and dates fit those of the one claim.
    pub agreement: Agreement,
}

/// Compares what two claims measure alike. A figure fits another of the same measure when their ranges overlap, a date
/// when their days do; a value that fits any of its like on the other side agrees.
#[must_use]
pub fn compare(ours: &[TypedValue], theirs: &[TypedValue]) -> Agreement {
    let mut outcome = Agreement::Unknown;
    for value in theirs {
        let like: Vec<&TypedValue> = ours.iter().filter(|own| is_like(own, value)).collect();
        if like.is_empty() {
            continue;
        }
        if !like.iter().any(|own| overlaps(own, value)) {
            return Agreement::Differs;
        }
        outcome = Agreement::Agrees;
    }
    outcome
}

fn is_date(value: &TypedValue) -> bool {
    value.earliest.is_some() || value.latest.is_some()
}

fn is_like(one: &TypedValue, other: &TypedValue) -> bool {
    one.measures == other.measures
        && is_date(one) == is_date(other)
        // "people" says no more than "Palestinians" where both were killed; dollars and euros are not alike.
        && (one.measures != "money" || one.unit == other.unit)
}

fn overlaps(one: &TypedValue, other: &TypedValue) -> bool {
    if is_date(one) {
        return meets(one.earliest, one.latest, other.earliest, other.latest);
    }
    meets(one.low, one.high, other.low, other.high)
}

/// Whether two ranges have something in common; an open end reaches as far as it likes.
fn meets<T: PartialOrd>(low: Option<T>, high: Option<T>, from: Option<T>, to: Option<T>) -> bool {
    let before = |end: Option<T>, start: Option<T>| match (end, start) {
        (Some(end), Some(start)) => end < start,
        _ => false,
    };
    !before(high, from) && !before(to, low)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::appearance::Span;

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

    #[test]
    fn figures_of_one_measure_are_compared() {
        let dead = |low, high| figure("people killed", low, high);
        let at_least = [dead(Some(214.0), None)];
        assert_eq!(
            compare(&at_least, &[dead(Some(220.0), Some(220.0))]),
            Agreement::Agrees
        );
        assert_eq!(
            compare(&at_least, &[dead(Some(200.0), Some(200.0))]),
            Agreement::Differs
        );
        assert_eq!(
            compare(&at_least, &[figure("people wounded", Some(3.0), Some(3.0))]),
            Agreement::Unknown
        );
        assert_eq!(compare(&at_least, &[]), Agreement::Unknown);
    }

    #[test]
    fn a_value_agrees_with_any_of_its_like() {
        let ours = [
            figure("people killed", Some(214.0), Some(214.0)),
            figure("people killed", Some(31.0), Some(31.0)),
        ];
        let theirs = [figure("people killed", Some(31.0), Some(31.0))];
        assert_eq!(compare(&ours, &theirs), Agreement::Agrees);
    }

    #[test]
    fn money_is_compared_in_one_currency() {
        let dollars = figure("money", Some(5.0), Some(5.0));
        let euros = TypedValue {
            unit: Some("EUR".to_owned()),
            ..figure("money", Some(9.0), Some(9.0))
        };
        assert_eq!(compare(&[dollars], &[euros]), Agreement::Unknown);
    }

    #[test]
    fn dates_are_compared_by_their_days() {
        let april = [date("2023-04-01", "2023-04-30")];
        assert_eq!(
            compare(&april, &[date("2023-04-23", "2023-04-23")]),
            Agreement::Agrees
        );
        assert_eq!(
            compare(&april, &[date("2023-05-02", "2023-05-02")]),
            Agreement::Differs
        );
    }
}
