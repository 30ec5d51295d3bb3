//! Who is said to have said it?

use crate::claim::Attribution;
use crate::claim::Voice;

/// The article's own voice.
pub(crate) const ARTICLE: Attribution = Attribution {
    claimant: None,
    voice: Voice::Article,
    verb: None,
};
