//! Publisher: what the newsroom publishes about itself.

/// The publishing newsroom and its publication settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publisher {
    /// The newsroom's name.
    pub name: String,
    /// Public base URL of Claimdesk, without a slash at the end.
    pub public_url: String,
    /// URL of the newsroom's logo.
    pub logo: Option<String>,
    /// URL of the license of the verdicts.
    pub license: Option<String>,
    /// URLs of the newsroom's policies.
    pub policies: Policies,
    /// Whether feeds, dumps and the search require a token.
    pub private_feeds: bool,
    /// URL of the WebSub hub that notifies subscribers of changes.
    pub hub: Option<String>,
}

/// URLs of the newsroom's policies, named as in schema.org.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policies {
    /// Corrections policy.
    pub corrections: Option<String>,
    /// Fact-checking policy.
    pub fact_checking: Option<String>,
    /// Code of ethics.
    pub ethics: Option<String>,
    /// Ownership and funding.
    pub ownership: Option<String>,
    /// List of staff.
    pub masthead: Option<String>,
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

    /// The publisher's site as search results name it: the host without scheme, port and `www.`.
    #[must_use]
    pub fn site(&self) -> &str {
        site_of(&self.public_url)
    }
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
    fn a_site_is_the_host_and_nothing_else() {
        for (url, site) in [
            (
                "https://www.karvia.example:8443/verdicts/x?y#z",
                "karvia.example",
            ),
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("https://checks.karvia.example", "checks.karvia.example"),
        ] {
            assert_eq!(site_of(url), site);
        }
    }
}
