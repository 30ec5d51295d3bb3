//! Imports of checks: of other newsrooms, and of this newsroom before Claimdesk.

pub(super) mod import_checks;
pub(super) mod import_verdicts;

/// Takes the rows of the next batch out of `rows`. Before the end of the input those of the last page stay, because more rows of the
/// page may follow: checks with the same words are told apart by all claimants of their page. A page that fills the batch is divided.
fn whole_pages<Row>(rows: &mut Vec<Row>, is_end: bool, page: impl Fn(&Row) -> Option<&str>) -> Vec<Row> {
    let last = rows.last().and_then(&page).map(str::to_owned);
    let of_last = rows.iter().rev().take_while(|row| last.is_some() && page(row) == last.as_deref()).count();
    let kept = if is_end || of_last == rows.len() { 0 } else { of_last };
    let later = rows.split_off(rows.len() - kept);
    std::mem::replace(rows, later)
}

#[cfg(test)]
mod tests {
    use super::whole_pages;

    #[test]
    fn a_batch_ends_with_a_page() {
        let mut rows = vec!["a", "b", "b"];
        assert_eq!(whole_pages(&mut rows, false, |row| Some(row)), ["a"]);
        rows.extend(["b", "c"]);
        assert_eq!(whole_pages(&mut rows, false, |row| Some(row)), ["b", "b", "b"]);
        assert_eq!(whole_pages(&mut rows, true, |row| Some(row)), ["c"]);
        assert!(whole_pages(&mut rows, true, |row| Some(row)).is_empty());
        // One page alone, and rows without an address.
        assert_eq!(whole_pages(&mut vec!["a", "a"], false, |row| Some(row)), ["a", "a"]);
        assert_eq!(whole_pages(&mut vec!["a", "a"], false, |_| None), ["a", "a"]);
    }
}
