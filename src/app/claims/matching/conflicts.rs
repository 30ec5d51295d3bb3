//! Conflicts: figures and dates of a new article that cannot be true with a published verdict.

use std::collections::HashMap;

use claim_matching::Query;

use super::related::values_of;
use super::search::{Except, like};
use crate::app::articles::article::by_id;
use crate::app::claims::staleness::mark;
use crate::app::context::App;
use crate::app::error::Result;
use crate::app::work::Work;
use crate::domain::claims::appearance::TypedValue;
use crate::domain::claims::claim::Claim;
use crate::domain::claims::matches::{MatchReason, MatchState};
use crate::domain::claims::related::{Agreement, compare, together};
use crate::domain::claims::review::State;
use crate::domain::claims::staleness::StaleReason;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::people::actor::Actor;
use crate::store;

/// Claims of an article that are compared: the most check-worthy ones.
const COMPARED: usize = 40;

/// Candidates for each of them.
const CANDIDATES: usize = 5;

/// From here on two statements are about the same: they share most of their words or of their meaning.
const ABOUT_THE_SAME: f64 = 0.5;

/// Marks published claims as stale whose figures or dates conflict with those of this article. What is not asserted is no conflict,
/// and neither are claims that a person has told apart.
pub async fn run(app: &App, article: ArticleId) -> Result<()> {
    if store::publishing::publication::newest_number(&app.pool).await?.is_none() {
        return Ok(());
    }
    let number = by_id(app, article).await?.current_version;
    let ids = store::claims::list::in_text_order(&app.pool, article, number).await?;
    let values = store::claims::vector::values(&app.pool, &ids).await?;
    let ids: Vec<ClaimId> = values.into_iter().filter(|(_, values)| !values.is_empty()).map(|(id, _)| id).collect();
    let mut claims = store::claims::claim::by_ids(&app.pool, &ids, false, Some(article)).await?;
    claims.retain(|claim| claim.state != State::Dismissed);
    claims.sort_by(|a, b| b.check_worthiness.total_cmp(&a.check_worthiness));
    claims.truncate(COMPARED);
    let mut stale = Vec::new();
    for claim in &claims {
        for known in conflicting(app, claim).await? {
            stale.push((known, Some(claim.statement().to_owned())));
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    let mut work = Work::open(app, &Actor::system()).await?;
    mark(&mut work, &stale, StaleReason::ConflictingValue).await?;
    work.commit().await
}

/// Published claims of other articles with a figure or date that cannot be true with this claim's.
async fn conflicting(app: &App, claim: &Claim) -> Result<Vec<ClaimId>> {
    let asked = store::claims::vector::some(&app.pool, &[claim.id], app.analyser.matching_model()).await?;
    let Some(asked) = asked.into_iter().next() else {
        return Ok(Vec::new());
    };
    let decided = store::claims::matches::of_claim(&app.pool, claim.id).await?;
    let rejected = decided.iter().filter(|(_, decision)| decision.state == MatchState::Rejected).map(|(id, _)| *id);
    let except: Vec<ClaimId> = rejected.chain([claim.id]).collect();
    let query = Query { text: asked.statement, claimant: asked.claimant, day: asked.day };
    let mut found =
        like(app, query, None, Except { article: Some(asked.article), claims: &except }, CANDIDATES).await?;
    found.retain(|found| {
        let says = |reason: MatchReason| found.reasons.iter().any(|known| MatchReason::from(*known) == reason);
        found.likeness >= ABOUT_THE_SAME && says(MatchReason::SameNames)
    });

    let mut values: HashMap<ClaimId, Vec<TypedValue>> = values_of(app, &found, claim.id).await?;
    let ours = values.remove(&claim.id).unwrap_or_default();
    let ids: Vec<ClaimId> = found.iter().map(|found| found.id).collect();
    let known = store::claims::claim::by_ids(&app.pool, &ids, false, None).await?;
    let conflicts = known.into_iter().filter(|known| known.state == State::Published).filter(|known| {
        let theirs = values.remove(&known.id).unwrap_or_default();
        together(&compare((claim.kind, &ours), (known.kind, theirs))) == Agreement::Differs
    });
    Ok(conflicts.map(|known| known.id).collect())
}
