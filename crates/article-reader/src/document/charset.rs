//! Character sets: byte order mark, declared charset, UTF-8, UTF-16 by its zero bytes, then detection.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Decodes a whole text, with `\n` at its line ends. `content_type` may name a charset. `None` if it is no text.
pub(crate) fn decode(bytes: &[u8], content_type: Option<&str>) -> Option<String> {
    let text = decode_as(bytes, content_type, true)?;
    Some(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

/// Decodes the start of a text; the last character may be cut off.
pub(crate) fn decode_head(bytes: &[u8], content_type: Option<&str>) -> Option<String> {
    decode_as(bytes, content_type, false)
}

fn decode_as(bytes: &[u8], content_type: Option<&str>, whole: bool) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return Some(text.into_owned());
    }
    if let Some(encoding) = wide(bytes) {
        return Some(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    if is_binary(bytes) {
        return None;
    }
    if let Some(text) = utf8(bytes, whole) {
        return Some(text.to_owned());
    }
    if let Some(encoding) = content_type.and_then(declared).filter(|encoding| *encoding != UTF_8) {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        if !damaged {
            return Some(text.into_owned());
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, whole);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// The text if the bytes are UTF-8, but for a character cut off at the end of a head.
fn utf8(bytes: &[u8], whole: bool) -> Option<&str> {
    match str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if !whole && error.error_len().is_none() => str::from_utf8(bytes.get(..error.valid_up_to())?).ok(),
        Err(_) => None,
    }
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

fn declared(content_type: &str) -> Option<&'static Encoding> {
    let label = content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })?;
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::decode;

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
            assert_eq!(decode(bytes, media).as_deref(), expected, "{bytes:?}");
        }
    }
}
