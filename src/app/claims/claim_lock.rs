//! Claim lock: load a claim, check its version and the state table, apply the transition.

use std::ops::{Deref, DerefMut};

use chrono::{DateTime, Utc};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::claims::action::Action;
use crate::domain::claims::review::{LEASE, Review, State};
use crate::domain::claims::rules::table::Move;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId};
use crate::domain::newsroom::notification::{About, Notice, Topic};
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::claims::review::Locked;

/// Claim lock: one claim, locked in a transaction for one action that the state table allows.
#[derive(Debug)]
pub struct ClaimLock {
    work: Work,
    /// Id of the locked claim.
    pub claim: ClaimId,
    /// Article of the locked claim.
    pub article: ArticleId,
    /// Review of the claim before the action.
    pub review: Review,
    /// Number of the newest revision of the verdict before the action; 0 if there is none.
    pub newest: i32,
    /// Approvals that the newsroom's rules ask for.
    pub approvals: i32,
    row: Move,
}

impl ClaimLock {
    /// Locks the claim and checks that its version is `expected` and that `actor` may do `action`.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Stale`], or [`Error::Forbidden`] or [`Error::Conflict`] from the state table.
    pub async fn open(app: &App, actor: &Actor, claim: ClaimId, expected: i64, action: Action) -> Result<Self> {
        // On the heap, as in `claim_file::file`: a claim lock is part of most use cases.
        let work = Box::pin(Work::open(app, actor)).await?;
        Self::with(work, claim, expected, action).await
    }

    /// Locks the claim in an open transaction.
    ///
    /// # Errors
    /// The same as [`ClaimLock::open`].
    pub async fn with(mut work: Work, claim: ClaimId, expected: i64, action: Action) -> Result<Self> {
        let actor = work.actor().clone();
        let locked = store::claims::review::lock(work.db(), claim).await?.ok_or(Error::NotFound("claim"))?;
        let Locked { review, article, newest, approvals } = locked;
        if review.version != expected {
            return Err(Error::Stale { current: review.version });
        }
        let now = work.now();
        let row = review
            .check(action, &actor, now)
            .map_err(|refusal| Error::refused(refusal, review.possible(&actor, now)))?;
        Ok(Self { work, claim, article, review, newest, approvals, row })
    }

    /// The account that acts.
    ///
    /// # Errors
    /// [`Error::Forbidden`] when the actor is Claimdesk itself; the state table already refuses this case.
    pub fn person(&self) -> Result<AccountId> {
        self.work.actor().account().ok_or_else(Error::not_a_person)
    }

    /// Moves the claim to the state that the table gives for the action, and sets its holder and the end of the lease.
    pub async fn transition(&mut self, holder: Option<(AccountId, DateTime<Utc>)>) -> Result<()> {
        self.set(self.row.to, holder).await
    }

    /// Moves the claim back for work on its verdict: to published if it has a public verdict, else to in review; without
    /// a holder, to the queue.
    pub async fn send_back(&mut self, holder: Option<(AccountId, DateTime<Utc>)>) -> Result<()> {
        let to = match (self.review.public, holder) {
            (true, _) => State::Published,
            (false, Some(_)) => State::InReview,
            (false, None) => State::Unassigned,
        };
        self.set(to, holder).await
    }

    async fn set(&mut self, state: State, holder: Option<(AccountId, DateTime<Utc>)>) -> Result<()> {
        let (claim, now) = (self.claim, self.work.now());
        store::claims::review::set(self.work.db(), claim, state, holder, now).await?;
        Ok(())
    }

    /// Leaves the state unchanged and increments the version. Renews the lease if the actor holds the claim.
    pub async fn keep_state(&mut self) -> Result<()> {
        let now = self.work.now();
        let holder = self.review.holder.as_ref().map(|(person, until)| {
            let until = if self.work.actor().is(person.id) { now + LEASE } else { *until };
            (person.id, until)
        });
        self.set(self.review.state, holder).await
    }

    /// Sends a notification about the claim to an account, unless the account is the actor.
    pub fn inform(&mut self, account: AccountId, topic: Topic) {
        let claim = self.claim;
        self.work.tell(Notice::new(account, topic, About::Claim(claim)));
    }

    /// Keeps the transaction open for another claim. The claim stays locked until the transaction ends.
    pub(crate) fn into_work(self) -> Work {
        self.work
    }

    /// Commits the transaction and releases the lock.
    pub async fn commit(self) -> Result<()> {
        Box::pin(self.work.commit()).await
    }
}

impl Deref for ClaimLock {
    type Target = Work;

    fn deref(&self) -> &Work {
        &self.work
    }
}

impl DerefMut for ClaimLock {
    fn deref_mut(&mut self) -> &mut Work {
        &mut self.work
    }
}
