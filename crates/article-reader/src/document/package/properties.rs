//! Core properties of office documents: title, author, dates and language (Dublin Core).

use crate::document::builder::clean;
use crate::reading::{Reading, Unreadable};
use crate::xml::{Xml, XmlEvent};
use chrono::{DateTime, NaiveDate, NaiveDateTime};

/// Reads `docProps/core.xml` or `meta.xml`: both name the same properties.
pub(crate) fn read_properties(xml: &str) -> Result<Reading, Unreadable> {
    let mut xml = Xml::new(xml);
    let mut reading = Reading::default();
    let mut creator = None;
    let mut words = String::new();
    while let Some(event) = xml.next()? {
        match event {
            XmlEvent::Open(_) => words.clear(),
            XmlEvent::Text(text) => words.push_str(&text),
            XmlEvent::Close(name) => {
                let value = clean(&std::mem::take(&mut words));
                if !value.is_empty() {
                    set(&mut reading, &mut creator, &name, value);
                }
            }
        }
    }
    // The creator of an OpenDocument text is who saved it last; the initial creator wrote it.
    if reading.authors.is_empty() {
        reading.authors = creator.map(|names: String| authors(&names)).unwrap_or_default();
    }
    Ok(reading)
}

fn set(reading: &mut Reading, creator: &mut Option<String>, name: &str, value: String) {
    match name {
        "title" => reading.title = Some(value),
        "creator" => *creator = Some(value),
        "initial-creator" => reading.authors = authors(&value),
        "language" => reading.language = Some(value),
        "created" | "creation-date" => {
            reading.published_at = DateTime::parse_from_rfc3339(&value).ok();
            reading.published_on = day(&value);
        }
        "modified" | "date" => reading.modified_at = DateTime::parse_from_rfc3339(&value).ok(),
        _ => {}
    }
}

fn authors(names: &str) -> Vec<String> {
    names.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The day of a W3C date, with or without time and offset.
fn day(value: &str) -> Option<NaiveDate> {
    DateTime::parse_from_rfc3339(value)
        .map(|moment| moment.date_naive())
        .or_else(|_| value.parse::<NaiveDateTime>().map(|moment| moment.date()))
        .or_else(|_| value.parse::<NaiveDate>())
        .ok()
}
