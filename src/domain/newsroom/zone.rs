//! Time zones of the IANA database.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize, Serializer};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::domain::kernel::fault::FieldFault;

/// A time zone of the IANA database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(Tz);

impl Zone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(Tz::UTC);

    /// The zone with this name.
    ///
    /// # Errors
    /// [`FieldFault::TimeZone`] when the database has no such zone.
    pub fn new(name: &str) -> Result<Self, FieldFault> {
        name.parse().map(Self).ok().ok_or(FieldFault::TimeZone)
    }

    /// The name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The rules of the zone.
    #[must_use]
    pub fn tz(self) -> Tz {
        self.0
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::UTC
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(|fault| fault.to_error())
    }
}

impl PartialSchema for Zone {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).examples(["Europe/Berlin"]).into()
    }
}

impl ToSchema for Zone {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_has_a_name_of_the_database() {
        assert_eq!(Zone::new("Europe/Berlin").unwrap().name(), "Europe/Berlin");
        for wrong in ["", "Berlin", "+02:00", "europe/berlin", "Europe/Atlantis"] {
            assert_eq!(Zone::new(wrong), Err(FieldFault::TimeZone), "{wrong}");
        }
    }
}
