//! Ratings of other publishers: their words, and the rating of the newsroom's scale that they mean.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::kernel::id::PublisherRatingId;
use crate::domain::people::account::PersonRef;
use crate::domain::verdicts::rating::{Rating, RatingRef};

/// A rating as a publisher gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct TheirRating {
    /// The rating in the publisher's words; without words, the number and the ends of its scale.
    pub words: String,
    /// The number on the publisher's scale.
    pub value: Option<f64>,
    /// The number of the best rating; smaller than that of the worst on a reversed scale.
    pub best: Option<f64>,
    /// The number of the worst rating.
    pub worst: Option<f64>,
}

impl TheirRating {
    /// A rating of these words and numbers. A number instead of words is named together with the ends of the scale, because 4 of
    /// 1 to 5 and 4 of 0 to 4 are two ratings. `None` without words and number.
    #[must_use]
    pub fn new(words: Option<String>, value: Option<f64>, best: Option<f64>, worst: Option<f64>) -> Option<Self> {
        let words = words.filter(|words| words.trim().replace(',', ".").parse::<f64>().is_err());
        let words = words.or_else(|| in_numbers(value, best, worst))?;
        Some(Self { words, value, best, worst })
    }

    /// Where the number is between the worst rating (0) and the best (1). `None` without both ends, or outside of them.
    #[must_use]
    pub fn place(&self) -> Option<f64> {
        let (value, best, worst) = (self.value?, self.best?, self.worst?);
        let place = (value - worst) / (best - worst);
        (0.0..=1.0).contains(&place).then_some(place)
    }

    /// The rating of the newsroom's scale that an editor is offered first: the one with the same label. A number without words is
    /// offered the nearest step. Words with a number are not: "Four Pinocchios" is marked up as 4 of 0 to 4.
    #[must_use]
    pub fn suggestion<'a>(&self, scale: &'a [Rating]) -> Option<&'a Rating> {
        let mut current = scale.iter().filter(|rating| !rating.retired);
        if in_numbers(self.value, self.best, self.worst).as_ref() != Some(&self.words) {
            let same = |label: &str| label.trim().to_lowercase() == self.words.trim().to_lowercase();
            return current.find(|rating| same(&rating.label));
        }
        let wanted = 1.0 + 4.0 * self.place()?;
        let distance = |rating: &Rating| rating.value.map(|value| (f64::from(value) - wanted).abs());
        current
            .filter_map(|rating| Some((rating, distance(rating)?)))
            .min_by(|(_, one), (_, other)| one.total_cmp(other))
            .map(|(rating, _)| rating)
    }
}

fn in_numbers(value: Option<f64>, best: Option<f64>, worst: Option<f64>) -> Option<String> {
    let value = value?;
    Some(match (best, worst) {
        (Some(best), Some(worst)) => format!("{value} ({best} is best, {worst} is worst)"),
        _ => value.to_string(),
    })
}

/// The words of a publisher, and what they mean on the newsroom's scale.
#[derive(Debug, Clone, PartialEq)]
pub struct PublisherRating {
    /// The id.
    pub id: PublisherRatingId,
    /// Host of the publisher, without `www.`.
    pub site: String,
    /// The rating as the publisher gives it.
    pub theirs: TheirRating,
    /// Number of imported checks of the publisher with this rating.
    pub checks: i64,
    /// Number of rows of the newsroom's own archive that wait for the meaning of these words.
    pub waiting: i32,
    /// The rating of the newsroom's scale; `None` until somebody has mapped the words.
    pub rating: Option<RatingRef>,
    /// Who mapped the words, and when.
    pub mapped: Option<Mapped>,
}

/// Who mapped the words of a publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Mapped {
    /// The editor.
    pub by: PersonRef,
    /// When the words were mapped.
    #[schema(example = "2026-03-04T08:00:00Z")]
    pub at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale() -> Vec<Rating> {
        let rating = |key: &str, label: &str, value| Rating {
            key: key.to_owned(),
            label: label.to_owned(),
            definition: String::new(),
            color: "#000000".to_owned(),
            value,
            retired: key == "old",
        };
        vec![
            rating("old", "Wrong", Some(1)),
            rating("true", "True", Some(5)),
            rating("half_true", "Half true", Some(3)),
            rating("false", "False", Some(1)),
            rating("satire", "Satire", None),
        ]
    }

    fn suggested(words: Option<&str>, value: f64, best: f64, worst: f64) -> Option<String> {
        let theirs = TheirRating::new(words.map(str::to_owned), Some(value), Some(best), Some(worst)).unwrap();
        theirs.suggestion(&scale()).map(|rating| rating.key.clone())
    }

    #[test]
    fn numbers_are_read_between_the_ends_of_their_scale() {
        let numbers = |value, best, worst| suggested(None, value, best, worst);
        assert_eq!(numbers(5.0, 5.0, 1.0).as_deref(), Some("true"));
        assert_eq!(numbers(1.0, 1.0, 6.0).as_deref(), Some("true"), "a school grade");
        assert_eq!(numbers(6.0, 1.0, 6.0).as_deref(), Some("false"));
        assert_eq!(numbers(4.0, 0.0, 4.0).as_deref(), Some("false"), "four of four marks against");
        assert_eq!(numbers(50.0, 100.0, 0.0).as_deref(), Some("half_true"));
        for (value, best, worst) in [(7.0, 5.0, 1.0), (3.0, 3.0, 3.0)] {
            assert_eq!(numbers(value, best, worst), None, "{value} of {worst} to {best}");
        }
        let without_ends = TheirRating::new(None, Some(4.0), None, None).unwrap();
        assert_eq!((without_ends.words.as_str(), without_ends.suggestion(&scale())), ("4", None));
    }

    #[test]
    fn words_are_never_read_by_the_number_next_to_them() {
        assert_eq!(suggested(Some("Four Pinocchios"), 4.0, 4.0, 0.0), None);
        assert_eq!(suggested(Some("HALF TRUE"), 1.0, 5.0, 1.0).as_deref(), Some("half_true"));
        assert_eq!(suggested(Some("Wrong"), 1.0, 5.0, 1.0), None, "the newsroom's own rating is retired");
        // A number as text is a number.
        assert_eq!(suggested(Some("4"), 4.0, 0.0, 4.0).as_deref(), Some("false"));
    }
}
