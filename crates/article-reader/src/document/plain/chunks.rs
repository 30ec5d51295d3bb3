//! Chunks of plain text: lines between blank lines.

/// Characters of the longest line that can be a title or a heading.
pub(crate) const LONGEST_TITLE: usize = 140;

/// Lines without a blank line between them, never none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Chunk<'a> {
    pub(crate) lines: Vec<&'a str>,
}

/// Splits a text, with `\n` at its line ends, at blank lines and form feeds; a line of rules is blank.
pub(crate) fn chunks(text: &str) -> Vec<Chunk<'_>> {
    let mut chunks = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in text.split(['\n', '\u{c}', '\u{2028}', '\u{2029}']) {
        let rule = is_rule(line);
        if !line.trim().is_empty() && (!rule || lines.len() == 1) {
            lines.push(line);
        }
        if rule || line.trim().is_empty() {
            push(&mut chunks, &mut lines);
        }
    }
    push(&mut chunks, &mut lines);
    chunks
}

fn push<'a>(chunks: &mut Vec<Chunk<'a>>, lines: &mut Vec<&'a str>) {
    if !lines.is_empty() {
        chunks.push(Chunk { lines: std::mem::take(lines) });
    }
}

/// A line of nothing but dashes, equals signs, stars or underscores.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && ['-', '=', '*', '_'].iter().any(|mark| line.chars().all(|c| c == *mark || c == ' '))
}

impl<'a> Chunk<'a> {
    /// The only line, if it is short and does not end like a sentence or a salutation.
    pub(crate) fn heading(&self) -> Option<&'a str> {
        let [line] = self.lines.as_slice() else { return self.marked_heading() };
        let line = unmarked(line);
        let fits = line.chars().count() <= LONGEST_TITLE && !line.ends_with(['.', ',', ';', ':', '\u{2026}']);
        (fits && line.chars().any(char::is_alphabetic)).then_some(line)
    }

    /// A heading that is marked as one: `# Words`, or a line of dashes or equals signs under it.
    pub(crate) fn marked_heading(&self) -> Option<&'a str> {
        match self.lines.as_slice() {
            [line, rule] if is_rule(rule) && line.chars().count() <= LONGEST_TITLE => Some(unmarked(line)),
            [line] if unmarked(line).len() < line.trim().len() => Some(unmarked(line)),
            _ => None,
        }
    }

    /// Columns separated by tabs in every line, at least two lines.
    pub(crate) fn is_table(&self) -> bool {
        self.lines.len() >= 2 && self.lines.iter().all(|line| line.trim().contains('\t'))
    }

    /// Blanks before the lines after the first.
    pub(crate) fn indent(&self) -> usize {
        let inside = self.lines.iter().skip(1).map(|line| line.len() - line.trim_start().len());
        inside.min().unwrap_or(usize::MAX)
    }

    /// Characters of all lines.
    pub(crate) fn chars(&self) -> usize {
        self.lines.iter().map(|line| line.chars().count()).sum()
    }
}

/// A line without the number signs of a Markdown heading.
fn unmarked(line: &str) -> &str {
    let line = line.trim();
    let bare = line.trim_start_matches('#');
    let marks = line.len() - bare.len();
    if (1..=6).contains(&marks) && bare.starts_with(' ') { bare.trim() } else { line }
}
