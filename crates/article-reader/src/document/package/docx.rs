//! Office Open XML text (ECMA-376 part 1, `WordprocessingML`): paragraphs, tables, notes.

use super::archive::Archive;
use super::flow::Flow;
use super::properties::read_properties;
use super::styles::Styles;
use crate::document::marks::{lowered, raised};
use crate::reading::{BlockKind, Reading, Unreadable};
use crate::xml::{Element, Xml, XmlEvent};

/// Reads a DOCX file.
pub(crate) fn read_docx(archive: &mut Archive<'_>) -> Result<Reading, Unreadable> {
    let styles = archive.text("word/styles.xml")?.map(|xml| Styles::of_docx(&xml)).transpose()?.unwrap_or_default();
    let document = archive.text("word/document.xml")?.ok_or(Unreadable::Damaged)?;
    let properties = archive.text("docProps/core.xml")?.map(|xml| read_properties(&xml).unwrap_or_default());
    let mut flow = Flow::default();
    read_part(&document, &styles, &mut flow)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(xml) = archive.text(notes)? {
            read_part(&xml, &styles, &mut flow)?;
        }
    }
    flow.finish(properties.unwrap_or_default())
}

fn read_part(xml: &str, styles: &Styles, flow: &mut Flow) -> Result<(), Unreadable> {
    let mut xml = Xml::new(xml);
    let mut in_text = false;
    let mut shift: fn(&str) -> String = str::to_owned;
    while let Some(event) = xml.next()? {
        match event {
            XmlEvent::Open(element) if is_skipped(&element) => xml.skip()?,
            XmlEvent::Open(element) => {
                in_text = element.name == "t";
                match (element.name.as_str(), element.attribute("val")) {
                    ("r", _) => shift = str::to_owned,
                    ("vertAlign", Some("superscript")) => shift = raised,
                    ("vertAlign", Some("subscript")) => shift = lowered,
                    _ => {}
                }
                open(&element, styles, flow);
            }
            // Line ends in the file are blanks.
            XmlEvent::Text(words) if in_text => flow.text(&shift(&words.replace('\n', " "))),
            XmlEvent::Text(_) => {}
            XmlEvent::Close(name) => {
                in_text = false;
                close(&name, flow)?;
            }
        }
    }
    Ok(())
}

/// Deleted and moved words, the older twin of a drawing, field codes, separators of notes.
fn is_skipped(element: &Element) -> bool {
    match element.name.as_str() {
        "del" | "moveFrom" | "Fallback" | "instrText" | "delText" | "pPrChange" | "rPrChange" => true,
        "footnote" | "endnote" => element.attribute("type").is_some_and(|kind| kind != "normal"),
        _ => false,
    }
}

fn open(element: &Element, styles: &Styles, flow: &mut Flow) {
    match element.name.as_str() {
        "p" => flow.open_paragraph(BlockKind::Paragraph),
        "pStyle" => {
            let style = element.attribute("val").unwrap_or_default();
            if styles.is_contents(style) {
                flow.leave_out();
            } else if let Some(kind) = styles.kind(style) {
                flow.set_kind(kind);
            }
        }
        "numId" if element.attribute("val") != Some("0") => flow.set_list_item(),
        "outlineLvl" if element.attribute("val") != Some("9") => flow.set_kind(BlockKind::Subhead),
        "tab" => flow.text(" "),
        "br" | "cr" => flow.text("\n"),
        "noBreakHyphen" => flow.text("\u{2011}"),
        "tbl" => flow.open_table(),
        "tc" => flow.open_cell(),
        "footnote" | "endnote" => flow.open_note(),
        _ => {}
    }
}

fn close(name: &str, flow: &mut Flow) -> Result<(), Unreadable> {
    match name {
        "p" => flow.close_paragraph()?,
        "tr" => flow.close_row()?,
        "tbl" => flow.close_table(),
        "footnote" | "endnote" => flow.close_note(),
        _ => {}
    }
    Ok(())
}
