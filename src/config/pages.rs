//! The settings of pages fetched from the web.

use serde::Deserialize;
use utoipa::ToSchema;

use super::value::{self, Gaps, Networks};
use crate::domain::verdicts::archive::ArchiveService;

/// Pages of articles, fetched from the web.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// Private addresses and networks from which pages may be fetched, separated by commas, such as `10.1.2.0/24`. All other
    /// private addresses are refused.
    #[serde(deserialize_with = "value::networks")]
    #[schema(value_type = String, default = "")]
    pub allow: Networks,

    /// `true`: pages that a site's robots.txt keeps from programs are not fetched.
    #[serde(deserialize_with = "value::boolean")]
    #[schema(default = true)]
    pub robots: bool,

    /// When a fetched page is looked at again, as gaps between two looks (`m`, `h`, `d`). While a published verdict rests on the
    /// article, looks go on every 30 days. Empty: pages are not looked at again.
    #[serde(deserialize_with = "value::gaps")]
    #[schema(value_type = String, default = "1h,6h,1d,3d,7d,30d")]
    pub watch: Gaps,

    /// Address template of a service that archives cited pages, such as `https://web.archive.org/save/{url}`. A request to the
    /// address saves the page and leads to the copy, which is looked at before it counts. If not set, nothing is archived
    /// elsewhere.
    #[serde(default, deserialize_with = "value::archive")]
    #[schema(value_type = String)]
    pub archive: Option<ArchiveService>,
}
