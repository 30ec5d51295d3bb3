//! A list of numbered pieces, searched by text.

use std::ops::Range;

/// Pieces in the order of their numbers.
#[derive(Debug)]
pub struct Pieces {
    /// The pieces, without separators.
    text: String,
    /// Where each piece is in `text`.
    places: Vec<Range<u32>>,
    /// The numbers of the pieces in the order of their bytes.
    sorted: Vec<u32>,
    /// Length of the longest piece in bytes.
    longest: usize,
}

impl Pieces {
    /// Reads one piece per line; the first has the number 0. Returns `None` without pieces and if a piece occurs twice.
    pub fn new(lines: &str) -> Option<Self> {
        let mut text = String::with_capacity(lines.len());
        let mut places = Vec::new();
        for piece in lines.lines() {
            let start = u32::try_from(text.len()).ok()?;
            text.push_str(piece);
            places.push(start..u32::try_from(text.len()).ok()?);
        }
        let last = u32::try_from(places.len().checked_sub(1)?).ok()?;
        let longest = lines.lines().map(str::len).max().unwrap_or_default();
        let mut pieces = Self { text, places, sorted: Vec::new(), longest };
        let mut sorted: Vec<u32> = (0..=last).collect();
        sorted.sort_unstable_by_key(|&number| pieces.piece(number));
        let is_twice = |pair: &[u32]| pair.iter().map(|number| pieces.piece(*number)).is_sorted_by(|a, b| a >= b);
        if sorted.windows(2).any(is_twice) {
            return None;
        }
        pieces.sorted = sorted;
        Some(pieces)
    }

    /// Number of the piece that consists of the two parts.
    pub fn number(&self, before: &str, after: &str) -> Option<u32> {
        let wanted = || before.bytes().chain(after.bytes());
        let place = self.sorted.binary_search_by(|&number| self.piece(number).bytes().cmp(wanted())).ok()?;
        self.sorted.get(place).copied()
    }

    /// The pieces at the start of a text with their lengths in bytes, the shortest first.
    pub fn at_start(&self, text: &str) -> impl Iterator<Item = (usize, u32)> {
        let mut left = self.sorted.as_slice();
        let ends = text.char_indices().map(|(at, character)| at + character.len_utf8());
        let found = ends.map_while(move |end| {
            let (start, _) = text.split_at_checked(end)?;
            let from = left.partition_point(|&number| self.piece(number) < start);
            left = left.get(from..)?;
            let to = left.partition_point(|&number| self.piece(number).starts_with(start));
            left = left.get(..to)?;
            // All that is left starts with these characters, so that the piece itself comes first.
            let first = *left.first()?;
            Some((end, Some(first).filter(|&number| self.piece(number).len() == end)))
        });
        found.filter_map(|(end, number)| Some((end, number?)))
    }

    pub fn piece(&self, number: u32) -> &str {
        let place = usize::try_from(number).ok().and_then(|number| self.places.get(number));
        let bytes = place.map(|place| place.start as usize..place.end as usize);
        bytes.and_then(|bytes| self.text.get(bytes)).unwrap_or_default()
    }

    /// Length of the longest piece in bytes.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_found_by_their_text() {
        let pieces = Pieces::new("b\na\nab\nabcé\nabcéd\n▁x\n").unwrap();
        assert_eq!(pieces.number("", "ab"), Some(2));
        assert_eq!(pieces.number("abc", "é"), Some(3));
        assert_eq!(pieces.number("", "abc"), None);
        let found = |text| pieces.at_start(text).collect::<Vec<_>>();
        assert_eq!(found("abcé!"), [(1, 1), (2, 2), (5, 3)]);
        assert_eq!(found("▁x"), [(4, 5)]);
        assert_eq!(found("c"), []);
        assert_eq!(found(""), []);
        assert_eq!((pieces.len(), pieces.longest()), (6, 6));
    }

    #[test]
    fn wrong_lists_are_refused() {
        for wrong in ["", "a\nb\na\n"] {
            assert!(Pieces::new(wrong).is_none(), "{wrong:?}");
        }
    }
}
