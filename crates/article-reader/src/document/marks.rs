//! Marks in front of list items, and marks that end a sentence.

/// The words of a list item: behind a bullet, or behind a short number with a dot or bracket.
pub(crate) fn list_item(line: &str) -> Option<&str> {
    let (mark, words) = line.split_once([' ', '\t'])?;
    let bullet = matches!(mark, "-" | "*" | "+" | "•" | "·" | "–" | "◦" | "▪" | "‣" | "●" | "○" | "■");
    let number = mark.strip_suffix(['.', ')']).is_some_and(|number| {
        let number = number.trim_start_matches('(');
        let digits = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        digits || (mark.ends_with(')') && number.len() == 1 && number.bytes().all(|b| b.is_ascii_lowercase()))
    });
    let words = words.trim();
    ((bullet || number) && !words.is_empty()).then_some(words)
}

/// Whether a line ends like a sentence, closing quotation marks and brackets included.
pub(crate) fn ends_sentence(line: &str) -> bool {
    let closing = ['"', '\'', '”', '’', '»', '“', ')', ']', ' '];
    line.trim_end_matches(closing).ends_with(['.', '!', '?', ':', '…', '。', '؟', '।'])
}
