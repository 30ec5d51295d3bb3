//! A date printed around the headline, without any markup that says so.

use crate::page::body::Segment;
use crate::page::dates::{Moment, Order, written};
use crate::page::dom::NodeId;
use std::ops::Range;

/// Segments after the headline, before it, and after the article that are looked at.
const AFTER: usize = 12;
const BEFORE: usize = 6;
const BEHIND: usize = 15;

/// The date nearest to the headline: after it, before it, then at the end of the article.
pub fn printed(
    segments: &[Segment],
    headline: Option<NodeId>,
    part: &Range<NodeId>,
    hidden: &dyn Fn(NodeId) -> bool,
    order: Order,
) -> Option<Moment> {
    let at = |node: NodeId| segments.partition_point(|segment| segment.nodes.start < node);
    let head = at(headline.unwrap_or(part.start));
    let text = at(part.start).max(head);
    let end = at(part.end);
    let date = |segment: &Segment| if hidden(segment.nodes.start) { None } else { in_line(&segment.text, order) };
    let find = |range: Range<usize>| segments.get(range.start..range.end.min(segments.len()));
    let after = find(head..text + AFTER).and_then(|found| found.iter().find_map(date));
    let before = || find(head.saturating_sub(BEFORE)..head).and_then(|found| found.iter().rev().find_map(date));
    let last = || find(end.saturating_sub(4)..end + BEHIND).and_then(|found| found.iter().find_map(date));
    after.or_else(before).or_else(last)
}

/// The date of a short line, or at the very beginning of a paragraph.
fn in_line(text: &str, order: Order) -> Option<Moment> {
    let short = text.chars().count() <= 160;
    let end = text.char_indices().nth(if short { 160 } else { 40 }).map_or(text.len(), |(at, _)| at);
    written(text.get(..end)?, order)
}
