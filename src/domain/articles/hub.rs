//! Hubs of feeds: who tells of new entries, for how long, and whether a message is the hub's own. As a subscriber of WebSub,
//! <https://www.w3.org/TR/websub/>.

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::HEXLOWER_PERMISSIVE;
use ring::hmac;
use serde::Serialize;
use url::Url;
use utoipa::ToSchema;

use super::exchange::Header;

/// Bytes of the secret; a hub takes fewer than 200 characters.
pub const SECRET: usize = 32;

/// For how long a hub is asked to tell, and does if it does not say.
pub const LEASE: TimeDelta = TimeDelta::days(10);

/// Bounds of a lease.
const SHORTEST_LEASE: TimeDelta = TimeDelta::minutes(5);
const LONGEST_LEASE: TimeDelta = TimeDelta::days(90);

/// When a hub is asked again that did not verify the request.
const ASK_AGAIN: TimeDelta = TimeDelta::days(1);

/// What a feed says of its hub.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// The hub.
    pub hub: Url,
    /// The address by which the hub knows the feed.
    pub topic: Url,
}

impl Announced {
    /// What the headers of the response say, or else what the feed itself says (WebSub, 4). `here` is the feed's address.
    #[must_use]
    pub fn of(headers: &[Header], hub: Option<Url>, topic: Option<Url>, here: &Url) -> Option<Self> {
        let values = headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("link"));
        let values: Vec<String> = values.map(|(_, value)| String::from_utf8_lossy(value).into_owned()).collect();
        let said = |rel: &str| values.iter().flat_map(|value| links(value)).find(|(_, rels)| has_word(rels, rel));
        let said = |rel: &str| said(rel).and_then(|(target, _)| here.join(target).ok());
        Some(Self { hub: said("hub").or(hub)?, topic: said("self").or(topic).unwrap_or_else(|| here.clone()) })
    }
}

/// The targets of a `Link` header (RFC 8288), each with its relations.
fn links(value: &str) -> Vec<(&str, &str)> {
    let (mut found, mut rest) = (Vec::new(), value);
    while let Some((target, after)) = rest.split_once('<').and_then(|(_, after)| after.split_once('>')) {
        let mut is_quoted = false;
        let end = after.find(|c| {
            is_quoted ^= c == '"';
            c == ',' && !is_quoted
        });
        let (parameters, next) = end.and_then(|end| after.split_at_checked(end)).unwrap_or((after, ""));
        rest = next;
        let parameter = parameters.split(';').filter_map(|parameter| parameter.split_once('='));
        let mut rels = parameter.filter(|(name, _)| name.trim().eq_ignore_ascii_case("rel"));
        found.extend(rels.next().map(|(_, rels)| (target.trim(), rels.trim().trim_matches('"'))));
    }
    found
}

fn has_word(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(word))
}

/// What people see of the hub of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HubState {
    /// The hub.
    #[schema(example = "https://hub.example.org/")]
    pub url: String,
    /// Until when the hub tells of new entries; null until it has agreed.
    #[schema(example = "2026-03-11T09:00:00Z")]
    pub until: Option<DateTime<Utc>>,
}

/// The subscription to a feed at its hub.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedHub {
    /// The hub.
    pub hub: String,
    /// The address by which the hub knows the feed.
    pub topic: String,
    /// Last part of the callback's path.
    pub callback: String,
    /// When the hub was last asked.
    pub asked_at: DateTime<Utc>,
    /// Until when the hub tells; `None` until it has verified the request.
    pub lease_until: Option<DateTime<Utc>>,
    /// Time of the last message with a right signature.
    pub told_at: Option<DateTime<Utc>>,
    /// Whether a look found new entries that the hub did not tell of.
    pub is_silent: bool,
}

impl FeedHub {
    /// Whether this is the subscription at the hub that the feed names.
    #[must_use]
    pub fn is_at(&self, announced: &Announced) -> bool {
        self.hub == announced.hub.as_str() && self.topic == announced.topic.as_str()
    }

    /// Until when the hub can be relied on; `None`: not at all.
    #[must_use]
    pub fn works_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.lease_until.filter(|until| *until > now && !self.is_silent)
    }

    /// Whether the hub is to be asked again: less than a third of the lease is left, or it did not verify the request in a day.
    #[must_use]
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        match self.lease_until.filter(|until| *until > now) {
            Some(until) => until - now < (until - self.asked_at) / 3,
            None => now - self.asked_at >= ASK_AGAIN,
        }
    }

    /// Whether the hub has told of something after then.
    #[must_use]
    pub fn has_told_since(&self, then: Option<DateTime<Utc>>) -> bool {
        self.told_at.is_some() && self.told_at > then
    }
}

/// The end of a lease that a hub grants for these seconds.
#[must_use]
pub fn lease_end(seconds: Option<i64>, now: DateTime<Utc>) -> DateTime<Utc> {
    let lease = seconds.map_or(Some(LEASE), TimeDelta::try_seconds).unwrap_or(LONGEST_LEASE);
    now + lease.clamp(SHORTEST_LEASE, LONGEST_LEASE)
}

/// Whether `signature`, the value of `X-Hub-Signature`, is that of the body (WebSub, 7.1). Compared in constant time.
#[must_use]
pub fn is_signed(secret: &[u8], signature: Option<&str>, body: &[u8]) -> bool {
    let Some((method, signature)) = signature.and_then(|signature| signature.trim().split_once('=')) else {
        return false;
    };
    let method = match method {
        // The only method of many hubs. HMAC does not depend on what SHA-1 lacks.
        "sha1" => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
        "sha256" => hmac::HMAC_SHA256,
        "sha384" => hmac::HMAC_SHA384,
        "sha512" => hmac::HMAC_SHA512,
        _ => return false,
    };
    HEXLOWER_PERMISSIVE
        .decode(signature.as_bytes())
        .is_ok_and(|tag| hmac::verify(&hmac::Key::new(method, secret), body, &tag).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hours)
    }

    #[test]
    fn headers_come_before_what_the_feed_says() {
        let here = url("https://post.example/feed");
        let link = |value: &str| vec![("Link".to_owned(), value.as_bytes().to_vec())];
        let (hub, topic) = (Some(url("https://hub.example/a")), Some(url("https://post.example/self")));
        let in_feed = Announced::of(&[], hub.clone(), topic.clone(), &here).unwrap();
        assert_eq!(
            (in_feed.hub.as_str(), in_feed.topic.as_str()),
            ("https://hub.example/a", "https://post.example/self")
        );
        assert_eq!(Announced::of(&[], hub.clone(), None, &here).unwrap().topic, here);
        assert_eq!(Announced::of(&[], None, topic.clone(), &here), None);
        for value in [
            "<https://hub.example/b>; rel=hub, </other>; title=\"a, <b>; rel=self\"; rel=\"self\"",
            "</next>;rel=next,<https://hub.example/b>;REL=\"preconnect HUB\" , <https://post.example/other>; rel=\"self\"",
        ] {
            let said = Announced::of(&link(value), hub.clone(), topic.clone(), &here).unwrap();
            assert_eq!(
                (said.hub.as_str(), said.topic.as_str()),
                ("https://hub.example/b", "https://post.example/other")
            );
        }
        for broken in ["", "<", "<https://hub.example/b", "<https://hub.example/b>", "hub; rel=hub", "<x>; rel"] {
            assert_eq!(Announced::of(&link(broken), None, None, &here), None, "{broken}");
        }
    }

    #[test]
    fn signatures_of_all_methods_are_verified() {
        // RFC 2202, test case 2, and RFC 4231, test case 2.
        let (secret, body) = (b"Jefe", b"what do ya want for nothing?");
        let sha256 = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        let sha384 = "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649";
        let sha512 = "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fd\
            caeab1a34d4a6b4b636e070a38bce737";
        for right in [
            "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79".to_owned(),
            format!("sha256={sha256}"),
            format!("sha256={}", sha256.to_uppercase()),
            format!("sha384={sha384}"),
            format!("sha512={sha512}"),
        ] {
            assert!(is_signed(secret, Some(&right), body), "{right}");
            assert!(!is_signed(b"other", Some(&right), body), "{right}");
            assert!(!is_signed(secret, Some(&right), b"other"), "{right}");
        }
        for wrong in ["", "sha256", "sha256=", "md5=00", "sha1=5bdcc146", &format!("sha512={sha256}"), "sha256=zz"] {
            assert!(!is_signed(secret, Some(wrong), body), "{wrong}");
        }
        assert!(!is_signed(secret, None, body));
    }

    #[test]
    fn leases_are_renewed_in_time_and_hubs_that_do_not_answer_are_left_alone() {
        let hub = FeedHub {
            hub: String::new(),
            topic: String::new(),
            callback: String::new(),
            asked_at: at(0),
            lease_until: None,
            told_at: None,
            is_silent: false,
        };
        assert!(!hub.is_due(at(23)) && hub.is_due(at(24)) && hub.works_until(at(1)).is_none());
        let leased = FeedHub { lease_until: Some(at(90)), ..hub.clone() };
        assert!(!leased.is_due(at(60)) && leased.is_due(at(61)));
        assert_eq!(leased.works_until(at(89)), Some(at(90)));
        assert_eq!(leased.works_until(at(90)), None);
        assert_eq!(FeedHub { is_silent: true, ..leased }.works_until(at(1)), None);
        assert!(!hub.has_told_since(None));
        let told = FeedHub { told_at: Some(at(5)), ..hub };
        assert!(told.has_told_since(None) && told.has_told_since(Some(at(4))) && !told.has_told_since(Some(at(5))));
        assert_eq!(lease_end(None, at(0)), at(240));
        assert_eq!(lease_end(Some(3_600), at(0)), at(1));
        assert_eq!(lease_end(Some(-5), at(0)), at(0) + SHORTEST_LEASE);
        assert_eq!(lease_end(Some(i64::MAX), at(0)), at(0) + LONGEST_LEASE);
    }
}
