//! Items of one page in a list of reviews that is read item by item.

use serde_json::Value;

use super::claim_review_import::{is, objects};
use super::media_review_import::page_of;

/// Maximum number of items of one page that are read together, so that no file fills the memory.
const GROUP: usize = 40;

/// Groups the items of a list that is read item by item: consecutive ClaimReviews and MediaReviews of one page.
#[derive(Debug)]
pub struct Together<Place> {
    page: Option<String>,
    places: Vec<Place>,
    items: Vec<Value>,
}

impl<Place> Default for Together<Place> {
    fn default() -> Self {
        Self { page: None, places: Vec::new(), items: Vec::new() }
    }
}

impl<Place> Together<Place> {
    /// Adds the next item. Returns the group before the item, with the place of each of its items, if the item begins another group.
    pub fn next(&mut self, place: Place, item: Value) -> Option<(Vec<Place>, Value)> {
        let is_media = is(&item, "MediaReview");
        let is_review = is_media || is(&item, "ClaimReview");
        let page = ["ClaimReview", "MediaReview"].iter().find_map(|type_| page_of(objects(&item, type_).first()?));
        let belongs = match &page {
            Some(_) => is_review && page == self.page,
            None => is_media,
        };
        let before = if belongs && self.items.len() < GROUP { None } else { std::mem::take(self).end() };
        self.page = self.page.take().or(page);
        self.places.push(place);
        self.items.push(item);
        before
    }

    /// The last group.
    #[must_use]
    pub fn end(self) -> Option<(Vec<Place>, Value)> {
        (!self.items.is_empty()).then_some((self.places, Value::Array(self.items)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::media_review_import::{Found, reviews_with_media};
    use super::*;

    const PAGE: &str = "https://checks.example/a";
    const OTHER: &str = "https://checks.example/b";

    fn check(url: &str, claim: &str) -> Value {
        json!({"@type": "ClaimReview", "url": url, "claimReviewed": claim})
    }

    /// A MediaReview of [`PAGE`] that names no claim.
    fn media() -> Value {
        json!({
            "@type": "MediaReview", "url": PAGE, "mediaAuthenticityCategory": "TransformedContent",
            "itemReviewed": {"@type": "MediaReviewItem", "contentUrl": "https://social.example/1",
                "mediaItemAppearance": {"@type": "ImageObject", "contentUrl": "https://social.example/1"}},
        })
    }

    fn about(claim: &str) -> Value {
        let mut media = media();
        media["itemReviewed"]["interpretedAsClaim"] = json!({"@type": "Claim", "description": claim});
        media
    }

    /// For each group of a list its places, for each of its reviews whether it has a medium, and the number of unused MediaReviews.
    fn grouped(items: &[Value]) -> Vec<(Vec<usize>, Vec<bool>, usize)> {
        let (mut together, mut groups) = (Together::default(), Vec::new());
        for (place, item) in items.iter().enumerate() {
            groups.extend(together.next(place, item.clone()));
        }
        groups.extend(together.end());
        let has = |group: &Value| {
            let Found { reviews, unused } = reviews_with_media(group);
            (reviews.iter().map(|found| found.media.as_ref().unwrap().is_some()).collect(), unused.len())
        };
        groups
            .into_iter()
            .map(|(places, group)| {
                let (has, unused) = has(&group);
                (places, has, unused)
            })
            .collect()
    }

    #[test]
    fn items_of_one_page_are_read_together() {
        let (army, flag, other) = (check(PAGE, "The army"), check(PAGE, "The flag"), check(OTHER, "The flag"));
        // The medium of the first review follows the second one.
        let first = grouped(&[army.clone(), flag.clone(), about("The army")]);
        assert_eq!(first, [(vec![0, 1, 2], vec![true, false], 0)]);
        let both = grouped(&[army, flag.clone(), about("The army"), about("The flag"), other.clone()]);
        assert_eq!(both, [(vec![0, 1, 2, 3], vec![true, true], 0), (vec![4], vec![false], 0)]);
        let before = grouped(&[other.clone(), media(), flag.clone()]);
        assert_eq!(before, [(vec![0], vec![false], 0), (vec![1, 2], vec![true], 0)]);
        let apart = grouped(&[flag.clone(), other.clone(), media()]);
        assert_eq!(apart, [(vec![0], vec![false], 0), (vec![1], vec![false], 0), (vec![2], vec![], 1)]);
        // Items of a feed have their media in themselves.
        let item = json!({"@type": "DataFeedItem", "item": [flag, media()]});
        assert_eq!(grouped(&[item.clone(), item]), [(vec![0], vec![true], 0), (vec![1], vec![true], 0)]);
        let crowd = vec![other; GROUP + 1];
        assert_eq!(grouped(&crowd).len(), 2);
    }
}
