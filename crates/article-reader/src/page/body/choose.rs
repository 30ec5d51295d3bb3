//! Which part of the page holds the article.

use super::hints::Hint;
use super::marks::Marks;
use super::prose::Prose;
use crate::page::dom::{Attr, Dom, NodeId, Tag};
use crate::page::text::name_words;

/// The element that holds the article.
pub fn main_part(dom: &Dom, marks: &Marks, prose: &Prose) -> NodeId {
    let densest = descend(dom, prose);
    let whole = prose.sum(densest).prose;
    let articles = dom.elements(0..dom.len()).filter(|(_, element)| element.tag == Tag::Article).count();
    let strong = |id: NodeId| {
        if marks.of(id).own == Hint::Body {
            0.2
        } else if articles == 1 {
            0.3
        } else {
            0.45
        }
    };
    let named = dom
        .elements(0..dom.len())
        .filter(|(id, element)| {
            (marks.of(*id).own == Hint::Body || element.tag == Tag::Article) && !prose.is_boilerplate(*id)
        })
        .map(|(id, element)| {
            (id, gain(prose, id) * if element.has_word(Attr::ItemProp, "articleBody") { 1.5 } else { 1.0 })
        })
        .filter(|(id, _)| prose.sum(*id).prose > strong(*id) * whole)
        .max_by(|a, b| a.1.total_cmp(&b.1));
    with_siblings(dom, prose, named.map_or(densest, |(id, _)| id))
}

/// Levels of parents that are looked at for siblings.
const LEVELS: usize = 6;

/// Pages of content systems cut an article into equal boxes: the parent of boxes like `part` that hold text too.
fn with_siblings(dom: &Dom, prose: &Prose, part: NodeId) -> NodeId {
    let mut at = part;
    let mut best = part;
    for _ in 0..LEVELS {
        let Some(parent) = dom.parent(at).filter(|parent| !matches!(dom.tag(*parent), Tag::Body | Tag::Html)) else {
            break;
        };
        let like = |id: &NodeId| {
            *id != at && dom.tag(*id) == dom.tag(at) && !prose.is_boilerplate(*id) && same_class(dom, *id, at)
        };
        let more: f64 = children(dom, parent).filter(like).map(|id| prose.sum(id).prose).sum();
        if more > 0.1 * prose.sum(at).prose {
            best = parent;
        }
        if matches!(dom.tag(at), Tag::Article | Tag::Main | Tag::Li) {
            break;
        }
        at = parent;
    }
    best
}

/// Both have the same class, apart from numbers.
fn same_class(dom: &Dom, a: NodeId, b: NodeId) -> bool {
    let class = |id: NodeId| {
        dom.element(id).and_then(|element| element.attr(Attr::Class)).map(name_words).filter(|words| !words.is_empty())
    };
    class(a).is_some_and(|words| Some(words) == class(b))
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
            Some(child) if prose.sum(child).prose > 0.75 * prose.sum(at).prose && !is_leaf(dom.tag(child)) => {
                at = child;
            }
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
