//! The text as read: without invisible characters and tags, with entities decoded, and a way back to the text as given.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::byte_set::ByteSet;
use super::markup::{self, Reading};

/// A stretch of the text as given that is read as something else, in bytes.
#[derive(Debug, Clone)]
struct Edit {
    /// Place in the text as read; empty if the stretch is skipped.
    clean: Range<usize>,
    /// Place in the text as given.
    source: Range<usize>,
}

/// A text as read.
#[derive(Debug)]
pub(crate) struct CleanText {
    pub text: String,
    edits: Vec<Edit>,
}

impl CleanText {
    /// Byte range in the text as given, without skipped stretches at the ends.
    pub fn source(&self, clean: Range<usize>) -> Range<usize> {
        let first = self.edits.partition_point(|e| e.clean.end <= clean.start);
        let last =
            self.edits.partition_point(|e| e.clean.end < clean.end || e.clean.end == clean.end && !e.clean.is_empty());
        let moved = |edit: usize, at: usize| match edit.checked_sub(1).and_then(|e| self.edits.get(e)) {
            Some(edit) => edit.source.end + at.saturating_sub(edit.clean.end),
            None => at,
        };
        let start = moved(first, clean.start);
        start..moved(last, clean.end).max(start)
    }
}

/// The text as read; `None` if that is the text as given.
pub(crate) fn clean(text: &str) -> Option<CleanText> {
    let bytes = text.as_bytes();
    let mut out: Option<CleanText> = None;
    let (mut at, mut copied) = (0, 0);
    while let Some(lead) = LEADS.find(bytes, at) {
        at = lead;
        let found = unseen(text, at).or_else(|| markup::read(text, at));
        let safe = |(reading, width): &(Reading, usize)| {
            ends_cluster(text.get(..at).unwrap_or(""))
                && starts_cluster(reading.as_str())
                && starts_cluster(text.get(at + width..).unwrap_or(""))
        };
        let Some((read, width)) = found.filter(safe) else {
            at += 1;
            continue;
        };
        let clean = out.get_or_insert_with(|| CleanText { text: String::with_capacity(text.len()), edits: Vec::new() });
        clean.text.push_str(text.get(copied..at).unwrap_or(""));
        let start = clean.text.len();
        clean.text.push_str(read.as_str());
        clean.edits.push(Edit { clean: start..clean.text.len(), source: at..at + width });
        at += width;
        copied = at;
    }
    let mut clean = out?;
    clean.text.push_str(text.get(copied..).unwrap_or(""));
    Some(clean)
}

/// First bytes of everything that may be read as something else.
static LEADS: ByteSet = ByteSet::new(&[b'&', b'<', 0xC2, 0xCD, 0xE1, 0xE2, 0xEF]);

/// False if the first character joins a grapheme cluster with the one before: a combining mark, half of a flag.
fn starts_cluster(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return true;
    };
    let mut pair = [b'x'; 5];
    let width = first.encode_utf8(pair.get_mut(1..).unwrap_or(&mut [])).len();
    let pair = pair.get(..=width).and_then(|pair| std::str::from_utf8(pair).ok());
    first.is_ascii()
        || !matches!(first, '\u{1F1E6}'..='\u{1F1FF}') && pair.is_some_and(|pair| pair.graphemes(true).count() == 2)
}

/// False if the last character joins a grapheme cluster with the one behind: some Arabic signs.
fn ends_cluster(text: &str) -> bool {
    let Some(last) = text.chars().next_back().filter(|last| !last.is_ascii()) else {
        return true;
    };
    let mut pair = [b'x'; 5];
    let width = last.encode_utf8(&mut pair).len();
    let pair = pair.get(..=width).and_then(|pair| std::str::from_utf8(pair).ok());
    pair.is_some_and(|pair| pair.graphemes(true).count() == 2)
}

/// An invisible character and its width in bytes.
fn unseen(text: &str, at: usize) -> Option<(Reading, usize)> {
    let letter = text.get(at..)?.chars().next()?;
    let skipped = match letter {
        // Soft hyphen, zero-width space, direction marks, word joiner and invisible operators, byte order mark.
        '\u{AD}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{180E}' => true,
        // Joiners shape Persian and Indic letters and emoji; between Latin letters they do nothing.
        '\u{200C}' | '\u{200D}' => {
            let plain = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            plain(text.get(..at)?.chars().next_back()) && plain(text.get(at + letter.len_utf8()..)?.chars().next())
        }
        _ => false,
    };
    skipped.then(|| (Reading::Skipped, letter.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        clean(text).map_or_else(|| text.to_owned(), |c| c.text)
    }

    #[test]
    fn invisible_characters_tags_and_entities_are_not_read() {
        for (text, expected) in [
            ("Plain words & “marks” < 3.", "Plain words & “marks” < 3."),
            ("\u{FEFF}po\u{AD}lice \u{200E}12\u{200F} 1,\u{2060}200", "police 12 1,200"),
            ("cof\u{200C}fee می\u{200C}رود", "coffee می\u{200C}رود"),
            ("R&amp;D &quot;a&quot; caf&eacute; &#8220;b&#x201D; &#146;s", "R&D \"a\" café “b” ’s"),
            ("twice &amp;amp;amp; &amp;#8217; &amp;nbsp;x", "twice & ’ \u{A0}x"),
            ("AT&T; x &unknown; &#0; &#xD800;", "AT&T; x &unknown; &#0; &#xD800;"),
            ("<b>12</b> of <a href=\"/x\">them</a> if a<b", "12 of them if a<b"),
            ("One<br/>two<!-- no -->", "One\ntwo"),
        ] {
            assert_eq!(read(text), expected);
        }
    }

    #[test]
    fn ranges_lead_back_to_the_text_as_given() {
        let text = "<b>28</b> peo\u{AD}ple &amp; 14&nbsp;dogs";
        let clean = clean(text).expect("edits");
        for (words, source) in
            [("28", "28"), ("people", "peo\u{AD}ple"), ("&", "&amp;"), ("14\u{A0}dogs", "14&nbsp;dogs")]
        {
            let start = clean.text.find(words).expect("words");
            assert_eq!(text.get(clean.source(start..start + words.len())), Some(source));
        }
    }
}
