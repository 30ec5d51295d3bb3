//! Times of day in front of the entries of a live report.

/// Length in bytes of the time in front of an entry, with the white space after it: "11.20 – ", "[9:15 a.m. GMT] ".
/// `line` is the start of a paragraph.
pub(super) fn stamp(line: &str) -> Option<usize> {
    let mut rest = line.trim_start_matches(['[', '(', '•', '*', '-', ' ', '\u{A0}']);
    let bracket = rest.len() < line.len();
    let (hour, minute, tail) = clock(rest)?;
    if hour > 24 || minute > 59 {
        return None;
    }
    rest = tail.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    let mut named = false;
    for part in ["am", "pm", "a.m.", "p.m.", "uhr", "h"] {
        let head = rest.get(..part.len()).filter(|head| head.eq_ignore_ascii_case(part));
        if let Some(after) = head.and_then(|_| rest.get(part.len()..))
            && !after.starts_with(char::is_alphanumeric)
        {
            (rest, named) = (after.trim_start(), true);
            break;
        }
    }
    let zone = rest.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(rest.len());
    if (2..=4).contains(&zone) {
        let after = rest.get(zone..)?;
        if after.is_empty() || after.starts_with([' ', ')', ']', ':', '–', '—', '-', '\u{A0}']) {
            (rest, named) = (after.trim_start(), true);
        }
    }
    let words = rest.trim_start_matches([')', ']', ':', '–', '—', '-', '|', '•', '.', ' ', '\u{A0}']);
    let marked = words.len() < rest.trim_start().len();
    let first = words.trim_start_matches(['“', '‘', '"', '\'', '„', '«', '@']).chars().next()?;
    let opens = first.is_uppercase() || first.is_numeric() && marked;
    // "10.55 Some words": only a colon or a mark shows that this is a time.
    let plain = tail.len() + 5 >= line.trim_start().len() && line.contains(':') && tail.starts_with(' ');
    (opens && words.len() > 3 && (marked || named || bracket || plain)).then(|| line.len() - words.len())
}

/// Hour, minute and the rest of "9:15…", "09.15…", "9h15…".
fn clock(text: &str) -> Option<(u8, u8, &str)> {
    let digits = text.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let (hour, rest) = (text.get(..digits)?.parse().ok()?, text.get(digits..)?);
    let rest = rest.strip_prefix([':', '.', 'h'])?;
    let minute = rest.get(..2)?.parse().ok()?;
    let tail = rest.get(2..)?;
    // "9:15:30" and "11.205" are no such times.
    (!tail.starts_with(|c: char| c.is_ascii_digit()) && !tail.starts_with([',', '%', '/']))
        .then_some((hour, minute, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_front_of_entries_are_found() {
        for (line, time) in [
            ("11.20 – The governor left.", "11.20 – "),
            ("9:15 a.m. ET: Police said so.", "9:15 a.m. ET: "),
            ("[18:40] “We saw it,” she said.", "[18:40] "),
            ("14:30 GMT The mayor left.", "14:30 GMT "),
            ("7.05pm The mayor left.", "7.05pm "),
            ("18:40 Death toll rises", "18:40 "),
        ] {
            assert_eq!(stamp(line).and_then(|end| line.get(..end)), Some(time), "{line}");
        }
        for line in [
            "10.55 million people fled.",
            "3.50 Euros were paid.",
            "12:30",
            "41:20 – The Lions won.",
            "11.20 percent voted.",
        ] {
            assert_eq!(stamp(line), None, "{line}");
        }
    }
}
