//! Model files: what is written is read, and damaged or hostile files are refused.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::io::{Cursor, Read};
use std::sync::LazyLock;

use sentence_vectors::{LoadError, Model, PackError, Published, UnigramScores, pack};

const VOCABULARY: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\nriver\nrose\n##s\nfell\n.\n";
const NAME: &str = "small";
/// Where the number of bytes of the name, of layers, of pieces and of vocabulary bytes are.
const NAME_BYTES: usize = 12;
const LAYERS: usize = 20 + NAME.len();
const PIECES: usize = LAYERS + 4;
const BYTES: usize = PIECES + 4;
/// Where the vocabulary is, and the first float: the scale of the first word.
const WORDS: usize = BYTES + 4;
const FLOATS: usize = WORDS + VOCABULARY.len();

const MODEL: Published<'_> =
    Published { name: NAME, layers: 6, vocabulary: VOCABULARY, unigram: None, centre: [0.0; 384] };

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
    pack(&MODEL, tensor, &mut file).unwrap();
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
    assert_eq!(format!("{model:?}"), "Model { name: \"small\", pieces: 10, .. }");
    assert_eq!((model.name(), model.is_multilingual()), ("small", false));
}

#[test]
fn a_file_with_unigram_pieces_has_a_prefix_and_a_centre() {
    let vocabulary = "[PAD]\n<unk>\n<s>\n</s>\n▁the\n▁river\n▁rose\ns\n▁fell\n▁.\n";
    let scores = [0.0, 0.0, 0.0, 0.0, -1.0, -2.0, -2.0, -3.0, -2.0, -1.0];
    let read = |prefix, centre| {
        let unigram = Some(UnigramScores { prefix, scores: &scores });
        let mut file = Vec::new();
        pack(&Published { layers: 2, vocabulary, unigram, centre, ..MODEL }, tensor, &mut file).unwrap();
        Model::read(file.as_slice()).unwrap()
    };
    let model = read("", [0.0; 384]);
    assert!(model.is_multilingual());
    let vector = model.embed("the rivers rose");
    assert_ne!(vector, model.embed("rose the rivers"));
    assert_eq!(read("the ", [0.0; 384]).embed("rivers rose"), vector);
    assert!(read("", *vector.values()).embed("the rivers rose").cosine(&vector).abs() < 1e-9);
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
    assert!(matches!(fault(&changed(8, &1_u32.to_le_bytes())), LoadError::Version(1)));
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
    for (place, size) in [
        (NAME_BYTES, 65),
        (LAYERS, 25),
        (PIECES, u32::MAX),
        (PIECES, (1 << 18) + 1),
        (BYTES, u32::MAX),
        (BYTES, 5 << 20),
    ] {
        assert!(matches!(fault(&changed(place, &size.to_le_bytes())), LoadError::Size));
    }
    // The file ends long before what it announces.
    for (place, size) in [(PIECES, 1_u32 << 18), (BYTES, 4 << 20)] {
        assert!(Model::read(&changed(place, &size.to_le_bytes())[..3000]).is_err());
    }
    // A source without an end.
    let endless = Cursor::new(FILE[..WORDS].to_vec()).chain(std::io::repeat(b'\n'));
    assert!(Model::read(endless).is_err());
}

#[test]
fn wrong_content_with_a_right_checksum_is_refused() {
    for wrong in [f32::NAN, f32::INFINITY] {
        let file = changed(FLOATS, &wrong.to_le_bytes());
        assert!(matches!(fault(&file), LoadError::NotFinite));
    }
    let cases: [(usize, &[u8]); 3] = [(WORDS, b"\xff"), (WORDS + 6, b"[PAD]\n"), (WORDS + 4, b"\n")];
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
    let error = pack(&MODEL, without, Vec::new()).unwrap_err();
    assert!(matches!(error, PackError::Tensor(name) if name == "encoder.layer.3.output.dense.bias"));
    let short = |name: &str| tensor(name).map(|values| values[1..].to_vec());
    assert!(matches!(pack(&MODEL, short, Vec::new()), Err(PackError::Tensor(_))));
    let infinite = |name: &str| tensor(name).map(|values| vec![f32::INFINITY; values.len()]);
    assert!(matches!(pack(&MODEL, infinite, Vec::new()), Err(PackError::Tensor(_))));
    let long = "x".repeat(65);
    let unigram = |scores| Some(UnigramScores { prefix: "", scores });
    for wrong in [
        Published { vocabulary: "", ..MODEL },
        Published { name: &long, ..MODEL },
        Published { layers: 25, ..MODEL },
        Published { unigram: unigram(&[0.0; 9]), ..MODEL },
    ] {
        assert!(matches!(pack(&wrong, tensor, Vec::new()), Err(PackError::Shape)), "{wrong:?}");
    }
}
