//! CSV of the newsroom's own archive: one check a line, columns by name.

use std::io::Read;

use csv::{ReaderBuilder, StringRecord};

use super::fields::{Fields, names};
use super::input::Progress;
use crate::domain::verdicts::checks::earlier_check::{Place, Row};
use crate::formats::markup::claim_review_import::{address, plain};

/// Columns that every table has.
const NEEDED: [&str; 4] = ["url", "date", "claim", "rating"];

/// Reads a table line by line.
///
/// # Errors
/// When a needed column is missing, or the file cannot be read further.
pub fn each(source: impl Read, progress: &Progress, each: &mut dyn FnMut(Row)) -> Result<(), String> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(source);
    let header = reader.headers().map_err(|error| format!("no table: {error}"))?.clone();
    let name = |name: &str| name.trim().trim_start_matches('\u{feff}').to_lowercase();
    let header: Vec<String> = header.iter().map(name).collect();
    let missing: Vec<&str> = NEEDED.into_iter().filter(|name| !header.iter().any(|column| column == name)).collect();
    if !missing.is_empty() {
        return Err(format!("no column {}", missing.join(", ")));
    }
    for record in reader.into_records() {
        progress.next_row();
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                each(Row { place: format!("line {line}"), check: fields(&header, &record).check() });
            }
            Err(error) => {
                let line = error.position().map(csv::Position::line);
                match (error.kind(), line) {
                    (csv::ErrorKind::Utf8 { .. }, Some(line)) => {
                        each(Row { place: format!("line {line}"), check: Err("not UTF-8".to_owned()) });
                    }
                    _ => return Err(error.to_string()),
                }
            }
        }
    }
    Ok(())
}

fn fields(header: &[String], record: &StringRecord) -> Fields {
    let field = |name: &str| {
        let column = header.iter().position(|column| column == name)?;
        record.get(column).map(str::to_owned).filter(|text| !text.trim().is_empty())
    };
    let number =
        |name: &str| field(name)?.trim().replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite());
    let rating = field("rating");
    let value = number("rating_value").or_else(|| number("rating"));
    let url = field("claim_url").as_deref().and_then(address);
    let outlet = field("claim_outlet").and_then(|outlet| plain(&outlet, 200));
    let place = Place { url, outlet, ..Place::default() };
    Fields {
        url: field("url"),
        date: field("date"),
        claim: field("claim"),
        rating,
        numbers: [value, number("best_rating"), number("worst_rating")],
        claimants: names(field("claimant")),
        claim_date: field("claim_date"),
        title: field("title"),
        summary: field("summary"),
        text: field("text"),
        language: field("language"),
        places: if place == Place::default() { Vec::new() } else { vec![place] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_by_the_names_of_their_columns() {
        let table = "\u{feff}Claim,url,DATE,rating,best_rating,worst_rating,claim_url,extra\n\
            \"The dam\nheld\",https://old.example/a,2019-05-04,4,0,4,https://post.example/1,x\n\
            No date,https://old.example/b,,Wrong\n";
        let mut rows = Vec::new();
        each(table.as_bytes(), &Progress::default(), &mut |row| rows.push(row)).unwrap();
        let first = rows[0].check.as_ref().unwrap();
        assert_eq!(
            (first.statement.as_str(), first.rating.words.as_str()),
            ("The dam held", "4 (0 is best, 4 is worst)")
        );
        assert_eq!(first.places[0].url.as_deref(), Some("https://post.example/1"));
        assert_eq!((rows[1].place.as_str(), rows[1].check.clone().unwrap_err()), ("line 4", "no date".to_owned()));
        let missing = each(&b"url,claim\n"[..], &Progress::default(), &mut |_| {}).unwrap_err();
        assert_eq!(missing, "no column date, rating");
    }
}
