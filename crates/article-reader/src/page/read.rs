//! A page in, a reading out.

use super::body::{self, Layers, Prose, Segment, Trust, View, Written};
use super::dom::{self, Dom};
use super::gate;
use super::meta::{self, About};
use crate::reading::{BlockKind, Reading, Unreadable, UnreadablePage};

/// Reads the article of a web page. `address` is where the page came from, after redirects; it completes relative
/// addresses, and its date counts if the page has none.
///
/// # Errors
/// Says in one code why the page has no article, and what the page says of it all the same; see [`UnreadablePage`].
pub fn read_page(html: &str, address: Option<&str>) -> Result<Reading, UnreadablePage> {
    if is_no_page(html) {
        return Err(UnreadablePage { reason: Unreadable::Unsupported, about: Box::default(), leads_to: None });
    }
    let dom = dom::parse(html);
    let marks = body::mark(&dom);
    let segments = body::segments(&dom, &marks);
    let read = |trust| read(&dom, &marks, &segments, address, trust);
    let seems_empty = |result: &Result<Reading, UnreadablePage>| match result {
        Ok(reading) => reading.text.len() < usize::from(LEAST),
        Err(page) => matches!(page.reason, Unreadable::Empty | Unreadable::Moved),
    };
    let first = read(Trust::All);
    let running: f64 = segments.iter().map(|segment| body::running(&dom, segment)).sum();
    if !seems_empty(&first) || running < f64::from(LEAST) {
        return first;
    }
    let length = |result: &Result<Reading, UnreadablePage>| result.as_ref().map_or(0, |reading| reading.text.len());
    let (plain, forum) = (read(Trust::Comments), read(Trust::Foreign));
    let best = if length(&forum) > 2 * length(&plain) { forum } else { plain };
    if seems_empty(&best) { first } else { best }
}

/// Signatures of other types of documents. Their bytes are no page, whatever said so.
fn is_no_page(text: &str) -> bool {
    let text = text.trim_start();
    ["%PDF-", "PK\u{3}\u{4}", "{\\rtf", "%!PS", "\u{fffd}PNG\r\n", "GIF8"].iter().any(|start| text.starts_with(start))
}

/// All words that a page shows, also those around its article: blocks separated by one line end.
#[must_use]
pub fn page_text(html: &str) -> String {
    let dom = dom::parse(html);
    let marks = body::mark(&dom);
    let blocks: Vec<String> = body::segments(&dom, &marks).into_iter().map(|segment| segment.text).collect();
    blocks.join("\n")
}

/// Shorter texts, in bytes, are surely not all of an article.
const LEAST: u8 = 140;

/// Reads as far as names of elements are believed.
fn read(
    dom: &Dom,
    marks: &body::Marks,
    segments: &[Segment],
    address: Option<&str>,
    trust: Trust,
) -> Result<Reading, UnreadablePage> {
    let prose = Prose::of(dom, marks, segments, trust);
    let layers = Layers::of(dom, marks, &prose);
    let view = View { dom, prose: &prose, layers: &layers, segments };
    let part = body::main_part(dom, marks, &prose);
    let hidden = |id| marks.of(id).skipped || marks.of(id).comments;
    let mut about = meta::about(dom, segments, &dom.subtree(part), &hidden, address);
    let kept = body::kept(view, dom.subtree(part), about.title.as_deref(), about.headline.clone());
    if about.authors.is_empty() {
        let paragraphs = kept.iter().rev().take(2).filter(|kept| dom.tag(kept.segment.block) == dom::Tag::P);
        let last = paragraphs.map(|kept| kept.segment.text.as_str());
        about.authors = meta::signature(last).into_iter().collect();
    }
    let entries = body::entries(dom, &dom.subtree(part), about.linked.is_live, about.times.published_at, &meta::moment);
    let shown = body::write(dom, &kept, &entries);
    if let Some(said) = said(&about, shown.text.chars().count()) {
        return Ok(reading(said, about));
    }
    let checked = gate::check(gate::Evidence {
        dom,
        kept: &kept,
        segments,
        title: about.head.title.as_deref(),
        leads_away: about.refresh.as_ref().map(|refresh| refresh.seconds),
        says_article: about.says_article,
        says_listing: about.says_listing,
        says_paid: about.says_paid,
    });
    match checked {
        Ok(()) => Ok(reading(shown, about)),
        Err(reason) => Err(unreadable(reason, shown, about)),
    }
}

/// Bytes of text around an obstacle that tell the language of the article behind it.
const LANGUAGE: usize = 200;

/// What a page without an article says of one. Pages of errors say nothing of it but whose they are.
fn unreadable(reason: Unreadable, mut shown: Written, mut about: About) -> UnreadablePage {
    if shown.text.len() < LANGUAGE {
        shown.text.clear();
    }
    let moved = reason == Unreadable::Moved;
    let leads_to = about.refresh.take().filter(|_| moved).and_then(|refresh| refresh.address);
    let error = matches!(reason, Unreadable::NotFound | Unreadable::Blocked);
    let title = about.title.take().filter(|title| !error && !gate::names_obstacle(title));
    let consent = reason == Unreadable::Consent && !about.says_article;
    let mut found = Reading { title: title.filter(|_| !consent), ..reading(shown, about) };
    found.text.clear();
    found.blocks.clear();
    if error {
        found.authors.clear();
        (found.published_on, found.published_at, found.modified_at, found.canonical) = (None, None, None, None);
    }
    UnreadablePage { reason, about: Box::new(found), leads_to }
}

/// Characters of an `articleBody` that is an article.
const BODY: usize = 400;

/// The text of the page's JSON-LD, if the page shows less than half of it; `shown` is in characters.
fn said(about: &About, shown: usize) -> Option<Written> {
    let mut out = Written::default();
    for paragraph in about.linked.body.as_deref().map(paragraphs).unwrap_or_default() {
        out.push(BlockKind::Paragraph, &paragraph, None);
    }
    for update in about.linked.updates.iter().filter(|_| about.linked.body.is_none()) {
        let time = update.published.as_deref().and_then(meta::moment);
        out.push(BlockKind::Subhead, update.headline.as_deref().unwrap_or_default(), time);
        for paragraph in paragraphs(&update.body) {
            out.push(BlockKind::Paragraph, &paragraph, time);
        }
    }
    let length = out.text.chars().count();
    (length >= BODY && shown * 2 <= length).then_some(out)
}

/// Paragraphs of an `articleBody`, which may have markup or character references in it.
fn paragraphs(body: &str) -> Vec<String> {
    if body.contains("</") {
        let dom = dom::parse(body);
        let marks = body::mark(&dom);
        return body::segments(&dom, &marks).into_iter().map(|segment| segment.text).collect();
    }
    let text = |line: &str| if line.contains('&') { dom::parse(line).words(0) } else { line.trim().to_owned() };
    body.split(['\n', '\r']).map(text).filter(|line| !line.is_empty()).collect()
}

fn reading(written: Written, about: About) -> Reading {
    Reading {
        language: meta::language(&about.head, &about.linked, &written.text),
        title: about.title,
        outlet: about.outlet,
        authors: about.authors,
        published_on: about.times.published_on,
        published_at: about.times.published_at,
        modified_at: about.times.modified_at,
        canonical: about.canonical,
        text: written.text,
        blocks: written.blocks,
    }
}
