//! Paragraph styles of office documents: from a style's name to the kind of its paragraphs.

use crate::document::marks::{lowered, raised};
use crate::reading::{BlockKind, Unreadable};
use crate::xml::{Element, Xml, XmlEvent};
use std::collections::HashMap;

/// Steps from a style to its parent that are followed.
const MAX_PARENTS: usize = 16;

/// The paragraph styles of a document by their identifiers.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of an `OpenDocument` text that was opened last.
    last: String,
}

#[derive(Debug, Default)]
struct Style {
    /// Name as the program shows it, in English in files of every language.
    name: String,
    parent: Option<String>,
    outline: bool,
    list: bool,
    /// What is done with words above or under the line.
    shift: Option<Shift>,
}

/// Raises or lowers the figures in words.
pub(crate) type Shift = fn(&str) -> String;

impl Styles {
    /// Reads `word/styles.xml`.
    pub(crate) fn of_docx(xml: &str) -> Result<Self, Unreadable> {
        let mut xml = Xml::new(xml);
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        while let Some(event) = xml.next()? {
            match event {
                XmlEvent::Open(element) if element.name == "style" => {
                    let id = element.attribute("styleId").unwrap_or_default().to_owned();
                    open = Some((id, Style::default()));
                }
                XmlEvent::Open(element) => {
                    if let Some((_, style)) = &mut open {
                        style.set(&element);
                    }
                }
                XmlEvent::Close(name) if name == "style" => styles.styles.extend(open.take()),
                XmlEvent::Close(_) | XmlEvent::Text(_) => {}
            }
        }
        Ok(styles)
    }

    /// Takes a `style:style` of an `OpenDocument` text, or what stands in one.
    pub(crate) fn add_odt(&mut self, element: &Element) {
        match element.name.as_str() {
            "style" => self.add_style(element),
            "text-properties" => {
                let shift: Option<Shift> = match element.attribute("text-position").unwrap_or_default() {
                    place if place.starts_with("super") => Some(raised),
                    place if place.starts_with("sub") => Some(lowered),
                    _ => None,
                };
                if let Some(style) = self.styles.get_mut(&self.last) {
                    style.shift = shift;
                }
            }
            _ => {}
        }
    }

    /// What is done with the words in a span of this style.
    pub(crate) fn shift(&self, id: &str) -> Option<Shift> {
        self.styles.get(id).and_then(|style| style.shift)
    }

    fn add_style(&mut self, element: &Element) {
        let Some(name) = element.attribute("name") else { return };
        let style = Style {
            name: name.replace("_20_", " "),
            parent: element.attribute("parent-style-name").map(str::to_owned),
            ..Style::default()
        };
        name.clone_into(&mut self.last);
        self.styles.insert(name.to_owned(), style);
    }

    /// The kind of the paragraphs of a style, by the nearest of its ancestors that has one. `None`: running text.
    pub(crate) fn kind(&self, id: &str) -> Option<BlockKind> {
        let mut id = id;
        for _ in 0..MAX_PARENTS {
            let Some(style) = self.styles.get(id) else { return named_kind(id) };
            if let Some(kind) = style.kind() {
                return Some(kind);
            }
            id = style.parent.as_deref()?;
        }
        None
    }

    /// Whether a style is that of a table of contents or an index.
    pub(crate) fn is_contents(&self, id: &str) -> bool {
        self.styles.get(id).is_some_and(|style| style.name.to_ascii_lowercase().starts_with("toc "))
    }
}

impl Style {
    fn set(&mut self, element: &Element) {
        let value = element.attribute("val");
        match element.name.as_str() {
            "name" => value.unwrap_or_default().clone_into(&mut self.name),
            "basedOn" => self.parent = value.map(str::to_owned),
            "outlineLvl" => self.outline = value != Some("9"),
            "numId" => self.list = value != Some("0"),
            _ => {}
        }
    }

    fn kind(&self) -> Option<BlockKind> {
        named_kind(&self.name)
            .or_else(|| self.outline.then_some(BlockKind::Subhead))
            .or_else(|| self.list.then_some(BlockKind::ListItem))
    }
}

/// What the built-in styles of word processors are for.
fn named_kind(name: &str) -> Option<BlockKind> {
    let name = name.to_ascii_lowercase();
    Some(match name.as_str() {
        "title" => BlockKind::Headline,
        "quote" | "intense quote" | "quotations" | "block text" => BlockKind::Quotation,
        "caption" | "illustration" | "figure" => BlockKind::Caption,
        _ if name.starts_with("heading") => BlockKind::Subhead,
        _ if name.starts_with("list ") => BlockKind::ListItem,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Styles;
    use crate::reading::BlockKind;

    #[test]
    fn follows_parents_and_their_circles() {
        let xml = "<styles><style styleId='berschrift1'><name val='heading 1'/></style>\
            <style styleId='mine'><name val='Mine'/><basedOn val='berschrift1'/></style>\
            <style styleId='a'><name val='A'/><basedOn val='b'/></style>\
            <style styleId='b'><name val='B'/><basedOn val='a'/></style>\
            <style styleId='TOC1'><name val='toc 1'/></style>\
            <style styleId='dots'><name val='Dots'/><pPr><numPr><numId val='3'/></numPr></pPr></style></styles>";
        let styles = Styles::of_docx(xml).unwrap();
        let cases = [
            ("mine", Some(BlockKind::Subhead)),
            ("a", None),
            ("dots", Some(BlockKind::ListItem)),
            ("Quote", Some(BlockKind::Quotation)),
            ("unknown", None),
        ];
        for (id, expected) in cases {
            assert_eq!(styles.kind(id), expected, "{id}");
        }
        assert!(styles.is_contents("TOC1") && !styles.is_contents("mine"));
    }
}
