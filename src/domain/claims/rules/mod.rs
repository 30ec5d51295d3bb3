//! Rules: whether a person may take an action on a claim now, and the reason for a refusal.

pub mod table;

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use self::table::{MOVES, Move};
use super::action::Action;
use super::review::{Review, State, When, Who, Wording};
use crate::domain::people::actor::Actor;
use crate::domain::people::permission::Permission;
use crate::domain::verdicts::reading::Stage;

/// Why an action is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema, thiserror::Error)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Refusal {
    /// The state table has no row for this action.
    #[error("A claim that is {} cannot be {}.", from.words(), past(*action))]
    NotFromHere {
        /// The state of the claim.
        from: State,
        /// The requested action.
        action: Action,
    },
    /// The role lacks the permission.
    #[error("Only {} may do this.", needs.holders())]
    NotPermitted {
        /// The required permission.
        needs: Permission,
    },
    /// A colleague's lease is active.
    #[error("{name} is working on this claim until {} UTC. Try again after that.", until.format("%H:%M"))]
    HeldByAnother {
        /// The colleague's name.
        name: String,
        /// When the lease expires.
        until: DateTime<Utc>,
    },
    /// The person does not hold the claim.
    #[error("Assign the claim to yourself first.")]
    NotHeld,
    /// The author of the revision may not do this.
    #[error("You wrote this verdict. Another person must do this.")]
    OwnVerdict,
    /// Another person wrote the revision.
    #[error("Another person wrote this verdict. Only its author may withdraw it.")]
    NotOwnVerdict,
    /// Somebody has approved the revision.
    #[error("Somebody has already approved this verdict. Ask a colleague to return it.")]
    ApprovedBySomebody,
    /// A person wrote or confirmed the statement.
    #[error("A person has already confirmed the wording.")]
    WordingConfirmed,
    /// The newsroom publishes only confirmed statements.
    #[error("Nobody has confirmed the automatic wording. Confirm or reword it first.")]
    WordingNotConfirmed,
    /// The person has approved the revision already.
    #[error("You have already approved this verdict. Another person must approve it too.")]
    ApprovedAlready,
    /// The claim has no holder to release.
    #[error("The claim is not assigned to anyone.")]
    HeldByNobody,
    /// The claim is not stale.
    #[error("The verdict is not marked as out of date.")]
    NotStale,
    /// A second review was requested and is not submitted yet.
    #[error("The second reviewer has not answered yet. Wait for the answer or withdraw the request.")]
    ReadingOpen,
    /// The second review disagrees with the verdict.
    #[error("The second reviewer chose a different rating. An editor must decide first.")]
    ReadersApart,
    /// No second review was requested.
    #[error("No second review was requested.")]
    NotAsked,
    /// There is no disagreement to decide.
    #[error("The two ratings agree. No decision is needed.")]
    NotApart,
    /// Another person is the second reviewer.
    #[error("Another person was asked for the second review.")]
    NotTheReader,
    /// The author and the second reviewer may not adjudicate.
    #[error("The author and the second reviewer may not decide. Ask another editor.")]
    OneOfTheTwo,
    /// The embargo has not ended.
    #[error("The claim is under embargo until {} UTC. Nobody can publish it before.", until.format("%Y-%m-%d %H:%M:%S"))]
    UnderEmbargo {
        /// When the embargo ends.
        until: DateTime<Utc>,
    },
    /// No publication is scheduled.
    #[error("No publication is scheduled.")]
    NotScheduled,
    /// There is no embargo, or it has ended.
    #[error("There is no embargo.")]
    NotEmbargoed,
    /// The claim was merged into another claim.
    #[error("The claim was merged into another claim. Undo the merge first.")]
    IsMerged,
    /// The claim was not merged into another claim.
    #[error("The claim was not merged into another claim.")]
    NotMerged,
}

pub(crate) fn past(action: Action) -> &'static str {
    match action {
        Action::Reword => "reworded",
        Action::ConfirmWording => "given a confirmed wording",
        Action::Assign => "assigned",
        Action::Release => "released",
        Action::Dismiss => "dismissed",
        Action::Reopen => "reopened",
        Action::AddEvidence | Action::ReviseEvidence | Action::WithdrawEvidence => "given other evidence",
        Action::SaveDraft => "given another draft",
        Action::Submit => "submitted",
        Action::Withdraw => "withdrawn",
        Action::AskReading | Action::GiveReading | Action::WithdrawReading => "read a second time",
        Action::Adjudicate => "adjudicated",
        Action::Approve => "approved",
        Action::Return => "returned",
        Action::Publish => "published",
        Action::Schedule => "scheduled for publication",
        Action::TakeBack => "taken back before its publication",
        Action::LiftEmbargo => "freed of an embargo",
        Action::Correct => "corrected",
        Action::Retract => "retracted",
        Action::Plan => "planned",
        Action::Pin => "pinned",
        Action::Confirm => "confirmed",
        Action::Merge => "merged into another",
        Action::Unmerge => "unmerged",
        Action::Split => "split",
    }
}

/// One action as the dashboard shows it: enabled, or disabled with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Offer {
    /// The action.
    pub name: Action,
    /// Whether this person may take the action now.
    pub allowed: bool,
    /// Why the action is refused, in English; null when it is allowed.
    #[schema(example = "Another person must approve the verdict.")]
    pub reason: Option<String>,
    /// Why the action is refused, as a code; null when it is allowed.
    pub refusal: Option<Refusal>,
}

impl Review {
    /// Returns the row of the state table for `action`, if `actor` may take it at `now`.
    ///
    /// # Errors
    /// The first rule that refuses the action.
    pub fn check(&self, action: Action, actor: &Actor, now: DateTime<Utc>) -> Result<Move, Refusal> {
        let row =
            MOVES.iter().find(|row| row.action == action && row.applies_to(self)).ok_or_else(|| self.no_row(action))?;
        if !actor.may(row.needs) {
            return Err(Refusal::NotPermitted { needs: row.needs });
        }
        if row.when == When::NotRetracting && self.wording == Wording::MachineRefused {
            return Err(Refusal::WordingNotConfirmed);
        }
        if let (Action::Publish, Some(until)) = (action, self.embargo) {
            return Err(Refusal::UnderEmbargo { until });
        }
        let other = self.held(now).filter(|(holder, _)| !actor.is(holder.id));
        match (row.who, other) {
            (Who::NobodyElsesWork, Some((holder, until))) if !actor.may(Permission::Publish) => {
                Err(Refusal::HeldByAnother { name: holder.name.clone(), until: *until })
            }
            (Who::Holder, Some((holder, until))) => {
                Err(Refusal::HeldByAnother { name: holder.name.clone(), until: *until })
            }
            // An expired lease remains valid for its holder until a colleague takes over.
            (Who::Holder, None) if !self.holder.as_ref().is_some_and(|(holder, _)| actor.is(holder.id)) => {
                Err(Refusal::NotHeld)
            }
            // mutant B34.1: (Who::NotTheAuthor, _) if self.author.is_none() => {
            (Who::NotTheAuthor, _) if self.author.is_none_or(|author| actor.is(author)) => Err(Refusal::OwnVerdict),
            (Who::NotTheAuthor, _) if action == Action::Approve && self.has_approved(actor) => {
                Err(Refusal::ApprovedAlready)
            }
            (Who::Author, _) if self.author.is_none_or(|author| !actor.is(author)) => Err(Refusal::NotOwnVerdict),
            (Who::Author, _) if !self.approvers.is_empty() => Err(Refusal::ApprovedBySomebody),
            (Who::Reader, _) if !self.is_reader(actor) => Err(Refusal::NotTheReader),
            (Who::Third, _) if self.is_reader(actor) || self.author.is_none_or(|author| actor.is(author)) => {
                Err(Refusal::OneOfTheTwo)
            }
            _ => Ok(*row),
        }
    }

    fn is_reader(&self, actor: &Actor) -> bool {
        self.reading.is_some_and(|reading| actor.is(reading.reader()))
    }

    fn has_approved(&self, actor: &Actor) -> bool {
        self.approvers.iter().any(|approver| actor.is(*approver))
    }

    /// Why no row of the table matches. The rows of one state and action exclude each other and cover every case,
    /// except rows that require a holder, a stale decision, a machine's wording, a merge, a second review, a schedule or an
    /// embargo.
    fn no_row(&self, action: Action) -> Refusal {
        let row = MOVES.iter().find(|row| row.from == self.state && row.action == action);
        match row.map(|row| row.when) {
            Some(When::Held) => Refusal::HeldByNobody,
            Some(When::Stale) => Refusal::NotStale,
            Some(When::MachineWording) => Refusal::WordingConfirmed,
            Some(When::Merged) => Refusal::NotMerged,
            Some(When::NotMerged) => Refusal::IsMerged,
            Some(When::Asked | When::Waiting) => Refusal::NotAsked,
            Some(When::Apart) => Refusal::NotApart,
            Some(When::Scheduled) => Refusal::NotScheduled,
            Some(When::Embargoed) => Refusal::NotEmbargoed,
            Some(When::NoReading) if matches!(self.reading, Some(Stage::Apart { .. })) => Refusal::ReadersApart,
            Some(When::NoReading) => Refusal::ReadingOpen,
            _ => Refusal::NotFromHere { from: self.state, action },
        }
    }

    /// Returns every action with its decision. The dashboard shows the result and applies no rules itself.
    #[must_use]
    pub fn offers(&self, actor: &Actor, now: DateTime<Utc>) -> Vec<Offer> {
        Action::ALL
            .into_iter()
            .map(|name| {
                let refusal = self.check(name, actor, now).err();
                Offer { name, allowed: refusal.is_none(), reason: refusal.as_ref().map(Refusal::to_string), refusal }
            })
            .collect()
    }

    /// Returns the actions that `actor` may take now, for error responses.
    #[must_use]
    pub fn possible(&self, actor: &Actor, now: DateTime<Utc>) -> Vec<Action> {
        Action::ALL.into_iter().filter(|action| self.check(*action, actor, now).is_ok()).collect()
    }
}

#[cfg(test)]
mod tests;
