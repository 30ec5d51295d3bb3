//! XML as a flat row of events: no recursion, bounded nesting, no entities but the five predefined ones.

use crate::reading::Unreadable;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Maximum number of open elements.
const MAX_NESTING: usize = 256;

/// What comes next in the XML. Names are local names: without namespace prefix.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum XmlEvent {
    Open(Element),
    Close(String),
    Text(String),
}

/// An opening tag.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of the attribute with this local name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A reader of XML events.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// The next event, `None` at the end. Comments, instructions and the document type are passed over.
    pub(crate) fn next(&mut self) -> Result<Option<XmlEvent>, Unreadable> {
        loop {
            let event = match self.reader.read_event().map_err(damaged)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_NESTING {
                        return Err(Unreadable::TooLarge);
                    }
                    XmlEvent::Open(element(&start))
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    XmlEvent::Close(end.local_name().as_ref().to_owned())
                }
                Event::Text(text) => XmlEvent::Text(text.to_string()),
                Event::CData(data) => XmlEvent::Text(data.to_string()),
                Event::GeneralRef(reference) => XmlEvent::Text(resolve(&reference)),
                Event::Eof if self.depth > 0 => return Err(Unreadable::Damaged),
                Event::Eof => return Ok(None),
                _ => continue,
            };
            return Ok(Some(event));
        }
    }

    /// Passes over the element that was opened last, with all that it holds.
    pub(crate) fn skip(&mut self) -> Result<(), Unreadable> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()?.is_none() {
                return Err(Unreadable::Damaged);
            }
        }
        Ok(())
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut attributes = start.attributes();
    let attributes = attributes
        .with_checks(false)
        .flatten()
        .map(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).map(Into::into).unwrap_or_default();
            (attribute.key.local_name().as_ref().to_owned(), value)
        })
        .collect();
    Element { name: start.local_name().as_ref().to_owned(), attributes }
}

/// The character of a reference; a declared entity is never expanded.
fn resolve(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(reference).unwrap_or_default().to_owned()
}

fn damaged(_: quick_xml::Error) -> Unreadable {
    Unreadable::Damaged
}

#[cfg(test)]
mod tests {
    use super::{Xml, XmlEvent};
    use crate::reading::Unreadable;

    fn words(text: &str) -> Result<String, Unreadable> {
        let mut xml = Xml::new(text);
        let mut out = String::new();
        while let Some(event) = xml.next()? {
            match event {
                XmlEvent::Text(text) => out.push_str(&text),
                XmlEvent::Open(element) if element.name == "skip" => xml.skip()?,
                XmlEvent::Open(element) => out.push_str(element.attribute("v").unwrap_or_default()),
                XmlEvent::Close(_) => {}
            }
        }
        Ok(out)
    }

    #[test]
    fn reads_events() {
        let deep = format!("{}x", "<a>".repeat(10_000));
        let cases = [
            ("<a:b a:v='1 &amp; 2'>x &lt; &#233;<!-- no --><![CDATA[<y>]]></a:b>", Ok("1 & 2x < é<y>")),
            ("<a>1<skip>2<b/>3</skip>4</a>", Ok("14")),
            ("<!DOCTYPE a [<!ENTITY b 'boom'>]><a>&b;&b;c</a>", Ok("c")),
            ("<a>open", Err(Unreadable::Damaged)),
            ("<a></b>", Err(Unreadable::Damaged)),
            (&deep, Err(Unreadable::TooLarge)),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected.map(str::to_owned), "{text:.60}");
        }
    }
}
