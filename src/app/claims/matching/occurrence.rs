//! Occurrences: list, read with the time line, decide about their claims.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use claim_matching::{Setting, Trace, label};

use super::comparison::blocking;
use super::traces::{setting, trace};
use crate::app::claims::withheld::Withheld;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::claims::matches::occurrence::{Member, Occurrence, OccurrenceDecision, Told};
use crate::domain::claims::matches::timeline::{self, Contradiction, Telling};
use crate::domain::kernel::id::{ArticleId, ClaimId, OccurrenceId};
use crate::domain::kernel::page::{Limit, Page, position};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::claims::occurrence::MemberRow;
use crate::store::claims::setting::ClaimInArticle;

/// Claims of an occurrence that are read: the oldest.
const READ: i64 = 200;

/// Contradictions of an occurrence in a list.
const SHOWN: usize = 5;

/// An occurrence with the contradictions between its claims.
#[derive(Debug)]
pub struct Listed {
    /// The occurrence.
    pub occurrence: Occurrence,
    /// The first pairs of claims that cannot both be true, at most 5.
    pub contradictions: Vec<Contradiction>,
    /// Number of all such pairs.
    pub contradiction_count: usize,
}

/// Occurrences that several articles tell, most recently changed first.
pub async fn page(app: &App, open: bool, cursor: Option<&str>, limit: Limit) -> Result<Page<Listed>> {
    let after: Option<(DateTime<Utc>, OccurrenceId)> = cursor.map(position).transpose()?;
    let found = store::claims::occurrence::page(&app.pool, open, after, limit.probe()).await?;
    let page = Page::cut(found, limit, |occurrence| (occurrence.changed_at, occurrence.id));
    let items = listed(app, page.items).await?;
    Ok(Page { items, next: page.next })
}

/// Occurrences of a claim, also those that no other article tells.
pub async fn of_claim(app: &App, claim: ClaimId) -> Result<Vec<Listed>> {
    if !store::claims::list::exists(&app.pool, claim).await? {
        return Err(Error::NotFound("claim"));
    }
    let ids = store::claims::occurrence::of_claim(&app.pool, claim).await?;
    let found = store::claims::occurrence::by_ids(&app.pool, &ids).await?;
    listed(app, found).await
}

async fn listed(app: &App, found: Vec<Occurrence>) -> Result<Vec<Listed>> {
    let ids: Vec<OccurrenceId> = found.iter().map(|occurrence| occurrence.id).collect();
    let rows = store::claims::occurrence::members(&app.pool, &ids, READ).await?;
    let claims = read(app, &rows).await?;
    // Up to 200 claims of an occurrence are compared in pairs.
    blocking(move || {
        let listed = found.into_iter().map(|occurrence| {
            let is_of = |row: &&MemberRow| row.occurrence == occurrence.id && is_member(row);
            let members = rows.iter().filter(is_of).map(|row| row.claim).collect();
            let mut contradictions = timeline::contradictions(&tellings(&claims, &members));
            let contradiction_count = contradictions.len();
            contradictions.truncate(SHOWN);
            Listed { occurrence, contradictions, contradiction_count }
        });
        listed.collect()
    })
    .await
}

/// An occurrence with everything that is told about it. If the occurrence was merged, returns the occurrence that it was merged into.
/// The ratings of claims that the caller reviews blind are hidden.
pub async fn read_one(app: &App, actor: &Actor, id: OccurrenceId) -> Result<Told> {
    let id = store::claims::occurrence::current(&app.pool, id).await?;
    let found = store::claims::occurrence::by_ids(&app.pool, &[id]).await?;
    let occurrence = found.into_iter().next().ok_or(Error::NotFound("occurrence"))?;
    let rows = store::claims::occurrence::members(&app.pool, &[id], READ).await?;
    let claims = read(app, &rows).await?;
    let members: BTreeSet<ClaimId> = rows.iter().filter(|row| is_member(row)).map(|row| row.claim).collect();
    let told = tellings(&claims, &members);

    let order: HashMap<ClaimId, usize> = claims.iter().enumerate().map(|(at, one)| (one.claim.id, at)).collect();
    let ids: Vec<ClaimId> = rows.iter().map(|row| row.claim).collect();
    let mut shown = store::claims::claim::by_ids(&app.pool, &ids, false, None).await?;
    Withheld::from(&app.pool, actor).await?.cut(&mut shown);
    let decision = |id| rows.iter().find(|row| row.claim == id).and_then(|row| row.decision.clone());
    let mut all: Vec<Member> = shown.into_iter().map(|claim| Member { decision: decision(claim.id), claim }).collect();
    all.sort_by_key(|member| order.get(&member.claim.id).copied());
    let (members, removed) = all.into_iter().partition(|member| members.contains(&member.claim.id));
    Ok(Told {
        occurrence,
        series: timeline::series(&told),
        contradictions: timeline::contradictions(&told),
        members,
        removed,
    })
}

/// Records what a person decided about a claim and an occurrence; `None` takes the decision back. The same decision again changes
/// nothing.
pub async fn decide(
    app: &App,
    actor: &Actor,
    id: OccurrenceId,
    claim: ClaimId,
    decision: Option<OccurrenceDecision>,
) -> Result<Told> {
    let mut work = Work::open(app, actor).await?;
    let (by, now) = (actor.account().ok_or_else(Error::not_a_person)?, work.now());
    store::claims::occurrence::grouping::lock(work.db()).await?;
    let id = store::claims::occurrence::current(work.db(), id).await?;
    if store::claims::occurrence::by_ids(work.db(), &[id]).await?.is_empty() {
        return Err(Error::NotFound("occurrence"));
    }
    let known = store::claims::claim::by_ids(work.db(), &[claim], false, None).await?;
    let known = known.into_iter().next().ok_or(Error::NotFound("claim"))?;
    let before = store::claims::occurrence::decision(work.db(), (id, claim)).await?;
    if before != decision {
        store::claims::occurrence::decide(work.db(), (id, claim), decision, by, now).await?;
        let rows = store::claims::occurrence::members(work.db(), &[id], READ).await?;
        let ids: Vec<ClaimId> = rows.iter().filter(|row| is_member(row)).map(|row| row.claim).collect();
        let claims = traced(store::claims::setting::claims(work.db(), &ids).await?);
        let traces = claims.iter().map(|one| &one.trace);
        let (label, days) = (label(traces.clone()), timeline::days(traces));
        store::claims::occurrence::grouping::refresh(work.db(), id, &label, days, now).await?;
        let words = |decision: Option<OccurrenceDecision>| decision.map(OccurrenceDecision::words);
        let event = Event::of_claim(Kind::OccurrenceDecided, claim, known.article.id).with(Change::new(
            Field::Occurrence,
            words(before),
            words(decision),
        ));
        work.record(event);
    }
    work.commit().await?;
    read_one(app, actor, id).await
}

fn is_member(row: &MemberRow) -> bool {
    row.decision.as_ref().is_none_or(|decided| decided.decision == OccurrenceDecision::In)
}

/// A claim with what it says.
struct Traced {
    claim: ClaimInArticle,
    trace: Trace,
}

/// The claims of these rows, earliest article first.
async fn read(app: &App, rows: &[MemberRow]) -> Result<Vec<Traced>> {
    let ids: BTreeSet<ClaimId> = rows.iter().map(|row| row.claim).collect();
    let ids: Vec<ClaimId> = ids.into_iter().collect();
    Ok(traced(store::claims::setting::claims(&app.pool, &ids).await?))
}

fn traced(claims: Vec<ClaimInArticle>) -> Vec<Traced> {
    let mut settings: HashMap<ArticleId, Arc<Setting>> = HashMap::new();
    let traced = claims.into_iter().map(|claim| {
        let setting = settings.entry(claim.article).or_insert_with(|| Arc::new(setting(&claim)));
        Traced { trace: trace(&claim, setting), claim }
    });
    let mut traced: Vec<Traced> = traced.collect();
    traced.sort_by_key(|one| {
        let told = one.trace.told();
        (told.is_none(), told, one.claim.id)
    });
    traced
}

fn tellings<'a>(claims: &'a [Traced], members: &BTreeSet<ClaimId>) -> Vec<Telling<'a>> {
    let members = claims.iter().filter(|one| members.contains(&one.claim.id));
    let telling = |one: &'a Traced| Telling {
        claim: one.claim.id,
        article: one.claim.article,
        trace: &one.trace,
        values: &one.claim.values,
    };
    members.map(telling).collect()
}
