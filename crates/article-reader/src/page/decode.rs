//! Bytes of a page to text: byte order mark, HTTP header, `<meta>`, then detection.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};

/// Bytes at the start of a page that are searched for `<meta charset>`. The HTML standard asks for 1,024; many pages
/// name their encoding after that.
const HEAD: usize = 16 * 1024;

/// Decodes a page. `content_type` is the value of the HTTP header. Bytes that fit no character become U+FFFD.
#[must_use]
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    let (encoding, _) = Encoding::for_bom(bytes).unwrap_or_else(|| (declared(bytes, content_type), 0));
    encoding.decode(bytes).0.into_owned()
}

/// The declared encoding, unless the bytes contradict it: valid UTF-8 with characters outside of ASCII is UTF-8, and
/// declared UTF-8 that is full of errors is something else.
fn declared(bytes: &[u8], content_type: Option<&str>) -> &'static Encoding {
    let said = content_type.and_then(in_content_type).or_else(|| in_meta(bytes));
    let valid_utf8 = std::str::from_utf8(bytes).is_ok();
    match said {
        Some(encoding) if encoding == UTF_8 && !valid_utf8 && mostly_wrong(bytes) => detected(bytes),
        Some(encoding) if encoding.is_ascii_compatible() && encoding != UTF_8 && valid_utf8 && !bytes.is_ascii() => {
            UTF_8
        }
        Some(encoding) => encoding,
        None if valid_utf8 => UTF_8,
        None => detected(bytes),
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
    detector.guess(None, Utf8Detection::Allow)
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
