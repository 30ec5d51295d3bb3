//! Rows of lists and tables: "- 63 killed", "Injured: 140", "Zelme | 14 | 40".

use crate::lexicon::Class;
use crate::text::sentences::Sentence;
use crate::text::tokens::{self, Token};

/// Maximum length of a row in bytes.
const MAX_ROW: usize = 160;
/// Maximum number of words of a row and of its label.
const MAX_WORDS: usize = 16;
const MAX_LABEL: usize = 6;

/// A row with what it needs from its neighbours. Indices are those of sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    pub shape: RowShape,
    /// The line above the first row that ends with a colon.
    pub intro: Option<usize>,
    /// The first row of a table, if it holds the names of the columns.
    pub header: Option<usize>,
    /// First and last row of the list, and the line below it.
    pub first: usize,
    pub last: usize,
}

/// The order of the words of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowShape {
    /// The figure comes first: "63 killed".
    Figure,
    /// The label comes first: "Killed: 63".
    /// The label ends at this byte.
    Label(usize),
    /// A label and two or more figures in columns.
    Columns,
}

/// The row at each sentence.
pub(crate) fn rows(text: &str, sentences: &[Sentence]) -> Vec<Option<Row>> {
    let mut out = vec![None; sentences.len()];
    let words = |at: usize| {
        let sentence = sentences.get(at)?;
        text.get(sentence.start..sentence.end)
    };
    let mut at = 0;
    while at < sentences.len() {
        let first = at;
        while let Some(shape) = words(at).and_then(shape) {
            let start = sentences.get(at).map_or(0, |sentence| sentence.start);
            let shape = match shape {
                RowShape::Label(end) => RowShape::Label(start + end),
                other => other,
            };
            if let Some(slot) = out.get_mut(at) {
                *slot = Some(Row { shape, intro: None, header: None, first, last: first });
            }
            at += 1;
        }
        if at == first {
            at += 1;
            continue;
        }
        let above = first.checked_sub(1);
        let intro = above.filter(|&above| words(above).is_some_and(|w| w.ends_with(':')));
        let header = above.filter(|&above| words(above).is_some_and(is_header));
        let bulleted = words(first).is_some_and(|w| unbulleted(w).len() < w.len());
        let listed = at - first >= 2 || intro.is_some() && bulleted || header.is_some();
        for slot in out.get_mut(first..at).unwrap_or(&mut []) {
            *slot = slot.filter(|_| listed).map(|row| Row { intro, header, last: at - 1, ..row });
        }
    }
    out
}

/// True for a row that names columns.
fn is_header(words: &str) -> bool {
    words.len() <= MAX_ROW && words.contains(['\t', '|']) && !words.bytes().any(|b| b.is_ascii_digit())
}

/// The words without the mark or number of a list item.
fn unbulleted(words: &str) -> &str {
    let digits = words.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let numbered = words.get(digits..).and_then(|rest| rest.strip_prefix(')').or_else(|| rest.strip_prefix(". ")));
    let words = numbered.filter(|_| digits > 0).unwrap_or(words);
    words.trim_start_matches(['-', '–', '—', '•', '*', '·', '▪', '●', '■', '○', '‣', '|', ' ', '\t', '\u{A0}'])
}

/// True if a digit is in the words. Without a branch for each byte, so that many are compared at once.
fn has_digit(words: &str) -> bool {
    words.bytes().fold(false, |found, byte| found | byte.is_ascii_digit())
}

/// The order of the words, if these can be a row.
fn shape(words: &str) -> Option<RowShape> {
    if words.len() > MAX_ROW || !has_digit(words) {
        return None;
    }
    let body = unbulleted(words).trim_end_matches([' ', '|', '\t']);
    let bulleted = body.len() < words.len();
    if !bulleted && body.ends_with(['.', '!', '?', '”', '"', ',']) || body.split_whitespace().count() > MAX_WORDS {
        return None;
    }
    if is_figure(body) {
        return (bulleted || body.split_whitespace().count() <= MAX_LABEL).then_some(RowShape::Figure);
    }
    let (label, rest, cells) = split_label(body)?;
    let named = label.split_whitespace().count() <= MAX_LABEL
        && label.starts_with(char::is_alphabetic)
        && !label.contains(['.', ',', '“', '"']);
    if !named || !is_figure(rest) {
        return None;
    }
    if cells && rest.contains(['\t', '|']) {
        return Some(RowShape::Columns);
    }
    let end = words.len() - words.trim_end_matches([' ', '|', '\t']).len();
    let end = words.len() - end - rest.len();
    (rest.split_whitespace().count() <= MAX_LABEL).then_some(RowShape::Label(end))
}

/// The label, the words after the mark that ends it, and whether the mark separates cells.
fn split_label(body: &str) -> Option<(&str, &str, bool)> {
    for (mark, cells) in [
        ("\t", true),
        ("|", true),
        (":", false),
        (" = ", false),
        (" – ", false),
        (" — ", false),
        (" - ", false),
        ("...", false),
        ("…", false),
    ] {
        if let Some((label, rest)) = body.split_once(mark) {
            return Some((label.trim(), rest.trim_start_matches(['.', ' ', '\t', '|', '…']), cells));
        }
    }
    None
}

/// True for a figure at the start, also with a qualification before it.
fn is_figure(words: &str) -> bool {
    const LEADS: &[&str] = &[
        "at least ",
        "about ",
        "around ",
        "some ",
        "over ",
        "more than ",
        "nearly ",
        "almost ",
        "up to ",
        "under ",
        "fewer than ",
        "less than ",
        "roughly ",
        "approximately ",
        "an estimated ",
        "estimated ",
    ];
    let rest = LEADS.iter().find_map(|lead| {
        let head = words.get(..lead.len())?;
        head.eq_ignore_ascii_case(lead).then(|| words.get(lead.len()..)).flatten()
    });
    let rest = rest.unwrap_or(words);
    rest.trim_start_matches(['$', '€', '£', '~', '≥', '≤', '>', '<', '+', ' '])
        .starts_with(|c: char| c.is_ascii_digit())
}

/// [`in_order`] with the sentence that holds the names of the columns.
pub(crate) fn read<'a>(text: &'a str, row: Row, tokens: &[Token<'a>], header: Option<&Sentence>) -> Vec<Token<'a>> {
    let mut names = Vec::new();
    if let Some(header) = header {
        tokens::read(text, header.start, header.end, &mut names);
    }
    in_order(text, row, tokens, &names)
}

/// The tokens of a row in the order of a sentence, each figure before its label; `header` holds the names of the columns.
/// A moved label has no place of its own: it stands at the end of its figure.
fn in_order<'a>(text: &str, row: Row, tokens: &[Token<'a>], header: &[Token<'a>]) -> Vec<Token<'a>> {
    match row.shape {
        RowShape::Figure => {
            let numbered = tokens.get(1).is_some_and(|t| matches!(t.mark(), ')' | '.'));
            tokens.get(if numbered { 2 } else { 0 }..).unwrap_or(&[]).to_vec()
        }
        RowShape::Label(end) => {
            let (label, figure) = tokens.split_at(tokens.partition_point(|t| t.start < end));
            labelled(figure, label)
        }
        RowShape::Columns => {
            let cells = columns(text, tokens);
            let names = columns(text, header);
            // A table may leave the first column without a name.
            let shift = cells.len().saturating_sub(names.len());
            let mut out: Vec<Token<'a>> = Vec::new();
            for (at, cell) in cells.iter().enumerate().skip(1) {
                let name = at.checked_sub(shift).and_then(|at| names.get(at)).copied().unwrap_or(&[]);
                out.extend(labelled(cell, name));
                if let Some(end) = out.last().map(Token::end) {
                    out.push(tokens::comma(end));
                }
            }
            out
        }
    }
}

/// The tokens of each cell between tabulators or bars.
fn columns<'t, 'a>(text: &str, tokens: &'t [Token<'a>]) -> Vec<&'t [Token<'a>]> {
    let mut out = Vec::new();
    let mut from = 0;
    for at in 0..=tokens.len() {
        let (before, next) = (at.checked_sub(1).and_then(|b| tokens.get(b)), tokens.get(at));
        let gap = match (before, next) {
            (Some(before), Some(next)) => text.get(before.end()..next.start).unwrap_or(""),
            _ => "",
        };
        let bar = next.is_some_and(|t| t.mark() == '|');
        if bar || next.is_none() || gap.contains('\t') {
            let cell = tokens.get(from..at).unwrap_or(&[]);
            if !cell.is_empty() {
                out.push(cell);
            }
            from = at + usize::from(bar);
        }
    }
    out
}

/// The tokens of a figure with the words of its label after it.
fn labelled<'a>(figure: &[Token<'a>], label: &[Token<'a>]) -> Vec<Token<'a>> {
    let end = figure.last().map_or(0, Token::end);
    // A number in a label is no figure, and a moved one would have no place of its own.
    let counts = Class::NUMBER.or(Class::SCALE).or(Class::MONTH).or(Class::WEEKDAY).or(Class::RELATIVE_DATE);
    let words = label.iter().filter(|t| t.is_word() && !t.is(counts));
    let moved = words.map(|t| Token { start: end.saturating_sub(t.text.len()), gap: true, ..*t });
    figure.iter().copied().chain(moved).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences::segment;
    use crate::text::span::Text;

    /// The words of each row in the order in which they are read.
    fn read(text: &str) -> Vec<String> {
        let sentences = segment(&Text::new(text));
        let tokens = |at: usize| {
            let mut out = Vec::new();
            let sentence = sentences.get(at).unwrap();
            tokens::read(text, sentence.start, sentence.end, &mut out);
            out
        };
        let rows = rows(text, &sentences).into_iter().enumerate();
        rows.filter_map(|(at, row)| row.map(|row| (at, row)))
            .map(|(at, row)| {
                let header = row.header.map(tokens).unwrap_or_default();
                let words = in_order(text, row, &tokens(at), &header);
                words.iter().map(|t| t.text).collect::<Vec<_>>().join(" ")
            })
            .collect()
    }

    #[test]
    fn rows_of_lists_and_tables_are_read_with_their_labels() {
        assert_eq!(
            read("The toll in Ardel:\n- 63 killed\n- at least 140 injured"),
            ["- 63 killed", "- at least 140 injured"]
        );
        assert_eq!(read("Killed\t63\nMissing persons: about 17"), ["63 Killed", "about 17 Missing persons"]);
        assert_eq!(
            read("| Town | Killed | Hurt |\n| Ardel | 14 | 40 |\n| Velsk | 3 | 9 |"),
            ["14 Killed , 40 Hurt ,", "3 Killed , 9 Hurt ,"]
        );
        for text in [
            "The mayor left in 2019.\nTwo people died.",
            "63 killed\n\nThe mayor of Ardel left on Monday.",
            "Opening hours: 9 to 5",
        ] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
