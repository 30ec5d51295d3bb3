//! Database selection: the configured server, or a private PostgreSQL.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};
use private_postgres::{Cluster, Error, Mode, Options, SUPPORTED};
use reqwest::Certificate;
use secrecy::{ExposeSecret, SecretString};
use sqlx::postgres::PgConnectOptions;
use url::Url;

use crate::app::context::App;
use crate::cli::analysis;
use crate::config::{Oidc, Settings, Standby, seal_bytes};
use crate::domain::kernel::clock::Clock;
use crate::domain::kernel::random::Random;
use crate::domain::kernel::seal::SealKey;
use crate::domain::kernel::text::WebAddress;
use crate::domain::kernel::work_class::WorkClass;
use crate::domain::newsroom::audit_key::AuditKey;
use crate::domain::publishing::publisher::{Publisher, PublishingRules};
use crate::net::http_client::GuardedClient;
use crate::net::mailer::Mailer;
use crate::net::openid_connect::{Provider, Setup};
use crate::net::page_client::PageClient;
use crate::store;
use crate::store::kit::pool::Pool;

/// Connection limit of the private PostgreSQL: twice the largest pool of the settings, for a server and commands.
const MAX_CONNECTIONS: u16 = 220;

/// File of the key that seals secrets, in the data directory.
pub(super) const SEAL_KEY: &str = "seal.key";
/// File of the key that signs checkpoints, in the data directory.
pub(super) const AUDIT_KEY: &str = "audit.key";

/// The database of the settings, whatever its schema.
pub(super) struct Target {
    /// Connects as the owner of the schema.
    pub(super) options: PgConnectOptions,
    cluster: Option<Cluster>,
    /// Address of the configured database.
    url: Option<SecretString>,
    bin: Option<PathBuf>,
}

impl Target {
    /// Connects to the configured database, or starts or joins the private one.
    pub(super) async fn open(settings: &Settings, mode: Mode) -> anyhow::Result<Self> {
        let (url, bin) = (settings.database_url.clone(), settings.postgres.bin.clone());
        let Some(address) = &url else {
            let cluster = open_private(settings, mode).await?;
            return Ok(Self { options: cluster.connect_options(), cluster: Some(cluster), url, bin });
        };
        let options: PgConnectOptions =
            address.expose_secret().parse().context("DATABASE_URL is not the address of a PostgreSQL database")?;
        check_version(&options).await?;
        Ok(Self { options, cluster: None, url, bin })
    }

    /// A client program of PostgreSQL, without the name of the database: see [`Target::name`]. The password is passed in
    /// the environment, because other users can see arguments.
    ///
    /// # Errors
    /// When the client programs of the private database's version are missing.
    pub(super) fn client(&self, program: &str) -> anyhow::Result<Command> {
        if let Some(cluster) = &self.cluster {
            return Ok(cluster.client(program)?);
        }
        let mut command = Command::new(self.bin.as_ref().map_or_else(|| program.into(), |bin| bin.join(program)));
        if let Some(password) = self.address().as_ref().and_then(Url::password) {
            let password = percent_encoding::percent_decode_str(password).decode_utf8_lossy();
            command.env("PGPASSWORD", password.as_ref());
        }
        Ok(command)
    }

    /// The argument that names the database to a client program.
    pub(super) fn name(&self) -> String {
        let address = self.address().map(|mut url| {
            // Fails only for a URL without a host, which has no password.
            let _ = url.set_password(None);
            url.to_string()
        });
        format!("--dbname={}", address.as_deref().unwrap_or("claimdesk"))
    }

    /// Stops the private database if this process started it.
    pub(super) async fn close(self) -> anyhow::Result<()> {
        match self.cluster {
            Some(cluster) => Ok(cluster.close().await?),
            None => Ok(()),
        }
    }

    fn address(&self) -> Option<Url> {
        Url::parse(self.url.as_ref()?.expose_secret()).ok()
    }
}

/// An open database with the current schema.
pub(super) struct Database {
    pub(super) pool: Pool,
    pub(super) target: Target,
}

impl Database {
    /// Opens the configured database, or starts the private one, and migrates its schema.
    pub(super) async fn open(settings: &Settings, mode: Mode) -> anyhow::Result<Self> {
        let target = Target::open(settings, mode).await?;
        match prepare(&target.options, settings.database.pool).await {
            Ok(pool) => Ok(Self { pool, target }),
            Err(error) => {
                target.close().await?;
                Err(error)
            }
        }
    }

    /// Lets reads that may be a moment old go to the standbys of the settings.
    ///
    /// # Errors
    /// When the primary does not answer, or a standby cannot be reached in the way of `database_url`.
    pub(super) async fn use_replicas(&mut self, settings: &Settings) -> anyhow::Result<()> {
        let standbys = &settings.database.replicas.0;
        if standbys.is_empty() {
            return Ok(());
        }
        let options = |standby: &Standby| {
            let options = self.target.options.clone();
            let options = match (standby.host.starts_with('/'), options.get_socket()) {
                (true, _) => options.socket(&standby.host),
                (false, None) => options.host(&standby.host),
                (false, Some(_)) => {
                    let address = &standby.address;
                    bail!(
                        "database.replicas: {address} is a host, but the database is at a Unix socket. Name the host of the database in DATABASE_URL, too"
                    );
                }
            };
            let port = standby.port.unwrap_or_else(|| options.get_port());
            Ok((standby.address.clone(), options.port(port)))
        };
        let standbys = standbys.iter().map(options).collect::<anyhow::Result<_>>()?;
        self.pool = self.pool.clone().with_replicas(standbys, settings.database.pool).await?;
        Ok(())
    }

    /// The application context on this database.
    ///
    /// # Errors
    /// When a key file can be neither read nor created, or a setting is invalid.
    pub(super) fn app(&self, settings: &Settings, listening: std::net::SocketAddr) -> anyhow::Result<App> {
        let publisher = publisher(settings, listening);
        let seal = match &settings.seal.key {
            Some(key) => seal_bytes(key.expose_secret()).map_err(anyhow::Error::msg)?,
            None => kept_key(&settings.data_dir, SEAL_KEY, "that seals secrets")?,
        };
        let seal = SealKey::new(&seal).map_err(anyhow::Error::msg)?;
        let signing = kept_key(&settings.data_dir, AUDIT_KEY, "that signs the log")?;
        let signing = AuditKey::from_seed(&signing).map_err(anyhow::Error::msg)?;
        let pool = self.pool.clone();
        let authorities = settings.webhooks.ca_file.as_deref().map(authorities).transpose()?.unwrap_or_default();
        let guarded = GuardedClient::new(&settings.webhooks.allow.0, &authorities)
            .context("certificates of webhooks.ca_file or of the system cannot be used")?;
        let pages = PageClient::new(&settings.pages.allow.0, &publisher.public_url, settings.pages.robots)?;
        let app = App::new(pool, Clock::System, Random::System, publisher, seal, guarded, pages);
        let mailer = match &settings.smtp.url {
            Some(url) => Some(
                Mailer::new(url.expose_secret(), settings.smtp.from.clone())
                    .map_err(|problem| anyhow::anyhow!("smtp.url: {problem}"))?,
            ),
            None => None,
        };
        Ok(app
            .with_identity_provider(provider(&settings.oidc)?)
            .with_token_rate(settings.http.token_rate)
            .with_hubs(hubs_reach(settings))
            .with_archive(settings.pages.archive.clone())
            .with_watching(settings.pages.watch.0.clone())
            .with_analyser(analysis::analyser(settings)?)
            .with_audit_key(signing)
            .with_mailer(mailer)
            .of_class(WorkClass::Background))
    }

    /// Waits for an unexpected exit of the private database and returns the reason. Never ends for a configured one.
    pub(super) async fn ended(&mut self) -> anyhow::Error {
        match &mut self.target.cluster {
            Some(cluster) => cluster.unexpected_exit().await.into(),
            None => std::future::pending().await,
        }
    }

    /// Closes the pool and stops the private database if this process started it.
    pub(super) async fn close(self) -> anyhow::Result<()> {
        self.pool.close().await;
        self.target.close().await
    }
}

/// Starts or joins the private database.
async fn open_private(settings: &Settings, mode: Mode) -> anyhow::Result<Cluster> {
    let options = Options {
        bin_dir: settings.postgres.bin.clone(),
        user: settings.postgres.user.clone(),
        max_connections: MAX_CONNECTIONS,
        withheld_env: vec!["CLAIMDESK_".into(), "DATABASE_URL".into()],
        ..Options::new("claimdesk", &settings.data_dir, mode)
    };
    Cluster::open(options).await.map_err(|error| match solution(&error) {
        Some(solution) => anyhow::anyhow!("{error}; {solution}"),
        None => error.into(),
    })
}

/// Advice for an error of the private database, if there is any.
fn solution(error: &Error) -> Option<&'static str> {
    match error {
        Error::NoServer { .. } => {
            Some("or set postgres.bin to the directory of its programs, or use your own server with DATABASE_URL")
        }
        Error::OtherVersion { .. } => Some("see \"Another major version\" in docs/operate/install.md"),
        Error::Served { .. } => Some("or use another directory with --data-dir"),
        Error::NoUser { .. } | Error::ForeignOwner { .. } => Some("set this user with postgres.user"),
        _ => None,
    }
}

/// The OpenID Connect provider, if one is configured.
fn provider(oidc: &Oidc) -> anyhow::Result<Option<Provider>> {
    let Some(issuer) = &oidc.issuer else {
        return Ok(None);
    };
    let (Some(client_id), Some(client_secret)) = (&oidc.client_id, &oidc.client_secret) else {
        bail!("oidc.issuer takes oidc.client_id and oidc.client_secret");
    };
    let setup = Setup {
        name: &oidc.name,
        issuer,
        client_id,
        client_secret: client_secret.expose_secret(),
        role_claim: &oidc.role_claim,
        roles: oidc.roles.clone(),
    };
    Provider::new(setup).map(Some).context("cannot set up oidc.issuer")
}

/// A key of 32 bytes. Created at the first start; only its owner can read the file.
fn kept_key(data_dir: &Path, name: &str, purpose: &str) -> anyhow::Result<Vec<u8>> {
    let path = data_dir.join(name);
    let told = || format!("cannot use the key {purpose}, {}", path.display());
    if !path.exists() {
        make_key(data_dir, &path).with_context(told)?;
    }
    fs::read(&path).with_context(told)
}

/// Creates a key file atomically: writes a temporary file and links it to `path`. If `path` exists by then, keeps it.
fn make_key(data_dir: &Path, path: &Path) -> std::io::Result<()> {
    fs::create_dir_all(data_dir)?;
    let draft = path.with_extension(std::process::id().to_string());
    let mut options = fs::OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    file.write_all(&Random::System.bytes::<32>())?;
    file.sync_all()?;
    let named = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match named {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

async fn prepare(options: &PgConnectOptions, connections: u32) -> anyhow::Result<Pool> {
    store::kit::pool::migrate(options).await.context("cannot bring the database's schema up to date")?;
    store::kit::pool::open(options.clone(), connections).await.context("cannot connect to the database")
}

async fn check_version(options: &PgConnectOptions) -> anyhow::Result<()> {
    let version = store::kit::pool::server_version(options).await.with_context(|| {
        format!(
            "cannot connect to the database at {}, which DATABASE_URL names. Check that PostgreSQL runs there and that \
             this machine reaches it: `psql \"$DATABASE_URL\"` must connect",
            place(options)
        )
    })?;
    let major = u32::try_from(version / 10_000)?;
    if !SUPPORTED.contains(&major) {
        bail!(
            "the database is PostgreSQL {major}; Claimdesk needs {} to {}. Move it with pg_dump or pg_upgrade",
            SUPPORTED.start(),
            SUPPORTED.end()
        );
    }
    Ok(())
}

/// The certificates of a PEM file.
fn authorities(file: &Path) -> anyhow::Result<Vec<Certificate>> {
    let pem = fs::read(file).with_context(|| format!("webhooks.ca_file: {} cannot be read", file.display()))?;
    let certificates = Certificate::from_pem_bundle(&pem).unwrap_or_default();
    if certificates.is_empty() {
        bail!("webhooks.ca_file: {} has no certificate in PEM form", file.display());
    }
    Ok(certificates)
}

/// Where the database is, without user and password.
fn place(options: &PgConnectOptions) -> String {
    match options.get_socket() {
        Some(directory) => format!("{} (Unix socket), port {}", directory.display(), options.get_port()),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    }
}

/// Whether hubs on the internet can reach this server: its public URL is set, has TLS, and a host name of the public internet.
fn hubs_reach(settings: &Settings) -> bool {
    let url = settings.public_url.as_ref().and_then(|url| Url::parse(url.as_str()).ok());
    let host = url.as_ref().filter(|url| url.scheme() == "https").and_then(Url::domain);
    let private = ["localhost", "local", "internal", "lan", "home.arpa", "test"];
    let is_below =
        |host: &str, end: &str| host.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    host.is_some_and(|host| host.contains('.') && !private.iter().any(|end| is_below(host, end)))
}

/// Name, URLs and policies of the newsroom from the settings.
fn publisher(settings: &Settings, listening: std::net::SocketAddr) -> Publisher {
    let (said, feeds) = (settings.publisher.clone(), &settings.feeds);
    let public_url = settings.public_url(listening);
    Publisher {
        name: said.name,
        public_url: public_url.as_str().trim_end_matches('/').to_owned(),
        hub: feeds.hub.clone().map(WebAddress::into_string),
        no_front_page: !settings.public.front_page,
        security_contact: settings.public.security_contact.clone(),
        rules: PublishingRules {
            logo: said.logo,
            license: said.license,
            corrections_policy: said.corrections_policy,
            fact_checking_policy: said.fact_checking_policy,
            ethics_policy: said.ethics_policy,
            ownership: said.ownership,
            masthead: said.masthead,
            private_feeds: feeds.private,
            trusted_publishers: settings.imports.publishers.0.clone(),
            // Chosen in the dashboard only.
            ..PublishingRules::default()
        },
        version: 0,
    }
}
