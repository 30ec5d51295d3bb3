//! Streams of a PDF that unpack to more than the reader takes, found before the PDF library unpacks them.

use crate::document::limits::MAX_UNPACKED;
use crate::reading::Unreadable;
use flate2::read::ZlibDecoder;
use std::io::Read;

/// `TooLarge` if the compressed streams of the file, all together, unpack to more than the limit.
///
/// Looks at bytes and not at objects, because the library unpacks streams of objects as it opens the file. A stream
/// that is compressed twice is unpacked twice.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut left = MAX_UNPACKED;
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        rest = rest.get(at + 6..).unwrap_or_default();
        let data = rest.trim_ascii_start();
        if is_zlib(data) {
            let mut decoder = ZlibDecoder::new(data);
            let mut head = [0; 2];
            let twice = decoder.read_exact(&mut head).is_ok() && is_zlib(&head);
            left = left.checked_sub(length(decoder, left)?).ok_or(Unreadable::TooLarge)?;
            if twice {
                let inner = ZlibDecoder::new(ZlibDecoder::new(data));
                left = left.checked_sub(length(inner, left)?).ok_or(Unreadable::TooLarge)?;
            }
        }
    }
    Ok(())
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

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, word)
}
