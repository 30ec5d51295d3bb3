//! Fact checks of other newsrooms in memory: the same index and the same ranking as for claims.

use std::collections::HashMap;
use std::sync::Arc;

use claim_matching::{Candidate, Claim as Checked, CompactVector, PreparedQuery, Query};

use super::comparison::blocking;
use super::search::is_alike;
use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::claims::claim::Claim;
use crate::domain::claims::matches::MatchReason;
use crate::domain::kernel::id::{ClaimId, ExternalCheckId};
use crate::domain::kernel::moment::Moment;
use crate::domain::verdicts::checks::external_check::{ExternalCheck, Suggested, joined};
use crate::store;

/// Checks that are read at once.
const BATCH: i64 = 2_000;

/// The checks that most probably check a claim, best first.
pub(crate) async fn like(app: &App, claim: &Claim, count: usize) -> Result<Vec<Suggested>> {
    catch_up(app).await?;
    let day = claim.article.published_at.map(Moment::day);
    let query = Query { text: claim.statement().to_owned(), claimant: claim.claimant.name.clone(), day };
    let query = Arc::new(PreparedQuery::new(&query, vector_of(app, claim.id).await?));
    let (index, asked) = (app.check_index.clone(), Arc::clone(&query));
    let found = blocking(move || index.read(|index| index.candidates(&asked))).await?;
    let vectors = known_vectors(app, &[&*found.by_words, &*found.by_signs].concat()).await?;
    let (index, asked) = (app.check_index.clone(), Arc::clone(&query));
    let nearest = move || {
        let nearest = index.read(|index| index.nearest(&asked, &found, |id| vectors.get(&id).cloned()));
        (nearest, vectors)
    };
    let (nearest, vectors) = blocking(nearest).await?;
    let known = store::verdicts::checks::external_check::by_ids(&app.pool, &nearest).await?;

    let index = app.check_index.clone();
    let ranked = move || {
        let claimants: Vec<Option<String>> = known.iter().map(ExternalCheck::all_claimants).collect();
        let ranked = index.read(|index| index.rank(&query, &candidates(&known, &claimants, &vectors), count));
        (ranked, known)
    };
    let (ranked, known) = blocking(ranked).await?;
    let mut known: HashMap<ExternalCheckId, ExternalCheck> = known.into_iter().map(|check| (check.id, check)).collect();
    let suggested = ranked.into_iter().filter(is_alike).filter_map(|found| {
        let check = known.remove(&found.id)?;
        let reasons = found.reasons.into_iter().map(MatchReason::from).collect();
        Some(Suggested { check, likeness: found.likeness, reasons })
    });
    Ok(suggested.collect())
}

/// The stored vector of a claim by the model that is in force.
async fn vector_of(app: &App, claim: ClaimId) -> Result<Option<CompactVector>> {
    let Some(model) = app.analyser.matching_model() else {
        return Ok(None);
    };
    let found = store::claims::vector::vectors(&app.pool, &[claim], model).await?;
    Ok(found.first().and_then(|(_, bytes)| CompactVector::from_bytes(bytes)))
}

/// The stored vectors of checks by the model that is in force.
async fn known_vectors(app: &App, ids: &[ExternalCheckId]) -> Result<HashMap<ExternalCheckId, CompactVector>> {
    let Some(model) = app.analyser.matching_model().filter(|_| !ids.is_empty()) else {
        return Ok(HashMap::new());
    };
    let found = store::verdicts::checks::external_check::vectors(&app.pool, ids, model).await?;
    Ok(found.into_iter().filter_map(|(id, bytes)| Some((id, CompactVector::from_bytes(&bytes)?))).collect())
}

/// Reads what was imported or changed since the last search.
async fn catch_up(app: &App) -> Result<()> {
    app.check_index.read.join(async |read| follow(app, read).await).await?;
    Ok(())
}

async fn follow(app: &App, mut read: i64) -> Result<i64> {
    let (pool, model) = (app.pool.for_indexes(), app.analyser.matching_model());
    loop {
        let page = store::verdicts::checks::external_check::changed_after(&pool, read, model, BATCH).await?;
        let Some(last) = page.last() else {
            return Ok(read);
        };
        let reached = last.seq;
        let index = app.check_index.clone();
        blocking(move || {
            index.change(|checks| {
                for check in &page {
                    let claimants = joined(check.claimant.as_deref(), &check.further_claimants);
                    let claimant = claimants.as_deref();
                    let claim = Checked { text: &check.claim, claimant, day: check.claimed_on, ..Checked::default() };
                    let vector = check.vector.as_deref().and_then(CompactVector::from_bytes);
                    checks.add(check.id, &claim, vector.as_ref());
                }
            });
        })
        .await?;
        read = reached;
    }
}

fn candidates<'a>(
    known: &'a [ExternalCheck],
    claimants: &'a [Option<String>],
    vectors: &HashMap<ExternalCheckId, CompactVector>,
) -> Vec<Candidate<'a, ExternalCheckId>> {
    let candidate = |(check, claimant): (&'a ExternalCheck, &'a Option<String>)| {
        let ExternalCheck { id, claim, claimed_on, .. }: &ExternalCheck = check;
        let claim = Checked { text: claim, claimant: claimant.as_deref(), day: *claimed_on, ..Checked::default() };
        Candidate { id: *id, claim, vector: vectors.get(id).cloned() }
    };
    known.iter().zip(claimants).map(candidate).collect()
}
