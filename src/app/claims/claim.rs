//! Claims: read, list, create by hand, reword.

use std::sync::{Arc, OnceLock};

use super::claim_file::{ClaimFile, file};
use super::claim_lock::ClaimLock;
use super::comment;
use super::merge::set_priority;
use super::selection::{Selection, SelectionInput};
use super::withheld::Withheld;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::shared_reads::claims::{QueuePage, QueueRead};
use crate::app::work::Work;
use crate::domain::claims::action::Action;
use crate::domain::claims::appearance::Span;
use crate::domain::claims::claim::{self, Assignee, Claim, Filter, ViewCounts};
use crate::domain::claims::review::State;
use crate::domain::claims::view::Column;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId};
use crate::domain::kernel::page::{Limit, NotACursor, Page, position};
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind, Recorded};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::domain::people::name::check_visible;
use crate::store;
use crate::store::claims::appearance::Place;
use crate::store::claims::list::Listed;
use crate::store::kit::connection::Connection;

/// Sort order of a list of claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Highest priority first.
    #[default]
    Priority,
    /// Newest claim first.
    Newest,
    /// Only claims with a due date, the earliest first.
    Due,
    /// In the order of a column.
    By {
        /// The column.
        column: Column,
        /// Whether the largest value is first.
        descending: bool,
    },
}

/// A page of claims.
#[derive(Debug)]
pub enum Listing {
    /// The same for all who read it at this moment.
    Shared(Arc<QueueRead>),
    /// For this caller.
    Own(Page<Claim>),
}

/// A page of the claims that match `filter`. The ratings of claims that the caller reviews blind are hidden.
///
/// # Errors
/// [`Error::Invalid`] for a cursor of another list.
pub async fn page(
    app: &App,
    actor: &Actor,
    filter: &Filter,
    sort: Sort,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Listing> {
    if let Some(states) = filter.states_alone().filter(|_| sort == Sort::Priority) {
        let page = QueuePage { states, cursor: cursor.map(str::to_owned), limit };
        let read = app.claim_reads.queue.read(&app.pool, page.clone(), || queue_page(app, page)).await?;
        let withheld = Withheld::of(&app.pool, actor, &read.page.items).await?;
        if !read.page.items.iter().any(|claim| withheld.covers(claim.id)) {
            return Ok(Listing::Shared(read));
        }
        let mut page = read.page.clone();
        withheld.cut(&mut page.items);
        return Ok(Listing::Own(page));
    }
    let mut page = filtered_page(app, filter, sort, cursor, limit).await?;
    let withheld = Withheld::of(&app.pool, actor, &page.items).await?;
    if filter.rating.is_some() {
        // A match by rating would reveal the rating.
        page.items.retain(|claim| !withheld.covers(claim.id));
    }
    withheld.cut(&mut page.items);
    Ok(Listing::Own(page))
}

async fn queue_page(app: &App, page: QueuePage) -> Result<QueueRead> {
    let QueuePage { states, cursor, limit } = page;
    let after = cursor.as_deref().map(position).transpose()?;
    let mut db = app.pool.acquire().await?;
    let keys = store::claims::list::page_of_states(&mut *db, &states, after, limit.probe()).await?;
    let page = Page::cut(keys, limit, |(id, rank)| (*rank, *id)).map(|(id, _)| id);
    let items = store::claims::claim::by_ids(&mut *db, &page.items, false, None).await?;
    Ok(QueueRead { page: Page { items, next: page.next }, rendered: OnceLock::new() })
}

async fn filtered_page(
    app: &App,
    filter: &Filter,
    sort: Sort,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Page<Claim>> {
    let articles = crate::app::articles::article::only_having(app, filter.words.as_deref()).await?;
    let list = Listed { filter, articles: &articles };
    let mut db = app.pool.acquire().await?;
    store::kit::planner::plan_anew(&mut db).await?;
    let page: Page<ClaimId> = match sort {
        Sort::Priority => {
            let after = cursor.map(position).transpose()?;
            let keys = store::claims::list::page_by_rank(&mut *db, &list, after, limit.probe()).await?;
            Page::cut(keys, limit, |(id, rank)| (*rank, *id)).map(|(id, _)| id)
        }
        Sort::Newest => {
            let after = cursor.map(position).transpose()?;
            let keys = store::claims::list::page_by_age(&mut *db, &list, after, limit.probe()).await?;
            Page::cut(keys, limit, |id| *id)
        }
        Sort::Due => {
            let after = cursor.map(position).transpose()?;
            let keys = store::claims::list::page_by_due(&mut *db, &list, after, limit.probe()).await?;
            Page::cut(keys, limit, |(id, due)| (*due, *id)).map(|(id, _)| id)
        }
        Sort::By { column: Column::Assignee, descending } => {
            Box::pin(by_assignee(&mut db, &list, descending, cursor, limit)).await?
        }
        Sort::By { column: Column::State, descending } => {
            Box::pin(by_state(&mut db, &list, descending, cursor, limit)).await?
        }
        Sort::By { column, descending } => {
            Box::pin(by_column(&mut db, &list, (column, descending), cursor, limit)).await?
        }
    };
    store::kit::planner::plan_as_usual(&mut db).await?;
    let items = store::claims::claim::by_ids(&mut *db, &page.items, false, None).await?;
    Ok(Page { items, next: page.next })
}

/// A page of the claims by their values in a column.
async fn by_column(
    db: &mut Connection,
    list: &Listed<'_>,
    (column, descending): (Column, bool),
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Page<ClaimId>> {
    let after: Option<(String, ClaimId)> = cursor.map(position).transpose()?;
    if after.as_ref().is_some_and(|(value, _)| !column.has(value)) {
        return Err(NotACursor.into());
    }
    let by = (column, descending);
    let keys = store::claims::list::page_by_column(&mut *db, list, by, after, limit.probe()).await?;
    Ok(Page::cut(keys, limit, |(value, id)| (value.clone(), *id)).map(|(_, id)| id))
}

/// A page of the claims by their states, and those of one state by rank.
async fn by_state(
    db: &mut Connection,
    list: &Listed<'_>,
    descending: bool,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Page<ClaimId>> {
    let after: Option<(State, i32, ClaimId)> = cursor.map(position).transpose()?;
    let wanted = |state: &State| list.filter.states.as_ref().is_none_or(|states| states.contains(state));
    let mut states: Vec<State> = State::ALL.into_iter().filter(wanted).collect();
    if descending {
        states.reverse();
    }
    let mut places: Vec<(State, i32, ClaimId)> = Vec::new();
    for state in states.into_iter().skip_while(|state| after.is_some_and(|(last, ..)| last != *state)) {
        let filter = &Filter { states: Some(vec![state]), ..list.filter.clone() };
        let list = Listed { filter, articles: list.articles };
        let after = after.filter(|(last, ..)| *last == state).map(|(_, rank, id)| (rank, id));
        let rest = limit.probe() - i64::try_from(places.len()).unwrap_or(i64::MAX);
        if rest > 0 {
            let found = store::claims::list::page_by_rank(&mut *db, &list, after, rest).await?;
            places.extend(found.into_iter().map(|(id, rank)| (state, rank, id)));
        }
    }
    Ok(Page::cut(places, limit, |place| *place).map(|(_, _, id)| id))
}

/// Place of a claim in the order by assignee: name and id of the assignee, `None` after the last one; rank and id of the
/// claim.
type AssigneePlace = (Option<(String, AccountId)>, i32, ClaimId);

/// A page of the claims by the names of their assignees; the unassigned ones follow, by rank.
async fn by_assignee(
    db: &mut Connection,
    list: &Listed<'_>,
    descending: bool,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Page<ClaimId>> {
    let after: Option<AssigneePlace> = cursor.map(position).transpose()?;
    let mut places: Vec<AssigneePlace> = Vec::new();
    let is_assigned = |place: &AssigneePlace| place.0.is_some();
    if after.as_ref().is_none_or(is_assigned) && !list.filter.nobody() {
        let after = after.clone().and_then(|(person, rank, id)| person.map(|(name, person)| (name, person, rank, id)));
        if after.as_ref().is_some_and(|(name, ..)| !Column::Assignee.has(name)) {
            return Err(NotACursor.into());
        }
        let assigned = store::claims::list::page_by_assignee(&mut *db, list, descending, after, limit.probe()).await?;
        places.extend(assigned.into_iter().map(|(name, person, rank, id)| (Some((name, person)), rank, id)));
    }
    let rest = limit.probe() - i64::try_from(places.len()).unwrap_or(i64::MAX);
    if rest > 0 && list.filter.person().is_none() {
        let unassigned = Filter { assignee: Some(Assignee::Nobody), ..list.filter.clone() };
        let list = Listed { filter: &unassigned, articles: list.articles };
        let after = after.filter(|place| !is_assigned(place)).map(|(_, rank, id)| (rank, id));
        let free = store::claims::list::page_by_rank(&mut *db, &list, after, rest).await?;
        places.extend(free.into_iter().map(|(id, rank)| (None, rank, id)));
    }
    Ok(Page::cut(places, limit, Clone::clone).map(|(_, _, id)| id))
}

/// Numbers of claims in the views of the queue, as the account sees them.
pub async fn counts(app: &App, me: AccountId) -> Result<ViewCounts> {
    Ok(store::claims::list::counts(&app.pool, me).await?)
}

/// A page of the claims in the current version of an article, in text order.
pub async fn of_article(
    app: &App,
    actor: &Actor,
    article: ArticleId,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Page<Claim>> {
    let after = cursor.map(position).transpose()?;
    let article = crate::app::articles::article::by_id(app, article).await?;
    let number = article.current_version;
    let places = store::claims::list::in_text_order(&app.pool, article.id, number, after, limit.probe()).await?;
    let page = Page::cut(places, limit, |place| *place).map(|(_, _, id)| id);
    let mut items = store::claims::claim::by_ids(&app.pool, &page.items, false, Some(article.id)).await?;
    Withheld::of(&app.pool, actor, &items).await?.cut(&mut items);
    Ok(Page { items, next: page.next })
}

/// Creates a claim from a passage that the analyser did not extract. `number` is the article version of `span`.
///
/// # Errors
/// [`Error::Conflict`] when the article has a newer version or the passage already is a claim of this claimant; [`Error::Invalid`]
/// for a claimant with an invisible character.
pub async fn add(
    app: &App,
    actor: &Actor,
    article: ArticleId,
    number: i32,
    span: Span,
    input: &SelectionInput,
) -> Result<ClaimFile> {
    input.claimant.as_deref().map_or(Ok(()), check_visible).map_err(|fault| Error::invalid("/claimant", fault))?;
    let article = crate::app::articles::article::by_id(app, article).await?;
    let version = crate::app::articles::article::version(app, article.id, number).await?;
    let selection = Selection::of(&app.analyser, &article, &version, span)?;

    let mut work = Work::open(app, actor).await?;
    let by = work.actor().account().ok_or_else(Error::not_a_person)?;
    let current =
        store::articles::article::lock(work.db(), article.id).await?.ok_or(Error::NotFound("article"))?.current_version;
    if current != number {
        return Err(Error::conflict(Conflict::NewerText));
    }
    let place = selection.span();
    let places = store::claims::appearance::of_article(work.db(), article.id).await?;
    let claimant = input.claimant.as_deref();
    let taken = |known: &Place| {
        known.number == number
            && (known.span_start, known.span_end) == (place.start, place.end)
            && claimant.is_none_or(|claimant| is_same_speaker(known.claimant.as_deref(), claimant))
    };
    if places.iter().any(taken) {
        return Err(Error::conflict(Conflict::ClaimExists));
    }

    let (claim, appearance) = selection.into_claim(&work, &version, by, input);
    let id = claim.id;
    let event = Event::of_claim(Kind::ClaimAdded, id, article.id)
        .with(Change::set(Field::Statement, claim.wording.as_deref().unwrap_or_default()));
    let now = work.now();
    store::claims::claim::insert(work.db(), &[claim], &[appearance], now).await?;

    work.record(event);
    work.behind(Job::Compare { article: article.id });
    work.commit().await?;
    file(app, actor, id).await
}

/// Whether a known claim of the same words is that of this claimant: two people who say the same make a claim each.
fn is_same_speaker(known: Option<&str>, claimant: &str) -> bool {
    let folded = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    known.is_some_and(|known| folded(known) == folded(claimant))
}

/// A person's correction of what the analyser says of a claim.
#[derive(Debug)]
pub struct Revision {
    /// New wording of the statement. `None`: unchanged.
    pub statement: Option<Text<2000>>,
    /// New kind. `None`: unchanged.
    pub kind: Option<claim::Kind>,
    /// Reason for the change.
    pub reason: Option<Text<1000>>,
}

/// Sets the wording or the kind of a claim. The analyser's statement and kind are stored unchanged.
///
/// # Errors
/// [`Error::Invalid`] if there is nothing to change.
pub async fn revise(app: &App, actor: &Actor, id: ClaimId, expected: i64, revision: &Revision) -> Result<ClaimFile> {
    if revision.statement.is_none() && revision.kind.is_none() {
        return Err(Error::invalid("/statement", FieldFault::NothingChosen));
    }
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Reword).await?;
    let by = lock.person()?;
    let before = store::claims::claim::by_id(lock.db(), id).await?.ok_or(Error::NotFound("claim"))?;

    let (now, article) = (lock.now(), lock.article);
    let reason = revision.reason.as_deref();
    if let Some(statement) = &revision.statement {
        store::claims::claim::set_wording(lock.db(), id, statement, reason, by, now).await?;
        let change = Change::new(Field::Statement, Some(before.statement()), Some(&**statement));
        let event = Event::of_claim(Kind::ClaimReworded, id, article);
        lock.record(event.with(change).because(reason));
    }
    if let Some(kind) = revision.kind.filter(|kind| *kind != before.kind) {
        store::claims::claim::set_kind(lock.db(), id, kind).await?;
        set_priority(&mut lock, &Claim { kind, ..before.clone() }).await?;
        let change = Change::new(Field::Kind, Some(before.kind.name()), Some(kind.name()));
        let event = Event::of_claim(Kind::ClaimReclassified, id, article);
        lock.record(event.with(change).because(reason));
    }
    lock.keep_state().await?;
    lock.commit().await?;
    file(app, actor, id).await
}

/// Confirms the machine's wording of a claim as the person's own.
pub async fn confirm_wording(app: &App, actor: &Actor, id: ClaimId, expected: i64) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::ConfirmWording).await?;
    let by = lock.person()?;
    let claim = store::claims::claim::by_id(lock.db(), id).await?.ok_or(Error::NotFound("claim"))?;

    let now = lock.now();
    store::claims::claim::set_wording(lock.db(), id, claim.statement(), None, by, now).await?;
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::ClaimWordingConfirmed, id, lock.article);
    lock.record(event.with(Change::set(Field::Statement, claim.statement())));
    lock.commit().await?;
    file(app, actor, id).await
}

/// A page of the claim's events, newest first. The caller's blind second review hides the changes to the verdict, and only
/// editors see what comments said before they were edited or deleted.
pub async fn history(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Page<Recorded>> {
    let before = cursor.map(position).transpose()?;
    if store::claims::claim::by_id(&app.pool, id).await?.is_none() {
        return Err(Error::NotFound("claim"));
    }
    let mut events = store::newsroom::event::of_claim(&app.pool, id, before, limit.probe()).await?;
    Withheld::from(&app.pool, actor).await?.cut_events(&mut events);
    comment::cut_former_words(app, actor, id, &mut events).await?;
    Ok(Page::cut(events, limit, |event| event.id))
}
