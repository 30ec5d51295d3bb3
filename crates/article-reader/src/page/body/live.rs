//! Entries of a live blog: where each begins and when it was written.

use super::phrases::clock;
use crate::page::dom::{Attr, Dom, NodeId, Tag};
use crate::page::text::name_words;
use chrono::{DateTime, FixedOffset, NaiveDateTime, NaiveTime, TimeZone};
use std::ops::Range;

/// One entry. It ends where the next one begins.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Its first node.
    pub start: NodeId,
    /// The node of its time.
    pub at: NodeId,
    /// When it was written.
    pub time: DateTime<FixedOffset>,
}

/// Entries that make a live blog of a page that only has the name of one.
const LEAST: usize = 3;

/// Entries of a page whose data say that it is a live blog.
const LEAST_SAID: usize = 2;

/// Words of names that mark live blogs.
const LIVE: &[&str] = &["live", "liveblog", "liveticker", "ticker", "newsticker", "livefeed"];

/// The entries of a live blog, in document order; none if the page is another kind of article. `says_live` is what
/// the page's data say; `published` completes times without a day.
pub fn entries(
    dom: &Dom,
    part: &Range<NodeId>,
    says_live: bool,
    published: Option<DateTime<FixedOffset>>,
    parse: &dyn Fn(&str) -> Option<DateTime<FixedOffset>>,
) -> Vec<Entry> {
    if !says_live && !named_live(dom, part) {
        return Vec::new();
    }
    let times = times(dom, part, published, parse);
    if times.len() < if says_live { LEAST_SAID } else { LEAST } {
        return Vec::new();
    }
    let counts = counts(dom, part, &times);
    let start = |(node, time): &(NodeId, DateTime<FixedOffset>)| {
        let alone = |id: &NodeId| counts.get(id.saturating_sub(part.start)) == Some(&1);
        let outer = dom.ancestors(*node).take_while(|id| part.contains(id) && alone(id)).last();
        Entry { start: outer.unwrap_or(*node), at: *node, time: *time }
    };
    let mut entries: Vec<Entry> = times.iter().map(start).collect();
    entries.dedup_by_key(|entry| entry.start);
    entries
}

/// The article's part, or an element in it or around it, is named as a live blog.
fn named_live(dom: &Dom, part: &Range<NodeId>) -> bool {
    let named = |id: NodeId| {
        let names = [Attr::Class, Attr::Id].into_iter().filter_map(|attr| dom.element(id)?.attr(attr));
        names.flat_map(name_words).any(|word| LIVE.contains(&word.as_str()))
    };
    dom.ancestors(part.start).any(named) || part.clone().any(named)
}

/// All `<time>` of the part with a moment.
fn times(
    dom: &Dom,
    part: &Range<NodeId>,
    published: Option<DateTime<FixedOffset>>,
    parse: &dyn Fn(&str) -> Option<DateTime<FixedOffset>>,
) -> Vec<(NodeId, DateTime<FixedOffset>)> {
    let all = dom.elements(part.clone()).filter(|(_, element)| element.tag == Tag::Time);
    let moment = |id: NodeId, said: Option<&str>| {
        said.and_then(parse).or_else(|| on_day(published?, clock(&dom.short_words(id)?)?))
    };
    all.filter_map(|(id, element)| Some((id, moment(id, element.attr(Attr::DateTime))?))).collect()
}

/// A time of day on the day and in the zone of the publication.
fn on_day(published: DateTime<FixedOffset>, time: NaiveTime) -> Option<DateTime<FixedOffset>> {
    published.timezone().from_local_datetime(&NaiveDateTime::new(published.date_naive(), time)).single()
}

/// How many of `times` each node of the part holds, by its distance from the part's start.
fn counts(dom: &Dom, part: &Range<NodeId>, times: &[(NodeId, DateTime<FixedOffset>)]) -> Vec<usize> {
    let mut counts = vec![0_usize; part.len()];
    for (node, _) in times {
        if let Some(count) = counts.get_mut(node.saturating_sub(part.start)) {
            *count = 1;
        }
    }
    for id in part.clone().rev() {
        let own = counts.get(id.saturating_sub(part.start)).copied().unwrap_or(0);
        let above = dom.parent(id).and_then(|parent| parent.checked_sub(part.start));
        if let Some(count) = above.and_then(|above| counts.get_mut(above)) {
            *count += own;
        }
    }
    counts
}
