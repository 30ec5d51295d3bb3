//! Streams of a PDF that unpack to more than the reader takes, found before the PDF library unpacks them.

use crate::document::limits::MAX_UNPACKED;
use crate::reading::Unreadable;
use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Name, Stream};
use std::io::Read;

/// Most bytes that LZW makes of one: a code of 12 bits for 4,096 bytes.
const LZW_RATIO: u64 = 2_731;

/// Most bytes that run lengths make of one: two bytes for 128.
const RUN_RATIO: u64 = 64;

/// Bytes of all pictures after unpacking. They cost time here, and memory only if they are no pictures.
const MAX_PICTURES: u64 = 1 << 30;

/// Bytes before a stream where its dictionary is looked for.
const DICTIONARY: usize = 1_024;

/// `TooLarge` if the compressed streams of the file, all together, unpack to more than the limit.
///
/// Looks at bytes and not at objects, because the library unpacks streams of objects as it opens the file. A stream
/// that is compressed twice is unpacked twice.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut left = MAX_UNPACKED;
    let mut left_for_pictures = MAX_PICTURES;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let (before, after) = bytes.split_at_checked(at).unwrap_or_default();
        let data = after.strip_prefix(b"stream").unwrap_or_default().trim_ascii_start();
        if !is_zlib(data) {
            continue;
        }
        let budget = if is_picture(before) { &mut left_for_pictures } else { &mut left };
        let mut decoder = ZlibDecoder::new(data);
        let mut head = [0; 2];
        let twice = decoder.read_exact(&mut head).is_ok() && is_zlib(&head);
        *budget = budget.saturating_sub(length(decoder, *budget)?);
        if twice {
            let inner = ZlibDecoder::new(ZlibDecoder::new(data));
            *budget = budget.saturating_sub(length(inner, *budget)?);
        }
    }
    Ok(())
}

/// Whether the dictionary at the end of `before` calls its stream a picture.
fn is_picture(before: &[u8]) -> bool {
    let near = before.get(before.len().saturating_sub(DICTIONARY)..).unwrap_or_default();
    let dictionary = memchr::memmem::rfind(near, b" obj").and_then(|at| near.get(at..)).unwrap_or(near);
    memchr::memmem::find(dictionary, b"/Image").is_some()
}

/// The same for the streams of an open file: those that were encrypted, and those with other filters before or instead.
pub(crate) fn check_objects(pdf: &Pdf) -> Result<(), Unreadable> {
    let mut left = MAX_UNPACKED;
    for object in pdf.objects() {
        if let Some(stream) = object.into_stream() {
            left = left.checked_sub(unpacked(&stream, left)?).ok_or(Unreadable::TooLarge)?;
        }
    }
    Ok(())
}

/// Length of a stream without its first filters, or the most that they can make of it.
fn unpacked(stream: &Stream<'_>, left: u64) -> Result<u64, Unreadable> {
    // Pictures are never unpacked.
    if stream.dict().get::<Name<'_>>("Subtype").is_some_and(|name| name.as_ref() == b"Image") {
        return Ok(0);
    }
    let raw = stream.raw_data();
    let most = |ratio: u64| u64::try_from(raw.len()).unwrap_or(u64::MAX).saturating_mul(ratio);
    match stream.filters().as_slice() {
        [Filter::FlateDecode, ..] => length(ZlibDecoder::new(&*raw), left),
        [Filter::Ascii85Decode, Filter::FlateDecode, ..] => length(ZlibDecoder::new(&*ascii85(&raw)), left),
        [Filter::AsciiHexDecode, Filter::FlateDecode, ..] => length(ZlibDecoder::new(&*hexadecimal(&raw)), left),
        [Filter::LzwDecode, ..] => Ok(most(LZW_RATIO)),
        [Filter::RunLengthDecode, ..] => Ok(most(RUN_RATIO)),
        _ => Ok(0),
    }
}

/// Four bytes for five digits of base 85; damaged digits count as zero (ISO 32000-1, 7.4.3).
fn ascii85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len());
    let mut group: Vec<u8> = Vec::with_capacity(5);
    for byte in data.iter().take_while(|byte| **byte != b'~').filter(|byte| !byte.is_ascii_whitespace()) {
        if *byte == b'z' && group.is_empty() {
            out.extend([0; 4]);
            continue;
        }
        group.push(byte.saturating_sub(b'!'));
        if group.len() == 5 {
            out.extend(bytes_of(&group));
            group.clear();
        }
    }
    let missing = 5 - group.len();
    if (1..=3).contains(&missing) {
        group.resize(5, 84);
        out.extend(bytes_of(&group).into_iter().take(4 - missing));
    }
    out
}

fn bytes_of(digits: &[u8]) -> [u8; 4] {
    digits.iter().fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(*digit))).to_be_bytes()
}

/// One byte for two hexadecimal digits (ISO 32000-1, 7.4.2).
fn hexadecimal(data: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> =
        data.iter().filter_map(|byte| char::from(*byte).to_digit(16)).filter_map(|d| u8::try_from(d).ok()).collect();
    digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
}

/// The first two bytes of a zlib stream (RFC 1950): method 8, and a checksum over both.
fn is_zlib(data: &[u8]) -> bool {
    let [method, flags, ..] = data else { return false };
    method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31)
}

/// Unpacked length up to `limit`; a damaged stream ends where it is damaged.
fn length(mut decoder: impl Read, limit: u64) -> Result<u64, Unreadable> {
    let mut buffer = [0; 16 << 10];
    let mut length = 0_u64;
    while let Ok(read @ 1..) = decoder.read(&mut buffer) {
        length += u64::try_from(read).unwrap_or(u64::MAX);
        if length > limit {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::{ascii85, hexadecimal};

    #[test]
    fn decodes_text_filters() {
        let cases: [(&[u8], &[u8]); 4] =
            [(b"87cURD]i,\"Ebo80~>", b"Hello World!"), (b"z~>", &[0; 4]), (b"87c~>", b"He"), (b"", b"")];
        for (data, expected) in cases {
            assert_eq!(ascii85(data), expected, "{data:?}");
        }
        assert_eq!(hexadecimal(b"48 65 6C6c6F>"), b"Hello");
    }
}
