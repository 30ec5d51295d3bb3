//! Fact check search results: the messages of Google's Fact Check Tools API `v1alpha1`, with field masks.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::domain::kernel::moment::Moment;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::formats::texts::Locale;
use crate::formats::verdict_text::title;

/// `FactCheckedClaimSearchResponse`. Empty fields are omitted, as in the JSON encoding of protocol buffers.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Response<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    claims: Vec<Claim<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_page_token: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the names are Google's")]
struct Claim<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    /// One name, or several with commas between them.
    claimant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim_date: Option<String>,
    claim_review: [ClaimReview<'a>; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ClaimReview<'a> {
    publisher: Named<'a>,
    url: String,
    title: String,
    review_date: DateTime<Utc>,
    textual_rating: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language_code: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Named<'a> {
    name: &'a str,
    site: &'a str,
}

/// Builds the response with these verdicts, in order of relevance.
#[must_use]
pub fn response<'a>(
    verdicts: impl Iterator<Item = &'a PublicVerdict>,
    next: Option<&'a str>,
    publisher: &'a Publisher,
) -> Response<'a> {
    Response { claims: verdicts.map(|verdict| claim(verdict, publisher)).collect(), next_page_token: next }
}

/// Encodes a single result.
///
/// # Errors
/// Does not occur in practice.
pub fn result(verdict: &PublicVerdict, publisher: &Publisher) -> serde_json::Result<Value> {
    serde_json::to_value(claim(verdict, publisher))
}

fn claim<'a>(verdict: &'a PublicVerdict, publisher: &'a Publisher) -> Claim<'a> {
    let made = verdict.appearances.first().and_then(|place| place.article.published_at);
    Claim {
        text: &verdict.statement,
        claimant: verdict.claimant.is_some().then(|| verdict.claimants().collect::<Vec<_>>().join(", ")),
        claim_date: made.map(timestamp),
        claim_review: [ClaimReview {
            publisher: Named { name: &publisher.name, site: publisher.site() },
            url: publisher.verdict(&verdict.slug),
            title: title(verdict, Locale::of(publisher)),
            review_date: verdict.published_at,
            textual_rating: &verdict.rating.label,
            language_code: verdict.language.as_deref(),
        }],
    }
}

/// Formats a `google.protobuf.Timestamp`, which requires a time: midnight UTC for a day.
fn timestamp(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => format!("{day}T00:00:00Z"),
        Moment::Second(time) => time.to_utc().to_rfc3339_opts(SecondsFormat::Secs, true),
    }
}

/// A field mask, such as `claims(text,claimReview/url),nextPageToken` (syntax:
/// <https://developers.google.com/workspace/guides/fields-parameter>).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mask(Vec<(String, Self)>);

/// Maximum nesting depth of a field mask.
const DEPTH: usize = 10;

impl Mask {
    /// Parses a field mask.
    ///
    /// # Errors
    /// The first part that is not valid, as an English sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut rest = text.trim();
        let mask = Self::list(&mut rest, 0)?;
        if rest.is_empty() { Ok(mask) } else { Err(format!("Invalid field selection {text}")) }
    }

    fn list(rest: &mut &str, depth: usize) -> Result<Self, String> {
        let mut fields = Vec::new();
        loop {
            fields.push(Self::field(rest, depth)?);
            match rest.strip_prefix(',') {
                Some(more) => *rest = more,
                None => return Ok(Self(fields)),
            }
        }
    }

    fn field(rest: &mut &str, depth: usize) -> Result<(String, Self), String> {
        let invalid = |rest: &str| format!("Invalid field selection {rest}");
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '*' && c != '_').unwrap_or(rest.len());
        let (name, more) = rest.split_at(end);
        if name.is_empty() || depth > DEPTH {
            return Err(invalid(rest));
        }
        *rest = more;
        let inner = if let Some(more) = rest.strip_prefix('/') {
            *rest = more;
            Self(vec![Self::field(rest, depth + 1)?])
        } else if let Some(more) = rest.strip_prefix('(') {
            *rest = more;
            let inner = Self::list(rest, depth + 1)?;
            *rest = rest.strip_prefix(')').ok_or_else(|| invalid(rest))?;
            inner
        } else {
            Self::default()
        };
        Ok((name.to_owned(), inner))
    }

    /// Removes all fields that the mask does not contain.
    #[must_use]
    pub fn apply(&self, value: Value) -> Value {
        if self.0.is_empty() {
            return value;
        }
        match value {
            Value::Array(items) => items.into_iter().map(|item| self.apply(item)).collect(),
            Value::Object(fields) => {
                let mut kept = Map::new();
                for (name, inner) in fields {
                    let wanted = self.0.iter().find(|(wanted, _)| wanted == "*" || *wanted == name);
                    if let Some((_, mask)) = wanted {
                        kept.insert(name, mask.apply(inner));
                    }
                }
                Value::Object(kept)
            }
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_mask_keeps_what_it_names() {
        let value =
            json!({"claims": [{"text": "a", "claimReview": [{"url": "u", "title": "t"}]}], "nextPageToken": "n"});
        for (mask, kept) in [
            ("nextPageToken", json!({"nextPageToken": "n"})),
            ("claims/text", json!({"claims": [{"text": "a"}]})),
            (
                "claims(text,claimReview/url),nextPageToken",
                json!({"claims": [{"text": "a", "claimReview": [{"url": "u"}]}], "nextPageToken": "n"}),
            ),
            ("*", value.clone()),
            ("claims(claimReview(title))", json!({"claims": [{"claimReview": [{"title": "t"}]}]})),
            ("nothing", json!({})),
        ] {
            assert_eq!(Mask::parse(mask).unwrap().apply(value.clone()), kept, "{mask}");
        }
        for wrong in ["", "claims(", "claims(text", "a,,b", "a/", "a b", ")", &"a(".repeat(5000)] {
            assert!(Mask::parse(wrong).is_err(), "{wrong}");
        }
    }
}
