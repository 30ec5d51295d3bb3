//! Grouping: claims about one occurrence. Each neighbourhood of kin claims is grouped as a whole, as its claims are found and on demand.

mod again;
mod changes;
mod neighbourhood;
mod outcome;
mod pairs;

use std::collections::BTreeSet;

pub use again::{again, again_within};
pub use changes::Changes;
pub use neighbourhood::Limits;

use super::comparison::{Comparison, blocking, load};
use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::store;
use neighbourhood::{Area, Cause, regroup};

/// Groups the neighbourhoods of new claims. The order in which claims arrive changes nothing, as long as a neighbourhood has at most
/// [`Limits::whole`] claims. New claims of a larger one join the groups of their kin, as these are.
pub(super) async fn group(app: &App, comparison: Comparison) -> Result<()> {
    group_within(app, comparison, Limits::default()).await
}

/// The same for claims of an article, with other limits.
pub async fn group_claims(app: &App, article: ArticleId, claims: &[ClaimId], limits: Limits) -> Result<()> {
    let Some(comparison) = load(app, article, claims).await? else { return Ok(()) };
    group_within(app, comparison, limits).await
}

async fn group_within(app: &App, comparison: Comparison, limits: Limits) -> Result<()> {
    let (components, new) = blocking(move || {
        let pairs = pairs::kin(&comparison);
        let new: BTreeSet<ClaimId> = comparison.claims.iter().take(comparison.new).map(|claim| claim.id).collect();
        (pairs::components(new.iter().copied(), &pairs), new)
    })
    .await?;
    let ids: Vec<ClaimId> = components.iter().flatten().copied().collect();
    let mut db = app.pool.acquire().await?;
    let known: BTreeSet<ClaimId> =
        store::claims::occurrence::grouping::known(&mut *db, &ids).await?.into_iter().collect();
    drop(db);
    for claims in components {
        if claims.len() > 1 || claims.iter().any(|claim| known.contains(claim)) {
            let area = Area { claims: &claims, cause: Cause::New(&new), limits };
            regroup(app, area, &mut Changes::default()).await?;
        }
    }
    Ok(())
}
