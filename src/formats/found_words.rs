//! Words of a search in the texts that it found.

use maud::{Markup, html};

/// The words of a search, in lower case. Without a search there are none.
#[derive(Debug, Clone, Default)]
pub struct FoundWords(Vec<String>);

impl FoundWords {
    /// The words that a reader searched for, as PostgreSQL's `websearch_to_tsquery` takes them: a word or a phrase in quotation
    /// marks after a minus sign is not wanted, and `or` stands between two.
    #[must_use]
    pub fn of(search: Option<&str>) -> Self {
        let mut words = Vec::new();
        let mut rest = search.unwrap_or_default().trim_start();
        while !rest.is_empty() {
            let is_unwanted = rest.starts_with('-');
            let from = rest.trim_start_matches('-');
            let (part, after) = match from.strip_prefix('"') {
                Some(phrase) => phrase.split_once('"').unwrap_or((phrase, "")),
                None => from.split_once(char::is_whitespace).unwrap_or((from, "")),
            };
            if !is_unwanted && !part.eq_ignore_ascii_case("or") {
                let parts = part.split(|letter: char| !letter.is_alphanumeric());
                words.extend(parts.filter(|word| !word.is_empty()).map(str::to_lowercase));
            }
            rest = after.trim_start();
        }
        Self(words)
    }

    /// Whether there was no search.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with the words marked.
    #[must_use]
    pub fn marked(&self, text: &str) -> Markup {
        let mut pieces: Vec<(bool, &str)> = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_word = first.is_alphanumeric();
            let end = rest.find(|letter: char| letter.is_alphanumeric() != is_word).unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            pieces.push((is_word && self.0.contains(&piece.to_lowercase()), piece));
            rest = after;
        }
        html! {
            @for (is_found, piece) in pieces {
                @if is_found { mark { (piece) } } @else { (piece) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FoundWords;

    #[test]
    fn whole_words_are_marked_and_nothing_else() {
        for (search, text, marked) in [
            ("flood ardel", "A FLOOD in Ardel, no floods.", "A <mark>FLOOD</mark> in <mark>Ardel</mark>, no floods."),
            ("\"14 people\" -dam or x", "14 people & the dam", "<mark>14</mark> <mark>people</mark> &amp; the dam"),
            ("<b> é", "<b>É</b>", "&lt;<mark>b</mark>&gt;<mark>É</mark>&lt;/<mark>b</mark>&gt;"),
            ("الفيضان", "قال إن الفيضان قتل", "قال إن <mark>الفيضان</mark> قتل"),
            ("  ", "A flood", "A flood"),
            (
                "buses OR -\"or trams\" flood",
                "Buses or trams, a flood",
                "<mark>Buses</mark> or trams, a <mark>flood</mark>",
            ),
            ("\"14 people", "14 people", "<mark>14</mark> <mark>people</mark>"),
        ] {
            assert_eq!(FoundWords::of(Some(search)).marked(text).into_string(), marked, "{search}");
        }
        assert!(FoundWords::of(None).is_empty());
    }
}
