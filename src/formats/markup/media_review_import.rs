//! MediaReview import: what the MediaReviews of a document say about its ClaimReviews. Accepts what the Fact Check Markup Tool and the
//! Reporters' Lab write; trusts no input.

use std::collections::HashMap;
use std::fmt;

use serde_json::Value;

use super::claim_review_import::{CLAIM, address, first, is, objects, one, review, string, text};
use super::media_review::category;
use crate::domain::kernel::text::Text;
use crate::domain::verdicts::checks::external_check::{Imported, Review};
use crate::domain::verdicts::media::{self, Authenticity, MOST_APPEARANCES, Media, MediaAppearance, MediaKind};

/// The reviews of a document.
#[derive(Debug)]
pub struct Found<'a> {
    /// Every ClaimReview.
    pub reviews: Vec<FoundReview<'a>>,
    /// The MediaReviews that belong to none of the reviews.
    pub unused: Vec<Unused>,
}

/// A ClaimReview with what its document says about the picture, video or sound of the claim.
#[derive(Debug)]
pub struct FoundReview<'a> {
    /// Index of the item with the review, if the document is a list; otherwise 0.
    pub item: usize,
    /// The ClaimReview.
    pub review: &'a Value,
    /// The MediaReview of the same address and claim, or the reason why it cannot be used.
    pub media: Result<Option<Media>, String>,
}

/// A MediaReview that belongs to none of the reviews of its document.
#[derive(Debug)]
pub struct Unused {
    /// Index of the item with the MediaReview, if the document is a list; otherwise 0.
    pub item: usize,
    /// Address of its page; empty without one.
    pub url: String,
    /// The reason.
    pub reason: &'static str,
}

impl fmt::Display for Unused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.url.as_str() {
            "" => write!(f, "MediaReview: {}", self.reason),
            url => write!(f, "MediaReview of {url}: {}", self.reason),
        }
    }
}

/// Finds every ClaimReview in a document with its MediaReview: at the top level, in a list, in `@graph` or in a DataFeed.
#[must_use]
pub fn reviews_with_media(document: &Value) -> Found<'_> {
    let items = match document {
        Value::Array(items) => items.as_slice(),
        item => std::slice::from_ref(item),
    };
    let all = |type_: &'static str| {
        let items = items.iter().enumerate();
        items.flat_map(move |(item, value)| objects(value, type_).into_iter().map(move |found| (item, found)))
    };
    let mut reviews: Vec<FoundReview<'_>> =
        all("ClaimReview").map(|(item, review)| FoundReview { item, review, media: Ok(None) }).collect();
    let (claims, mut unused) = (Claims::of(&reviews), Vec::new());
    for (item, value) in all("MediaReview") {
        let url = page_of(value).unwrap_or_default();
        let place = match claims.of_media(&url, value) {
            Ok(place) => place,
            Err(reason) => {
                unused.push(Unused { item, url, reason });
                continue;
            }
        };
        let Some(of) = reviews.get_mut(place) else { continue };
        of.media = match (&of.media, read(value)) {
            (Ok(None), read) => read.map(Some),
            (Ok(Some(_)), _) => Err("more than one MediaReview".to_owned()),
            (Err(reason), _) => Err(reason.clone()),
        };
    }
    Found { reviews, unused }
}

/// Reads every ClaimReview in a document with its MediaReview. Returns each review, or the reason why it cannot be used. Counts the
/// MediaReviews that belong to none of the reviews in `summary`.
#[must_use]
pub fn reviews(document: &Value, summary: &mut Imported) -> Vec<Result<Review, String>> {
    let Found { reviews, unused } = reviews_with_media(document);
    for media in unused {
        summary.count_media(media.to_string());
    }
    reviews.into_iter().map(|found| Ok(Review { media: found.media, ..review(found.review)? })).collect()
}

/// The claims of the reviews of a document, by page.
#[derive(Default)]
struct Claims {
    /// Index of the first review of a page with these words.
    by_words: HashMap<(String, String), usize>,
    /// Indexes of the reviews of a page.
    by_page: HashMap<String, Vec<usize>>,
}

impl Claims {
    fn of(reviews: &[FoundReview<'_>]) -> Self {
        let mut claims = Self::default();
        for (place, FoundReview { review, .. }) in reviews.iter().enumerate() {
            let Some(url) = page_of(review) else { continue };
            let item = one(review.get("itemReviewed"));
            for words in [review.get("claimReviewed"), item.and_then(|item| item.get("name"))] {
                if let Some(words) = text(words, CLAIM) {
                    claims.by_words.entry((url.clone(), words)).or_insert(place);
                }
            }
            claims.by_page.entry(url).or_default().push(place);
        }
        claims
    }

    /// Index of the review that a MediaReview of this page belongs to: the one with its claim. A MediaReview that names no claim belongs
    /// to the only review of its page.
    fn of_media(&self, url: &str, media: &Value) -> Result<usize, &'static str> {
        if url.is_empty() {
            return Err("no address");
        }
        let claim = one(one(media.get("itemReviewed")).and_then(|item| item.get("interpretedAsClaim")));
        let words = ["description", "text", "name"].iter().filter_map(|name| text(claim?.get(*name), CLAIM));
        let words: Vec<String> = words.chain(claim.and_then(|claim| text(Some(claim), CLAIM))).collect();
        match self.by_page.get(url).map(Vec::as_slice) {
            None => Err("no ClaimReview of this address next to it"),
            Some([place]) if words.is_empty() => Ok(*place),
            Some(_) if words.is_empty() => Err("several ClaimReviews of this address, and it names no claim"),
            Some(_) => {
                let known = words.into_iter().find_map(|words| self.by_words.get(&(url.to_owned(), words)));
                known.copied().ok_or("no ClaimReview of this address with its claim")
            }
        }
    }
}

/// The address of the page of a review, without a fragment.
pub(super) fn page_of(review: &Value) -> Option<String> {
    let url = first(review.get("url")).or_else(|| first(review.get("@id"))).and_then(address)?;
    Some(url.split_once('#').map_or(url.clone(), |(page, _)| page.to_owned()))
}

/// Reads one MediaReview.
fn read(review: &Value) -> Result<Media, String> {
    let authenticity = authenticity(review.get("mediaAuthenticityCategory"))?;
    let item = one(review.get("itemReviewed")).ok_or("no itemReviewed")?;
    // The Fact Check Markup Tool has the medium itself in the place of the item.
    let objects: Vec<&Value> = match item.get("mediaItemAppearance") {
        Some(Value::Array(objects)) => objects.iter().collect(),
        Some(object) => vec![object],
        None => vec![item],
    };
    let kind =
        objects.iter().copied().chain([item]).find_map(kind).ok_or("neither a picture nor a video nor a sound")?;
    let mut appearances: Vec<MediaAppearance> = Vec::new();
    for place in objects.into_iter().filter_map(appearance) {
        if appearances.len() < MOST_APPEARANCES && appearances.iter().all(|known| known.url != place.url) {
            appearances.push(place);
        }
    }
    if appearances.is_empty() {
        return Err("no web address of the medium".to_owned());
    }
    let original_url = first(review.get("originalMediaLink")).and_then(|url| media::address(url).ok());
    let context = text(review.get("originalMediaContextDescription"), 1000);
    let original_context = context.and_then(|context| Text::new(&context).ok());
    Ok(Media { kind, authenticity, appearances, original_url, original_context })
}

/// The kind of a media object by its type, such as `ImageObject` or `VideoObjectSnapshot`.
fn kind(object: &Value) -> Option<MediaKind> {
    let kinds = [("Image", MediaKind::Image), ("Video", MediaKind::Video), ("Audio", MediaKind::Audio)];
    let fits = |name: &str| ["Object", "ObjectSnapshot"].iter().any(|end| is(object, &format!("{name}{end}")));
    kinds.into_iter().find(|(name, _)| fits(name)).map(|(_, kind)| kind)
}

fn appearance(object: &Value) -> Option<MediaAppearance> {
    let at = |name: &str| first(object.get(name)).and_then(|url| media::address(url).ok());
    let url = ["accessedOnUrl", "contentUrl", "url"].into_iter().find_map(at)?;
    Some(MediaAppearance { url, archived_url: at("archivedAt") })
}

/// The category. Of several the first one that says what was done: next to it "original" says nothing.
fn authenticity(value: Option<&Value>) -> Result<Authenticity, String> {
    let given: Vec<String> = match value {
        Some(Value::Array(items)) => items.iter().filter_map(|item| name(Some(item))).collect(),
        value => name(value).into_iter().collect(),
    };
    let names = given.iter().flat_map(|given| given.split(','));
    let known: Vec<Authenticity> = names.filter_map(category_of).collect();
    let says_what = known.iter().find(|category| **category != Authenticity::Original);
    let said = || text(value, 100).unwrap_or_else(|| "nothing".to_owned());
    says_what.or(known.first()).copied().ok_or_else(|| format!("the category is {}", said()))
}

fn name(value: Option<&Value>) -> Option<String> {
    string(value).or_else(|| first(value).map(str::to_owned))
}

/// A category by its name in schema.org, or by its label in the Reporters' Lab's collection.
fn category_of(name: &str) -> Option<Authenticity> {
    let name = name.rsplit(['/', '#']).next().unwrap_or_default();
    let letters: String = name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    let named = Authenticity::ALL.into_iter().find(|known| category(*known).to_lowercase() == letters);
    named.or_else(|| {
        Some(match letters.as_str() {
            // The Reporters' Lab's data has this spelling.
            "decontexualizedcontent" | "missingcontext" => Authenticity::Decontextualized,
            "editedorcropped" | "editedcontent" => Authenticity::EditedOrCropped,
            "original" => Authenticity::Original,
            "satireorparody" | "satire" => Authenticity::SatireOrParody,
            "staged" => Authenticity::Staged,
            "transformed" => Authenticity::Transformed,
            _ => return None,
        })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(url: &str, claim: &str) -> Value {
        json!({"@type": "ClaimReview", "url": url, "claimReviewed": claim})
    }

    fn whole() -> Value {
        json!({
            "@type": "MediaReview", "url": "https://checks.example/a", "mediaAuthenticityCategory": "TransformedContent",
            "originalMediaContextDescription": "A <b>parade</b> of 2019.", "originalMediaLink": "https://army.example/1",
            "itemReviewed": {"@type": "MediaReviewItem", "mediaItemAppearance": [
                {"@type": "ImageObjectSnapshot", "description": "no address"},
                {"@type": "ImageObject", "contentUrl": "https://social.example/1", "archivedAt": "https://archive.example/1"},
            ]},
        })
    }

    /// What the document with this MediaReview says about its one ClaimReview.
    fn with(media: &Value) -> Result<Option<Media>, String> {
        let document = json!([check("https://checks.example/a", "The flag"), media]);
        reviews_with_media(&document).reviews.remove(0).media
    }

    // threat G10
    #[test]
    fn a_medium_is_read_in_all_the_shapes_that_are_about() {
        let expected = with(&whole()).unwrap().unwrap();
        let said = (expected.kind, expected.authenticity, expected.original_context.as_deref());
        assert_eq!(said, (MediaKind::Image, Authenticity::Transformed, Some("A parade of 2019.")));
        let object = json!({
            "@type": "ImageObject", "contentUrl": "https://social.example/1", "archivedAt": {"url": "https://archive.example/1"},
        });
        for (pointer, value) in [
            ("/url", json!("https://checks.example/a#media")),
            ("/mediaAuthenticityCategory", json!(["OriginalMediaContent", "TransformedContent"])),
            ("/mediaAuthenticityCategory", json!({"@id": "https://schema.org/TransformedContent"})),
            ("/mediaAuthenticityCategory", json!("Original, Transformed")),
            // The Fact Check Markup Tool.
            ("/itemReviewed", object.clone()),
            ("/itemReviewed/mediaItemAppearance", object),
        ] {
            let mut same = whole();
            *same.pointer_mut(pointer).unwrap() = value;
            assert_eq!(with(&same), Ok(Some(expected.clone())), "{pointer}");
        }
        for category in Authenticity::ALL {
            assert_eq!(category_of(super::category(category)), Some(category));
        }
        assert_eq!(category_of("DecontexualizedContent"), Some(Authenticity::Decontextualized));
    }

    #[test]
    fn what_cannot_be_used_is_named_and_the_claim_review_stays() {
        for (pointer, value, why) in [
            ("/mediaAuthenticityCategory", json!("Fake"), "the category is Fake"),
            ("/mediaAuthenticityCategory", json!(null), "the category is nothing"),
            ("/itemReviewed", json!(null), "no itemReviewed"),
            ("/itemReviewed", json!("https://social.example/1"), "neither a picture"),
            (
                "/itemReviewed/mediaItemAppearance",
                json!([{"@type": "ImageObject", "contentUrl": "javascript:x"}]),
                "no web address",
            ),
        ] {
            let mut broken = whole();
            *broken.pointer_mut(pointer).unwrap() = value;
            assert!(with(&broken).unwrap_err().contains(why), "{pointer} {why}");
        }
        let twice = json!([check("https://checks.example/a", "The flag"), whole(), whole()]);
        assert!(reviews_with_media(&twice).reviews[0].media.as_ref().unwrap_err().contains("more than one"));
    }

    const PAGE: &str = "https://checks.example/a";
    const OTHER: &str = "https://checks.example/b";

    /// A MediaReview of [`PAGE`] that names a claim.
    fn about(claim: &str) -> Value {
        let mut media = whole();
        media["itemReviewed"]["interpretedAsClaim"] = json!({"@type": "Claim", "description": claim});
        media
    }

    #[test]
    fn a_medium_belongs_to_the_review_of_its_address_and_claim() {
        let items =
            json!([about("The flag"), check(OTHER, "The flag"), check(PAGE, "The army"), check(PAGE, "The flag")]);
        for document in [items.clone(), json!({"@graph": items})] {
            let Found { reviews, unused } = reviews_with_media(&document);
            let has: Vec<bool> = reviews.iter().map(|found| found.media.as_ref().unwrap().is_some()).collect();
            assert_eq!((has, unused.len()), (vec![false, false, true], 0));
        }
        let found = reviews_with_media(&items);
        assert_eq!(found.reviews.iter().map(|found| found.item).collect::<Vec<_>>(), [1, 2, 3]);
        let crowd: Vec<Value> = (0..9)
            .map(|place| json!({"@type": "VideoObject", "url": format!("https://social.example/{place}")}))
            .collect();
        let mut many = whole();
        many["itemReviewed"]["mediaItemAppearance"] = json!(crowd);
        assert_eq!(with(&many).unwrap().unwrap().appearances.len(), MOST_APPEARANCES);
    }

    #[test]
    fn a_medium_without_its_review_is_named() {
        let mut nowhere = whole();
        nowhere["url"] = json!(null);
        let (army, flag) = (check(PAGE, "The army"), check(PAGE, "The flag"));
        for (document, url, why) in [
            (json!([check(OTHER, "The flag"), whole()]), PAGE, "no ClaimReview of this address next to it"),
            (json!([flag, about("The army")]), PAGE, "no ClaimReview of this address with its claim"),
            (json!([army, flag, whole()]), PAGE, "several ClaimReviews of this address, and it names no claim"),
            (json!([flag, nowhere]), "", "no address"),
            (whole(), PAGE, "no ClaimReview of this address next to it"),
        ] {
            let Found { reviews, unused } = reviews_with_media(&document);
            assert!(reviews.iter().all(|found| found.media == Ok(None)), "{why}");
            let [Unused { url: of, reason, .. }] = unused.as_slice() else { panic!("{why}: {unused:?}") };
            assert_eq!((of.as_str(), *reason), (url, why));
            let mut summary = Imported::default();
            let _ = super::reviews(&document, &mut summary);
            assert_eq!(summary.media_refused, 1);
            assert!(summary.reasons.iter().any(|reason| reason.ends_with(why)), "{summary:?}");
        }
    }
}
