//! Which segments of the main part belong to the article.

use super::prose::Prose;
use super::segments::Segment;
use crate::page::dom::{Dom, NodeId};
use std::ops::Range;

/// The article's segments, in order.
pub fn kept<'a>(dom: &Dom, prose: &Prose, parts: &[NodeId], segments: &'a [Segment]) -> Vec<&'a Segment> {
    let parts: Vec<Range<NodeId>> = parts.iter().map(|id| dom.subtree(*id)).collect();
    let inside = |segment: &&Segment| parts.iter().any(|part| part.contains(&segment.nodes.start));
    segments.iter().filter(inside).filter(|segment| belongs(prose, segment)).collect()
}

fn belongs(prose: &Prose, segment: &Segment) -> bool {
    !prose.is_boilerplate(segment.nodes.start) && segment.link_share() < 0.7
}
