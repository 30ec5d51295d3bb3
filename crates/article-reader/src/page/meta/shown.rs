//! What the page shows around the headline: headline, date, byline.

use super::headline::{headline, without_kicker};
use crate::page::dates::{self, Moment, Order};
use crate::page::dom::{Attr, Dom, Element, NodeId, Tag};
use std::ops::Range;

/// What is visible around the headline.
#[derive(Debug, Default)]
pub struct Shown {
    /// The main heading.
    pub headline: Option<String>,
    /// Where the main heading is.
    pub at: Option<NodeId>,
    /// Bylines as printed, with what made them a byline.
    pub bylines: Vec<(Sign, String)>,
    /// The time that the markup calls the publication's.
    pub published: Option<Moment>,
    /// The time that the markup calls the last change's.
    pub modified: Option<Moment>,
    /// The first `<time>` near the headline.
    pub time: Option<Moment>,
    /// The first date printed near the headline.
    pub day: Option<Moment>,
}

/// What makes a text a byline, most certain first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// `itemprop=author`.
    ItemProp,
    /// `rel=author`.
    Rel,
    /// A link to an author's page.
    Profile,
    /// A name of `class` or `id`.
    Name,
    /// "By" or its like at the beginning.
    Word,
}

/// Characters of the longest byline or date.
const LINE: usize = 160;

/// Nodes before the headline and after the article where bylines and dates are looked for.
const NEAR: usize = 250;

/// Looks around the article, which is `part`. `hidden` tells the nodes that nobody sees, or that are about other
/// articles; `said` are the titles of the page's head, as letters.
/// `order` is how the page writes dates in numbers.
pub fn shown(dom: &Dom, part: &Range<NodeId>, hidden: &dyn Fn(NodeId) -> bool, said: &[String], order: Order) -> Shown {
    let headline = headline(dom, part, hidden, said);
    let start = headline.unwrap_or(part.start).min(part.start);
    let mut shown = Shown { at: headline, headline: headline.map(|id| without_kicker(dom, id)), ..Shown::default() };
    for (id, element) in dom.elements(start.saturating_sub(NEAR)..part.end.saturating_add(NEAR)) {
        if !hidden(id) {
            shown.look(dom, id, element, order);
        }
    }
    for (id, element) in dom.elements(0..dom.len()) {
        let at = || moment(dom, id, element, order);
        if element.has_word(Attr::ItemProp, "datePublished") {
            shown.published = shown.published.or_else(at);
        } else if element.has_word(Attr::ItemProp, "dateModified") {
            shown.modified = shown.modified.or_else(at);
        }
    }
    shown
}

impl Shown {
    fn look(&mut self, dom: &Dom, id: NodeId, element: &Element, order: Order) {
        if element.tag == Tag::Time && self.time.is_none() && !element.is_named(MODIFIED) {
            self.time = moment(dom, id, element, order);
        }
        if let Some(sign) = sign(element)
            && let Some(text) = line(dom, id)
        {
            self.bylines.push((sign, text));
        }
        if self.day.is_none() && element.is_named(DATES) && !element.is_named(MODIFIED) {
            self.day = moment(dom, id, element, order);
        }
        if element.tag.is_block() && self.bylines.len() < 20 {
            let text = line(dom, id).filter(|text| BY.iter().any(|by| text.starts_with(by)));
            let inner = || line(dom, id).and_then(|text| after_time(&text).map(str::to_owned));
            self.bylines.extend(text.or_else(inner).map(|text| (Sign::Word, text)));
        }
    }
}

/// Beginnings of bylines.
const BY: &[&str] = &[
    "Erstellt von ",
    "Gespeichert von ",
    "Geschrieben von ",
    "Verfasst von ",
    "Beitrag von ",
    "Blog Beitrag von ",
    "Ein Beitrag von ",
    "Text von ",
    "Auteur :",
    "Autor :",
    "Interview: ",
    "Veröffentlicht von ",
    "Eingestellt von ",
    "Publié par ",
    "Escrito por ",
    "Scritto da ",
    "By ",
    "BY ",
    "by ",
    "Von ",
    "von ",
    "VON ",
    "Par ",
    "Por ",
    "Di ",
    "Door ",
    "Text: ",
    "Autor: ",
    "Autorin: ",
    "Author: ",
    "Written by ",
    "Posted by ",
    "Publicado por",
];

/// The name in `06.11.2023 13:30 von Olga Beispiel`.
fn after_time(text: &str) -> Option<&str> {
    [" von ", " by ", " par ", " por ", " di ", " door "].iter().find_map(|by| {
        let (before, name) = text.split_once(by)?;
        // "10:30 Uhr", "10:30 PM EST"
        let before = before.trim_end_matches(" Uhr").trim_end_matches(|c: char| c == ' ' || c.is_ascii_uppercase());
        (before.ends_with(|c: char| c.is_ascii_digit()) && name.len() < 60).then_some(name)
    })
}

/// Words of names that mark dates.
const DATES: &[&str] = &[
    "date",
    "datum",
    "published",
    "publish",
    "pubdate",
    "posted",
    "time",
    "timestamp",
    "dateline",
    "created",
    "datetime",
    "fecha",
    "data",
];

/// Words of names that mark changes.
const MODIFIED: &[&str] = &["modified", "updated", "update", "changed", "geändert"];

/// Words of names that mark authors.
const AUTHORS: &[&str] = &[
    "author",
    "authors",
    "autor",
    "autoren",
    "autorin",
    "auteur",
    "byline",
    "creator",
    "verfasser",
    "writer",
    "redakteur",
    "redacteur",
    "byl",
];

fn sign(element: &Element) -> Option<Sign> {
    if element.has_word(Attr::ItemProp, "author") || element.has_word(Attr::ItemProp, "creator") {
        Some(Sign::ItemProp)
    } else if element.tag == Tag::A && element.has_word(Attr::Rel, "author") {
        Some(Sign::Rel)
    } else if element.tag == Tag::A && element.attr(Attr::Href).is_some_and(is_profile) {
        Some(Sign::Profile)
    } else {
        element.is_named(AUTHORS).then_some(Sign::Name)
    }
}

/// The address is the page of an author.
fn is_profile(address: &str) -> bool {
    const PARTS: &[&str] = &[
        "author",
        "authors",
        "autor",
        "autoren",
        "autorin",
        "auteur",
        "auteurs",
        "autores",
        "staff",
        "journalist",
        "redakteur",
        "reporter",
        "profile",
        "by",
    ];
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let mut parts = path.rsplit('/').filter(|part| !part.is_empty()).skip(1).take(2);
    parts.any(|part| PARTS.iter().any(|each| part.eq_ignore_ascii_case(each)))
}

/// The moment that an element gives as an attribute or as text.
fn moment(dom: &Dom, id: NodeId, element: &Element, order: Order) -> Option<Moment> {
    let attribute = [Attr::DateTime, Attr::Content].into_iter().find_map(|attr| element.attr(attr));
    let attribute = attribute.and_then(|text| dates::parse(text, order));
    attribute.or_else(|| dates::parse(&line(dom, id)?, order))
}

/// The text of an element that is no longer than a line.
fn line(dom: &Dom, id: NodeId) -> Option<String> {
    dom.short_words(id).filter(|text| text.chars().count() <= LINE)
}
