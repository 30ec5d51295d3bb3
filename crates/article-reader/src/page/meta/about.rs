//! Everything that the page says of its article, gathered from all places.

use super::authors::authors;
use super::dates;
use super::head::{Head, head};
use super::linked::{Linked, linked};
use super::outlet::{canonical, outlet};
use super::printed::printed;
use super::refresh::{Refresh, refresh};
use super::scripts::scripts;
use super::shown::shown;
use super::title::{comparable, said, title};
use super::when::{Sources, Times, times};
use crate::page::body::Segment;
use crate::page::dom::{Dom, NodeId};
use chrono::{DateTime, FixedOffset};
use std::ops::Range;

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
    let shown = shown(dom, part, hidden, &comparable(&titles));
    let outlet = outlet(&head, &linked, address);
    let printed = printed(segments, shown.at, part, hidden);
    let og_type = head.meta("og:type").unwrap_or_default().to_ascii_lowercase();
    let front = address.is_some_and(is_front);
    let dated = head.meta("article:published_time").is_some();
    About {
        title: title(&head, &linked, &shown, outlet.as_deref()),
        headline: shown.at.map_or(0..0, |id| dom.subtree(id)),
        authors: authors(&head, &linked, &shown, &scripts, outlet.as_deref()),
        times: times(Sources { head: &head, linked: &linked, shown: &shown, scripts: &scripts, printed, address }),
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

/// A moment as a machine writes it, with an offset.
pub fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    dates::parse(text)?.at
}

/// The address has no path.
fn is_front(address: &str) -> bool {
    let rest = address.trim().rsplit_once("://").map_or(address, |(_, rest)| rest);
    rest.split_once('/').is_none_or(|(_, path)| path.is_empty() || path.starts_with(['?', '#']))
}
