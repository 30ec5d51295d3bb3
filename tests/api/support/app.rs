//! Test server: real sockets, own database, controlled clock, seeded randomness.

use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::AtomicU32;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use chrono::{DateTime, TimeDelta, Utc};
use claimdesk::app;
use claimdesk::app::articles::analyser::Analyser;
use claimdesk::app::context::App;
use claimdesk::domain::kernel::clock::Clock;
use claimdesk::domain::kernel::random::Random;
use claimdesk::domain::kernel::seal::SealKey;
use claimdesk::domain::newsroom::audit_key::AuditKey;
use claimdesk::domain::newsroom::job::Lane;
use claimdesk::domain::people::account::Role;
use claimdesk::domain::people::identity::RoleWords;
use claimdesk::domain::publishing::publisher::{Publisher, PublishingRules};
use claimdesk::domain::verdicts::archive::ArchiveService;
use claimdesk::http::kit::extract::address::Proxies;
use claimdesk::http::server::{Parts, serve};
use claimdesk::jobs::{clock, listener, worker};
use claimdesk::net::http_client::{GuardedClient, choose_cryptography};
use claimdesk::net::mailer::Mailer;
use claimdesk::net::openid_connect::Setup;
use claimdesk::net::page_client::PageClient;
use claimdesk::store;
use sentence_vectors::Model;
use sqlx::postgres::PgConnectOptions;
use sqlx::{Decode, PgConnection, Postgres, Type};
use tokio_util::sync::CancellationToken;

use super::Person;
use super::database::Database;
use super::line::Line;
use super::provider::{CLIENT, Provider, SECRET};

/// Who publishes in the tests.
pub const PUBLISHER: &str = "The Karvian Verifier";

/// How many connections one address may hold open: few enough for the files that a test may open.
pub const CONNECTIONS: usize = 256;

/// Connections to the database: eight for requests, two for heavy reads, two for background work.
pub const CONNECTIONS_TO_DATABASE: u32 = 12;

/// Pause between two requests to a site.
const PAUSE: Duration = Duration::from_millis(50);

pub struct TestApp {
    pub app: App,
    /// Where it listens, without a slash at the end.
    pub url: String,
    pub address: SocketAddr,
    pub(super) people: AtomicU32,
    shutdown: CancellationToken,
    server: ServerHandle,
    database: Database,
    standbys: Vec<(String, PgConnectOptions)>,
}

impl TestApp {
    pub async fn start() -> Self {
        Box::pin(Self::with(Publisher::default(), None, None)).await
    }

    /// The server with an identity provider.
    pub async fn with_identity_provider(provider: &Provider) -> Self {
        let url = provider.url();
        let roles = [
            (Role::Admin, "claimdesk-admin"),
            (Role::Editor, "claimdesk-editor"),
            (Role::Reviewer, "claimdesk-reviewer"),
        ];
        let setup = Setup {
            name: "Newsroom ID",
            issuer: &url,
            client_id: CLIENT,
            client_secret: SECRET,
            role_claim: "roles",
            roles: RoleWords(roles.map(|(role, word)| (role, word.to_owned())).into()),
        };
        Self::with(Publisher::default(), None, Some(claimdesk::net::openid_connect::Provider::new(setup).unwrap()))
            .await
    }

    /// When every test begins, in seconds since 1970.
    pub fn begins_at() -> i64 {
        begin().timestamp()
    }

    /// The server with a mail server.
    pub async fn mailing(mailer: Mailer) -> Self {
        Self::with(Publisher::default(), Some(mailer), None).await
    }

    /// The server behind a proxy that speaks TLS.
    pub async fn behind_tls(public_url: &str) -> Self {
        let publisher = Publisher { public_url: public_url.to_owned(), ..Publisher::default() };
        Self::with(publisher, None, None).await
    }

    /// The server of a newsroom that takes checks of these publishers in.
    pub async fn trusting(publishers: &[&str]) -> Self {
        Self::publishing(PublishingRules {
            trusted_publishers: publishers.iter().map(|&host| host.to_owned()).collect(),
            ..PublishingRules::default()
        })
        .await
    }

    /// The server of a newsroom whose feeds a hub tells of.
    pub async fn with_hub(hub: &str) -> Self {
        let publisher = Publisher { hub: Some(hub.to_owned()), ..Publisher::default() };
        Self::with(publisher, None, None).await
    }

    /// The server of a newsroom whose feeds are for subscribers.
    pub async fn with_private_feeds() -> Self {
        Self::publishing(PublishingRules { private_feeds: true, ..PublishingRules::default() }).await
    }

    /// The server with these publishing rules in its configuration.
    pub async fn publishing(rules: PublishingRules) -> Self {
        Self::of(Publisher { rules, ..Publisher::default() }).await
    }

    /// The server of this newsroom.
    pub async fn of(publisher: Publisher) -> Self {
        Self::with(publisher, None, None).await
    }

    /// The server of a newsroom that takes checks of these publishers in and compares claims by this model.
    pub async fn comparing(model: Model, publishers: &[&str]) -> Self {
        let rules = PublishingRules {
            trusted_publishers: publishers.iter().map(|&host| host.to_owned()).collect(),
            ..PublishingRules::default()
        };
        let publisher = Publisher { rules, ..Publisher::default() };
        let database = Database::new().await;
        let (options, analyser) = (database.options(), Analyser::new(None, Some(model)));
        Self::over(database, options, publisher, None, None, |app| app.with_analyser(analyser)).await
    }

    async fn with(
        publisher: Publisher,
        mailer: Option<Mailer>,
        provider: Option<claimdesk::net::openid_connect::Provider>,
    ) -> Self {
        let database = Database::new().await;
        let options = database.options();
        Self::over(database, options, publisher, mailer, provider, |app| app).await
    }

    /// The server of a newsroom with an archive service.
    pub async fn archiving(template: &str) -> Self {
        let database = Database::new().await;
        let options = database.options();
        let archive = ArchiveService::new(template).unwrap();
        Self::over(database, options, Publisher::default(), None, None, |app| app.with_archive(Some(archive))).await
    }

    /// The server on a database that is there already; dropped at the end.
    pub async fn on(options: PgConnectOptions) -> Self {
        Self::over(Database::at(&options), options, Publisher::default(), None, None, |app| app).await
    }

    /// The server behind a line to its database that can fall silent.
    pub async fn behind_a_line() -> (Self, Line) {
        let database = Database::new().await;
        let (line, options) = Line::to(&database.options());
        (Self::over(database, options, Publisher::default(), None, None, |app| app).await, line)
    }

    /// The server behind a pooler that drops the parameter `options` of the startup message.
    pub async fn behind_a_pooler() -> (Self, Line) {
        let database = Database::new().await;
        let (line, options) = Line::without_options(&database.options());
        (Self::over(database, options, Publisher::default(), None, None, |app| app).await, line)
    }

    /// The server of a database with standbys; dropped at the end.
    pub async fn with_standbys(options: PgConnectOptions, standbys: Vec<(String, PgConnectOptions)>) -> Self {
        let pool = Self::opened(options.clone()).await.with_replicas(standbys.clone(), 8).await.unwrap();
        let mut app = Self::around(Database::at(&options), pool, Publisher::default(), None, None, |app| app).await;
        app.standbys = standbys;
        app
    }

    async fn opened(options: PgConnectOptions) -> store::kit::pool::Pool {
        choose_cryptography();
        store::kit::pool::open(options, CONNECTIONS_TO_DATABASE).await.unwrap()
    }

    async fn over(
        database: Database,
        options: PgConnectOptions,
        publisher: Publisher,
        mailer: Option<Mailer>,
        provider: Option<claimdesk::net::openid_connect::Provider>,
        adjust: impl FnOnce(App) -> App,
    ) -> Self {
        // On the heap: every test begins with this future.
        let pool = Box::pin(Self::opened(options)).await;
        Box::pin(Self::around(database, pool, publisher, mailer, provider, adjust)).await
    }

    async fn around(
        database: Database,
        pool: store::kit::pool::Pool,
        publisher: Publisher,
        mailer: Option<Mailer>,
        provider: Option<claimdesk::net::openid_connect::Provider>,
        adjust: impl FnOnce(App) -> App,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let url = format!("http://{address}");
        let publisher = Publisher {
            name: PUBLISHER.to_owned(),
            public_url: Some(publisher.public_url).filter(|address| !address.is_empty()).unwrap_or_else(|| url.clone()),
            ..publisher
        };
        let (clock, random) = (Clock::held_at(begin()), Random::seeded(7));
        let seal = SealKey::new(&[9; 32]).unwrap();
        // Receivers in tests stand on this machine.
        let guarded = GuardedClient::new(&["127.0.0.1/32".parse().unwrap()], &[]).unwrap();
        // So do sites; their robots.txt has tests of its own.
        let pages = PageClient::new(&["127.0.0.1/32".parse().unwrap()], &url, true).unwrap().with_pause(PAUSE);
        let app = App::new(pool, clock, random, publisher, seal, guarded, pages)
            .with_hubs(true)
            .with_watching([1, 6, 24].map(TimeDelta::hours).to_vec())
            .with_audit_key(AuditKey::from_seed(&[7; 32]).unwrap())
            .with_identity_provider(provider)
            .with_mailer(mailer);
        let app = adjust(app);
        Box::pin(app::newsroom::setting::start(&app)).await.unwrap();

        let shutdown = CancellationToken::new();
        let start = Box::pin(app::newsroom::live::end(&app)).await.unwrap();
        tokio::spawn(listener::run(app.clone(), start, shutdown.clone()));
        let parts = Parts {
            app: app.clone(),
            listener,
            workers: 2,
            // The tests' own address is none of a proxy, but for those that say so.
            proxies: Proxies(vec!["127.0.0.2/32".parse().unwrap()]),
            connections_per_address: CONNECTIONS,
            metrics: claimdesk::http::kit::metrics::Metrics::default(),
            shutdown: shutdown.clone(),
        };
        let running = serve(parts).unwrap();
        let server = running.handle();
        tokio::spawn(running);
        let people = AtomicU32::new(0);
        Self { app, url, address, people, shutdown, server, database, standbys: Vec::new() }
    }

    /// The use cases of another server on the same database, as a second process would be: nothing is shared but the clock.
    pub async fn twin(&self) -> App {
        let pool = store::kit::pool::open(self.database.options(), 4).await.unwrap();
        let pool =
            if self.standbys.is_empty() { pool } else { pool.with_replicas(self.standbys.clone(), 4).await.unwrap() };
        let publisher = Publisher { version: 0, ..Publisher::clone(&self.app.publisher()) };
        let seal = SealKey::new(&[9; 32]).unwrap();
        let guarded = GuardedClient::new(&[], &[]).unwrap();
        let (clock, random) = (self.app.clock.clone(), Random::seeded(8));
        let pages = PageClient::new(&[], &self.url, true).unwrap();
        let app = App::new(pool, clock, random, publisher, seal, guarded, pages);
        app::newsroom::setting::start(&app).await.unwrap();
        app
    }

    /// Another server on the same database. Ends with the first.
    pub async fn beside(&self) -> Person {
        let app = self.twin().await;
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let start = app::newsroom::live::end(&app).await.unwrap();
        tokio::spawn(listener::run(app.clone(), start, self.shutdown.clone()));
        let running = serve(Parts {
            app,
            listener,
            workers: 1,
            proxies: Proxies(vec![]),
            connections_per_address: CONNECTIONS,
            metrics: claimdesk::http::kit::metrics::Metrics::default(),
            shutdown: self.shutdown.clone(),
        })
        .unwrap();
        tokio::spawn(running);
        let reader = self.anyone();
        Person { url, ..reader }
    }

    /// How to reach its database as the owner.
    pub fn options(&self) -> PgConnectOptions {
        self.database.options()
    }

    /// Does everything that is due. Tests step the queue and never wait for it.
    pub async fn drain_jobs(&self) {
        for lane in [Lane::Pages, Lane::Own] {
            while Box::pin(worker::step(&self.app, lane)).await.unwrap() {}
        }
    }

    /// What happens because time has passed.
    pub async fn tick(&self) {
        clock::tick(&self.app).await;
    }

    pub fn advance(&self, by: TimeDelta) {
        self.app.clock.advance(by);
    }

    /// What a signal to stop does first: readiness turns, streams end.
    pub fn begin_to_stop(&self) {
        self.shutdown.cancel();
    }

    /// The one value that a query returns.
    pub async fn value<T>(&self, query: &'static str) -> T
    where
        T: for<'r> Decode<'r, Postgres> + Type<Postgres> + Send + Unpin,
    {
        let value = sqlx::query_scalar(query);
        value.fetch_one(&mut self.database().await).await.unwrap()
    }

    /// A connection past the server, as the owner of everything in the database.
    pub async fn database(&self) -> PgConnection {
        self.database.connect().await
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.shutdown.cancel();
        // The command is sent by the call; nobody needs its end.
        drop(self.server.stop(false));
    }
}

/// When every test begins.
pub fn begin() -> DateTime<Utc> {
    "2026-03-04T09:00:00Z".parse().unwrap()
}
