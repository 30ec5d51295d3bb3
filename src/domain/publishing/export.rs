//! Exports: the newsroom's data as flat rows.

use uuid::Uuid;

use crate::domain::kernel::page::NotACursor;
use crate::domain::newsroom::insight::Cell;

/// The content of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// One row per claim.
    Claims,
    /// One row per source.
    Evidence,
    /// One row per revision of a verdict.
    Verdicts,
}

const EVIDENCE: &[&str] = &[
    "evidence_id",
    "claim_id",
    "stance",
    "visibility",
    "url",
    "publisher",
    "title",
    "published_at",
    "accessed_at",
    "excerpt",
    "note",
    "added_by",
    "added_at",
    "withdrawn_at",
    "withdrawn_because",
    "offline_kind",
    "offline_who",
    "offline_at",
    "offline_place",
];

impl Sheet {
    /// Returns the sheet with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "claims" => Some(Self::Claims),
            "evidence" => Some(Self::Evidence),
            "verdicts" => Some(Self::Verdicts),
            _ => None,
        }
    }

    /// The column names, in order.
    #[must_use]
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Claims => &[
                "claim_id",
                "state",
                "kind",
                "statement",
                "machine_statement",
                "claimant",
                "check_worthiness",
                "topics",
                "article_id",
                "article_title",
                "outlet",
                "article_url",
                "quote",
                "start",
                "end",
                "evidence",
                "rating",
                "published_slug",
                "published_version",
                "corrections",
                "created_at",
                "machine_kind",
            ],
            Self::Evidence => EVIDENCE,
            Self::Verdicts => &[
                "claim_id",
                "revision",
                "rating",
                "rating_label",
                "rating_value",
                "summary",
                "rationale",
                "as_of",
                "recheck_at",
                "author",
                "submitted_at",
                "correction",
                "notice",
                "published_at",
                "media_type",
                "media_authenticity",
                "media_urls",
                "media_archived_urls",
                "media_original_url",
                "media_original_context",
            ],
        }
    }
}

/// Columns with numbers; all others contain text.
const NUMBERS: [&str; 8] =
    ["check_worthiness", "start", "end", "evidence", "published_version", "corrections", "revision", "rating_value"];

/// A row as the database returns it, in the order of the columns.
#[derive(Debug, Clone)]
pub struct Row {
    /// Position of the row in the export.
    pub key: Key,
    /// The values, in the order of the columns.
    pub values: Vec<Option<String>>,
}

/// Keyset position in an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Key {
    /// Id of the claim or the source.
    pub id: Uuid,
    /// Number of the revision in the sheet of verdicts; 0 in the others.
    pub number: i32,
}

/// Rows between two keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Exclusive.
    pub after: Key,
    /// Inclusive.
    pub to: Key,
}

impl Range {
    /// The ranges between a key and the ends of the next ones, in order. Fewer ends than `full` are the last: a range without an
    /// end follows.
    #[must_use]
    pub fn between(after: Key, ends: &[Key], full: usize) -> Vec<Self> {
        let rest = (ends.len() < full).then_some(Key::LAST);
        let starts = std::iter::once(after).chain(ends.iter().copied());
        starts.zip(ends.iter().copied().chain(rest)).map(|(after, to)| Self { after, to }).collect()
    }
}

impl Key {
    /// After every row.
    pub const LAST: Self = Self { id: Uuid::max(), number: i32::MAX };

    /// The key of the row with this id; in the sheet of verdicts with the number of the revision after a slash. Without a number:
    /// after all revisions of the claim.
    ///
    /// # Errors
    /// [`NotACursor`] if the text is no such key.
    pub fn of_row(text: &str, sheet: Sheet) -> Result<Self, NotACursor> {
        let (id, number) = match (text.split_once('/'), sheet) {
            (Some((id, number)), Sheet::Verdicts) => (id, number.parse().ok().ok_or(NotACursor)?),
            (Some(_), _) => return Err(NotACursor),
            (None, _) => (text, i32::MAX),
        };
        Ok(Self { id: id.parse().ok().ok_or(NotACursor)?, number })
    }
}

impl Row {
    /// Returns each column with its value; numeric columns become numbers.
    pub fn cells(self, sheet: Sheet) -> impl Iterator<Item = (&'static str, Cell)> {
        sheet.columns().iter().zip(self.values).map(|(name, value)| {
            let cell = match value {
                None => Cell::Nothing,
                Some(text) if NUMBERS.contains(name) => text.parse().map_or(Cell::Text(text), Cell::Number),
                Some(text) => Cell::Text(text),
            };
            (*name, cell)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_numbers_and_everything_else_is_text() {
        let mut values = vec![Some("12".to_owned()); Sheet::Claims.columns().len()];
        values[1] = None;
        let row = Row { key: Key::default(), values };
        let cells: Vec<_> = row.cells(Sheet::Claims).collect();
        assert_eq!(cells[0], ("claim_id", Cell::Text("12".to_owned())));
        assert_eq!(cells[1], ("state", Cell::Nothing));
        assert_eq!(cells[13], ("start", Cell::Number(12.0)));
        for sheet in ["claims", "evidence", "verdicts"] {
            assert!(Sheet::named(sheet).is_some());
        }
        assert_eq!(Sheet::named("accounts"), None);
    }

    #[test]
    fn ranges_follow_each_other_to_the_end() {
        let key = |number| Key { number, ..Key::default() };
        let ranges = |ends: &[Key]| -> Vec<(i32, i32)> {
            Range::between(key(1), ends, 2).iter().map(|range| (range.after.number, range.to.number)).collect()
        };
        assert_eq!(ranges(&[]), [(1, i32::MAX)]);
        assert_eq!(ranges(&[key(5)]), [(1, 5), (5, i32::MAX)]);
        assert_eq!(ranges(&[key(5), key(9)]), [(1, 5), (5, 9)]);
    }

    #[test]
    fn a_key_is_an_id_and_for_verdicts_a_number() {
        let id = "019cade2-11c0-70f2-b402-a6fc9b09675e";
        let key = |number| Ok(Key { id: id.parse().unwrap(), number });
        assert_eq!(Key::of_row(id, Sheet::Claims), key(i32::MAX));
        assert_eq!(Key::of_row(id, Sheet::Verdicts), key(i32::MAX));
        assert_eq!(Key::of_row(&format!("{id}/2"), Sheet::Verdicts), key(2));
        for (wrong, sheet) in [
            (format!("{id}/2"), Sheet::Claims),
            (format!("{id}/x"), Sheet::Verdicts),
            ("7".to_owned(), Sheet::Evidence),
        ] {
            assert_eq!(Key::of_row(&wrong, sheet), Err(NotACursor), "{wrong}");
        }
    }
}
