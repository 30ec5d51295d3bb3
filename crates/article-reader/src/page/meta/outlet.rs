//! The outlet's name and the page's own address.

use super::{head::Head, linked::Linked};
use url::Url;

/// The outlet as the page spells it; without that, the host of its address.
pub fn outlet(head: &Head, linked: &Linked, address: Option<&str>) -> Option<String> {
    let names = [
        "og:site_name",
        "application-name",
        "al:android:app_name",
        "dc.publisher",
        "dcterms.publisher",
        "publisher",
        "twitter:app:name:iphone",
        "copyright",
    ];
    let name = head.meta("og:site_name").map(str::to_owned).or_else(|| linked.publisher.clone());
    let name = name.or_else(|| head.first(&names).map(str::to_owned)).filter(|name| !name.starts_with("http"));
    let host = || {
        let url = Url::parse(address?.trim()).ok()?;
        Some(url.host_str()?.trim_start_matches("www.").to_owned())
    };
    name.or_else(host)
}

/// The address that the page calls its own, absolute. Addresses of front pages are mistakes.
pub fn canonical(head: &Head, address: Option<&str>) -> Option<String> {
    let base = address.and_then(|address| Url::parse(address.trim()).ok());
    let said = head.canonical.as_deref().or_else(|| head.meta("og:url"))?;
    let url = Url::options().base_url(base.as_ref()).parse(said).ok()?;
    let web = matches!(url.scheme(), "http" | "https");
    let front = url.path() == "/" && url.query().is_none() && base.is_some_and(|base| base.path() != "/");
    (web && !front).then(|| url.to_string())
}
