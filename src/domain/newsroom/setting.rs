//! Settings: the rules that a newsroom sets for itself.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::people::account::Role;
use crate::domain::publishing::publisher::PublishingRules;

/// The requirements for a verdict before submission and publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewRules {
    /// Number of approvals that a revision needs from people other than its author, 1 to 5.
    #[schema(minimum = 1, maximum = 5)]
    pub approvals: i32,
    /// Number of independent origins that a submission needs among its public sources, 1 to 10.
    #[schema(minimum = 1, maximum = 10)]
    pub min_origins: i32,
    /// Keys of the ratings to which `min_origins` applies; empty for all. Every other rating needs one origin.
    #[schema(example = json!(["false", "mostly_false"]))]
    pub min_origins_ratings: Vec<String>,
    /// Whether a verdict is published only when a person has confirmed or written the statement of its claim.
    /// Default: false.
    #[serde(default)]
    pub confirmed_wording: bool,
}

impl ReviewRules {
    /// Number of independent origins that a verdict with this rating needs.
    #[must_use]
    pub fn origins_for(&self, rating: &str) -> i32 {
        let ratings = &self.min_origins_ratings;
        if ratings.is_empty() || ratings.iter().any(|key| key == rating) { self.min_origins } else { 1 }
    }
}

/// The requirements for signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecurityRules {
    /// Roles that require a second factor. Until it is set up, an account can do nothing else.
    pub require_two_factor: Vec<Role>,
}

/// All settings of the newsroom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The requirements for a verdict.
    pub review: ReviewRules,
    /// The requirements for signing in.
    pub security: SecurityRules,
    /// Publisher's details, access to feeds, imports.
    pub publishing: PublishingRules,
    /// Version of the settings; every change raises it.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chosen_ratings_need_more_origins() {
        let mut rules =
            ReviewRules { approvals: 1, min_origins: 2, min_origins_ratings: vec![], confirmed_wording: false };
        assert_eq!(rules.origins_for("satire"), 2);
        rules.min_origins_ratings.push("false".to_owned());
        assert_eq!((rules.origins_for("false"), rules.origins_for("satire")), (2, 1));
    }
}
