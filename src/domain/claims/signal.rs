//! Signal codes: the closed list of reasons for which the analyser extracts a sentence as a claim.

use std::borrow::Cow;

use claim_analysis::SIGNALS;
use serde::Serialize;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};

/// Pseudo-signal for the words of a sentence as a whole; not part of the list.
const WORDING: &str = "wording";

/// The code of a signal; the crate `claim-analysis` defines the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SignalCode(&'static str);

impl SignalCode {
    /// Returns the code of the signal with this English label; `wording` for an unknown label.
    #[must_use]
    pub fn of_label(label: &str) -> Self {
        let known = SIGNALS.iter().find(|(_, words)| *words == label);
        Self(known.map_or(WORDING, |(code, _)| *code))
    }
}

impl utoipa::PartialSchema for SignalCode {
    fn schema() -> RefOr<Schema> {
        let codes = SIGNALS.iter().map(|(code, _)| *code);
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .enum_values(Some(codes.chain([WORDING])))
            .into()
    }
}

impl utoipa::ToSchema for SignalCode {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("SignalCode")
    }
}
