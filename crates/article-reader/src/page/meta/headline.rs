//! The headline that the page shows, and its text without kicker and subtitle.

use crate::page::dom::{Attr, Dom, NodeId, Tag};
use crate::page::text::letters;
use std::ops::Range;

/// Headings of a page that are compared.
const HEADINGS: usize = 200;

/// Letters of a heading that are no coincidence.
const LETTERS: usize = 12;

/// The heading that is the article's: the `<h1>` that a title of the head begins or ends with, or that ends with one;
/// another heading that is such a title; else the nearest `<h1>` before the text or in it. `said` are titles as letters.
pub fn headline(dom: &Dom, part: &Range<NodeId>, hidden: &dyn Fn(NodeId) -> bool, said: &[String]) -> Option<NodeId> {
    let heads = dom.elements(0..dom.len()).filter(|(id, element)| element.tag.is_heading() && !hidden(*id));
    let mut nearest: Option<(NodeId, usize)> = None;
    let mut same = None;
    for (id, element) in heads.take(HEADINGS) {
        let text = letters(&dom.short_words(id).unwrap_or_default());
        let first = element.tag == Tag::H1;
        if text.is_empty() || (first && links_home(dom, id)) {
            continue;
        }
        if first && said.iter().any(|said| fits(&text, said)) {
            return Some(id);
        }
        same = same.or((text.len() > LETTERS && said.contains(&text)).then_some(id));
        let distance = part.start.abs_diff(id);
        if first && id < part.end && nearest.is_none_or(|(_, best)| distance < best) {
            nearest = Some((id, distance));
        }
    }
    same.or(nearest.map(|(id, _)| id))
}

/// One is the other, or its beginning or end.
fn fits(heading: &str, said: &str) -> bool {
    let part = |whole: &str, part: &str| part.len() > LETTERS && (whole.starts_with(part) || whole.ends_with(part));
    heading == said || part(said, heading) || part(heading, said)
}

/// A heading that links to the front page is the outlet's name.
fn links_home(dom: &Dom, heading: NodeId) -> bool {
    let links = dom.elements(dom.subtree(heading)).filter(|(_, element)| element.tag == Tag::A);
    links.filter_map(|(_, element)| element.attr(Attr::Href)).any(is_home)
}

/// The address has no path. In an archive's address, the archived page's address counts.
fn is_home(address: &str) -> bool {
    let path = match address.rsplit_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address,
    };
    matches!(path, "" | "/" | "./" | "index.php" | "/index.php" | "index.html" | "/index.html")
}

/// The text of a heading without a kicker before it and a subtitle after it, if their names call them so.
pub fn without_kicker(dom: &Dom, heading: NodeId) -> String {
    let mut text = dom.short_words(heading).unwrap_or_default();
    for (id, element) in dom.elements(dom.subtree(heading)).skip(1) {
        let Some(words) = dom.short_words(id) else { continue };
        let rest = if element.is_named(KICKERS) { text.strip_prefix(&words) } else { None };
        let rest = rest.or_else(|| if element.is_named(SUBTITLES) { text.strip_suffix(&words) } else { None });
        let rest = rest.map(|rest| rest.trim_matches([' ', ':', '-', '|', '/', '–']).to_owned());
        text = rest.filter(|rest| rest.chars().count() > 8).unwrap_or(text);
    }
    text
}

/// Words of names that mark the line below a headline.
const SUBTITLES: &[&str] = &["subtitle", "subline", "untertitel", "unterzeile", "deck", "dek", "subhead"];

/// Words of names that mark the line above a headline.
const KICKERS: &[&str] = &[
    "kicker",
    "topline",
    "toptitle",
    "overline",
    "dachzeile",
    "roofline",
    "date",
    "topic",
    "label",
    "subheadline",
    "spitzmarke",
    "eyebrow",
    "pretitle",
    "category",
    "section",
    "rubrik",
];
