//! The address that a page sends its readers to: `<meta http-equiv=refresh content="5; url=/new">`.

use super::head::Head;
use url::Url;

/// Seconds after which a reload is a matter of pages that stay open.
const LONGEST: u32 = 60;

/// Where the page leads, and when.
#[derive(Debug, PartialEq, Eq)]
pub struct Refresh {
    /// Seconds until then.
    pub seconds: u32,
    /// The absolute address; nothing if it is relative to an address that nobody gave.
    pub address: Option<String>,
}

/// The page's refresh, if it leads to another page of the web.
pub fn refresh(head: &Head, address: Option<&str>) -> Option<Refresh> {
    let (seconds, target) = head.meta("refresh")?.split_once([';', ','])?;
    let seconds = seconds.trim().split('.').next()?.parse().ok().filter(|seconds| *seconds <= LONGEST)?;
    let target = target.trim_start();
    let named = target.get(..3).filter(|name| name.eq_ignore_ascii_case("url"));
    let target = named.and_then(|_| target.get(3..)?.trim_start().strip_prefix('=')).unwrap_or(target).trim();
    let target = target.trim_matches(['"', '\'']).trim();
    if target.is_empty() {
        return None;
    }
    let base = address.and_then(|address| Url::parse(address.trim()).ok());
    let Ok(url) = Url::options().base_url(base.as_ref()).parse(target) else {
        return base.is_none().then_some(Refresh { seconds, address: None });
    };
    let without_fragment = |url: &Url| url.as_str().split('#').next().map(str::to_owned);
    let reload = base.as_ref().is_some_and(|base| without_fragment(base) == without_fragment(&url));
    let web = matches!(url.scheme(), "http" | "https");
    (web && !reload).then(|| Refresh { seconds, address: Some(url.to_string()) })
}

#[cfg(test)]
mod tests {
    use super::{Refresh, refresh};
    use crate::page::dom::parse;
    use crate::page::meta::head::head;

    #[test]
    fn reads_what_browsers_read() {
        let to = |seconds, address: &str| Some(Refresh { seconds, address: Some(address.to_owned()) });
        let cases = [
            ("0; url=/new", to(0, "https://news.example/new")),
            ("3;URL='https://other.example/a?b=1;2'", to(3, "https://other.example/a?b=1;2")),
            (" 0 , url = new ", to(0, "https://news.example/a/new")),
            ("0.5; https://other.example/", to(0, "https://other.example/")),
            ("0; url=//other.example/a", to(0, "https://other.example/a")),
            ("0; url=", None),
            ("300", None),
            ("900; url=/", None),
            ("5; url=https://news.example/a/b#top", None),
            ("0; url=javascript:go()", None),
            ("soon; url=/new", None),
        ];
        for (content, expected) in cases {
            let page = parse(&format!("<meta http-equiv=Refresh content=\"{content}\">"));
            assert_eq!(refresh(&head(&page), Some("https://news.example/a/b")), expected, "{content}");
        }
        let page = parse("<meta http-equiv=refresh content='0; url=/new'>");
        assert_eq!(refresh(&head(&page), None), Some(Refresh { seconds: 0, address: None }));
    }
}
