//! OPML 2.0: lists of feeds, as feed readers exchange them. <http://opml.org/spec2.opml>

use crate::charset::decode;
use crate::reading::Unreadable;
use crate::xml::{Xml, XmlEvent};

/// A feed of an OPML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Address of the feed, as written.
    pub url: String,
    /// Name of the feed.
    pub title: Option<String>,
}

/// Reads the feeds of an OPML file, those in groups too, in their order.
///
/// # Errors
/// [`Unreadable::Damaged`] for anything else than OPML with at least one feed; [`Unreadable::TooLarge`] for deep nesting.
pub fn read_opml(bytes: &[u8]) -> Result<Vec<Outline>, Unreadable> {
    let text = decode(bytes, None);
    let mut xml = Xml::new(&text);
    let (mut is_opml, mut outlines) = (false, Vec::new());
    while let Some(event) = xml.next()? {
        let XmlEvent::Open(element) = event else { continue };
        is_opml |= element.name.eq_ignore_ascii_case("opml");
        if element.name == "outline"
            && let Some(url) = element.attribute("xmlUrl").or_else(|| element.attribute("xmlurl"))
        {
            let title = element.attribute("title").or_else(|| element.attribute("text"));
            let title = title.map(str::trim).filter(|title| !title.is_empty());
            let title = title.map(|title| title.chars().take(super::entry::MAX_WORDS).collect());
            outlines.push(Outline { url: url.trim().to_owned(), title });
        }
    }
    if is_opml && !outlines.is_empty() { Ok(outlines) } else { Err(Unreadable::Damaged) }
}
