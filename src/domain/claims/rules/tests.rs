//! Tests of the rules: who may take which action when.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::*;
use crate::domain::claims::review::{Review, State, Who, Wording};
use crate::domain::kernel::id::AccountId;
use crate::domain::people::account::{PersonRef, Role};
use crate::domain::people::actor::Actor;
use crate::domain::people::permission::Permission;
use crate::domain::verdicts::correction::CorrectionClass;
use crate::domain::verdicts::reading::Stage;

fn person(n: u128, role: Role) -> Actor {
    let name = format!("P{n}");
    Actor::person(PersonRef { id: AccountId(Uuid::from_u128(n)), name }, role, None)
}

fn review(state: State, holder: Option<(u128, i64)>, author: Option<u128>) -> Review {
    Review {
        state,
        holder: holder.map(|(n, minutes)| {
            let id = AccountId(Uuid::from_u128(n));
            (PersonRef { id, name: format!("P{n}") }, now() + TimeDelta::minutes(minutes))
        }),
        author: author.map(|n| AccountId(Uuid::from_u128(n))),
        approvers: vec![],
        correction: None,
        stale: false,
        wording: Wording::Machine,
        merged: false,
        reading: None,
        embargo: None,
        scheduled: false,
        public: matches!(state, State::Published | State::Retracted),
        version: 1,
    }
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000, 0).unwrap()
}

#[test]
fn nobody_decides_about_their_own_verdict_whatever_their_role() {
    for (state, action) in
        [(State::Submitted, Action::Approve), (State::Submitted, Action::Return), (State::Approved, Action::Publish)]
    {
        let review = review(state, None, Some(1));
        for role in [Role::Editor, Role::Admin] {
            assert_eq!(review.check(action, &person(1, role), now()).err(), Some(Refusal::OwnVerdict));
            assert!(review.check(action, &person(2, role), now()).is_ok());
        }
    }
}

#[test]
fn a_running_lease_keeps_colleagues_out_and_an_expired_one_does_not() {
    let held = review(State::InReview, Some((1, 5)), None);
    let expired = review(State::InReview, Some((1, -5)), None);
    let colleague = person(2, Role::Reviewer);
    assert!(matches!(held.check(Action::Assign, &colleague, now()), Err(Refusal::HeldByAnother { .. })));
    assert!(expired.check(Action::Assign, &colleague, now()).is_ok());
    assert!(held.check(Action::Assign, &person(3, Role::Editor), now()).is_ok());
    // An editor may reassign the claim, but not write another person's draft.
    assert!(held.check(Action::SaveDraft, &person(3, Role::Editor), now()).is_err());
    assert!(expired.check(Action::Submit, &person(1, Role::Reviewer), now()).is_ok());
    assert_eq!(
        review(State::InReview, Some((1, -5)), None).check(Action::Submit, &colleague, now()).err(),
        Some(Refusal::NotHeld)
    );
}

#[test]
fn publishing_takes_an_editor() {
    let review = review(State::Approved, None, Some(1));
    assert_eq!(
        review.check(Action::Publish, &person(2, Role::Reviewer), now()).err(),
        Some(Refusal::NotPermitted { needs: Permission::Publish })
    );
}

#[test]
fn what_the_table_does_not_hold_is_refused_for_everybody() {
    for state in State::ALL {
        for action in Action::ALL {
            let review = review(state, None, Some(1));
            let row = MOVES.iter().find(|row| row.action == action && row.applies_to(&review));
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
                    let refusal = Refusal::NotFromHere { from: state, action };
                    let expected = if asked { Refusal::NotAsked } else { refusal };
                    assert_eq!(answer.err(), Some(expected));
                }
                None if (state, action) == (State::Submitted, Action::Adjudicate) => {
                    assert_eq!(answer.err(), Some(Refusal::NotApart));
                }
                None if (state, action) == (State::Approved, Action::TakeBack) => {
                    assert_eq!(answer.err(), Some(Refusal::NotScheduled));
                }
                None if action == Action::LiftEmbargo && !matches!(state, State::Dismissed | State::Retracted) => {
                    assert_eq!(answer.err(), Some(Refusal::NotEmbargoed));
                }
                None if action == Action::Confirm && !matches!(state, State::Dismissed | State::Retracted) => {
                    assert_eq!(answer.err(), Some(Refusal::NotStale));
                }
                None => assert_eq!(answer.err(), Some(Refusal::NotFromHere { from: state, action })),
                Some(row) if row.who == Who::Holder => {
                    assert_eq!(answer.err(), Some(Refusal::NotHeld));
                }
                Some(row) if row.who == Who::Author => assert_eq!(answer.err(), Some(Refusal::NotOwnVerdict)),
                Some(row) => assert_eq!(answer.unwrap().to, row.to),
            }
        }
    }
}

#[test]
fn whatever_the_claim_is_like_at_most_one_row_fits() {
    let classes = [None, Some(CorrectionClass::Correction), Some(CorrectionClass::Retraction)];
    for (state, correction) in State::ALL.into_iter().flat_map(|s| classes.map(|c| (s, c))) {
        for (held, public) in [(false, false), (false, true), (true, false), (true, true)] {
            let mut review = review(state, held.then_some((1, 5)), Some(1));
            (review.correction, review.public) = (correction, public);
            for action in Action::ALL {
                let rows = MOVES.iter().filter(|row| row.action == action && row.applies_to(&review));
                assert!(rows.count() <= 1, "{action:?} from {state:?}");
            }
        }
    }
}

#[test]
fn nobody_approves_twice_and_a_returned_correction_leaves_the_public_verdict_standing() {
    let mut submitted = review(State::Submitted, None, Some(1));
    submitted.approvers = vec![AccountId(Uuid::from_u128(2))];
    let check = |review: &Review, n, action| review.check(action, &person(n, Role::Editor), now());
    assert_eq!(check(&submitted, 2, Action::Approve).err(), Some(Refusal::ApprovedAlready));
    assert!(check(&submitted, 3, Action::Approve).is_ok());
    assert_eq!(check(&submitted, 2, Action::Return).unwrap().to, State::InReview);
    submitted.public = true;
    assert_eq!(check(&submitted, 2, Action::Return).unwrap().to, State::Published);
    let mut approved = review(State::Approved, None, Some(1));
    assert_eq!(check(&approved, 2, Action::Publish).unwrap().to, State::Published);
    approved.correction = Some(CorrectionClass::Retraction);
    assert_eq!(check(&approved, 2, Action::Publish).unwrap().to, State::Retracted);
}

#[test]
fn a_second_reading_holds_approval_back_until_it_agrees_or_a_third_decides() {
    let reader = AccountId(Uuid::from_u128(2));
    let mut review = review(State::Submitted, None, Some(1));
    let check = |review: &Review, n, action| review.check(action, &person(n, Role::Editor), now()).err();
    review.reading = Some(Stage::Asked { reader });
    assert_eq!(check(&review, 3, Action::Approve), Some(Refusal::ReadingOpen));
    assert_eq!(check(&review, 3, Action::GiveReading), Some(Refusal::NotTheReader));
    assert_eq!(check(&review, 2, Action::GiveReading), None);
    assert_eq!(check(&review, 3, Action::Adjudicate), Some(Refusal::NotApart));
    review.reading = Some(Stage::Apart { reader });
    assert_eq!(check(&review, 3, Action::Approve), Some(Refusal::ReadersApart));
    for one_of_the_two in [1, 2] {
        assert_eq!(check(&review, one_of_the_two, Action::Adjudicate), Some(Refusal::OneOfTheTwo));
    }
    assert_eq!(check(&review, 3, Action::Adjudicate), None);
    review.reading = None;
    assert_eq!(check(&review, 2, Action::Approve), None);
}

#[test]
fn claimdesk_itself_decides_nothing() {
    for state in State::ALL {
        assert!(review(state, None, None).possible(&Actor::system(), now()).is_empty());
    }
}

#[test]
fn an_author_withdraws_until_somebody_approves_and_nobody_else_does() {
    for public in [false, true] {
        let mut submitted = Review { public, ..review(State::Submitted, None, Some(1)) };
        let to = if public { State::Published } else { State::InReview };
        let withdraws =
            |review: &Review, n| review.check(Action::Withdraw, &person(n, Role::Admin), now()).map(|row| row.to);
        assert_eq!(withdraws(&submitted, 1), Ok(to));
        assert_eq!(withdraws(&submitted, 2), Err(Refusal::NotOwnVerdict));
        submitted.approvers.push(AccountId(Uuid::from_u128(2)));
        assert_eq!(withdraws(&submitted, 1), Err(Refusal::ApprovedBySomebody));
    }
}

#[test]
fn a_machines_wording_is_confirmed_once_and_may_be_a_condition_of_publishing() {
    let editor = person(2, Role::Editor);
    let approved = |wording, correction| Review { correction, wording, ..review(State::Approved, None, Some(1)) };
    let may = |review: Review, action| review.check(action, &editor, now()).err();
    for (wording, confirm, publish) in [
        (Wording::Confirmed, Some(Refusal::WordingConfirmed), None),
        (Wording::Machine, None, None),
        (Wording::MachineRefused, None, Some(Refusal::WordingNotConfirmed)),
    ] {
        assert_eq!(may(approved(wording, None), Action::ConfirmWording), confirm);
        assert_eq!(may(approved(wording, None), Action::Publish), publish);
        assert_eq!(may(approved(wording, Some(CorrectionClass::Correction)), Action::Publish), publish);
        // What is public already must be retractable.
        assert_eq!(may(approved(wording, Some(CorrectionClass::Retraction)), Action::Publish), None);
    }
}

#[test]
fn an_embargo_keeps_everybody_from_publishing_and_a_schedule_may_be_taken_back_by_who_may_publish() {
    let until = now() + TimeDelta::hours(1);
    let approved = Review { embargo: Some(until), scheduled: true, ..review(State::Approved, None, Some(1)) };
    let check = |n, role, action| approved.check(action, &person(n, role), now()).err();
    for role in [Role::Editor, Role::Admin] {
        assert_eq!(check(2, role, Action::Publish), Some(Refusal::UnderEmbargo { until }));
        assert_eq!(check(2, role, Action::Schedule), None);
        assert_eq!(check(1, role, Action::Schedule), Some(Refusal::OwnVerdict));
        for action in [Action::TakeBack, Action::LiftEmbargo] {
            assert_eq!(check(1, role, action), None, "to stop is safe");
            let needs = Permission::Publish;
            assert_eq!(check(3, Role::Reviewer, action), Some(Refusal::NotPermitted { needs }));
        }
    }
    let free = Review { embargo: None, scheduled: false, ..approved };
    assert_eq!(free.check(Action::TakeBack, &person(2, Role::Editor), now()).err(), Some(Refusal::NotScheduled));
    assert!(free.check(Action::Publish, &person(2, Role::Editor), now()).is_ok());
}
