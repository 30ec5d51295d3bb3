//! Publisher: what the newsroom publishes about itself.

/// Who publishes, and by which rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publisher {
    /// The newsroom's name.
    pub name: String,
    /// Where readers reach Claimdesk, without a slash at the end.
    pub public_url: String,
    /// The picture that stands for it.
    pub logo: Option<String>,
    /// Under which terms its verdicts may be used: an address.
    pub license: Option<String>,
    /// Where its policies can be read.
    pub policies: Policies,
    /// Whether feeds, the dump and the search are for subscribers alone.
    pub private_feeds: bool,
    /// The WebSub hub that tells subscribers of changes.
    pub hub: Option<String>,
}

/// Addresses of pages that say how the newsroom works; the names are schema.org's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policies {
    /// How mistakes are put right.
    pub corrections: Option<String>,
    /// How facts are checked.
    pub fact_checking: Option<String>,
    /// What its people hold themselves to.
    pub ethics: Option<String>,
    /// Who owns and pays for it.
    pub ownership: Option<String>,
    /// Who works there.
    pub masthead: Option<String>,
}

impl Publisher {
    /// The public address of a verdict.
    #[must_use]
    pub fn verdict(&self, slug: &str) -> String {
        format!("{}/verdicts/{slug}", self.public_url)
    }

    /// The public address of a path that begins with a slash.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// The host without scheme, port and `www.`, as search results name a publisher's site.
    #[must_use]
    pub fn site(&self) -> &str {
        site_of(&self.public_url)
    }
}

/// The host of an address without scheme, port and `www.`.
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
