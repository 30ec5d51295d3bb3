//! Ambiguities: what a machine's statement leaves unclear, as stable codes with parameters.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a statement alone leaves unclear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ambiguity {
    /// Which sort.
    pub code: AmbiguityCode,
    /// The words in question, as the article has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// With `several_people`: the likeliest person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The same as an English sentence.
    pub text: String,
}

/// Sorts of ambiguity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AmbiguityCode {
    /// A casualty figure without time and place.
    NoTimeOrPlace,
    /// "her brother": whose.
    Whose,
    /// The words may mean somebody else who is named nearby.
    SeveralPeople,
    /// Nobody is named for these words.
    Who,
    /// A pronoun at the start without a name.
    WhoOrWhat,
    /// A noun such as "the dam" without its name.
    Which,
    /// A day that cannot be computed.
    When,
    /// The language is read for figures and dates only.
    LanguageLimited,
    /// Recorded by an earlier version, as a sentence alone.
    Sentence,
}

impl From<&claim_analysis::Ambiguity> for Ambiguity {
    fn from(found: &claim_analysis::Ambiguity) -> Self {
        use claim_analysis::Ambiguity as Found;
        let (code, words) = match found {
            Found::NoTimeOrPlace => (AmbiguityCode::NoTimeOrPlace, None),
            Found::Whose { words } => (AmbiguityCode::Whose, Some(words)),
            Found::SeveralPeople { words, .. } => (AmbiguityCode::SeveralPeople, Some(words)),
            Found::Who { words } => (AmbiguityCode::Who, Some(words)),
            Found::WhoOrWhat { words } => (AmbiguityCode::WhoOrWhat, Some(words)),
            Found::Which { words } => (AmbiguityCode::Which, Some(words)),
            Found::When { words } => (AmbiguityCode::When, Some(words)),
            Found::LanguageLimited => (AmbiguityCode::LanguageLimited, None),
        };
        let name = match found {
            Found::SeveralPeople { name, .. } => Some(name.clone()),
            _ => None,
        };
        Self {
            code,
            words: words.cloned(),
            name,
            text: found.to_string(),
        }
    }
}

/// An ambiguity as the database keeps it: earlier versions wrote the sentence alone.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum StoredAmbiguity {
    /// With its code.
    Coded(Ambiguity),
    /// The sentence alone.
    Sentence(String),
}

impl From<StoredAmbiguity> for Ambiguity {
    fn from(stored: StoredAmbiguity) -> Self {
        match stored {
            StoredAmbiguity::Coded(ambiguity) => ambiguity,
            StoredAmbiguity::Sentence(text) => Self {
                code: AmbiguityCode::Sentence,
                words: None,
                name: None,
                text,
            },
        }
    }
}
