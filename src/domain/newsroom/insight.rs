//! Insights: newsroom figures as tables for charts and spreadsheets.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};

/// Defines a closed list of codes with their English words.
macro_rules! codes {
    ($(#[doc = $doc:literal])* $name:ident $($code:ident $words:literal;)*) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {$(
            #[doc = $words]
            $code,
        )*}

        impl $name {
            /// All codes, in their order.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// The English words for the code.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self { $(Self::$code => $words),* }
            }
        }
    };
}

codes! {
    /// Identifies a table; also the base name of its file.
    TableKey
    Throughput "Throughput by day";
    Waiting "Time from finding a claim";
    OpenByAge "Open claims by age";
    Workload "Workload";
    Quality "Agreement, corrections and origins";
    RatingsByClaimant "Ratings by claimant";
    RatingsByOrganisation "Ratings by organisation of the claimant";
    RatingsByOutlet "Ratings by outlet";
}

codes! {
    /// The content of a column. A number without a unit in its code is a count.
    Column
    Day "day";
    Found "found";
    Submitted "submitted";
    Published "published";
    Corrected "corrected";
    Dismissed "dismissed";
    Until "until";
    Claims "claims";
    MedianHours "median (hours)";
    NinetiethPercentileHours "90th percentile (hours)";
    Unassigned "unassigned";
    InReview "in review";
    Approved "approved";
    Person "person";
    InWorkNow "in work now";
    Returned "returned";
    What "what";
    Count "count";
    Of "of";
    Share "share";
    Claimant "claimant";
    Organisation "organisation";
    Outlet "outlet";
    Rating "rating";
    Verdicts "verdicts";
    Retracted "of these retracted";
}

codes! {
    /// A fixed name in the first column.
    Label
    FirstAssignment "first assignment";
    Publication "publication";
    UnderADay "under a day";
    OneToThreeDays "one to three days";
    ThreeToSevenDays "three to seven days";
    OverAWeek "over a week";
    ApprovedWithoutReturn "revisions approved without a return";
    SecondReadingsAgree "second readings that agree";
    Clarifications "clarifications";
    Corrections "corrections";
    Retractions "retractions";
    TwoOrigins "verdicts with two independent origins";
    TheArticle "the article";
    NoOrganisation "no organisation known";
    NoOutlet "no outlet";
}

/// The value of one table cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// A fixed name, as a code.
    Label(Label),
    /// A name, or a day as `YYYY-MM-DD`.
    Text(String),
    /// A count.
    Count(i64),
    /// A share from 0 to 1, or a duration in hours.
    Number(f64),
    /// No value: nothing to count.
    Nothing,
}

/// A plain number type, because "one of" integer and number would match neither: an integer is also a number.
impl utoipa::PartialSchema for Cell {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::from_iter([
                Type::String,
                Type::Number,
                Type::Null,
            ]))
            .description(Some(
                "The code of a label, a name, a day, a count, a share from 0 to 1, hours, or null when there is nothing to count.",
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

impl From<Label> for Cell {
    fn from(label: Label) -> Self {
        Self::Label(label)
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
    /// Identifies the table.
    pub key: TableKey,
    /// The title in English.
    #[schema(example = "Flood kills 14 in Ardel, governor says")]
    pub title: &'static str,
    /// The content of each column, in order.
    pub columns: Vec<Column>,
    /// The rows, in the order of the columns. A fixed name in the first column is the code of a label.
    pub rows: Vec<Vec<Cell>>,
}

impl TableKey {
    /// The code, as in the file name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Throughput => "throughput",
            Self::Waiting => "waiting",
            Self::OpenByAge => "open_by_age",
            Self::Workload => "workload",
            Self::Quality => "quality",
            Self::RatingsByClaimant => "ratings_by_claimant",
            Self::RatingsByOrganisation => "ratings_by_organisation",
            Self::RatingsByOutlet => "ratings_by_outlet",
        }
    }
}

impl Table {
    /// Creates a table with the title of its key.
    #[must_use]
    pub fn new(key: TableKey, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Self {
        Self { key, title: key.words(), columns, rows }
    }
}

/// All tables for a time range.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Insights {
    /// Start of the range, inclusive.
    #[schema(example = "2026-03-01T00:00:00Z")]
    pub since: DateTime<Utc>,
    /// End of the range, exclusive.
    #[schema(example = "2026-03-29T00:00:00Z")]
    pub until: DateTime<Utc>,
    /// The tables, in the order of display.
    pub tables: Vec<Table>,
}
