//! Actions: what a person can do with a claim.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Everything that can be done with a claim's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Put the statement into better words.
    Reword,
    /// Take it, or give it to a colleague.
    Assign,
    /// Give it back to the queue.
    Release,
    /// Decide that it will not be checked.
    Dismiss,
    /// Bring it back after a dismissal.
    Reopen,
    /// Add a source.
    AddEvidence,
    /// Describe a source better.
    ReviseEvidence,
    /// Take a source back.
    WithdrawEvidence,
    /// Save the verdict being written.
    SaveDraft,
    /// Put the verdict up for approval.
    Submit,
    /// Ask a colleague to rate it without seeing the verdict.
    AskReading,
    /// Say how one rates it without having seen the verdict.
    GiveReading,
    /// Let nobody read it after all.
    WithdrawReading,
    /// Decide between the verdict and a second reading that rates it otherwise.
    Adjudicate,
    /// Approve somebody else's verdict.
    Approve,
    /// Send somebody else's verdict back.
    Return,
    /// Make an approved verdict public.
    Publish,
    /// Put a better verdict up in place of the public one.
    Correct,
    /// Ask for the public verdict to be taken back.
    Retract,
    /// Say by when it is due, and which topics it belongs to.
    Plan,
    /// Put it before everything else in the queue, or let it go back to its place.
    Pin,
    /// Say that what was decided still holds.
    Confirm,
    /// Make one of it and an older claim that says the same.
    Merge,
    /// Undo that.
    Unmerge,
    /// Make a further claim of a part of it.
    Split,
}

impl Action {
    /// Every action, in the order in which a desk offers them.
    pub const ALL: [Self; 25] = [
        Self::Assign,
        Self::Release,
        Self::Reword,
        Self::AddEvidence,
        Self::ReviseEvidence,
        Self::WithdrawEvidence,
        Self::SaveDraft,
        Self::Submit,
        Self::AskReading,
        Self::GiveReading,
        Self::WithdrawReading,
        Self::Adjudicate,
        Self::Approve,
        Self::Return,
        Self::Publish,
        Self::Correct,
        Self::Retract,
        Self::Confirm,
        Self::Plan,
        Self::Pin,
        Self::Split,
        Self::Merge,
        Self::Unmerge,
        Self::Dismiss,
        Self::Reopen,
    ];

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reword => "reword",
            Self::Assign => "assign",
            Self::Release => "release",
            Self::Dismiss => "dismiss",
            Self::Reopen => "reopen",
            Self::AddEvidence => "add_evidence",
            Self::ReviseEvidence => "revise_evidence",
            Self::WithdrawEvidence => "withdraw_evidence",
            Self::SaveDraft => "save_draft",
            Self::Submit => "submit",
            Self::AskReading => "ask_reading",
            Self::GiveReading => "give_reading",
            Self::WithdrawReading => "withdraw_reading",
            Self::Adjudicate => "adjudicate",
            Self::Approve => "approve",
            Self::Return => "return",
            Self::Publish => "publish",
            Self::Correct => "correct",
            Self::Retract => "retract",
            Self::Plan => "plan",
            Self::Pin => "pin",
            Self::Confirm => "confirm",
            Self::Merge => "merge",
            Self::Unmerge => "unmerge",
            Self::Split => "split",
        }
    }
}
