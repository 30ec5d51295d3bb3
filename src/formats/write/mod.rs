//! How are published verdicts written for readers, search engines and feed readers?

pub mod atom;
pub mod claim_review;
pub mod json_feed;
pub mod markdown;
pub mod verdict_page;

use crate::domain::publication::PublicVerdict;

/// What every output says about the newsroom.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The newsroom's name.
    pub name: &'a str,
    /// Where readers reach it, without a slash at the end.
    pub url: &'a str,
}

impl Site<'_> {
    /// The public address of a verdict.
    #[must_use]
    pub fn verdict(&self, slug: &str) -> String {
        format!("{}/verdicts/{slug}", self.url)
    }
}

/// The title of a verdict in a feed: the rating first, then the claim.
fn title(verdict: &PublicVerdict) -> String {
    format!("{}: {}", verdict.rating.label, verdict.statement)
}

/// The id of a verdict in every feed; it never changes.
fn stable_id(verdict: &PublicVerdict) -> String {
    format!("urn:uuid:{}", verdict.claim_id)
}

/// The article that a verdict examines, if it has a public address.
fn article_url(verdict: &PublicVerdict) -> Option<&str> {
    verdict
        .appearances
        .first()
        .and_then(|place| place.article.url.as_deref())
}

/// The outlet of the article that a verdict examines.
fn outlet(verdict: &PublicVerdict) -> Option<&str> {
    verdict
        .appearances
        .first()
        .and_then(|place| place.article.outlet.as_deref())
}
