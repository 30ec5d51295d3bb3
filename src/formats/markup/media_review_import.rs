//! MediaReview import: what the MediaReviews of a document say about its ClaimReviews. Accepts what the Fact Check Markup Tool and the
//! Reporters' Lab write; trusts no input.

use serde_json::Value;

use super::claim_review_import::{CLAIM, address, first, is, objects, one, review, string, text};
use super::media_review::category;
use crate::domain::kernel::text::Text;
use crate::domain::verdicts::checks::external_check::Review;
use crate::domain::verdicts::media::{self, Authenticity, MOST_APPEARANCES, Media, MediaAppearance, MediaKind};

/// Maximum number of items that belong together, so that no file fills the memory.
const GROUP: usize = 20;

/// A ClaimReview with what its document says about the picture, video or sound of the claim.
#[derive(Debug)]
pub struct Found<'a> {
    /// The ClaimReview.
    pub review: &'a Value,
    /// The MediaReview of the same address, or the reason why it cannot be used.
    pub media: Result<Option<Media>, String>,
}

/// Finds every ClaimReview in a document with its MediaReview: at the top level, in a list, in `@graph` or in a DataFeed. MediaReviews
/// of other addresses are ignored.
#[must_use]
pub fn reviews_with_media(document: &Value) -> Vec<Found<'_>> {
    let reviews = objects(document, "ClaimReview");
    let media = objects(document, "MediaReview");
    let mut all: Vec<Found<'_>> = reviews.iter().map(|review| Found { review, media: Ok(None) }).collect();
    for one in media {
        let Some(place) = place_of(one, &reviews) else { continue };
        let Some(of) = all.get_mut(place) else { continue };
        of.media = match (&of.media, read(one)) {
            (Ok(None), read) => read.map(Some),
            (Ok(Some(_)), _) => Err("more than one MediaReview".to_owned()),
            (Err(reason), _) => Err(reason.clone()),
        };
    }
    all
}

/// Reads every ClaimReview in a document with its MediaReview. Returns each review, or the reason why it cannot be used.
#[must_use]
pub fn reviews(document: &Value) -> Vec<Result<Review, String>> {
    let found = reviews_with_media(document).into_iter();
    found.map(|Found { review: value, media }| Ok(Review { media, ..review(value)? })).collect()
}

/// Items of a list that are read one by one, each with the MediaReviews that follow it.
#[derive(Debug)]
pub struct Together<Place>(Option<(Place, Vec<Value>)>);

impl<Place> Default for Together<Place> {
    fn default() -> Self {
        Self(None)
    }
}

impl<Place> Together<Place> {
    /// Takes the next item in. Returns the item before with what belongs to it, unless this one does.
    pub fn next(&mut self, place: Place, item: Value) -> Option<(Place, Value)> {
        match &mut self.0 {
            Some((_, group)) if is(&item, "MediaReview") && group.len() < GROUP => {
                group.push(item);
                None
            }
            before => before.replace((place, vec![item])).map(whole),
        }
    }

    /// The last item with what belongs to it.
    #[must_use]
    pub fn end(self) -> Option<(Place, Value)> {
        self.0.map(whole)
    }
}

fn whole<Place>((place, group): (Place, Vec<Value>)) -> (Place, Value) {
    (place, Value::Array(group))
}

/// Which of the reviews a MediaReview belongs to: of those with the same address the one with its claim, else the first.
fn place_of(media: &Value, reviews: &[&Value]) -> Option<usize> {
    let url = page_of(media)?;
    let claim = one(one(media.get("itemReviewed")).and_then(|item| item.get("interpretedAsClaim")));
    let words =
        claim.and_then(|claim| text(claim.get("description"), CLAIM).or_else(|| text(claim.get("text"), CLAIM)));
    let same: Vec<usize> = (0..reviews.len())
        .filter(|place| reviews.get(*place).and_then(|review| page_of(review)).as_ref() == Some(&url))
        .collect();
    let says = |place: &usize| {
        let review = reviews.get(*place);
        words.is_some() && review.and_then(|review| text(review.get("claimReviewed"), CLAIM)) == words
    };
    same.iter().copied().find(says).or_else(|| same.first().copied())
}

/// The address of the page of a review, without a fragment.
fn page_of(review: &Value) -> Option<String> {
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
        reviews_with_media(&document).remove(0).media
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
        assert!(reviews_with_media(&twice)[0].media.as_ref().unwrap_err().contains("more than one"));
    }

    #[test]
    fn a_medium_belongs_to_the_review_of_its_address_and_claim() {
        let (page, other) = ("https://checks.example/a", "https://checks.example/b");
        let mut media = whole();
        media["itemReviewed"]["interpretedAsClaim"] = json!({"@type": "Claim", "description": "The flag"});
        let document = json!({"@graph": [media.clone(), check(other, "The flag"), check(page, "The army"), check(page, "The flag")]});
        let has: Vec<bool> =
            reviews_with_media(&document).iter().map(|found| found.media.clone().unwrap().is_some()).collect();
        assert_eq!(has, [false, false, true]);
        // A file that is a list is read item by item.
        let (mut together, mut groups) = (Together::default(), Vec::new());
        for (place, item) in [check(page, "The flag"), media.clone(), check(other, "The flag")].into_iter().enumerate()
        {
            groups.extend(together.next(place, item));
        }
        groups.extend(together.end());
        let has: Vec<(usize, bool)> = groups
            .iter()
            .map(|(place, group)| (*place, reviews_with_media(group)[0].media.clone().unwrap().is_some()))
            .collect();
        assert_eq!(has, [(0, true), (2, false)]);
        let alone = json!([whole(), check(other, "The flag")]);
        assert_eq!(reviews_with_media(&alone)[0].media, Ok(None));
        assert!(reviews_with_media(&whole()).is_empty());
        let crowd: Vec<Value> = (0..9)
            .map(|place| json!({"@type": "VideoObject", "url": format!("https://social.example/{place}")}))
            .collect();
        let mut many = whole();
        many["itemReviewed"]["mediaItemAppearance"] = json!(crowd);
        assert_eq!(with(&many).unwrap().unwrap().appearances.len(), MOST_APPEARANCES);
    }
}
