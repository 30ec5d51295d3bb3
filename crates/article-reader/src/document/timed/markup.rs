//! Markup inside subtitles: voices are kept, all other tags and override codes go.

/// Bytes of the longest tag.
const LONGEST_TAG: usize = 200;

/// Words of a cue by voice: the name in `<v Name>`, then what is said.
pub(crate) fn voices(text: &str) -> Vec<(Option<String>, String)> {
    let mut voices: Vec<(Option<String>, String)> = vec![(None, String::new())];
    let mut rest = text;
    while let Some((words, after)) = rest.split_once(['<', '{']) {
        let tagged = rest.as_bytes().get(words.len()) == Some(&b'<');
        if let Some((_, said)) = voices.last_mut() {
            said.push_str(words);
        }
        let Some((tag, beyond)) = tag_at(after, tagged) else {
            if let Some((_, said)) = voices.last_mut() {
                said.push(if tagged { '<' } else { '{' });
            }
            rest = after;
            continue;
        };
        if let Some(name) = voice(tag).filter(|_| tagged) {
            voices.push((Some(entities(name)), String::new()));
        } else if tag == "/v" {
            voices.push((None, String::new()));
        }
        rest = beyond;
    }
    if let Some((_, said)) = voices.last_mut() {
        said.push_str(rest);
    }
    for (_, said) in &mut voices {
        *said = entities(said);
    }
    voices.retain(|(_, said)| !said.trim().is_empty());
    voices
}

/// The tag or code that has just been opened, and the text after it.
fn tag_at(after: &str, angle: bool) -> Option<(&str, &str)> {
    let (open, close) = if angle { (b'<', b'>') } else { (b'{', b'}') };
    let start = after.as_bytes().get(..LONGEST_TAG).unwrap_or(after.as_bytes());
    let (tag, beyond) = after.split_at_checked(memchr::memchr2(open, close, start)?)?;
    beyond.strip_prefix(char::from(close)).filter(|_| is_tag(tag, angle)).map(|beyond| (tag, beyond))
}

/// `<i>`, `</c>`, `<v.loud Name>`, `<00:00:01.000>`; `{\an8}`, `{b}`.
fn is_tag(tag: &str, angle: bool) -> bool {
    if angle {
        tag.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/')
    } else {
        tag.starts_with('\\') || matches!(tag, "b" | "/b" | "i" | "/i" | "u" | "/u")
    }
}

/// The name in a voice tag.
fn voice(tag: &str) -> Option<&str> {
    let (tag, name) = tag.split_once(char::is_whitespace)?;
    (tag == "v" || tag.starts_with("v.")).then(|| name.trim()).filter(|name| !name.is_empty())
}

/// The entities of `WebVTT`; the ampersand last, so that nothing is decoded twice.
fn entities(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u{a0}")
        .replace("&lrm;", "")
        .replace("&rlm;", "")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::voices;

    /// A cue, and its voices: name and words.
    type Case<'a> = (&'a str, &'a [(Option<&'a str>, &'a str)]);

    #[test]
    fn keeps_voices_and_drops_markup() {
        let cases: [Case; 6] = [
            ("<i>Good</i> {\\an8}evening", &[(None, "Good evening")]),
            ("<v Ada Berg>Yes.</v> <v.loud Tom>No.", &[(Some("Ada Berg"), "Yes."), (Some("Tom"), "No.")]),
            ("1 < 2 and {3} &amp;lt; 4", &[(None, "1 < 2 and {3} &lt; 4")]),
            ("<00:00:01.000><c>word</c>", &[(None, "word")]),
            ("open <i", &[(None, "open <i")]),
            ("<i></i>", &[]),
        ];
        for (text, expected) in cases {
            let found = voices(text);
            let found: Vec<_> = found.iter().map(|(name, said)| (name.as_deref(), said.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
