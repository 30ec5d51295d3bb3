//! Search by meaning: claims that say the same as a text.

use std::collections::HashMap;
use std::sync::Arc;

use claim_matching::{Candidate, CompactVector, Index, Match, PreparedQuery, Query};

use super::index::following::catch_up;
use super::index::{Among, claim};
use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::store;
use crate::store::claims::vector::IndexedClaim;

/// The lowest likeness of a suggestion: below, shared words are chance. By the multilingual model, translations of 60 claims are
/// at least 0.50 alike, half of all other pairs 0.15 (`crates/claim-matching/tests/languages.rs`).
const LEAST_LIKENESS: f64 = 0.3;

/// The lowest probability of a suggestion that is not alike, or that has nothing in common that can be named.
pub(super) const LEAST_SHARE: f64 = 0.01;

/// What a search leaves out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Except<'a> {
    /// Claims outside of these.
    pub among: Among,
    /// Claims of this article.
    pub article: Option<ArticleId>,
    /// These claims.
    pub claims: &'a [ClaimId],
}

/// The claims that are most probably meant by a text, best first. `vector` is the vector of [`Query::vector_text`]; without it,
/// words and claimant decide alone.
pub async fn like(
    app: &App,
    query: Query,
    vector: Option<CompactVector>,
    except: Except<'_>,
    count: usize,
) -> Result<Vec<Match<ClaimId>>> {
    catch_up(app).await?;
    let query = Arc::new(PreparedQuery::new(&query, vector));
    let asked = Arc::clone(&query);
    let candidates = app.claim_index.search(except.among, move |index| index.candidates(&asked)).await?;

    let nearest = if candidates.by_signs.is_empty() {
        candidates.by_words
    } else {
        let known = known_vectors(app, &candidates.by_signs).await?;
        let asked = Arc::clone(&query);
        let nearest = move |index: &Index<ClaimId>| index.nearest(&asked, &candidates, |id| known.get(&id).cloned());
        app.claim_index.search(except.among, nearest).await?
    };
    let mut loaded = store::claims::vector::some(&app.pool, &nearest, app.analyser.matching_model()).await?;
    // An article has more words in common with itself than with any other.
    loaded.retain(|found| Some(found.article) != except.article && !except.claims.contains(&found.id) && found.is_open);

    let mut found =
        app.claim_index.search(except.among, move |index| index.rank(&query, &candidates_of(&loaded), count)).await?;
    found.retain(is_alike);
    Ok(found)
}

/// Whether the texts are alike.
pub(super) fn is_alike<Id>(found: &Match<Id>) -> bool {
    found.likeness >= LEAST_LIKENESS
}

fn candidates_of(loaded: &[IndexedClaim]) -> Vec<Candidate<'_, ClaimId>> {
    let candidate = |found| {
        let IndexedClaim { id, vector, .. }: &IndexedClaim = found;
        let vector = vector.as_deref().and_then(CompactVector::from_bytes);
        Candidate { id: *id, claim: claim(found), vector }
    };
    loaded.iter().map(candidate).collect()
}

async fn known_vectors(app: &App, ids: &[ClaimId]) -> Result<HashMap<ClaimId, CompactVector>> {
    let Some(model) = app.analyser.matching_model().filter(|_| !ids.is_empty()) else {
        return Ok(HashMap::new());
    };
    let rows = store::claims::vector::vectors(&app.pool, ids, model).await?;
    Ok(rows.into_iter().filter_map(|(id, bytes)| Some((id, CompactVector::from_bytes(&bytes)?))).collect())
}
