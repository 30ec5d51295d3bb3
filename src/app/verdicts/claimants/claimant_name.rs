//! Names of claimants: add and remove spellings, suggest records for names, import a list.

use super::claimant::{by_id, distinct, event, free, locked, make, write};
use super::look_alike;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::conflict::{Conflict, Refused};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{ClaimantId, SpellingId};
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::newsroom::event::{Change, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::people::name::check_visible;
use crate::domain::verdicts::claimant::{
    ClaimantDetails, ClaimantKind, ClaimantRecord, ClaimantRef, ImportOutcome, ImportedClaimant, Likeness,
    MOST_ADDRESSES, MOST_ROWS, MOST_SPELLINGS, NameMarks, NameSuggestion, SuggestedClaimant, WikidataId,
};
use crate::formats::claimant_list::{self, ListedClaimant};
use crate::store;
use crate::store::verdicts::claimant_name::Similar;

/// Number of newest claims with a claimant whose names are looked at.
const AMONG: i64 = 20_000;
/// Number of names that are suggested.
const NAMES: i64 = 50;
/// Number of records that are suggested for a name.
const SIMILAR: usize = 5;

/// Adds a spelling: from now on the claims of this name are those of the record.
///
/// # Errors
/// [`Error::Conflict`] if the spelling is another record's or looks like one, or the record is merged; [`Error::Invalid`] for an
/// invisible character. A spelling that the record has is no error.
pub async fn add_spelling(app: &App, actor: &Actor, id: ClaimantId, name: &str) -> Result<ClaimantRecord> {
    let mut work = Work::open(app, actor).await?;
    let record = locked(&mut work, id, None).await?;
    let name = name.to_owned();
    let known = store::verdicts::claimant_name::owners(work.db(), std::slice::from_ref(&name)).await?;
    if known.first().is_some_and(|known| known.owner.id == id) {
        return Ok(record);
    }
    check_visible(&name).map_err(|fault| Error::invalid("/name", fault))?;
    free(&mut work, std::slice::from_ref(&name)).await?;
    look_alike::refuse(&mut work, std::slice::from_ref(&name), Some(id), &record.details).await?;
    give(&mut work, &record, &name).await?;
    work.commit().await?;
    by_id(app, id).await
}

/// Adds a free spelling inside a change.
async fn give(work: &mut Work, record: &ClaimantRecord, name: &str) -> Result<()> {
    if record.spellings.len() >= MOST_SPELLINGS {
        return Err(Error::invalid("/name", FieldFault::TooMany { max: MOST_SPELLINGS }));
    }
    let spelling = work.id();
    store::verdicts::claimant_name::add(work.db(), spelling, record.id, name).await?;
    store::verdicts::claimant::touch(work.db(), record.id).await?;
    work.record(event(Kind::ClaimantSpellingAdded, record.id).with(Change::set(Field::Spelling, name)));
    Ok(())
}

/// Removes a spelling: its claims have no record again.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] for the name of a record, or a merged record.
pub async fn remove_spelling(app: &App, actor: &Actor, id: ClaimantId, spelling: SpellingId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let record = locked(&mut work, id, None).await?;
    let found = record.spellings.into_iter().find(|one| one.id == spelling).ok_or(Error::NotFound("spelling"))?;
    if found.is_name {
        return Err(Error::conflict(Conflict::SpellingIsName));
    }
    store::verdicts::claimant_name::remove(work.db(), spelling).await?;
    store::verdicts::claimant::touch(work.db(), id).await?;
    let gone = Change::new(Field::Spelling, Some(found.name), None::<String>);
    work.record(event(Kind::ClaimantSpellingRemoved, id).with(gone));
    work.commit().await
}

/// The most frequent names without a record among the newest claims, with records that they may belong to.
pub async fn suggestions(app: &App) -> Result<Vec<NameSuggestion>> {
    let mut db = app.pool.acquire().await?;
    let names = store::verdicts::claimant_name::unknown(&mut *db, AMONG, NAMES).await?;
    let marks: Vec<NameMarks> = names.iter().map(|unknown| NameMarks::of(&unknown.name)).collect();
    let looks: Vec<String> = marks.iter().flat_map(|mark| mark.looks.clone()).collect();
    let surnames: Vec<String> = marks.iter().map(|mark| mark.surname.clone()).collect();
    let known = store::verdicts::claimant_name::similar(&mut *db, &looks, &surnames).await?;
    let suggested = names.into_iter().zip(&marks).map(|(unknown, mark)| NameSuggestion {
        name: unknown.name,
        claims: unknown.claims,
        newest_at: unknown.newest_at,
        similar: similar(mark, &known),
    });
    Ok(suggested.collect())
}

/// The records that a name may belong to, look-alikes first.
fn similar(marks: &NameMarks, known: &[Similar]) -> Vec<SuggestedClaimant> {
    let likeness = |other: &Similar| {
        if other.looks.iter().any(|look| marks.looks.contains(look)) {
            Some(Likeness::LooksAlike)
        } else {
            other.surname.as_ref().filter(|surname| **surname == marks.surname).map(|_| Likeness::SameSurname)
        }
    };
    let found = known.iter().filter_map(|other| Some((likeness(other)?, &other.claimant)));
    let mut found: Vec<SuggestedClaimant> =
        found.map(|(likeness, claimant)| SuggestedClaimant { claimant: claimant.clone(), likeness }).collect();
    // A record with several spellings is suggested once, for the better reason.
    found.sort_by_key(|one| (one.claimant.id, one.likeness));
    found.dedup_by_key(|one| one.claimant.id);
    found.sort_by_key(|one| (one.likeness, one.claimant.id));
    found.truncate(SIMILAR);
    found
}

/// Imports a list in CSV. A row whose name or spelling is known adds to its record what the record lacks; any other row becomes a
/// record. Rows with a fault or a conflict change nothing. With `is_preview` the result is told and nothing is kept.
///
/// # Errors
/// [`Error::Invalid`] for a text without the column `name`, or with too many rows.
pub async fn import(app: &App, actor: &Actor, text: &str, is_preview: bool) -> Result<Vec<ImportedClaimant>> {
    let rows = claimant_list::rows(text).ok_or_else(|| Error::invalid("/csv", FieldFault::NotAClaimantList))?;
    if rows.len() > MOST_ROWS {
        return Err(Error::invalid("/csv", FieldFault::TooMany { max: MOST_ROWS }));
    }
    let mut work = Work::open(app, actor).await?;
    store::verdicts::claimant::lock(work.db()).await?;
    let mut told = Vec::new();
    for row in rows {
        let (line, name) = (row.line, row.name.clone());
        let mut outcome = ImportedClaimant { line, name, outcome: ImportOutcome::Refused, fault: None, conflict: None };
        match take(&mut work, row).await {
            Ok(done) => outcome.outcome = done,
            // What the use cases refuse, they refuse before they write.
            Err(Error::Conflict { reason: Refused::Conflict(conflict), .. }) => outcome.conflict = Some(conflict),
            Err(Error::Invalid(faults)) => outcome.fault = faults.into_iter().next().map(|fault| fault.fault),
            Err(error) => return Err(error),
        }
        told.push(outcome);
    }
    if !is_preview {
        work.commit().await?;
    }
    Ok(told)
}

async fn take(work: &mut Work, row: ListedClaimant) -> Result<ImportOutcome> {
    let (details, mut names) = checked(row)?;
    names.insert(0, details.name.clone());
    let names = distinct(work, names).await?;
    let owned = store::verdicts::claimant_name::owners(work.db(), &names).await?;
    let holder = match &details.wikidata {
        Some(wikidata) => store::verdicts::claimant_name::by_wikidata(work.db(), wikidata).await?,
        None => None,
    };
    let known: Option<ClaimantRef> = owned.first().map(|one| one.owner.clone()).or_else(|| holder.clone());
    let Some(known) = known else {
        make(work, &details, names).await?;
        return Ok(ImportOutcome::Created);
    };
    if let Some(other) = owned.iter().find(|one| one.owner.id != known.id) {
        let spelling = names.get(other.place).cloned().unwrap_or_default();
        return Err(Error::conflict(Conflict::SpellingTaken { spelling, claimant: other.owner.name.clone() }));
    }
    let record = locked(work, known.id, None).await?;
    let other_item = record.details.wikidata.as_ref().zip(details.wikidata.as_ref()).filter(|(was, is)| was != is);
    if let Some((was, _)) = other_item {
        return Err(Error::conflict(Conflict::WikidataTaken { wikidata: was.clone(), claimant: known.name }));
    }
    let places = names.into_iter().enumerate();
    let new = places.filter(|(place, _)| owned.iter().all(|one| one.place != *place)).map(|(_, name)| name);
    let new: Vec<String> = new.collect();
    let fuller = filled(&record.details, details);
    look_alike::refuse(work, &new, Some(known.id), &fuller).await?;
    if record.spellings.len() + new.len() > MOST_SPELLINGS || fuller.same_as.len() > MOST_ADDRESSES {
        return Err(Error::invalid("", FieldFault::TooMany { max: MOST_SPELLINGS }));
    }
    let is_known = new.is_empty() && fuller == record.details;
    write(work, &record, &fuller).await?;
    for name in new {
        give(work, &record, &name).await?;
    }
    Ok(if is_known { ImportOutcome::Unchanged } else { ImportOutcome::Extended })
}

/// The details of a record with what only the list has.
fn filled(record: &ClaimantDetails, listed: ClaimantDetails) -> ClaimantDetails {
    let mut fuller = record.clone();
    if fuller.kind == ClaimantKind::Unknown {
        fuller.kind = listed.kind;
    }
    fuller.wikidata = fuller.wikidata.or(listed.wikidata);
    fuller.description = fuller.description.or(listed.description);
    for address in listed.same_as {
        if !fuller.same_as.contains(&address) {
            fuller.same_as.push(address);
        }
    }
    fuller
}

/// The details and the further names of a row.
fn checked(row: ListedClaimant) -> Result<(ClaimantDetails, Vec<String>)> {
    let fault = |fault: FieldFault| Error::invalid("", fault);
    let name = |name: &String| {
        let name = Text::<200>::new(name).map(Text::into_string).map_err(fault)?;
        check_visible(&name).map_err(fault).map(|()| name)
    };
    let address = |url: &String| WebAddress::new(url).map(WebAddress::into_string).map_err(fault);
    let given = |text: String| Some(text).filter(|text| !text.is_empty());
    let wikidata = given(row.wikidata).map(|id| WikidataId::new(&id).map(WikidataId::into_string));
    let description = given(row.description).map(|text| Text::<500>::new(&text).map(Text::into_string));
    let details = ClaimantDetails {
        kind: ClaimantKind::named(&row.kind).ok_or_else(|| fault(FieldFault::ClaimantKind))?,
        name: name(&row.name)?,
        description: description.transpose().map_err(fault)?,
        wikidata: wikidata.transpose().map_err(fault)?,
        same_as: row.same_as.iter().map(address).collect::<Result<_>>()?,
        roles: vec![],
    };
    Ok((details, row.spellings.iter().map(name).collect::<Result<_>>()?))
}
