//! Grouping: claims about one occurrence. Each neighbourhood of kin claims is grouped as a whole, as its claims are found and on demand.

mod again;
mod changes;
mod neighbourhood;
mod pairs;

use std::collections::BTreeSet;

pub use again::again;
pub use changes::Changes;

use super::comparison::{Comparison, blocking};
use crate::app::context::App;
use crate::app::error::Result;
use crate::app::work::Work;
use crate::domain::kernel::id::ClaimId;
use crate::domain::people::actor::Actor;
use crate::store;
use neighbourhood::{Area, regroup};

/// Groups the neighbourhoods of new claims. The order in which claims arrive changes nothing, as long as a neighbourhood has at most
/// [`neighbourhood::WHOLE`] claims.
pub(super) async fn group(app: &App, comparison: Comparison) -> Result<()> {
    let (components, near) = blocking(move || {
        let pairs = pairs::kin(&comparison, None);
        let new = comparison.claims.iter().take(comparison.new).map(|claim| claim.id);
        let components = pairs::components(new, &pairs);
        let near: BTreeSet<ClaimId> =
            comparison.claims.iter().filter(|claim| claim.is_compared).map(|claim| claim.id).collect();
        (components, near)
    })
    .await?;
    let ids: Vec<ClaimId> = components.iter().flatten().copied().collect();
    let mut work = Work::open(app, &Actor::system()).await?;
    store::claims::occurrence::grouping::lock(work.db()).await?;
    let known: BTreeSet<ClaimId> =
        store::claims::occurrence::grouping::known(work.db(), &ids).await?.into_iter().collect();
    for claims in components {
        if claims.len() > 1 || claims.iter().any(|claim| known.contains(claim)) {
            regroup(&mut work, Area { claims: &claims, near: &near, pairs: None }, &mut Changes::default()).await?;
        }
    }
    work.commit().await
}
