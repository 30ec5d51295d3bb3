//! Patches: a field of a partial update is absent, null or a new value.

use serde::{Deserialize, Deserializer};

/// A field of a partial update. With `#[serde(default)]` an absent field is `Keep`, and null is `Clear`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Patch<T> {
    /// The field keeps its value.
    #[default]
    Keep,
    /// The field is cleared.
    Clear,
    /// The field gets this value.
    Set(T),
}

impl<T> Patch<T> {
    /// Applies the patch to the field's value.
    pub fn over<U: From<T>>(self, before: &mut Option<U>) {
        match self {
            Self::Keep => {}
            Self::Clear => *before = None,
            Self::Set(value) => *before = Some(value.into()),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<T>::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Body {
        #[serde(default)]
        note: Patch<u8>,
    }

    #[test]
    fn left_out_null_and_a_value_are_three_things() {
        for (json, expected) in [("{}", Some(1)), (r#"{"note": null}"#, None), (r#"{"note": 2}"#, Some(2))] {
            let mut note: Option<u8> = Some(1);
            serde_json::from_str::<Body>(json).unwrap().note.over(&mut note);
            assert_eq!(note, expected, "{json}");
        }
    }
}
