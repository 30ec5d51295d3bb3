//! Copies: an agency's text in several outlets is one group, and its claims are checked once.

use claim_matching::Shingles;

use crate::app::context::App;
use crate::app::error::Result;
use crate::app::work::Work;
use crate::domain::articles::article::{Article, Copy};
use crate::domain::kernel::id::ArticleId;
use crate::store;

/// Share of common passages from which two texts are copies.
const ALIKE: f64 = 0.7;

/// Share of the shorter text that the longer one has, from which the shorter one is a shortened copy.
const CONTAINED: f64 = 0.9;

/// Least resemblance of a shortened copy: shorter texts are told from quotations by nothing else.
const SHORTENED: f64 = 0.4;

/// Stores the signature of an article and returns the original of which it is a copy: the first one that was read. `None` if it is
/// none. Articles with like words wait for the end of this transaction. An article without an outlet has no copies.
pub(crate) async fn original(work: &mut Work, article: &Article, shingles: &Shingles) -> Result<Option<ArticleId>> {
    let bands = shingles.bands().map(u32::cast_signed);
    let Some(outlet) = &article.outlet else {
        store::articles::copies::set_signature(work.db(), article.id, &shingles.to_bytes(), &bands).await?;
        return Ok(None);
    };
    store::articles::copies::lock_bands(work.db(), &bands).await?;
    store::articles::copies::set_signature(work.db(), article.id, &shingles.to_bytes(), &bands).await?;
    let candidates = store::articles::copies::candidates(&mut *work.db(), article.id, outlet, &bands).await?;
    let copied = candidates.into_iter().find(|candidate| is_copy(shingles, &candidate.signature));
    Ok(copied.map(|candidate| candidate.original))
}

/// Whether a text is a copy, perhaps a shortened one, of the text with this signature.
pub(crate) fn is_copy(shingles: &Shingles, signature: &[u8]) -> bool {
    Shingles::from_bytes(signature).is_some_and(|other| {
        let alike = shingles.resemblance(&other);
        alike >= ALIKE || (alike >= SHORTENED && shingles.containment(&other) >= CONTAINED)
    })
}

/// The other articles with nearly the same text, the original first.
pub async fn others(app: &App, article: ArticleId) -> Result<Vec<Copy>> {
    Ok(store::articles::copies::others(&app.pool, article).await?)
}
