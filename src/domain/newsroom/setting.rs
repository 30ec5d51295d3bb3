//! Settings: the rules that a newsroom sets for itself.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::people::account::Role;

/// What a verdict needs before it may go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewRules {
    /// People other than the author who must approve a revision, 1 to 5.
    #[schema(minimum = 1, maximum = 5)]
    pub approvals: i32,
    /// Independent origins among the public sources that a submission needs, 1 to 10.
    #[schema(minimum = 1, maximum = 10)]
    pub min_origins: i32,
    /// Keys of the ratings that need so many; empty: all of them. Every other rating needs one.
    pub min_origins_ratings: Vec<String>,
}

impl ReviewRules {
    /// Independent origins that a verdict of this rating needs.
    #[must_use]
    pub fn origins_for(&self, rating: &str) -> i32 {
        let ratings = &self.min_origins_ratings;
        if ratings.is_empty() || ratings.iter().any(|key| key == rating) {
            self.min_origins
        } else {
            1
        }
    }
}

/// What signing in takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecurityRules {
    /// Roles whose people must have a second factor; before they do, they can set one up and nothing else.
    pub require_two_factor: Vec<Role>,
}

/// All rules of the newsroom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// What a verdict needs.
    pub review: ReviewRules,
    /// What signing in takes.
    pub security: SecurityRules,
    /// Raised by every change.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chosen_ratings_need_more_origins() {
        let mut rules = ReviewRules {
            approvals: 1,
            min_origins: 2,
            min_origins_ratings: vec![],
        };
        assert_eq!(rules.origins_for("satire"), 2);
        rules.min_origins_ratings.push("false".to_owned());
        assert_eq!(
            (rules.origins_for("false"), rules.origins_for("satire")),
            (2, 1)
        );
    }
}
