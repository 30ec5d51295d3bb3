//! Moments: a publication time with a precision of a day or an instant.

use std::borrow::Cow;
use std::fmt;
use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, SecondsFormat};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};

/// Years allowed in dates, inclusive: four digits, within PostgreSQL's range.
pub const YEARS: RangeInclusive<i32> = 1000..=9999;

/// Deserialises an optional date or time of the years 1000 to 9999; for `deserialize_with`.
///
/// # Errors
/// The value is not a date or time, or its year is out of range.
pub fn of_our_years<'de, D: Deserializer<'de>, T: Deserialize<'de> + Datelike>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    match Option::<T>::deserialize(deserializer)? {
        Some(date) if !YEARS.contains(&date.year()) => {
            Err(serde::de::Error::custom("must be in the years 1000 to 9999"))
        }
        date => Ok(date),
    }
}

/// A day, or a second with the offset of its place from UTC: exactly what the source says. Written as `YYYY-MM-DD`,
/// `YYYY-MM-DDTHH:MM:SSZ` or `YYYY-MM-DDTHH:MM:SS+HH:MM`. The offset decides which day "Thursday" is in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Only the day is known.
    Day(NaiveDate),
    /// The time is known to the second, in the time zone of the source.
    Second(DateTime<FixedOffset>),
}

impl Moment {
    /// Parses a date, or an RFC 3339 time with any offset.
    ///
    /// # Errors
    /// The expected form, as an English sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let moment = NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .map(Self::Day)
            .or_else(|_| DateTime::parse_from_rfc3339(text).map(Self::Second));
        match moment {
            Ok(moment) if YEARS.contains(&moment.day().year()) => Ok(moment),
            _ => Err("must be a date such as 2024-03-01 or a time such as 2024-03-01T09:30:00Z".to_owned()),
        }
    }

    /// The day, in the time zone of the source.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Second(time) => time.date_naive(),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Second(time) => f.write_str(&time.to_rfc3339_opts(SecondsFormat::Secs, true)),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

impl utoipa::PartialSchema for Moment {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .description(Some(
                "A day (YYYY-MM-DD), or a second with its offset from UTC (YYYY-MM-DDTHH:MM:SSZ, YYYY-MM-DDTHH:MM:SS+02:00).",
            ))
            .examples(["2026-03-02", "2026-03-02T06:15:00+01:00"])
            .into()
    }
}

impl utoipa::ToSchema for Moment {}

impl sqlx::Type<sqlx::Postgres> for Moment {
    fn type_info() -> sqlx::postgres::PgTypeInfo {
        <str as sqlx::Type<sqlx::Postgres>>::type_info()
    }

    fn compatible(ty: &sqlx::postgres::PgTypeInfo) -> bool {
        <str as sqlx::Type<sqlx::Postgres>>::compatible(ty)
    }
}

impl sqlx::Encode<'_, sqlx::Postgres> for Moment {
    fn encode_by_ref(
        &self,
        buf: &mut sqlx::postgres::PgArgumentBuffer,
    ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
        <String as sqlx::Encode<sqlx::Postgres>>::encode(self.to_string(), buf)
    }
}

impl sqlx::Decode<'_, sqlx::Postgres> for Moment {
    fn decode(value: sqlx::postgres::PgValueRef<'_>) -> Result<Self, sqlx::error::BoxDynError> {
        Ok(Self::parse(<&str as sqlx::Decode<sqlx::Postgres>>::decode(value)?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_as_precise_as_its_source() {
        assert_eq!(Moment::parse("2023-05-30").unwrap().to_string(), "2023-05-30");
        assert_eq!(Moment::parse("2023-05-30T10:00:00.25+02:00").unwrap().to_string(), "2023-05-30T10:00:00+02:00");
        let late = Moment::parse("2023-05-30T23:30:00-07:00").unwrap();
        assert_eq!(late.day().to_string(), "2023-05-30");
        assert_eq!(Moment::parse("2023-05-30T08:00:00+00:00").unwrap().to_string(), "2023-05-30T08:00:00Z");
        for bad in ["30.5.2023", "2023-02-30", "", "yesterday", "12023-01-01"] {
            assert!(Moment::parse(bad).is_err(), "{bad}");
        }
    }
}
