//! Which settings are there, what do they mean, and what are they when nobody says otherwise?
//!
//! The structs below are the one definition: their clap attributes carry the flag, the environment variable, the
//! default and (as doc comment) the meaning. An argument's id is its key in the file. [`parse`] reads the layers,
//! [`effective`], [`env_example`] and [`settings_table`] show them.

mod load;
mod show;
mod value;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;
use std::thread::available_parallelism;

use clap::Args;
use lettre::message::Mailbox;
use secrecy::SecretString;

use crate::domain::people::identity::RoleWords;
use crate::domain::people::token::RATE;

pub use self::load::{Error, Source, parse, parse_from};
pub use self::show::{effective, env_example, settings_table};
pub(crate) use self::value::seal_bytes;
pub use self::value::{Hosts, LogFormat, Networks, PublicUrl};

/// Every setting of Claimdesk. A flag wins over the environment, the environment over the file, the file over the
/// default.
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Settings {
    /// A TOML file with settings. Without it, claimdesk.toml in the working directory is read if it exists.
    #[arg(
        id = "config",
        long = "config",
        env = "CLAIMDESK_CONFIG",
        value_name = "FILE",
        global = true
    )]
    pub config: Option<PathBuf>,

    /// The directory for everything Claimdesk keeps itself: its private Postgres and generated keys.
    #[arg(
        id = "data_dir",
        long = "data-dir",
        env = "CLAIMDESK_DATA_DIR",
        value_name = "DIRECTORY",
        default_value = "./data",
        value_parser = value::path,
        global = true
    )]
    pub data_dir: PathBuf,

    /// The Postgres server (15 to 18) to use. Without it, Claimdesk runs a private one in the data directory. It
    /// carries a password, so prefer the environment to the flag, which other users of the machine can see.
    #[arg(
        id = "database_url",
        long = "database-url",
        env = "DATABASE_URL",
        value_name = "URL",
        value_parser = value::database_url,
        hide_env_values = true,
        hide_default_value = true,
        global = true
    )]
    pub database_url: Option<SecretString>,

    /// The address of the dashboard and its API, as others reach it: links, feeds and cookies are made with it.
    /// Without it, the address that http.listen opens.
    #[arg(
        id = "public_url",
        long = "public-url",
        env = "CLAIMDESK_PUBLIC_URL",
        value_name = "URL",
        value_parser = value::public_url,
        global = true
    )]
    pub public_url: Option<PublicUrl>,

    /// Connections to the database.
    #[command(flatten)]
    pub database: Database,
    /// The private Postgres.
    #[command(flatten)]
    pub postgres: Postgres,
    /// The public listener.
    #[command(flatten)]
    pub http: Http,
    /// What seals secrets.
    #[command(flatten)]
    pub seal: Seal,
    /// The local listener.
    #[command(flatten)]
    pub operations: Operations,
    /// Who publishes.
    #[command(flatten)]
    pub publisher: Publisher,
    /// What goes out.
    #[command(flatten)]
    pub feeds: Feeds,
    /// Whose checks are taken in.
    #[command(flatten)]
    pub imports: Imports,
    /// Who is told of what happens.
    #[command(flatten)]
    pub webhooks: Webhooks,
    /// E-mail.
    #[command(flatten)]
    pub smtp: Smtp,
    /// The identity provider.
    #[command(flatten)]
    pub oidc: Oidc,
    /// What is logged.
    #[command(flatten)]
    pub log: Log,

    /// Where each setting that is not a default came from, by key.
    #[arg(skip)]
    sources: BTreeMap<String, Source>,
}

/// Connections to the database.
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Database {
    /// The largest number of connections to the database, from 2 to 100.
    #[arg(
        id = "database.pool",
        long = "database-pool",
        env = "CLAIMDESK_DATABASE__POOL",
        value_name = "NUMBER",
        default_value = "16",
        value_parser = value::pool,
        global = true
    )]
    pub pool: u32,
}

/// The private Postgres, used without `database_url`.
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Postgres {
    /// The directory of the programs initdb and postgres, for the private Postgres. Without it, they are searched
    /// for in PATH and then in /usr/lib/postgresql.
    #[arg(
        id = "postgres.bin",
        long = "postgres-bin",
        env = "CLAIMDESK_POSTGRES__BIN",
        value_name = "DIRECTORY",
        value_parser = value::path,
        global = true
    )]
    pub bin: Option<PathBuf>,

    /// The system user that runs the private Postgres when Claimdesk runs as root. Without it, the owner of the
    /// database files, else postgres, else nobody.
    #[arg(
        id = "postgres.user",
        long = "postgres-user",
        env = "CLAIMDESK_POSTGRES__USER",
        value_name = "NAME",
        value_parser = value::user,
        global = true
    )]
    pub user: Option<String>,
}

/// The public listener.
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Http {
    /// Where the dashboard, the API, the public pages and the feeds are served. Port 0 takes a free one.
    #[arg(
        id = "http.listen",
        long = "http-listen",
        env = "CLAIMDESK_HTTP__LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8080",
        value_parser = value::listen,
        global = true
    )]
    pub listen: SocketAddr,

    /// The number of threads that answer requests, from 1 to 512. Without it, one for each processor core.
    #[arg(
        id = "http.workers",
        long = "http-workers",
        env = "CLAIMDESK_HTTP__WORKERS",
        value_name = "NUMBER",
        value_parser = value::workers,
        global = true
    )]
    pub workers: Option<NonZeroUsize>,

    /// Addresses and networks of the proxies in front of Claimdesk, with commas between them, such as
    /// 10.0.0.0/8,127.0.0.1. What they say in X-Forwarded-For is believed, of nobody else.
    #[arg(
        id = "http.trusted_proxies",
        long = "http-trusted-proxies",
        env = "CLAIMDESK_HTTP__TRUSTED_PROXIES",
        value_name = "NETWORKS",
        default_value = "",
        value_parser = value::networks,
        global = true
    )]
    pub trusted_proxies: Networks,

    /// How many requests one API token may send within a minute, from 1 to 1000000; more are answered 429. Each server
    /// counts its own.
    #[arg(
        id = "http.token_rate",
        long = "http-token-rate",
        env = "CLAIMDESK_HTTP__TOKEN_RATE",
        value_name = "NUMBER",
        default_value_t = RATE,
        value_parser = value::token_rate,
        global = true
    )]
    pub token_rate: NonZeroU32,
}

/// What seals secrets in the database.
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Seal {
    /// The key that seals the secrets of second factors and of endpoints in the database: 32 bytes in base64, the same for every server.
    /// Without it, the file seal.key in `data_dir`, made at the first start. Prefer the environment to the flag, which
    /// other users of the machine can see.
    #[arg(
        id = "seal.key",
        long = "seal-key",
        env = "CLAIMDESK_SEAL__KEY",
        value_name = "KEY",
        value_parser = value::seal_key,
        hide_env_values = true,
        hide_default_value = true,
        global = true
    )]
    pub key: Option<SecretString>,
}

/// The local listener.
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Operations {
    /// Where /livez, /readyz and /metrics are served. Not for the public: keep it on a local address. Port 0 takes
    /// a free one.
    #[arg(
        id = "operations.listen",
        long = "operations-listen",
        env = "CLAIMDESK_OPERATIONS__LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8081",
        value_parser = value::listen,
        global = true
    )]
    pub listen: SocketAddr,
}

/// Who publishes.
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Publisher {
    /// The organisation that public pages, feeds and `ClaimReview` data name as the author of the verdicts.
    #[arg(
        id = "publisher.name",
        long = "publisher-name",
        env = "CLAIMDESK_PUBLISHER__NAME",
        value_name = "NAME",
        default_value = "Claimdesk newsroom",
        value_parser = value::publisher_name,
        global = true
    )]
    pub name: String,

    /// The picture that stands for the publisher, for `ClaimReview` data: its address.
    #[arg(
        id = "publisher.logo",
        long = "publisher-logo",
        env = "CLAIMDESK_PUBLISHER__LOGO",
        value_name = "URL",
        value_parser = value::web_url,
        global = true
    )]
    pub logo: Option<String>,

    /// Under which terms published verdicts may be used, such as
    /// <https://creativecommons.org/licenses/by/4.0/>.
    #[arg(
        id = "publisher.license",
        long = "publisher-license",
        env = "CLAIMDESK_PUBLISHER__LICENSE",
        value_name = "URL",
        value_parser = value::web_url,
        global = true
    )]
    pub license: Option<String>,

    /// The page that says how mistakes are put right. Without it, the public log of corrections.
    #[arg(
        id = "publisher.corrections_policy",
        long = "publisher-corrections-policy",
        env = "CLAIMDESK_PUBLISHER__CORRECTIONS_POLICY",
        value_name = "URL",
        value_parser = value::web_url,
        global = true
    )]
    pub corrections_policy: Option<String>,

    /// The page that says how claims are chosen and checked.
    #[arg(
        id = "publisher.fact_checking_policy",
        long = "publisher-fact-checking-policy",
        env = "CLAIMDESK_PUBLISHER__FACT_CHECKING_POLICY",
        value_name = "URL",
        value_parser = value::web_url,
        global = true
    )]
    pub fact_checking_policy: Option<String>,

    /// The page that says what the newsroom holds itself to.
    #[arg(
        id = "publisher.ethics_policy",
        long = "publisher-ethics-policy",
        env = "CLAIMDESK_PUBLISHER__ETHICS_POLICY",
        value_name = "URL",
        value_parser = value::web_url,
        global = true
    )]
    pub ethics_policy: Option<String>,

    /// The page that says who owns and funds the newsroom.
    #[arg(
        id = "publisher.ownership",
        long = "publisher-ownership",
        env = "CLAIMDESK_PUBLISHER__OWNERSHIP",
        value_name = "URL",
        value_parser = value::web_url,
        global = true
    )]
    pub ownership: Option<String>,

    /// The page that says who works there.
    #[arg(
        id = "publisher.masthead",
        long = "publisher-masthead",
        env = "CLAIMDESK_PUBLISHER__MASTHEAD",
        value_name = "URL",
        value_parser = value::web_url,
        global = true
    )]
    pub masthead: Option<String>,
}

/// What goes out.
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Feeds {
    /// Whether feeds, the dump of all reviews and the search are for subscribers alone, who send an API token with the
    /// scope `feeds:read`; true or false. Pages of verdicts stay public.
    #[arg(
        id = "feeds.private",
        long = "feeds-private",
        env = "CLAIMDESK_FEEDS__PRIVATE",
        value_name = "BOOLEAN",
        default_value = "false",
        value_parser = value::yes_or_no,
        action = clap::ArgAction::Set,
        global = true
    )]
    pub private: bool,

    /// The WebSub hub that feeds name and that is told of every publication: its address.
    #[arg(
        id = "feeds.hub",
        long = "feeds-hub",
        env = "CLAIMDESK_FEEDS__HUB",
        value_name = "URL",
        value_parser = value::web_url,
        global = true
    )]
    pub hub: Option<String>,
}

/// Whose checks are taken in.
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Imports {
    /// Hosts of publishers whose `ClaimReview` data may be taken in, with commas between them, such as
    /// checks.example.org; their subdomains count too. Without any, nothing is.
    #[arg(
        id = "imports.publishers",
        long = "imports-publishers",
        env = "CLAIMDESK_IMPORTS__PUBLISHERS",
        value_name = "HOSTS",
        default_value = "",
        value_parser = value::hosts,
        global = true
    )]
    pub publishers: Hosts,
}

/// Who is told of what happens.
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Webhooks {
    /// Private addresses and networks that webhooks may reach, with commas between them, such as 10.1.2.0/24. Only
    /// there may an endpoint do without TLS; all other private addresses are refused.
    #[arg(
        id = "webhooks.allow",
        long = "webhooks-allow",
        env = "CLAIMDESK_WEBHOOKS__ALLOW",
        value_name = "NETWORKS",
        default_value = "",
        value_parser = value::networks,
        global = true
    )]
    pub allow: Networks,
}

/// E-mail about what waits in people's inboxes.
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Smtp {
    /// The mail server, as `smtps://user:password@host` (TLS) or `smtp://user:password@host:587?tls=required`
    /// (STARTTLS).
    /// Without it no e-mail is sent, and notices stay in the inbox. It carries a password, so prefer the environment
    /// to the flag, which other users of the machine can see.
    #[arg(
        id = "smtp.url",
        long = "smtp-url",
        env = "CLAIMDESK_SMTP__URL",
        value_name = "URL",
        value_parser = value::smtp_url,
        hide_env_values = true,
        hide_default_value = true,
        global = true
    )]
    pub url: Option<SecretString>,

    /// In whose name e-mail is sent.
    #[arg(
        id = "smtp.from",
        long = "smtp-from",
        env = "CLAIMDESK_SMTP__FROM",
        value_name = "MAILBOX",
        default_value = "Claimdesk <claimdesk@localhost>",
        value_parser = value::mailbox,
        global = true
    )]
    pub from: Mailbox,
}

/// The newsroom's identity provider (OpenID Connect).
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Oidc {
    /// The identity provider by which people may sign in, as its issuer's address; what it says at
    /// /.well-known/openid-configuration counts. Takes `oidc.client_id` and `oidc.client_secret`.
    #[arg(
        id = "oidc.issuer",
        long = "oidc-issuer",
        env = "CLAIMDESK_OIDC__ISSUER",
        value_name = "URL",
        value_parser = value::issuer,
        global = true
    )]
    pub issuer: Option<String>,

    /// What people call the provider, on the button of the sign-in page.
    #[arg(
        id = "oidc.name",
        long = "oidc-name",
        env = "CLAIMDESK_OIDC__NAME",
        value_name = "NAME",
        default_value = "single sign-on",
        value_parser = value::publisher_name,
        global = true
    )]
    pub name: String,

    /// What the provider calls Claimdesk. Its redirect address is `public_url` with /api/v1/single-sign-on/arrival.
    #[arg(
        id = "oidc.client_id",
        long = "oidc-client-id",
        env = "CLAIMDESK_OIDC__CLIENT_ID",
        value_name = "ID",
        global = true
    )]
    pub client_id: Option<String>,

    /// By what the provider knows Claimdesk. Prefer the environment to the flag, which other users of the machine can
    /// see.
    #[arg(
        id = "oidc.client_secret",
        long = "oidc-client-secret",
        env = "CLAIMDESK_OIDC__CLIENT_SECRET",
        value_name = "SECRET",
        hide_env_values = true,
        hide_default_value = true,
        global = true
    )]
    pub client_secret: Option<SecretString>,

    /// The claim that says what somebody may do: its name, or a JSON Pointer such as `/realm_access/roles`.
    #[arg(
        id = "oidc.role_claim",
        long = "oidc-role-claim",
        env = "CLAIMDESK_OIDC__ROLE_CLAIM",
        value_name = "CLAIM",
        default_value = "roles",
        global = true
    )]
    pub role_claim: String,

    /// Which words of that claim mean which role, the highest counts; who has none of them is not let in.
    #[arg(
        id = "oidc.roles",
        long = "oidc-roles",
        env = "CLAIMDESK_OIDC__ROLES",
        value_name = "ROLE=WORD,…",
        default_value = "admin=claimdesk-admin,editor=claimdesk-editor,reviewer=claimdesk-reviewer",
        value_parser = value::role_words,
        global = true
    )]
    pub roles: RoleWords,
}

/// What is logged, and how.
#[derive(Debug, Clone, Args)]
#[group(skip)]
#[command(next_help_heading = "Settings")]
pub struct Log {
    /// What is logged: a level (error, warn, info, debug, trace) or directives such as `info,claimdesk::jobs=debug`.
    #[arg(
        id = "log.filter",
        long = "log-filter",
        env = "CLAIMDESK_LOG__FILTER",
        value_name = "FILTER",
        default_value = "info",
        value_parser = value::log_filter,
        global = true
    )]
    pub filter: String,

    /// How log lines look: text for people or json for programs.
    #[arg(
        id = "log.format",
        long = "log-format",
        env = "CLAIMDESK_LOG__FORMAT",
        value_name = "FORMAT",
        default_value = "text",
        value_parser = value::log_format,
        global = true
    )]
    pub format: LogFormat,
}

impl Settings {
    /// Where others reach us. `listening` is the address that `http.listen` really opened, which matters for
    /// port 0.
    #[must_use]
    pub fn public_url(&self, listening: SocketAddr) -> PublicUrl {
        self.public_url
            .clone()
            .unwrap_or_else(|| PublicUrl::of(listening))
    }

    /// Where the value of a setting came from; `key` is its name in the file, such as `http.listen`.
    #[must_use]
    pub fn source(&self, key: &str) -> &Source {
        self.sources.get(key).unwrap_or(&Source::Default)
    }
}

impl Http {
    /// The number of threads that answer requests.
    #[must_use]
    pub fn workers(&self) -> NonZeroUsize {
        self.workers
            .or_else(|| available_parallelism().ok())
            .unwrap_or(NonZeroUsize::MIN)
    }
}
