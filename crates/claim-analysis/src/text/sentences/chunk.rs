//! The characters without white space before a full stop, and whether a blank is missing after the stop.

use crate::text::letters::is_alphanumeric;

/// The characters since the last white space or the start of the sentence. Each is read once, however many full stops follow.
#[derive(Debug)]
pub(super) struct Chunk {
    /// Byte offset of the first character.
    start: usize,
    /// End in bytes of what was read, exclusive.
    read: usize,
    /// The last character; `None` at the start.
    last: Option<char>,
    /// A letter or digit is in the chunk.
    is_word: bool,
    /// From the first letter or digit on, all characters are ASCII digits.
    is_number: bool,
    /// Has a mark of an address: a point that is not between two digits, "@", "/", "_" or "#".
    is_marked: bool,
}

impl Chunk {
    /// An empty chunk at a byte offset.
    pub fn new(start: usize) -> Self {
        Chunk { start, read: start, last: None, is_word: false, is_number: true, is_marked: false }
    }

    /// Reads up to a byte offset.
    pub fn read(&mut self, text: &str, to: usize) -> &Self {
        let mut rest = text.get(self.read..to).unwrap_or("").chars();
        while let Some(letter) = rest.next() {
            if letter.is_whitespace() {
                *self = Chunk::new(to - rest.as_str().len());
                continue;
            }
            let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
            self.is_word |= is_alphanumeric(letter);
            self.is_number &= !self.is_word || letter.is_ascii_digit();
            // A point between two digits is no part of an address: "4.1%.The bank".
            self.is_marked |= match letter {
                '.' => !(digit(self.last) && digit(rest.clone().next())),
                '@' | '/' | '_' | '#' => true,
                _ => false,
            };
            self.last = Some(letter);
        }
        self.read = to;
        self
    }

    /// True if a blank is missing after the mark behind the chunk: "resigned.Three people". A web address such as "Paper.Com"
    /// or an initial is no such place. `rest` follows the mark.
    pub fn lacks_blank(&self, text: &str, rest: &str) -> bool {
        let chunk = text.get(self.start..self.read).unwrap_or("");
        let small = chunk.chars().rev().take(3).filter(|letter| letter.is_lowercase()).count();
        let digits = chunk.bytes().rev().take(2).filter(u8::is_ascii_digit).count();
        let number = self.is_number && digits == 2;
        let ends = small == 3 || self.is_word && (number || chunk.ends_with(['”', '’', '"', ')', '%']));
        let next = rest.trim_start_matches(['“', '‘', '"', '«', '„', '(']);
        let quoted = next.len() < rest.len();
        let end = next.find(|c: char| !is_alphanumeric(c)).unwrap_or(next.len());
        let (next, after) = next.split_at(end);
        let mut letters = next.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let opens = capital
            && letters.all(char::is_lowercase)
            && !after.is_empty()
            && !after.starts_with(['.', '/', '@', '_', '(']);
        let domain = ["Com", "Org", "Net", "Info", "Gov", "Js", "Io"].contains(&next);
        let address = self.is_marked || chunk.starts_with("www");
        ends && opens && !domain && (quoted || !address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_read_in_pieces_is_read_as_a_whole() {
        let text = "on 4.1%.The bank said this.Three of a.b left.Four went";
        let mut chunk = Chunk::new(0);
        let stops = text.match_indices('.').map(|(at, _)| at);
        let lacking = stops.filter(|at| chunk.read(text, *at).lacks_blank(text, text.get(at + 1..).unwrap_or("")));
        assert_eq!(lacking.collect::<Vec<_>>(), [7, 26, 44]);
    }
}
