//! Sample articles for a new installation: two invented outlets that disagree about one truce.

use super::intake::{Incoming, ingest};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::articles::article::Source;
use crate::domain::people::actor::Actor;

/// Metadata (JSON) and text of each sample article.
const SAMPLES: [(&str, &str); 3] = [
    (include_str!("samples/truce-one-week-on.json"), include_str!("samples/truce-one-week-on.txt")),
    (include_str!("samples/anlis-bridge.json"), include_str!("samples/anlis-bridge.txt")),
    (include_str!("samples/monitors-report.json"), include_str!("samples/monitors-report.txt")),
];

/// Stores the sample articles. Existing sample articles stay unchanged.
pub async fn load(app: &App) -> Result<()> {
    for (source, text) in SAMPLES {
        let source: Source = serde_json::from_str(source).map_err(|error| Error::Unexpected(error.into()))?;
        ingest(app, &Actor::system(), Incoming::given(&source, text)).await?;
    }
    Ok(())
}
