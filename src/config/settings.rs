//! The settings: one struct for each section, with the meaning, default and parser of every field.
//!
//! A field's doc comment is its text in `--help`, `.env.example` and `docs/operate/settings.md`. Its `schema` attribute
//! holds the default; `write_only` marks a secret.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;
use std::thread::available_parallelism;

use lettre::message::Mailbox;
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use super::models::{Analysis, Matching};
use super::pages::Pages;
use super::public::Public;
use super::value::{self, Hosts, LogFormat, Networks, PublicUrl, Standbys};
use crate::domain::kernel::text::WebAddress;
use crate::domain::people::identity::RoleWords;
use crate::domain::people::token::RATE;

/// All settings, and the settings without a section.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// TOML file with settings. If not set, `claimdesk.toml` in the working directory is read if it exists. Not a key of the
    /// file itself.
    pub config: Option<String>,

    /// Directory for the private PostgreSQL and the generated keys.
    #[serde(deserialize_with = "value::path")]
    #[schema(value_type = String, default = "./data")]
    pub data_dir: PathBuf,

    /// URL of the PostgreSQL server (15 to 18) to use. If not set, Claimdesk runs a private PostgreSQL in `data_dir`. The
    /// URL contains a password: prefer the environment variable to the flag, which other users of the machine can see.
    #[serde(default, deserialize_with = "value::database_url")]
    #[schema(value_type = String, write_only)]
    pub database_url: Option<SecretString>,

    /// URL at which others reach the dashboard and its API, used for links, feeds and cookies. It may have a path. If not
    /// set, the address of `http.listen`.
    #[serde(default, deserialize_with = "value::public_url")]
    #[schema(value_type = String)]
    pub public_url: Option<PublicUrl>,

    /// Connections to the database.
    #[schema(inline)]
    pub database: Database,
    /// The private PostgreSQL.
    #[serde(default)]
    #[schema(inline)]
    pub postgres: Postgres,
    /// The public listener.
    #[schema(inline)]
    pub http: Http,
    /// Encryption of secrets in the database.
    #[serde(default)]
    #[schema(inline)]
    pub seal: Seal,
    /// The local listener.
    #[schema(inline)]
    pub operations: Operations,
    /// The organisation that publishes.
    #[schema(inline)]
    pub publisher: Publisher,
    /// Public pages.
    #[schema(inline)]
    pub public: Public,
    /// Published feeds.
    #[schema(inline)]
    pub feeds: Feeds,
    /// Imported reviews.
    #[schema(inline)]
    pub imports: Imports,
    /// Webhook delivery.
    #[schema(inline)]
    pub webhooks: Webhooks,
    /// E-mail.
    #[schema(inline)]
    pub smtp: Smtp,
    /// The identity provider.
    #[schema(inline)]
    pub oidc: Oidc,
    /// Claim analysis.
    #[serde(default)]
    #[schema(inline)]
    pub analysis: Analysis,
    /// Search for the same claim.
    #[serde(default)]
    #[schema(inline)]
    pub matching: Matching,
    /// Pages fetched from the web.
    #[schema(inline)]
    pub pages: Pages,
    /// Log output.
    #[schema(inline)]
    pub log: Log,

    /// The settings that have a value, by key.
    #[serde(skip)]
    #[schema(ignore)]
    pub(super) given: BTreeMap<&'static str, Given>,
}

/// A value as it may be shown, and its origin.
#[derive(Debug, Clone)]
pub(super) struct Given {
    /// The text, masked if the setting is secret.
    pub(super) text: String,
    /// `default`, `file …`, `environment variable …` or `flag …`.
    pub(super) origin: String,
}

/// Connections to the database.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// Maximum number of connections to the database, 3 to 100: two thirds for requests, a sixth for heavy reads, a sixth for jobs.
    #[serde(deserialize_with = "value::pool")]
    #[schema(default = 24)]
    pub pool: u32,

    /// Standbys of the database, separated by commas, such as `db2.internal:5432,db3.internal:5432`. Feeds, public pages,
    /// the public search, exports, insights and the audit log are read from them while they are at most two seconds
    /// behind. The user, the password, the database, TLS and a missing port are those of `database_url`. A directory is
    /// that of a Unix socket. If empty, the primary answers everything.
    #[serde(deserialize_with = "value::standbys")]
    #[schema(value_type = String, default = "")]
    pub replicas: Standbys,
}

/// The private PostgreSQL, used without `database_url`.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Postgres {
    /// Directory of the programs `initdb` and `postgres` for the private PostgreSQL. If not set, `PATH` is searched, then
    /// `/usr/lib/postgresql`.
    #[serde(default, deserialize_with = "value::path")]
    #[schema(value_type = String)]
    pub bin: Option<PathBuf>,

    /// System user that runs the private PostgreSQL when Claimdesk runs as root. If not set, the owner of the database
    /// files, else `postgres`, else `nobody`.
    #[serde(default, deserialize_with = "value::user")]
    pub user: Option<String>,
}

/// The public listener.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Http {
    /// IP address and port of the dashboard, the API, the public pages and the feeds. Port 0 takes a free port.
    #[serde(deserialize_with = "value::listen")]
    #[schema(value_type = String, default = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// Number of threads that answer requests, 1 to 512. If not set, one for each processor core.
    #[serde(default, deserialize_with = "value::workers")]
    #[schema(value_type = String)]
    pub workers: Option<NonZeroUsize>,

    /// Addresses and networks of the reverse proxies, separated by commas, such as `10.0.0.0/8,127.0.0.1`.
    /// `X-Forwarded-For` is trusted only from these addresses.
    #[serde(deserialize_with = "value::networks")]
    #[schema(value_type = String, default = "")]
    pub trusted_proxies: Networks,

    /// Maximum number of requests per minute for each API token, 1 to 1000000. More requests return 429. Each server
    /// counts separately.
    #[serde(deserialize_with = "value::token_rate")]
    #[schema(value_type = String, default = json!(RATE))]
    pub token_rate: NonZeroU32,
}

/// Encryption of secrets in the database.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// Key that encrypts the secrets of second factors and of webhook endpoints in the database: 32 bytes in base64, the
    /// same on every server. If not set, the file `seal.key` in `data_dir`, created at the first start. Prefer the
    /// environment variable to the flag, which other users of the machine can see.
    #[serde(default, deserialize_with = "value::seal_key")]
    #[schema(value_type = String, write_only)]
    pub key: Option<SecretString>,
}

/// The local listener.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Operations {
    /// IP address and port of `/livez`, `/readyz` and `/metrics`. Not for the public: use a local address. Port 0 takes a
    /// free port.
    #[serde(deserialize_with = "value::listen")]
    #[schema(value_type = String, default = "127.0.0.1:8081")]
    pub listen: SocketAddr,
}

/// The organisation that publishes. Except for the name, these are the values of the first start; then the newsroom's
/// settings page decides.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// Name of the organisation that public pages, feeds and `ClaimReview` data give as the author of the verdicts.
    #[serde(deserialize_with = "value::name")]
    #[schema(default = "Claimdesk newsroom")]
    pub name: String,

    /// First value of a newsroom setting. URL of the publisher's logo, for `ClaimReview` data.
    #[serde(default, deserialize_with = "value::web_url")]
    #[schema(value_type = Option<String>)]
    pub logo: Option<WebAddress>,

    /// First value of a newsroom setting. URL of the license of published verdicts, such as <https://creativecommons.org/licenses/by/4.0/>.
    #[serde(default, deserialize_with = "value::web_url")]
    #[schema(value_type = Option<String>)]
    pub license: Option<WebAddress>,

    /// First value of a newsroom setting. URL of the corrections policy. If not set, the public log of corrections.
    #[serde(default, deserialize_with = "value::web_url")]
    #[schema(value_type = Option<String>)]
    pub corrections_policy: Option<WebAddress>,

    /// First value of a newsroom setting. URL of the page that says how claims are chosen and checked.
    #[serde(default, deserialize_with = "value::web_url")]
    #[schema(value_type = Option<String>)]
    pub fact_checking_policy: Option<WebAddress>,

    /// First value of a newsroom setting. URL of the ethics policy.
    #[serde(default, deserialize_with = "value::web_url")]
    #[schema(value_type = Option<String>)]
    pub ethics_policy: Option<WebAddress>,

    /// First value of a newsroom setting. URL of the page that says who owns and funds the newsroom.
    #[serde(default, deserialize_with = "value::web_url")]
    #[schema(value_type = Option<String>)]
    pub ownership: Option<WebAddress>,

    /// First value of a newsroom setting. URL of the page that lists the staff.
    #[serde(default, deserialize_with = "value::web_url")]
    #[schema(value_type = Option<String>)]
    pub masthead: Option<WebAddress>,
}

/// Published feeds.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Feeds {
    /// First value of a newsroom setting. `true`: feeds, the dump of all reviews, the archive and the search require an API token with the scope `feeds:read`. `false`:
    /// they are public. Verdict pages are always public.
    #[serde(deserialize_with = "value::boolean")]
    #[schema(default = false)]
    pub private: bool,

    /// URL of the WebSub hub that feeds name and that is notified of every publication.
    #[serde(default, deserialize_with = "value::web_url")]
    #[schema(value_type = Option<String>)]
    pub hub: Option<WebAddress>,
}

/// Imported reviews.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Imports {
    /// First value of a newsroom setting. Hosts of publishers whose `ClaimReview` data may be imported, separated by commas, such as `checks.example.org`;
    /// includes subdomains. If empty, nothing may be imported.
    #[serde(deserialize_with = "value::hosts")]
    #[schema(value_type = String, default = "")]
    pub publishers: Hosts,
}

/// Webhook delivery.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Webhooks {
    /// Private addresses and networks that webhooks may reach, separated by commas, such as `10.1.2.0/24`. Only endpoints
    /// there may be reached without TLS. All other private addresses are refused.
    #[serde(deserialize_with = "value::networks")]
    #[schema(value_type = String, default = "")]
    pub allow: Networks,

    /// File with certificates (PEM) of authorities that this server trusts for webhook receivers, in addition to those of the system.
    #[serde(default, deserialize_with = "value::file")]
    #[schema(value_type = String)]
    pub ca_file: Option<PathBuf>,
}

/// E-mail about unread notifications.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// URL of the mail server: `smtps://user:password@host` (TLS) or `smtp://user:password@host:587?tls=required`
    /// (STARTTLS). If not set, no e-mail is sent. The URL contains a password: prefer the environment variable to the
    /// flag, which other users of the machine can see.
    #[serde(default, deserialize_with = "value::smtp_url")]
    #[schema(value_type = String, write_only)]
    pub url: Option<SecretString>,

    /// Sender of e-mail.
    #[serde(deserialize_with = "value::mailbox")]
    #[schema(value_type = String, default = "Claimdesk <claimdesk@localhost>")]
    pub from: Mailbox,
}

/// The newsroom's identity provider (OpenID Connect).
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Oidc {
    /// Issuer URL of the identity provider for single sign-on; the provider's metadata is read from
    /// `/.well-known/openid-configuration` below it. Requires `oidc.client_id` and `oidc.client_secret`.
    #[serde(default, deserialize_with = "value::issuer")]
    pub issuer: Option<String>,

    /// Name of the identity provider on the button of the sign-in page.
    #[serde(deserialize_with = "value::name")]
    #[schema(default = "single sign-on")]
    pub name: String,

    /// Client id that the identity provider issued for Claimdesk. The redirect URL to register there is `public_url`
    /// followed by `/api/v1/single-sign-on/arrival`.
    #[serde(default, deserialize_with = "value::any")]
    pub client_id: Option<String>,

    /// Client secret that the identity provider issued for Claimdesk. Prefer the environment variable to the flag, which
    /// other users of the machine can see.
    #[serde(default, deserialize_with = "value::secret")]
    #[schema(value_type = String, write_only)]
    pub client_secret: Option<SecretString>,

    /// Claim that holds a person's roles: its name, or a JSON Pointer such as `/realm_access/roles`.
    #[serde(deserialize_with = "value::any")]
    #[schema(default = "roles")]
    pub role_claim: String,

    /// Claimdesk's roles, each with the value of the claim that grants it. A person with several values gets the highest
    /// role; a person with none cannot sign in.
    #[serde(deserialize_with = "value::roles")]
    #[schema(
        value_type = String,
        default = "admin=claimdesk-admin,editor=claimdesk-editor,reviewer=claimdesk-reviewer"
    )]
    pub roles: RoleWords,
}

/// Log output.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// Minimum level (`error`, `warn`, `info`, `debug` or `trace`), or directives such as `info,claimdesk::jobs=debug`.
    #[serde(deserialize_with = "value::log_filter")]
    #[schema(default = "info")]
    pub filter: String,

    /// Format of log lines: `text` for people, `json` for programs.
    #[serde(deserialize_with = "value::log_format")]
    #[schema(value_type = String, default = "text")]
    pub format: LogFormat,
}

impl Settings {
    /// The origin at which others reach Claimdesk. `listening` is the address that `http.listen` opened, which differs
    /// from the setting for port 0.
    #[must_use]
    pub fn public_url(&self, listening: SocketAddr) -> PublicUrl {
        self.public_url.clone().unwrap_or_else(|| PublicUrl::of(listening))
    }

    /// The origin of a value by its key, such as `http.listen`: `default`, or the file, variable or flag by name.
    #[must_use]
    pub fn origin(&self, key: &str) -> &str {
        self.given.get(key).map_or("default", |given| given.origin.as_str())
    }
}

impl Http {
    /// The number of threads that answer requests.
    #[must_use]
    pub fn workers(&self) -> NonZeroUsize {
        self.workers.or_else(|| available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    }
}
