//! CSV writer: RFC 4180, with protection against formula injection.

use std::borrow::Cow;

use crate::domain::newsroom::insight::{Cell, Table};

/// The media type of RFC 7111.
pub const MEDIA_TYPE: &str = "text/csv; charset=utf-8; header=present";

/// The most characters of a cell in Excel, in UTF-16 code units (Microsoft: Excel specifications and limits).
const CELL: usize = 32_767;

/// How a table is written: by default as RFC 4180 says, in UTF-8 without a mark.
#[derive(Debug, Clone, Copy)]
pub struct Csv {
    /// The character between two cells.
    pub separator: char,
    /// For Excel: a byte order mark tells that the text is UTF-8, and no cell is longer than Excel takes.
    pub is_for_excel: bool,
}

impl Default for Csv {
    fn default() -> Self {
        Self { separator: ',', is_for_excel: false }
    }
}

impl Csv {
    /// The start of the file: the column names as one line.
    #[must_use]
    pub fn head(self, columns: &[&str]) -> String {
        let mut text = String::from(if self.is_for_excel { "\u{feff}" } else { "" });
        self.push_row(&mut text, columns.iter().map(|name| Cell::Text((*name).to_owned())));
        text
    }

    /// Adds the cells as one line.
    pub fn push_row(self, text: &mut String, cells: impl Iterator<Item = Cell>) {
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                text.push(self.separator);
            }
            match cell {
                Cell::Label(label) => self.push_text(text, label.words()),
                Cell::Text(words) => self.push_text(text, &words),
                Cell::Count(count) => text.push_str(&count.to_string()),
                Cell::Number(number) => text.push_str(&number.to_string()),
                Cell::Nothing => {}
            }
        }
        text.push_str("\r\n");
    }

    /// Quotes a text. Spreadsheets interpret a text that begins with one of these characters, or their full-width forms, as a
    /// formula; an apostrophe in front prevents this (<https://owasp.org/www-community/attacks/CSV_Injection>).
    fn push_text(self, text: &mut String, cell: &str) {
        // mutant C48: let is_formula = cell.starts_with(['\t', '\r']);
        // mutant G8: let is_formula = cell.starts_with(['\t', '\r']);
        let is_formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
        let is_quoted = cell.contains([self.separator, '"', '\r', '\n']);
        let cell = if self.is_for_excel { cut(cell) } else { Cow::Borrowed(cell) };
        if is_quoted {
            text.push('"');
        }
        if is_formula {
            text.push('\'');
        }
        if is_quoted {
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
}

/// A text as long as a cell of Excel may be, with an apostrophe in front. A longer one ends in an ellipsis.
fn cut(text: &str) -> Cow<'_, str> {
    if text.len() < CELL || text.encode_utf16().count() < CELL {
        return Cow::Borrowed(text);
    }
    let mut room = CELL - 2;
    let mut fits = |letter: &char| {
        let left = room.checked_sub(letter.len_utf16());
        room = left.unwrap_or_default();
        left.is_some()
    };
    Cow::Owned(text.chars().take_while(|letter| fits(letter)).chain(['…']).collect())
}

/// Encodes the table as CSV, with the column names in the first line.
#[must_use]
pub fn table(table: &Table) -> String {
    let csv = Csv::default();
    let columns: Vec<&str> = table.columns.iter().map(|column| column.words()).collect();
    let mut text = csv.head(&columns);
    for row in &table.rows {
        csv.push_row(&mut text, row.iter().cloned());
    }
    text
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

    #[test]
    fn excel_gets_a_mark_its_separator_and_cells_that_it_takes() {
        let csv = Csv { separator: ';', is_for_excel: true };
        let mut text = csv.head(&["claim_id", "quote"]);
        let cells = ["a,b", "c;d", "=1", "\"e\""].map(|text| Cell::from(text.to_owned()));
        csv.push_row(&mut text, cells.into_iter().chain([Cell::from(-0.5)]));
        assert_eq!(text, "\u{feff}claim_id;quote\r\na,b;\"c;d\";'=1;\"\"\"e\"\"\";-0.5\r\n");

        let longest = "x".repeat(CELL - 1);
        for (long, is_whole) in [(longest.clone(), true), (longest + "x", false), ("😀".repeat(CELL / 2 + 1), false)]
        {
            let mut text = String::new();
            csv.push_row(&mut text, [Cell::from(format!("={long}"))].into_iter());
            let cell = text.trim_end();
            assert!(cell.encode_utf16().count() <= CELL, "{} code units", cell.encode_utf16().count());
            assert_eq!(cell.ends_with('…'), !is_whole || cell.encode_utf16().count() == CELL, "{}", cell.len());
        }
        let mut whole = String::new();
        Csv::default().push_row(&mut whole, [Cell::from("x".repeat(CELL + 9))].into_iter());
        assert_eq!(whole.trim_end().len(), CELL + 9);
    }
}
