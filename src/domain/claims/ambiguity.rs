//! Ambiguities: what an extracted statement leaves unclear, as stable codes with parameters.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One point that a statement leaves unclear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ambiguity {
    /// The kind of ambiguity.
    pub code: AmbiguityCode,
    /// The ambiguous words, as quoted from the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "the governor")]
    pub words: Option<String>,
    /// With `several_people`: the most likely person.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Lena Maroth")]
    pub name: Option<String>,
    /// The ambiguity as an English sentence.
    pub text: String,
}

/// Kinds of ambiguity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AmbiguityCode {
    /// A casualty figure has no time and place.
    NoTimeOrPlace,
    /// A relation such as "her brother" does not say whose.
    Whose,
    /// The words may refer to several people who are named nearby.
    SeveralPeople,
    /// The text names nobody for these words.
    Who,
    /// The statement begins with a pronoun that has no name.
    WhoOrWhat,
    /// A noun such as "the dam" has no name.
    Which,
    /// A day cannot be computed.
    When,
    /// The sentence is too long to read whole; the claim is one part of it.
    ReadInParts,
    /// A number has marks that do not fit the language of the text.
    HowMuch,
    /// The language has limited support: only figures and dates are extracted.
    LanguageLimited,
    /// An ambiguity of an earlier version of Claimdesk, stored as a sentence without a code.
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
            Found::ReadInParts => (AmbiguityCode::ReadInParts, None),
            Found::HowMuch { words } => (AmbiguityCode::HowMuch, Some(words)),
            Found::LanguageLimited => (AmbiguityCode::LanguageLimited, None),
        };
        let name = match found {
            Found::SeveralPeople { name, .. } => Some(name.clone()),
            _ => None,
        };
        Self { code, words: words.cloned(), name, text: found.to_string() }
    }
}

/// An ambiguity as the database stores it. Earlier versions stored the sentence only.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum StoredAmbiguity {
    /// An ambiguity with a code.
    Coded(Ambiguity),
    /// A sentence without a code.
    Sentence(String),
}

impl From<StoredAmbiguity> for Ambiguity {
    fn from(stored: StoredAmbiguity) -> Self {
        match stored {
            StoredAmbiguity::Coded(ambiguity) => ambiguity,
            StoredAmbiguity::Sentence(text) => Self { code: AmbiguityCode::Sentence, words: None, name: None, text },
        }
    }
}
