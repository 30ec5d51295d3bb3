//! HTML entities and tags that were left in a text.

/// Maximum length of a tag in bytes.
const MAX_TAG: usize = 600;

/// What a stretch of markup is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Skipped,
    /// The end of a line or cell.
    Gap(&'static str),
    Letter(char, [u8; 4]),
}

impl Reading {
    fn letter(letter: char) -> Self {
        let mut bytes = [0; 4];
        letter.encode_utf8(&mut bytes);
        Reading::Letter(letter, bytes)
    }

    pub fn as_str(&self) -> &str {
        match self {
            Reading::Skipped => "",
            Reading::Gap(gap) => gap,
            Reading::Letter(letter, bytes) => {
                bytes.get(..letter.len_utf8()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
            }
        }
    }
}

/// The entity or tag at `at`: what it is read as, and its length in bytes.
pub(super) fn read(text: &str, at: usize) -> Option<(Reading, usize)> {
    let rest = text.get(at..)?;
    match rest.as_bytes().first()? {
        b'&' => entity(rest),
        b'<' => tag(rest),
        _ => None,
    }
}

/// "&amp;", "&#8220;", "&#x201C;", also encoded several times: "&amp;amp;".
fn entity(rest: &str) -> Option<(Reading, usize)> {
    let mut from = 1;
    let mut found = None;
    while let Some(end) = rest.get(from..)?.bytes().take(10).position(|b| b == b';') {
        let Some(letter) = rest.get(from..from + end).and_then(decode) else {
            break;
        };
        from += end + 1;
        found = Some((letter, from));
        if letter != '&' {
            break;
        }
    }
    let (letter, width) = found?;
    let reading = match letter {
        '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' => Reading::Skipped,
        letter => Reading::letter(letter),
    };
    Some((reading, width))
}

fn decode(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        let known = ENTITIES.iter().find(|(known, _)| *known == name);
        return known.map(|(_, letter)| *letter);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    if matches!(code, 9 | 10 | 13) {
        return Some(' ');
    }
    // Old pages number these by their Windows code page.
    let windows = code.checked_sub(130).and_then(|at| {
        let at = usize::try_from(at).ok()?;
        "‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—".chars().nth(at)
    });
    windows.or_else(|| char::from_u32(code)).filter(|letter| !letter.is_control())
}

/// A known tag or a comment.
fn tag(rest: &str) -> Option<(Reading, usize)> {
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|end| (Reading::Skipped, end + 3));
    }
    let close = rest.bytes().take(MAX_TAG).position(|b| b == b'>')?;
    let inner = rest.get(1..close)?;
    let name = inner.trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let (name, tail) = (name.get(..end)?, name.get(end..)?);
    let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    let plain = tail.is_empty() || tail.starts_with(['/', ' ', '\t', '\n', '\r']);
    if inner.contains('<') || !plain {
        return None;
    }
    let reading = if is(BLOCKS) {
        Reading::Gap("\n\n")
    } else if is(LINES) {
        Reading::Gap("\n")
    } else if is(CELLS) {
        Reading::Gap("\t")
    } else if is(INLINE) {
        Reading::Skipped
    } else {
        return None;
    };
    Some((reading, close + 1))
}

const BLOCKS: &[&str] = &[
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "table",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "figcaption",
    "hr",
    "aside",
    "main",
    "tbody",
    "thead",
];
const LINES: &[&str] = &["br", "li", "tr"];
const CELLS: &[&str] = &["td", "th"];
const INLINE: &[&str] = &[
    "a", "b", "i", "u", "em", "strong", "span", "sup", "sub", "small", "img", "font", "cite", "q", "time", "s",
    "strike", "del", "ins", "abbr", "mark", "code", "iframe", "wbr", "big", "label", "picture", "source", "amp",
];

const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("shy", '\u{AD}'),
    ("zwsp", '\u{200B}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("sect", '§'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("times", '×'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("permil", '‰'),
    ("prime", '′'),
    ("Prime", '″'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("szlig", 'ß'),
    ("Aacute", 'Á'),
    ("Auml", 'Ä'),
    ("Aring", 'Å'),
    ("Ccedil", 'Ç'),
    ("Eacute", 'É'),
    ("Iacute", 'Í'),
    ("Ntilde", 'Ñ'),
    ("Oacute", 'Ó'),
    ("Ouml", 'Ö'),
    ("Oslash", 'Ø'),
    ("Uacute", 'Ú'),
    ("Uuml", 'Ü'),
    ("scaron", 'š'),
    ("Scaron", 'Š'),
    ("zcaron", 'ž'),
    ("oelig", 'œ'),
];
