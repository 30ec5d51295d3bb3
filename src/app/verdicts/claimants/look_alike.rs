//! Look-alikes among the spellings of claimants: find them, refuse a spelling that people could take for another record's.

use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::ClaimantId;
use crate::domain::people::name::Look;
use crate::domain::verdicts::claimant::ClaimantDetails;
use crate::store;
use crate::store::kit::connection::Connection;
use crate::store::verdicts::claimant_name::Spelling;

/// A name, and a spelling that looks like it.
pub(super) struct Twin {
    /// The name.
    name: String,
    /// The spelling of another record.
    pub(super) other: Spelling,
}

/// The spellings of other records than `own` that look like one of `names`, by name of the record.
pub(super) async fn twins(db: &mut Connection, names: &[String], own: Option<ClaimantId>) -> Result<Vec<Twin>> {
    let forms: Vec<String> = names.iter().flat_map(|name| Look::of(name).forms()).collect();
    let found = store::verdicts::claimant_name::look_alikes(db, &forms, own).await?;
    let twin = |other: Spelling| {
        let look = Look::of(&other.name);
        let name = names.iter().find(|name| look.is_twin_of(&Look::of(name)))?.clone();
        Some(Twin { name, other })
    };
    Ok(found.into_iter().filter_map(twin).collect())
}

/// Refuses names that look like a spelling of another record than `own`, unless what is written about the two claimants tells them
/// apart. `details` are those of the record that gets the names.
///
/// # Errors
/// [`Error::Conflict`] with the first look-alike.
pub(super) async fn refuse(
    work: &mut Work,
    names: &[String],
    own: Option<ClaimantId>,
    details: &ClaimantDetails,
) -> Result<()> {
    for Twin { name, other } in twins(work.db(), names, own).await? {
        let record = store::verdicts::claimant::by_id(work.db(), other.owner.id).await?;
        if !record.is_some_and(|record| details.is_told_apart_from(&record.details)) {
            let (other, claimant) = (other.name, other.owner.name);
            return Err(Error::conflict(Conflict::SpellingLooksAlike { spelling: name, other, claimant }));
        }
    }
    Ok(())
}
