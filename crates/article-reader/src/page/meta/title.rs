//! The headline, without the outlet's name.

use super::{head::Head, linked::Linked, shown::Shown};
use crate::page::dom::parse;
use crate::page::text::letters;

/// Chooses among the visible headline, JSON-LD, Open Graph and `<title>`.
pub fn title(head: &Head, linked: &Linked, shown: &Shown, outlet: Option<&str>) -> Option<String> {
    let said = said(head, linked);
    let visible = shown.headline.as_deref().filter(|text| fits(text, outlet));
    let title = match visible {
        Some(visible) => said_at_end(visible, &said).unwrap_or(visible).to_owned(),
        None if said.len() == 1 => longest_part(said.first()?),
        None => said.first()?.clone(),
    };
    Some(without_outlet(&text_of(&title), outlet)).filter(|title| !title.is_empty())
}

/// A title of the head that the visible headline ends with, after a kicker.
fn said_at_end<'a>(visible: &str, said: &'a [String]) -> Option<&'a str> {
    let visible = letters(visible);
    let ends = |title: &&String| {
        let title = letters(title);
        title.len() > 16 && title.len() < visible.len() && visible.ends_with(&title)
    };
    said.iter().find(ends).map(String::as_str)
}

/// Titles of the head for comparing with headings, as letters: whole, and their longest part.
pub fn comparable(said: &[String]) -> Vec<String> {
    let both = said.iter().take(8).flat_map(|title| [letters(title), letters(&longest_part(title))]);
    both.filter(|title| !title.is_empty()).collect()
}

/// The longest part of `Outlet » Section » Headline`.
fn longest_part(title: &str) -> String {
    title_parts(title).into_iter().max_by_key(|part| part.chars().count()).unwrap_or(title).trim().to_owned()
}

/// The parts of `Outlet » Section » Headline`.
pub fn title_parts(title: &str) -> Vec<&str> {
    let mut parts = vec![title];
    for mark in MARKS {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    parts
}

/// Bytes of the longest title.
const LONGEST: usize = 2000;

/// Titles of the page's head, best first.
pub fn said(head: &Head, linked: &Linked) -> Vec<String> {
    let metas = ["og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title"]
        .into_iter()
        .filter_map(|name| head.meta(name));
    let all = linked.headline.as_deref().into_iter().chain(metas).chain(head.title.as_deref());
    all.filter(|text| text.len() <= LONGEST).map(text_of).filter(|text| !text.is_empty()).collect()
}

/// The visible heading is no heading of the whole site.
fn fits(text: &str, outlet: Option<&str>) -> bool {
    let site = outlet.is_some_and(|outlet| letters(outlet) == letters(text));
    !site && (1..400).contains(&text.chars().count())
}

/// A title may come with markup or character references in it.
fn text_of(title: &str) -> String {
    if title.contains(['<', '&']) {
        parse(title).words(0)
    } else {
        title.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Cuts the outlet's name off, and what separates it.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let mut title = title.trim();
    while let Some(shorter) = MARKS.iter().find_map(|mark| without_end(title, mark, outlet)) {
        title = shorter;
    }
    title.to_owned()
}

/// What separates parts of a title.
const MARKS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / "];

/// The title without its last or first part, if that is the outlet's name or comes after a bar.
fn without_end<'a>(title: &'a str, mark: &str, outlet: Option<&str>) -> Option<&'a str> {
    let is_outlet = |part: &str| outlet.is_some_and(|outlet| same_name(part, outlet));
    let (rest, last) = title.rsplit_once(mark)?;
    let bar = matches!(mark, " | " | " :: ") && rest.chars().count() > 20;
    let (first, after) = title.split_once(mark)?;
    let shorter = if is_outlet(last) || bar { Some(rest) } else { is_outlet(first).then_some(after) };
    shorter.map(str::trim).filter(|shorter| !shorter.is_empty())
}

fn same_name(text: &str, outlet: &str) -> bool {
    let (text, outlet) = (letters(text), letters(outlet));
    !text.is_empty() && (outlet.contains(&text) || text.contains(&outlet)) && text.len() < 3 * outlet.len()
}
