//! A page in, a reading out.

use super::{body, dom};
use crate::reading::{Reading, Unreadable};

/// Reads the article of a web page. `address` is where the page came from, after redirects.
pub fn read_page(html: &str, address: Option<&str>) -> Result<Reading, Unreadable> {
    let _ = address;
    let dom = dom::parse(html);
    let marks = body::mark(&dom);
    let segments = body::segments(&dom, &marks);
    let prose = body::Prose::of(&dom, &marks, &segments);
    let layers = body::Layers::of(&dom, &prose);
    let part = body::main_part(&dom, &marks, &prose);
    let view = body::View { dom: &dom, prose: &prose, layers: &layers, segments: &segments };
    let kept = body::kept(view, dom.subtree(part), None);
    let text = kept.iter().filter(|k| k.layer != body::Layer::Caption).map(|k| k.segment.text.as_str()).collect::<Vec<_>>().join("\n\n");
    Ok(Reading { text, ..Reading::default() })
}
