//! Verdict guides: templates and the checklist that editors define for each kind of claim.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::claims::claim::Kind;

/// Maximum number of templates of one guide.
pub const MOST_TEMPLATES: usize = 30;
/// Maximum number of points of one checklist.
pub const MOST_POINTS: usize = 30;

/// Placeholders of a template. The dashboard replaces them by details of the claim.
pub const PLACEHOLDERS: [&str; 4] = ["claimant", "date", "figure", "outlet"];

/// What reviewers get for verdicts on one kind of claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// The kind of claim.
    pub kind: Kind,
    /// Texts that a reviewer inserts into a verdict.
    pub templates: Vec<Template>,
    /// Questions that a reviewer answers before the submission.
    pub checklist: Vec<Point>,
    /// Version of the guide; every change raises it.
    pub version: i64,
}

/// A text that a reviewer inserts into a verdict. `{claimant}`, `{date}`, `{figure}` and `{outlet}` are placeholders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Template {
    /// Name, unique within the guide.
    #[schema(example = "Figure is too high")]
    pub name: String,
    /// Text for the summary; may be empty.
    #[schema(example = "{claimant} named {figure}; the official count is lower.")]
    pub summary: String,
    /// Text for the rationale, in Markdown; may be empty.
    #[schema(example = "On {date}, {outlet} quoted {claimant} with {figure}.")]
    pub rationale: String,
}

/// A point of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Point {
    /// The question, unique within the checklist.
    #[schema(example = "Was the claimant asked?")]
    pub question: String,
    /// Whether a verdict cannot be submitted before the point is ticked.
    pub required: bool,
}

/// A point of the checklist as a revision was submitted with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CheckedPoint {
    /// The question.
    #[schema(example = "Was the claimant asked?")]
    pub question: String,
    /// Whether the point was required.
    pub required: bool,
    /// Whether the author ticked the point.
    pub ticked: bool,
}

/// The checklist with the points that are ticked, by their questions.
///
/// # Errors
/// The index of the first question that is not on the checklist.
pub fn checked(checklist: Vec<Point>, ticked: &[String]) -> Result<Vec<CheckedPoint>, usize> {
    if let Some(foreign) = ticked.iter().position(|tick| !checklist.iter().any(|point| point.question == *tick)) {
        return Err(foreign);
    }
    Ok(checklist
        .into_iter()
        .map(|Point { question, required }| CheckedPoint { ticked: ticked.contains(&question), question, required })
        .collect())
}

/// The first word in braces that is not a placeholder.
#[must_use]
pub fn unknown_placeholder(text: &str) -> Option<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .find(|name| is_word(name) && !PLACEHOLDERS.contains(name))
}

fn is_word(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_placeholder_is_found_and_other_braces_are_text() {
        assert_eq!(unknown_placeholder("On {date}, {claiment} said so."), Some("claiment"));
        assert_eq!(unknown_placeholder("{claimant} and {outlet}: {figure}, {date}"), None);
        assert_eq!(unknown_placeholder("a { b, {}, {A b}, } and {"), None);
    }

    #[test]
    fn ticks_are_filed_with_every_point_and_a_foreign_tick_is_found() {
        let point = |question: &str, required| Point { question: question.to_owned(), required };
        let list = vec![point("Asked?", true), point("Dated?", false)];
        let filed = checked(list.clone(), &["Dated?".to_owned()]).unwrap();
        assert_eq!(filed.iter().map(|point| point.ticked).collect::<Vec<_>>(), [false, true]);
        assert_eq!(checked(list, &["Dated?".to_owned(), "Sure?".to_owned()]), Err(1));
    }
}
