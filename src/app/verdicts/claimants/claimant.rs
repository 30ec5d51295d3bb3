//! Claimant records: list, read, create, change, history.

use super::look_alike;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::ClaimantId;
use crate::domain::kernel::page::{Limit, Page, position};
use crate::domain::newsroom::event::{Change, Event, Field, Kind, Recorded};
use crate::domain::people::actor::Actor;
use crate::domain::people::name::check_visible;
use crate::domain::publishing::publication::slug_of;
use crate::domain::verdicts::claimant::{
    ClaimOfClaimant, ClaimantDetails, ClaimantEntry, ClaimantRecord, ClaimantRef, ClaimantRole, MOST_ADDRESSES,
    MOST_ROLES, MOST_SPELLINGS,
};
use crate::store;

/// Number of claims that a record shows.
const CLAIMS: i64 = 50;

/// Position of a record in the list: the name, and the id.
pub type Position = (String, ClaimantId);

/// Records that are not merged, by name. `words` occur in a spelling.
pub async fn page(
    app: &App,
    words: Option<&str>,
    after: Option<Position>,
    limit: Limit,
) -> Result<Page<ClaimantEntry>> {
    let found = store::verdicts::claimant::page(&app.pool, words, after, limit.probe()).await?;
    Ok(Page::cut(found, limit, |entry| (entry.name.clone(), entry.id)))
}

/// A record.
pub async fn by_id(app: &App, id: ClaimantId) -> Result<ClaimantRecord> {
    let mut db = app.pool.acquire().await?;
    store::verdicts::claimant::by_id(&mut db, id).await?.ok_or(Error::NotFound("claimant"))
}

/// The newest claims of a record.
pub async fn claims(app: &App, id: ClaimantId) -> Result<Vec<ClaimOfClaimant>> {
    Ok(store::verdicts::claimant::claims(&app.pool, id, CLAIMS).await?)
}

/// Other records with a spelling that looks like one of this record.
pub async fn look_alikes(app: &App, record: &ClaimantRecord) -> Result<Vec<ClaimantRef>> {
    // A merged record's spellings are its target's.
    let own = record.merged_into.as_ref().map_or(record.id, |into| into.id);
    let names: Vec<String> = record.spellings.iter().map(|one| one.name.clone()).collect();
    let mut db = app.pool.acquire().await?;
    let mut others: Vec<ClaimantRef> =
        look_alike::twins(&mut db, &names, Some(own)).await?.into_iter().map(|twin| twin.other.owner).collect();
    others.dedup();
    Ok(others)
}

/// The history of a record, newest first.
pub async fn history(app: &App, id: ClaimantId, cursor: Option<&str>, limit: Limit) -> Result<Page<Recorded>> {
    let before = cursor.map(position).transpose()?;
    by_id(app, id).await?;
    let events = store::newsroom::event::of_claimant(&app.pool, id, before, limit.probe()).await?;
    Ok(Page::cut(events, limit, |event| event.id))
}

/// Creates a record with its name and these spellings.
///
/// # Errors
/// [`Error::Conflict`] if a spelling or the Wikidata id is another record's, or a spelling looks like one; [`Error::Invalid`] for
/// an invisible character in a name, a role that ends before it begins, or too many of something.
pub async fn create(
    app: &App,
    actor: &Actor,
    details: ClaimantDetails,
    spellings: Vec<String>,
) -> Result<ClaimantRecord> {
    let mut work = Work::open(app, actor).await?;
    store::verdicts::claimant::lock(work.db()).await?;
    let id = make(&mut work, &details, spellings).await?;
    work.commit().await?;
    by_id(app, id).await
}

/// Creates a record inside a change.
pub(super) async fn make(work: &mut Work, details: &ClaimantDetails, mut spellings: Vec<String>) -> Result<ClaimantId> {
    check(details)?;
    for (place, name) in spellings.iter().enumerate() {
        check_visible(name).map_err(|fault| Error::invalid(&format!("/spellings/{place}"), fault))?;
    }
    spellings.insert(0, details.name.clone());
    let spellings = distinct(work, spellings).await?;
    if spellings.len() > MOST_SPELLINGS {
        return Err(Error::invalid("/spellings", FieldFault::TooMany { max: MOST_SPELLINGS }));
    }
    free(work, &spellings).await?;
    look_alike::refuse(work, &spellings, None, details).await?;
    free_wikidata(work, details, None).await?;
    let id: ClaimantId = work.id();
    let now = work.now();
    store::verdicts::claimant::insert(work.db(), id, &slug_of(&details.name, id.0), details, now).await?;
    for name in &spellings {
        let spelling = work.id();
        store::verdicts::claimant_name::add(work.db(), spelling, id, name).await?;
    }
    let nothing = ClaimantDetails {
        kind: details.kind,
        name: String::new(),
        description: None,
        wikidata: None,
        same_as: vec![],
        roles: vec![],
    };
    let event = event(Kind::ClaimantCreated, id).with(Change::set(Field::ClaimantKind, details.kind.name()));
    let event = event.with_all(differences(&nothing, details));
    let further: Vec<&str> = spellings.iter().map(String::as_str).filter(|name| *name != details.name).collect();
    let further = (!further.is_empty()).then(|| Change::set(Field::Spelling, further.join("\n")));
    work.record(event.with_all(further.into_iter().collect()));
    Ok(id)
}

/// The names without those whose spelling an earlier one has.
pub(super) async fn distinct(work: &mut Work, names: Vec<String>) -> Result<Vec<String>> {
    let firsts = store::verdicts::claimant_name::first_same(work.db(), &names).await?;
    let firsts = names.into_iter().zip(firsts).enumerate();
    Ok(firsts.filter(|(place, (_, first))| place == first).map(|(_, (name, _))| name).collect())
}

/// Changes what is written about a claimant; `expected` is the version that the caller has seen. A new name becomes a spelling, and
/// the former name stays one.
///
/// # Errors
/// As [`create`]; [`Error::Stale`]; [`Error::Conflict`] for a merged record.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: ClaimantId,
    expected: i64,
    details: ClaimantDetails,
) -> Result<ClaimantRecord> {
    let mut work = Work::open(app, actor).await?;
    let before = locked(&mut work, id, Some(expected)).await?;
    check(&details)?;
    write(&mut work, &before, &details).await?;
    work.commit().await?;
    by_id(app, id).await
}

/// Replaces the details of a locked record inside a change. Nothing happens if nothing differs.
pub(super) async fn write(work: &mut Work, before: &ClaimantRecord, details: &ClaimantDetails) -> Result<()> {
    let changes = differences(&before.details, details);
    if changes.is_empty() {
        return Ok(());
    }
    free_wikidata(work, details, Some(before.id)).await?;
    let named = store::verdicts::claimant_name::owners(work.db(), std::slice::from_ref(&details.name)).await?;
    match named.into_iter().next() {
        Some(named) if named.owner.id != before.id => {
            let (spelling, claimant) = (details.name.clone(), named.owner.name);
            return Err(Error::conflict(Conflict::SpellingTaken { spelling, claimant }));
        }
        Some(_) => {}
        None => {
            let name = std::slice::from_ref(&details.name);
            look_alike::refuse(work, name, Some(before.id), details).await?;
            let spelling = work.id();
            store::verdicts::claimant_name::add(work.db(), spelling, before.id, &details.name).await?;
        }
    }
    store::verdicts::claimant::set_details(work.db(), before.id, details).await?;
    work.record(event(Kind::ClaimantChanged, before.id).with_all(changes));
    Ok(())
}

/// The event about a record: its first change names the record, which is how its history is found.
pub(super) fn event(kind: Kind, id: ClaimantId) -> Event {
    Event::of_newsroom(kind).with(Change::set(Field::Claimant, id))
}

/// Locks all records and reads one that is not merged; `expected` is the version that the caller has seen, if the caller must name it.
pub(super) async fn locked(work: &mut Work, id: ClaimantId, expected: Option<i64>) -> Result<ClaimantRecord> {
    store::verdicts::claimant::lock(work.db()).await?;
    let record = store::verdicts::claimant::by_id(work.db(), id).await?.ok_or(Error::NotFound("claimant"))?;
    if expected.is_some_and(|expected| expected != record.version) {
        return Err(Error::Stale { current: record.version });
    }
    match record.merged_into {
        Some(into) => Err(Error::conflict(Conflict::ClaimantMerged { claimant: into.name })),
        None => Ok(record),
    }
}

/// Refuses names that are spellings of a record.
pub(super) async fn free(work: &mut Work, names: &[String]) -> Result<()> {
    let taken = store::verdicts::claimant_name::owners(work.db(), names).await?.into_iter().next();
    match taken.and_then(|taken| Some((names.get(taken.place)?.clone(), taken.owner.name))) {
        None => Ok(()),
        Some((spelling, claimant)) => Err(Error::conflict(Conflict::SpellingTaken { spelling, claimant })),
    }
}

/// Refuses a Wikidata id of another record than `own`.
pub(super) async fn free_wikidata(work: &mut Work, details: &ClaimantDetails, own: Option<ClaimantId>) -> Result<()> {
    let Some(wikidata) = details.wikidata.clone() else { return Ok(()) };
    let holder = store::verdicts::claimant_name::by_wikidata(work.db(), &wikidata).await?;
    match holder.filter(|holder| Some(holder.id) != own) {
        None => Ok(()),
        Some(holder) => Err(Error::conflict(Conflict::WikidataTaken { wikidata, claimant: holder.name })),
    }
}

fn check(details: &ClaimantDetails) -> Result<()> {
    check_visible(&details.name).map_err(|fault| Error::invalid("/name", fault))?;
    if details.roles.len() > MOST_ROLES {
        return Err(Error::invalid("/roles", FieldFault::TooMany { max: MOST_ROLES }));
    }
    if details.same_as.len() > MOST_ADDRESSES {
        return Err(Error::invalid("/same_as", FieldFault::TooMany { max: MOST_ADDRESSES }));
    }
    let ends_early = |role: &ClaimantRole| role.since.zip(role.until).is_some_and(|(since, until)| until < since);
    match details.roles.iter().position(ends_early) {
        Some(place) => Err(Error::invalid(&format!("/roles/{place}/since"), FieldFault::NotBeforeEnd)),
        None => Ok(()),
    }
}

/// What differs between two states of a record, in words.
fn differences(before: &ClaimantDetails, after: &ClaimantDetails) -> Vec<Change> {
    let given = |text: String| Some(text).filter(|text| !text.is_empty());
    let roles = |details: &ClaimantDetails| given(details.roles.iter().map(role_words).collect::<Vec<_>>().join("\n"));
    let (was, is) = (before, after);
    [
        (Field::ClaimantKind, Some(was.kind.name().to_owned()), Some(is.kind.name().to_owned())),
        (Field::Name, given(was.name.clone()), given(is.name.clone())),
        (Field::Description, was.description.clone(), is.description.clone()),
        (Field::Wikidata, was.wikidata.clone(), is.wikidata.clone()),
        (Field::SameAs, given(was.same_as.join("\n")), given(is.same_as.join("\n"))),
        (Field::ClaimantRoles, roles(was), roles(is)),
    ]
    .into_iter()
    .filter(|(_, was, is)| was != is)
    .map(|(field, was, is)| Change::new(field, was, is))
    .collect()
}

/// "Governor, Province of Ardel, 2024-05-01 to 2026-04-30".
fn role_words(role: &ClaimantRole) -> String {
    let organisation = role.organisation.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
    let time = match (role.since, role.until) {
        (None, None) => String::new(),
        (Some(since), None) => format!(", since {since}"),
        (None, Some(until)) => format!(", until {until}"),
        (Some(since), Some(until)) => format!(", {since} to {until}"),
    };
    format!("{}{organisation}{time}", role.title)
}
