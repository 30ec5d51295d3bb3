//! Joining lines: hyphens at line ends are undone where the word says so.

use std::collections::HashSet;

/// First parts of compounds that keep their hyphen.
const FIRST: [&str; 32] = [
    "anti", "co", "cross", "eight", "ex", "five", "four", "full", "half", "high", "ill", "large", "long", "low", "mid",
    "multi", "nine", "non", "one", "part", "post", "pro", "self", "semi", "seven", "short", "six", "small", "ten",
    "three", "two", "well",
];

/// Last parts of compounds that keep their hyphen.
const LAST: [&str; 26] = [
    "based", "born", "day", "driven", "educated", "elect", "end", "free", "funded", "hour", "known", "led", "like",
    "looking", "made", "month", "off", "old", "owned", "quarter", "related", "run", "scale", "term", "wide", "year",
];

/// The words of a document, to tell a divided word from a compound.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    words: HashSet<String>,
}

impl Vocabulary {
    /// Collects the words of all lines that are not cut by a line end.
    pub(crate) fn of<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = HashSet::new();
        for line in lines {
            let cut = line.trim_end().ends_with(['-', '\u{2010}', '\u{ad}']);
            let mut parts = line.split_whitespace().peekable();
            while let Some(part) = parts.next() {
                if parts.peek().is_some() || !cut {
                    words.insert(bare(part));
                }
            }
        }
        Self { words }
    }

    /// Appends `line` to `text` as its next line.
    pub(crate) fn join(&self, text: &mut String, line: &str) {
        let line = line.trim();
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            text.push_str(line);
            return;
        }
        match self.seam(text, line) {
            Seam::Blank => text.push(' '),
            Seam::Hyphen => {}
            Seam::Undo => {
                text.pop();
            }
        }
        text.push_str(line);
    }

    fn is_word(&self, word: &str) -> bool {
        word.chars().count() >= 3 && self.words.contains(word)
    }

    fn seam(&self, text: &str, line: &str) -> Seam {
        let Some(stem) = text.strip_suffix(['-', '\u{2010}', '\u{ad}']) else { return Seam::Blank };
        let Some(before) = stem.chars().next_back().filter(|c| c.is_alphanumeric()) else { return Seam::Blank };
        let Some(after) = line.chars().next().filter(|c| c.is_alphanumeric()) else { return Seam::Blank };
        if text.ends_with('\u{ad}') {
            return Seam::Undo;
        }
        if !before.is_alphabetic() || !after.is_lowercase() {
            return Seam::Hyphen;
        }
        let first = bare(stem.split_whitespace().next_back().unwrap_or_default());
        let last = bare(line.split_whitespace().next().unwrap_or_default());
        if matches!(last.as_str(), "and" | "or" | "und" | "oder" | "bis" | "to") {
            return Seam::Blank;
        }
        if self.words.contains(&format!("{first}{last}")) {
            return Seam::Undo;
        }
        // "state-of-the-", but not "water-admini-".
        let part = first.rsplit('-').next().unwrap_or_default();
        let compound = self.words.contains(&format!("{first}-{last}"))
            || last.contains('-')
            || (self.is_word(part) && (part.len() < first.len() || self.is_word(&last)))
            || FIRST.contains(&first.as_str())
            || LAST.contains(&last.as_str());
        if compound { Seam::Hyphen } else { Seam::Undo }
    }
}

/// What stands between two lines that are joined.
enum Seam {
    Blank,
    /// Nothing: the hyphen belongs to the word.
    Hyphen,
    /// Nothing, and the hyphen goes.
    Undo,
}

/// A word in lower case without the marks around it; `\u{2010}` counts as a hyphen.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('\u{2010}', "-")
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    #[test]
    fn undoes_divisions_and_keeps_compounds() {
        let known = Vocabulary::of(["The water-tower and the seawall stand.", "A cut-"]);
        let cases = [
            ("the", "end", "the end"),
            ("the admini-", "stration said", "the administration said"),
            ("a well-", "known name", "a well-known name"),
            ("the water-", "tower fell", "the water-tower fell"),
            ("the water-admini-", "strator", "the water-administrator"),
            ("the sea-", "wall broke", "the seawall broke"),
            ("a state-of-", "the-art plant", "a state-of-the-art plant"),
            ("in Saint-", "Maur", "in Saint-Maur"),
            ("2024-", "25", "2024-25"),
            ("first-", "and second-hand", "first- and second-hand"),
            ("he left -", "and came back", "he left - and came back"),
            ("co\u{ad}", "operate", "cooperate"),
            ("a five-", "year plan", "a five-year plan"),
        ];
        for (text, line, expected) in cases {
            let mut joined = text.to_owned();
            known.join(&mut joined, line);
            assert_eq!(joined, expected);
        }
    }
}
