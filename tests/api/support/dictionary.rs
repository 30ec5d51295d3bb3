//! A small model for tests: words that mean the same in two languages have the same vector.

use sentence_vectors::{Model, Published, UnigramScores, pack};

/// Values of a vector.
const VALUES: usize = 384;
/// Pieces that are no words.
const MARKS: [&str; 3] = ["<unk>", "<s>", "</s>"];

/// A model of these groups of words. A text has the mean of the vectors of its words; other words count nothing.
pub fn dictionary(groups: &[&[&str]]) -> Model {
    let words = groups.iter().enumerate().flat_map(|(group, words)| words.iter().map(move |word| (group + 1, *word)));
    let pieces: Vec<(usize, String)> = MARKS
        .iter()
        .map(|mark| (0, (*mark).to_owned()))
        .chain(words.map(|(group, word)| (group, format!("▁{word}"))))
        .collect();
    let scores: Vec<f32> = pieces.iter().map(|(group, _)| if *group == 0 { 0.0 } else { -1.0 }).collect();
    let vocabulary: String = pieces.iter().flat_map(|(_, piece)| [piece.as_str(), "\n"]).collect();
    let published = Published {
        name: "dictionary",
        layers: 0,
        vocabulary: &vocabulary,
        unigram: Some(UnigramScores { prefix: "", scores: &scores }),
        centre: [0.0; VALUES],
    };
    let tensor = |name: &str| {
        Some(match name {
            "embeddings.word_embeddings.weight" => pieces.iter().flat_map(|(group, _)| direction(*group)).collect(),
            "embeddings.position_embeddings.weight" => vec![0.0; 512 * VALUES],
            "embeddings.token_type_embeddings.weight" => vec![0.0; 2 * VALUES],
            "embeddings.LayerNorm.weight" => vec![1.0; VALUES],
            _ => vec![0.0; VALUES],
        })
    };
    let mut file = Vec::new();
    pack(&published, tensor, &mut file).unwrap();
    Model::read(file.as_slice()).unwrap()
}

/// A direction of its own for each group of words; nothing for group 0.
fn direction(group: usize) -> impl Iterator<Item = f32> {
    let mut state = u32::try_from(group).unwrap().wrapping_mul(0x9e37_79b9);
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        match (group, state >> 31) {
            (0, _) => 0.0,
            (_, 0) => -1.0,
            _ => 1.0,
        }
    })
    .take(VALUES)
}
