//! Packs the published weights of all-MiniLM-L6-v2 into a model file.
//!
//! `cargo run --release -p sentence-vectors --example pack -- model.safetensors vocab.txt minilm.bin`

use std::collections::HashMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::BufWriter;

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [weights, vocabulary, target] = arguments.as_slice() else {
        return Err("usage: pack WEIGHTS.safetensors VOCABULARY.txt TARGET.bin".into());
    };
    let bytes = fs::read(weights)?;
    let tensors = Tensors::read(&bytes).ok_or("the weights are not a safetensors file")?;
    let vocabulary = fs::read_to_string(vocabulary)?;
    let target = BufWriter::new(File::create(target)?);
    sentence_vectors::pack(&vocabulary, |name| tensors.get(name), target)?;
    Ok(())
}

/// A safetensors file: the length of the header in 8 bytes, a JSON header, then the values.
struct Tensors<'a> {
    header: HashMap<String, Value>,
    values: &'a [u8],
}

impl<'a> Tensors<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (header, values) = rest.split_at_checked(length)?;
        let header = serde_json::from_slice(header).ok()?;
        Some(Self { header, values })
    }

    fn get(&self, name: &str) -> Option<Vec<f32>> {
        let entry = self.header.get(name)?;
        if entry.get("dtype")? != "F32" {
            return None;
        }
        let offsets = entry.get("data_offsets")?;
        let offset = |which: usize| usize::try_from(offsets.get(which)?.as_u64()?).ok();
        let bytes = self.values.get(offset(0)?..offset(1)?)?;
        let (values, []) = bytes.as_chunks::<4>() else {
            return None;
        };
        Some(values.iter().map(|value| f32::from_le_bytes(*value)).collect())
    }
}
