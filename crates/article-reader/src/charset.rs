//! Character sets of pages and texts: byte order mark, UTF-16 by its zero bytes, declared charset, UTF-8, then detection.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};

/// Bytes at the start of a page that are searched for `<meta charset>`. The HTML standard asks for 1,024; many pages
/// name their encoding after that.
const HEAD: usize = 16 * 1024;

/// Decodes a page. `content_type` is the value of the HTTP header. Bytes that fit no character become U+FFFD.
#[must_use]
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    let said = || content_type.and_then(in_content_type).or_else(|| in_meta(bytes));
    decode_as(bytes, said, true)
}

/// Decodes a whole text, with `\n` at its line ends. `content_type` may name a charset. `None` if it is no text.
pub(crate) fn decode_text(bytes: &[u8], content_type: Option<&str>) -> Option<String> {
    let text = text(bytes, content_type, true)?;
    Some(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

/// Decodes the start of a text; the last character may be cut off.
pub(crate) fn decode_head(bytes: &[u8], content_type: Option<&str>) -> Option<String> {
    text(bytes, content_type, false)
}

fn text(bytes: &[u8], content_type: Option<&str>, whole: bool) -> Option<String> {
    let wide = Encoding::for_bom(bytes).is_some() || wide(bytes).is_some();
    (wide || !is_binary(bytes)).then(|| decode_as(bytes, || content_type.and_then(in_content_type), whole))
}

/// `whole` is false for the start of a text, whose last character may be cut off.
fn decode_as(bytes: &[u8], said: impl FnOnce() -> Option<&'static Encoding>, whole: bool) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0.into_owned();
    }
    if let Some(encoding) = wide(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    let bytes = if whole { bytes } else { without_cut_end(bytes) };
    let encoding = narrow(bytes, said());
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The declared encoding, unless the bytes contradict it: valid UTF-8 with characters outside of ASCII is UTF-8, and
/// declared UTF-8 that is full of errors is something else.
fn narrow(bytes: &[u8], said: Option<&'static Encoding>) -> &'static Encoding {
    let valid_utf8 = str::from_utf8(bytes).is_ok();
    match said {
        Some(encoding) if encoding == UTF_8 && !valid_utf8 && mostly_wrong(bytes) => detected(bytes),
        Some(encoding) if encoding.is_ascii_compatible() && encoding != UTF_8 && valid_utf8 && !bytes.is_ascii() => {
            UTF_8
        }
        // A header that says UTF-16 of ASCII text, or a charset that only scripts use.
        Some(encoding) if (is_wide(encoding) && valid_utf8) || encoding == X_USER_DEFINED => narrow(bytes, None),
        Some(encoding) => encoding,
        None if valid_utf8 => UTF_8,
        None => detected(bytes),
    }
}

fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The bytes without the start of a UTF-8 character at their end.
fn without_cut_end(bytes: &[u8]) -> &[u8] {
    match str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => bytes.get(..error.valid_up_to()).unwrap_or(bytes),
        _ => bytes,
    }
}

/// More bytes outside of ASCII are errors than are parts of valid UTF-8 characters.
fn mostly_wrong(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    bad > good
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn in_content_type(value: &str) -> Option<&'static Encoding> {
    let lower = value.to_ascii_lowercase();
    let (_, label) = lower.split_once("charset")?;
    let label = label.trim_start().strip_prefix('=')?.trim_start();
    let end = |c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | ';' | '>' | '/');
    let label = label.trim_start_matches(['"', '\'']).split(end).next()?;
    Encoding::for_label(label.as_bytes())
}

/// The first `charset=` inside of a `<meta>` tag. UTF-16 there means UTF-8, since its reader has read ASCII.
fn in_meta(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD))?).to_ascii_lowercase();
    let tag = |part: &str| in_content_type(part.split_once('>').map_or(part, |(tag, _)| tag));
    let found = head.split("<meta").skip(1).find_map(tag)?;
    let unusable = found == UTF_16LE || found == UTF_16BE || found == X_USER_DEFINED;
    Some(if unusable { UTF_8 } else { found })
}

/// UTF-16 without a byte order mark: every second byte of Western text is zero, and the others never are.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..512).unwrap_or(bytes);
    let pairs = head.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, high) if high * 10 >= pairs * 7 => Some(UTF_16LE),
        (high, 0) if high * 10 >= pairs * 7 => Some(UTF_16BE),
        _ => None,
    }
}

/// Bytes with zeros, or with more than one control character in thirty, are no text.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..8_192).unwrap_or(bytes);
    let controls = head.iter().filter(|b| matches!(b, 1..=8 | 14..=26 | 28..=31 | 127)).count();
    bytes.contains(&0) || controls * 30 > head.len()
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_text};

    #[test]
    fn decodes() {
        let wide: Vec<u8> = "Zwölf Boote".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> =
            [0xfe, 0xff].into_iter().chain("Zwölf".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let cases: [(&[u8], Option<&str>, Option<&str>); 8] = [
            ("Zwölf Boote".as_bytes(), None, Some("Zwölf Boote")),
            (b"\xef\xbb\xbfZw\xc3\xb6lf", Some("text/plain; charset=iso-8859-1"), Some("Zwölf")),
            (&wide, None, Some("Zwölf Boote")),
            (&marked, None, Some("Zwölf")),
            (
                b"Zw\xf6lf Boote liefen in den Hafen ein, f\xfcnf davon am Abend.",
                None,
                Some("Zwölf Boote liefen in den Hafen ein, fünf davon am Abend."),
            ),
            (b"\xcf\xf0\xe8\xe2\xe5\xf2", Some("text/plain; charset=\"windows-1251\""), Some("Привет")),
            (b"\x93Quoted\x94 \x96 words", None, Some("“Quoted” – words")),
            (b"\x7fELF\0\0\x01", None, None),
        ];
        for (bytes, media, expected) in cases {
            // Pages and texts are decoded by the same rules.
            assert!(expected.is_none_or(|text| decode(bytes, media) == text), "{bytes:?}");
            assert_eq!(decode_text(bytes, media).as_deref(), expected, "{bytes:?}");
        }
    }
}
