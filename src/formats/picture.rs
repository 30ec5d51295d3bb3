//! Pictures of readers: their size, and what they say about their maker, which is removed. Nothing is decoded.

use img_parts::ImageEXIF;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::riff::RiffContent;
use img_parts::webp::{CHUNK_ALPH, CHUNK_VP8, CHUNK_VP8L, CHUNK_VP8X, WebP};

use crate::domain::verdicts::evidence_file::FileType;

pub use img_parts::Bytes;

/// Width and height of a picture, at most, in pixels.
pub const LONGEST_SIDE: u32 = 30_000;
/// Pixels of a picture, at most: a browser that shows it takes four bytes for each.
pub const MOST_PIXELS: u64 = 80_000_000;

/// Why a picture is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// The picture is damaged, ends early or moves.
    Broken,
    /// It has no pixels, or too many.
    Size,
}

/// Removes everything from a picture that does not say how it looks: place, device, time, comments, thumbnails, colour profiles,
/// and what follows its end. The orientation of a photograph stays. `None` for types that are no pictures or cannot be cleaned.
///
/// # Errors
/// Why the picture is not taken.
pub fn clean(bytes: &Bytes, file_type: FileType) -> Option<Result<Bytes, Unfit>> {
    let cleaned = match file_type {
        FileType::Png => png(bytes),
        FileType::Jpeg => jpeg(bytes),
        FileType::Webp => webp(bytes),
        _ => return None,
    };
    Some(cleaned.ok_or(Unfit::Broken).and_then(|(size, cleaned)| {
        let (width, height) = size.ok_or(Unfit::Size)?;
        let fits = width.max(height) <= LONGEST_SIDE && u64::from(width) * u64::from(height) <= MOST_PIXELS;
        if fits { Ok(cleaned) } else { Err(Unfit::Size) }
    }))
}

/// Width and height, unless one of them is 0, and the bytes.
type Cleaned = (Option<(u32, u32)>, Bytes);

/// Chunks of PNG (W3C, third edition) that say how the picture looks. Those of an animation are not kept: the first picture is.
const PNG_KEPT: [&[u8; 4]; 11] =
    [b"IHDR", b"PLTE", b"tRNS", b"cHRM", b"gAMA", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"IDAT", b"IEND"];

fn png(bytes: &Bytes) -> Option<Cleaned> {
    let mut png = Png::from_bytes(bytes.clone()).ok()?;
    png.chunks_mut().retain(|chunk| PNG_KEPT.contains(&&chunk.kind()));
    let kinds: Vec<_> = png.chunks().iter().map(img_parts::png::PngChunk::kind).collect();
    let is_whole = kinds.first() == Some(b"IHDR") && kinds.last() == Some(b"IEND") && kinds.contains(b"IDAT");
    is_whole.then(|| (png.dimensions(), png.encoder().bytes()))
}

/// Chunks of WebP that say how the picture looks; an animation has none of them at its top.
const WEBP_KEPT: [[u8; 4]; 4] = [CHUNK_VP8X, CHUNK_ALPH, CHUNK_VP8, CHUNK_VP8L];
/// Flag in the first byte of VP8X: the picture has transparent parts.
const WEBP_ALPHA: u8 = 0b0001_0000;

fn webp(bytes: &Bytes) -> Option<Cleaned> {
    let mut webp = WebP::from_bytes(bytes.clone()).ok()?;
    webp.chunks_mut().retain(|chunk| WEBP_KEPT.contains(&chunk.id()) && chunk.content().data().is_some());
    for chunk in webp.chunks_mut().iter_mut().filter(|chunk| chunk.id() == CHUNK_VP8X) {
        if let RiffContent::Data(data) = chunk.content_mut() {
            let mut flags = data.to_vec();
            *flags.first_mut()? &= WEBP_ALPHA;
            *data = flags.into();
        }
    }
    let is_whole = webp.has_chunk(CHUNK_VP8) || webp.has_chunk(CHUNK_VP8L);
    is_whole.then(|| (webp.dimensions(), webp.encoder().bytes()))
}

fn jpeg(bytes: &Bytes) -> Option<Cleaned> {
    let mut jpeg = Jpeg::from_bytes(bytes.clone()).ok()?;
    let turned = jpeg.exif().and_then(|exif| orientation(&exif));
    let last = jpeg.segments().last()?;
    let scans = scans(bytes.get(bytes.len().checked_sub(last.len_with_entropy() - last.len())?..)?)?;
    let frames = jpeg.segments().iter().filter(|segment| is_frame(segment.marker())).count();
    let head = jpeg.segments().iter().filter_map(|segment| match segment.marker() {
        markers::SOS => Some(JpegSegment::new_with_entropy(markers::SOS, segment.contents().clone(), scans.clone())),
        markers::APP0 => plain_jfif(segment.contents()).map(|jfif| JpegSegment::new_with_contents(markers::APP0, jfif)),
        markers::APP14 => adobe(segment.contents()).map(|adobe| JpegSegment::new_with_contents(markers::APP14, adobe)),
        markers::APP1..=markers::APP15 | markers::COM => None,
        _ => Some(segment.clone()),
    });
    *jpeg.segments_mut() = head.collect();
    jpeg.set_exif(turned.map(only_orientation));
    let size = jpeg.dimensions().map(|(width, height)| (width.into(), height.into()));
    (frames == 1).then(|| (size, jpeg.encoder().bytes()))
}

/// Whether a segment of JPEG says how large the picture is.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, markers::DHT | markers::JPG | markers::DAC)
}

/// JFIF (ITU-T T.871) without its thumbnail.
fn plain_jfif(contents: &Bytes) -> Option<Bytes> {
    let known = contents.get(..12).filter(|known| known.starts_with(b"JFIF\0"))?;
    Some([known, &[0, 0]].concat().into())
}

/// Adobe's segment, which says how colours are written.
fn adobe(contents: &Bytes) -> Option<Bytes> {
    (contents.len() >= 12 && contents.starts_with(b"Adobe")).then(|| contents.slice(..12))
}

/// The scans of a JPEG up to its end, without segments of applications and comments between them. `None` if the end is missing.
fn scans(mut bytes: &[u8]) -> Option<Bytes> {
    let mut kept = Vec::with_capacity(bytes.len());
    loop {
        let (plain, rest) = bytes.split_at_checked(bytes.iter().position(|byte| *byte == 0xff)?)?;
        kept.extend_from_slice(plain);
        let marker = *rest.get(1)?;
        let length = match marker {
            // A fill byte belongs to the marker behind it.
            0xff => 1,
            0 | markers::RST0..=markers::RST7 => 2,
            markers::EOI => {
                kept.extend_from_slice(&[0xff, markers::EOI]);
                return Some(kept.into());
            }
            markers::DHT
            | markers::DAC
            | markers::SOS..=markers::DRI
            | markers::APP0..=markers::APP15
            | markers::COM => 2 + usize::from(u16::from_be_bytes([*rest.get(2)?, *rest.get(3)?])),
            _ => return None,
        };
        let (segment, rest) = rest.split_at_checked(length)?;
        if !matches!(marker, 0xff | markers::APP0..=markers::APP15 | markers::COM) {
            kept.extend_from_slice(segment);
        }
        bytes = rest;
    }
}

/// How a photograph was held, 2 to 8, by tag 274 of its Exif data (TIFF 6.0).
fn orientation(exif: &[u8]) -> Option<u8> {
    let is_little = match exif.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let number = |at: usize, length: usize| {
        let fold = |number, byte: &u8| number << 8 | usize::from(*byte);
        let bytes = exif.get(at..at + length)?.iter();
        Some(if is_little { bytes.rev().fold(0, fold) } else { bytes.fold(0, fold) })
    };
    let first = number(4, 4)?;
    let mut entries = (0..number(first, 2)?).map(|entry| first + 2 + entry * 12);
    let value = number(entries.find(|at| number(*at, 2) == Some(274))? + 8, 2)?;
    u8::try_from(value).ok().filter(|value| (2..=8).contains(value))
}

/// Exif data with nothing but the orientation.
fn only_orientation(value: u8) -> Bytes {
    let entry: &[u8] = &[1, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0];
    [b"MM\0*\0\0\0\x08\0\x01", entry, &[0; 4]].concat().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A chunk of PNG.
    fn chunk(kind: [u8; 4], contents: &[u8]) -> Vec<u8> {
        let checked = [&kind[..], contents].concat();
        let length = u32::try_from(contents.len()).unwrap().to_be_bytes();
        [&length[..], &checked, &crc32fast::hash(&checked).to_be_bytes()].concat()
    }

    /// A PNG of this size with further chunks.
    fn png_of(width: u32, height: u32, more: &[u8]) -> Bytes {
        let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        let parts = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(*b"IHDR", &header),
            more.to_vec(),
            chunk(*b"IDAT", b"pixels"),
            chunk(*b"IEND", b""),
        ];
        parts.concat().into()
    }

    /// A segment of JPEG.
    fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
        let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], contents].concat()
    }

    /// A JPEG of this size with further segments before and after its first scan.
    fn jpeg_of(width: u16, height: u16, before: &[u8], between: &[u8]) -> Vec<u8> {
        let frame = [&[8][..], &height.to_be_bytes(), &width.to_be_bytes(), &[1, 1, 0x11, 0]].concat();
        let parts = [
            vec![0xff, 0xd8],
            segment(markers::APP0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01abc"),
            before.to_vec(),
            segment(markers::SOF2, &frame),
            segment(markers::SOS, &[1, 1, 0, 0, 63, 0]),
            b"scan\xff\0\xff\xd0more".to_vec(),
            between.to_vec(),
            segment(markers::SOS, &[1, 1, 0, 1, 63, 0]),
            b"second\xff\xd9".to_vec(),
        ];
        parts.concat()
    }

    /// A chunk of RIFF.
    fn riff(kind: [u8; 4], contents: &[u8]) -> Vec<u8> {
        let length = u32::try_from(contents.len()).unwrap().to_le_bytes();
        let mut chunk = [&kind[..], &length[..], contents].concat();
        chunk.resize(chunk.len().next_multiple_of(2), 0);
        chunk
    }

    fn cleaned(bytes: impl Into<Bytes>, file_type: FileType) -> Result<Bytes, Unfit> {
        clean(&bytes.into(), file_type).unwrap()
    }

    #[test]
    fn a_png_keeps_only_what_is_seen() {
        let told =
            [chunk(*b"tEXt", b"Author\0Ana"), chunk(*b"eXIf", b"MM\0*place"), chunk(*b"iCCP", b"Ana's screen\0\0x")];
        let sent = [&png_of(2, 1, &[chunk(*b"pHYs", &[0; 9]), told.concat()].concat())[..], b"PK\x03\x04"].concat();
        assert_eq!(cleaned(sent, FileType::Png), Ok(png_of(2, 1, &chunk(*b"pHYs", &[0; 9]))));
    }

    #[test]
    fn a_jpeg_keeps_its_orientation_and_nothing_else_that_is_not_seen() {
        let exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x04\0\0\0Ana\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0place";
        let told = [
            segment(markers::APP1, exif),
            segment(markers::APP2, b"ICC_PROFILE\0\x01\x01Ana"),
            segment(markers::APP13, b"Photoshop 3.0\0Ana"),
            segment(markers::COM, b"Ana"),
        ];
        let between = [segment(markers::COM, b"Ana"), segment(markers::DHT, b"table")].concat();
        let sent = [jpeg_of(3, 2, &told.concat(), &between), b"video with a place".to_vec()].concat();
        let kept = cleaned(sent, FileType::Jpeg).unwrap();
        for word in [&b"Ana"[..], b"place", b"abc"] {
            assert!(!kept.windows(word.len()).any(|found| found == word), "{kept:?}");
        }
        assert_eq!(orientation(&Jpeg::from_bytes(kept.clone()).unwrap().exif().unwrap()), Some(6));
        assert!(kept.ends_with(&[&segment(markers::SOS, &[1, 1, 0, 1, 63, 0])[..], b"second\xff\xd9"].concat()));
        let scan_and_table = [b"more", &segment(markers::DHT, b"table")[..]].concat();
        assert!(kept.windows(scan_and_table.len()).any(|found| found == scan_and_table), "{kept:?}");
        // Cleaned twice is cleaned once.
        assert_eq!(cleaned(kept.clone(), FileType::Jpeg), Ok(kept));
    }

    #[test]
    fn a_webp_keeps_only_what_is_seen() {
        let vp8l = riff(*b"VP8L", &[0x2f, 1, 0, 0, 0x10]);
        let extended = |flags| riff(*b"VP8X", &[flags, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
        let told = [riff(*b"ICCP", b"Ana"), vp8l.clone(), riff(*b"EXIF", b"place"), riff(*b"XMP ", b"Ana")].concat();
        let sent = riff(*b"RIFF", &[b"WEBP", &extended(0b0011_1100)[..], &told].concat());
        let plain = riff(*b"RIFF", &[b"WEBP", &extended(0b0001_0000)[..], &vp8l].concat());
        assert_eq!(cleaned([&sent[..], b"PK\x03\x04"].concat(), FileType::Webp), Ok(plain.into()));
    }

    #[test]
    fn damaged_and_boundless_pictures_are_refused() {
        let whole = png_of(2, 1, &[]);
        let jpeg = jpeg_of(2, 1, &[], &[]);
        let moving = riff(*b"RIFF", &[&b"WEBP"[..], &riff(*b"ANIM", &[0; 6]), &riff(*b"ANMF", &[0; 24])].concat());
        let twice = jpeg_of(2, 1, &segment(markers::SOF0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]), &[]);
        let broken: [(&[u8], FileType); 7] = [
            (whole.get(..whole.len() - 4).unwrap(), FileType::Png),
            (whole.get(..40).unwrap(), FileType::Png),
            (b"\x89PNG\r\n\x1a\n", FileType::Png),
            (jpeg.get(..jpeg.len() - 2).unwrap(), FileType::Jpeg),
            (&twice, FileType::Jpeg),
            (&moving, FileType::Webp),
            (moving.get(..20).unwrap(), FileType::Webp),
        ];
        for (bytes, file_type) in broken {
            assert_eq!(cleaned(Bytes::copy_from_slice(bytes), file_type), Err(Unfit::Broken), "{bytes:?}");
        }
        for (width, height) in [(0, 0), (60_000, 60_000), (30_001, 1), (10_000, 8_001)] {
            assert_eq!(cleaned(png_of(width, height, &[]), FileType::Png), Err(Unfit::Size), "{width}×{height}");
        }
        assert_eq!(cleaned(jpeg_of(2, 0, &[], &[]), FileType::Jpeg), Err(Unfit::Size));
        assert!(cleaned(png_of(8_000, 10_000, &[]), FileType::Png).is_ok());
        assert_eq!(clean(&Bytes::from_static(b"%PDF-1.7"), FileType::Pdf), None);
    }

    #[test]
    fn every_cut_and_every_changed_byte_is_answered() {
        let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let webp = riff(*b"RIFF", &[&b"WEBP"[..], &riff(*b"VP8L", &[0x2f, 1, 0, 0, 0x10])].concat());
        let samples = [
            (png_of(2, 1, &[]).to_vec(), FileType::Png),
            (jpeg_of(2, 1, &segment(markers::APP1, exif), &[]), FileType::Jpeg),
            (webp, FileType::Webp),
        ];
        for (sample, file_type) in samples {
            for at in 0..sample.len() {
                drop(clean(&Bytes::copy_from_slice(sample.get(..at).unwrap()), file_type));
                for byte in [0, 1, 0x7f, 0xff] {
                    let mut changed = sample.clone();
                    *changed.get_mut(at).unwrap() = byte;
                    drop(clean(&changed.into(), file_type));
                }
            }
        }
    }
}
