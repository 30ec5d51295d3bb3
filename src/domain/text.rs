//! What may a text from outside hold? No U+0000, never nothing but blanks, never longer than said.

use std::borrow::Cow;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};

/// Text of 1 to `MAX` code points, kept exactly as it came but for blanks at both ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text<const MAX: usize>(String);

impl<const MAX: usize> Text<MAX> {
    /// Checks `text`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn new(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let length = text.chars().count();
        if text.is_empty() {
            Err("must not be empty".to_owned())
        } else if length > MAX {
            Err(format!("must have at most {MAX} characters, has {length}"))
        } else if text.contains('\0') {
            Err("must not contain the character U+0000".to_owned())
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    /// The text itself.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<const MAX: usize> Deref for Text<MAX> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for Text<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}

impl<const MAX: usize> utoipa::PartialSchema for Text<MAX> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .min_length(Some(1))
            .max_length(Some(MAX))
            .into()
    }
}

impl<const MAX: usize> utoipa::ToSchema for Text<MAX> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("Text{MAX}"))
    }
}

/// Draft text: may be empty, at most `MAX` code points, no U+0000.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct DraftText<const MAX: usize>(String);

impl<const MAX: usize> DraftText<MAX> {
    /// The text itself.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for DraftText<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.trim().is_empty() {
            return Ok(Self(text));
        }
        // Half-written text keeps its blanks: the cursor may stand behind one.
        Text::<MAX>::new(&text).map_err(serde::de::Error::custom)?;
        Ok(Self(text))
    }
}

impl<const MAX: usize> utoipa::PartialSchema for DraftText<MAX> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .max_length(Some(MAX))
            .into()
    }
}

impl<const MAX: usize> utoipa::ToSchema for DraftText<MAX> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("DraftText{MAX}"))
    }
}

/// An absolute http or https address of at most 2,048 bytes, without credentials.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct WebAddress(String);

impl WebAddress {
    /// Checks `text` with the one URL parser of the house.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn new(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.len() > 2048 {
            return Err("must have at most 2048 bytes".to_owned());
        }
        let address = url::Url::parse(text)
            .map_err(|error| format!("must be a complete web address: {error}"))?;
        if !matches!(address.scheme(), "http" | "https") || address.host_str().is_none() {
            return Err("must begin with http:// or https://".to_owned());
        }
        if !address.username().is_empty() || address.password().is_some() {
            return Err("must not carry a user name or password".to_owned());
        }
        Ok(Self(address.into()))
    }

    /// The normalised address.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<'de> Deserialize<'de> for WebAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}

impl utoipa::PartialSchema for WebAddress {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .format(Some(utoipa::openapi::SchemaFormat::Custom(
                "uri".to_owned(),
            )))
            .max_length(Some(2048))
            .into()
    }
}

impl utoipa::ToSchema for WebAddress {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_counted_in_code_points_and_keeps_what_it_holds() {
        assert_eq!(&*Text::<3>::new("  añ😀 ").unwrap(), "añ😀");
        assert!(Text::<3>::new("añ😀x").is_err());
        assert!(Text::<9>::new(" \n ").is_err());
        assert!(Text::<9>::new("a\0b").is_err());
    }

    #[test]
    fn an_address_must_be_of_the_web() {
        assert!(WebAddress::new("https://example.org/a?b=c#d").is_ok());
        for bad in [
            "javascript:alert(1)",
            "/a",
            "file:///etc/passwd",
            "https://u:p@example.org/",
            "https://",
        ] {
            assert!(WebAddress::new(bad).is_err(), "{bad}");
        }
    }
}
