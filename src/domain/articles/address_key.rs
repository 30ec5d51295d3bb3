//! Address keys: two addresses of one article have the same key.

use url::Url;

/// Parameters that tell where a reader came from and change nothing of the page; a final `*` stands for any ending.
const TRACKING: &[&str] = &[
    "utm_*", "at_*", "pk_*", "mtm_*", "hsa_*", "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid",
    "yclid", "twclid", "ttclid", "igshid", "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok",
    "cmpid", "ocid", "xtor", "smid", "wt_mc", "spm", "amp",
];

/// Names in front of a host that lead to the same pages for other devices.
const DEVICES: &[&str] = &["www.", "m.", "mobile.", "amp."];

/// The key of an address: host, path and the query that matters. Scheme, `www`, versions for phones (also AMP), a slash at the
/// end, fragment and tracking parameters do not count; the order of parameters does not either.
#[must_use]
pub fn address_key(address: &str) -> String {
    let Ok(url) = Url::parse(address) else {
        return address.to_owned();
    };
    let url = cached(&url).unwrap_or(url);
    let host = url.host_str().unwrap_or_default();
    let host =
        DEVICES.iter().find_map(|name| host.strip_prefix(name).filter(|rest| rest.contains('.'))).unwrap_or(host);
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let path = url.path().trim_end_matches('/');
    let path = path.strip_suffix("/amp").or_else(|| path.strip_suffix(".amp")).unwrap_or(path);
    let mut query: Vec<(String, String)> =
        url.query_pairs().into_owned().filter(|(name, _)| !is_tracking(name)).collect();
    query.sort();
    let query: Vec<String> = query.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    // "#!" addresses pages of old applications.
    let fragment = url.fragment().filter(|fragment| fragment.starts_with('!')).map(|fragment| format!("#{fragment}"));
    format!("{host}{port}{path}{mark}{}{}", query.join("&"), fragment.unwrap_or_default())
}

/// The publisher's address of a page in Google's AMP cache: `https://HOST.cdn.ampproject.org/c/s/PUBLISHER/PATH`.
fn cached(url: &Url) -> Option<Url> {
    url.host_str().filter(|host| host.ends_with(".cdn.ampproject.org"))?;
    let (_, page) = url.path().split_once("/s/")?;
    let mut page = Url::parse(&format!("https://{page}")).ok()?;
    page.set_query(url.query());
    Some(page)
}

fn is_tracking(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKING.iter().any(|known| match known.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == *known,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_article_have_one_key() {
        let key = "news.example/2026/ferry?id=7";
        for address in [
            "https://news.example/2026/ferry?id=7",
            "http://www.news.example/2026/ferry/?id=7#comments",
            "https://NEWS.example:443/2026/ferry?utm_source=feed&id=7&fbclid=x",
            "https://m.news.example/2026/ferry/amp?id=7",
            "https://amp.news.example/2026/ferry?id=7&amp=1",
            "https://news-example.cdn.ampproject.org/c/s/news.example/2026/ferry?id=7",
        ] {
            assert_eq!(address_key(address), key, "{address}");
        }
    }

    #[test]
    fn addresses_of_other_articles_have_other_keys() {
        let key = address_key("https://news.example/2026/ferry?id=7");
        for address in [
            "https://news.example/2026/ferry?id=8",
            "https://news.example/2026/Ferry?id=7",
            "https://sport.news.example/2026/ferry?id=7",
            "https://news.example:8443/2026/ferry?id=7",
            "https://m.example/2026/ferry?id=7",
            "https://news.example/#!/2026/ferry",
        ] {
            assert_ne!(address_key(address), key, "{address}");
        }
        assert_eq!(address_key("https://m.example/a"), "m.example/a", "a host of two parts keeps both");
        assert_eq!(address_key("https://news.example/?b=2&a=1"), address_key("https://news.example?a=1&b=2"));
    }
}
