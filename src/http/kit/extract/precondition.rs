//! `If-Match` extractor: the version that the caller read before a change.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::IF_MATCH;
use actix_web::{FromRequest, HttpRequest};

use crate::domain::claims::claim::Kind;
use crate::domain::kernel::id::{ClaimId, ClaimantId, CommentId, EndpointId, SubscriptionId};
use crate::http::kit::problem::{self, Problem};

/// `ETag` of a claim file: one version for the claim, its review, its evidence and its verdict.
#[must_use]
pub fn claim_etag(id: ClaimId, version: i64) -> String {
    format!("\"{id}-{version}\"")
}

/// `ETag` of the newsroom's settings.
#[must_use]
pub fn settings_etag(version: i64) -> String {
    format!("\"settings-{version}\"")
}

/// `ETag` of the rating scale.
#[must_use]
pub fn scale_etag(version: i64) -> String {
    format!("\"scale-{version}\"")
}

/// `ETag` of a webhook endpoint.
#[must_use]
pub fn endpoint_etag(id: EndpointId, version: i64) -> String {
    format!("\"endpoint-{id}-{version}\"")
}

/// `ETag` of the rules of a subscription.
#[must_use]
pub fn subscription_etag(id: SubscriptionId, version: i64) -> String {
    format!("\"subscription-{id}-{version}\"")
}

/// `ETag` of the guide of one kind of claim.
#[must_use]
pub fn guide_etag(kind: Kind, version: i64) -> String {
    format!("\"guide-{}-{version}\"", kind.name())
}

/// `ETag` of a claimant's record.
#[must_use]
pub fn claimant_etag(id: ClaimantId, version: i64) -> String {
    format!("\"claimant-{id}-{version}\"")
}

/// `ETag` of a comment.
#[must_use]
pub fn comment_etag(id: CommentId, version: i64) -> String {
    format!("\"comment-{id}-{version}\"")
}

/// Kind of a versioned resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Claim(ClaimId),
    Settings,
    Scale,
    Endpoint(EndpointId),
    Subscription(SubscriptionId),
    Comment(CommentId),
    Claimant(ClaimantId),
    Guide(Kind),
    /// Tag of another resource, or not a valid tag.
    Other,
}

/// `If-Match` with the `ETag` of a claim, the settings, the rating scale, an endpoint, a subscription, a guide, a claimant's record or a comment.
#[derive(Debug, Clone, Copy)]
pub struct IfMatch {
    subject: Subject,
    version: i64,
}

impl IfMatch {
    /// Version of `claim` in the tag; 0, which never matches, if the tag belongs to another resource.
    #[must_use]
    pub fn of(self, claim: ClaimId) -> i64 {
        self.version_of(Subject::Claim(claim))
    }

    /// Version of the settings in the tag; 0, which never matches, if the tag belongs to another resource.
    #[must_use]
    pub fn of_settings(self) -> i64 {
        self.version_of(Subject::Settings)
    }

    /// Version of the rating scale in the tag; 0, which never matches, if the tag belongs to another resource.
    #[must_use]
    pub fn of_scale(self) -> i64 {
        self.version_of(Subject::Scale)
    }

    /// Version of `endpoint` in the tag; 0, which never matches, if the tag belongs to another resource.
    #[must_use]
    pub fn of_endpoint(self, endpoint: EndpointId) -> i64 {
        self.version_of(Subject::Endpoint(endpoint))
    }

    /// Version of `subscription` in the tag; 0, which never matches, if the tag belongs to another resource.
    #[must_use]
    pub fn of_subscription(self, subscription: SubscriptionId) -> i64 {
        self.version_of(Subject::Subscription(subscription))
    }

    /// Version of `comment` in the tag; 0, which never matches, if the tag belongs to another resource.
    #[must_use]
    pub fn of_comment(self, comment: CommentId) -> i64 {
        self.version_of(Subject::Comment(comment))
    }

    /// Version of the record of `claimant` in the tag; 0, which never matches, if the tag belongs to another resource.
    #[must_use]
    pub fn of_claimant(self, claimant: ClaimantId) -> i64 {
        self.version_of(Subject::Claimant(claimant))
    }

    /// Version of the guide of `kind` in the tag; 0, which never matches, if the tag belongs to another resource.
    #[must_use]
    pub fn of_guide(self, kind: Kind) -> i64 {
        self.version_of(Subject::Guide(kind))
    }

    fn version_of(self, subject: Subject) -> i64 {
        if self.subject == subject { self.version } else { 0 }
    }
}

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match request.headers().get(IF_MATCH) {
            None => Err(Problem::new(
                problem::Kind::PreconditionRequired,
                "Send the ETag of what you change in If-Match: the version that you have seen.",
            )),
            Some(value) => {
                Ok(value.to_str().ok().and_then(parse).unwrap_or(Self { subject: Subject::Other, version: 0 }))
            }
        })
    }
}

fn parse(tag: &str) -> Option<IfMatch> {
    // A proxy that compresses responses makes our strong tags weak. The version in the tag is the same.
    let tag = tag.trim();
    let tag = tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"')?;
    // Tags of GET responses contain a hash of the body after the version; a change ignores the hash.
    let version = tag.split_once('.').map_or(tag, |(version, _)| version);
    let (subject, version) = version.rsplit_once('-')?;
    Some(IfMatch {
        subject: match subject {
            "settings" => Subject::Settings,
            "scale" => Subject::Scale,
            endpoint if endpoint.starts_with("endpoint-") => {
                Subject::Endpoint(endpoint.strip_prefix("endpoint-")?.parse().ok()?)
            }
            subscription if subscription.starts_with("subscription-") => {
                Subject::Subscription(subscription.strip_prefix("subscription-")?.parse().ok()?)
            }
            comment if comment.starts_with("comment-") => {
                Subject::Comment(comment.strip_prefix("comment-")?.parse().ok()?)
            }
            claimant if claimant.starts_with("claimant-") => {
                Subject::Claimant(claimant.strip_prefix("claimant-")?.parse().ok()?)
            }
            guide if guide.starts_with("guide-") => {
                let name = guide.strip_prefix("guide-")?;
                Subject::Guide(Kind::ALL.into_iter().find(|kind| kind.name() == name)?)
            }
            claim => Subject::Claim(claim.parse().ok()?),
        },
        version: version.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_reads_back() {
        let id = ClaimId(uuid::Uuid::from_u128(7));
        let tag = parse(&claim_etag(id, 12)).unwrap();
        assert_eq!((tag.of(id), tag.of(ClaimId(uuid::Uuid::from_u128(8)))), (12, 0));
        for read in [format!("\"{id}-12.0f3a\""), format!("W/\"{id}-12.0f3a\"")] {
            assert_eq!(parse(&read).unwrap().of(id), 12, "{read}");
        }
        let rules = parse(&settings_etag(3)).unwrap();
        assert_eq!((rules.of_settings(), rules.of(id), tag.of_settings()), (3, 0, 0));
        for junk in ["*", "\"x-1\"", "W/\"a\"", ""] {
            assert!(parse(junk).is_none(), "{junk}");
        }
    }
}
