//! Parts of a sentence that is too long to read whole.

/// Longest sentence in bytes that is read whole. A longer one is a treaty, a list, a log or a text without full stops.
pub(super) const WHOLE: usize = 2_000;
/// Length in bytes from which a part is cut again, at weaker joints.
const PART: usize = 600;
/// Shortest part in bytes.
const SHORT: usize = 24;

/// Strength of the joint that ends at a byte: where two clauses, two phrases or two words meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Joint {
    Word,
    Comma,
    Clause,
    Term,
}

/// Words after a comma that start a clause.
const CLAUSE: &[&str] = &[
    "and that ",
    "and the ",
    "and in ",
    "and by ",
    "and on ",
    "and at ",
    "and he ",
    "and she ",
    "and it ",
    "and they ",
    "that ",
    "but ",
    "while ",
    "which ",
    "who ",
    "whereas ",
    "where ",
    "although ",
    "because ",
    "in ",
    "at ",
    "on ",
];

/// Byte ranges of the parts. Together they cover everything except white space.
pub(super) fn parts(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let joints = joints(text, start, end);
    let mut out = Vec::new();
    let mut from = start;
    while from < end {
        let cut = cut(&joints, from, end);
        let words = text.get(from..cut).unwrap_or("");
        let (head, tail) = (words.trim_start(), words.trim_end());
        let first = from + words.len() - head.len();
        if !head.is_empty() {
            out.push((first, from + tail.len()));
        }
        from = cut;
    }
    out
}

/// The end of the part that starts at `from`: the next joint between terms, or else the last strong joint in reach.
fn cut(joints: &[(usize, Joint)], from: usize, end: usize) -> usize {
    let first = joints.partition_point(|(at, _)| *at < from + SHORT);
    let near = joints.get(first..).unwrap_or(&[]);
    let near = near.get(..near.partition_point(|(at, _)| *at <= from + PART)).unwrap_or(near);
    if let Some((at, _)) = near.iter().find(|(_, joint)| *joint == Joint::Term) {
        return *at;
    }
    if end - from <= PART {
        return end;
    }
    // The last of several strong joints, so that parts are not shorter than need be.
    let best = near.iter().max_by_key(|(at, joint)| (*joint, *at));
    best.map_or_else(|| joints.get(first).map_or(end, |(at, _)| *at), |(at, _)| *at)
}

/// The places in order where a part may start.
fn joints(text: &str, start: usize, end: usize) -> Vec<(usize, Joint)> {
    let body = text.get(..end).unwrap_or("");
    let mut out = Vec::new();
    let mut before = ' ';
    for (offset, letter) in body.get(start..).unwrap_or("").char_indices() {
        let at = start + offset;
        if letter.is_whitespace() {
            let next = at + letter.len_utf8();
            let rest = body.get(next..).unwrap_or("");
            let joint = match before {
                ';' | '.' | '!' | '?' => Joint::Term,
                _ if is_lettered(rest) => Joint::Term,
                ',' | '—' | '–' if CLAUSE.iter().any(|word| rest.starts_with(word)) => Joint::Clause,
                ',' | ':' => Joint::Comma,
                _ => Joint::Word,
            };
            out.push((next, joint));
        } else if before == '。' || before == '؛' {
            out.push((at, Joint::Term));
        }
        before = letter;
    }
    out
}

/// True for the letter or number of a term: "(a) ", "(iv) ", "2) ".
fn is_lettered(rest: &str) -> bool {
    let inner = rest.strip_prefix('(').unwrap_or(rest);
    let width = inner.bytes().take(4).take_while(u8::is_ascii_alphanumeric).count();
    width > 0 && width <= 3 && inner.get(width..).is_some_and(|tail| tail.starts_with(") "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_are_cut_between_terms_and_short_ones_never() {
        let term = "the parties must return 40 prisoners, and the mission must count them; ";
        let long = term.repeat(40);
        let found = parts(&long, 0, long.len());
        assert_eq!(found.len(), 40);
        assert!(found.iter().all(|(from, to)| long.get(*from..*to).is_some_and(|w| w.ends_with("them;"))));
        let run = "they counted 12 dead in one place, and the others fled ".repeat(80);
        let found = parts(&run, 0, run.len());
        assert!(found.iter().all(|(from, to)| to - from <= PART));
        assert!(found.iter().skip(1).all(|(from, _)| run.get(*from..).is_some_and(|w| w.starts_with("and the"))));
        let words = "word".repeat(3_000);
        assert_eq!(parts(&words, 0, words.len()), [(0, words.len())]);
    }
}
