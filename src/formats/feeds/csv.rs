//! CSV writer: RFC 4180, with protection against formula injection.

use crate::domain::newsroom::insight::{Cell, Table};

/// The media type of RFC 7111.
pub const MEDIA_TYPE: &str = "text/csv; charset=utf-8; header=present";

/// Encodes the table as CSV, with the column names in the first line.
#[must_use]
pub fn table(table: &Table) -> String {
    let mut text = line(table.columns.iter().map(|column| quoted(column.words())));
    for row in &table.rows {
        text.push_str(&line(row.iter().map(cell)));
    }
    text
}

/// The column names as one line.
#[must_use]
pub fn head(columns: &[&str]) -> String {
    line(columns.iter().map(|name| quoted(name)))
}

/// The cells as one line.
#[must_use]
pub fn row(cells: impl Iterator<Item = Cell>) -> String {
    line(cells.map(|one| cell(&one)))
}

/// Encoded cells as one line, ending in CR LF.
pub(crate) fn line(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join(",") + "\r\n"
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Label(label) => quoted(label.words()),
        Cell::Text(text) => quoted(text),
        Cell::Count(count) => count.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Nothing => String::new(),
    }
}

/// Quotes a text. Spreadsheets interpret a text that begins with one of these characters, or their full-width forms, as a
/// formula; an apostrophe in front prevents this (<https://owasp.org/www-community/attacks/CSV_Injection>).
pub(crate) fn quoted(text: &str) -> String {
    // mutant C48: let is_formula = text.starts_with(['\t', '\r']);
    // mutant G8: let is_formula = text.starts_with(['\t', '\r']);
    let is_formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::newsroom::insight::{Column, TableKey};

    // ASVS 1.3.3
    // threat C48
    #[test]
    fn commas_quotes_and_formulas_do_no_harm() {
        let rows = vec![
            vec![Cell::from("a, \"b\"\nc".to_owned()), Cell::from(2_i64)],
            vec![Cell::from("=1+1".to_owned()), Cell::from(0.5)],
            vec![Cell::from("@x".to_owned()), Cell::Nothing],
            vec![Cell::from("＝1+1".to_owned()), Cell::from("＠x".to_owned())],
            vec![Cell::from("＋1".to_owned()), Cell::from("－1".to_owned())],
        ];
        let columns = vec![Column::Person, Column::Count];
        let table = Table::new(TableKey::Workload, columns, rows);
        assert_eq!(
            super::table(&table),
            "person,count\r\n\"a, \"\"b\"\"\nc\",2\r\n'=1+1,0.5\r\n'@x,\r\n'＝1+1,'＠x\r\n'＋1,'－1\r\n"
        );
    }
}
