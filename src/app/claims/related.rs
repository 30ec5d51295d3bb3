//! Related claims: matches with claims of other articles.

use std::collections::HashMap;

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::claims::appearance::TypedValue;
use crate::domain::claims::related::{Related, compare, together};
use crate::domain::kernel::id::ClaimId;
use crate::store;

/// Maximum number of suggested claims.
const SUGGESTED: i64 = 20;

/// Claims of other articles that share distinctive words with this claim, most similar first, with a comparison of
/// their figures and dates. At most 20.
pub async fn of_claim(app: &App, id: ClaimId) -> Result<Vec<Related>> {
    let mut db = app.pool.acquire().await?;
    let claim = store::claims::claim::by_id(&mut *db, id).await?.ok_or(Error::NotFound("claim"))?;
    let kind = claim.kind;
    let words = store::claims::related::telling(&mut *db, id).await?;
    if words.len() < 2 {
        return Ok(Vec::new());
    }

    store::kit::pool::plan_anew(&mut db).await?;
    let like = store::claims::related::like(&mut *db, &words, claim.article.id, SUGGESTED).await?;
    store::kit::pool::plan_as_usual(&mut db).await?;
    let ids: Vec<ClaimId> = like.iter().map(|like| like.id).collect();
    let claims = store::claims::claim::by_ids(&mut *db, &ids, false, None).await?;
    let asked = [ids.as_slice(), &[id]].concat();
    let mut values: HashMap<ClaimId, Vec<TypedValue>> = HashMap::new();
    for (claim, found) in store::claims::related::values(&mut *db, &asked).await? {
        values.entry(claim).or_default().extend(found);
    }
    let ours = values.remove(&id).unwrap_or_default();

    // Both lists have the order of `ids`, and claims are never deleted.
    let pairs = claims.into_iter().zip(like);
    Ok(pairs
        .map(|(claim, like)| {
            let theirs = values.remove(&like.id).unwrap_or_default();
            let values = compare((kind, &ours), (claim.kind, theirs));
            Related { agreement: together(&values), likeness: like.likeness.min(1.0), values, claim }
        })
        .collect())
}
