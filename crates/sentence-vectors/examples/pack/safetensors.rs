//! A safetensors file: the length of the header in 8 bytes, a JSON header, then the values.

use std::collections::HashMap;

use serde_json::Value;

/// Header and values of a file.
pub struct Tensors<'a> {
    header: HashMap<String, Value>,
    values: &'a [u8],
}

impl<'a> Tensors<'a> {
    /// `None` if this is no safetensors file.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (header, values) = rest.split_at_checked(length)?;
        let header = serde_json::from_slice(header).ok()?;
        Some(Self { header, values })
    }

    /// The values of a tensor of f32.
    pub fn get(&self, name: &str) -> Option<Vec<f32>> {
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
