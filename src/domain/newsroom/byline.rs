//! By-line: who signs published verdicts.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::text::Text;

/// Who signs a verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
#[schema(as = BylineSigner)]
pub enum Signs {
    /// The newsroom.
    #[default]
    House,
    /// The desk by its name.
    Desk,
    /// The author of the revision and those who approved it, by name; the newsroom if the author has not agreed.
    Person,
}

impl Signs {
    /// The name in JSON and in the audit log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Desk => "desk",
            Self::Person => "person",
        }
    }
}

/// Who signs the verdicts that are published from now on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BylineRule {
    /// Who signs. Default: the newsroom.
    #[serde(default)]
    pub signs: Signs,
    /// Name of the desk; required if the desk signs.
    #[serde(default)]
    #[schema(example = "Fact-check desk")]
    pub desk: Option<Text<80>>,
}

impl BylineRule {
    /// What is wrong with the rule: the field, and the fault.
    #[must_use]
    pub fn fault(&self) -> Option<(&'static str, FieldFault)> {
        (self.signs == Signs::Desk && self.desk.is_none()).then_some(("desk", FieldFault::Empty))
    }
}

/// What somebody who signs a verdict did for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
#[schema(as = SignerTask)]
pub enum Task {
    /// The desk that answers for the verdict.
    Desk,
    /// Wrote the revision.
    Author,
    /// Approved the revision.
    Approver,
}

/// A name in the by-line of a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Signer {
    /// The name at publication.
    #[schema(example = "Nadia Orsic")]
    pub name: String,
    /// What the signer did for the verdict.
    pub task: Task,
    /// The account of a person, while the verdict is being published; never public.
    #[serde(skip)]
    pub account: Option<AccountId>,
}

/// The names of those who wrote the verdict or answer for it as a desk; without one, the newsroom signs.
pub fn authors(signed_by: &[Signer]) -> impl Iterator<Item = &str> {
    signed_by.iter().filter(|signer| signer.task != Task::Approver).map(|signer| signer.name.as_str())
}

/// The names of those who approved the verdict.
pub fn approvers(signed_by: &[Signer]) -> impl Iterator<Item = &str> {
    signed_by.iter().filter(|signer| signer.task == Task::Approver).map(|signer| signer.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desk_that_signs_has_a_name() {
        let rule = |signs, desk: Option<&str>| BylineRule { signs, desk: desk.map(|name| Text::new(name).unwrap()) };
        assert_eq!(rule(Signs::Desk, None).fault(), Some(("desk", FieldFault::Empty)));
        for right in [rule(Signs::Desk, Some("Desk")), rule(Signs::House, None), rule(Signs::Person, Some("Desk"))] {
            assert_eq!(right.fault(), None);
        }
    }
}
