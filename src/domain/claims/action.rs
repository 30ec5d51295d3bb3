//! Actions: what a person can do with a claim.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Every action on a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Reword the statement.
    Reword,
    /// Confirm the machine's wording of the statement.
    ConfirmWording,
    /// Assign the claim to yourself or to a colleague.
    Assign,
    /// Return the claim to the queue.
    Release,
    /// Decide that the claim will not be checked.
    Dismiss,
    /// Reopen a dismissed claim.
    Reopen,
    /// Add a source.
    AddEvidence,
    /// Revise the description of a source.
    ReviseEvidence,
    /// Withdraw a source.
    WithdrawEvidence,
    /// Save the draft of the verdict.
    SaveDraft,
    /// Submit the verdict for approval.
    Submit,
    /// Withdraw your own submission before anybody approves it.
    Withdraw,
    /// Request a second review: a colleague rates the claim without seeing the verdict.
    AskReading,
    /// Submit the second review.
    GiveReading,
    /// Withdraw the request for a second review.
    WithdrawReading,
    /// Decide between the verdict and a second review with a different rating.
    Adjudicate,
    /// Approve another person's verdict.
    Approve,
    /// Return another person's verdict to its author.
    Return,
    /// Publish an approved verdict.
    Publish,
    /// Set when the approved verdict is published, or before which time nobody can publish it.
    Schedule,
    /// Take a scheduled publication back.
    TakeBack,
    /// Lift the embargo early.
    LiftEmbargo,
    /// Submit a correction of the public verdict.
    Correct,
    /// Submit a retraction of the public verdict.
    Retract,
    /// Set the due date and the topics.
    Plan,
    /// Pin the claim to the top of the queue, or unpin it.
    Pin,
    /// Confirm that a stale decision is still valid.
    Confirm,
    /// Merge the claim with an older claim that says the same.
    Merge,
    /// Undo a merge.
    Unmerge,
    /// Split part of the claim off as a new claim.
    Split,
}

impl Action {
    /// Every action, in the order in which the dashboard lists them.
    pub const ALL: [Self; 30] = [
        Self::Assign,
        Self::Release,
        Self::Reword,
        Self::ConfirmWording,
        Self::AddEvidence,
        Self::ReviseEvidence,
        Self::WithdrawEvidence,
        Self::SaveDraft,
        Self::Submit,
        Self::Withdraw,
        Self::AskReading,
        Self::GiveReading,
        Self::WithdrawReading,
        Self::Adjudicate,
        Self::Approve,
        Self::Return,
        Self::Publish,
        Self::Schedule,
        Self::TakeBack,
        Self::LiftEmbargo,
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

    /// The name in JSON and in the audit log, in snake case.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reword => "reword",
            Self::ConfirmWording => "confirm_wording",
            Self::Assign => "assign",
            Self::Release => "release",
            Self::Dismiss => "dismiss",
            Self::Reopen => "reopen",
            Self::AddEvidence => "add_evidence",
            Self::ReviseEvidence => "revise_evidence",
            Self::WithdrawEvidence => "withdraw_evidence",
            Self::SaveDraft => "save_draft",
            Self::Submit => "submit",
            Self::Withdraw => "withdraw",
            Self::AskReading => "ask_reading",
            Self::GiveReading => "give_reading",
            Self::WithdrawReading => "withdraw_reading",
            Self::Adjudicate => "adjudicate",
            Self::Approve => "approve",
            Self::Return => "return",
            Self::Publish => "publish",
            Self::Schedule => "schedule",
            Self::TakeBack => "take_back",
            Self::LiftEmbargo => "lift_embargo",
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
