//! One pass over the tree: what each node inherits from the elements around it.

use super::hints::{Hint, hint, is_caption};
use crate::page::dom::{Attr, Dom, Element, NodeId, Tag};

/// What is known of every node, by its index.
#[derive(Debug)]
pub struct Marks {
    marks: Vec<Mark>,
}

/// What a node inherits.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Mark {
    /// The nearest block element, which may be the node itself.
    pub block: NodeId,
    /// Inside a link.
    pub link: bool,
    /// Printed in bold.
    pub bold: bool,
    /// Never shown, or no text of the page: scripts, forms, drawings.
    pub skipped: bool,
    /// Inside of the readers' comments, or a label of a form.
    pub comments: bool,
    /// The node's own names say that it holds words about pictures.
    pub caption: bool,
    /// What the node's own names say.
    pub own: Hint,
}

const NOTHING: Mark =
    Mark { block: 0, link: false, bold: false, skipped: false, comments: false, caption: false, own: Hint::None };

impl Marks {
    /// The node's mark.
    pub fn of(&self, id: NodeId) -> Mark {
        self.marks.get(id).copied().unwrap_or(NOTHING)
    }
}

/// Marks every node of the page.
pub fn mark(dom: &Dom) -> Marks {
    let mut marks = Marks { marks: Vec::with_capacity(dom.len()) };
    for id in 0..dom.len() {
        let above = dom.parent(id).map_or(NOTHING, |parent| marks.of(parent));
        let mark = match dom.element(id) {
            Some(element) => of_element(id, element, above),
            None => Mark { own: Hint::None, caption: false, ..above },
        };
        marks.marks.push(mark);
    }
    marks
}

fn of_element(id: NodeId, element: &Element, above: Mark) -> Mark {
    let own = hint(element);
    Mark {
        block: if element.tag.is_block() { id } else { above.block },
        link: above.link || (element.tag == Tag::A && element.attr(Attr::Href).is_some()) || element.tag == Tag::Button,
        bold: above.bold || matches!(element.tag, Tag::B | Tag::Strong),
        skipped: above.skipped || is_skipped(element),
        comments: above.comments || own == Hint::Comments || element.tag == Tag::Label,
        caption: is_caption(element),
        own,
    }
}

fn is_skipped(element: &Element) -> bool {
    let tag = matches!(
        element.tag,
        Tag::Script
            | Tag::Style
            | Tag::Title
            | Tag::NoScript
            | Tag::Template
            | Tag::IFrame
            | Tag::Svg
            | Tag::Math
            | Tag::Select
            | Tag::TextArea
            | Tag::Head
            | Tag::Object
            | Tag::Video
            | Tag::Audio
            | Tag::Rp
            | Tag::Rt
            | Tag::Button
    );
    let style = || {
        let style = element.attr(Attr::Style).unwrap_or_default();
        let plain: String = style.chars().take(400).filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        plain.contains("display:none") || plain.contains("visibility:hidden")
    };
    tag || element.attr(Attr::Hidden).is_some() || style()
}
