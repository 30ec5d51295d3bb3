//! Small things about text: blanks, words of names, comparing.

/// Appends text with every run of blanks as one space, and none at the start.
pub fn push_words(out: &mut String, text: &str) {
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !c.is_control() && !matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}') {
            out.push(c);
        }
    }
}

/// Lower-case words of a name of `class` or `id`: `relatedPosts--wide` has "related", "posts" and "wide".
pub fn name_words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower_before = false;
    for c in name.chars().take(80) {
        let new = !c.is_alphabetic() || (c.is_uppercase() && lower_before);
        if new && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if c.is_alphabetic()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        lower_before = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Letters and digits in lower case, for comparing.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Words in lower case, separated by one space, without marks.
pub fn plain_words(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_collapsed_and_invisible_characters_dropped() {
        let mut out = String::new();
        push_words(&mut out, "  two\n\t words\u{200b} so\u{ad}ft ");
        assert_eq!(out, "two words soft ");
    }

    #[test]
    fn names_are_cut_at_marks_and_capitals() {
        let cases: &[(&str, &[&str])] = &[
            ("relatedPosts--wide", &["related", "posts", "wide"]),
            ("c-article__body_2", &["c", "article", "body"]),
            ("URL", &["url"]),
            ("--", &[]),
        ];
        for (name, words) in cases {
            assert_eq!(name_words(name), *words, "{name}");
        }
    }

    #[test]
    fn letters_compare_without_case_and_marks() {
        assert_eq!(letters("„Grün“ – 2, Go!"), "grün2go");
    }
}
