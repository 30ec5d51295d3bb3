//! A page in, a reading out.

use super::{body, dom, meta};
use crate::reading::{Reading, Unreadable};

/// Reads the article of a web page. `address` is where the page came from, after redirects.
pub fn read_page(html: &str, address: Option<&str>) -> Result<Reading, Unreadable> {
    let dom = dom::parse(html);
    let marks = body::mark(&dom);
    let segments = body::segments(&dom, &marks);
    let prose = body::Prose::of(&dom, &marks, &segments);
    let layers = body::Layers::of(&dom, &prose);
    let part = body::main_part(&dom, &marks, &prose);
    let view = body::View { dom: &dom, prose: &prose, layers: &layers, segments: &segments };
    let head = meta::head(&dom);
    let linked = meta::linked(&dom);
    let range = dom.subtree(part);
    let said = meta::said(&head, &linked);
    let hidden = |id| marks.of(id).skipped || marks.of(id).comments;
    let shown = meta::shown(&dom, &range, &hidden, said.first().map(String::as_str));
    let outlet = meta::outlet(&head, &linked, address);
    let title = meta::title(&head, &linked, &shown, outlet.as_deref());
    let scripts = meta::scripts(&dom);
    let printed = meta::printed(&segments, shown.at, &range, &hidden);
    let times =
        meta::times(meta::Sources { head: &head, linked: &linked, shown: &shown, scripts: &scripts, printed, address });
    let kept = body::kept(view, range, title.as_deref());
    let text = kept.iter().filter(|k| k.layer != body::Layer::Caption).map(|k| k.segment.text.as_str()).collect::<Vec<_>>().join("\n\n");
    Ok(Reading {
        authors: meta::authors(&head, &linked, &shown, &scripts, outlet.as_deref()),
        published_on: times.published_on,
        published_at: times.published_at,
        modified_at: times.modified_at,
        language: meta::language(&head, &linked, &text),
        canonical: meta::canonical(&head, address),
        title,
        outlet,
        text,
        ..Reading::default()
    })
}
