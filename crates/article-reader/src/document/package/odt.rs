//! `OpenDocument` text (ISO/IEC 26300): paragraphs, lists, tables, notes.

use super::archive::Archive;
use super::flow::Flow;
use super::properties::read_properties;
use super::styles::{Shift, Styles};
use crate::reading::{BlockKind, Reading, Unreadable};
use crate::xml::{Element, Xml, XmlEvent};

/// Reads an ODT file.
pub(crate) fn read_odt(archive: &mut Archive<'_>) -> Result<Reading, Unreadable> {
    if archive.text("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Unreadable::Encrypted);
    }
    let properties = archive.text("meta.xml")?.map(|xml| read_properties(&xml).unwrap_or_default());
    let mut styles = Styles::default();
    if let Some(named) = archive.text("styles.xml")? {
        read_styles(&named, &mut styles)?;
    }
    let content = archive.text("content.xml")?.ok_or(Unreadable::Damaged)?;
    let mut flow = Flow::default();
    read_content(&content, &mut styles, &mut flow)?;
    flow.finish(properties.unwrap_or_default())
}

fn read_styles(xml: &str, styles: &mut Styles) -> Result<(), Unreadable> {
    let mut xml = Xml::new(xml);
    while let Some(event) = xml.next()? {
        if let XmlEvent::Open(element) = event {
            styles.add_odt(&element);
        }
    }
    Ok(())
}

fn read_content(xml: &str, styles: &mut Styles, flow: &mut Flow) -> Result<(), Unreadable> {
    let mut xml = Xml::new(xml);
    let mut lists = 0_usize;
    let mut spans: Vec<Option<Shift>> = Vec::new();
    while let Some(event) = xml.next()? {
        match event {
            XmlEvent::Open(element) if is_skipped(&element.name) => xml.skip()?,
            XmlEvent::Open(element) => {
                match element.name.as_str() {
                    "span" => spans.push(element.attribute("style-name").and_then(|style| styles.shift(style))),
                    "list" => lists += 1,
                    _ => styles.add_odt(&element),
                }
                open(&element, styles, lists > 0, flow);
            }
            // Line ends in the file are blanks.
            XmlEvent::Text(words) => {
                let words = words.replace('\n', " ");
                flow.text(&match spans.last().copied().flatten() {
                    Some(shift) => shift(&words),
                    None => words,
                });
            }
            XmlEvent::Close(name) => {
                match name.as_str() {
                    "span" => drop(spans.pop()),
                    "list" => lists = lists.saturating_sub(1),
                    _ => {}
                }
                close(&name, flow)?;
            }
        }
    }
    Ok(())
}

/// Deleted words, comments, the marks of notes, tables of contents, formulas and their twins.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes"
            | "annotation"
            | "note-citation"
            | "table-of-content"
            | "alphabetical-index"
            | "math"
            | "ruby-text"
    )
}

fn open(element: &Element, styles: &Styles, in_list: bool, flow: &mut Flow) {
    match element.name.as_str() {
        "h" => {
            let style = element.attribute("style-name").and_then(|style| styles.kind(style));
            flow.open_paragraph(style.filter(|kind| *kind == BlockKind::Headline).unwrap_or(BlockKind::Subhead));
        }
        "p" => {
            let style = element.attribute("style-name").and_then(|style| styles.kind(style));
            let list = in_list.then_some(BlockKind::ListItem);
            flow.open_paragraph(list.or(style).unwrap_or(BlockKind::Paragraph));
        }
        "s" | "tab" => flow.text(" "),
        "line-break" => flow.text("\n"),
        "table" => flow.open_table(),
        "table-cell" => flow.open_cell(),
        "note" => flow.open_note(),
        _ => {}
    }
}

fn close(name: &str, flow: &mut Flow) -> Result<(), Unreadable> {
    match name {
        "p" | "h" => flow.close_paragraph()?,
        "table-row" => flow.close_row()?,
        "table" => flow.close_table(),
        "note" => flow.close_note(),
        _ => {}
    }
    Ok(())
}
