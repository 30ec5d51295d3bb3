//! Model files: what is written is read, and damaged or hostile files are refused.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::io::{Cursor, Read};
use std::sync::LazyLock;

use sentence_vectors::{LoadError, Model, PackError, pack};

const VOCABULARY: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\nriver\nrose\n##s\nfell\n.\n";
/// Where the number of pieces and the number of vocabulary bytes are.
const PIECES: usize = 12;
const BYTES: usize = 16;
/// Where the first float is: the scale of the first word.
const FLOATS: usize = 20 + VOCABULARY.len();

/// Small invented weights, different for each tensor.
#[expect(clippy::unnecessary_wraps, reason = "`pack` takes such a function")]
fn tensor(name: &str) -> Option<Vec<f32>> {
    let words = VOCABULARY.lines().count();
    let count = match name.strip_prefix("encoder.layer.") {
        None if name.contains("word_") => words * 384,
        None if name.contains("position_") => 512 * 384,
        None if name.contains("token_type_") => 2 * 384,
        Some(part) if part.ends_with("intermediate.dense.bias") => 1536,
        Some(part) if part.ends_with("intermediate.dense.weight") => 1536 * 384,
        Some(part) if part.ends_with("output.dense.weight") && !part.contains("attention") => 1536 * 384,
        Some(part) if part.ends_with("weight") && !part.contains("Norm") => 384 * 384,
        _ => 384,
    };
    let mut state = name.bytes().fold(7_u32, |state, byte| state * 31 % 65_521 + u32::from(byte));
    let next = || {
        state = (state * 75 + 74) % 65_537;
        f32::from(u16::try_from(state % 2001).unwrap()) / 10_000.0 - 0.1
    };
    Some(std::iter::repeat_with(next).take(count).collect())
}

static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut file = Vec::new();
    pack(VOCABULARY, tensor, &mut file).unwrap();
    file
});

/// The file with other bytes at a place, and with the checksum of the whole.
fn changed(place: usize, bytes: &[u8]) -> Vec<u8> {
    let mut file = FILE.clone();
    file[place..place + bytes.len()].copy_from_slice(bytes);
    let end = file.len() - 4;
    let checksum = crc32fast::hash(&file[..end]);
    file[end..].copy_from_slice(&checksum.to_le_bytes());
    file
}

fn fault(file: &[u8]) -> LoadError {
    Model::read(file).unwrap_err()
}

#[test]
fn a_written_file_is_read_and_embeds_the_same_each_time() {
    let model = Model::read(FILE.as_slice()).unwrap();
    let again = Model::read(changed(0, b"sentvec\n").as_slice()).unwrap();
    let vector = model.embed("The rivers rose.");
    assert_eq!(vector, again.embed("the RIVERS   rose ."));
    assert!((vector.cosine(&vector) - 1.0).abs() < 1e-5);
    assert_ne!(vector, model.embed("The rivers fell."));
    assert_ne!(vector, model.embed("Rose the rivers."), "the order of words counts");
    assert_eq!(format!("{model:?}"), "Model { pieces: 10, .. }");
}

#[test]
fn a_truncated_file_is_refused() {
    for length in [0, 7, 8, 15, 20, 60, 5000, FILE.len() / 2, FILE.len() - 4, FILE.len() - 1] {
        let wanted = matches!(fault(&FILE[..length]), LoadError::Size);
        assert!(wanted, "{length}");
    }
    let mut longer = FILE.clone();
    longer.push(0);
    assert!(matches!(fault(&longer), LoadError::Size));
}

#[test]
fn another_file_is_refused() {
    assert!(matches!(fault(b"\x7fELF\x02\x01\x01\0\0\0\0\0"), LoadError::NotAModel));
    assert!(matches!(fault(&changed(8, &2_u32.to_le_bytes())), LoadError::Version(2)));
    assert!(matches!(Model::load("/nowhere/minilm.bin").unwrap_err(), LoadError::Io(_)));
    assert!(matches!(Model::load(env!("CARGO_MANIFEST_DIR")).unwrap_err(), LoadError::Io(_)));
}

#[test]
fn a_damaged_byte_is_noticed() {
    for place in [25, 100, 50_000, FILE.len() / 2, FILE.len() - 100, FILE.len() - 1] {
        let mut file = FILE.clone();
        file[place] ^= 1;
        assert!(Model::read(file.as_slice()).is_err(), "{place}");
    }
}

#[test]
fn announced_sizes_cost_no_memory() {
    for (place, size) in [(PIECES, u32::MAX), (PIECES, 65_537), (BYTES, u32::MAX), (BYTES, 5 << 20)] {
        assert!(matches!(fault(&changed(place, &size.to_le_bytes())), LoadError::Size));
    }
    // The file ends long before what it announces.
    for (place, size) in [(PIECES, 65_536_u32), (BYTES, 4 << 20)] {
        assert!(Model::read(&changed(place, &size.to_le_bytes())[..3000]).is_err());
    }
    // A source without an end.
    let endless = Cursor::new(FILE[..20].to_vec()).chain(std::io::repeat(b'\n'));
    assert!(Model::read(endless).is_err());
}

#[test]
fn wrong_content_with_a_right_checksum_is_refused() {
    for wrong in [f32::NAN, f32::INFINITY] {
        let file = changed(FLOATS, &wrong.to_le_bytes());
        assert!(matches!(fault(&file), LoadError::NotFinite));
    }
    let cases: [(usize, &[u8]); 3] = [(20, b"\xff"), (20 + 6, b"[PAD]\n"), (24, b"\n")];
    for (place, bytes) in cases {
        assert!(matches!(fault(&changed(place, bytes)), LoadError::Vocabulary), "{place}");
    }
    // Numbers without sense make vectors without sense, but no panic.
    let file = changed(FLOATS, &[0x7f, 0x7f, 0x7f, 0x7f].repeat(10));
    let vector = Model::read(file.as_slice()).unwrap().embed("the river");
    assert!(vector.cosine(&vector).is_finite());
}

#[test]
fn wrong_weights_are_not_packed() {
    let without = |name: &str| {
        if name.ends_with("3.output.dense.bias") { None } else { tensor(name) }
    };
    let error = pack(VOCABULARY, without, Vec::new()).unwrap_err();
    assert!(matches!(error, PackError::Tensor(name) if name == "encoder.layer.3.output.dense.bias"));
    let short = |name: &str| tensor(name).map(|values| values[1..].to_vec());
    assert!(matches!(pack(VOCABULARY, short, Vec::new()), Err(PackError::Tensor(_))));
    let infinite = |name: &str| tensor(name).map(|values| vec![f32::INFINITY; values.len()]);
    assert!(matches!(pack(VOCABULARY, infinite, Vec::new()), Err(PackError::Tensor(_))));
    assert!(matches!(pack("", tensor, Vec::new()), Err(PackError::Vocabulary)));
}
