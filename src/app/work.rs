//! Unit of work: one transaction for changes, events, notifications and jobs.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::wake_ups::{Waker, Written};
use crate::domain::kernel::random::Random;
use crate::domain::newsroom::event::Event;
use crate::domain::newsroom::job::Job;
use crate::domain::newsroom::notification::Notice;
use crate::domain::newsroom::notification::PATIENCE;
use crate::domain::people::actor::Actor;
use crate::domain::publishing::publication::PublicVerdict;
use crate::store;
use crate::store::kit::connection::Connection;
use crate::store::kit::transaction::Transaction;

/// One transaction with one actor and one time. Rows, events, notifications and follow-up jobs commit together.
/// Every use case that records an event writes through this type.
#[derive(Debug)]
pub struct Work {
    transaction: Transaction,
    random: Random,
    actor: Actor,
    now: DateTime<Utc>,
    events: Vec<Event>,
    jobs: Vec<Job>,
    bulk: Vec<Job>,
    notices: Vec<Notice>,
    publication: Option<Box<PublicVerdict>>,
    waker: Waker,
    mails: bool,
    has_hub: bool,
}

impl Work {
    /// Begins a transaction for `actor`.
    pub async fn open(app: &App, actor: &Actor) -> Result<Self> {
        let transaction = app.pool.begin().await?;
        Ok(Self {
            transaction,
            random: app.random.clone(),
            actor: actor.clone(),
            now: app.clock.now(),
            events: Vec::new(),
            jobs: Vec::new(),
            bulk: Vec::new(),
            notices: Vec::new(),
            publication: None,
            waker: app.waker(),
            mails: app.mailer.is_some(),
            has_hub: app.publisher().hub.is_some(),
        })
    }

    /// The connection of the transaction.
    pub fn db(&mut self) -> &mut Connection {
        &mut self.transaction
    }

    /// The account, token or system process that acts.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The time of every row and event in this transaction.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// A new time-ordered id.
    #[must_use]
    pub fn id<T: From<Uuid>>(&self) -> T {
        self.random.id(self.now)
    }

    /// Adds an event to the log at commit.
    pub fn record(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Adds a notification at commit. The actor gets no notification of their own action.
    pub fn tell(&mut self, notice: Notice) {
        if !self.actor.is(notice.account) {
            self.notices.push(notice);
        }
    }

    /// Queues a job at commit.
    pub fn later(&mut self, job: Job) {
        self.jobs.push(job);
    }

    /// Queues a job behind all other work at commit.
    pub fn behind(&mut self, job: Job) {
        self.bulk.push(job);
    }

    /// Stores the public verdict at commit; a second call replaces the first.
    pub fn publish(&mut self, document: PublicVerdict) {
        self.publication = Some(Box::new(document));
    }

    /// Writes jobs, notifications, events and the publication, commits, and wakes the workers. Within a change, the
    /// commit and the wake-ups wait for the end of the change.
    ///
    /// # Errors
    /// When the database refuses a write: the transaction is rolled back. [`Error::UnknownOutcome`] when the database
    /// does not answer the commit.
    pub async fn commit(mut self) -> Result<()> {
        for job in &self.jobs {
            let id = self.random.id(self.now);
            store::newsroom::job::enqueue(&mut self.transaction, id, job, self.now).await?;
        }
        let bulk: Vec<_> = self.bulk.iter().map(|job| (self.random.id(self.now), job.clone())).collect();
        store::newsroom::job::enqueue_behind(&mut self.transaction, &bulk, self.now).await?;
        for notice in &self.notices {
            let (id, actor) = (self.random.id(self.now), self.actor.account());
            store::newsroom::notification::insert(&mut self.transaction, id, notice, actor, self.now).await?;
            if self.mails {
                let (job, later) = (Job::Mail { notification: id }, self.now + PATIENCE);
                store::newsroom::job::enqueue(&mut self.transaction, self.random.id(self.now), &job, later).await?;
            }
        }
        if !self.events.is_empty() {
            let (actor, request) = (self.actor.account(), self.actor.request());
            store::newsroom::event::append(&mut self.transaction, &self.events, actor, request, self.now).await?;
        }
        // Publications commit in the order of their numbers: from here to its end, this transaction blocks all others.
        if let Some(document) = &self.publication {
            let by = self.actor.account().ok_or_else(Error::not_a_person)?;
            store::publishing::publication::insert(&mut self.transaction, document, by).await?;
            if self.has_hub {
                let id = self.random.id(self.now);
                store::newsroom::job::enqueue(&mut self.transaction, id, &Job::PingHub, self.now).await?;
            }
        }
        let written = Written {
            events: !self.events.is_empty(),
            jobs: !self.jobs.is_empty() || !self.bulk.is_empty(),
            pages: self.jobs.iter().chain(&self.bulk).any(Job::asks_a_site),
            callers: self.events.iter().any(Event::is_of_people),
            publications: u64::from(self.publication.is_some()),
        };
        self.transaction.commit().await.map_err(Error::of_commit)?;
        self.waker.written(written);
        Ok(())
    }
}
