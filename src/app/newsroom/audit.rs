//! Audit log: verify the hash chain, sign checkpoints, export with proof.

use ring::signature::{ED25519, UnparsedPublicKey};

use crate::app::claims::withheld::Withheld;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::newsroom::live;
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::page::position;
use crate::domain::kernel::page::{Limit, Page};
use crate::domain::newsroom::audit::{Checkpoint, Damage, Link, Root, digest, genesis};
use crate::domain::newsroom::event::{EventFilter, Recorded};
use crate::domain::people::actor::Actor;
use crate::store;

/// Rows per query.
const BATCH: i64 = 5_000;
/// Number of newest checkpoints whose roots are compared with the log; for older ones only the signature is checked.
const COMPARED: usize = 10;
/// Number of newest checkpoints whose signatures are checked.
const LOOKED_AT: i64 = 1_000;

/// Result of a verification of the audit log.
#[derive(Debug)]
pub struct Report {
    /// Number of events verified.
    pub events: i64,
    /// Number of hash chains; each subject (a claim, an account, …) has one.
    pub subjects: i64,
    /// Number of checkpoints whose signatures were checked.
    pub checkpoints: usize,
    /// The first damage found; `None` if the log is intact.
    pub damage: Option<Damage>,
}

/// One pass over all chains that also computes the roots of some checkpoints.
struct Walk<'a> {
    compared: &'a [Checkpoint],
    roots: Vec<Root>,
    /// Current subject, with its last number and hash, and for each checkpoint the last event that it covers.
    subject: String,
    last: (i64, Vec<u8>),
    covered: Vec<(i64, Vec<u8>)>,
    events: i64,
    heads: Vec<(String, i64, Vec<u8>)>,
}

impl<'a> Walk<'a> {
    fn new(compared: &'a [Checkpoint]) -> Self {
        Self {
            compared,
            roots: vec![Root::default(); compared.len()],
            subject: String::new(),
            last: (0, Vec::new()),
            covered: vec![(0, Vec::new()); compared.len()],
            events: 0,
            heads: Vec::new(),
        }
    }

    fn take(&mut self, link: &Link) -> Result<(), Damage> {
        if link.subject != self.subject {
            self.close();
            self.subject.clone_from(&link.subject);
            self.last = (0, genesis(&link.subject).to_vec());
        }
        let expected = self.last.0 + 1;
        if link.seq != expected {
            return Err(Damage::Gap {
                id: link.id().to_owned(),
                subject: link.subject.clone(),
                seq: link.seq,
                expected,
            });
        }
        if digest(&self.last.1, &link.fields).as_slice() != link.hash {
            return Err(Damage::Changed { id: link.id().to_owned(), subject: link.subject.clone(), seq: link.seq });
        }
        self.last = (link.seq, link.hash.clone());
        self.events += 1;
        for (checkpoint, covered) in self.compared.iter().zip(&mut self.covered) {
            if link.position.is_some_and(|position| position <= checkpoint.position) {
                covered.clone_from(&self.last);
            }
        }
        Ok(())
    }

    /// Ends the chain of the current subject.
    fn close(&mut self) {
        if self.last.0 > 0 {
            let (seq, hash) = std::mem::take(&mut self.last);
            self.heads.push((self.subject.clone(), seq, hash));
        }
        for (root, covered) in self.roots.iter_mut().zip(&mut self.covered) {
            let (seq, hash) = std::mem::take(covered);
            if seq > 0 {
                root.add(&self.subject, seq, &hash);
            }
        }
    }
}

/// Verifies all events, chain heads and checkpoints in one database snapshot. Concurrent writes do not affect the
/// result.
pub async fn verify(app: &App) -> Result<Report> {
    let mut work = Work::open(app, &Actor::system()).await?;
    store::kit::planner::freeze(work.db()).await?;
    let checkpoints = store::newsroom::audit::checkpoints(work.db(), LOOKED_AT).await?;
    let compared = checkpoints.get(..checkpoints.len().min(COMPARED)).unwrap_or_default();
    let mut walk = Walk::new(compared);
    let mut damage = walk_links(&mut work, &mut walk).await?;
    if damage.is_none() {
        damage = compare_heads(&mut work, &walk.heads).await?;
    }
    let report = |walk: &Walk<'_>, damage| Report {
        events: walk.events,
        subjects: i64::try_from(walk.heads.len()).unwrap_or(i64::MAX),
        checkpoints: checkpoints.len(),
        damage,
    };
    let unsigned = checkpoints.iter().find(|checkpoint| !is_signed(checkpoint));
    let damage =
        damage.or(unsigned.map(|checkpoint| Damage::Signature(checkpoint.id))).or_else(|| compare_roots(&walk));
    Ok(report(&walk, damage))
}

async fn walk_links(work: &mut Work, walk: &mut Walk<'_>) -> Result<Option<Damage>> {
    let mut after = (String::new(), 0);
    loop {
        let links = store::newsroom::audit::links(work.db(), (&after.0, after.1), BATCH).await?;
        for link in &links {
            if let Err(damage) = walk.take(link) {
                return Ok(Some(damage));
            }
        }
        let Some(last) = links.last() else {
            walk.close();
            return Ok(None);
        };
        after = (last.subject.clone(), last.seq);
    }
}

async fn compare_heads(work: &mut Work, found: &[(String, i64, Vec<u8>)]) -> Result<Option<Damage>> {
    let (mut found, mut after) = (found.iter().peekable(), String::new());
    loop {
        let heads = store::newsroom::audit::heads(work.db(), &after, BATCH).await?;
        for head in &heads {
            let last = found.next_if(|(subject, ..)| *subject == head.0);
            if last != Some(head) {
                return Ok(Some(Damage::Head {
                    subject: head.0.clone(),
                    head: head.1,
                    last: last.map_or(0, |last| last.1),
                }));
            }
        }
        let Some(last) = heads.last() else {
            return Ok(found.next().map(|(subject, seq, _)| Damage::Head {
                subject: subject.clone(),
                head: 0,
                last: *seq,
            }));
        };
        after.clone_from(&last.0);
    }
}

fn compare_roots(walk: &Walk<'_>) -> Option<Damage> {
    let roots = walk.roots.iter().cloned().map(Root::finish);
    walk.compared
        .iter()
        .zip(roots)
        .find(|(checkpoint, (subjects, events, root))| {
            let signed = (checkpoint.subjects, checkpoint.events, checkpoint.root.as_slice());
            signed != (*subjects, *events, root.as_slice())
        })
        .map(|(checkpoint, _)| Damage::Root(checkpoint.id))
}

fn is_signed(checkpoint: &Checkpoint) -> bool {
    UnparsedPublicKey::new(&ED25519, &checkpoint.public_key)
        .verify(&checkpoint.message(), &checkpoint.signature)
        .is_ok()
}

/// Signs the current heads of all chains. `None` if there is no key or no new event since the last checkpoint.
///
/// # Errors
/// [`Error::Conflict`] when the log is damaged: a damaged log is not signed.
pub async fn checkpoint(app: &App) -> Result<Option<Checkpoint>> {
    let Some(key) = &app.audit_key else {
        return Ok(None);
    };
    live::place(app).await?;
    let mut work = Work::open(app, &Actor::system()).await?;
    store::kit::planner::freeze(work.db()).await?;
    let last = store::newsroom::audit::checkpoints(work.db(), 1).await?.pop();
    let mut checkpoint = Checkpoint {
        id: 0,
        at: work.now().timestamp_micros(),
        position: store::newsroom::event::end(work.db()).await?,
        xact: None,
        events: 0,
        subjects: 0,
        root: Vec::new(),
        public_key: key.public().to_vec(),
        signature: Vec::new(),
    };
    let upto = [checkpoint.clone()];
    let mut walk = Walk::new(&upto);
    if let Some(damage) = walk_links(&mut work, &mut walk).await? {
        return Err(Error::conflict(Conflict::LogDamaged { damage: damage.to_string() }));
    }
    let Some(root) = walk.roots.pop() else {
        return Ok(None);
    };
    let (subjects, events, root) = root.finish();
    (checkpoint.subjects, checkpoint.events, checkpoint.root) = (subjects, events, root.to_vec());
    if last.is_some_and(|last| last.root == checkpoint.root) {
        return Ok(None);
    }
    checkpoint.signature = key.sign(&checkpoint.message());
    drop(work);

    let mut work = Work::open(app, &Actor::system()).await?;
    store::newsroom::audit::insert_checkpoint(work.db(), &checkpoint).await?;
    work.commit().await?;
    Ok(Some(checkpoint))
}

/// Signs a checkpoint if the last one is at least a day old.
pub async fn checkpoint_daily(app: &App) -> Result<Option<Checkpoint>> {
    let last = store::newsroom::audit::checkpoints(&app.pool, 1).await?.pop();
    let day = chrono::TimeDelta::days(1).num_microseconds().unwrap_or(i64::MAX);
    let now = app.clock.now().timestamp_micros();
    if last.is_some_and(|last| now - last.at < day) {
        return Ok(None);
    }
    checkpoint(app).await
}

/// Refuses the log with its hashes to a blind second reviewer. A proof shows all or nothing: from the hashes around it, a
/// rating that is left out could be guessed.
///
/// # Errors
/// [`Error::Forbidden`] while the actor is asked for a second review.
pub async fn may_export(app: &App, actor: &Actor) -> Result<()> {
    Withheld::from(&app.pool, actor).await?.refuse_whole()
}

/// The next part of the log with its hashes: up to 5,000 events after the given subject and number (exclusive).
pub async fn export(app: &App, after: (&str, i64)) -> Result<Vec<Link>> {
    Ok(store::newsroom::audit::links(&app.pool, after, BATCH).await?)
}

/// The newest checkpoint, if there is one.
pub async fn newest_checkpoint(app: &App) -> Result<Option<Checkpoint>> {
    Ok(store::newsroom::audit::checkpoints(&app.pool, 1).await?.pop())
}

/// A page of the events that match `filter`, newest first. The caller's blind second reviews hide the changes to verdicts.
pub async fn page(
    app: &App,
    actor: &Actor,
    filter: &EventFilter,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Page<Recorded>> {
    let before = cursor.map(position).transpose()?;
    let mut events = store::newsroom::event::page(&app.pool, filter, before, limit.probe()).await?;
    Withheld::from(&app.pool, actor).await?.cut_events(&mut events);
    Ok(Page::cut(events, limit, |event| event.id))
}
