//! Rules: whether a person may take an action on a claim now, and the reason for a refusal.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::action::Action;
use super::review::{MOVES, Move, Review, State, When, Who};
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
    #[error("In work by {name} until {} UTC.", until.format("%H:%M"))]
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
    #[error("Somebody other than its author must do this.")]
    OwnVerdict,
    /// The person has approved the revision already.
    #[error("You have approved it already; somebody else must too.")]
    ApprovedAlready,
    /// The claim has no holder to release.
    #[error("Nobody holds it.")]
    HeldByNobody,
    /// The claim is not stale.
    #[error("Nothing says that it no longer holds.")]
    NotStale,
    /// A second review was requested and is not submitted yet.
    #[error("A second reader was asked and has not answered yet.")]
    ReadingOpen,
    /// The second review disagrees with the verdict.
    #[error("The second reader rates it otherwise: an editor must decide first.")]
    ReadersApart,
    /// No second review was requested.
    #[error("Nobody was asked to read it a second time.")]
    NotAsked,
    /// There is no disagreement to decide.
    #[error("There is nothing to decide between.")]
    NotApart,
    /// Another person is the second reviewer.
    #[error("Somebody else was asked to read it.")]
    NotTheReader,
    /// The author and the second reviewer may not adjudicate.
    #[error("Neither the author nor the second reader may decide between the two.")]
    OneOfTheTwo,
    /// The claim was merged into another claim.
    #[error("It was merged into another claim: undo that first.")]
    IsMerged,
    /// The claim was not merged into another claim.
    #[error("It was not merged into another claim.")]
    NotMerged,
}

pub(crate) fn past(action: Action) -> &'static str {
    match action {
        Action::Reword => "reworded",
        Action::Assign => "assigned",
        Action::Release => "released",
        Action::Dismiss => "dismissed",
        Action::Reopen => "reopened",
        Action::AddEvidence | Action::ReviseEvidence | Action::WithdrawEvidence => {
            "given other evidence"
        }
        Action::SaveDraft => "given another draft",
        Action::Submit => "submitted",
        Action::AskReading | Action::GiveReading | Action::WithdrawReading => "read a second time",
        Action::Adjudicate => "adjudicated",
        Action::Approve => "approved",
        Action::Return => "returned",
        Action::Publish => "published",
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
    pub reason: Option<String>,
    /// Why the action is refused, as a code; null when it is allowed.
    pub refusal: Option<Refusal>,
}

impl Review {
    /// Returns the row of the state table for `action`, if `actor` may take it at `now`.
    ///
    /// # Errors
    /// The first rule that refuses the action.
    pub fn check(
        &self,
        action: Action,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Move, Refusal> {
        let row = MOVES
            .iter()
            .find(|row| row.action == action && row.applies_to(self))
            .ok_or_else(|| self.no_row(action))?;
        if !actor.may(row.needs) {
            return Err(Refusal::NotPermitted { needs: row.needs });
        }
        let other = self.held(now).filter(|(holder, _)| !actor.is(holder.id));
        match (row.who, other) {
            (Who::NobodyElsesWork, Some((holder, until))) if !actor.may(Permission::Publish) => {
                Err(Refusal::HeldByAnother {
                    name: holder.name.clone(),
                    until: *until,
                })
            }
            (Who::Holder, Some((holder, until))) => Err(Refusal::HeldByAnother {
                name: holder.name.clone(),
                until: *until,
            }),
            // An expired lease remains valid for its holder until a colleague takes over.
            (Who::Holder, None)
                if !self
                    .holder
                    .as_ref()
                    .is_some_and(|(holder, _)| actor.is(holder.id)) =>
            {
                Err(Refusal::NotHeld)
            }
            // mutant B34.1: (Who::NotTheAuthor, _) if self.author.is_none() => {
            (Who::NotTheAuthor, _) if self.author.is_none_or(|author| actor.is(author)) => {
                Err(Refusal::OwnVerdict)
            }
            (Who::NotTheAuthor, _) if action == Action::Approve && self.has_approved(actor) => {
                Err(Refusal::ApprovedAlready)
            }
            (Who::Reader, _) if !self.is_reader(actor) => Err(Refusal::NotTheReader),
            (Who::Third, _)
                if self.is_reader(actor) || self.author.is_none_or(|author| actor.is(author)) =>
            {
                Err(Refusal::OneOfTheTwo)
            }
            _ => Ok(*row),
        }
    }

    fn is_reader(&self, actor: &Actor) -> bool {
        self.reading
            .is_some_and(|reading| actor.is(reading.reader()))
    }

    fn has_approved(&self, actor: &Actor) -> bool {
        self.approvers.iter().any(|approver| actor.is(*approver))
    }

    /// Why no row of the table matches. The rows of one state and action exclude each other and cover every case,
    /// except rows that require a holder, a stale decision, a merge or a second review.
    fn no_row(&self, action: Action) -> Refusal {
        let row = MOVES
            .iter()
            .find(|row| row.from == self.state && row.action == action);
        match row.map(|row| row.when) {
            Some(When::Held) => Refusal::HeldByNobody,
            Some(When::Stale) => Refusal::NotStale,
            Some(When::Merged) => Refusal::NotMerged,
            Some(When::NotMerged) => Refusal::IsMerged,
            Some(When::Asked | When::Waiting) => Refusal::NotAsked,
            Some(When::Apart) => Refusal::NotApart,
            Some(When::NoReading) if matches!(self.reading, Some(Stage::Apart { .. })) => {
                Refusal::ReadersApart
            }
            Some(When::NoReading) => Refusal::ReadingOpen,
            _ => Refusal::NotFromHere {
                from: self.state,
                action,
            },
        }
    }

    /// Returns every action with its decision. The dashboard shows the result and applies no rules itself.
    #[must_use]
    pub fn offers(&self, actor: &Actor, now: DateTime<Utc>) -> Vec<Offer> {
        Action::ALL
            .into_iter()
            .map(|name| {
                let refusal = self.check(name, actor, now).err();
                Offer {
                    name,
                    allowed: refusal.is_none(),
                    reason: refusal.as_ref().map(Refusal::to_string),
                    refusal,
                }
            })
            .collect()
    }

    /// Returns the actions that `actor` may take now, for error responses.
    #[must_use]
    pub fn possible(&self, actor: &Actor, now: DateTime<Utc>) -> Vec<Action> {
        Action::ALL
            .into_iter()
            .filter(|action| self.check(*action, actor, now).is_ok())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use uuid::Uuid;

    use super::*;
    use crate::domain::kernel::id::AccountId;
    use crate::domain::people::account::{PersonRef, Role};
    use crate::domain::verdicts::correction::CorrectionClass;

    fn person(n: u128, role: Role) -> Actor {
        let name = format!("P{n}");
        Actor::person(
            PersonRef {
                id: AccountId(Uuid::from_u128(n)),
                name,
            },
            role,
            None,
        )
    }

    fn review(state: State, holder: Option<(u128, i64)>, author: Option<u128>) -> Review {
        Review {
            state,
            holder: holder.map(|(n, minutes)| {
                let id = AccountId(Uuid::from_u128(n));
                (
                    PersonRef {
                        id,
                        name: format!("P{n}"),
                    },
                    now() + TimeDelta::minutes(minutes),
                )
            }),
            author: author.map(|n| AccountId(Uuid::from_u128(n))),
            approvers: vec![],
            correction: None,
            stale: false,
            merged: false,
            reading: None,
            public: matches!(state, State::Published | State::Retracted),
            version: 1,
        }
    }

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000, 0).unwrap()
    }

    #[test]
    fn nobody_decides_about_their_own_verdict_whatever_their_role() {
        for (state, action) in [
            (State::Submitted, Action::Approve),
            (State::Submitted, Action::Return),
            (State::Approved, Action::Publish),
        ] {
            let review = review(state, None, Some(1));
            for role in [Role::Editor, Role::Admin] {
                assert_eq!(
                    review.check(action, &person(1, role), now()).err(),
                    Some(Refusal::OwnVerdict)
                );
                assert!(review.check(action, &person(2, role), now()).is_ok());
            }
        }
    }

    #[test]
    fn a_running_lease_keeps_colleagues_out_and_an_expired_one_does_not() {
        let held = review(State::InReview, Some((1, 5)), None);
        let expired = review(State::InReview, Some((1, -5)), None);
        let colleague = person(2, Role::Reviewer);
        assert!(matches!(
            held.check(Action::Assign, &colleague, now()),
            Err(Refusal::HeldByAnother { .. })
        ));
        assert!(expired.check(Action::Assign, &colleague, now()).is_ok());
        assert!(
            held.check(Action::Assign, &person(3, Role::Editor), now())
                .is_ok()
        );
        // An editor may reassign the claim, but not write another person's draft.
        assert!(
            held.check(Action::SaveDraft, &person(3, Role::Editor), now())
                .is_err()
        );
        assert!(
            expired
                .check(Action::Submit, &person(1, Role::Reviewer), now())
                .is_ok()
        );
        assert_eq!(
            review(State::InReview, Some((1, -5)), None)
                .check(Action::Submit, &colleague, now())
                .err(),
            Some(Refusal::NotHeld)
        );
    }

    #[test]
    fn publishing_takes_an_editor() {
        let review = review(State::Approved, None, Some(1));
        assert_eq!(
            review
                .check(Action::Publish, &person(2, Role::Reviewer), now())
                .err(),
            Some(Refusal::NotPermitted {
                needs: Permission::Publish
            })
        );
    }

    #[test]
    fn what_the_table_does_not_hold_is_refused_for_everybody() {
        for state in State::ALL {
            for action in Action::ALL {
                let review = review(state, None, Some(1));
                let row = MOVES
                    .iter()
                    .find(|row| row.action == action && row.applies_to(&review));
                let answer = review.check(action, &person(2, Role::Admin), now());
                match row {
                    None if (state, action) == (State::Published, Action::Release) => {
                        assert_eq!(answer.err(), Some(Refusal::HeldByNobody));
                    }
                    None if (state, action) == (State::Dismissed, Action::Unmerge) => {
                        assert_eq!(answer.err(), Some(Refusal::NotMerged));
                    }
                    None if action == Action::WithdrawReading || action == Action::GiveReading => {
                        let asked = matches!(state, State::InReview | State::Submitted);
                        let refusal = Refusal::NotFromHere {
                            from: state,
                            action,
                        };
                        let expected = if asked { Refusal::NotAsked } else { refusal };
                        assert_eq!(answer.err(), Some(expected));
                    }
                    None if (state, action) == (State::Submitted, Action::Adjudicate) => {
                        assert_eq!(answer.err(), Some(Refusal::NotApart));
                    }
                    None if action == Action::Confirm
                        && !matches!(state, State::Dismissed | State::Retracted) =>
                    {
                        assert_eq!(answer.err(), Some(Refusal::NotStale));
                    }
                    None => assert_eq!(
                        answer.err(),
                        Some(Refusal::NotFromHere {
                            from: state,
                            action
                        })
                    ),
                    Some(row) if row.who == Who::Holder => {
                        assert_eq!(answer.err(), Some(Refusal::NotHeld));
                    }
                    Some(row) => assert_eq!(answer.unwrap().to, row.to),
                }
            }
        }
    }

    #[test]
    fn whatever_the_claim_is_like_at_most_one_row_fits() {
        let classes = [
            None,
            Some(CorrectionClass::Correction),
            Some(CorrectionClass::Retraction),
        ];
        for (state, correction) in State::ALL.into_iter().flat_map(|s| classes.map(|c| (s, c))) {
            for (held, public) in [(false, false), (false, true), (true, false), (true, true)] {
                let mut review = review(state, held.then_some((1, 5)), Some(1));
                (review.correction, review.public) = (correction, public);
                for action in Action::ALL {
                    let rows = MOVES
                        .iter()
                        .filter(|row| row.action == action && row.applies_to(&review));
                    assert!(rows.count() <= 1, "{action:?} from {state:?}");
                }
            }
        }
    }

    #[test]
    fn nobody_approves_twice_and_a_returned_correction_leaves_the_public_verdict_standing() {
        let mut submitted = review(State::Submitted, None, Some(1));
        submitted.approvers = vec![AccountId(Uuid::from_u128(2))];
        let check =
            |review: &Review, n, action| review.check(action, &person(n, Role::Editor), now());
        assert_eq!(
            check(&submitted, 2, Action::Approve).err(),
            Some(Refusal::ApprovedAlready)
        );
        assert!(check(&submitted, 3, Action::Approve).is_ok());
        assert_eq!(
            check(&submitted, 2, Action::Return).unwrap().to,
            State::InReview
        );
        submitted.public = true;
        assert_eq!(
            check(&submitted, 2, Action::Return).unwrap().to,
            State::Published
        );
        let mut approved = review(State::Approved, None, Some(1));
        assert_eq!(
            check(&approved, 2, Action::Publish).unwrap().to,
            State::Published
        );
        approved.correction = Some(CorrectionClass::Retraction);
        assert_eq!(
            check(&approved, 2, Action::Publish).unwrap().to,
            State::Retracted
        );
    }

    #[test]
    fn a_second_reading_holds_approval_back_until_it_agrees_or_a_third_decides() {
        let reader = AccountId(Uuid::from_u128(2));
        let mut review = review(State::Submitted, None, Some(1));
        let check = |review: &Review, n, action| {
            review.check(action, &person(n, Role::Editor), now()).err()
        };
        review.reading = Some(Stage::Asked { reader });
        assert_eq!(
            check(&review, 3, Action::Approve),
            Some(Refusal::ReadingOpen)
        );
        assert_eq!(
            check(&review, 3, Action::GiveReading),
            Some(Refusal::NotTheReader)
        );
        assert_eq!(check(&review, 2, Action::GiveReading), None);
        assert_eq!(
            check(&review, 3, Action::Adjudicate),
            Some(Refusal::NotApart)
        );
        review.reading = Some(Stage::Apart { reader });
        assert_eq!(
            check(&review, 3, Action::Approve),
            Some(Refusal::ReadersApart)
        );
        for one_of_the_two in [1, 2] {
            assert_eq!(
                check(&review, one_of_the_two, Action::Adjudicate),
                Some(Refusal::OneOfTheTwo)
            );
        }
        assert_eq!(check(&review, 3, Action::Adjudicate), None);
        review.reading = None;
        assert_eq!(check(&review, 2, Action::Approve), None);
    }

    #[test]
    fn claimdesk_itself_decides_nothing() {
        for state in State::ALL {
            assert!(
                review(state, None, None)
                    .possible(&Actor::system(), now())
                    .is_empty()
            );
        }
    }
}
