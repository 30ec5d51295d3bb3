//! What does the newsroom know about a claim, and how is one made by hand or reworded?

use super::review::Desk;
use crate::app::articles::analysis::Selection;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::claims::action::{Action, Offer};
use crate::domain::claims::appearance::{Appearance, Span};
use crate::domain::claims::claim::{self, Claim, Filter};
use crate::domain::claims::review::Review;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::kernel::page::{Limit, Page, decode};
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Kind, Recorded};
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::evidence::Evidence;
use crate::domain::verdicts::reading::{Reading, Stage};
use crate::domain::verdicts::reply::Reply;
use crate::domain::verdicts::verdict::{Draft, Revision};
use crate::store;
use crate::store::claims::appearance::Place;

/// Everything about one claim, and what this person may do with it.
#[derive(Debug)]
pub struct ClaimFile {
    /// The claim with its review.
    pub claim: Claim,
    /// Where it stands.
    pub appearances: Vec<Appearance>,
    /// Sources in their order, withdrawn ones too.
    pub evidence: Vec<Evidence>,
    /// Whom the newsroom asked for an answer, oldest first.
    pub replies: Vec<Reply>,
    /// The second reading, if somebody was asked for one.
    pub reading: Option<Reading>,
    /// The verdict being written.
    pub draft: Option<Draft>,
    /// Submitted verdicts, newest first.
    pub revisions: Vec<Revision>,
    /// What this person may do now, and why not.
    pub offers: Vec<Offer>,
}

/// One claim's file.
///
/// The claim, with its version, is read first: what is read later can only be newer, and a change made
/// from a version too old is refused.
pub async fn file(app: &App, actor: &Actor, id: ClaimId) -> Result<ClaimFile> {
    // On the heap: every use case ends with this, and its many queries would swell them all.
    Box::pin(read_file(app, actor, id)).await
}

async fn read_file(app: &App, actor: &Actor, id: ClaimId) -> Result<ClaimFile> {
    let mut db = app.pool.acquire().await?;
    let claim = store::claims::claim::by_id(&mut *db, id)
        .await?
        .ok_or(Error::NotFound("claim"))?;
    let appearances = store::claims::appearance::of_claim(&mut *db, id).await?;
    let evidence = store::verdicts::evidence::of_claim(&mut *db, id).await?;
    let replies = store::verdicts::reply::of_claim(&mut *db, id).await?;
    let mut reading = store::verdicts::reading::newest(&mut *db, id).await?;
    let draft = store::verdicts::verdict::draft(&mut *db, id).await?;
    let revisions = store::verdicts::verdict::revisions(&mut db, id).await?;
    let newest = revisions.first();
    let review = Review {
        state: claim.state,
        holder: claim.assignee.clone().zip(claim.lease_until),
        author: newest.map(|revision| revision.author.id),
        approvers: newest.map(Revision::approvers).unwrap_or_default(),
        correction: newest
            .and_then(|revision| revision.correction.as_ref())
            .map(|notice| notice.class),
        public: claim.published.is_some(),
        stale: claim.stale.is_some(),
        merged: claim.merged_into.is_some(),
        reading: reading.as_ref().and_then(Reading::stage),
        version: claim.version,
    };
    let offers = review.offers(actor, app.clock.now());
    let (mut claim, mut draft, mut revisions) = (claim, draft, revisions);
    // Who reads blind sees no verdict; nobody sees the reading before both are in.
    if matches!(review.reading, Some(Stage::Asked { reader }) if actor.is(reader)) {
        (claim.rating, draft, revisions) = (None, None, Vec::new());
    }
    if let Some(reading) = reading
        .as_mut()
        .filter(|reading| reading.revision.is_none())
    {
        (reading.rating, reading.summary) = (None, None);
    }
    Ok(ClaimFile {
        claim,
        appearances,
        evidence,
        replies,
        reading,
        draft,
        revisions,
        offers,
    })
}

/// In which order to list claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Most urgent first.
    #[default]
    Priority,
    /// Newest first.
    Newest,
    /// Those with a due date, the soonest first.
    Due,
}

/// A page of claims.
///
/// # Errors
/// [`Error::Invalid`] for a cursor that is not of this list.
pub async fn page(
    app: &App,
    actor: &Actor,
    filter: &Filter,
    sort: Sort,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Page<Claim>> {
    let mut db = app.pool.acquire().await?;
    let states = filter.states_alone().filter(|_| sort == Sort::Priority);
    if states.is_none() {
        store::kit::pool::plan_anew(&mut db).await?;
    }
    let page: Page<ClaimId> = match sort {
        Sort::Priority => {
            let after = cursor.map(position).transpose()?;
            let keys = match &states {
                Some(states) => {
                    store::claims::claim::page_of_states(&mut *db, states, after, limit.probe())
                        .await?
                }
                None => {
                    store::claims::claim::page_by_rank(&mut *db, filter, after, limit.probe())
                        .await?
                }
            };
            Page::cut(keys, limit, |(id, rank)| (*rank, *id)).map(|(id, _)| id)
        }
        Sort::Newest => {
            let after = cursor.map(position).transpose()?;
            let keys =
                store::claims::claim::page_by_age(&mut *db, filter, after, limit.probe()).await?;
            Page::cut(keys, limit, |id| *id)
        }
        Sort::Due => {
            let after = cursor.map(position).transpose()?;
            let keys =
                store::claims::claim::page_by_due(&mut *db, filter, after, limit.probe()).await?;
            Page::cut(keys, limit, |(id, due)| (*due, *id)).map(|(id, _)| id)
        }
    };
    if states.is_none() {
        store::kit::pool::plan_as_usual(&mut db).await?;
    }
    let mut items = store::claims::claim::by_ids(&mut *db, &page.items, false, None).await?;
    let blind = blind(&mut *db, actor).await?;
    if filter.rating.is_some() {
        // To be found by its rating would tell it.
        items.retain(|claim| !blind.contains(&claim.id));
    }
    hide(&mut items, &blind);
    Ok(Page {
        items,
        next: page.next,
    })
}

/// Claims that this person is to read blind.
pub(crate) async fn blind(db: impl sqlx::PgExecutor<'_>, actor: &Actor) -> Result<Vec<ClaimId>> {
    match actor.account() {
        Some(person) => Ok(store::verdicts::reading::blind(db, person).await?),
        None => Ok(Vec::new()),
    }
}

fn hide(claims: &mut [Claim], blind: &[ClaimId]) {
    for claim in claims.iter_mut().filter(|claim| blind.contains(&claim.id)) {
        claim.rating = None;
    }
}

/// The key inside a cursor.
///
/// # Errors
/// [`Error::Invalid`] when it is not one of ours.
pub fn position<K: serde::de::DeserializeOwned>(cursor: &str) -> Result<K> {
    decode(cursor).ok_or_else(|| Error::invalid("/cursor", "is not a cursor of this list"))
}

/// A `like` pattern that finds `text` anywhere, taken literally.
#[must_use]
pub fn containing(text: &str) -> String {
    let literal = text
        .replace('\\', r"\\")
        .replace('%', r"\%")
        .replace('_', r"\_");
    format!("%{literal}%")
}

/// All claims in the newest version of an article, in text order.
pub async fn of_article(app: &App, actor: &Actor, article: ArticleId) -> Result<Vec<Claim>> {
    let article = crate::app::articles::article::by_id(app, article).await?;
    let number = article.current_version;
    let ids = store::claims::claim::in_text_order(&app.pool, article.id, number).await?;
    let mut claims = store::claims::claim::by_ids(&app.pool, &ids, false, Some(article.id)).await?;
    hide(&mut claims, &blind(&app.pool, actor).await?);
    Ok(claims)
}

/// What a person says about words of an article that they make a claim of.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// The claim in a wording of its own; the words themselves unless said.
    pub statement: Option<Text<2000>>,
    /// What sort; the analyser's guess unless said.
    pub kind: Option<claim::Kind>,
    /// Who makes it; whom the words name unless said.
    pub claimant: Option<Text<200>>,
}

/// Makes a claim of words that the analyser passed over.
///
/// # Errors
/// [`Error::Conflict`] when the article has a newer text by now, or the words are a claim already.
pub async fn add(
    app: &App,
    actor: &Actor,
    article: ArticleId,
    number: i32,
    span: Span,
    told: &Told,
) -> Result<ClaimFile> {
    let article = crate::app::articles::article::by_id(app, article).await?;
    let version = crate::app::articles::article::version(app, article.id, number).await?;
    let selection = Selection::of(&article, &version, span)?;

    let mut work = Work::open(app, actor).await?;
    let by = work.actor().account().ok_or_else(Error::not_a_person)?;
    let current = store::articles::article::lock(work.db(), article.id)
        .await?
        .ok_or(Error::NotFound("article"))?
        .current_version;
    if current != number {
        return Err(Error::conflict(
            "The article has a newer text by now. Select the words there.",
        ));
    }
    let place = selection.span();
    let places = store::claims::appearance::of_article(work.db(), article.id).await?;
    let taken = |known: &Place| {
        known.number == number && (known.span_start, known.span_end) == (place.start, place.end)
    };
    if places.iter().any(taken) {
        return Err(Error::conflict("These very words are a claim already."));
    }

    let (claim, appearance) = selection.into_claim(&work, &version, by, told);
    let id = claim.id;
    let event = Event::of_claim(Kind::ClaimAdded, id, article.id).with(Change::set(
        "statement",
        claim.wording.as_deref().unwrap_or_default(),
    ));
    let now = work.now();
    store::claims::claim::insert(work.db(), &[claim], &[appearance], now).await?;

    work.record(event);
    work.commit().await?;
    file(app, actor, id).await
}

/// Puts the statement into a person's words; the machine's stay beside them.
pub async fn reword(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    statement: &Text<2000>,
    reason: Option<&Text<1000>>,
) -> Result<ClaimFile> {
    let mut desk = Desk::open(app, actor, id, expected, Action::Reword).await?;
    let by = desk.person()?;
    let before = store::claims::claim::by_id(desk.db(), id)
        .await?
        .ok_or(Error::NotFound("claim"))?;

    let now = desk.now();
    let reason = reason.map(|reason| &**reason);
    store::claims::claim::set_wording(desk.db(), id, statement, reason, by, now).await?;
    desk.stay().await?;

    let change = Change::new("statement", Some(before.statement()), Some(&**statement));
    let event = Event::of_claim(Kind::ClaimReworded, id, desk.article)
        .with(change)
        .because(reason);
    desk.record(event);
    desk.commit().await?;
    file(app, actor, id).await
}

/// What happened to a claim, newest first.
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
    if blind(&app.pool, actor).await?.contains(&id) {
        let told = events
            .iter_mut()
            .filter(|event| event.kind.starts_with("verdict."));
        told.for_each(|event| event.changes.clear());
    }
    Ok(Page::cut(events, limit, |event| event.cursor.id))
}
