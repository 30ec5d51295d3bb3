//! State table: every action in every state, its condition, and who may take it.

use crate::domain::claims::action::Action;
use crate::domain::claims::review::{Review, State, When, Who};
use crate::domain::people::permission::Permission;

/// One row of the state table.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    /// The state before the action.
    pub from: State,
    /// The action.
    pub action: Action,
    /// The state after the action.
    pub to: State,
    /// The condition on the claim.
    pub when: When,
    /// The permission that the action requires.
    pub needs: Permission,
    /// Which of the permitted people may act.
    pub who: Who,
}

impl Move {
    const fn when(mut self, when: When) -> Self {
        self.when = when;
        self
    }

    /// Whether `review` is in the row's state and meets its condition.
    #[must_use]
    pub fn applies_to(&self, review: &Review) -> bool {
        self.from == review.state && self.when.holds(review)
    }
}

const fn row(from: State, action: Action, to: State, needs: Permission, who: Who) -> Move {
    Move { from, action, to, when: When::Always, needs, who }
}

/// A row that does not change the state.
const fn stay(at: State, action: Action, needs: Permission, who: Who) -> Move {
    row(at, action, at, needs, who)
}

/// The complete state table. Any action without a matching row is refused.
pub const MOVES: &[Move] = {
    use Action as A;
    use Permission::{Publish, Review};
    use State as S;
    use Who::{Anyone, Author, Holder, NobodyElsesWork, NotTheAuthor, Reader, Third};
    &[
        stay(S::Unassigned, A::Reword, Review, Anyone),
        stay(S::Unassigned, A::ConfirmWording, Review, Anyone).when(When::MachineWording),
        row(S::Unassigned, A::Assign, S::InReview, Review, Anyone),
        row(S::Unassigned, A::Dismiss, S::Dismissed, Review, Anyone),
        stay(S::Unassigned, A::AddEvidence, Review, Anyone),
        stay(S::Unassigned, A::ReviseEvidence, Review, Anyone),
        stay(S::Unassigned, A::WithdrawEvidence, Review, Anyone),
        stay(S::InReview, A::Reword, Review, NobodyElsesWork),
        stay(S::InReview, A::ConfirmWording, Review, NobodyElsesWork).when(When::MachineWording),
        stay(S::InReview, A::Assign, Review, NobodyElsesWork),
        row(S::InReview, A::Release, S::Unassigned, Review, NobodyElsesWork),
        row(S::InReview, A::Dismiss, S::Dismissed, Review, NobodyElsesWork),
        stay(S::InReview, A::AddEvidence, Review, Anyone),
        stay(S::InReview, A::ReviseEvidence, Review, NobodyElsesWork),
        stay(S::InReview, A::WithdrawEvidence, Review, NobodyElsesWork),
        stay(S::InReview, A::SaveDraft, Review, Holder),
        row(S::InReview, A::Submit, S::Submitted, Review, Holder),
        stay(S::InReview, A::AskReading, Review, Anyone).when(When::NoReading),
        stay(S::InReview, A::GiveReading, Review, Reader).when(When::Asked),
        stay(S::InReview, A::WithdrawReading, Publish, Anyone).when(When::Waiting),
        // Who decides about a verdict decides about its words, too.
        stay(S::Submitted, A::ConfirmWording, Review, Anyone).when(When::MachineWording),
        stay(S::Approved, A::ConfirmWording, Review, Anyone).when(When::MachineWording),
        row(S::Submitted, A::Withdraw, S::InReview, Review, Author).when(When::NotPublic),
        row(S::Submitted, A::Withdraw, S::Published, Review, Author).when(When::Public),
        stay(S::Submitted, A::AskReading, Review, Anyone).when(When::NoReading),
        stay(S::Submitted, A::GiveReading, Review, Reader).when(When::Asked),
        stay(S::Submitted, A::WithdrawReading, Publish, Anyone).when(When::Waiting),
        stay(S::Submitted, A::Adjudicate, Publish, Third).when(When::Apart),
        row(S::Submitted, A::Approve, S::Approved, Review, NotTheAuthor).when(When::NoReading),
        row(S::Submitted, A::Return, S::InReview, Review, NotTheAuthor).when(When::NotPublic),
        row(S::Submitted, A::Return, S::Published, Review, NotTheAuthor).when(When::Public),
        // A mistake that is found after approval must not require publication first.
        row(S::Approved, A::Return, S::InReview, Review, NotTheAuthor).when(When::NotPublic),
        row(S::Approved, A::Return, S::Published, Review, NotTheAuthor).when(When::Public),
        row(S::Approved, A::Publish, S::Published, Publish, NotTheAuthor).when(When::NotRetracting),
        row(S::Approved, A::Publish, S::Retracted, Publish, NotTheAuthor).when(When::Retracting),
        stay(S::Approved, A::Schedule, Publish, NotTheAuthor),
        // To stop is always safe, so that an author may do it, too.
        stay(S::Approved, A::TakeBack, Publish, Anyone).when(When::Scheduled),
        // An embargo outlives the return of a verdict.
        stay(S::Unassigned, A::LiftEmbargo, Publish, Anyone).when(When::Embargoed),
        stay(S::InReview, A::LiftEmbargo, Publish, Anyone).when(When::Embargoed),
        stay(S::Submitted, A::LiftEmbargo, Publish, Anyone).when(When::Embargoed),
        stay(S::Approved, A::LiftEmbargo, Publish, Anyone).when(When::Embargoed),
        stay(S::Published, A::LiftEmbargo, Publish, Anyone).when(When::Embargoed),
        // The public verdict remains unchanged while its correction is prepared.
        stay(S::Published, A::Assign, Publish, NobodyElsesWork),
        stay(S::Published, A::Release, Publish, NobodyElsesWork).when(When::Held),
        stay(S::Published, A::AddEvidence, Review, Anyone),
        stay(S::Published, A::ReviseEvidence, Review, NobodyElsesWork),
        stay(S::Published, A::WithdrawEvidence, Review, NobodyElsesWork),
        stay(S::Published, A::SaveDraft, Publish, Holder),
        row(S::Published, A::Correct, S::Submitted, Publish, Holder),
        row(S::Published, A::Retract, S::Submitted, Publish, NobodyElsesWork),
        row(S::Dismissed, A::Reopen, S::Unassigned, Review, Anyone).when(When::NotMerged),
        row(S::Dismissed, A::Unmerge, S::Unassigned, Review, Anyone).when(When::Merged),
        row(S::Unassigned, A::Merge, S::Dismissed, Review, Anyone),
        row(S::InReview, A::Merge, S::Dismissed, Review, NobodyElsesWork),
        stay(S::Unassigned, A::Split, Review, Anyone),
        stay(S::InReview, A::Split, Review, NobodyElsesWork),
        stay(S::Unassigned, A::Confirm, Review, Anyone).when(When::Stale),
        stay(S::InReview, A::Confirm, Review, NobodyElsesWork).when(When::Stale),
        stay(S::Submitted, A::Confirm, Review, Anyone).when(When::Stale),
        stay(S::Approved, A::Confirm, Review, Anyone).when(When::Stale),
        stay(S::Published, A::Confirm, Publish, Anyone).when(When::Stale),
        stay(S::Unassigned, A::Plan, Review, Anyone),
        stay(S::InReview, A::Plan, Review, Anyone),
        stay(S::Submitted, A::Plan, Review, Anyone),
        stay(S::Approved, A::Plan, Review, Anyone),
        stay(S::Published, A::Plan, Review, Anyone),
        stay(S::Unassigned, A::Pin, Publish, Anyone),
        stay(S::InReview, A::Pin, Publish, Anyone),
        stay(S::Submitted, A::Pin, Publish, Anyone),
        stay(S::Approved, A::Pin, Publish, Anyone),
    ]
};
