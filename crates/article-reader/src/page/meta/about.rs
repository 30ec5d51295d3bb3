//! Everything that the page says of its article, gathered from all places.

use super::authors::authors;
use super::head::{Head, head};
use super::language::{language, said as said_language};
use super::linked::{Linked, linked};
use super::outlet::{canonical, outlet};
use super::printed::printed;
use super::refresh::{Refresh, refresh};
use super::scripts::scripts;
use super::shown::shown;
use super::title::{comparable, said, title};
use super::when::{Sources, Times, times};
use crate::page::body::Segment;
use crate::page::dates::{self, Order};
use crate::page::dom::{Dom, NodeId};
use chrono::{DateTime, FixedOffset};
use std::ops::Range;
use url::Url;

/// What the page says of its article.
#[derive(Debug)]
pub struct About {
    /// The headline.
    pub title: Option<String>,
    /// Nodes of the headline in the page; empty if it is not printed.
    pub headline: Range<NodeId>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The byline.
    pub authors: Vec<String>,
    /// Publication and change.
    pub times: Times,
    /// The page's own address.
    pub canonical: Option<String>,
    /// `<meta>` and the like, for the language.
    pub head: Head,
    /// JSON-LD, for the language and the text.
    pub linked: Linked,
    /// Another page that this one leads to by itself.
    pub refresh: Option<Refresh>,
    /// The data call the page an article.
    pub says_article: bool,
    /// The data call the page a list, or its address is a front page.
    pub says_listing: bool,
    /// The data say that the text is not free.
    pub says_paid: bool,
}

/// Gathers it. `part` holds the article; `hidden` tells the nodes that nobody sees or that are comments.
pub fn about(
    dom: &Dom,
    segments: &[Segment],
    part: &Range<NodeId>,
    hidden: &dyn Fn(NodeId) -> bool,
    address: Option<&str>,
) -> About {
    let (head, linked, scripts) = (head(dom), linked(dom), scripts(dom));
    let titles = said(&head, &linked);
    let order = order(&head, &linked, segments, address);
    let shown = shown(dom, part, hidden, &comparable(&titles), order);
    let outlet = outlet(&head, &linked, address);
    let printed = printed(segments, shown.at, part, hidden, order);
    let og_type = head.meta("og:type").unwrap_or_default().to_ascii_lowercase();
    let front = address.is_some_and(is_front);
    let dated = head.meta("article:published_time").is_some();
    About {
        title: title(&head, &linked, &shown, outlet.as_deref()),
        headline: shown.at.map_or(0..0, |id| dom.subtree(id)),
        authors: authors(&head, &linked, &shown, &scripts, outlet.as_deref()),
        times: times(Sources {
            head: &head,
            linked: &linked,
            shown: &shown,
            scripts: &scripts,
            printed,
            address,
            order,
        }),
        canonical: canonical(&head, address),
        refresh: refresh(&head, address),
        says_article: !front && (linked.is_article || og_type == "article" || dated),
        says_listing: front || (linked.is_listing && !linked.is_article),
        says_paid: linked.is_paid,
        outlet,
        head,
        linked,
    }
}

/// How the page writes day and month in numbers: as its country does, or as its language does.
fn order(head: &Head, linked: &Linked, segments: &[Segment], address: Option<&str>) -> Order {
    let host = address.and_then(|address| Some(Url::parse(address.trim()).ok()?.host_str()?.to_owned()));
    match host.as_deref().and_then(|host| host.rsplit_once('.')).map(|(_, end)| end) {
        Some("us" | "gov" | "mil" | "ph") => Order::MonthFirst,
        Some(
            "uk" | "ie" | "au" | "nz" | "in" | "za" | "ng" | "ke" | "gh" | "ug" | "sg" | "my" | "pk" | "bd" | "lk",
        ) => Order::DayFirst,
        _ => {
            let sample = || segments.iter().take(60).map(|segment| segment.text.as_str()).collect::<Vec<_>>().join(" ");
            Order::of(said_language(head, linked).or_else(|| language(head, linked, &sample())).as_deref())
        }
    }
}

/// A moment as a machine writes it, with an offset.
pub fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    dates::parse(text, Order::Unknown)?.at
}

/// The address has no path.
fn is_front(address: &str) -> bool {
    let rest = address.trim().rsplit_once("://").map_or(address, |(_, rest)| rest);
    rest.split_once('/').is_none_or(|(_, path)| path.is_empty() || path.starts_with(['?', '#']))
}
