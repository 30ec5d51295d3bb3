//! Claimant records: the person or organisation behind the spellings of a name, with roles and addresses elsewhere.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::domain::claims::review::State;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{ClaimId, ClaimantId, SpellingId};
use crate::domain::people::name::Look;

/// Maximum number of spellings of one record.
pub const MOST_SPELLINGS: usize = 100;
/// Maximum number of roles of one record.
pub const MOST_ROLES: usize = 30;
/// Maximum number of other addresses of one record.
pub const MOST_ADDRESSES: usize = 20;
/// Maximum number of rows of an import.
pub const MOST_ROWS: usize = 1000;

/// What a claimant is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "claimant_kind", rename_all = "snake_case")]
pub enum ClaimantKind {
    /// A human being.
    Person,
    /// A body: an authority, a party, a company, a state.
    Organisation,
    /// Nobody has said which of the two.
    Unknown,
}

impl ClaimantKind {
    /// The name in JSON and in the event log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Unknown => "unknown",
        }
    }

    /// The kind with this name; also the spelling "organization".
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "person" => Some(Self::Person),
            "organisation" | "organization" => Some(Self::Organisation),
            "unknown" | "" => Some(Self::Unknown),
            _ => None,
        }
    }
}

/// A Wikidata item id, such as `Q42`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct WikidataId(String);

impl WikidataId {
    /// Parses `Q42`, also in lower case and as the end of an address on wikidata.org.
    ///
    /// # Errors
    /// [`FieldFault::WikidataId`].
    pub fn new(text: &str) -> Result<Self, FieldFault> {
        let text = text.trim();
        let prefixes = ["wiki/", "entity/"]
            .map(|path| text.split_once("wikidata.org/").and_then(|(_, rest)| rest.strip_prefix(path)));
        let id = prefixes.into_iter().flatten().next().unwrap_or(text).to_uppercase();
        let digits = id.strip_prefix('Q').unwrap_or_default();
        let is_id = (1..=12).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
        if is_id && !digits.starts_with('0') { Ok(Self(id)) } else { Err(FieldFault::WikidataId) }
    }

    /// The id.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<'de> Deserialize<'de> for WikidataId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(&text).map_err(|fault| fault.to_error())
    }
}

impl PartialSchema for WikidataId {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).examples(["Q42"]).into()
    }
}

impl ToSchema for WikidataId {}

/// Address of a Wikidata item for `sameAs`.
#[must_use]
pub fn wikidata_address(id: &str) -> String {
    format!("https://www.wikidata.org/wiki/{id}")
}

/// Reference to a claimant's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClaimantRef {
    /// Id of the record.
    pub id: ClaimantId,
    /// Name of the record.
    #[schema(example = "Lena Maroth")]
    pub name: String,
    /// Person or organisation.
    pub kind: ClaimantKind,
}

/// A spelling of a claimant's name. Names in articles are compared without case and with single blanks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClaimantSpelling {
    /// Id of the spelling.
    pub id: SpellingId,
    /// The name.
    #[schema(example = "Governor Lena Maroth")]
    pub name: String,
    /// Whether it is the name of its record, which cannot be removed.
    pub is_name: bool,
    /// The merged record that the spelling came with; null for a spelling of the record itself.
    pub from: Option<ClaimantId>,
}

/// An office or function of a claimant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClaimantRole {
    /// The function.
    #[schema(example = "Governor")]
    pub title: String,
    /// The organisation.
    #[schema(example = "Province of Ardel")]
    pub organisation: Option<String>,
    /// First day, inclusive; null if unknown.
    #[schema(example = "2024-05-01")]
    pub since: Option<NaiveDate>,
    /// Last day, inclusive; null for a role that lasts.
    #[schema(example = "2026-04-30")]
    pub until: Option<NaiveDate>,
}

/// What an editor writes about a claimant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimantDetails {
    /// Person or organisation.
    pub kind: ClaimantKind,
    /// The name, which is a spelling, too.
    pub name: String,
    /// Who that is, in a sentence.
    pub description: Option<String>,
    /// Wikidata item id.
    pub wikidata: Option<String>,
    /// Addresses that identify the claimant elsewhere.
    pub same_as: Vec<String>,
    /// Roles, in the order of display.
    pub roles: Vec<ClaimantRole>,
}

/// A record with all that the newsroom has about it.
#[derive(Debug, Clone)]
pub struct ClaimantRecord {
    /// The record's id.
    pub id: ClaimantId,
    /// Last part of the public address; never changes.
    pub slug: String,
    /// What an editor wrote.
    pub details: ClaimantDetails,
    /// The record that this one was merged into.
    pub merged_into: Option<ClaimantRef>,
    /// Records that were merged into this one.
    pub merged: Vec<ClaimantRef>,
    /// All spellings, also of the merged records.
    pub spellings: Vec<ClaimantSpelling>,
    /// Version of the record; every change raises it.
    pub version: i64,
    /// Number of claims.
    pub claims: i64,
    /// Number of public verdicts, with retracted ones.
    pub verdicts: i64,
}

/// A record in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClaimantEntry {
    /// Id of the record.
    pub id: ClaimantId,
    /// Name of the record.
    #[schema(example = "Lena Maroth")]
    pub name: String,
    /// Person or organisation.
    pub kind: ClaimantKind,
    /// Who that is.
    #[schema(example = "Governor of Ardel")]
    pub description: Option<String>,
    /// Wikidata item id.
    #[schema(example = "Q42")]
    pub wikidata: Option<String>,
    /// Number of spellings, also of merged records.
    pub spellings: i64,
    /// Number of claims.
    pub claims: i64,
    /// Number of public verdicts, with retracted ones.
    pub verdicts: i64,
}

/// A claim of a claimant. It tells nothing of a verdict.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClaimOfClaimant {
    /// Id of the claim.
    pub id: ClaimId,
    /// The statement.
    #[schema(example = "The Sorrin flood of 1 March 2026 killed 14 people.")]
    pub statement: String,
    /// The name as the article has it.
    #[schema(example = "Governor Lena Maroth")]
    pub claimant: String,
    /// State of the review.
    pub state: State,
    /// When the claim was found.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub created_at: DateTime<Utc>,
}

/// Why a record is suggested for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The name looks like a spelling of the record (Unicode TS 39).
    LooksAlike,
    /// The last word of the name is that of a spelling of a person.
    SameSurname,
}

/// A record that a name may belong to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SuggestedClaimant {
    /// The record.
    #[serde(flatten)]
    pub claimant: ClaimantRef,
    /// Why.
    pub likeness: Likeness,
}

/// A name of claims that no record has.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NameSuggestion {
    /// The name as the newest claim has it.
    #[schema(example = "Maroth")]
    pub name: String,
    /// Number of claims with the name.
    pub claims: i64,
    /// When the newest of them was found.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub newest_at: DateTime<Utc>,
    /// Records that the name may belong to. A person decides.
    pub similar: Vec<SuggestedClaimant>,
}

/// What an import does with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportOutcome {
    /// The row becomes a record.
    Created,
    /// A record with one of the names gets what it lacks.
    Extended,
    /// A record has all of it.
    Unchanged,
    /// The row has a fault or a conflict, and nothing happens.
    Refused,
}

/// A row of an import.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImportedClaimant {
    /// Line of the list, from 1.
    pub line: usize,
    /// Name in the row.
    #[schema(example = "Amnesty International")]
    pub name: String,
    /// What happens.
    pub outcome: ImportOutcome,
    /// What is wrong with the row.
    pub fault: Option<FieldFault>,
    /// What the row conflicts with.
    pub conflict: Option<Conflict>,
}

/// What a publication says of a claimant who has a record, frozen with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PublicClaimant {
    /// Name of the record.
    #[schema(example = "Lena Maroth")]
    pub name: String,
    /// Person or organisation.
    pub kind: ClaimantKind,
    /// Addresses that identify the claimant elsewhere, Wikidata first.
    #[schema(example = json!(["https://www.wikidata.org/wiki/Q42"]))]
    pub same_as: Vec<String>,
}

impl ClaimantDetails {
    /// The addresses for `sameAs`: Wikidata first.
    #[must_use]
    pub fn addresses(&self) -> Vec<String> {
        let wikidata = self.wikidata.as_deref().map(wikidata_address);
        wikidata.into_iter().chain(self.same_as.iter().cloned()).collect()
    }

    /// Whether what is written about two claimants tells them apart, though their names look alike: they have different Wikidata
    /// ids, or roles and none in common. Person or organisation does not: lists often leave it out.
    #[must_use]
    pub fn is_told_apart_from(&self, other: &Self) -> bool {
        let by_item = self.wikidata.as_ref().zip(other.wikidata.as_ref()).map(|(one, other)| one != other);
        let words =
            |role: &ClaimantRole| (role.title.to_lowercase(), role.organisation.as_ref().map(|o| o.to_lowercase()));
        let is_shared = |role: &ClaimantRole| other.roles.iter().any(|other| words(other) == words(role));
        by_item
            .unwrap_or_else(|| !self.roles.is_empty() && !other.roles.is_empty() && !self.roles.iter().any(is_shared))
    }
}

/// What suggestions compare of a name: its looks, and its last word in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMarks {
    /// Skeletons of the name.
    pub looks: Vec<String>,
    /// Last word, in lower case.
    pub surname: String,
}

impl NameMarks {
    /// The marks of `name`.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let last = name.split_whitespace().next_back().unwrap_or_default();
        Self { looks: Look::of(name).forms(), surname: last.to_lowercase() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wikidata_id_is_read_from_an_address_too() {
        for good in ["Q42", " q42 ", "https://www.wikidata.org/wiki/Q42", "http://www.wikidata.org/entity/Q42"] {
            assert_eq!(WikidataId::new(good).unwrap().into_string(), "Q42", "{good}");
        }
        for bad in ["", "42", "Q", "Q042", "P31", "Q4x", "https://example.org/wiki/Q42", "Q1234567890123"] {
            assert_eq!(WikidataId::new(bad), Err(FieldFault::WikidataId), "{bad}");
        }
    }

    #[test]
    fn names_are_compared_by_looks_and_last_word() {
        let (one, other) = (NameMarks::of("Lena Maroth"), NameMarks::of("Lеna Mаroth"));
        assert!(one.looks.iter().any(|look| other.looks.contains(look)));
        assert_eq!(NameMarks::of("Governor  MAROTH").surname, one.surname);
        assert_ne!(NameMarks::of("Lena Marothy").surname, one.surname);
    }
}
