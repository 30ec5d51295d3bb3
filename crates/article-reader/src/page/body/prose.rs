//! How much running text each element holds, and which elements are boilerplate.

use super::hints::Hint;
use super::marks::Marks;
use super::segments::Segment;
use crate::page::dom::{Dom, NodeId, Tag};

/// Sums for every node, by its index.
#[derive(Debug)]
pub struct Prose {
    sums: Vec<Sum>,
    boilerplate: Vec<bool>,
}

/// Characters of a subtree by what they look like.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sum {
    /// Running text outside of boilerplate.
    pub prose: f64,
    /// Links and scraps of text.
    pub noise: f64,
}

/// Which names are believed. Pages that seem empty are read again with fewer of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// All that say boilerplate or comments.
    All,
    /// Only comments, consent texts and legal notes.
    Comments,
    /// Only consent texts and legal notes: pages of forums have nothing but comments.
    Foreign,
}

/// An element that holds more than this share of the page's running text is no boilerplate, whatever its names say.
const MOST: f64 = 0.4;

impl Prose {
    /// Counts first all text to see which elements are boilerplate, then the text outside of them.
    pub fn of(dom: &Dom, marks: &Marks, segments: &[Segment], trust: Trust) -> Prose {
        let mut prose = Prose { sums: Vec::new(), boilerplate: vec![false; dom.len()] };
        prose.sums = prose.count(dom, segments);
        let total = prose.sum(0).prose;
        let mut boilerplate = vec![false; dom.len()];
        for id in 1..dom.len() {
            let above = dom.parent(id).and_then(|parent| boilerplate.get(parent).copied()).unwrap_or(false);
            let named = match marks.of(id).own {
                Hint::Boilerplate => trust == Trust::All && prose.sum(id).prose <= MOST * total,
                Hint::Foreign => prose.sum(id).prose <= 0.9 * total,
                Hint::Comments => trust != Trust::Foreign,
                _ => false,
            };
            if let Some(flag) = boilerplate.get_mut(id) {
                *flag = above || named;
            }
        }
        prose.boilerplate = boilerplate;
        prose.sums = prose.count(dom, segments);
        prose
    }

    /// The sums of a node's subtree.
    pub fn sum(&self, id: NodeId) -> Sum {
        self.sums.get(id).copied().unwrap_or_default()
    }

    /// The node is, or is inside of, an element that its names call boilerplate.
    pub fn is_boilerplate(&self, id: NodeId) -> bool {
        self.boilerplate.get(id).copied().unwrap_or(false)
    }

    fn count(&self, dom: &Dom, segments: &[Segment]) -> Vec<Sum> {
        let mut sums = vec![Sum::default(); dom.len()];
        for segment in segments.iter().filter(|segment| !self.is_boilerplate(segment.nodes.start)) {
            let prose = running(dom, segment);
            if let Some(sum) = sums.get_mut(segment.block) {
                sum.prose += prose;
                sum.noise += if prose > 0.0 { count(segment.link_chars) } else { count(segment.chars) };
            }
        }
        for id in (1..dom.len()).rev() {
            let own = sums.get(id).copied().unwrap_or_default();
            if let Some(above) = dom.parent(id).and_then(|parent| sums.get_mut(parent)) {
                above.prose += own.prose;
                above.noise += own.noise;
            }
        }
        sums
    }
}

/// Characters of running text of a segment: outside of links, in a segment long enough for a sentence.
pub fn running(dom: &Dom, segment: &Segment) -> f64 {
    let plain = count(segment.chars.saturating_sub(segment.link_chars));
    let paragraph = dom.tag(segment.block) == Tag::P;
    let sentence = segment.text.contains(['.', '!', '?', ',', '。', '؟', '।', '…']);
    if segment.link_share() > 0.5 || !sentence || segment.chars < if paragraph { 40 } else { 80 } { 0.0 } else { plain }
}

/// A number of characters as a weight.
#[expect(clippy::cast_precision_loss, reason = "text lengths are far below 2^52")]
fn count(chars: usize) -> f64 {
    chars as f64
}
