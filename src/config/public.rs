//! The settings of the public pages.

use serde::Deserialize;
use utoipa::ToSchema;

use super::value;

/// Public pages.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Public {
    /// `true`: without a session, `/` is the public front page with the newest verdicts, and `/desk` opens the dashboard.
    /// `false`: `/` opens the dashboard for everybody. With private feeds, `/` always opens the dashboard.
    #[serde(deserialize_with = "value::boolean")]
    #[schema(default = true)]
    pub front_page: bool,

    /// Where security problems are reported, for `/.well-known/security.txt` (RFC 9116): an e-mail address, or an https
    /// address of a page. If not set, that file does not exist.
    #[serde(default, deserialize_with = "value::contact")]
    #[schema(value_type = String)]
    pub security_contact: Option<String>,
}
