//! Which part of the page holds the article.

use super::hints::Hint;
use super::marks::Marks;
use super::prose::Prose;
use crate::page::dom::{Attr, Dom, NodeId, Tag};

/// The element that holds the article.
pub fn main_part(dom: &Dom, marks: &Marks, prose: &Prose) -> NodeId {
    let densest = descend(dom, prose);
    let whole = prose.sum(densest).prose;
    let strong = |id: NodeId| if marks.of(id).own == Hint::Body { 0.2 } else { 0.45 };
    let named = dom
        .elements(0..dom.len())
        .filter(|(id, element)| {
            (marks.of(*id).own == Hint::Body || element.tag == Tag::Article) && !prose.is_boilerplate(*id)
        })
        .map(|(id, element)| (id, gain(prose, id) * if element.has_word(Attr::ItemProp, "articleBody") { 1.5 } else { 1.0 }))
        .filter(|(id, _)| prose.sum(*id).prose > strong(*id) * whole)
        .max_by(|a, b| a.1.total_cmp(&b.1));
    named.map_or(densest, |(id, _)| id)
}

/// Running text less half of the noise around it.
fn gain(prose: &Prose, id: NodeId) -> f64 {
    let sum = prose.sum(id);
    sum.prose - 0.5 * sum.noise
}

/// Goes down from the root as long as one child holds nearly all of the running text.
fn descend(dom: &Dom, prose: &Prose) -> NodeId {
    let mut at = 0;
    loop {
        let best = children(dom, at).max_by(|a, b| prose.sum(*a).prose.total_cmp(&prose.sum(*b).prose));
        match best {
            Some(child) if prose.sum(child).prose > 0.75 * prose.sum(at).prose && !is_leaf(dom.tag(child)) => at = child,
            _ => return at,
        }
    }
}

fn is_leaf(tag: Tag) -> bool {
    matches!(tag, Tag::P | Tag::Li | Tag::BlockQuote | Tag::Tr | Tag::Td) || !tag.is_block() && tag != Tag::Other
}

/// The elements directly under `id`.
fn children(dom: &Dom, id: NodeId) -> impl Iterator<Item = NodeId> {
    let end = dom.subtree(id).end;
    let next = move |child: &NodeId| {
        let next = dom.subtree(*child).end.max(child + 1);
        (next < end).then_some(next)
    };
    std::iter::successors((id + 1 < end).then_some(id + 1), next)
}
