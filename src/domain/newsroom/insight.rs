//! How is the newsroom doing? Tables that a chart draws and a spreadsheet opens.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};

/// One field of a row.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// A name or a day.
    Text(String),
    /// How many.
    Count(i64),
    /// A share from 0 to 1, or hours.
    Number(f64),
    /// Nothing to count.
    Nothing,
}

/// A whole number is a number as well, so that "one of" the variants would be none.
impl utoipa::PartialSchema for Cell {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::from_iter([
                Type::String,
                Type::Number,
                Type::Null,
            ]))
            .description(Some(
                "A name or a day, a count, a share from 0 to 1, hours, or nothing to count.",
            ))
            .into()
    }
}

impl ToSchema for Cell {}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// A table of figures.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Table {
    /// Stable name, and its file's: `throughput`.
    pub key: &'static str,
    /// In words.
    pub title: &'static str,
    /// What the columns hold, with the unit where it is no count.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// All figures of a span of time.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Insights {
    /// From this time on …
    pub since: DateTime<Utc>,
    /// … to before this.
    pub until: DateTime<Utc>,
    /// The tables.
    pub tables: Vec<Table>,
}
