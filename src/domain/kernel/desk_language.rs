//! Desk language: the language of a message to the newsroom's own people.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Languages of mails and chat messages to the newsroom. Public pages and articles have languages of their own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum DeskLanguage {
    /// English.
    #[default]
    En,
    /// German.
    De,
}

impl DeskLanguage {
    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }
}
