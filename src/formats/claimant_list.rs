//! Claimant list: CSV with names, kinds, Wikidata ids, addresses and spellings.

use std::collections::HashMap;

/// One row of a list, as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListedClaimant {
    /// Line of the file on which the row begins, from 1.
    pub line: usize,
    /// The name.
    pub name: String,
    /// Person, organisation or nothing.
    pub kind: String,
    /// Wikidata id.
    pub wikidata: String,
    /// Who that is.
    pub description: String,
    /// Addresses elsewhere.
    pub same_as: Vec<String>,
    /// Further spellings.
    pub spellings: Vec<String>,
}

/// Reads CSV (RFC 4180; also with semicolons or tabs) whose first line names the columns: `name`, and any of `kind`, `wikidata`,
/// `description`, `sameAs` and `spellings`. The values of the last two are separated by `|`. Other columns are ignored. `None` if
/// no column is called `name`.
#[must_use]
pub fn rows(text: &str) -> Option<Vec<ListedClaimant>> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let separator = [',', ';', '\t'].into_iter().max_by_key(|separator| head.matches(*separator).count())?;
    let mut records = records(text, separator).into_iter();
    let (_, columns) = records.next()?;
    let plain = |name: &str| name.trim().to_lowercase().replace(['_', ' '], "");
    let columns: HashMap<String, usize> =
        columns.iter().enumerate().map(|(place, name)| (plain(name), place)).collect();
    columns.get("name")?;
    let row = |(line, cells): (usize, Vec<String>)| {
        let cell = |name: &str| {
            let cell = columns.get(name).and_then(|place| cells.get(*place));
            cell.map(|cell| cell.trim().to_owned()).unwrap_or_default()
        };
        let several = |name: &str| {
            let cell = cell(name);
            let parts = cell.split('|').map(str::trim).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        };
        ListedClaimant {
            line,
            name: cell("name"),
            kind: cell("kind").to_lowercase(),
            wikidata: cell("wikidata"),
            description: cell("description"),
            same_as: several("sameas"),
            spellings: several("spellings"),
        }
    };
    Some(records.filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).map(row).collect())
}

/// The records of a CSV file, each with the line on which it begins.
fn records(text: &str, separator: char) -> Vec<(usize, Vec<String>)> {
    let (mut records, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut began, mut is_quoted) = (1, 1, false);
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '"' if is_quoted && rest.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
            '\n' if !is_quoted => {
                cells.push(std::mem::take(&mut cell));
                records.push((began, std::mem::take(&mut cells)));
                line += 1;
                began = line;
            }
            '\r' if !is_quoted => {}
            letter if letter == separator && !is_quoted => cells.push(std::mem::take(&mut cell)),
            letter => {
                line += usize::from(letter == '\n');
                cell.push(letter);
            }
        }
    }
    cells.push(cell);
    records.push((began, cells));
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_by_the_names_of_its_columns() {
        let text = "\u{feff}Kind,Name,sameAs,note,Spellings\r\nperson,\"Maroth, \"\"L.\"\"\",https://a.example|https://b.example,x,Lena Maroth | Maroth\r\n\r\norganisation,\"Amnesty\nInternational\"\r\n,UN\r\n";
        let rows = rows(text).unwrap();
        assert_eq!(rows.len(), 3);
        assert_eq!((rows[0].line, &*rows[0].name, &*rows[0].kind), (2, "Maroth, \"L.\"", "person"));
        assert_eq!(rows[0].same_as, ["https://a.example", "https://b.example"]);
        assert_eq!(rows[0].spellings, ["Lena Maroth", "Maroth"]);
        assert_eq!((rows[1].line, &*rows[1].name), (4, "Amnesty\nInternational"));
        assert_eq!((rows[2].line, &*rows[2].name, &*rows[2].kind), (6, "UN", ""));
    }

    #[test]
    fn semicolons_and_tabs_separate_too_and_a_list_needs_names() {
        for text in ["name;wikidata\nA;Q1", "name\twikidata\nA\tQ1"] {
            let rows = rows(text).unwrap();
            assert_eq!((&*rows[0].name, &*rows[0].wikidata), ("A", "Q1"), "{text}");
        }
        assert_eq!(rows("name\nA").unwrap().len(), 1);
        assert_eq!(rows("title,kind\nA,person"), None);
        assert_eq!(rows(""), None);
    }
}
