//! ClaimReview of the newsroom's own archive: the review, its text and where the claim was made.

use serde_json::Value;

use super::fields::{Fields, moment};
use crate::domain::verdicts::checks::earlier_check::{EarlierCheck, Place};
use crate::formats::markup::claim_review_import::{address, all_named, first, named, number, one, string, text};
use crate::formats::markup::media_review_import::FoundReview;

/// Maximum number of places of a claim.
const PLACES: usize = 50;

/// What the page around the markup says, for reviews that do not say it themselves.
#[derive(Debug, Default)]
pub struct Page {
    /// Address.
    pub url: Option<String>,
    /// When the page was published.
    pub date: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Text.
    pub text: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
}

/// Reads one ClaimReview, with what its document says about the picture, video or sound of the claim.
///
/// # Errors
/// What is missing or wrong.
pub fn check(FoundReview { review, media, .. }: FoundReview<'_>, page: &Page) -> Result<EarlierCheck, String> {
    let item = one(review.get("itemReviewed"));
    let rating = one(review.get("reviewRating"));
    let number = |name: &str| number(rating?.get(name));
    let words = rating.and_then(|rating| {
        string(rating.get("alternateName"))
            .or_else(|| string(rating.get("name")))
            .filter(|words| !words.trim().is_empty())
    });
    let check = Fields {
        url: first(review.get("url")).map(str::to_owned).or_else(|| page.url.clone()),
        date: string(review.get("datePublished")).or_else(|| page.date.clone()),
        claim: string(review.get("claimReviewed")).or_else(|| string(item?.get("name"))),
        rating: words,
        numbers: [number("ratingValue"), number("bestRating"), number("worstRating")],
        claimants: all_named(item.and_then(|item| item.get("author"))),
        places: item.map(places).unwrap_or_default(),
        claim_date: item.and_then(|item| string(item.get("datePublished"))),
        title: string(review.get("headline")).or_else(|| string(review.get("name"))).or_else(|| page.title.clone()),
        summary: rating
            .and_then(|rating| string(rating.get("ratingExplanation")))
            .or_else(|| string(review.get("description"))),
        text: string(review.get("reviewBody")).or_else(|| page.text.clone()),
        language: string(review.get("inLanguage")).or_else(|| page.language.clone()),
    }
    .check()?;
    Ok(EarlierCheck { media, ..check })
}

/// The appearances of the reviewed item, the first one first. An item that is no Claim is the place itself.
fn places(item: &Value) -> Vec<Place> {
    let mut found = Vec::new();
    for name in ["firstAppearance", "appearance"] {
        match item.get(name) {
            Some(Value::Array(places)) => found.extend(places.iter().take(PLACES).filter_map(place)),
            Some(value) => found.extend(place(value)),
            None => {}
        }
    }
    if found.is_empty() && item.get("url").is_some() {
        found.extend(place(item));
    }
    found.dedup_by(|one, other| one.url == other.url);
    found
}

fn place(value: &Value) -> Option<Place> {
    let url = first(Some(value)).and_then(address)?;
    Some(Place {
        url: Some(url),
        outlet: named(one(value.get("publisher"))),
        title: text(value.get("headline"), 300).or_else(|| text(value.get("name"), 300)),
        published_at: string(value.get("datePublished")).and_then(|date| moment(&date)),
    })
}
