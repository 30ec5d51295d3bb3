//! Marks in front of list items, marks that end a sentence, raised and lowered figures.

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

/// Figures as raised ones, so that the mark of a note never becomes a digit of the figure before it: "41²".
pub(crate) fn raised(words: &str) -> String {
    words.chars().map(|c| shifted(c, ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])).collect()
}

/// Figures as lowered ones: "CO₂".
pub(crate) fn lowered(words: &str) -> String {
    words.chars().map(|c| shifted(c, ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'])).collect()
}

fn shifted(c: char, digits: [char; 10]) -> char {
    let digit = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    digit.and_then(|digit| digits.get(digit).copied()).unwrap_or(c)
}
