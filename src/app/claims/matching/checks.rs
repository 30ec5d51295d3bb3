//! Fact checks of other newsrooms in memory: the same index and the same ranking as for claims.

use std::collections::HashMap;
use std::sync::Arc;

use claim_matching::{Candidate, Claim as Checked, PreparedQuery, Query};

use super::comparison::blocking;
use super::search::LEAST_LIKENESS;
use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::claims::claim::Claim;
use crate::domain::claims::matches::MatchReason;
use crate::domain::kernel::id::ExternalCheckId;
use crate::domain::kernel::moment::Moment;
use crate::domain::verdicts::external_check::{ExternalCheck, Suggested};
use crate::store;

/// Checks that are read at once.
const BATCH: i64 = 2_000;

/// The checks that most probably check a claim, best first.
pub(crate) async fn like(app: &App, claim: &Claim, count: usize) -> Result<Vec<Suggested>> {
    catch_up(app).await?;
    let day = claim.article.published_at.map(Moment::day);
    let query = Query { text: claim.statement().to_owned(), claimant: claim.claimant.name.clone(), day };
    let query = Arc::new(PreparedQuery::new(&query, None));
    let (index, asked) = (app.check_index.clone(), Arc::clone(&query));
    let found = blocking(move || index.read(|index| index.candidates(&asked, 1))).await?;
    let known = store::verdicts::external_check::by_ids(&app.pool, &found.by_words).await?;

    let index = app.check_index.clone();
    let ranked = move || {
        let ranked = index.read(|index| index.rank(&query, &candidates(&known), count));
        (ranked, known)
    };
    let (ranked, known) = blocking(ranked).await?;
    let mut known: HashMap<ExternalCheckId, ExternalCheck> = known.into_iter().map(|check| (check.id, check)).collect();
    let suggested = ranked.into_iter().filter(|found| found.likeness >= LEAST_LIKENESS).filter_map(|found| {
        let check = known.remove(&found.id)?;
        let reasons = found.reasons.into_iter().map(MatchReason::from).collect();
        Some(Suggested { check, likeness: found.likeness, reasons })
    });
    Ok(suggested.collect())
}

/// Reads what was imported or changed since the last search.
async fn catch_up(app: &App) -> Result<()> {
    let mut read = app.check_index.read.lock().await;
    loop {
        let page = store::verdicts::external_check::changed_after(&app.pool, *read, BATCH).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        let reached = last.seq;
        let index = app.check_index.clone();
        blocking(move || {
            index.change(|checks| {
                for check in &page {
                    let claimant = check.claimant.as_deref();
                    let claim = Checked { text: &check.claim, claimant, day: check.claimed_on, ..Checked::default() };
                    checks.add(check.id, &claim, None);
                }
            });
        })
        .await?;
        *read = reached;
    }
}

fn candidates(known: &[ExternalCheck]) -> Vec<Candidate<'_, ExternalCheckId>> {
    let candidate = |check| {
        let ExternalCheck { id, claim, claimant, claimed_on, .. }: &ExternalCheck = check;
        let claim = Checked { text: claim, claimant: claimant.as_deref(), day: *claimed_on, ..Checked::default() };
        Candidate { id: *id, claim, vector: None }
    };
    known.iter().map(candidate).collect()
}
