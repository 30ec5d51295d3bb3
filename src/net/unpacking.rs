//! Content codings of HTTP: gzip, Brotli and Zstandard, bounded in size and memory whatever the bytes say.

use std::io::Read;

use brotli_decompressor::{BrotliDecompressStream, BrotliResult, BrotliState, StandardAlloc};
use flate2::read::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

/// The codings that [`unpack`] knows, for `Accept-Encoding`.
pub(super) const ACCEPTED: &str = "gzip, br, zstd";

/// Largest window of Zstandard data that a client must accept, and the largest that is accepted (RFC 9659).
const ZSTD_WINDOW: u64 = 8 * 1024 * 1024;

/// Why data cannot be unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// More bytes than allowed.
    TooLarge,
    /// Damaged data, an unknown coding, or a window that needs too much memory.
    Damaged,
}

/// The bytes of a body with this `Content-Encoding`, at most `largest`.
pub(super) fn unpack(coding: Option<&str>, packed: &[u8], largest: usize) -> Result<Vec<u8>, Fault> {
    match coding.map(|coding| coding.trim().to_ascii_lowercase()).as_deref() {
        None | Some("identity" | "") => Ok(packed.to_vec()),
        Some("gzip" | "x-gzip") => read(MultiGzDecoder::new(packed), Vec::new(), largest),
        Some("br") => brotli(packed, largest),
        Some("zstd") => zstd(packed, largest),
        Some(_) => Err(Fault::Damaged),
    }
}

/// Reads until the end, behind the bytes that are there.
fn read(decoder: impl Read, mut bytes: Vec<u8>, largest: usize) -> Result<Vec<u8>, Fault> {
    let room = largest.saturating_sub(bytes.len());
    let limit = u64::try_from(room).unwrap_or(u64::MAX).saturating_add(1);
    decoder.take(limit).read_to_end(&mut bytes).map_err(|_broken| Fault::Damaged)?;
    if bytes.len() > largest { Err(Fault::TooLarge) } else { Ok(bytes) }
}

/// Brotli (RFC 7932). Strict: windows beyond its 16 MiB, which other decoders allocate at the first byte, are refused.
fn brotli(packed: &[u8], largest: usize) -> Result<Vec<u8>, Fault> {
    let alloc = StandardAlloc::default;
    let mut state = BrotliState::new_strict(alloc(), alloc(), alloc());
    let (mut bytes, mut piece) = (Vec::new(), vec![0; 64 * 1024]);
    let (mut left, mut at, mut total) = (packed.len(), 0, 0);
    loop {
        let (mut room, mut filled) = (piece.len(), 0);
        let result = BrotliDecompressStream(
            &mut left,
            &mut at,
            packed,
            &mut room,
            &mut filled,
            &mut piece,
            &mut total,
            &mut state,
        );
        bytes.extend(piece.iter().take(filled));
        if bytes.len() > largest {
            return Err(Fault::TooLarge);
        }
        match result {
            BrotliResult::ResultSuccess => return Ok(bytes),
            BrotliResult::NeedsMoreOutput => {}
            BrotliResult::NeedsMoreInput | BrotliResult::ResultFailure => return Err(Fault::Damaged),
        }
    }
}

/// Zstandard (RFC 8878): any number of frames, some of which may hold no data.
fn zstd(packed: &[u8], largest: usize) -> Result<Vec<u8>, Fault> {
    let (mut rest, mut bytes) = (packed, Vec::new());
    while !rest.is_empty() {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(ZSTD_WINDOW);
        match StreamingDecoder::new_with_decoder(&mut rest, decoder) {
            Ok(frame) => bytes = read(frame, bytes, largest)?,
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                let length = usize::try_from(length).map_err(|_too_large| Fault::Damaged)?;
                rest = rest.get(length..).ok_or(Fault::Damaged)?;
            }
            Err(_) => return Err(Fault::Damaged),
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use data_encoding::BASE64;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    const PAGE: &str = "<!doctype html><title>Dam</title><p>The wall of water reached the town at four in the morning. \
        The wall of water left at five.</p>";
    const LARGEST: usize = 5 << 20;

    // Both by the reference implementation: the page, and the page with a window of 2^30 bytes.
    const BROTLI: &str =
        "G4EAABwHbkw3T1evRqjUYWVodBrEpw1OEVEhTA7Y3xJMJKBWIrmNnSFio9WoSNpA0g8NDrSdtEpEuFmLMj1sx0Gdnxs65IwHS5TzFgA=";
    const BROTLI_LARGE_WINDOW: &str =
        "EV4EAgBwHLgx3TxdvRqhUoeVodFpEJ82OEVEhTA5YH9LMJGAWonkNnaGiI1WoyJpA0k/NDjQdtIqEeFmLcr0sB0HdX5u6JAzHixRzlsA";
    // 200 MiB of the same digit.
    const BROTLI_BOMB: &str = "z///f/glYOKxQCD3/p/////wSwDEYQGA7v0/////4ZcAiMMiAN37f/7//8MvARCHBQC69//8//+HXwIgDgsAdO//+f//\
        D78EQBwWAOje//P//x9+CYA4LADQvf/n//8//BIAcVgAoHv/z///f/glAOKwAED3/p/////wSwDEYQGA7v0/////4ZcAiMMCAN37f/7//8MvARCHBQC69//5\
        //+HXwIgDgsAdO//AA==";

    fn base64(text: &str) -> Vec<u8> {
        BASE64.decode(text.as_bytes()).unwrap()
    }

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    /// A Zstandard frame of `blocks` blocks that each say one byte 128 KiB times (RFC 8878, 3.1.1.2.2).
    fn zstd_bomb(window: u8, blocks: u32) -> Vec<u8> {
        let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0, window];
        for block in 1..=blocks {
            let header = ((128 << 10) << 3) | (1 << 1) | u32::from(block == blocks);
            frame.extend(header.to_le_bytes().iter().take(3));
            frame.push(b'0');
        }
        frame
    }

    #[test]
    fn every_coding_gives_the_page() {
        let zstd = compress_to_vec(PAGE.as_bytes(), CompressionLevel::Fastest);
        // Two frames, and one that is skipped, are one body.
        let half = PAGE.len() / 2;
        let part = |bytes: &[u8]| compress_to_vec(bytes, CompressionLevel::Fastest);
        let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0][..], b"no"].concat();
        let frames = [part(&PAGE.as_bytes()[..half]), skipped, part(&PAGE.as_bytes()[half..])].concat();
        for (coding, packed) in [
            (None, PAGE.as_bytes().to_vec()),
            (Some("identity"), PAGE.as_bytes().to_vec()),
            (Some("gzip"), gzip(PAGE.as_bytes())),
            (Some("BR"), base64(BROTLI)),
            (Some("zstd"), zstd),
            (Some("zstd"), frames),
        ] {
            let bytes = unpack(coding, &packed, LARGEST).unwrap();
            assert_eq!(String::from_utf8(bytes).unwrap(), PAGE, "{coding:?}");
        }
    }

    #[test]
    fn bombs_end_at_the_limit() {
        let bombs = [
            ("gzip", gzip(&vec![b'0'; 20 << 20])),
            ("br", base64(BROTLI_BOMB)),
            ("zstd", zstd_bomb(0x50, 1_600)),
            ("zstd", zstd_bomb(0x50, 16).repeat(100)),
        ];
        for (coding, bomb) in bombs {
            assert!(bomb.len() < 25_000, "{coding}: {} bytes", bomb.len());
            assert_eq!(unpack(Some(coding), &bomb, LARGEST), Err(Fault::TooLarge), "{coding}");
        }
        assert_eq!(
            unpack(Some("zstd"), &zstd_bomb(0x50, 40), LARGEST).unwrap().len(),
            LARGEST,
            "the limit itself is fine"
        );
    }

    #[test]
    fn windows_that_need_much_memory_and_broken_data_are_refused() {
        let zstd = compress_to_vec(PAGE.as_bytes(), CompressionLevel::Fastest);
        let short = |bytes: &[u8]| bytes[..bytes.len() - 4].to_vec();
        for (coding, packed) in [
            ("br", base64(BROTLI_LARGE_WINDOW)),
            ("zstd", zstd_bomb(0xff, 1)),
            ("zstd", zstd_bomb(0x71, 1)),
            ("gzip", short(&gzip(PAGE.as_bytes()))),
            ("br", short(&base64(BROTLI))),
            ("zstd", short(&zstd)),
            ("zstd", PAGE.as_bytes().to_vec()),
            ("br", Vec::new()),
            ("deflate", PAGE.as_bytes().to_vec()),
            ("gzip, br", gzip(PAGE.as_bytes())),
        ] {
            assert_eq!(unpack(Some(coding), &packed, LARGEST), Err(Fault::Damaged), "{coding}");
        }
    }
}
