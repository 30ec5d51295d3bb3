//! Words before figures in other languages: "mindestens", "más de".

use std::collections::HashMap;
use std::sync::LazyLock;

use super::word::lower;

/// Longest phrase in bytes.
const MAX_PHRASE: usize = 48;

static PHRASES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("numbers/foreign_qualifiers.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .map(|(sign, phrase)| (phrase, sign))
        .collect()
});

/// The sign of the qualifier that consists of these words, ignoring case: `>=`, `>`, `<`, `<=` or `~` for "about".
pub(crate) fn find<'a>(words: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let mut phrase = [0_u8; MAX_PHRASE];
    let mut used = 0;
    for word in words {
        if used > 0 {
            *phrase.get_mut(used)? = b' ';
            used += 1;
        }
        used += lower(word, phrase.get_mut(used..)?)?.len();
    }
    PHRASES.get(std::str::from_utf8(phrase.get(..used)?).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_have_qualifiers() {
        let find = |phrase: &str| find(phrase.split(' '));
        assert_eq!(find("Mehr als"), Some(">"));
        assert_eq!(find("не менее"), Some(">="));
        assert_eq!(find("mehr"), None);
    }
}
