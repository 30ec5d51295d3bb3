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
    let parts = body::main_parts(&dom, &marks, &prose);
    let kept = body::kept(&dom, &prose, &parts, &segments);
    let text = kept.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join("\n\n");
    Ok(Reading { text, ..Reading::default() })
}
