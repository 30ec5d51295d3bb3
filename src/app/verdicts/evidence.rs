//! Evidence: attach, change, withdraw, list.

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::HEXLOWER;

use crate::app::claims::claim_lock::ClaimLock;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::verdicts::evidence_file::{self, Upload};
use crate::app::verdicts::evidence_snapshot;
use crate::domain::claims::action::Action;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{ClaimId, EvidenceId};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::patch::Patch;
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::evidence::{Evidence, OfflineSource, Stance, Visibility};
use crate::domain::verdicts::sources::origin::{Source, suggest};
use crate::store;
use crate::store::verdicts::evidence::NewEvidence;
use crate::store::verdicts::evidence_file::NewFile;

/// Input for new evidence.
#[derive(Debug)]
pub struct Description {
    /// URL of the source; needed unless there is a file or an offline source.
    pub url: Option<WebAddress>,
    /// Who, when and where, for a source without an address.
    pub offline: Option<OfflineSource>,
    /// The source as a file.
    pub file: Option<Upload>,
    /// What a picture shows, in words.
    pub alt: Option<Text<1000>>,
    /// Publisher of the source.
    pub publisher: Option<Text<200>>,
    /// Title of the source.
    pub title: Option<Text<500>>,
    /// Date or time of publication.
    pub published_at: Option<Moment>,
    /// Time when the source was read; default: now. Must not be in the future.
    pub accessed_at: Option<DateTime<Utc>>,
    /// Whether the source supports or refutes the claim, or only gives context.
    pub stance: Stance,
    /// The relevant passage, verbatim.
    pub excerpt: Option<Text<10_000>>,
    /// Internal note of the newsroom.
    pub note: Option<Text<10_000>>,
    /// Whether the evidence is public or internal.
    pub visibility: Visibility,
    /// Evidence origin; by default Claimdesk suggests one.
    pub origin: Option<Text<200>>,
    /// URL of an archived copy.
    pub snapshot_url: Option<WebAddress>,
}

/// All evidence of a claim in display order, with withdrawn evidence.
pub async fn of_claim(app: &App, claim: ClaimId) -> Result<Vec<Evidence>> {
    if store::claims::claim::by_id(&app.pool, claim).await?.is_none() {
        return Err(Error::NotFound("claim"));
    }
    Ok(store::verdicts::evidence::of_claim(&app.pool, claim).await?)
}

/// Adds evidence to a claim. Returns the evidence and the claim's new version.
pub async fn add(
    app: &App,
    actor: &Actor,
    claim: ClaimId,
    expected: i64,
    description: Description,
) -> Result<(Evidence, i64)> {
    let file = match description.file {
        Some(upload) => Some(evidence_file::check(upload, description.alt)?),
        None if description.url.is_none() && description.offline.is_none() => {
            return Err(Error::invalid("/url", FieldFault::AddressOrFile));
        }
        None if description.alt.is_some() => return Err(Error::invalid("/alt", FieldFault::WithoutFile)),
        None => None,
    };
    let mut lock = ClaimLock::open(app, actor, claim, expected, Action::AddEvidence).await?;
    let now = lock.now();
    let others = store::verdicts::evidence::of_claim(lock.db(), claim).await?;

    let accessed_at = description.accessed_at.unwrap_or(now);
    check_accessed(accessed_at, now)?;
    check_offline(description.offline.as_ref(), now)?;
    let source = Source {
        url: description.url.as_ref().map(WebAddress::as_str),
        who: description.offline.as_ref().map(|offline| &*offline.who),
        publisher: description.publisher.as_deref(),
        excerpt: description.excerpt.as_deref(),
    };
    let origin = match &description.origin {
        Some(origin) => origin.to_lowercase(),
        None => suggest(&source, &others),
    };
    let last = others.iter().map(|other| other.position).max();

    let new = NewEvidence {
        id: lock.id(),
        claim_id: claim,
        url: description.url.map(WebAddress::into_string),
        has_file: file.is_some(),
        offline: description.offline,
        publisher: description.publisher.map(Text::into_string),
        title: description.title.map(Text::into_string),
        published_at: description.published_at,
        accessed_at,
        stance: description.stance,
        excerpt: description.excerpt.map(Text::into_string),
        note: description.note.map(Text::into_string),
        visibility: description.visibility,
        origin,
        origin_by_person: description.origin.is_some(),
        position: last.unwrap_or(0) + 1,
        snapshot_url: description.snapshot_url.map(WebAddress::into_string),
        created_by: lock.person()?,
        created_at: now,
    };
    store::verdicts::evidence::insert(lock.db(), &new).await?;
    if let Some(file) = &file {
        store::verdicts::evidence_file::insert(lock.db(), new.id, file).await?;
    }
    if let Some(url) = &new.url {
        evidence_snapshot::begin(&mut lock, new.id, url).await?;
    }
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::EvidenceAdded, claim, lock.article).with_all(sources(&new, file.as_ref()));
    lock.record(event);
    lock.commit().await?;
    Ok((read(app, claim, new.id).await?, expected + 1))
}

/// What was added, for the history: the address or who, when and where, and the file.
fn sources(new: &NewEvidence, file: Option<&NewFile>) -> Vec<Change> {
    let offline = || new.offline.as_ref().map(OfflineSource::to_string);
    let source = new.url.clone().or_else(offline).map(|source| Change::set(Field::Source, source));
    let file = file
        .map(|file| [Change::set(Field::File, &file.name), Change::set(Field::Sha256, HEXLOWER.encode(&file.sha256))]);
    source.into_iter().chain(file.into_iter().flatten()).collect()
}

/// Changes to evidence.
#[derive(Debug, Default)]
pub struct Revising {
    /// URL of the source.
    pub url: Option<WebAddress>,
    /// Who, when and where, for a source without an address.
    pub offline: Option<OfflineSource>,
    /// Publisher of the source.
    pub publisher: Patch<Text<200>>,
    /// Title of the source.
    pub title: Patch<Text<500>>,
    /// Date or time of publication.
    pub published_at: Patch<Moment>,
    /// Time when the source was read. Must not be in the future.
    pub accessed_at: Option<DateTime<Utc>>,
    /// Whether the source supports or refutes the claim, or only gives context.
    pub stance: Option<Stance>,
    /// The relevant passage, verbatim.
    pub excerpt: Patch<Text<10_000>>,
    /// Internal note of the newsroom.
    pub note: Patch<Text<10_000>>,
    /// Whether the evidence is public or internal.
    pub visibility: Option<Visibility>,
    /// Evidence origin; clearing restores Claimdesk's suggestion.
    pub origin: Patch<Text<200>>,
    /// URL of an archived copy.
    pub snapshot_url: Patch<WebAddress>,
    /// What a picture shows, in words.
    pub alt: Option<Text<1000>>,
    /// Position in the list, from 1; a position past the end moves the evidence to the end.
    pub position: Option<i32>,
}

impl Revising {
    fn apply(self, evidence: &mut Evidence, others: &[Evidence]) {
        if let Some(url) = self.url {
            evidence.url = Some(url.into_string());
        }
        if let Some(offline) = self.offline {
            evidence.offline = Some(offline);
        }
        if let (Some(file), Some(alt)) = (&mut evidence.file, self.alt) {
            file.alt = Some(alt.into_string());
        }
        evidence.accessed_at = self.accessed_at.unwrap_or(evidence.accessed_at);
        evidence.stance = self.stance.unwrap_or(evidence.stance);
        evidence.visibility = self.visibility.unwrap_or(evidence.visibility);
        self.publisher.over(&mut evidence.publisher);
        self.title.over(&mut evidence.title);
        self.published_at.over(&mut evidence.published_at);
        self.excerpt.over(&mut evidence.excerpt);
        self.note.over(&mut evidence.note);
        self.snapshot_url.over(&mut evidence.snapshot_url);
        match self.origin {
            Patch::Keep => {}
            Patch::Clear => evidence.origin_by_person = false,
            Patch::Set(origin) => {
                evidence.origin_by_person = true;
                evidence.origin = origin.to_lowercase();
            }
        }
        if !evidence.origin_by_person {
            let source = Source {
                url: evidence.url.as_deref(),
                who: evidence.offline.as_ref().map(|offline| &*offline.who),
                publisher: evidence.publisher.as_deref(),
                excerpt: evidence.excerpt.as_deref(),
            };
            evidence.origin = suggest(&source, others);
        }
    }
}

/// Changes evidence or moves it in the list. The history keeps the earlier values. `expected` gives the claim version
/// that the caller has seen. Returns the evidence and the claim's new version.
pub async fn revise(
    app: &App,
    actor: &Actor,
    id: EvidenceId,
    expected: impl FnOnce(ClaimId) -> i64,
    revising: Revising,
    reason: Option<&Text<1000>>,
) -> Result<(Evidence, i64)> {
    let claim = store::verdicts::evidence::owner(&app.pool, id).await?.ok_or(Error::NotFound("evidence"))?;
    let expected = expected(claim);
    let mut lock = ClaimLock::open(app, actor, claim, expected, Action::ReviseEvidence).await?;
    let all = store::verdicts::evidence::of_claim(lock.db(), claim).await?;
    let before = find(all.clone(), id)?;
    if before.withdrawn.is_some() {
        return Err(Error::conflict(Conflict::EvidenceWithdrawn));
    }

    if before.file.is_none() && revising.alt.is_some() {
        return Err(Error::invalid("/alt", FieldFault::WithoutFile));
    }
    let others: Vec<Evidence> = all.into_iter().filter(|other| other.id != id).collect();
    let wanted = revising.position;
    let mut after = before.clone();
    revising.apply(&mut after, &others);
    check_accessed(after.accessed_at, lock.now())?;
    check_offline(after.offline.as_ref(), lock.now())?;

    store::verdicts::evidence::update(lock.db(), &after).await?;
    if let Some(position) = wanted {
        let mut order: Vec<EvidenceId> = others.iter().map(|other| other.id).collect();
        let place = usize::try_from(position - 1).unwrap_or(0).min(order.len());
        order.insert(place, id);
        store::verdicts::evidence::set_order(lock.db(), &order).await?;
        after.position = i32::try_from(place + 1).unwrap_or(i32::MAX);
    }
    follow(&mut lock, &before, &after).await?;
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::EvidenceRevised, claim, lock.article)
        .with_all(differences(&before, &after))
        .because(reason.map(|reason| &**reason));
    lock.record(event);
    lock.commit().await?;
    Ok((read(app, claim, id).await?, expected + 1))
}

/// What follows from a changed address, excerpt or description of a file.
async fn follow(lock: &mut ClaimLock, before: &Evidence, after: &Evidence) -> Result<()> {
    if let (Some(url), true) = (&after.url, after.url != before.url) {
        evidence_snapshot::begin(lock, after.id, url).await?;
    }
    if let (Some(url), true) = (&after.url, after.excerpt != before.excerpt) {
        evidence_snapshot::search(lock, after.id, url, after.excerpt.as_deref()).await?;
    }
    if let Some(alt) = after.file.as_ref().and_then(|file| file.alt.as_deref()) {
        store::verdicts::evidence_file::set_alt(lock.db(), after.id, alt).await?;
    }
    Ok(())
}

fn check_accessed(accessed_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
    if accessed_at > now {
        return Err(Error::invalid("/accessed_at", FieldFault::InFuture));
    }
    Ok(())
}

fn check_offline(offline: Option<&OfflineSource>, now: DateTime<Utc>) -> Result<()> {
    // A day that has begun somewhere on earth is not in the future.
    if offline.is_some_and(|offline| offline.at.day() > (now + TimeDelta::hours(14)).date_naive()) {
        return Err(Error::invalid("/offline/at", FieldFault::InFuture));
    }
    Ok(())
}

fn differences(before: &Evidence, after: &Evidence) -> Vec<Change> {
    let fields = |source: &Evidence| {
        [
            (Field::Source, source.url.clone()),
            (Field::Offline, source.offline.as_ref().map(OfflineSource::to_string)),
            (Field::Alt, source.file.as_ref().and_then(|file| file.alt.clone())),
            (Field::Publisher, source.publisher.clone()),
            (Field::Title, source.title.clone()),
            (Field::PublishedAt, source.published_at.map(|at| at.to_string())),
            (Field::AccessedAt, Some(source.accessed_at.to_rfc3339())),
            (Field::Stance, Some(source.stance.words().to_owned())),
            (Field::Excerpt, source.excerpt.clone()),
            (Field::Note, source.note.clone()),
            (Field::Visibility, Some(source.visibility.words().to_owned())),
            (Field::Origin, Some(source.origin.clone())),
            (Field::Snapshot, source.snapshot_url.clone()),
            (Field::Position, Some(source.position.to_string())),
        ]
    };
    fields(before)
        .into_iter()
        .zip(fields(after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| Change::new(field, before, after))
        .collect()
}

/// Withdraws evidence with a reason. The evidence stays in the file. Returns the evidence and the claim's new version.
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    id: EvidenceId,
    expected: impl FnOnce(ClaimId) -> i64,
    reason: &Text<1000>,
) -> Result<(Evidence, i64)> {
    let claim = store::verdicts::evidence::owner(&app.pool, id).await?.ok_or(Error::NotFound("evidence"))?;
    let expected = expected(claim);
    let mut lock = ClaimLock::open(app, actor, claim, expected, Action::WithdrawEvidence).await?;
    let by = lock.person()?;

    let withdrawn = find(store::verdicts::evidence::of_claim(lock.db(), claim).await?, id)?;

    let now = lock.now();
    if !store::verdicts::evidence::withdraw(lock.db(), id, by, reason, now).await? {
        return Err(Error::conflict(Conflict::AlreadyWithdrawn));
    }
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::EvidenceWithdrawn, claim, lock.article)
        .with(Change::new(Field::Source, Some(withdrawn.address()), None::<String>))
        .because(Some(reason));
    lock.record(event);
    lock.commit().await?;
    Ok((read(app, claim, id).await?, expected + 1))
}

async fn read(app: &App, claim: ClaimId, id: EvidenceId) -> Result<Evidence> {
    find(store::verdicts::evidence::of_claim(&app.pool, claim).await?, id)
}

fn find(all: Vec<Evidence>, id: EvidenceId) -> Result<Evidence> {
    all.into_iter().find(|evidence| evidence.id == id).ok_or(Error::NotFound("evidence"))
}
