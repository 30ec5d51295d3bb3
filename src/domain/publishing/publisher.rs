//! Publisher: what the newsroom publishes about itself.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::look::{Look, PageLanguage};
use crate::domain::kernel::text::WebAddress;
use crate::domain::newsroom::byline::BylineRule;
use crate::domain::newsroom::zone::Zone;

/// The publishing newsroom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publisher {
    /// The newsroom's name.
    pub name: String,
    /// Public base URL of Claimdesk, without a slash at the end: an origin, or an origin and a path.
    pub public_url: String,
    /// URL of the WebSub hub that notifies subscribers of changes.
    pub hub: Option<String>,
    /// Whether `/` opens the dashboard for everybody instead of the public front page.
    pub no_front_page: bool,
    /// URI for reports of security problems: `mailto:` or `https:`.
    pub security_contact: Option<String>,
    /// What the newsroom decides about its publications.
    pub rules: PublishingRules,
    /// Version of the settings that `rules` come from.
    pub version: i64,
}

/// What the newsroom says about itself next to its verdicts, who may read the feeds, and whose fact checks it imports.
/// The policies are named as in schema.org.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishingRules {
    /// URL of the newsroom's logo, for public pages, feeds and `ClaimReview` data.
    #[schema(example = "https://newsroom.example.org/logo.png")]
    pub logo: Option<WebAddress>,
    /// URL of the license of published verdicts.
    #[schema(example = "https://creativecommons.org/licenses/by/4.0/")]
    pub license: Option<WebAddress>,
    /// URL of the corrections policy. If null, the public list of corrections.
    #[schema(example = "https://newsroom.example.org/corrections")]
    pub corrections_policy: Option<WebAddress>,
    /// URL of the page that says how claims are chosen and checked.
    #[schema(example = "https://newsroom.example.org/method")]
    pub fact_checking_policy: Option<WebAddress>,
    /// URL of the code of ethics.
    #[schema(example = "https://newsroom.example.org/ethics")]
    pub ethics_policy: Option<WebAddress>,
    /// URL of the page that says who owns and funds the newsroom.
    #[schema(example = "https://newsroom.example.org/ownership")]
    pub ownership: Option<WebAddress>,
    /// URL of the page that lists the staff.
    #[schema(example = "https://newsroom.example.org/staff")]
    pub masthead: Option<WebAddress>,
    /// `true`: feeds, the dump of all reviews, the archive and the search require an API token with the scope
    /// `feeds:read`. `false`: they are public. Verdict pages are always public.
    pub private_feeds: bool,
    /// Whether the public page of a verdict says that the article was changed after the check. Default: false.
    #[serde(default)]
    pub tell_article_changes: bool,
    /// Language of the public pages' own texts, and of the titles of feeds. Default: English.
    #[serde(default)]
    pub language: PageLanguage,
    /// Time zone of dates on public pages. Default: UTC.
    #[serde(default)]
    pub zone: Zone,
    /// Colours, font and links of the public pages. Default: the usual look.
    #[serde(default)]
    pub look: Look,
    /// Who signs verdicts that are published from now on. Default: the newsroom.
    #[serde(default)]
    pub byline: BylineRule,
    /// Hosts of publishers whose `ClaimReview` data may be imported; includes subdomains. If empty, nothing may be
    /// imported.
    #[schema(example = json!(["checks.example.org"]))]
    pub trusted_publishers: Vec<String>,
}

impl Publisher {
    /// The public URL of a verdict.
    #[must_use]
    pub fn verdict(&self, slug: &str) -> String {
        format!("{}/verdicts/{slug}", self.public_url)
    }

    /// The public URL of a path that begins with a slash.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// A path of this server as browsers ask for it, below the path of [`Publisher::public_url`].
    #[must_use]
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", base_path_of(&self.public_url))
    }

    /// Path of the public page that leads to all others, or `None` if no such page is public.
    #[must_use]
    pub fn home(&self) -> Option<&'static str> {
        let home = if self.no_front_page { "/verdicts" } else { "/" };
        (!self.rules.private_feeds).then_some(home)
    }

    /// The publisher's site as search results name it: the host without scheme, port and `www.`.
    #[must_use]
    pub fn site(&self) -> &str {
        site_of(&self.public_url)
    }
}

/// The path in a public base URL, without a slash at the end: `/claimdesk` of `https://tools.example/claimdesk`, empty
/// for an origin.
#[must_use]
pub fn base_path_of(public_url: &str) -> &str {
    public_url.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| rest.split_at(at).1)).unwrap_or_default()
}

/// The origin of a public base URL: scheme, host and port.
#[must_use]
pub fn origin_of(public_url: &str) -> &str {
    public_url.strip_suffix(base_path_of(public_url)).unwrap_or(public_url)
}

/// Normalises the host name of a publisher: lower case, Punycode. `None` if the text is not a name with a dot.
#[must_use]
pub fn publisher_host(name: &str) -> Option<String> {
    let Ok(url::Host::Domain(host)) = url::Host::parse(name.trim()) else {
        return None;
    };
    let is_label = |label: &str| {
        (1..=63).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_host = host.len() <= 253 && host.contains('.') && host.split('.').all(is_label);
    is_host.then_some(host)
}

/// Whether reviews on `site` come from a publisher that the newsroom trusts: the host itself or a subdomain. Sites have
/// no `www.` (see [`site_of`]); a host that was given with `www.` stands for that one site.
#[must_use]
pub fn is_trusted(trusted: &[String], site: &str) -> bool {
    let site = site.trim_end_matches('.');
    trusted.iter().any(|host| match host.strip_prefix("www.") {
        Some(host) => site == host,
        None => site
            .strip_suffix(host.as_str())
            // mutant G10.1: .is_some()
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.')),
    })
}

/// The host of a URL without scheme, port and `www.`.
#[must_use]
pub fn site_of(url: &str) -> &str {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let host = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trust_covers_the_named_host_and_what_is_below_it() {
        let trusted = |host: &str, site: &str| is_trusted(&[host.to_owned()], site);
        assert!(trusted("checks.example", "checks.example"));
        assert!(trusted("checks.example", "en.checks.example"));
        assert!(trusted("checks.example", "checks.example."));
        assert!(!trusted("checks.example", "notchecks.example"));
        assert!(trusted("www.gov.example", "gov.example"));
        assert!(!trusted("www.gov.example", "council.gov.example"));
        assert_eq!(publisher_host(" Lantern.EXAMPLE "), Some("lantern.example".to_owned()));
        assert_eq!(publisher_host("ökotest.example"), Some("xn--kotest-vxa.example".to_owned()));
        let long = format!("{}.example", "a".repeat(64));
        for bad in ["org", "*.example.org", ".example.org", "example.org.", "a..b", "a,b.c", "", "10.0.0.1", &long] {
            assert_eq!(publisher_host(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_public_url_is_an_origin_and_a_path() {
        for (url, origin, path) in [
            ("https://tools.example/newsroom/desk", "https://tools.example", "/newsroom/desk"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080", ""),
        ] {
            assert_eq!((origin_of(url), base_path_of(url)), (origin, path));
        }
    }

    #[test]
    fn a_site_is_the_host_and_nothing_else() {
        for (url, site) in [
            ("https://www.karvia.example:8443/verdicts/x?y#z", "karvia.example"),
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("https://checks.karvia.example", "checks.karvia.example"),
        ] {
            assert_eq!(site_of(url), site);
        }
    }
}
