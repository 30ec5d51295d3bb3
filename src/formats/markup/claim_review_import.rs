//! ClaimReview import: reads the markup of other publishers. Accepts one value or a list, text or a number, an
//! object or a name, with or without HTML; trusts no input.

use std::collections::HashSet;
use std::fmt;
use std::io::Read;

use chrono::{Datelike, NaiveDate};
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Selector};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use url::Url;

use crate::domain::kernel::moment::YEARS;
use crate::domain::publishing::publisher::site_of;
use crate::domain::verdicts::checks::external_check::Review;
use crate::domain::verdicts::checks::publisher_rating::TheirRating;

/// Maximum nesting depth of objects and lists.
const DEPTH: usize = 16;
/// Maximum length of a claim in code points; longer text is truncated.
pub(in crate::formats) const CLAIM: usize = 2000;
/// Maximum length of any other field in code points; longer text is truncated.
pub(in crate::formats) const FIELD: usize = 300;

/// Finds every object of a type in a document: at the top level, in a list, in `@graph` or in a DataFeed.
pub(super) fn objects<'a>(document: &'a Value, type_: &str) -> Vec<&'a Value> {
    let mut found = Vec::new();
    walk(document, type_, 0, &mut found);
    found
}

fn walk<'a>(value: &'a Value, type_: &str, depth: usize, found: &mut Vec<&'a Value>) {
    if depth > DEPTH {
        return;
    }
    match value {
        Value::Array(items) => {
            for item in items {
                walk(item, type_, depth + 1, found);
            }
        }
        Value::Object(_) if is(value, type_) => found.push(value),
        Value::Object(fields) => {
            for name in ["@graph", "dataFeedElement", "item", "mainEntity", "hasPart"] {
                if let Some(inner) = fields.get(name) {
                    walk(inner, type_, depth + 1, found);
                }
            }
        }
        _ => {}
    }
}

/// Whether an object has a type. The type may be one name or a list, with or without the schema.org prefix.
pub(super) fn is(value: &Value, wanted: &str) -> bool {
    let fits = |name: &Value| {
        let name = name.as_str().unwrap_or_default();
        name.rsplit(['/', '#', ':']).next() == Some(wanted)
    };
    match value.get("@type") {
        Some(Value::Array(names)) => names.iter().any(fits),
        Some(name) => fits(name),
        None => false,
    }
}

/// Reads one ClaimReview.
///
/// # Errors
/// The reason why the review cannot be used.
pub fn review(value: &Value) -> Result<Review, String> {
    let url = first(value.get("url"))
        .or_else(|| first(value.get("@id")))
        .and_then(address)
        .ok_or("a review without an http address")?;
    let item = one(value.get("itemReviewed"));
    let claim = text(value.get("claimReviewed"), CLAIM)
        .or_else(|| text(item?.get("name"), CLAIM))
        .ok_or("a review without a claim")?;
    let given = one(value.get("reviewRating"));
    let words =
        given.and_then(|given| text(given.get("alternateName"), FIELD)).or_else(|| text(given?.get("name"), FIELD));
    let number = |name: &str| number(given?.get(name));
    let rating = TheirRating::new(words, number("ratingValue"), number("bestRating"), number("worstRating"))
        .ok_or("a review without a rating")?;
    let author = one(value.get("author"));
    let day = |value: Option<&Value>| date(first(value)?);
    Ok(Review {
        site: site_of(&url).to_owned(),
        publisher: named(author),
        claim,
        claimants: all_named(item.and_then(|item| item.get("author"))),
        claimed_on: item.and_then(|item| day(item.get("datePublished"))),
        rating,
        reviewed_on: day(value.get("datePublished")),
        language: text(value.get("inLanguage"), 35),
        license: first(value.get("sdLicense")).and_then(address),
        media: Ok(None),
        url,
    })
}

/// The first value of a list that is not null, or the value itself.
pub(in crate::formats) fn one(value: Option<&Value>) -> Option<&Value> {
    match value? {
        Value::Array(items) => items.iter().find(|item| !item.is_null()),
        Value::Null => None,
        value => Some(value),
    }
}

/// A text, or the first text of a list; of an object its `@id` or `url`.
pub(in crate::formats) fn first(value: Option<&Value>) -> Option<&str> {
    match one(value)? {
        Value::String(text) => Some(text),
        Value::Object(fields) => fields.get("@id").or_else(|| fields.get("url"))?.as_str(),
        _ => None,
    }
}

/// A name, given as text or as the `name` of an object.
pub(in crate::formats) fn named(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Object(fields) => text(fields.get("name"), FIELD),
        value => text(Some(value), FIELD),
    }
}

/// Maximum number of names in a list.
const NAMES: usize = 20;

/// The names in a list, or the one name, each once.
pub(in crate::formats) fn all_named(value: Option<&Value>) -> Vec<String> {
    let mut names: Vec<String> = match value {
        Some(Value::Array(items)) => items.iter().filter_map(|item| named(Some(item))).collect(),
        value => named(value).into_iter().collect(),
    };
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.to_lowercase()));
    names.truncate(NAMES);
    names
}

pub(in crate::formats) fn number(value: Option<&Value>) -> Option<f64> {
    match one(value)? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().replace(',', ".").parse().ok(),
        _ => None,
    }
    .filter(|number: &f64| number.is_finite())
}

pub(in crate::formats) fn date(text: &str) -> Option<NaiveDate> {
    let day = text.trim().get(..10)?;
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    YEARS.contains(&day.year()).then_some(day)
}

/// A safe http or https URL without credentials, at most 2,000 bytes.
pub(in crate::formats) fn address(text: &str) -> Option<String> {
    let url = Url::parse(text.trim()).ok()?;
    let fit = matches!(url.scheme(), "http" | "https") && url.has_host() && url.as_str().len() <= 2000;
    (fit && url.username().is_empty() && url.password().is_none()).then(|| url.to_string())
}

/// A text or a number as text, or the first of a list.
pub(in crate::formats) fn string(value: Option<&Value>) -> Option<String> {
    match one(value)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The text without markup and control characters, truncated to `most` code points; `None` without words.
pub(in crate::formats) fn text(value: Option<&Value>, most: usize) -> Option<String> {
    plain(&string(value)?, most)
}

/// See [`text`].
pub(in crate::formats) fn plain(raw: &str, most: usize) -> Option<String> {
    // Limit the input before parsing, well above the limit of the result.
    let raw: String = raw.chars().take(most * 20).collect();
    let plain = if raw.contains(['<', '&']) { without_markup(&raw, " ") } else { raw };
    let words: Vec<&str> =
        plain.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    let kept: String = words.join(" ").chars().take(most).collect();
    (!kept.is_empty()).then_some(kept)
}

/// Elements that begin a paragraph.
const BLOCKS: [&str; 14] =
    ["address", "article", "blockquote", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "section"];

/// The text of HTML without scripts and styles, with `between` around the pieces of text and an empty line around paragraphs.
pub(in crate::formats) fn without_markup(html: &str, between: &str) -> String {
    let fragment = Html::parse_fragment(html);
    // A single iterative traversal: the markup may be nested arbitrarily deep.
    let (mut words, mut hidden) = (String::new(), 0_usize);
    for edge in fragment.root_element().traverse() {
        let (Edge::Open(node) | Edge::Close(node)) = edge;
        let opens = matches!(edge, Edge::Open(_));
        let element = node.value().as_element().map(Element::name);
        if matches!(element, Some("script" | "style" | "template")) {
            hidden = if opens { hidden + 1 } else { hidden.saturating_sub(1) };
        }
        if element.is_some_and(|name| BLOCKS.contains(&name)) {
            words.push_str("\n\n");
        }
        if let Some(piece) = node.value().as_text().filter(|_| opens && hidden == 0) {
            words.push_str(piece);
            words.push_str(between);
        }
    }
    words
}

/// Finds the JSON-LD documents of a page, as one list. Invalid documents are skipped.
#[must_use]
pub fn in_page(html: &str) -> Value {
    let Ok(selector) = Selector::parse("script[type='application/ld+json']") else {
        return Value::Array(Vec::new());
    };
    Html::parse_document(html)
        .select(&selector)
        .filter_map(|script| serde_json::from_str::<Value>(&script.text().collect::<String>()).ok())
        .collect()
}

/// Reads a DataFeed item by item with constant memory; any other document is one item.
///
/// # Errors
/// When the input is not valid JSON. Items before the error have been passed to `each`.
pub fn each_item(reader: impl Read, each: &mut dyn FnMut(Value)) -> serde_json::Result<()> {
    let mut deserializer = serde_json::Deserializer::from_reader(reader);
    Items(each).deserialize(&mut deserializer)?;
    deserializer.end()
}

struct Items<'a>(&'a mut dyn FnMut(Value));

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a DataFeed, a ClaimReview or a list of them")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(item) = list.next_element::<Value>()? {
            (self.0)(item);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        // The items of a feed are passed on one by one; the fields of any other object are collected.
        let mut rest = serde_json::Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            if name == "dataFeedElement" {
                fields.next_value_seed(Items(&mut *self.0))?;
            } else if rest.len() < 1000 {
                rest.insert(name, fields.next_value()?);
            } else {
                fields.next_value::<IgnoredAny>()?;
            }
        }
        (self.0)(Value::Object(rest));
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn reviews(document: &Value) -> Vec<Result<Review, String>> {
        objects(document, "ClaimReview").into_iter().map(review).collect()
    }

    fn whole() -> Value {
        json!({
            "@type": "ClaimReview", "url": "https://www.checks.example/a?b=1", "claimReviewed": "The dam held",
            "author": {"name": "Checks"}, "datePublished": "2026-02-03T10:00:00Z", "inLanguage": "en",
            "itemReviewed": {"@type": "Claim", "author": {"name": "M. Dosk"}, "datePublished": "2026-02-01"},
            "reviewRating": {"alternateName": "False", "ratingValue": "1", "bestRating": "5"},
        })
    }

    // threat G10
    #[test]
    fn a_review_is_read_in_all_the_shapes_that_are_about() {
        let expected = reviews(&whole()).remove(0).unwrap();
        assert_eq!((expected.site.as_str(), expected.rating.value), ("checks.example", Some(1.0)));
        let with = |change: &dyn Fn(&mut Value)| {
            let mut review = whole();
            change(&mut review);
            reviews(&review).remove(0)
        };
        for same in [
            with(&|review| review["@type"] = json!(["Review", "http://schema.org/ClaimReview"])),
            with(&|review| review["author"] = json!([null, "Checks"])),
            with(&|review| review["itemReviewed"]["@type"] = json!("CreativeWork")),
            with(&|review| review["itemReviewed"] = json!([review["itemReviewed"]])),
            with(&|review| review["reviewRating"]["ratingValue"] = json!(1)),
            with(&|review| {
                review["claimReviewed"] = json!("<b>The</b> dam\n<script>alert(1)</script>held");
            }),
        ] {
            assert_eq!(same.unwrap(), expected);
        }
        for (change, why) in [
            (json!({"url": "javascript:alert(1)"}), "address"),
            (json!({"claimReviewed": "<i></i>"}), "claim"),
            (json!({"reviewRating": null}), "rating"),
        ] {
            let refused = with(&|review| {
                for (name, value) in change.as_object().unwrap() {
                    review[name] = value.clone();
                }
            });
            assert!(refused.unwrap_err().contains(why));
        }
        let long = with(&|review| review["claimReviewed"] = json!("<b>x".repeat(50_000))).unwrap();
        assert!(long.claim.chars().count() <= CLAIM);
    }

    #[test]
    fn all_claimants_of_a_review_are_read_each_once() {
        let claimants = |author: Value| {
            let mut review = whole();
            review["itemReviewed"]["author"] = author;
            reviews(&review).remove(0).unwrap().claimants
        };
        let two =
            json!([null, {"name": "M. Dosk"}, "<b>Pavel</b> Rusk", {"name": "m. dosk"}, {"url": "https://a.example"}]);
        assert_eq!(claimants(two), ["M. Dosk", "Pavel Rusk"]);
        assert_eq!(claimants(json!({"name": "M. Dosk"})), ["M. Dosk"]);
        assert_eq!(claimants(json!(null)), Vec::<String>::new());
        let crowd: Vec<String> = (0..50).map(|number| format!("Person {number}")).collect();
        assert_eq!(claimants(json!(crowd)).len(), NAMES);
    }

    #[test]
    fn reviews_are_found_wherever_they_stand() {
        let feed = json!({"@type": "DataFeed", "dataFeedElement": [
            {"item": null}, {"item": [whole(), {"@type": "MediaReview"}]}, {"item": whole()},
        ]});
        assert_eq!(reviews(&feed).len(), 2);
        assert_eq!(reviews(&json!({"@graph": [{"@type": "WebPage"}, whole()]})).len(), 1);
        let mut items = 0;
        each_item(feed.to_string().as_bytes(), &mut |item| {
            items += reviews(&item).len();
        })
        .unwrap();
        assert_eq!(items, 2);
        let page = format!(
            "<p>x</p><script type='application/ld+json'>{{broken</script><script type=application/ld+json>{}</script>",
            whole()
        );
        assert_eq!(reviews(&in_page(&page)).len(), 1);
        assert!(each_item(&b"{\"dataFeedElement\": [1, "[..], &mut |_| {}).is_err());
        // Deeply nested input ends at the depth limit.
        let mut deep = whole();
        for _ in 0..100 {
            deep = json!({"item": deep});
        }
        assert!(reviews(&deep).is_empty());
    }
}
