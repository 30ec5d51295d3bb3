//! Validated text: no control characters, not blank, limited in length.

use std::borrow::Cow;
use std::ops::Deref;

use super::fault::FieldFault;

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};

/// Whether `text` has no visible characters: only blanks and zero-width characters.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    let invisible = |c: char| {
        c.is_whitespace()
            || matches!(c,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
    };
    text.chars().all(invisible)
}

/// The characters that [`is_control`] allows, as a pattern for OpenAPI.
const PATTERN: &str = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$";

/// Whether `c` is a control character of C0, DEL or C1, except line ends and tabs.
#[must_use]
pub fn is_control(c: &char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// Text of 1 to `MAX` code points. Blanks at both ends are removed, the rest is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text<const MAX: usize>(String);

impl<const MAX: usize> Text<MAX> {
    /// Checks and trims `text`.
    ///
    /// # Errors
    /// [`FieldFault::Empty`], [`FieldFault::TooLong`] or [`FieldFault::ControlCharacter`].
    pub fn new(text: &str) -> Result<Self, FieldFault> {
        let text = text.trim();
        let length = text.chars().count();
        if is_blank(text) {
            Err(FieldFault::Empty)
        } else if length > MAX {
            Err(FieldFault::TooLong { max: MAX, length })
        } else if let Some(control) = text.chars().find(is_control) {
            Err(FieldFault::ControlCharacter { character: format!("U+{:04X}", u32::from(control)) })
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    /// The text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<const MAX: usize> From<Text<MAX>> for String {
    fn from(text: Text<MAX>) -> Self {
        text.0
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
        Self::new(&text).map_err(|fault| fault.to_error())
    }
}

impl<const MAX: usize> utoipa::PartialSchema for Text<MAX> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .min_length(Some(1))
            .max_length(Some(MAX))
            .pattern(Some(PATTERN))
            .into()
    }
}

impl<const MAX: usize> utoipa::ToSchema for Text<MAX> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("Text{MAX}"))
    }
}

/// Draft text: may be empty, at most `MAX` code points, no control characters, not trimmed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct DraftText<const MAX: usize>(String);

impl<const MAX: usize> DraftText<MAX> {
    /// The draft of a text that was checked already.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<const MAX: usize> Deref for DraftText<MAX> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for DraftText<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.trim().is_empty() {
            return Ok(Self(text));
        }
        // Drafts are not trimmed: the user may be typing after a blank.
        Text::<MAX>::new(&text).map_err(|fault| fault.to_error())?;
        Ok(Self(text))
    }
}

impl<const MAX: usize> utoipa::PartialSchema for DraftText<MAX> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .max_length(Some(MAX))
            .pattern(Some(PATTERN))
            .into()
    }
}

impl<const MAX: usize> utoipa::ToSchema for DraftText<MAX> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("DraftText{MAX}"))
    }
}

/// Maximum length of a URL in bytes, percent-encoded.
const MAX_ADDRESS: usize = 2048;

/// An absolute http or https URL of at most 2,048 bytes, without credentials.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct WebAddress(String);

impl WebAddress {
    /// Parses `text` with the project's only URL parser.
    ///
    /// # Errors
    /// What is wrong with the URL, as a field fault.
    pub fn new(text: &str) -> Result<Self, FieldFault> {
        let text = text.trim();
        // The parser would join the lines of two addresses.
        if text.contains(char::is_control) {
            return Err(FieldFault::from("must be one web address on one line".to_owned()));
        }
        let address = match url::Url::parse(text) {
            Ok(address) => address,
            Err(url::ParseError::RelativeUrlWithoutBase) => return Err(FieldFault::NotAWebAddress),
            Err(error) => return Err(FieldFault::from(format!("must be a complete web address: {error}"))),
        };
        if !matches!(address.scheme(), "http" | "https") || address.host_str().is_none() {
            return Err(FieldFault::NotAWebAddress);
        }
        if !address.username().is_empty() || address.password().is_some() {
            return Err(FieldFault::AddressWithPassword);
        }
        // The limit applies to the stored form: a letter outside ASCII takes six bytes or more.
        if address.as_str().len() > MAX_ADDRESS {
            return Err(FieldFault::from(format!(
                "must have at most {MAX_ADDRESS} bytes, encoded it has {}",
                address.as_str().len()
            )));
        }
        Ok(Self(address.into()))
    }

    /// The normalised URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The normalised URL, by reference.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl From<WebAddress> for String {
    fn from(address: WebAddress) -> Self {
        address.0
    }
}

impl<'de> Deserialize<'de> for WebAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(&text).map_err(|fault| fault.to_error())
    }
}

impl utoipa::PartialSchema for WebAddress {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .format(Some(utoipa::openapi::SchemaFormat::Custom("uri".to_owned())))
            .max_length(Some(MAX_ADDRESS))
            .examples(["https://delivery_worker.example.org/2026/03/02/ardel-flood"])
            .into()
    }
}

impl utoipa::ToSchema for WebAddress {}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 1.3.3
    #[test]
    fn text_is_counted_in_code_points_and_keeps_what_it_holds() {
        assert_eq!(&*Text::<3>::new("  añ😀 ").unwrap(), "añ😀");
        assert!(Text::<3>::new("añ😀x").is_err());
        assert!(Text::<9>::new(" \n ").is_err());
        assert!(Text::<9>::new(" \u{200b}\u{feff}").is_err());
        assert!(Text::<9>::new("a\0b").unwrap_err().to_string().contains("U+0000"));
        assert!(Text::<9>::new("a\u{7}b").unwrap_err().to_string().contains("U+0007"));
    }

    // ASVS 1.2.2
    #[test]
    fn an_address_must_be_of_the_web() {
        assert!(WebAddress::new("https://example.org/a?b=c#d").is_ok());
        for bad in [
            "javascript:alert(1)",
            "/a",
            "",
            "example.org/a",
            "https://example.org/a\nhttps://example.org/b",
            "file:///etc/passwd",
            "https://u:p@example.org/",
            "https://",
        ] {
            assert!(WebAddress::new(bad).is_err(), "{bad}");
        }
        // 400 letters, 800 bytes as typed, 2,400 bytes as stored.
        let long = format!("https://example.org/{}", "д".repeat(400));
        assert!(WebAddress::new(&long).unwrap_err().to_string().contains("2420"));
    }
}
